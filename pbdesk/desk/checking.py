"""Whether a desk is whole, and proven copies of it."""

from datetime import UTC, datetime
from pathlib import Path

from pbdesk.errors import CannotWrite
from pbdesk.sentences import Sentence, say
from pbdesk.store.check import faults
from pbdesk.store.copying import copy_desk
from pbdesk.store.desk import Desk
from pbdesk.store.key import unlock
from pbdesk.store.putting_back import put_back


def check(desk: Desk) -> list[Sentence]:
    """Everything wrong with the file, its links, guards, history, records and search index; empty is sound."""
    return faults(desk)


def backup(desk: Desk, folder: Path | None = None) -> Path:
    """A proven copy in a folder (beside the desk by default), named by the moment; returns where it is."""
    target = folder or desk.path.parent
    if not target.is_dir():
        raise CannotWrite(target, say("there is no such folder"), say("make it, or give another"))
    moment = datetime.now(UTC).strftime("%Y-%m-%dT%H%M%SZ")
    made = target / f"{desk.path.stem}-{moment}.backup.pbdesk"
    copy_desk(desk.path, made, desk.key)
    return made


def restore(backup: Path, desk: Path, person: str, passphrase: str | None = None) -> Path | None:
    """A backup in the place of a desk; gives where the file that stood there is now, None where none stood.

    The desk opens with the backup's passphrase then, if the backup has one.
    """
    return put_back(backup, desk, person, unlock(backup, passphrase))
