"""Copies of a desk that are proven before they count."""

from pathlib import Path

from pbdesk.errors import CannotWrite
from pbdesk.sentences import say
from pbdesk.store import sqlite
from pbdesk.whole import whole


def copy_desk(source: Path, target: Path) -> None:
    """Copy a desk file as of one moment; `target` appears only when it is whole and proven."""
    with whole(target) as partial:
        partial.unlink(missing_ok=True)
        with sqlite.mended(target):
            sqlite.copy_into(source, partial)
        _prove(source, partial)


def _prove(source: Path, copy: Path) -> None:
    if _counted(source) != _counted(copy):
        raise CannotWrite(copy, say("the copy is not whole"), say("try again in another place"))


def _counted(path: Path) -> tuple[object, ...]:
    engine = sqlite.connect(path, writable=False)
    try:
        with engine.connect() as connection:
            sound = connection.exec_driver_sql("PRAGMA integrity_check").scalar_one()
            records = connection.exec_driver_sql("SELECT count(*) FROM record").scalar_one()
            last = connection.exec_driver_sql("SELECT digest FROM change ORDER BY n DESC LIMIT 1").scalar()
            return sound, records, last, sqlite.identify(connection)
    finally:
        engine.dispose()
