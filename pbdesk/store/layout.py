"""The layout of a desk file: tables, search index and guards, laid out new or laid out again around old records."""

from sqlalchemy import Connection, Table
from sqlalchemy.schema import CreateIndex, CreateTable

from pbdesk.store import sqlite, texts
from pbdesk.store.guards import triggers
from pbdesk.store.search import index_everything
from pbdesk.store.tables import METADATA


def lay_out(connection: Connection) -> None:
    """Lay out an empty desk in an empty database."""
    for table in METADATA.tables.values():
        connection.execute(CreateTable(table))
        _index(connection, table)
    texts.make_search_index(connection)
    _guard(connection)


def lay_out_again(connection: Connection) -> None:
    """Give an older desk today's tables, guards and search index; every row is carried over.

    Fields and kinds that are new begin as not known. Foreign keys must be off (FACTS: a dropped table would
    take along what points to it). Raises `LostRows` where a table came out with another number of rows.
    """
    sqlite.take_down(connection)
    for table in METADATA.tables.values():
        _carry_over(connection, table)
    texts.make_search_index(connection)
    index_everything(connection)
    _guard(connection)


class LostRows(Exception):
    """A table came out of an update with another number of rows than went in."""


def _guard(connection: Connection) -> None:
    for trigger in triggers():
        connection.exec_driver_sql(trigger)


def _carry_over(connection: Connection, table: Table) -> None:
    """One table in today's layout, with the rows it had."""
    former = sqlite.set_aside(connection, table.name)
    connection.execute(CreateTable(table))
    if former is not None:
        shared = [column.name for column in table.columns if column.name in former.columns]
        if sqlite.pour(connection, former.name, table.name, shared) != former.rows:
            raise LostRows(table.name)
    _index(connection, table)


def _index(connection: Connection, table: Table) -> None:
    """Always in the same order: of two indexes that serve a query alike, which one it takes depends on that."""
    for index in sorted(table.indexes, key=lambda index: str(index.name)):
        connection.execute(CreateIndex(index))
