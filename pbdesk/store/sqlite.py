"""Everything that is special to SQLite but its full-text index (`texts`) and the opening of a file (`cipher`)."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from json.encoder import encode_basestring_ascii
from pathlib import Path
from typing import Any

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Connection,
    Engine,
    Select,
    bindparam,
    collate,
    create_engine,
    event,
    func,
    select,
)
from sqlalchemy.dialects.sqlite.base import SQLiteCompiler, SQLiteDialect
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import ConnectionPoolEntry, StaticPool

from pbdesk.errors import CannotWrite, Damaged, DeskInUse, PbdeskError, RuleBroken
from pbdesk.sentences import Sentence, say, term
from pbdesk.store import cipher
from pbdesk.store.guards import refusals, same_again
from pbdesk.store.key import Key
from pbdesk.whole import refusal

APPLICATION_ID = 0x50424431
"""Written in the header of every desk: the letters PBD1."""

_ONLY_READING = "only_reading"
_IN_IDS, _BETWEEN = b"0123456789abcdef-", '","'
"""What ids are made of, and what stands between them in a list."""
_DIALECT = SQLiteDialect(paramstyle="qmark")


def connect(path: Path | None, *, writable: bool, enforcing: bool = True, key: Key | None = None) -> Engine:
    """An engine on one desk file (None: in memory) with every setting made; made on first use.

    Readers too open the file for writing where they may: what a killed writer left half-done
    is rolled back by whoever comes next. Without `enforcing`, foreign keys are not enforced.
    What is bound to a statement, a key too, is never shown in an error.
    """

    def open_connection() -> Any:
        return cipher.opened(path, key, _mode(path) if path else "")

    engine = create_engine(
        "sqlite://", module=cipher.DRIVER, creator=open_connection, poolclass=StaticPool, hide_parameters=True
    )
    event.listen(engine, "connect", _set_up if writable else _set_up_reader)
    if not enforcing:
        event.listen(engine, "connect", _set_free)
    event.listen(engine, "begin", _begin_writing if writable else _begin_reading)
    return engine


def _set_up(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    cipher.set_up(connection)


def _set_up_reader(connection: DBAPIConnection, entry: ConnectionPoolEntry) -> None:
    _set_up(connection, entry)
    cursor = connection.cursor()
    cursor.execute("PRAGMA query_only = ON")
    cursor.close()


def _set_free(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA foreign_keys = OFF")
    cursor.close()


def _mode(path: Path) -> str:
    return "rw" if os.access(path, os.W_OK) and os.access(path.absolute().parent, os.W_OK) else "ro"


def reader(engine: Engine) -> Connection:
    """A connection on the same file that is kept for reading, moment by moment (`one_moment`)."""
    return engine.connect().execution_options(**{_ONLY_READING: True})


@contextmanager
def one_moment(connection: Connection) -> Iterator[None]:
    """Let a reader see one moment of the file; it takes no lock on writing."""
    raw = _raw(connection)
    raw.execute("BEGIN")
    try:
        yield
    finally:
        if connection.in_transaction():
            connection.rollback()
        raw.rollback()


def _begin_writing(connection: Connection) -> None:
    _begin(connection, "BEGIN IMMEDIATE")


def _begin_reading(connection: Connection) -> None:
    _begin(connection, "BEGIN")


def _begin(connection: Connection, how: str) -> None:
    """A reader is within its moment already."""
    if not connection.get_execution_options().get(_ONLY_READING):
        _raw(connection).execute(how)


def copy_into(source: Path, target: Path, key: Key | None, new: Key | None) -> None:
    """Copy a database as of one moment into a new file under a key of its own, or none."""
    engine = connect(source, writable=False, enforcing=False, key=key)
    try:
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            for step in ("COMMIT", "PRAGMA query_only = OFF"):
                connection.exec_driver_sql(step)
            connection.exec_driver_sql("ATTACH ? AS copy KEY ?", (str(target), new.spoken if new else ""))
            for step in ("PRAGMA copy.journal_mode = OFF", "PRAGMA copy.synchronous = OFF", "BEGIN"):
                connection.exec_driver_sql(step)
            connection.exec_driver_sql("SELECT sqlcipher_export('copy')")
            application, version = identify(connection)
            connection.exec_driver_sql(f"PRAGMA copy.application_id = {application}")
            connection.exec_driver_sql(f"PRAGMA copy.user_version = {version}")
            for step in ("COMMIT", "DETACH copy", "BEGIN"):
                connection.exec_driver_sql(step)
    finally:
        engine.dispose()


def create_file(path: Path) -> None:
    """Make a new empty file; one that is there already is never overwritten."""
    try:
        path.open("xb").close()
    except FileExistsError as error:
        raise CannotWrite(path, say("there is a file of that name already")) from error
    except OSError as error:
        raise CannotWrite(path, *refusal(error, path)) from error


def identify(connection: Connection) -> tuple[int, int]:
    """The application id and the schema version in the file's header."""
    application = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
    version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    return int(application), int(version)


