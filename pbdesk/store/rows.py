"""Rows written many at once, the quick way; of a row that a guard of the file refuses it is known which it is."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from itertools import chain

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from pbdesk.records.kind import Value
from pbdesk.sentences import Sentence
from pbdesk.store import sqlite

_TOGETHER = 500
"""So many rows go into one statement; SQLite takes 250,000 values in one, and no kind has more than 60 fields."""


class RowRefused(Exception):
    """A guard of the file refused a row of a table: the values it was to have (of one taken out, its key), and why."""

    def __init__(self, table: str, values: Mapping[str, Value], words: Sentence) -> None:
        super().__init__(words)
        self.table, self.values, self.words = table, values, words


def insert_rows(connection: Connection, table: str, columns: Sequence[str], rows: Sequence[tuple[Value, ...]]) -> None:
    """Insert many rows: hundreds in one statement, which costs two thirds of one for each."""
    names, single = tuple(columns), _insertion(table, tuple(columns), 1)
    for start in range(0, len(rows), _TOGETHER):
        some = rows[start : start + _TOGETHER]
        with _knowing_which(connection, table, columns, single, some):
            connection.exec_driver_sql(_insertion(table, names, len(some)), tuple(chain.from_iterable(some)))


@lru_cache(256)
def _insertion(table: str, columns: tuple[str, ...], count: int) -> str:
    names = ", ".join(f'"{column}"' for column in columns)
    marks = f"({', '.join('?' * len(columns))})"
    return f'INSERT INTO "{table}" ({names}) VALUES {", ".join([marks] * count)}'


def set_rows(connection: Connection, table: str, columns: Sequence[str], rows: Sequence[tuple[Value, ...]]) -> None:
    """New values of these columns for many rows; the last of each tuple is the row's id."""
    places = ", ".join(f'"{column}" = ?' for column in columns)
    single = f'UPDATE "{table}" SET {places} WHERE id = ?'
    with _knowing_which(connection, table, (*columns, "id"), single, rows):
        connection.exec_driver_sql(single, list(rows))


def delete_rows(connection: Connection, table: str, column: str, keys: Sequence[str]) -> None:
    """Delete the rows of each key; a key that no row has deletes nothing."""
    single, rows = f'DELETE FROM "{table}" WHERE "{column}" = ?', [(key,) for key in keys]
    with _knowing_which(connection, table, (column,), single, rows):
        connection.exec_driver_sql(single, rows)


@contextmanager
def _knowing_which(
    connection: Connection, table: str, columns: Sequence[str], single: str, rows: Sequence[tuple[Value, ...]]
) -> Iterator[None]:
    """Where a guard refuses, the rows are tried one by one to know which: the change they are of is undone whole."""
    try:
        yield
    except DBAPIError as error:
        for row in rows if sqlite.rule_in(str(error.orig)) else ():
            if words := _refusal(connection, single, row):
                raise RowRefused(table, dict(zip(columns, row, strict=True)), words) from error
        raise


def _refusal(connection: Connection, single: str, row: tuple[Value, ...]) -> Sentence | None:
    try:
        connection.exec_driver_sql(single, row)
    except DBAPIError as error:
        return sqlite.rule_in(str(error.orig))
    return None
