"""Opening the window from the shell; the core itself knows no window."""

import importlib
from argparse import Namespace

from pbdesk.cli.passphrases import passphrase_in


def open_window(options: Namespace) -> int:
    """`pbdesk` and `pbdesk open DESK`."""
    path, passphrase = getattr(options, "desk", None), passphrase_in(getattr(options, "passphrase_file", None))
    return int(importlib.import_module("ui.app").main([str(path)] if path else [], passphrase))
