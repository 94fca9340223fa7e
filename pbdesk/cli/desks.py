"""The desk a command is about: opened, with its passphrase where one is given."""

import sys
from argparse import Namespace
from pathlib import Path

from pbdesk.cli.passphrases import passphrase_in
from pbdesk.desk import opening
from pbdesk.store.desk import Desk


def opened(options: Namespace, *, person: str | None = None) -> Desk:
    """The desk named, open for writing where a person is."""
    return opening.open_desk(options.desk, person=person, passphrase=passphrase_in(options.passphrase_file))


def tell_plain(desk: Desk, out: Path) -> None:
    """Say that what was written out of an encrypted desk is not encrypted."""
    if desk.key:
        print(f"{out} is not encrypted as the desk is: whoever has it can read it.", file=sys.stderr)
