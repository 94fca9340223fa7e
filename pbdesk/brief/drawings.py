"""What a document draws, whatever its format: charts of numbers, timelines, actors on rings."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from pbdesk.brief.tables import Column, Holds, Number, Table


class Drawn(StrEnum):
    """How a chart shows its series."""

    BAR = "bar"
    STACKED = "stacked"
    SHARES = "shares"
    COLUMN = "column"
    LINE = "line"


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
