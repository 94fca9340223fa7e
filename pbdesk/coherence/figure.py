"""What coherence answers with: figures that open, findings with their records, a profile; never one score."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Any, Literal, NamedTuple

from sqlalchemy import Connection, Select, func, select

AGENCY = "agency"
WHOLE = "whole of government"
EXTERNAL = "external"
ALIGNMENT = "internal/external"
ELEMENTS = (AGENCY, WHOLE, EXTERNAL, ALIGNMENT)
"""The four elements of coherence, in the report's order (report, Coherence and Coordination)."""
BESIDE = "beside"
"""What stands beside the four elements: coordination is no good in itself, so its cost is told too."""
NOT_KNOWN = "not known"
"""The label of a figure about what no record names."""

EVERY_PART = ("country", "agency", "dimension", "task_force", "since")
"""The parts of a scope that may narrow a figure; the day asked about narrows all of them."""

Number = int | Decimal


@dataclass(frozen=True)
class Scope:
    """What is asked about: a country (None: all of them) as of a day, perhaps since a day, of one agency or dimension.

    `country`, `agency`, `dimension` and `task_force` are record ids; days are ISO 8601. Without `since`
    the whole engagement up to `as_of` counts; with it, what was still going on on that day or began later.
    A task force stands for its members on the day, in its country.
    """

    country: str | None
    as_of: str
    since: str | None = None
    agency: str | None = None
    dimension: str | None = None
    task_force: str | None = None


@dataclass(frozen=True)
class Published:
    """A finding published elsewhere, to set a figure beside: `share` of 1, exceeded where `over`."""

    share: Decimal
    over: bool
    words: str
    source: str


@dataclass(frozen=True)
class Indicator:
    """A question asked of a desk, described for people; `unit` is what is counted unless a figure has a currency.

    `measure`: a share of the denominator, a rate per unit of it (`per`), or a bare count without one.
    `better` says whether a higher or a lower figure means more coherence; empty where neither does.
    `basis` tells what somebody says (`declared`) from what records show (`evidenced`). `narrowed_by`
    names the parts of a scope that narrow it; it is asked of the whole as to the others, and says so.
    `silent` says what the unknown are where they are not of the `unit`, and so no part of the whole.
    """

    name: str
    element: str
    title: str
    question: str
    formula: str
    source: str
    unit: str
    measure: Literal["share", "rate", "count"] = "share"
    per: str = ""
    better: Literal["higher", "lower", ""] = ""
    published: Published | None = None
    basis: Literal["declared", "evidenced"] = "evidenced"
    narrowed_by: tuple[str, ...] = EVERY_PART
    silent: Literal["activities", ""] = ""

    def not_narrowed_by(self, scope: Scope) -> tuple[str, ...]:
        """The parts of a scope that were asked for and do not narrow this indicator."""
        return tuple(part for part in EVERY_PART if getattr(scope, part) and part not in self.narrowed_by)


@dataclass(frozen=True, eq=False)
class Evidence:
    """The records behind one side of a figure, read only when asked for; `selecting` makes what selects their ids.

    `kind` is empty where they are of several kinds.
    """

    kind: str
    selecting: Callable[[], Select[Any]]

    @cached_property
    def statement(self) -> Select[Any]:
        """What selects the ids of the records; made when it is first asked for, for most figures are only read."""
        return self.selecting()

    def ids(self, connection: Connection, limit: int | None = None, offset: int = 0) -> list[str]:
        """A page of the records' ids, in the order of their making."""
        inner = self.statement.order_by(None).subquery()
        return list(connection.scalars(select(inner.c[0]).distinct().order_by(inner.c[0]).limit(limit).offset(offset)))

    def count(self, connection: Connection) -> int:
        """How many records there are."""
        inner = self.statement.order_by(None).subquery()
        return connection.scalar(select(func.count(inner.c[0].distinct()))) or 0


@dataclass(frozen=True)
class Figure:
    """One number with all that stands behind it.

    `denominator` holds only what is known; `unknown` counts the records that do not say. Money is in units
    of `currency`, never converted. `label` tells figures of one indicator apart: record ids or plain words.
    `counted`, `among` and `silent` are the records of numerator, denominator and unknown.
    """

    indicator: Indicator
    numerator: Number
    denominator: Number | None
    unknown: int
    counted: Evidence
    among: Evidence
    silent: Evidence
    currency: str | None = None
    label: tuple[str, ...] = ()

    @property
    def ratio(self) -> Decimal | None:
        """Numerator by denominator; None means not known, because nothing is known to divide by."""
        if self.denominator is None or self.denominator <= 0:
            return None
        return Decimal(self.numerator) / Decimal(self.denominator)

    @property
    def key(self) -> "Key":
        """What figures of two profiles are matched by."""
        return (self.indicator.name, self.currency, self.label)


Key = tuple[str, str | None, tuple[str, ...]]
"""The name of an indicator, the currency and the label of one of its figures."""


