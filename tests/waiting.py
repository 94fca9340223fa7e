"""Days that pass in a test: what was done so far is said to have been done earlier."""

from datetime import UTC, datetime

from sqlalchemy import Connection, update

from pbdesk.store.desk import Desk
from pbdesk.store.tables import CHANGE

TODAY = datetime.now(UTC).date().isoformat()


def unguard(connection: Connection) -> None:
    """Let the history be written, which a desk never does."""
    wanted = "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name IN ('entry', 'change')"
    for name in connection.exec_driver_sql(wanted).scalars().all():
        connection.exec_driver_sql(f'DROP TRIGGER "{name}"')


def dated(desk: Desk, day: str) -> None:
    """Say of every change made today so far that it was made on an earlier day: the only way to wait in a test."""
    with desk.writing() as connection:
        unguard(connection)
        connection.execute(update(CHANGE).where(CHANGE.c.at.startswith(TODAY)).values(at=f"{day}T12:00:00.000Z"))
