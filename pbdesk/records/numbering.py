"""Numbers of decisions: the scheme that a task force sets, and what it makes of a number (DOMAIN 6)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from pbdesk.records.kind import Breach, Reader, Values
from pbdesk.sentences import say

USUAL = "{year}-{n}"
"""How decisions are numbered where a task force has set no scheme."""
_LONGEST = 9
"""More digits than these no number has."""
_PLACE = re.compile(r"\{(year|n)(?::0(\d))?\}")


class Place(NamedTuple):
    """Where a number stands: the year, where the scheme has one, and the running number."""

    year: int | None
    n: int


@dataclass(frozen=True)
class Scheme:
    """A pattern such as `DRC {year}/{n:03}`; with a year in it the count begins anew each year."""

    pattern: str

    @cached_property
    def yearly(self) -> bool:
        """Whether the count begins anew each year."""
        return "{year}" in self.pattern

    def write(self, place: Place) -> str:
        """The number at a place."""
        return self._form % {"year": place.year or 0, "n": place.n}

    def beginning(self, year: int | None) -> str:
        """What every number of a year begins with; of all years where none is given."""
        head = self.pattern.split("{n")[0]
        return head.split("{year")[0] if year is None else _PLACE.sub(lambda _: str(year), head)

    def read(self, number: str) -> Place | None:
        """The place of a number; None where this scheme never wrote it."""
        found = self._expression.fullmatch(number)
        if found is None:
            return None
        place = Place(int(found["year"]) if self.yearly else None, int(found["n"]))
        return place if self._once or self.write(place) == number else None

    def running(self, numbers: Iterable[str]) -> dict[int | None, set[int]]:
        """The running numbers of many numbers by their years; quicker by far than one by one."""
        if not self._once:
            numbers = [number for number in numbers if self.read(number)]
        read: dict[int | None, set[int]] = {}
        for found in filter(None, map(self._expression.fullmatch, numbers)):
            year = int(found["year"]) if self.yearly else None
            read.setdefault(year, set()).add(int(found["n"]))
        return read

    @cached_property
    def _once(self) -> bool:
        """Whether nothing stands in a number twice, so that what looks like one was written so."""
        names = [one[1] for one in _PLACE.finditer(self.pattern)]
        return len(names) == len(set(names))

    @cached_property
    def _form(self) -> str:
        return _PLACE.sub(lambda one: f"%({one[1]}){f'0{one[2]}' if one[2] else ''}d", self.pattern.replace("%", "%%"))

    @cached_property
    def _expression(self) -> re.Pattern[str]:
        parts, end, seen = [], 0, set()
        for one in _PLACE.finditer(self.pattern):
            parts.append(re.escape(self.pattern[end : one.start()]))
            parts.append(f"(?P={one[1]})" if one[1] in seen else f"(?P<{one[1]}>{_written(max(1, int(one[2] or 1)))})")
            seen.add(one[1])
            end = one.end()
        return re.compile("".join(parts) + re.escape(self.pattern[end:]))


def _written(digits: int) -> str:
    """An expression for a number that is filled up with noughts to so many digits."""
    return rf"[0-9]{{{digits}}}|[1-9][0-9]{{{digits},8}}" if digits < _LONGEST else rf"[0-9]{{{digits}}}"


def scheme_of(task_force: Values) -> Scheme:
    """How a task force numbers its decisions."""
    return Scheme(str(task_force.get("numbering") or USUAL))


def numbered_plainly(task_force: Values, reader: Reader) -> Iterable[Breach]:
    """A scheme has a place {n} for the running number, and no place that is not {year} or {n}."""
    pattern = task_force.get("numbering")
    if not pattern:
        return
    rest = _PLACE.sub("", str(pattern))
    if "{" in rest or "}" in rest or not re.search(r"\{n[:}]", str(pattern)):
        yield Breach(
            "numbering",
            say("Decision numbers need the place {n}, and may have {year}: DRC {year}/{n:03}."),
            "numbering",
        )
