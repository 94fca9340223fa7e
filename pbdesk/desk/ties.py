"""What a framework is tied to: agreements and strategies of its country, and which objectives serve what they want."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pbdesk.records.kind import Values
from pbdesk.records.kinds import KINDS
from pbdesk.records.periods import first_day, last_day
from pbdesk.store.query import Condition, Listing, Records

_SOURCES = (("agreement", "provision", "provisions"), ("strategy", "aim", "aims"))
"""What wants something, its parts that say what, and the link by which an objective serves one."""


@dataclass(frozen=True)
class Point:
    """A provision or an aim, and the objectives that serve it."""

    record: str
    words: str
    objectives: tuple[str, ...]


@dataclass(frozen=True)
class Tie:
    """An agreement or a strategy with all that it wants; `over` where it did not hold on the day."""

    kind: str
    values: Values
    points: tuple[Point, ...]
    over: bool

    @property
    def served(self) -> int:
        """How many of its points an objective serves."""
        return sum(bool(one.objectives) for one in self.points)


def ties(records: Records, country: str, objectives: Iterable[Values], as_of: str) -> tuple[Tie, ...]:
    """Those that held on a day, and those that are over but still served: they may have been overtaken."""
    some = tuple(objectives)
    found = [tie for source in _SOURCES for tie in _of(records, country, some, as_of, source)]
    return tuple(one for one in found if not one.over or one.served)


def _of(
    records: Records, country: str, objectives: tuple[Values, ...], as_of: str, source: tuple[str, str, str]
) -> Iterator[Tie]:
    kind, part, field = source
    wholes = Listing(KINDS[kind], (Condition("country", "is", country),))
    parts = records.listed(Listing(KINDS[part], (Condition(kind, "among", wholes),)))
    serving = _serving(objectives, field)
    for whole in records.listed(wholes):
        points = (_point(one, serving) for one in parts if one[kind] == whole["id"])
        yield Tie(kind, whole, tuple(points), _over(whole, as_of))


def _serving(objectives: Iterable[Values], field: str) -> dict[str, list[str]]:
    """Of each provision or aim the objectives that serve it."""
    found: dict[str, list[str]] = {}
    for one in objectives:
        linked = one[field]
        for point in linked if isinstance(linked, list) else ():
            found.setdefault(point, []).append(str(one["id"]))
    return found


def _point(one: Values, serving: Mapping[str, list[str]]) -> Point:
    record = str(one["id"])
    words = " · ".join(str(part) for part in (one["number"], one.get("title") or one.get("text")) if part)
    return Point(record, words, tuple(serving.get(record, ())))


def _over(whole: Values, as_of: str) -> bool:
    """Whether it ended, was superseded, or had not begun."""
    start, end = str(whole["start"] or as_of), str(whole["end"] or as_of)
    return bool(whole.get("superseded_by")) or last_day(end) < as_of or first_day(start) > as_of
