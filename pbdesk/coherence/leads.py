"""Who leads, every day: gaps and overlaps on the line of the whole country and of each dimension."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache, lru_cache, reduce
from operator import add
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, bindparam, func, or_, select

from pbdesk.coherence.asking import rows
from pbdesk.coherence.figure import WHOLE, Finding, LeadLine, Rule, Scope, Span, Turn
from pbdesk.store.prepared import Prepared, asked, prepared
from pbdesk.store.tables import TABLES

ASSIGNMENT = TABLES["assignment"]
SOURCE = "report, Recommendations, Whole-of-Government Coherence"

CO_LEAD = "co-lead"
"""The role of an agency beside the lead: no lead itself."""

_DAYS = 2**14
"""So many days are kept with their numbers: forty years and more."""
Side = tuple[str | None, str | None, str | None]
"""What a lead is of: a country, a dimension, a task force."""
Noted = tuple[Turn, str | None]
"""A lead with its note on what was handed over."""

WHOLE_COUNTRY = "whole country"
"""What the line is called that is about no one dimension."""

NOBODY = Rule(
    "no-lead-today", WHOLE, 1, "No agency leads on {day}.",
    "A lead in place every day: on the day asked about, no lead assignment for the whole country is valid.",
)  # fmt: skip
GAP = Rule(
    "no-lead", WHOLE, 2, "No agency led from {since} to {until} ({days} days): {side}.",
    "A lead in place every day: days of the line on which no lead assignment was valid.",
)  # fmt: skip
OVERLAP = Rule(
    "two-leads", WHOLE, 3, "Several agencies led at once from {since} to {until} ({days} days): {side}.",
    "One lead at a time: days on which two lead assignments of different agencies were valid.",
)  # fmt: skip


def lines(connection: Connection, scope: Scope) -> list[LeadLine]:
    """The line of the whole country, or of a task force's own lead, then that of each dimension ever assigned."""
    if not scope.country and not scope.task_force:
        return []
    return _drawn(_turns(connection, scope), scope.since, scope.as_of)


def _drawn(turns: Sequence[tuple[str | None, Turn]], since: str | None, until: str) -> list[LeadLine]:
    """The lines that turns make, each with its dimension and in the order in which they began, over some days."""
    sides: dict[str | None, list[Turn]] = {}
    for side, turn in turns:
        sides.setdefault(side, []).append(turn)
    found = [line_of(side, sides[side], since, until) for side in sorted(sides, key=lambda side: side or "")]
    return [line for line in found if line.days > 0]


def line(connection: Connection, scope: Scope, dimension: str | None = None) -> LeadLine | None:
    """Who led from the first assignment to the day asked about; None where nobody was ever assigned."""
    return next((one for one in lines(connection, scope) if one.dimension == dimension), None)


def leading(connection: Connection, country: str, dimension: str | None, day: str) -> list[Turn]:
    """Who led on a day: the assignments of the dimension, or else of the whole country."""
    return leading_on(lines(connection, Scope(country, day)), dimension, day)


def leading_on(found: Sequence[LeadLine], dimension: str | None, day: str) -> list[Turn]:
    """The same, from lines read already."""
    lasting = {
        one.dimension: [turn for turn in one.turns if turn.start <= day and (turn.end is None or turn.end >= day)]
        for one in found
    }
    return lasting.get(dimension) or lasting.get(None, [])


def findings(found: LeadLine) -> list[Finding]:
    """Every gap and every overlap of a line."""
    side = found.dimension or WHOLE_COUNTRY
    told = [(GAP, span, _beside(found, span)) for span in found.gaps]
    told += [(OVERLAP, span, span.assignments) for span in found.overlaps]
    return [
        Finding(rule, records, {"since": span.since, "until": span.until, "days": span.days, "side": side},
                ("side",), since=span.since, until=span.until, size=span.days)
        for rule, span, records in told
    ]  # fmt: skip


def _beside(found: LeadLine, gap: Span) -> tuple[str, ...]:
    """Who led last before a gap, and who first after it."""
    before = [turn for turn in found.turns if turn.end is not None and turn.end < gap.since]
    last = [max(before, key=lambda turn: str(turn.end)).assignment] if before else []
    first = [turn.assignment for turn in found.turns if turn.start > gap.until][:1]
    return (*last, *first)


def missing(found: Sequence[LeadLine], scope: Scope) -> list[Finding]:
    """Says so where nobody leads the country on the day asked about."""
    if not scope.country or scope.task_force or leading_on(found, None, scope.as_of):
        return []
    return [Finding(NOBODY, (scope.country,), {"day": scope.as_of}, since=scope.as_of, until=scope.as_of, size=1)]


def assigned(
    connection: Connection, country: str | None, until: str, since: str | None, *, unsure: bool = False
) -> dict[Side, list[Noted]]:
    """Every lead assignment begun by a day, oldest first, of a country (None: all), by what it is the lead of.

    With `since` only those that last on that day or begin later, and on each line who ended last before it; where
    `unsure`, nothing of a line on which one lead lasts from the one day to the other.
    """
    sides: dict[Side, list[Noted]] = {}
    wanted, make = _assigned(bool(country), bool(since), unsure), Turn._make
    for row in asked(connection, wanted, country=country, until=until, since=since):
        sides.setdefault(row[:3], []).append((make(row[4:]), row[3]))
    return sides


def unled(connection: Connection, country: str | None, until: str) -> set[str]:
    """The countries, or the one asked about, that nobody has begun to lead as a whole by a day."""
    return {one for one, in asked(connection, _unled(bool(country)), country=country, until=until)}


