"""The full-text index of a desk file, which is SQLite's own (FTS5): making it, filling it, asking it."""

from collections.abc import Sequence

from sqlalchemy import Connection

from pbdesk.store import sqlite

_HASH = 64 * 1024**2
"""Bytes of new search terms that are gathered before they are sorted into the index; 1 MB costs a third more time."""


def make_search_index(connection: Connection, name: str = "search") -> None:
    """Make a full-text index; it keeps no text of its own, the records have it."""
    connection.exec_driver_sql(
        f"CREATE VIRTUAL TABLE {name} USING fts5(label, body, content='', contentless_delete=1, "
        "prefix='2 3 4', tokenize='unicode61 remove_diacritics 2')"
    )
    own = name.rpartition(".")[2]
    connection.exec_driver_sql(f"INSERT INTO {name} ({own}, rank) VALUES ('hashsize', {_HASH})")


def index_text(connection: Connection, rows: list[tuple[int, str, str]], *, into: str = "search") -> None:
    """Put records into the search index, or another of its make: (number, label, body) each."""
    if rows:
        connection.exec_driver_sql(f"INSERT INTO {into} (rowid, label, body) VALUES (?, ?, ?)", rows)


def matching(connection: Connection, terms: str, *, limit: int, ranked: bool, kind: str = "") -> dict[str, str]:
    """Ids and kinds of the records that match, of one kind where it is given, the best or the newest first."""
    order = "search.rank" if ranked else "search.rowid DESC"
    of_kind, given = (" AND record.kind = ?", (terms, kind, limit)) if kind else ("", (terms, limit))
    statement = (
        "SELECT record.id, record.kind FROM search JOIN record ON record.n = search.rowid "
        f"WHERE search MATCH ?{of_kind} ORDER BY {order} LIMIT ?"
    )
    return dict(sqlite.asked(connection, statement, given))


def forget_text(connection: Connection, numbers: Sequence[int]) -> None:
    """Take records out of the search index."""
    if numbers:
        connection.exec_driver_sql("DELETE FROM search WHERE rowid = ?", [(n,) for n in numbers])


def vocabulary(connection: Connection, schema_name: str, index: str) -> set[tuple[str, str, int, int]]:
    """Every term of a search index and column, in how many records and how many times it stands."""
    connection.exec_driver_sql(f"CREATE VIRTUAL TABLE temp.terms USING fts5vocab({schema_name}, {index}, col)")
    found = {tuple(row) for row in connection.exec_driver_sql("SELECT term, col, doc, cnt FROM temp.terms")}
    connection.exec_driver_sql("DROP TABLE temp.terms")
    return found
