"""Who leads, every day: gaps and overlaps on the line of the whole country and of each dimension."""

from collections import deque
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache, lru_cache
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, case, func, or_, select

from pbdesk.coherence.figure import WHOLE, Finding, LeadLine, Rule, Scope, Span, Turn
from pbdesk.store.prepared import Prepared, asked, prepared
from pbdesk.store.tables import TABLES

ASSIGNMENT = TABLES["assignment"]
SOURCE = "report, Recommendations, Whole-of-Government Coherence"

CO_LEAD = "co-lead"
"""The role of an agency beside the lead: no lead itself."""

_DAYS = 2**14
"""So many days are kept with their numbers: forty years and more."""
_START = attrgetter("start")

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


class Assigned(NamedTuple):
    """A turn, and what it is the lead of; empty words where it is not about one."""

    country: str
    task_force: str
    dimension: str | None
    handover: str
    turn: Turn


def lines(connection: Connection, scope: Scope) -> list[LeadLine]:
    """The line of the whole country, or of a task force's own lead, then that of each dimension ever assigned."""
    if not scope.country and not scope.task_force:
        return []
    return drawn(_turns(connection, scope), scope.since, scope.as_of)


def drawn(
    turns: Sequence[tuple[str | None, Turn]], since: str | None, until: str, overlaps: str = ""
) -> list[LeadLine]:
    """The lines that turns make, each with its dimension and in the order in which they began, over some days.

    Only `overlaps` from that day on are looked for.
    """
    sides: dict[str | None, list[Turn]] = {}
    for side, turn in turns:
        sides.setdefault(side, []).append(turn)
    found = [_line(side, sides[side], since, until, overlaps) for side in sorted(sides, key=lambda side: side or "")]
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
    told = [(GAP, span) for span in found.gaps] + [(OVERLAP, span) for span in found.overlaps]
    return [
        Finding(rule, span.assignments, {"since": span.since, "until": span.until, "days": span.days, "side": side},
                ("side",), since=span.since, until=span.until, size=span.days)
        for rule, span in told
    ]  # fmt: skip


def missing(found: Sequence[LeadLine], scope: Scope) -> list[Finding]:
    """Says so where nobody leads the country on the day asked about."""
    if not scope.country or scope.task_force or leading_on(found, None, scope.as_of):
        return []
    return [Finding(NOBODY, (scope.country,), {"day": scope.as_of}, since=scope.as_of, until=scope.as_of, size=1)]


def assigned(connection: Connection, country: str | None, until: str, since: str | None) -> list[Assigned]:
    """Every lead assignment of a country (None: all) begun by a day, oldest first.

    With `since` only those that last on that day or begin later, and on each line those that ended last before it.
    """
    found = asked(connection, _assigned(bool(country), bool(since)), country=country, until=until, since=since)
    make = Turn._make
    return [Assigned(one[0] or "", one[1] or "", one[2], one[3] or "", make(one[4:])) for one in found]


@cache
def _assigned(of_country: bool, later: bool) -> Prepared:
    columns, since = ASSIGNMENT.c, bindparam("since", type_=ASSIGNMENT.c.end.type)
    said = (columns.country, columns.task_force, columns.dimension, columns.handover, columns.id, columns.agency,
            columns.role, columns.start, columns.end)  # fmt: skip
    held = [columns.start <= bindparam("until"), or_(columns.role.is_(None), columns.role != CO_LEAD)]
    held += [columns.country == bindparam("country")] if of_country else []
    wanted = select(*said).where(*held)
    if not later:
        return prepared(wanted.order_by(columns.start, columns.id))
    over = case((columns.end < since, columns.end))
    last = func.max(over).over(partition_by=(columns.country, columns.task_force, columns.dimension))
    inner = wanted.add_columns(last.label("last")).subquery().c
    lasting = or_(inner.end.is_(None), inner.end >= since, inner.end == inner.last)
    return prepared(select(*(inner[one.name] for one in said)).where(lasting).order_by(inner.start, inner.id))


def _turns(connection: Connection, scope: Scope) -> list[tuple[str | None, Turn]]:
    """Every lead assignment begun by the day, with its dimension; a co-lead is no second lead."""
    columns = ASSIGNMENT.c
    wanted = select(columns.dimension, columns.id, columns.agency, columns.role, columns.start, columns.end).where(
        columns.country == scope.country if scope.country else columns.task_force.is_not(None),
        columns.task_force == scope.task_force if scope.task_force else columns.task_force.is_(None),
        columns.start <= scope.as_of, or_(columns.role.is_(None), columns.role != CO_LEAD),
    )  # fmt: skip
    if scope.dimension:
        wanted = wanted.where(columns.dimension == scope.dimension)
    return [(side, Turn(*rest)) for side, *rest in connection.execute(wanted.order_by(columns.start, columns.id))]


def _line(dimension: str | None, turns: Sequence[Turn], since: str | None, until: str, seen: str) -> LeadLine:
    """Only where turns share days is it looked at day by day who led; what lies between is a gap."""
    since = since or turns[0].start
    gaps, overlaps, due = list[Span](), list[Span](), since
    for first, last, some in _runs(turns, since, until):
        if due < first:
            gaps.append(_gap(due, _day(first, -1)))
        if len(some) > 1 and last >= seen:
            days = _spans(max(first, seen), last, some)
            overlaps += [span for span in days if len(span.agencies) > 1 < len({*span.agencies})]
        due = _day(last, 1)
    if due <= until:
        gaps.append(_gap(due, until))
    whole = max(_number(until) - _number(since) + 1, 0)
    led = whole - sum(gap.days for gap in gaps)
    return LeadLine(dimension, since, until, whole, led, tuple(turns), tuple(gaps), tuple(overlaps))


def _runs(turns: Sequence[Turn], since: str, until: str) -> Iterator[tuple[str, str, list[Turn]]]:
    """Turns that share days, and from when to when of the days asked about they last together."""
    run, first, last = list[Turn](), "", ""
    for turn in sorted(turns, key=_START):
        start = turn.start if turn.start > since else since
        end = turn.end if turn.end is not None and turn.end < until else until
        if end < start:
            continue
        if run and start > last:
            yield first, last, run
            run = []
        first, last = (first, max(last, end)) if run else (start, end)
        run.append(turn)
    if run:
        yield first, last, run


def _gap(since: str, until: str) -> Span:
    return Span(since, until, _number(until) - _number(since) + 1)


@lru_cache(_DAYS)
def _number(day: str) -> int:
    return date.fromisoformat(day).toordinal()


@lru_cache(_DAYS)
def _day(day: str, later: int) -> str:
    """The day before or after."""
    return date.fromordinal(_number(day) + later).isoformat()


def _spans(since: str, until: str, turns: Sequence[Turn]) -> list[Span]:
    """The days of a line cut where a turn begins or has ended; days in a row with the same leads are one span."""
    after = _day(until, 1)
    cuts = {since, after, *(turn.start for turn in turns), *(_day(turn.end, 1) for turn in turns if turn.end)}
    coming, there, spans = deque(sorted(turns, key=_START)), list[Turn](), list[Span]()
    for day, following in pairwise(sorted(day for day in cuts if since <= day <= after)):
        while coming and coming[0].start <= day:
            there.append(coming.popleft())
        there = [turn for turn in there if turn.end is None or day <= turn.end]
        assignments, agencies = tuple([one.assignment for one in there]), tuple([one.agency for one in there])
        spans.append(Span(day, _day(following, -1), _number(following) - _number(day), assignments, agencies))
    return spans
