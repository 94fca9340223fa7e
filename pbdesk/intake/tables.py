"""What reading a foreign file gives: tables of understood values, and every problem met on the way."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import NamedTuple

from pbdesk.intake.cells import Cell
from pbdesk.intake.packed import PART
from pbdesk.records.kind import Value
from pbdesk.sentences import Sentence

KEPT_PROBLEMS = 1000
"""So many problems of a table's rows are kept in words; all of them are counted."""


@dataclass(frozen=True)
class Hints:
    """What the person or a saved profile says of the file; all of it optional.

    `kind` is a kind's name, `header_row` a row number from 1, `country` an alpha-3 code,
    `profile` the field (as it is reported) of a column's exact header text, empty for none. `units` is what
    one unit of a column's numbers is worth, by header text: currency and factor. `day_first` settles the
    order of day and month where nothing in a column does. `hidden` takes hidden sheets too. `shown` asks for
    so many rows of every sheet as they are, for a person to look at. `names` says which record a written
    name means, by kind. `scope` is what the keys of an earlier edition begin with. `rows` says of rows of a
    sheet (by its name, empty for a text file) whether they are data; `without` names tables that are not taken, as
    `SHEET:ROW` of their last heading row; `headers` is the heading row of single sheets; `keys` says by which fields the rows of a kind are recognised.
    """

    kind: str = ""
    sheet: str = ""
    header_row: int = 0
    country: str = ""
    agency: str = ""
    currency: str = ""
    profile: Mapping[str, str] = field(default_factory=dict)
    units: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    day_first: bool | None = None
    hidden: bool = False
    password: str = field(default="", repr=False)
    shown: int = 0
    names: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    scope: str = ""
    rows: Mapping[str, Mapping[int, bool]] = field(default_factory=dict)
    keys: Mapping[str, Sequence[str]] = field(default_factory=dict)
    without: Sequence[str] = ()
    headers: Mapping[str, int] = field(default_factory=dict)

    def of_sheet(self, name: str | None) -> "Hints":
        """What is said of one sheet."""
        return replace(self, header_row=self.headers.get(name or "", self.header_row))


class Problem(NamedTuple):
    """One thing a person should look at; `row` is None where it concerns a whole column or table."""

    row: int | None
    column: str
    value: str
    severity: str
    code: str
    message: Sentence


class Money(NamedTuple):
    """What a money column amounts to, in units of its currency; `currency` None: several or unknown."""

    values: int
    sum: Decimal
    currency: str | None


class Flow(NamedTuple):
    """A column of one year's amounts (thousandths), with the currency of each row."""

    heading: str
    year: int
    type: str
    values: Sequence[Value]
    currencies: Sequence[Value]


class Row(NamedTuple):
    """A data row: its number in the sheet, its values in the order of `Table.fields`, what was not understood."""

    number: int
    values: tuple[Value, ...]
    unclear: dict[str, str] | None


@dataclass
class Table:
    """A table found in a file. `values` has one list a field of `fields`, each as long as `numbers`."""

    sheet: str | None
    kind: str
    header_rows: list[int]
    columns: dict[str, str]
    unmatched_columns: list[str]
    fields: tuple[str, ...]
    numbers: list[int]
    values: list[Sequence[Value]]
    unclear: dict[int, dict[str, str]] = field(default_factory=dict)
    skipped: list[tuple[int, str]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    problem_count: int = 0
    money: dict[str, Money] = field(default_factory=dict)
    flows: list[Flow] = field(default_factory=list)
    headings: tuple[str, ...] = ()
    """The text over each column, by position."""
    places: dict[str, int] = field(default_factory=dict)
    """The position of the column of each field, the field as it is reported."""
    records: list[str] = field(default_factory=list)
    """The record that each row of a form of the desk's own speaks of; empty for a new one, and for other tables."""
    beside: dict[int, dict[str, str]] = field(default_factory=dict)
    """By row, texts that are kept as they came beside what was taken, each under what it is headed."""
    twins: dict[int, str] = field(default_factory=dict)
    """By position, the columns that say a field (as it is reported) again."""
    scope: str = ""
    key: tuple[str, ...] = ()
    """By what the rows of such a form are recognised when they come in another file."""

    @property
    def place(self) -> str:
        """Where it stands, for saying that it is not to be taken."""
        return f"{self.sheet or ''}:{self.header_rows[-1]}"

    @property
    def first_row(self) -> int:
        """The number of the first data row."""
        return self.numbers[0]

    @property
    def last_row(self) -> int:
        """The number of the last data row."""
        return self.numbers[-1]

    def parts(self) -> "Iterator[Table]":
        """The table in parts that are planned and written one after the other; what is said of it they share."""
        for start in range(0, len(self.numbers), PART):
            some = slice(start, start + PART)
            flows = [one._replace(values=one.values[some], currencies=one.currencies[some]) for one in self.flows]
            values = [column[some] for column in self.values]
            yield replace(self, numbers=self.numbers[some], values=values, flows=flows, records=self.records[some])

    @property
    def rows(self) -> Iterator[Row]:
        """The data rows in order."""
        unclear = self.unclear
        for number, values in zip(self.numbers, zip(*self.values, strict=True), strict=True):
            yield Row(number, values, unclear.get(number))


def add_problem(table: Table, problem: Problem) -> None:
    """Count a problem and keep it: one of a whole column always, one of a row while they are few enough to read."""
    table.problem_count += 1
    if problem.row is None or len(table.problems) < KEPT_PROBLEMS:
        table.problems.append(problem)


def forget_problem(table: Table, row: int, column: str, code: str) -> None:
    """Take away a problem of a cell that is understood after all, or said better."""
    kept = [one for one in table.problems if (one.row, one.column, one.code) != (row, column, code)]
    table.problem_count -= len(table.problems) - len(kept)
    table.problems = kept


class Seen(NamedTuple):
    """A sheet as it is: its first rows, row 1 first."""

    sheet: str | None
    hidden: bool
    rows: list[list[Cell]]


@dataclass
class Reading:
    """A foreign file as it was understood; nothing is written by it. `own`: sheet, kind and records of a desk's export."""

    format: str
    size: int
    sha256: str
    tables: list[Table]
    ignored_sheets: list[tuple[str, Sentence]]
    own: list[tuple[str, str, list[tuple[int, dict[str, str]]]]] = field(default_factory=list)
    notes: list[tuple[str, Sentence]] = field(default_factory=list)
    """What is to be said of the whole file: a code and words."""
    seen: list[Seen] = field(default_factory=list)
    content: bytes = field(default=b"", repr=False)
    """The file itself, where it is small enough to be kept in the desk."""
    seconds: float = 0.0
