"""Two profiles compared, figure by figure: the difference, and the records that came and left."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from sqlalchemy import Connection

from pbdesk.coherence.figure import Figure, Number, Scope


@dataclass(frozen=True)
class Difference:
    """A figure before and now; None where one of the profiles has no such figure."""

    before: Figure | None
    now: Figure | None

    @property
    def numerator(self) -> Number | None:
        """How many more than before; None where one side is missing."""
        return self.now.numerator - self.before.numerator if self.now and self.before else None

    @property
    def ratio(self) -> Decimal | None:
        """How much the share or rate has moved; None where one side is not known."""
        now, before = (one.ratio if one else None for one in (self.now, self.before))
        return None if now is None or before is None else now - before


@dataclass(frozen=True)
class Moved:
    """The records that count now and did not before, and those that did and no longer do."""

    came: list[str]
    left: list[str]


def compare(before: Iterable[Figure], now: Iterable[Figure]) -> list[Difference]:
    """Every figure of either side, in the order of the later one; figures are matched by what they are about."""
    earlier = {one.key: one for one in before}
    found = [Difference(earlier.pop(one.key, None), one) for one in now]
    return found + [Difference(one, None) for one in earlier.values()]


def moved(difference: Difference, before: Connection, now: Connection) -> Moved:
    """What came and what left, of the records that count; each profile is opened where it was asked."""
    was = set(difference.before.counted.ids(before)) if difference.before else set()
    counts = set(difference.now.counted.ids(now)) if difference.now else set()
    return Moved(sorted(counts - was), sorted(was - counts))


def previous(scope: Scope) -> Scope:
    """The same question about the period before: as long as the one asked about, or else a year earlier."""
    day = date.fromisoformat(scope.as_of)
    if scope.since is None:
        return replace(scope, as_of=_a_year_before(day).isoformat())
    since = date.fromisoformat(scope.since)
    return replace(
        scope, as_of=(since - timedelta(1)).isoformat(), since=(since - (day - since) - timedelta(1)).isoformat()
    )


def _a_year_before(day: date) -> date:
    last = 28 if (day.month, day.day) == (2, 29) else day.day
    return date(day.year - 1, day.month, last)
