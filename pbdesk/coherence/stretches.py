"""The days of a line of leads from the first to the last, cut where the leads change."""

from collections.abc import Iterator
from datetime import date
from operator import attrgetter

from pbdesk.coherence.figure import LeadLine, Span


def stretches(found: LeadLine, since: str = "") -> list[Span]:
    """The days from one on: those of nobody name no agency, those on which several led at once name them all."""
    made: list[Span] = []
    for one in _pieces(found, max(since, found.since)):
        if made and made[-1].agencies == one.agencies:
            one = _span(made.pop().since, one.until, one.agencies)
        made.append(one)
    return made


def _pieces(found: LeadLine, since: str) -> Iterator[Span]:
    due = since
    for one in sorted((*found.gaps, *found.overlaps), key=attrgetter("since")):
        if one.until >= since:
            yield from _led(found, due, _day(one.since, -1))
            yield _span(max(one.since, since), one.until, tuple(sorted({*one.agencies})))
            due = _day(one.until, 1)
    yield from _led(found, due, found.until)


def _led(found: LeadLine, first: str, last: str) -> Iterator[Span]:
    """Days on each of which one agency leads, alone."""
    due = first
    for turn in found.turns:
        end = min(turn.end or last, last)
        if turn.start <= last and due <= end:
            yield _span(due, end, (turn.agency,))
            due = _day(end, 1)


def _span(since: str, until: str, agencies: tuple[str, ...]) -> Span:
    days = (date.fromisoformat(until) - date.fromisoformat(since)).days + 1
    return Span(since, until, days, (), agencies)


def _day(day: str, later: int) -> str:
    return date.fromordinal(date.fromisoformat(day).toordinal() + later).isoformat()