def sign(connection: Connection, version: int) -> None:
    """Write the application id and the schema version into the file's header."""
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {version}")


def schema(connection: Connection) -> set[tuple[str, str]]:
    """Name and text of every table, index and trigger of the desk."""
    rows = connection.exec_driver_sql(
        "SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'search%'"
    )
    return {(name, " ".join(sql.split())) for name, sql in rows}


@dataclass(frozen=True)
class SetAside:
    """A table moved out of the way of a new one of its name."""

    name: str
    columns: frozenset[str]
    rows: int


def take_down(connection: Connection) -> None:
    """Take off every trigger, index and the search index, so that tables can change hands."""
    wanted = "SELECT type, name FROM sqlite_schema WHERE type IN ('trigger', 'index') AND sql IS NOT NULL"
    for sort, name in connection.exec_driver_sql(wanted).fetchall():
        connection.exec_driver_sql(f'DROP {sort} "{name}"')
    connection.exec_driver_sql("DROP TABLE search")


def set_aside(connection: Connection, table: str) -> SetAside | None:
    """Rename a table out of the way; None where there is none. What points to its name goes on doing so."""
    columns = [row.name for row in connection.exec_driver_sql(f'PRAGMA table_info("{table}")')]
    if not columns:
        return None
    aside = f"former_{table}"
    connection.exec_driver_sql("PRAGMA legacy_alter_table = ON")
    connection.exec_driver_sql(f'ALTER TABLE "{table}" RENAME TO "{aside}"')
    connection.exec_driver_sql("PRAGMA legacy_alter_table = OFF")
    rows = connection.exec_driver_sql(f'SELECT count(*) FROM "{aside}"').scalar_one()
    return SetAside(aside, frozenset(columns), rows)


def pour(connection: Connection, source: str, target: str, columns: Sequence[str]) -> int:
    """Move the rows of one table into another by these columns and drop the first; gives how many arrived."""
    names = ", ".join(f'"{column}"' for column in columns)
    connection.exec_driver_sql(f'INSERT INTO "{target}" ({names}) SELECT {names} FROM "{source}"')
    connection.exec_driver_sql(f'DROP TABLE "{source}"')
    return int(connection.exec_driver_sql(f'SELECT count(*) FROM "{target}"').scalar_one())


@contextmanager
def mended(path: Path, *, source: Path | None = None) -> Iterator[None]:
    """Turn the database's own refusals into errors a person can mend; damage is that of the `source` of a copy."""
    try:
        yield
    except (DBAPIError, cipher.Error) as error:
        text = str(getattr(error, "orig", error))
        raise _broken_rule(text, path) or _refusal(text, path, source or path) or error from error


def _broken_rule(text: str, path: Path) -> RuleBroken | None:
    words = rule_in(text)
    if words is None and "FOREIGN KEY constraint failed" in text:
        words = say("A link would lead to a record that the desk does not have.")
    return RuleBroken(path.name, [words]) if words else None


def rule_in(text: str) -> Sentence | None:
    """The rule by which the file refused, from the words of the database's error; None where it was none."""
    if text.startswith("rule: "):
        words = text.removeprefix("rule: ")
        return refusals().get(words) or term(words)
    if text.startswith("UNIQUE constraint failed: "):
        return same_again(part.partition(".") for part in text.partition(": ")[2].split(", "))
    return None


def _refusal(text: str, path: Path, source: Path) -> PbdeskError | None:
    if "malformed" in text or "not a database" in text:
        return Damaged(source, [say("the file cannot be read through ({why})", why=text)])
    if "database or disk is full" in text:
        return CannotWrite(path, say("the disk is full"), say("make room, then try again; nothing was changed"))
    if "readonly" in text or "unable to open" in text:
        return CannotWrite(
            path, say("the file or its folder is read-only"), say("copy the desk to a folder of your own")
        )
    if "locked" in text:
        return DeskInUse(path, say("another program"))
    if "disk I/O error" in text:
        return CannotWrite(path, say("the disk failed"), say("check the disk, then try again; nothing was changed"))
    return None


