"""The records of a listing as a table that asks the desk only for the rows that are seen."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor

from pbdesk.records.kind import Field, Kind
from ui import display
from ui.opened import Opened
from ui.tables import columns
from ui.tables.chunks import CHUNK, Chunk, Chunks, Shade
from ui.theme import colour
from ui.words import tr

if TYPE_CHECKING:
    from pbdesk.desk.reading import Page, Titles
    from pbdesk.store.desk import Desk
    from pbdesk.store.query import Listing, Order

_DEEP = 10
"""From this chunk on the whole order is read once, as ids, for skipping rows costs more the further down they are."""
_DISPLAY, _ALIGN, _FORE, _TIP = 0, 7, 9, 3
"""Qt's roles as plain integers: comparing its enums here would double the cost of a frame."""
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

Index = QModelIndex | QPersistentModelIndex


class RecordsModel(QAbstractTableModel):
    """One listing of one kind. Rows arrive in chunks from the worker; until then their cells are empty."""

    counted = Signal(int)
    """How many records the listing has."""

    def __init__(self, opened: Opened, kind: Kind, shade: Shade | None = None) -> None:
        super().__init__()
        self.kind, self.names = kind, columns.first(kind)
        self._opened, self._shade = opened, shade
        self._fields: tuple[Field, ...] = ()
        self._chunks = Chunks()
        self._wanted: list[int] = []
        self._asking = False
        self._order: Order | None = None
        self._titles: Titles | None = None
        self._seen = self._turn = 0
        self._renewing = False
        self.rows = 0
        self.conditions: tuple[Any, ...] = ()
        self.order = columns.ORDER.get(kind.name, "")
        self._take_fields()

    def _take_fields(self) -> None:
        self.names = tuple(name for name in self.names if name in self.kind.by_name)
        self._fields = tuple(self.kind.by_name[name] for name in self.names)

    def listing(self) -> "Listing":
        """The listing that is shown, whole."""
        from pbdesk.store.query import Listing

        return Listing(self.kind, self.conditions, self.order, fields=columns.needed(self.kind, self.names))

    def show_columns(self, names: tuple[str, ...]) -> None:
        """Show other columns."""
        self.beginResetModel()
        self.names = names
        self._take_fields()
        self._forget()
        self.endResetModel()
        if self._renewing:
            self.reload(keep=False)

    def narrow(self, conditions: tuple[Any, ...]) -> None:
        """Show only the records that meet these conditions."""
        if conditions != self.conditions:
            self.conditions = conditions
            self.reload(keep=False)

    def reload(self, *, keep: bool = True) -> None:
        """Count again, and read again what is seen; what is there stays until the new rows come."""
        self._turn += 1
        self._order = self._titles = None
        self._renewing = True
        if keep:
            self._chunks.grow_stale()
        turn, wanted, number, fields = self._turn, self.listing(), self._seen if keep else 0, self._fields

        def answered(found: "tuple[int, Page, Order | None]") -> None:
            if turn == self._turn:
                rows, page, self._order = found
                self._titles, self._renewing = page.titles, False
                self._counted(rows, number, Chunk(fields, page, page.titles, self._shade), keep=keep)

        def failed(error: Exception) -> None:
            self._renewing = False
            self._opened.tasks.failed.emit(error)

        self._opened.ask(lambda desk: _renewed(desk, wanted, number), answered, owner=self, failed=failed)

    def _counted(self, rows: int, number: int, chunk: Chunk, *, keep: bool) -> None:
        other = rows != self.rows or not keep
        if other:
            self.beginResetModel()
            self.rows = rows
            if not keep:
                self._forget()
        self._chunks.keep(number, chunk)
        if other:
            self.endResetModel()
        self._tell_changed(0, rows)
        self.counted.emit(rows)

    def _forget(self) -> None:
        self._turn += 1
        self._chunks.clear()
        self._wanted.clear()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else self.rows

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._fields)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        if orientation is not Qt.Orientation.Horizontal or section >= len(self._fields):
            return None
        field = self._fields[section]
        if role == _DISPLAY:
            return columns.heading(field)
        if role == _TIP:
            return tr(field.help) if field.help else None
        return (_RIGHT if columns.stands_right(field) else _LEFT) if role == _ALIGN else None

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        if role == _DISPLAY:
            return self.text(index.row(), index.column())
        if role == _ALIGN:
            return _RIGHT if columns.stands_right(self._fields[index.column()]) else _LEFT
        if role == _FORE:
            return self._colour(index.row(), index.column())
        if role == _TIP:
            text = self.text(index.row(), index.column())
            return text if len(text) > 24 else None
        return None

    def text(self, row: int, column: int) -> str:
        """What a cell says; nothing until its row has been read."""
        self._look(row)
        chunk = self._chunks.of(row)
        return "" if chunk is None else chunk.text(row % CHUNK, column) or display.UNKNOWN

    def _colour(self, row: int, column: int) -> QColor | None:
        chunk = self._chunks.of(row)
        if chunk is None:
            return None
        shade = chunk.colour(row % CHUNK, column) if chunk.text(row % CHUNK, column) else "faint"
        return colour(shade) if shade else None

    def record(self, row: int) -> str | None:
        """The id of the record in a row, once it is there."""
        chunk = self._chunks.of(row)
        return chunk.ids[row % CHUNK] if chunk else None

    def first(self, name: str, value: object) -> int:
        """The first row read whose field has this value; the first of all where none has."""
        return self._chunks.first(name, value)

    def read_rows(self, rows: list[int], then: Callable[[list[tuple[str, ...]]], None]) -> None:
        """The cells of these rows, read from the desk where they have not been seen yet."""
        held = [self._chunks.of(row) for row in rows]
        if all(held):
            then([chunk.cells(row % CHUNK) for chunk, row in zip(held, rows, strict=True) if chunk])
            return
        wanted, names = self.listing(), self.names
        self._opened.ask(lambda desk: _cells(desk, wanted, rows, names), then, owner=self)

    def find_rows(self, rows: list[int], then: Callable[[list[str]], None]) -> None:
        """The ids of the records in these rows, read from the desk where they have not been seen yet."""
        held = [self._chunks.of(row) for row in rows]
        if all(held):
            then([chunk.ids[row % CHUNK] for chunk, row in zip(held, rows, strict=True) if chunk])
            return
        wanted = self.listing()
        self._opened.ask(lambda desk: _ids(desk, wanted, rows), then, owner=self)

    def seek(self, name: str, text: str, then: Callable[[int], None]) -> None:
        """The first row whose field begins with a text, wherever it stands in the listing; nothing where none does."""
        wanted, order, turn = self.listing(), self._order, self._turn

        def found(place: "tuple[int | None, Order]") -> None:
            if turn == self._turn:
                self._order = place[1]
                if place[0] is not None:
                    then(place[0])

        self._opened.ask(lambda desk: _seek(desk, wanted, name, text, order), found, owner=self)

    def row_of(self, record: str) -> int | None:
        """The row of a record, as far as it has been read."""
        return self._chunks.row_of(record)

    def _look(self, row: int) -> None:
        """A row is seen: what is not there or not of today is asked for, unless it is on its way."""
        self._seen = row // CHUNK
        if not self._renewing and not self._chunks.fresh(self._seen):
            self._want(self._seen)

    def _want(self, number: int) -> None:
        if number in self._wanted:
            return
        self._wanted.append(number)
        self._ask_next()

    def _ask_next(self) -> None:
        if self._asking or not self._wanted:
            return
        del self._wanted[:-3]
        number, turn, wanted, fields = self._wanted[-1], self._turn, self.listing(), self._fields
        order, titles = self._order, self._titles
        self._asking = True

        def arrived(found: "tuple[Page, Order | None]") -> None:
            self._asking = False
            if number in self._wanted:
                self._wanted.remove(number)
            if turn == self._turn:
                page, self._order = found
                self._chunks.keep(number, Chunk(fields, page, self._with(page.titles), self._shade))
                self._tell_changed(number * CHUNK, (number + 1) * CHUNK)
            self._ask_next()

        def failed(error: Exception) -> None:
            self._asking = False
            self._wanted.clear()
            self._opened.tasks.failed.emit(error)

        self._opened.ask(
            lambda desk: _read(desk, wanted, number, order, titles), arrived, owner=self, failed=failed
        )

    def _with(self, titles: "Titles") -> "Titles":
        """The titles known so far, with these."""
        if self._titles is None:
            self._titles = titles
        else:
            self._titles.take_in(titles)
        return self._titles

    def _tell_changed(self, first: int, end: int) -> None:
        """Have the rows from one to before another painted again."""
        last = min(self.rows, end) - 1
        if last >= first and self._fields:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(self._fields) - 1))

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if not 0 <= column < len(self._fields) or not columns.sortable(self._fields[column]):
            return
        wanted = ("-" if order is Qt.SortOrder.DescendingOrder else "") + self.names[column]
        if wanted != self.order:
            self.order = wanted
            self.reload(keep=False)


