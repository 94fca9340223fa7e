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
        return place if self.write(place) == number else None

    @cached_property
    def _form(self) -> str:
        return _PLACE.sub(lambda one: f"%({one[1]}){f'0{one[2]}' if one[2] else ''}d", self.pattern.replace("%", "%%"))

    @cached_property
    def _expression(self) -> re.Pattern[str]:
        parts, end, seen = [], 0, set()
        for one in _PLACE.finditer(self.pattern):
            parts.append(re.escape(self.pattern[end : one.start()]))
            parts.append(f"(?P={one[1]})" if one[1] in seen else f"(?P<{one[1]}>[0-9]{{1,9}})")
            seen.add(one[1])
            end = one.end()
        return re.compile("".join(parts) + re.escape(self.pattern[end:]))


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
