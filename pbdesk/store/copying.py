"""Copies of a desk that are proven before they count."""

from pathlib import Path

from pbdesk.errors import CannotWrite
from pbdesk.sentences import say
from pbdesk.store import sqlite
from pbdesk.store.key import Key
from pbdesk.whole import whole


def copy_desk(source: Path, target: Path, key: Key | None) -> None:
    """Copy a desk file as of one moment, under the same key; `target` appears only when it is whole and proven."""
    with whole(target, desk=True) as partial, sqlite.mended(target, source=source):
        write_copy(source, partial, key, key)


def write_copy(source: Path, copy: Path, key: Key | None, new: Key | None) -> None:
    """Write a copy under a key of its own and read it back; raises `CannotWrite` where it is not whole."""
    copy.unlink(missing_ok=True)
    sqlite.copy_into(source, copy, key, new)
    if _counted(source, key) != _counted(copy, new):
        raise CannotWrite(copy, say("the copy is not whole"), say("try again in another place"))


def _counted(path: Path, key: Key | None) -> tuple[object, ...]:
    engine = sqlite.connect(path, writable=False, key=key)
    try:
        with engine.connect() as connection:
            sound = connection.exec_driver_sql("PRAGMA integrity_check").scalar_one()
            records = connection.exec_driver_sql("SELECT count(*) FROM record").scalar_one()
            last = connection.exec_driver_sql("SELECT digest FROM change ORDER BY n DESC LIMIT 1").scalar()
            return sound, records, last, sqlite.identify(connection)
    finally:
        engine.dispose()