def _renewed(desk: "Desk", wanted: "Listing", number: int) -> "tuple[int, Page, Order | None]":
    """How many records a listing has, and one chunk of it; runs on the worker."""
    from pbdesk.desk import reading

    if number < _DEEP or wanted.straight:
        return *reading.renewed(desk, replace(wanted, limit=CHUNK, offset=number * CHUNK)), None
    page, order = _read(desk, wanted, number, None, None)
    return len(order or ()), page, order


def _read(
    desk: "Desk", wanted: "Listing", number: int, order: "Order | None", known: "Titles | None"
) -> "tuple[Page, Order | None]":
    """One chunk of a listing and, from some depth on, its whole order; runs on the worker."""
    from pbdesk.desk import reading

    if order is None and (number < _DEEP or wanted.straight):
        return reading.page(desk, replace(wanted, limit=CHUNK, offset=number * CHUNK), known), None
    order = order or reading.order(desk, wanted)
    return reading.part(desk, wanted, order.part(number * CHUNK, CHUNK), known), order


def _seek(
    desk: "Desk", wanted: "Listing", name: str, text: str, order: "Order | None"
) -> "tuple[int | None, Order]":
    from pbdesk.desk import reading

    begun = (*wanted.conditions, reading.Condition(name, "begins", text))
    rows = reading.page(desk, replace(wanted, conditions=begun, limit=1)).rows
    order = order or reading.order(desk, wanted)
    return (order.place(str(rows[0]["id"])) if rows else None), order


def _ids(desk: "Desk", wanted: "Listing", rows: list[int]) -> list[str]:
    from pbdesk.desk import reading

    order = reading.order(desk, wanted)
    return [record for row in rows for record in order.part(row, 1)]


def _cells(desk: "Desk", wanted: "Listing", rows: list[int], names: tuple[str, ...]) -> list[tuple[str, ...]]:
    from pbdesk.desk import reading

    page = reading.part(desk, wanted, _ids(desk, wanted, rows))
    chunk = Chunk(tuple(wanted.kind.by_name[name] for name in names), page, page.titles)
    return [chunk.cells(row) for row in range(len(chunk.ids))]