@dataclass(frozen=True)
class Rule:
    """A rule that makes findings: `words` is its sentence with places for the parts, `why` explains the rule.

    Findings are ranked by `rank`, 1 first; then by `Finding.size`, largest first.
    """

    code: str
    element: str
    rank: int
    words: str
    why: str


@dataclass(frozen=True)
class Finding:
    """Something to be told: which rule found it, in which records, from when to when.

    `records` are what to look at; where they may be very many, `evidence` opens them instead.
    `parts` fill the rule's words; a value that is a record id (listed in `named`) is shown by its title.
    `since` and `until` are the first and last day it holds for; empty where it is not about days.
    """

    rule: Rule
    records: tuple[str, ...]
    parts: Mapping[str, str | int] = field(default_factory=dict)
    named: tuple[str, ...] = ()
    since: str = ""
    until: str = ""
    size: Number = 0
    evidence: Evidence | None = None

    def sentence(self, titles: Mapping[str, str]) -> str:
        """The finding in English; `titles` are the names of the records in `named`."""
        return self.rule.words.format_map({name: self._shown(name, titles) for name in self.parts})

    def _shown(self, name: str, titles: Mapping[str, str]) -> str:
        part = self.parts[name]
        if name in self.named:
            return titles.get(str(part), str(part))
        return f"{part:,}" if isinstance(part, int) else part


Money = tuple[tuple[str, Decimal], ...]
"""Amounts by currency, in the order of the codes; never added across currencies."""


@dataclass(frozen=True)
class Row:
    """A row of the matrix: one agency; or, without one, all other actors or activities whose agency is not known."""

    agency: str | None
    name: str
    type: Literal["agency", "others", "not known"]


@dataclass(frozen=True)
class Column:
    """A column of the matrix: one dimension; or, without one, activities whose dimension is not known."""

    dimension: str | None
    name: str


@dataclass(frozen=True)
class Cell:
    """Where an actor meets a dimension: how many activities, how much money, and whether it leads there."""

    row: Row
    column: Column
    activities: int
    money: Money
    without_amount: int
    leads: bool
    evidence: Evidence


@dataclass(frozen=True)
class Matrix:
    """Agencies by dimensions; rows ordered by size. `cells` holds every crossing, row by row, empty ones too."""

    rows: tuple[Row, ...]
    columns: tuple[Column, ...]
    cells: tuple[Cell, ...]

    def line(self, row: Row) -> tuple[Cell, ...]:
        """The cells of one row, in the order of the columns."""
        start = self.rows.index(row) * len(self.columns)
        return self.cells[start : start + len(self.columns)]


class Turn(NamedTuple):
    """One assignment on the timeline, both days included; `end` None while it lasts."""

    assignment: str
    agency: str
    role: str | None
    start: str
    end: str | None


class Span(NamedTuple):
    """Days in a row, first and last included; `assignments` are those that overlap, none in a gap."""

    since: str
    until: str
    days: int
    assignments: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()


@dataclass(frozen=True)
class LeadLine:
    """Who led over the days from `since` to `until`: for the whole country (no dimension) or for one dimension."""

    dimension: str | None
    since: str
    until: str
    days: int
    days_led: int
    turns: tuple[Turn, ...]
    gaps: tuple[Span, ...]
    overlaps: tuple[Span, ...]


@dataclass(frozen=True)
class Year:
    """What was planned, disbursed and absorbed in a year, in one currency; None: nobody says."""

    year: int
    currency: str
    planned: Decimal | None
    disbursed: Decimal | None
    absorbed: Decimal | None
    evidence: Evidence


@dataclass(frozen=True)
class Tradeoff:
    """A trade-off between two elements, with what was settled."""

    id: str
    title: str
    favoured: str
    over: str
    settlement: str | None
    date: str | None
    revisit: str | None
    decision: str | None


@dataclass(frozen=True)
class Consequence:
    """An unintended consequence that is watched or has occurred; `status` None: nobody says."""

    id: str
    title: str
    type: str | None
    status: str | None
    date: str | None


@dataclass(frozen=True)
class Section:
    """One element of coherence with its figures, in the order of DOMAIN.md."""

    element: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True)
class Profile:
    """How coherent an engagement is, in four directions; there is no total."""

    scope: Scope
    sections: tuple[Section, ...]
    findings: tuple[Finding, ...]
    matrix: Matrix
    leads: tuple[LeadLine, ...]
    absorption: tuple[Year, ...]
    tradeoffs: tuple[Tradeoff, ...]
    consequences: tuple[Consequence, ...]
    beside: tuple[Figure, ...] = ()

    @property
    def every_figure(self) -> tuple[Figure, ...]:
        """All figures, element by element, then those beside the profile."""
        return tuple(one for section in self.sections for one in section.figures) + self.beside

    def figures(self, name: str) -> tuple[Figure, ...]:
        """Every figure of one indicator, by its name: one per currency, agency or other label."""
        return tuple(one for one in self.every_figure if one.indicator.name == name)
