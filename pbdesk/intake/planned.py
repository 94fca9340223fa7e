"""What an import would do, table by table: the plan that a person approves."""

import json
from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from pbdesk.intake.naming import Links
from pbdesk.intake.packed import Kept
from pbdesk.intake.tables import Reading, Table
from pbdesk.records.kind import Kind, Value, Values
from pbdesk.sentences import Sentence
from pbdesk.store.change import Batch, Origin, Update

Created = tuple[tuple[str, ...], list[list[Value]], list[int], list[str]]
"""Some records to be made: their fields, their values by column, the rows they come from, their ids."""
Updated = list[tuple[str, Values, Values, Origin]]
"""Some records to be changed, as `Update` says it."""


@dataclass
class TablePlan:
    """What importing one table would do; the length of `creates` and `updates` is how many records they are of.

    `key` is what rows are recognised by, `why` a code for the reason, `keys` the key of each row; `gone` are the
    records of earlier editions that no row speaks of any more: they are listed, never deleted.
    """

    table: Table
    kind: Kind
    key: tuple[str, ...]
    why: str = ""
    scope: str = ""
    creates: Kept[Created] = field(default_factory=Kept)
    updates: Kept[Updated] = field(default_factory=Kept)
    unchanged: int = 0
    refused: int = 0
    gone: list[str] = field(default_factory=list)
    keys: Kept[list[Value]] = field(default_factory=Kept)
    refusals: dict[int, list[Sentence]] = field(default_factory=dict)

    @property
    def batches(self) -> Iterator[Batch]:
        """The records to be made, as they are written."""
        for fields, columns, rows, ids in self.creates:
            origins = [(self.table.sheet, row) for row in rows]
            yield Batch(dict(zip(fields, columns, strict=True)), ids, origins)

    @property
    def changed(self) -> Iterator[Update]:
        """The records to be changed, as they are written."""
        return (Update(*one) for some in self.updates for one in some)


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
