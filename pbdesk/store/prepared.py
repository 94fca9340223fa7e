"""Statements that are put into SQL once and asked of the driver alone: the narrow door of what pages read.

Making, sending and fetching a statement through the library costs more than most statements of a page take.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import CompoundSelect, Connection, Select

from pbdesk.store import sqlite


@dataclass(frozen=True, slots=True)
class Prepared:
    """A statement in SQL, the names of what is bound in it in their order, and what is bound already."""

    sql: str
    names: tuple[str, ...]
    held: Mapping[str, Any]

    def bound(self, given: Mapping[str, Any]) -> tuple[Any, ...]:
        """What is bound, in its order."""
        return tuple(given[name] if name in given else self.held[name] for name in self.names)


def prepared(statement: "Select[*tuple[Any, ...]] | CompoundSelect[*tuple[Any, ...]]") -> Prepared:
    """A statement ready to be asked again and again; what it holds as values is bound once."""
    return Prepared(*sqlite.in_sql(statement))


def asked(connection: Connection, one: Prepared, **given: Any) -> list[tuple[Any, ...]]:
    """Every row of a prepared statement, with these values under their names."""
    return sqlite.asked(connection, one.sql, one.bound(given))
