"""A table of records: opened with Enter, copied as cells, its columns kept as the person left them."""

import sys
from functools import partial

from PySide6.QtCore import (
    QElapsedTimer,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QAction, QFontMetrics, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QMenu,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from pbdesk.records.kind import Field, Type
from ui.opened import Opened
from ui.tables import columns
from ui.tables.header import FilterHeader
from ui.tables.model import RecordsModel
from ui.tables.views import View
from ui.tables.widths import MOST, Wish, shared
from ui.theme import figures
from ui.words import tr

_MOST_COPIED = 5000
_MENU_KEY = sys.platform != "win32"
"""Windows itself makes Shift+F10 a wish for the menu; elsewhere nobody does."""
_MEASURED = 24
"""So many rows say how wide the columns stand: about as many as are seen."""
_LEAST = 2
"""So many rows are seen at least."""
_PADDING = 20
"""Room around what a cell says."""
_SORTS = {Qt.Key.Key_Down: Qt.SortOrder.AscendingOrder, Qt.Key.Key_Up: Qt.SortOrder.DescendingOrder}
"""With Alt, these sort by the column of the cursor."""


class _CutWithin(QStyledItemDelegate):
    """Cuts a name in its middle, for its end says which record it is."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        option.textElideMode = Qt.TextElideMode.ElideMiddle


class RecordTable(QTableView):
    """The table itself; a page gives it its model."""

    wanted = Signal(str)
    """A person wants to open this record."""
    unwanted = Signal(list)
    """A person wants to delete these records."""
    rearranged = Signal()
    """The person has put other columns, widths or another order."""

    def __init__(self, opened: Opened, model: RecordsModel) -> None:
        super().__init__()
        self.records = model
        self.header = FilterHeader(opened, self)
        self.setHorizontalHeader(self.header)
        self.setModel(model)
        self.setAccessibleName(tr(model.kind.labels))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setFont(figures(self.font()))
        self._within = _CutWithin(self)
        self._widths: dict[str, int] = {}
        self._wishes: list[Wish] = []
        self._said: list[int] = []
        self._measured = False
        self._own = True
        self._sought, self._typed_at = "", QElapsedTimer()
        self._fix_rows()
        self.header.show_fields(self._fields())
        self.header.narrowed.connect(model.narrow)
        model.dataChanged.connect(self._measure)
        self._lay_out()
        self.setSortingEnabled(True)
        self.header.sectionResized.connect(self._resized)
        self.header.sectionMoved.connect(self.rearranged)
        self.header.sortIndicatorChanged.connect(self.rearranged)
        self.header.sortIndicatorChanged.connect(self._wish_again)
        self.doubleClicked.connect(lambda index: self._open(index.row()))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(lambda at: self._menu().exec(self.viewport().mapToGlobal(at)))

    def _fix_rows(self) -> None:
        vertical = self.verticalHeader()
        vertical.hide()
        vertical.setSectionResizeMode(vertical.ResizeMode.Fixed)
        vertical.setDefaultSectionSize(QFontMetrics(self.font()).height() + 16)

    def _fields(self) -> tuple[Field, ...]:
        return tuple(self.records.kind.by_name[name] for name in self.records.names)

    def _lay_out(self) -> None:
        order, names = self.records.order, self.records.names
        self._own = False
        self._measured = False
        self._said = [0] * len(names)
        for at, field in enumerate(self._fields()):
            self.header.moveSection(self.header.visualIndex(at), at)
            self.setItemDelegateForColumn(at, self._within if columns.ends_with_version(field) else self.itemDelegate())
        self._own = True
        name = order.removeprefix("-")
        falls = Qt.SortOrder.DescendingOrder if order.startswith("-") else Qt.SortOrder.AscendingOrder
        self.header.setSortIndicator(names.index(name) if name in names else -1, falls)
        self._wish_again()

    def measure_again(self) -> None:
        """Other rows are to come: let each column be as wide as what it says in those."""
        self._measured = False

    def _measure(self) -> None:
        """Once the first rows are there, let each column be as wide as what it says in them."""
        seen = range(min(self.records.rows, _MEASURED))
        if self._measured or not seen or self.records.record(0) is None:
            return
        self._measured = True
        length, text = self.fontMetrics().horizontalAdvance, self.records.text
        self._said = [max(length(text(row, at)[:MOST]) for row in seen) for at in range(len(self.records.names))]
        self._wish_again()

    def _wish_again(self) -> None:
        """Share the room anew: a heading that the table is sorted by needs more of it."""
        fields = self._fields()
        if len(self._said) == len(fields):
            self._wishes = [self._wish(at, *one) for at, one in enumerate(zip(fields, self._said, strict=True))]
            self._share()

    def _wish(self, at: int, field: Field, said: int) -> Wish:
        """What a column asks for: the width the person gave it, else its heading and what it says."""
        given = self._widths.get(field.name)
        if given:
            return Wish(given, given)
        usual, heading = columns.width(self.records.kind, field), self.header.sectionSizeHint(at)
        whole = min(MOST, max(heading, said + _PADDING)) if said else max(usual, heading)
        least = min(whole, max(usual * 7 // 8, heading)) if columns.may_be_cut(field) else whole
        return Wish(whole, least)

    def minimumSizeHint(self) -> QSize:
        """Its heads and a few rows are seen in the lowest window."""
        rows = self.header.sizeHint().height() + _LEAST * self.verticalHeader().defaultSectionSize()
        rows += self.horizontalScrollBar().sizeHint().height()
        return super().minimumSizeHint().expandedTo(QSize(0, rows))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        """Share the room among the columns; what is left goes to the one that names the record."""
        names = self.records.names
        if len(self._wishes) != len(names):
            return
        main = columns.widest(self.records.kind, names)
        self._own = False
        for at, width in enumerate(shared(self._wishes, self.viewport().width(), main)):
            self.setColumnWidth(at, width)
        self._own = True

    def _resized(self, at: int, _before: int, width: int) -> None:
        """Remember a width that the person gave; the one that fills the table is worked out anew."""
        if self._own and at < len(self.records.names):
            self._widths[self.records.names[at]] = width
            self._wishes[at] = Wish(width, width)
            self.rearranged.emit()

    def view(self) -> View:
        """How the table is seen now."""
        names = sorted(self.records.names, key=lambda name: self.header.visualIndex(self.records.names.index(name)))
        return View(tuple(names), dict(self._widths), self.records.order, self.header.typed())

    def show_view(self, view: View) -> None:
        """See the table in this way."""
        self._widths = dict(view.widths)
        self.records.order = view.order
        self.show_columns(view.columns)
        self.header.type(view.filters)

    def sort_by_cursor(self, order: Qt.SortOrder) -> None:
        """Sort by the column in which the cursor is."""
        self.sortByColumn(max(0, self.currentIndex().column()), order)

    def show_columns(self, names: tuple[str, ...]) -> None:
        """Show other columns."""
        self.records.show_columns(names)
        self.header.show_fields(self._fields())
        self._lay_out()

    def choose(self, record: str) -> None:
        """Put the cursor on a record, if it has been read."""
        row = self.records.row_of(record)
        if row is not None:
            flags = QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(self.records.index(row, 0), flags.ClearAndSelect | flags.Rows)

    def chosen(self) -> list[str]:
        """The ids of the records whose rows are selected."""
        rows = [index.row() for index in self.selectionModel().selectedRows()]
        return [record for row in sorted(rows) if (record := self.records.record(row))]

    def keyboardSearch(self, search: str) -> None:
        """Go to the first record that begins with what is typed, in the column sorted by where that is a text."""
        pause = QApplication.keyboardInputInterval()
        fresh = not self._typed_at.isValid() or self._typed_at.elapsed() > pause
        self._sought = search if fresh else self._sought + search
        self._typed_at.start()
        self.records.seek(self._sought_in(), self._sought, self._go_to)

    def _sought_in(self) -> str:
        field = self.records.kind.by_name.get(self.records.order.removeprefix("-"))
        texts = (Type.TEXT, Type.PROSE)
        return field.name if field and field.type in texts else columns.main(self.records.kind).name

    def _go_to(self, row: int) -> None:
        index = self.records.index(row, max(0, self.currentIndex().column()))
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and not event.modifiers() and self.records.rows:
            self._go_to(0 if event.key() == Qt.Key.Key_Home else self.records.rows - 1)
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex().row())
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() == Qt.Key.Key_Delete:
            self.discard()
        elif event.key() == Qt.Key.Key_F10 and event.modifiers() == Qt.KeyboardModifier.ShiftModifier and _MENU_KEY:
            self._menu().popup(self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft()))
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in _SORTS:
            self.sort_by_cursor(_SORTS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def _open(self, row: int) -> None:
        if record := self.records.record(row):
            self.wanted.emit(record)

    def _rows(self) -> list[int]:
        return sorted(index.row() for index in self.selectionModel().selectedRows())

    def copy(self) -> None:
        """Put the selected rows on the clipboard as cells, their headings first."""
        self.records.read_rows(self._rows()[:_MOST_COPIED], self._to_clipboard)

    def _to_clipboard(self, rows: list[tuple[str, ...]]) -> None:
        order = sorted(range(self.records.columnCount()), key=self.header.visualIndex)
        heads = [str(self.records.headerData(at, Qt.Orientation.Horizontal)) for at in order]
        lines = ["\t".join(heads), *("\t".join(row[at] for at in order) for row in rows)]
        QGuiApplication.clipboard().setText("\n".join(lines))

    def discard(self) -> None:
        """Ask for the selected records to be deleted."""
        self.records.find_rows(self._rows(), self.unwanted.emit)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.addAction(self._action(menu, tr("Open"), lambda: self._open(self.currentIndex().row())))
        menu.addAction(self._action(menu, tr("Copy as cells"), self.copy))
        menu.addSeparator()
        for text, key in ((tr("Sort, smallest first"), Qt.Key.Key_Down), (tr("Sort, largest first"), Qt.Key.Key_Up)):
            menu.addAction(self._action(menu, text, partial(self.sort_by_cursor, _SORTS[key])))
        menu.addSeparator()
        menu.addAction(self._action(menu, tr("Delete"), self.discard))
        return menu

    @staticmethod
    def _action(menu: QMenu, text: str, act: object) -> QAction:
        made = QAction(text, menu)
        made.triggered.connect(act)
        return made
