"""A backup put back in a desk's place: proven first, and what stood there stays beside it; nothing is lost."""

from datetime import UTC, datetime
from pathlib import Path

from pbdesk.errors import CannotWrite, DeskNotOpened
from pbdesk.sentences import say
from pbdesk.store.check import faults
from pbdesk.store.copying import copy_desk
from pbdesk.store.desk import look, open_desk
from pbdesk.store.key import Key
from pbdesk.store.lock import Lock
from pbdesk.whole import refusal

_JOURNAL = "-journal"
"""What SQLite puts beside a file that is being written; it belongs to that very file and goes where that goes."""


def put_back(backup: Path, desk: Path, person: str, key: Key | None) -> Path | None:
    """Put a backup in the place of a desk; gives where the file that stood there is now, None where none stood.

    What was an encrypted backup is an encrypted desk under the same passphrase (`key`), a plain one is plain.
    Raises `DeskNotOpened` for a backup that is none or is damaged, `DeskInUse`, `CannotWrite`; the desk is then
    what it was.
    """
    look(backup, key)
    if desk.exists() and desk.samefile(backup):
        raise CannotWrite(desk, say("it is the backup itself"), say("name the desk that it is to take the place of"))
    coming = desk.with_name(f"{desk.name}.coming")
    with Lock(desk, person):
        try:
            copy_desk(backup, coming, key)
            _prove(backup, coming, key)
            return _exchange(coming, desk)
        finally:
            for left in (coming, *coming.parent.glob(f"{coming.name}.v*.bak")):
                left.unlink(missing_ok=True)


def _prove(backup: Path, coming: Path, key: Key | None) -> None:
    """Check the copy as any desk is checked; one of an earlier version is brought up to date for that."""
    with open_desk(coming, key=key) as copy:
        found = faults(copy)
    if found:
        raise DeskNotOpened(backup, say("the backup is damaged: {fault}", fault=found[0]), say("take another backup"))


def _exchange(coming: Path, desk: Path) -> Path | None:
    """Move the old file aside with its journal, which would spoil another file, and then the new one in its place."""
    aside = _moved(desk, datetime.now(UTC)) if desk.exists() else None
    try:
        coming.replace(desk)
    except OSError as error:
        if aside:
            _move(aside, desk)
        raise CannotWrite(desk, *refusal(error, desk)) from error
    return aside


def _moved(desk: Path, moment: datetime) -> Path:
    aside = desk.with_name(f"{desk.stem}-{moment:%Y-%m-%dT%H%M%S%fZ}.replaced.pbdesk")
    try:
        _move(desk, aside)
    except OSError as error:
        raise CannotWrite(desk, *refusal(error, desk)) from error
    return aside


def _move(source: Path, target: Path) -> None:
    journal = source.with_name(source.name + _JOURNAL)
    source.rename(target)
    if journal.exists():
        journal.rename(target.with_name(target.name + _JOURNAL))
