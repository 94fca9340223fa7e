"""How wide the columns of a table stand: as wide as what they say, where there is room for all of it."""

from collections.abc import Sequence
from dataclasses import dataclass

MOST = 480
"""No column asks for more pixels than this, whatever it says."""

_LITTLE = 20
"""Where only this part of the room is lacking, a title gives way rather than that the table scrolls."""


_SHORT = 264
"""What needs no more is not cut while what needs more can give way, nor where the table scrolls in any case."""


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
    little = room // _LITTLE if wishes[main].least < wishes[main].whole else 0
    for tried in ([_kept(one) if at != main else one for at, one in enumerate(wishes)], wishes):
        widths = _given(tried, room)
        short = max(0, sum(widths) - room)
        if short <= little:
            widths[main] -= short
            return widths
    return [one.whole if one.whole <= _SHORT else one.least for one in wishes]


def _kept(wish: Wish) -> Wish:
    """What is short is not cut."""
    return Wish(wish.whole, wish.whole) if wish.whole <= _SHORT else wish


def _given(wishes: Sequence[Wish], room: int) -> list[int]:
    """As much of what they ask for as there is room for: the widest give way, none beyond its least."""
    low, high = 0, max(one.whole for one in wishes)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if sum(_cut(wishes, middle)) <= room else (low, middle - 1)
    return _cut(wishes, low)


def _cut(wishes: Sequence[Wish], most: int) -> list[int]:
    return [max(one.least, min(one.whole, most)) for one in wishes]
