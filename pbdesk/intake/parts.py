"""Several tables in one sheet: where one ends and the next begins, below it or beside it."""

from collections.abc import Iterator, Sequence
from itertools import chain, islice

from pbdesk.intake.cells import Cell
from pbdesk.intake.finding import Header, known_columns
from pbdesk.intake.looks import is_number

Row = Sequence[Cell]
Span = tuple[int, int]

_CHECKED = 300
"""So many rows of a sheet are looked at as the headings of a further table."""
_LONGEST = 80
_FEWEST = 3
_SURELY_KNOWN = 1.7
_MOSTLY, _NEARLY_ALL = 0.6, 0.9
_SEEN = 200


class Rows:
    """The rows of a sheet in order; some can be put back. `next` is the position of the row that comes next."""

    def __init__(self, rows: Iterator[list[Cell]]) -> None:
        self._rows = rows
        self.next = 0
        self._checks = 0

    def take(self, count: int) -> list[list[Cell]]:
        """The next rows, as many as there are up to a number."""
        taken = list(islice(self._rows, count))
        self.next += len(taken)
        return taken

    def put_back(self, rows: Sequence[list[Cell]]) -> None:
        """Give rows back, to be taken next."""
        self._rows = chain(rows, self._rows)
        self.next -= len(rows)

    def border(self, block: Sequence[Row], counts: Sequence[int], headings: Sequence[str], kind: str) -> int | None:
        """Where in a block of rows a further table begins: its title, or else its headings."""
        for at in range(1, len(block) - 1):
            if counts[at] < _FEWEST or counts[at - 1] > 1 or self._checks > _CHECKED:
                continue
            if self._begins_table(block[at], headings, kind) and counts[at + 1]:
                return _title_of(counts, at)
        return None

    def _begins_table(self, row: Row, headings: Sequence[str], kind: str) -> bool:
        said = [cell for cell in row if cell != ""]
        texts = [cell for cell in said if isinstance(cell, str) and len(cell) <= _LONGEST and not is_number(cell)]
        if len(texts) < len(said) or sum(text in headings for text in texts) > len(texts) / 2:
            return False
        self._checks += 1
        known = known_columns(tuple(str(cell) for cell in row), kind)
        return known >= max(_SURELY_KNOWN, _MOSTLY * len(texts))


def _title_of(counts: Sequence[int], at: int) -> int:
    first = at
    while first > 1 and counts[first - 1] == 1:
        first -= 1
    return first


def spans(header: Header, block: Sequence[Row], kind: str) -> list[Span]:
    """The columns of each table, where tables stand side by side under one row of headings; else all in one."""
    whole = (0, len(header.headings))
    parts = [part for part in _between_gaps(header.headings, block[:_SEEN]) if _named(header, part) >= 2]
    if len(parts) < 2:
        return [whole]
    return parts if come_again(header, parts) or _of_other_lengths(header, block, parts, kind) else [whole]


def come_again(header: Header, parts: Sequence[Span]) -> bool:
    """Whether the headings of the first of several tables stand over the others as well."""
    first = {_plain(text) for text in header.headings[slice(*parts[0])] if text}
    return all(_repeats(header, part, first) for part in parts[1:])


def _of_other_lengths(header: Header, block: Sequence[Row], parts: Sequence[Span], kind: str) -> bool:
    """Whether each part is a list by its headings, filled from its first row to a last one of its own."""
    if not all(known_columns(header.headings[slice(*part)], kind) >= _SURELY_KNOWN for part in parts):
        return False
    heights = [_height(block, part) for part in parts]
    return min(heights) < _NEARLY_ALL * max(heights) and all(
        sum(_is_filled(row, part) for row in block[:height]) >= _NEARLY_ALL * height
        for part, height in zip(parts, heights, strict=True)
    )


def _height(block: Sequence[Row], part: Span) -> int:
    return next((at + 1 for at in range(len(block) - 1, -1, -1) if _is_filled(block[at], part)), 0)


def _is_filled(row: Row, part: Span) -> bool:
    return any(cell != "" for cell in row[slice(*part)])


def _repeats(header: Header, part: Span, first: set[str]) -> bool:
    own = {_plain(text) for text in header.headings[slice(*part)] if text}
    return len(own & first) > len(own) / 2


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _named(header: Header, part: Span) -> int:
    return sum(bool(text) for text in header.headings[slice(*part)])


def _between_gaps(headings: Sequence[str], block: Sequence[Row]) -> Iterator[Span]:
    start = 0
    for at, text in enumerate([*headings, ""]):
        if at < len(headings) and (text or any(len(row) > at and row[at] != "" for row in block)):
            continue
        if at > start:
            yield start, at
        start = at + 1
