"""The rows of a table that have been read: in chunks, put into words as they come into sight, the oldest forgotten."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pbdesk.records.kind import Field
from ui import display

if TYPE_CHECKING:
    from pbdesk.desk.reading import Page, Titles

CHUNK = 200
"""Rows read at once, about six screens: asking for them costs as much as reading fifty."""
_KEPT = 20
"""Chunks remembered; older ones are read again when they are seen."""

Shade = Callable[[dict[str, Any], str], str]
"""Which colour of the look a cell of a record's field has; empty for the usual."""


@dataclass
class Chunk:
    """Some rows, put into words as they come into sight; `fresh` until the desk has changed."""

    fields: tuple[Field, ...]
    page: "Page"
    titles: "Titles"
    shade: Shade | None = None
    fresh: bool = True
    ids: list[str] = field(init=False)
    _said: dict[tuple[int, int], str] = field(default_factory=dict)
    _rows: dict[int, dict[str, Any]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.ids = [str(row[0]) for row in self.page.read]

    def values(self, row: int) -> dict[str, Any]:
        """What is known of the record in a row."""
        if row not in self._rows:
            self._rows[row] = self.page.row(row)
        return self._rows[row]

    def text(self, row: int, column: int) -> str:
        """What a cell says, worked out when it is first seen."""
        said = self._said.get((row, column))
        if said is None:
            said = display.cell(display.shown(self.fields[column], self.values(row), self.titles))
            self._said[row, column] = said
        return said

    def cells(self, row: int) -> tuple[str, ...]:
        """What a row says."""
        return tuple(self.text(row, column) for column in range(len(self.fields)))

    def colour(self, row: int, column: int) -> str:
        """Which colour of the look a cell has; empty for the usual."""
        return self.shade(self.values(row), self.fields[column].name) if self.shade else ""


class Chunks:
    """What is remembered of a table."""

    def __init__(self) -> None:
        self._held: OrderedDict[int, Chunk] = OrderedDict()

    def of(self, row: int) -> Chunk | None:
        """The chunk of a row, where the row has been read."""
        chunk = self._held.get(row // CHUNK)
        return chunk if chunk and row % CHUNK < len(chunk.ids) else None

    def fresh(self, number: int) -> bool:
        """Whether a chunk is there as the desk has it now."""
        chunk = self._held.get(number)
        return chunk is not None and chunk.fresh

    def keep(self, number: int, chunk: Chunk) -> None:
        """Remember a chunk."""
        self._held[number] = chunk
        self._held.move_to_end(number)
        while len(self._held) > _KEPT:
            self._held.popitem(last=False)

    def grow_stale(self) -> None:
        """The desk has changed: what is there stays until it is read again."""
        for chunk in self._held.values():
            chunk.fresh = False

    def clear(self) -> None:
        """Forget all."""
        self._held.clear()

    def first(self, name: str, value: object) -> int:
        """The first row read whose field has this value; the first of all where none has."""
        page = self._held[0].page if 0 in self._held else None
        if page is None or name not in page.names:
            return 0
        place = page.names.index(name)
        return next((at for at, row in enumerate(page.read) if row[place] == value), 0)

    def row_of(self, record: str) -> int | None:
        """The row of a record, as far as it has been read."""
        held = self._held.items()
        return next((n * CHUNK + one.ids.index(record) for n, one in held if record in one.ids), None)
