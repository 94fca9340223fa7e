"""What a document draws, whatever its format: charts of numbers, timelines, actors on rings."""

from dataclasses import dataclass
from datetime import date
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
    """One value for each category; `not_known` marks the part the data does not say, drawn in grey.

    `told` are the words beside the values that their numbers alone would say wrongly, else empty.
    """

    name: str
    values: tuple[Number | None, ...]
    not_known: bool = False
    told: tuple[str, ...] = ()


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


class Look(StrEnum):
    """How days on a lane are drawn: filled where one holds them, hatched where nobody, crossed where several do."""

    FILLED = "filled"
    HATCHED = "hatched"
    CROSSED = "crossed"


@dataclass(frozen=True)
class Held:
    """Days in a row on a lane of a timeline, both included, and whose they are."""

    who: str
    since: date
    until: date
    look: Look = Look.FILLED


@dataclass(frozen=True)
class Lane:
    """A line of a timeline: its days from the first to the last, without a break."""

    name: str
    held: tuple[Held, ...]


@dataclass(frozen=True)
class Timeline:
    """Who held what when, a lane each; `headings` are those of its table: lane, who, from, to."""

    name: str
    caption: str
    alt: str
    headings: tuple[str, str, str, str]
    lanes: tuple[Lane, ...]

    @cached_property
    def holders(self) -> tuple[str, ...]:
        """Everyone who holds days alone, in the order of their colours."""
        return tuple(sorted({one.who for lane in self.lanes for one in lane.held if one.look is Look.FILLED}))

    @cached_property
    def table(self) -> Table:
        """The days behind the drawing."""
        holds = (Holds.TEXT, Holds.TEXT, Holds.DATE, Holds.DATE)
        columns = tuple(Column(label, kind) for label, kind in zip(self.headings, holds, strict=True))
        rows = (
            (lane.name, one.who, one.since.isoformat(), one.until.isoformat())
            for lane in self.lanes for one in lane.held
        )  # fmt: skip
        return Table(self.name, self.caption, columns, tuple(rows))


@dataclass(frozen=True)
class Member:
    """An actor on a ring around the middle, and how often it was met; None: not known."""

    name: str
    ring: int
    met: int | None


@dataclass(frozen=True)
class Network:
    """Actors on rings, the closest innermost; `rings` names all of them, the last of those whose place is not known.

    `headings` are those of its table: actor, ring, how often it was met.
    """

    name: str
    caption: str
    alt: str
    headings: tuple[str, str, str]
    rings: tuple[str, ...]
    members: tuple[Member, ...]

    @cached_property
    def table(self) -> Table:
        """Who stands where."""
        holds = (Holds.TEXT, Holds.TEXT, Holds.NUMBER)
        columns = tuple(Column(label, kind) for label, kind in zip(self.headings, holds, strict=True))
        return Table(self.name, self.caption, columns, tuple((*self.told(one), one.met) for one in self.members))

    def told(self, one: Member) -> tuple[str, str]:
        """A member and the name of its ring."""
        return one.name, self.rings[one.ring]


Drawing = Chart | Timeline | Network
"""What is drawn: each has a caption, an alternative text and the table behind it."""
