"""Who leads, every day: gaps and overlaps on the line of the whole country and of each dimension."""

from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy import Connection, or_, select

from pbdesk.coherence.figure import WHOLE, Finding, LeadLine, Rule, Scope, Span, Turn
from pbdesk.store.tables import TABLES

ASSIGNMENT = TABLES["assignment"]
SOURCE = "report, Recommendations, Whole-of-Government Coherence"

GAP = Rule(
    "no-lead", WHOLE, 2, "No agency led from {since} to {until} ({days} days).",
    "A lead in place every day: days of the line on which no lead assignment was valid.",
)  # fmt: skip
OVERLAP = Rule(
    "two-leads", WHOLE, 3, "Several agencies led at once from {since} to {until} ({days} days).",
    "One lead at a time: days on which two lead assignments of different agencies were valid.",
)  # fmt: skip


def line(connection: Connection, scope: Scope, dimension: str | None = None) -> LeadLine | None:
    """Who led from the first assignment to the day asked about; None where nobody was ever assigned."""
    turns = _turns(connection, scope, dimension)
    if not turns:
        return None
    since, until = scope.since or turns[0].start, scope.as_of
    days = _days(since, until)
    held = {
        day: [turn for turn in turns if turn.start <= day and (turn.end is None or day <= turn.end)] for day in days
    }
    gaps = _spans([day for day in days if not held[day]], held)
    overlaps = _spans([day for day in days if len({turn.agency for turn in held[day]}) > 1], held)
    led = sum(1 for day in days if held[day])
    return LeadLine(dimension, since, until, len(days), led, tuple(turns), tuple(gaps), tuple(overlaps))


def leading(connection: Connection, country: str, dimension: str | None, day: str) -> list[Turn]:
    """Who led on a day: the assignments of the dimension, or else of the whole country."""
    scope = Scope(country, day)
    own = _turns(connection, scope, dimension) if dimension else []
    found = [turn for turn in own if turn.end is None or turn.end >= day]
    return found or [turn for turn in _turns(connection, scope, None) if turn.end is None or turn.end >= day]


def findings(found: LeadLine) -> list[Finding]:
    """Every gap and every overlap of a line."""
    told = [(GAP, span) for span in found.gaps] + [(OVERLAP, span) for span in found.overlaps]
    return [
        Finding(rule, span.assignments, {"since": span.since, "until": span.until, "days": span.days},
                since=span.since, until=span.until, size=span.days)
        for rule, span in told
    ]  # fmt: skip


def _turns(connection: Connection, scope: Scope, dimension: str | None) -> list[Turn]:
    columns = ASSIGNMENT.c
    wanted = select(columns.id, columns.agency, columns.role, columns.start, columns.end).where(
        columns.country == scope.country, columns.dimension == dimension if dimension else columns.dimension.is_(None),
        columns.start <= scope.as_of, or_(columns.role.is_(None), columns.role != "co-lead"), columns.task_force.is_(None),
    )  # fmt: skip
    return [Turn(*row) for row in connection.execute(wanted.order_by(columns.start, columns.id))]


def _days(since: str, until: str) -> list[str]:
    first, last = date.fromisoformat(since), date.fromisoformat(until)
    return [(first + timedelta(days=n)).isoformat() for n in range((last - first).days + 1)]


def _spans(days: Sequence[str], held: dict[str, list[Turn]]) -> list[Span]:
    """Days in a row that have the same leads, as one span each."""
    spans: list[Span] = []
    for day in days:
        turns = tuple(turn.assignment for turn in held[day])
        last = spans[-1] if spans else None
        if last and last.assignments == turns and _days(last.until, day)[1:] == [day]:
            spans[-1] = Span(last.since, day, last.days + 1, turns, last.agencies)
        else:
            spans.append(Span(day, day, 1, turns, tuple(turn.agency for turn in held[day])))
    return spans