def asked(connection: Connection, statement: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
    """Every row of a statement just as the driver gives it; who listens to statements hears of it."""
    for listener in connection.engine.dispatch.before_cursor_execute:
        listener(connection, None, statement, parameters, None, False)
    rows: list[tuple[Any, ...]] = _raw(connection).execute(statement, parameters).fetchall()
    return rows


def in_sql(
    statement: "Select[*tuple[Any, ...]] | CompoundSelect[*tuple[Any, ...]]",
) -> tuple[str, tuple[str, ...], dict[str, Any]]:
    """A statement in SQL, the names of what is bound in it in their order, and the values it holds already."""
    made = SQLiteCompiler(_DIALECT, statement)
    left_open = {name for name, one in made.binds.items() if one.required}
    whole = made.construct_expanded_state(dict.fromkeys(left_open))
    held = {name: value for name, value in whole.parameters.items() if name not in left_open}
    return whole.statement, tuple(whole.positiontup or ()), held


def by_letters(column: ColumnElement[Any]) -> ColumnElement[Any]:
    """A text as it is sorted: capital letters stand with small ones; letters beyond A to Z stand after them."""
    return collate(column, "NOCASE")


def _raw(connection: Connection) -> Any:
    return connection.connection.dbapi_connection


def keyed(
    connection: Connection, table: str, columns: Sequence[str], keys: Sequence[str], *, key: str = "id",
    order: Sequence[str] = (),
) -> list[tuple[Any, ...]]:  # fmt: skip
    """These columns of the rows whose `key` is one of `keys`, however many: always the same statement."""
    statement = _keyed(table, tuple(columns), key, tuple(order))
    return asked(connection, statement, (as_listed(keys),))


@lru_cache(512)
def _keyed(table: str, columns: tuple[str, ...], key: str, order: tuple[str, ...]) -> str:
    what, by = (", ".join(f'"{name}"' for name in names) for names in (columns, order))
    statement = f'SELECT {what} FROM "{table}" WHERE "{key}" IN (SELECT value FROM json_each(?))'
    return f"{statement} ORDER BY {by}" if by else statement


def as_written(connection: Connection, table: str, field: str, value: str, limit: int) -> list[str]:
    """The ids of the first rows whose field is this, as they were written: an index gives that order unsorted."""
    statement = f'SELECT id FROM "{table}" WHERE "{field}" = ? ORDER BY rowid LIMIT ?'
    return [one for (one,) in asked(connection, statement, (value, limit))]


def listed(name: str) -> Select[tuple[str]]:
    """The values of a list that is bound under a name as one value (`as_listed`)."""
    return select(func.json_each(bindparam(name)).table_valued("value").c.value)


def as_listed(values: Sequence[str]) -> str:
    """A list as it is bound under one name; of ids alone, in which nothing is to be escaped, the quick way."""
    whole = "".join(values)
    if whole and whole.isascii() and not whole.encode().translate(None, _IN_IDS):
        return f'["{_BETWEEN.join(values)}"]'
    return f"[{','.join(map(encode_basestring_ascii, values))}]"


def joined(connection: Connection, column: ColumnElement[str]) -> str:
    """All values of a column in one text, in the order of the statement it is of: one row instead of a million."""
    return connection.execute(select(func.group_concat(column, ""))).scalar() or ""


@contextmanager
def indexed_afterwards(connection: Connection, table: str) -> Iterator[None]:
    """Take off the plain indexes of a table while many rows come in; building each once costs a third of the time."""
    wanted = "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = ? AND sql LIKE 'CREATE INDEX%'"
    indexes = connection.exec_driver_sql(wanted, (table,)).fetchall()
    for name, _ in indexes:
        connection.exec_driver_sql(f'DROP INDEX "{name}"')
    yield
    for _, made in indexes:
        connection.exec_driver_sql(made)


@contextmanager
def scratch(connection: Connection) -> Iterator[None]:
    """Let a reader make temporary tables; the desk itself stays closed to it."""
    before = connection.exec_driver_sql("PRAGMA query_only").scalar_one()
    connection.exec_driver_sql("PRAGMA query_only = OFF")
    try:
        yield
    finally:
        connection.exec_driver_sql(f"PRAGMA query_only = {before}")
