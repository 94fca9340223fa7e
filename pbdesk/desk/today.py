"""What a day asks for: due, overdue, unanswered, without a lead, expiring, meetings to come; of one agency or all."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from pbdesk.coherence.figure import Turn
from pbdesk.desk import leading, matters
from pbdesk.desk.knowing import day_meant
from pbdesk.desk.matters import Found, Matter, Sort, Wish
from pbdesk.store.desk import Desk

__all__ = ["SOON", "Day", "Matter", "Sort", "today"]

SOON = 30
"""So many days ahead count as soon."""


@dataclass(frozen=True)
class Day:
    """What a day asks for, the most pressing of each sort first; of how many, and how many of all are late."""

    day: str
    until: str
    matters: tuple[Matter, ...]
    counts: Mapping[Sort, int]
    late: int

    def of(self, *sorts: Sort) -> list[Matter]:
        """The matters of these sorts."""
        return [one for one in self.matters if one.sort in sorts]

    def count(self, *sorts: str) -> int:
        """How many matters of these sorts there are, read or not."""
        return sum(self.counts.get(Sort(one), 0) for one in sorts)


def today(
    desk: Desk, *, country: str | None = None, agency: str | None = None, day: str = "", soon: int = SOON,
    most: int | None = None,
) -> Day:  # fmt: skip
    """What a day asks for, up to `soon` days ahead; of each sort the first `most`, None for all."""
    day = day_meant(day)
    until = (date.fromisoformat(day) + timedelta(days=soon)).isoformat()
    wish = Wish(day, until, country, agency, most)
    led = leading.gaps(desk, country, day, soon)
    unled = [one for one in _leads(led, wish) if agency in (None, one.agency)]
    with desk.reading() as connection:
        found = [*matters.found(connection, wish), *_found(unled)]
    order = list(Sort)
    every = [one for some in found for one in some.matters]
    every.sort(key=lambda one: (order.index(one.sort), one.due or "9999", one.title))
    return Day(day, until, tuple(every), {one.sort: one.count for one in found}, sum(one.late for one in found))


def _found(unled: list[Matter]) -> Iterator[Found]:
    for sort in (Sort.NO_LEAD, Sort.LEAD_ENDS):
        some = tuple(one for one in unled if one.sort is sort)
        yield Found(sort, some, len(some), sum(one.late for one in some))


def _leads(found: leading.Timeline, wish: Wish) -> Iterator[Matter]:
    """Lanes without a lead today, countries that never had one, and leads that end without a successor."""
    titles = found.titles
    for country in found.unled:
        yield Matter(Sort.NO_LEAD, "country", country, titles[country], "", "", "", True)
    for lane in found.lanes:
        place = lane.task_force or lane.country
        about = titles.get(lane.dimension, "")
        gap = next((one.since for one in lane.line.gaps if one.until >= wish.day), None)
        if (lane.whole and lane.line.since > wish.day) or (gap and gap <= wish.day):
            kind = "task_force" if lane.task_force else "country"
            yield Matter(Sort.NO_LEAD, kind, place, titles[place], about, "", gap or "", True)
        elif gap:
            words = " · ".join(filter(None, (titles[place], about)))
            ended = [turn for turn in lane.line.turns if turn.end and turn.end < gap]
            yield _ending(max(ended, key=lambda turn: str(turn.end)), words, titles)


def _ending(turn: Turn, words: str, titles: dict[str, str]) -> Matter:
    name, due = titles[turn.agency], str(turn.end)
    return Matter(Sort.LEAD_ENDS, "assignment", turn.assignment, name, words, turn.agency, due, False)
