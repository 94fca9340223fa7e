"""How wide the columns of a table stand: as wide as what they say, where there is room for all of it."""

from collections.abc import Sequence
from dataclasses import dataclass

MOST = 480
"""No column asks for more pixels than this, whatever it says."""

_LITTLE = 20
"""Where only this part of the room is lacking, a title gives way rather than that the table scrolls."""


_SHORT = 264
"""Where a table scrolls in any case, nothing is gained by cutting what needs no more than this."""


@dataclass(frozen=True)
class Wish:
    """What one column asks for: all that it says, or at least so much."""

    whole: int
    least: int


def shared(wishes: Sequence[Wish], room: int, main: int) -> list[int]:
    """The widths of all columns: what is left over goes to the main one; where room is short the widest give way."""
    whole = [one.whole for one in wishes]
    if not whole:
        return []
    if sum(whole) <= room:
        whole[main] += room - sum(whole)
        return whole
    low, high = 0, max(whole)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if sum(_cut(wishes, middle)) <= room else (low, middle - 1)
    widths = _cut(wishes, low)
    short = sum(widths) - room
    if short <= 0 or (wishes[main].least < wishes[main].whole and short <= room // _LITTLE):
        widths[main] -= short
        return widths
    return [one.whole if one.whole <= _SHORT else one.least for one in wishes]


def _cut(wishes: Sequence[Wish], most: int) -> list[int]:
    return [max(one.least, min(one.whole, most)) for one in wishes]
