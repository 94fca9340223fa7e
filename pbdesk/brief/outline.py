"""The outline of a document: what it says and in which order; it knows no file format.

Texts are in the outline's language already. A cell is text, a number, an ISO 8601 date as
text (day, month or year), or None, which every rendering words as "not known".
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

Number = int | Decimal
Cell = str | int | Decimal | None
Row = tuple[Cell, ...]


class Holds(StrEnum):
    """What the cells of a column are; it decides alignment, format and width."""

    TEXT = "text"
    NUMBER = "number"
    MONEY = "money"
    DATE = "date"
    PERCENT = "percent"


class Drawn(StrEnum):
    """How a chart shows its series."""

    BAR = "bar"
    STACKED = "stacked"
    SHARES = "shares"
    COLUMN = "column"
    LINE = "line"


@dataclass(frozen=True)
class Measure:
    """A numerator of a denominator, and of how many records the data does not say.

    Both are in `unit`: records when it is empty, else a currency's code or a word; `not_known` counts
    records whatever the unit. None is "not known", which is never the same as 0.
    """

    numerator: Number | None
    denominator: Number | None
    not_known: int | None = 0
    unit: str = ""

    @property
    def share(self) -> Decimal | None:
        """The numerator over the denominator; None where it cannot be said."""
        return share(self.numerator, self.denominator)


def share(numerator: Cell, denominator: Cell) -> Decimal | None:
    """One number over another; None where either is not known or nothing is divided."""
    if numerator is None or isinstance(numerator, str) or not denominator or isinstance(denominator, str):
        return None
    return Decimal(numerator) / Decimal(denominator)


@dataclass(frozen=True)
class Column:
    """A column of a table; `width` is its part of the page, 0 the usual one for what it holds.

    A `summed` column has its sum in a total row. `ratio` names two other columns: the cells
    are then the first over the second, worked out here, and None in the rows. `choices` are
    the texts that a cell may have, where there are only so many.
    """

    label: str
    holds: Holds = Holds.TEXT
    width: float = 0
    summed: bool = False
    ratio: tuple[str, str] | None = None
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Paragraph:
    """Running text; `opening` are its first words, set apart. Numbered ones run through the document."""

    text: str
    numbered: bool = True
    opening: str = ""


@dataclass(frozen=True)
class Bullets:
    """Short points in no order of rank; `lettered` ones can be cited, as in paragraph 3 (b)."""

    items: tuple[str, ...]
    lettered: bool = False


@dataclass(frozen=True)
class Recommendation:
    """What the committee is asked to decide: verb, text, who leads, by when, when it hears again."""

    number: str
    verb: str
    text: str
    lead: str | None = None
    due: str | None = None
    report_back: str | None = None


@dataclass(frozen=True)
class Recommendations:
    """The recommendations of a paper, under one sentence that invites to decide."""

    name: str
    intro: str
    items: tuple[Recommendation, ...]


@dataclass(frozen=True)
class Table:
    """Rows under named columns; `name` is its sheet in a workbook, `note` stands below it."""

    name: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    note: str = ""

    @property
    def totalled(self) -> bool:
        """Whether a person expects a total row."""
        return any(column.summed for column in self.columns)

    @cached_property
    def filled(self) -> tuple[Row, ...]:
        """The rows with every ratio worked out."""
        if not any(column.ratio for column in self.columns):
            return self.rows
        return tuple(self.with_ratios(row) for row in self.rows)

    @cached_property
    def totals(self) -> Row:
        """The total row: the sum of what is known in each summed column, the ratio of sums in a ratio's."""
        sums = tuple(
            _sum(row[at] for row in self.rows) if column.summed else None for at, column in enumerate(self.columns)
        )
        return self.with_ratios(sums)

    def decimals(self, at: int) -> int | None:
        """The decimals that the column at a place is written with; None for as many as each number has."""
        return self._decimals[at]

    @cached_property
    def _decimals(self) -> tuple[int | None, ...]:
        return tuple(self._decimals_of(at) for at in range(len(self.columns)))

    def _decimals_of(self, at: int) -> int | None:
        if self.columns[at].holds is not Holds.MONEY:
            return None
        amounts = (cell for cell in (row[at] for row in self.rows) if isinstance(cell, Decimal))
        return 2 if any(amount != amount.to_integral_value() for amount in amounts) else 0

    def at(self, label: str) -> int:
        """The place of the column of that label, from 0; raises ValueError if there is none."""
        return [column.label for column in self.columns].index(label)

    def with_ratios(self, row: Row) -> Row:
        """A row whose ratio cells are worked out from its other cells."""
        return tuple(
            share(row[self.at(column.ratio[0])], row[self.at(column.ratio[1])]) if column.ratio else cell
            for cell, column in zip(row, self.columns, strict=True)
        )


