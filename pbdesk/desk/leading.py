"""Who leads: the timeline of every country, dimension and task force, what follows each other, who led on a day."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import chain
from operator import attrgetter
from typing import NamedTuple

from pbdesk.coherence import leads
from pbdesk.coherence.figure import LeadLine, Scope, Turn
from pbdesk.desk.knowing import day_meant
from pbdesk.records.kind import Values
from pbdesk.records.kinds import KINDS
from pbdesk.store.desk import Desk, Moment
from pbdesk.store.query import Records

AHEAD = 365
"""So many days beyond the day asked about belong to a timeline: a lead that runs out next month is a gap to come."""
_NEVER = "9999"


@dataclass(frozen=True)
class Lane:
    """One line of the timeline: a country, a dimension of it, or a task force; empty where it is not about one."""

    country: str
    dimension: str
    task_force: str
    line: LeadLine

    @property
    def whole(self) -> bool:
        """Whether it is about a whole country."""
        return not self.dimension and not self.task_force

    @property
    def key(self) -> tuple[str, str, str]:
        """What lanes are told apart by."""
        return (self.country, self.dimension, self.task_force)


class Handover(NamedTuple):
    """One lead following another: who, whom, on which day, and the note on what was handed over, empty for none."""

    assignment: str
    lane: Lane
    before: str
    after: str
    day: str
    note: str


@dataclass(frozen=True)
class Timeline:
    """Every lane, the handovers as they came, countries that never had a lead, and what all records are called.

    `titles` has the short form of an agency where it has one, `agencies` their names.
    """

    day: str
    until: str
    lanes: tuple[Lane, ...]
    handovers: tuple[Handover, ...]
    unled: tuple[str, ...]
    titles: dict[str, str] = field(default_factory=dict)
    agencies: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Led:
    """Who led on the day of a decision: the turns, and the names of their agencies."""

    day: str
    turns: tuple[Turn, ...]
    titles: dict[str, str]


def timeline(
    desk: Desk, country: str | None = None, day: str = "", ahead: int = AHEAD, since: str | None = None
) -> Timeline:
    """The leads of a country (None: all) up to `ahead` days beyond a day; gaps to come are among the gaps.

    With `since` (ISO 8601) from that day on: of what was over before it only who led last on each lane.
    """
    day = day_meant(day)
    until = _later(day, ahead)
    with desk.reading() as connection:
        sides = leads.assigned(connection, country, until, since)
        lanes = _lanes(sides, until, since or "")
        unled = leads.unled(connection, country, until)
        found = _named(connection, Timeline(day, until, tuple(lanes), (), tuple(unled)))
    changed = chain.from_iterable(_handovers(*one, since) for one in zip(lanes, sides.values(), strict=True))
    return replace(found, handovers=tuple(sorted(changed, key=attrgetter("day"))))


def gaps(desk: Desk, country: str | None, day: str, ahead: int) -> Timeline:
    """The lanes on which no one lead lasts from a day on, with their gaps; no overlaps or handovers are sought."""
    until = _later(day, ahead)
    with desk.reading() as connection:
        lanes = _lanes(leads.assigned(connection, country, until, day, unsure=True), until, _NEVER)
        unled = leads.unled(connection, country, until)
        return _named(connection, Timeline(day, until, tuple(lanes), (), tuple(unled)))


def _later(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


def _named(connection: Moment, found: Timeline) -> Timeline:
    """In the order of what the places are called; agencies by their acronym where they have one: a bar is short."""
    records, lanes = Records(connection), found.lanes
    agencies = sorted({turn.agency for lane in lanes for turn in lane.line.turns})
    named = {
        "country": {*found.unled, *(lane.country for lane in lanes)}, "dimension": {lane.dimension for lane in lanes},
        "task_force": {lane.task_force for lane in lanes},
    }  # fmt: skip
    titles = records.titles_by_kind({kind: sorted(ids - {""}) for kind, ids in named.items()})
    rows = records.some_values(KINDS["actor"], agencies, ("name", "acronym"))
    titles |= {one: str(values["acronym"] or values["name"]) for one, values in rows.items()}
    placed = tuple(sorted(lanes, key=lambda lane: _place(lane, titles)))
    unled = tuple(sorted(found.unled, key=lambda one: titles[one]))
    called = {one: str(values["name"]) for one, values in rows.items()}
    return replace(found, lanes=placed, unled=unled, titles=titles, agencies=called)


def _place(lane: Lane, titles: dict[str, str]) -> tuple[str, ...]:
    return tuple(titles.get(one, "") for one in (lane.country, lane.task_force, lane.dimension))


def on(lane: Lane, day: str) -> list[Turn]:
    """Who led on a lane on any day."""
    return [turn for turn in lane.line.turns if turn.start <= day and (turn.end is None or day <= turn.end)]


def on_the_day_of(desk: Desk, decision: str) -> Led | None:
    """Who led on the day a decision was taken, for what it is about; None where it has no day or nothing to lead."""
    with desk.reading() as connection:
        records = Records(connection)
        values = records.get(decision) or {}
        day = str(values.get("date") or "")
        turns = tuple(_leading(connection, values, day)) if day else ()
        found = Led(day, turns, records.titles({turn.agency for turn in turns}))
    return found if day and (values.get("country") or values.get("task_force")) else None


def _leading(connection: Moment, values: Values, day: str) -> list[Turn]:
    if values.get("country"):
        found = leads.leading(connection, str(values["country"]), None, day)
        if found or not values.get("task_force"):
            return found
    scope = Scope(None, day, task_force=str(values["task_force"] or ""))
    return leads.leading_on(leads.lines(connection, scope), None, day)


def _lanes(sides: Mapping[leads.Side, Sequence[leads.Noted]], until: str, overlaps: str) -> list[Lane]:
    """The lane of each country, dimension of it and task force; its overlaps from a day on."""
    lanes = []
    for (country, dimension, task_force), noted in sides.items():
        line = leads.line_of(dimension, [turn for turn, _ in noted], None, until, overlaps)
        lanes.append(Lane(country or "", dimension or "", task_force or "", line))
    return lanes


def _handovers(lane: Lane, noted: Sequence[leads.Noted], since: str | None) -> Iterator[Handover]:
    """Who followed whom from a day on: whoever led when a lead began, or else who led last before it."""
    there, last, ended = list[Turn](), None, ""
    for turn, note in noted:
        start, end = turn.start, turn.end or _NEVER
        there = [one for one in there if one.end is None or one.end >= start] if start <= ended else []
        before = there[-1] if there else last
        if before and before.agency != turn.agency and start >= (since or ""):
            yield Handover(turn.assignment, lane, before.agency, turn.agency, start, note or "")
        there.append(turn)
        if end >= ended:
            last, ended = turn, end
