"""Bringing older desks up to date: a proven copy first, then today's layout in one transaction."""

from pathlib import Path

from sqlalchemy import Connection

from pbdesk.errors import DeskNotOpened
from pbdesk.sentences import say
from pbdesk.store import sqlite
from pbdesk.store.copying import copy_desk
from pbdesk.store.key import Key
from pbdesk.store.layout import LostRows, lay_out_again

VERSION = 7
"""The version of the schema that this program writes; `tests/store/old` keeps a desk of every earlier one."""
_ADVICE = say("restore the latest backup")


def bring_up_to_date(path: Path, version: int, key: Key | None) -> None:
    """Migrate a desk in place; its former state stays beside it as `NAME.vN.bak`.

    Foreign keys are off while tables change hands, and checked before the transaction ends. A desk whose
    update fails stays what it was.
    """
    copy_desk(path, path.with_name(f"{path.name}.v{version}.bak"), key)
    engine = sqlite.connect(path, writable=True, enforcing=False, key=key)
    try:
        with sqlite.mended(path), engine.begin() as connection:
            lay_out_again(connection)
            _prove(connection, path)
            sqlite.sign(connection, VERSION)
    except LostRows as lost:
        raise DeskNotOpened(
            path, say("rows of {table} would be lost by the update", table=str(lost)), _ADVICE
        ) from lost
    finally:
        engine.dispose()


def _prove(connection: Connection, path: Path) -> None:
    orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    if orphans:
        raise DeskNotOpened(path, say("{n} links would be lost by the update", n=len(orphans)), _ADVICE)