def _sum(cells: Iterable[Cell]) -> Number | None:
    known = [Decimal(cell) for cell in cells if cell is not None and not isinstance(cell, str)]
    return sum(known) if known else None


@dataclass(frozen=True)
class Indicator:
    """One row of the profile: a question asked of one element of coherence, its measure, what it compares with.

    `before` is the same a period earlier, None where there was no such figure.
    """

    element: str
    question: str
    measure: Measure
    comparison: str = ""
    before: Measure | None = None


@dataclass(frozen=True)
class Profile:
    """The four elements of coherence, side by side and never added up (NUPI 2007, the four elements)."""

    name: str
    caption: str
    indicators: tuple[Indicator, ...]
    note: str = ""

    @property
    def looks_back(self) -> bool:
        """Whether any figure is told of a period earlier."""
        return any(one.before for one in self.indicators)


@dataclass(frozen=True)
class Headline:
    """One figure for the top of the page, with the words that say what it is."""

    label: str
    measure: Measure


@dataclass(frozen=True)
class Headlines:
    """The few figures a reader must take away."""

    name: str
    caption: str
    items: tuple[Headline, ...]


@dataclass(frozen=True)
class Matrix:
    """Counts of `down` (agencies) by `across` (dimensions), shaded by size; `corner` names what goes down."""

    name: str
    caption: str
    corner: str
    across: tuple[str, ...]
    down: tuple[str, ...]
    values: tuple[tuple[int | None, ...], ...]
    note: str = ""

    @cached_property
    def table(self) -> Table:
        """The same as a plain table."""
        counts = (Column(label, Holds.NUMBER, 1, summed=True) for label in self.across)
        columns = (Column(self.corner, width=3), *counts)
        rows = tuple((label, *cells) for label, cells in zip(self.down, self.values, strict=True))
        return Table(self.name, self.caption, columns, rows, self.note)

    @property
    def highest(self) -> int:
        """The largest count known, 0 in an empty matrix."""
        return max((cell for cells in self.values for cell in cells if cell is not None), default=0)


@dataclass(frozen=True)
class Series:
    """One value for each category; `not_known` marks the part the data does not say, drawn in grey."""

    name: str
    values: tuple[Number | None, ...]
    not_known: bool = False


@dataclass(frozen=True)
class Chart:
    """A drawing of numbers; `alt` says in words what it shows, `axis` what its categories are."""

    name: str
    caption: str
    alt: str
    drawn: Drawn
    axis: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    holds: Holds = Holds.NUMBER

    @cached_property
    def table(self) -> Table:
        """The numbers behind the drawing."""
        columns = (Column(self.axis, width=3), *(Column(one.name, self.holds) for one in self.series))
        rows = zip(self.categories, *(one.values for one in self.series), strict=True)
        return Table(self.name, self.caption, columns, tuple(rows))


Block = Paragraph | Bullets | Recommendations | Table | Chart | Matrix | Profile | Headlines


@dataclass(frozen=True)
class Section:
    """A heading and what stands under it; a `wide` section needs the long side of the page.

    An `annex` stands behind the sources and does not count as one of the pages asked for. `key` names
    the section whatever its language, for leaving it out and for what a person writes in it.
    """

    heading: str
    blocks: tuple[Block, ...]
    level: int = 1
    wide: bool = False
    annex: bool = False
    key: str = ""


@dataclass(frozen=True)
class Source:
    """Where figures or statements come from: a file, a document, a decision, and the place in it."""

    title: str
    detail: str = ""


@dataclass(frozen=True)
class Outline:
    """A whole document. `kind` is a key of the word lists, `facts` are label and text under the title.

    `as_of` is the day it speaks of, `known` (ISO 8601) the earlier day on which the desk knew it, if any;
    `chain_head` the history it was drawn from (SHA-256, in hexadecimal).
    """

    title: str
    language: str
    as_of: date
    government: str
    kind: str
    sections: tuple[Section, ...]
    subtitle: str = ""
    country: str = ""
    marking: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    sources: tuple[Source, ...] = ()
    chain_head: str = ""
    known: str = ""