_PLACE = (ASSIGNMENT.c.country, ASSIGNMENT.c.dimension, ASSIGNMENT.c.task_force)


def _begun(of_country: bool) -> list[ColumnElement[bool]]:
    columns = ASSIGNMENT.c
    held = [columns.start <= bindparam("until"), or_(columns.role.is_(None), columns.role != CO_LEAD)]
    return [*held, columns.country == bindparam("country")] if of_country else held


@cache
def _assigned(of_country: bool, later: bool, unsure: bool) -> Prepared:
    columns, held = ASSIGNMENT.c, _begun(of_country)
    since, until = (bindparam(name, type_=columns.end.type) for name in ("since", "until"))
    wanted = select(*_PLACE, columns.handover, columns.id, columns.agency, columns.role, columns.start, columns.end)
    if unsure:
        line = reduce(add, (func.coalesce(part, "") for part in _PLACE))
        lasting = or_(columns.end.is_(None), columns.end >= until)
        wanted = wanted.where(line.not_in(select(line).where(*held, columns.start <= since, lasting)))
    if later:
        last = func.substr(func.max(columns.end + columns.start + columns.id), 21)
        ended = select(last).where(columns.end < since, *held).group_by(*_PLACE)
        held = [*held, or_(columns.end.is_(None), columns.end >= since, columns.id.in_(ended))]
    return prepared(wanted.where(*held).order_by(columns.start, columns.id))


@cache
def _unled(of_country: bool) -> Prepared:
    columns, every = ASSIGNMENT.c, TABLES["country"].c.id
    whole = columns.country.is_not(None), columns.dimension.is_(None), columns.task_force.is_(None)
    wanted = select(every).where(every.not_in(select(columns.country).where(*whole, *_begun(of_country))))
    return prepared(wanted.where(every == bindparam("country")) if of_country else wanted)


def _turns(connection: Connection, scope: Scope) -> list[tuple[str | None, Turn]]:
    """Every lead assignment begun by the day, with its dimension; a co-lead is no second lead."""
    return [(side, Turn(*rest)) for side, *rest in rows(connection, _leading, scope)]


def _leading(scope: Scope) -> Select[Any]:
    columns = ASSIGNMENT.c
    wanted = select(columns.dimension, columns.id, columns.agency, columns.role, columns.start, columns.end).where(
        columns.country == scope.country if scope.country else columns.task_force.is_not(None),
        columns.task_force == scope.task_force if scope.task_force else columns.task_force.is_(None),
        columns.start <= scope.as_of, or_(columns.role.is_(None), columns.role != CO_LEAD),
    )  # fmt: skip
    if scope.dimension:
        wanted = wanted.where(columns.dimension == scope.dimension)
    return wanted.order_by(columns.start, columns.id)


def line_of(
    dimension: str | None, turns: Sequence[Turn], since: str | None, until: str, overlaps: str = ""
) -> LeadLine:
    """The line that turns make, in the order in which they began; only overlaps from a day on are looked for."""
    since = since or turns[0].start
    gaps = tuple(_gaps(turns, since, until))
    shared = tuple(_overlaps(turns, since, until, max(since, overlaps)))
    whole = max(_number(until) - _number(since) + 1, 0)
    led = whole - sum([gap.days for gap in gaps])
    return LeadLine(dimension, since, until, whole, led, tuple(turns), gaps, shared)


def _gaps(turns: Sequence[Turn], since: str, until: str) -> Iterator[Span]:
    """The days on which nobody led."""
    due = since
    for _, _, _, start, end in turns:
        if start > until:
            break
        if due < start:
            yield _gap(due, _day(start, -1))
            due = start
        if end is None or end >= until:
            return
        if due <= end:
            due = _day(end, 1)
    if due <= until:
        yield _gap(due, until)


def _overlaps(turns: Sequence[Turn], since: str, until: str, seen: str) -> Iterator[Span]:
    """The days on which several agencies led; only turns that share days are looked at day by day."""
    first, ended = 0, ""
    for at, (_, _, _, start, end) in enumerate(turns):
        if end is None or end > until:
            end = until
        if start > ended:
            if at - first > 1 and ended >= seen:
                yield from _shared(since, ended, turns[first:at], seen)
            first, ended = at, end
        elif ended < end:
            ended = end
    if len(turns) - first > 1 and ended >= seen:
        yield from _shared(since, ended, turns[first:], seen)


def _gap(since: str, until: str) -> Span:
    return Span(since, until, _number(until) - _number(since) + 1)


@lru_cache(_DAYS)
def _number(day: str) -> int:
    return date.fromisoformat(day).toordinal()


@lru_cache(_DAYS)
def _day(day: str, later: int) -> str:
    """The day before or after."""
    return date.fromordinal(_number(day) + later).isoformat()


def _shared(since: str, until: str, turns: Sequence[Turn], seen: str) -> Iterator[Span]:
    """The days on which several agencies led, cut where a turn begins or has ended; none over before `seen`."""
    there, at, day = list[Turn](), 0, max(since, turns[0].start)
    while day <= until:
        while at < len(turns) and turns[at].start <= day:
            there.append(turns[at])
            at += 1
        there = [turn for turn in there if turn.end is None or day <= turn.end]
        ends = [turn.end for turn in there if turn.end is not None]
        last = min([until, *ends, _day(turns[at].start, -1)] if at < len(turns) else [until, *ends])
        if last >= seen and len(there) > 1 and len({turn.agency for turn in there}) > 1:
            days = _number(last) - _number(day) + 1
            yield Span(day, last, days, tuple([one.assignment for one in there]), tuple([one.agency for one in there]))
        day = _day(last, 1)
