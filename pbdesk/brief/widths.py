"""How wide the columns of a Word table are: the parts asked for, yet no word, day or amount broken in two."""

import re
from collections.abc import Container, Iterable, Sequence
from functools import lru_cache

from pbdesk.brief.tables import Cell, Column, Holds, Table
from pbdesk.brief.words import Words

_USUAL = {Holds.TEXT: 3.0, Holds.NUMBER: 1.1, Holds.MONEY: 1.6, Holds.DATE: 1.4, Holds.PERCENT: 1.1}
_NARROW, _BROAD = "iIljtf.,:;'|()[]- \u00a0\u202f", "mwMWæœÆŒ@%"
_REMEMBERED = 2**14
"""So many words are kept with their widths: papers say the same ones again and again."""
_TEXT = 180
"""The size of a table's type in twentieths of a point."""
PADDING = 180
"""What a cell keeps free at its sides, in twentieths of a point."""
_BETWEEN = re.compile(r"[ \n]|/(?!\d)")
"""Where a line may be broken: not behind the stroke of a number such as 2025/1."""
_LONGEST = 22
"""Longer words, addresses mostly, may be broken."""
_MEASURED_ROWS, _MANY = 200, 8
"""How many rows are measured; in a table of more columns a day may take two lines."""


def widths(
    columns: Sequence[Column], page: int, texts: Iterable[Sequence[str]] = (), *, bold: Container[int] = ()
) -> list[int]:
    """The columns' widths, which together fill the page; `texts` are what their cells show, row by row.

    `bold` are the places of the columns whose cells are set in bold.
    """
    parts = [column.width or _USUAL[column.holds] for column in columns]
    wanted = [int(page * part / sum(parts)) for part in parts]
    wanted[0] += page - sum(wanted)
    least = [word_width(column.label) for column in columns]
    for row in texts:
        least = [max(least[at], word_width(text, bold=at in bold)) for at, text in enumerate(row)]
    return fitted(wanted, least)


def shown(of: Table, words: Words, most: int | None = _MEASURED_ROWS) -> list[tuple[str, ...]]:
    """What the cells of a table show, of `most` rows; what is no text is one word where there is room."""
    rows = [*of.filled[:most], *([of.totals] if of.totalled else [])]
    texts = [_Shown(of, at, words).texts(cells) for at, cells in enumerate(zip(*rows, strict=True))]
    return list(zip(*texts, strict=True))


class _Shown(dict[Cell, str]):
    """What the cells of one column show; texts and days, which come again and again, are worked out once."""

    def __init__(self, of: Table, at: int, words: Words) -> None:
        super().__init__()
        self._column, self._decimals, self._words = of.columns[at], of.decimals(at), words
        self._crowded = len(of.columns) > _MANY or of.columns[at].holds is Holds.TEXT

    def texts(self, cells: Sequence[Cell]) -> list[str]:
        """What cells show; numbers that are equal may be written with other decimals, and stand for themselves."""
        again = set(map(type, cells)) <= {str, type(None)}
        return list(map(self.__getitem__ if again else self._said, cells))

    def __missing__(self, value: Cell) -> str:
        return self.setdefault(value, self._said(value))

    def _said(self, value: Cell) -> str:
        said = self._words.cell(value, self._column, self._decimals)
        return said if self._crowded else said.replace(" ", "\u00a0")


@lru_cache(_REMEMBERED)
def word_width(text: str, size: int = _TEXT, *, bold: bool = True) -> int:
    """What the longest word of a text needs, padding included."""
    words = (word for word in _BETWEEN.split(text) if len(word) <= _LONGEST)
    return int(max((text_width(word, size, bold=bold) for word in words), default=0.0)) + PADDING


def text_width(text: str, size: float, *, bold: bool) -> float:
    """What a text takes on one line, in the unit of its size."""
    return size * _width(text, _BOLD if bold else _PLAIN)


def word_widths(line: str, size: float, *, bold: bool) -> list[float]:
    """What each word of a line takes, in the unit of its size."""
    letters = _BOLD if bold else _PLAIN
    return [size * _width(word, letters) for word in line.split(" ")]


@lru_cache(_REMEMBERED)
def _width(text: str, letters: "_Letters") -> float:
    return sum(map(letters.__getitem__, text))


class _Letters(dict[str, float]):
    """What each letter takes of the size of type; worked out when it is first met."""

    __hash__ = object.__hash__  # type: ignore[assignment]

    def __init__(self, narrow: float, small: float, capital: float, broad: float) -> None:
        super().__init__(dict.fromkeys(_NARROW, narrow) | dict.fromkeys(_BROAD, broad))
        self._small, self._capital = small, capital

    def __missing__(self, one: str) -> float:
        return self.setdefault(one, self._capital if one.isupper() else self._small)


_PLAIN, _BOLD = _Letters(0.36, 0.63, 0.7, 0.98), _Letters(0.43, 0.7, 0.78, 1.05)
"""Narrow, small, capital and broad letters, in the broad face that replaces Calibri."""


def fitted(wanted: Sequence[int], least: Sequence[int]) -> list[int]:
    """Widths with the same sum, none below its least where the sum has room: the broad give to the narrow."""
    missing = sum(max(0, low - one) for one, low in zip(wanted, least, strict=True))
    spare = sum(max(0, one - low) for one, low in zip(wanted, least, strict=True))
    if not missing:
        return list(wanted)
    if spare < missing:
        made = _cut(least, sum(wanted))
    else:
        made = [max(one, low) - max(0, one - low) * missing // spare for one, low in zip(wanted, least, strict=True)]
    made[made.index(max(made))] += sum(wanted) - sum(made)
    return made


def _cut(least: Sequence[int], room: int) -> list[int]:
    """The least widths where there is no room for all: the broadest is cut to the next broad until the rest fit."""
    made = list(least)
    while (over := sum(made) - room) > 0:
        broadest = max(made)
        at = [place for place, one in enumerate(made) if one == broadest]
        below = max((one for one in made if one < broadest), default=0)
        cut = min(broadest - below, -(-over // len(at)))
        made = [one - cut if place in at else one for place, one in enumerate(made)]
    return made
