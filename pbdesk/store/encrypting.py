"""A desk put under a passphrase, under another one, or under none: a proven new file in the place of the former."""

from pathlib import Path
from typing import NamedTuple

from pbdesk.errors import Damaged
from pbdesk.store import sqlite
from pbdesk.store.check import faults
from pbdesk.store.copying import write_copy
from pbdesk.store.desk import open_desk
from pbdesk.store.key import Key
from pbdesk.store.lock import Lock
from pbdesk.whole import PLAIN, whole


class Copies(NamedTuple):
    """The copies of a desk beside it, which stay as they were made."""

    plain: list[Path]
    encrypted: list[Path]


def put_under(path: Path, person: str, key: Key | None, new: Key | None) -> Copies:
    """Put a desk that `key` opens under the key `new`; the records and their history are the same.

    Until the new file is proven the desk is the former one.
    """
    open_desk(path, key=key).close()
    with Lock(path, person), whole(path, desk=True) as coming, sqlite.mended(path):
        write_copy(path, coming, key, new)
        with open_desk(coming, key=new) as copy:
            found = faults(copy)
        if found:
            raise Damaged(path, found)
    return _copies_of(path)


def _copies_of(path: Path) -> Copies:
    """Its backups, what it replaced, and what it was before an update."""
    patterns = (f"{path.stem}-*.backup.pbdesk", f"{path.stem}-*.replaced.pbdesk", f"{path.name}.v*.bak")
    found = sorted(one for pattern in patterns for one in path.parent.glob(pattern))
    plain = [one for one in found if _begins_plain(one)]
    return Copies(plain, [one for one in found if one not in plain])


def _begins_plain(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(PLAIN)) == PLAIN
