"""Opening the window from the shell; the core itself knows no window."""

import importlib
from argparse import Namespace


def open_window(options: Namespace) -> int:
    """`pbdesk` and `pbdesk open DESK`."""
    path = getattr(options, "desk", None)
    return int(importlib.import_module("ui.app").main([str(path)] if path else []))
