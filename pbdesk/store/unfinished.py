"""What a person has begun and not completed: kept in the file beside the records, outside their history."""

from sqlalchemy import Connection, select

from pbdesk.store.tables import DESK


def unfinished(connection: Connection, person: str) -> str:
    """What a person has begun, as it was kept; nothing where all is complete."""
    return connection.execute(select(DESK.c.value).where(DESK.c.name == _name(person))).scalar() or ""


def keep_unfinished(connection: Connection, person: str, text: str) -> None:
    """Keep this in place of what was kept before; nothing forgets it."""
    connection.execute(DESK.delete().where(DESK.c.name == _name(person)))
    if text:
        connection.execute(DESK.insert().values(name=_name(person), value=text))


def _name(person: str) -> str:
    return f"unfinished of {person}"
