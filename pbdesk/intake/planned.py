"""What an import would do, table by table: the plan that a person approves."""

import json
from collections.abc import Container
from dataclasses import dataclass, field
from typing import NamedTuple

from pbdesk.intake.naming import Links
from pbdesk.intake.tables import Reading, Table
from pbdesk.records.kind import Kind, Value
from pbdesk.sentences import Sentence
from pbdesk.store.change import Update


@dataclass
class TablePlan:
    """What importing one table would do. `creates` are tuples of `fields`, with the sheet row of each.

    `key` is what rows are recognised by, `why` a code for the reason; `gone` are the records of earlier
    editions that no row speaks of any more: they are listed, never deleted.
    """

    table: Table
    kind: Kind
    key: tuple[str, ...]
    why: str = ""
    scope: str = ""
    fields: tuple[str, ...] = ()
    creates: list[tuple[Value, ...]] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)
    updates: list[Update] = field(default_factory=list)
    unchanged: int = 0
    refused: int = 0
    gone: list[str] = field(default_factory=list)
    keys: list[Value] = field(default_factory=list)
    refusals: dict[int, list[Sentence]] = field(default_factory=dict)
    ids: list[str] | None = None
    """The identifiers of what is created, where something else that is created points to it."""


CODED = ("country", "sector")
"""What is known by a code list, whatever records the desk has."""


class Unknown(NamedTuple):
    """A name the desk does not know: `made` says that a record is made of it.

    `near` is what it is nearly called, `means` the record, code or name that is called so; empty for none.
    """

    kind: str
    name: str
    made: bool
    near: str = ""
    means: str = ""


@dataclass
class Plan:
    """What importing a file would do."""

    reading: Reading
    tables: list[TablePlan]
    links: Links
    names: list[Unknown] = field(default_factory=list)
    """The names that the desk does not know."""

    @property
    def does_something(self) -> bool:
        """Whether anything would be written."""
        return any(table.creates or table.updates for table in self.tables)


BESIDE = "="
"""What the heading of a text that is kept beside others begins with, where texts are kept by field."""


def kept_texts(table: Table, number: int, without: Container[str] = ()) -> str | None:
    """What a row's record keeps as it came (JSON): texts not understood by field, and texts beside by heading."""
    unclear, beside = table.unclear.get(number, {}), table.beside.get(number, {})
    kept = {name: text for name, text in unclear.items() if name not in without}
    kept |= {f"{BESIDE}{heading}": text for heading, text in beside.items()}
    return json.dumps(kept, ensure_ascii=False) if kept else None
