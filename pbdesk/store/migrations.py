"""Bringing older desks up to date: a proven copy first, then every step in one transaction."""

from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Connection

from pbdesk.errors import DeskNotOpened
from pbdesk.store import sqlite
from pbdesk.store.copying import copy_desk

VERSION = 1
"""The version of the schema that this program writes."""

STEPS: dict[int, Callable[[Connection], None]] = {}
"""The step that leads from a version to the next one."""


def bring_up_to_date(path: Path, version: int) -> None:
    """Migrate a desk in place; its former state stays beside it as `NAME.vN.bak`.

    Foreign keys are off while tables change hands (dropping a table would delete what points
    to it), and checked before the transaction ends.
    """
    if version not in STEPS:
        raise DeskNotOpened(path, f"its version {version} is not known", "restore the latest backup")
    copy_desk(path, path.with_name(f"{path.name}.v{version}.bak"))
    engine = sqlite.connect(path, writable=True, enforcing=False)
    try:
        with sqlite.mended(path), engine.begin() as connection:
            for step in range(version, VERSION):
                STEPS[step](connection)
            _prove(connection, path)
            sqlite.sign(connection, VERSION)
    finally:
        engine.dispose()


def _prove(connection: Connection, path: Path) -> None:
    orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    if orphans:
        raise DeskNotOpened(path, f"{len(orphans)} links would be lost by the update", "restore the latest backup")
