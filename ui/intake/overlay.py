"""The sheet as it is, with the understanding drawn over it: headings, meanings, rows left out, problems."""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QBrush, QFont, QFontMetrics, QKeyEvent, QPainter, QPolygon
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from pbdesk.records import codes
from pbdesk.records.kind import COMMON, Type
from pbdesk.records.kinds import KINDS
from ui import wording
from ui.theme import colour
from ui.words import tr

if TYPE_CHECKING:
    from pbdesk.desk.overlaying import Overlay

_Index = QModelIndex | QPersistentModelIndex
_TEXT, _BACK, _FORE, _TIP = (
    int(role)
    for role in (
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.BackgroundRole,
        Qt.ItemDataRole.ForegroundRole,
        Qt.ItemDataRole.ToolTipRole,
    )
)
_FONT = int(Qt.ItemDataRole.FontRole)
_LISTENER = int(Qt.ItemDataRole.AccessibleTextRole)
_LONGEST, _CORNER = 120, 8
_NARROWEST, _OF_HEAD, _WIDEST, _PADDING = 80, 170, 260, 20
"""How wide a column stands at first, for its heading alone too, in pixels at 100 %; the room around what it says."""
_MEASURED = 24
"""So many rows say how wide."""
_USUAL = ("USD", "EUR", "GBP", "NOK", "SEK", "DKK", "CHF")
"""Currencies that are offered first."""
FACTORS = {1: "As the numbers stand", 1000: "In thousands", 1_000_000: "In millions"}
LEFT_OUT = {
    "total": "A total, not data",
    "tags": "Tags for machines",
    "repeated header": "The headings again",
    "column numbers": "The columns numbered",
    "ruled line": "A line drawn under the headings",
    "heading or note": "A heading or note",
    "said to be no data": "Said to be no data",
}
"""Why a row is no data, by the reason the reading gives."""


class SheetModel(QAbstractTableModel):
    """The cells of an overlay."""

    def __init__(self, shown: "Overlay") -> None:
        super().__init__()
        self.shown = shown
        self._width = max([len(row) for row in shown.rows], default=0)
        self.bold, self._italic = QFont(), QFont()
        self.bold.setBold(True)
        self._italic.setItalic(True)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.shown.rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else self._width

    def data(self, index: _Index, role: int = _TEXT) -> Any:
        row, at = index.row() + 1, index.column()
        if role == _TEXT:
            return self._cell(row, at)[:_LONGEST].replace("\n", " ")
        if role == _TIP:
            return self.said_of(row, at)
        if role == _LISTENER:
            return ". ".join(filter(None, [self._cell(row, at), self.said_of(row, at)]))
        if role == _FONT:
            return self.bold if row in self.shown.header_rows else self._italic if row in self.shown.skipped else None
        return self._look(row, at, role)

    def _cell(self, row: int, at: int) -> str:
        cells = self.shown.rows[row - 1]
        return cells[at] if at < len(cells) else ""

    def said_of(self, row: int, at: int) -> str:
        """What is to be known of a cell: its problem, why its row is left out or refused, or all of a long text."""
        shown = self.shown
        if (row, at) in shown.problems:
            return wording.worded(shown.problems[row, at])
        if row in shown.refused:
            return tr("Refused: {why}", why=" ".join(map(wording.worded, shown.refused[row])))
        if row in shown.skipped:
            return tr(LEFT_OUT.get(shown.skipped[row], shown.skipped[row]))
        if row in shown.header_rows:
            return tr("The headings of the columns")
        cell = self._cell(row, at)
        return cell if len(cell) > 20 else ""

    def _look(self, row: int, at: int, role: int) -> QBrush | None:
        """Colours never say it alone: each has its words in the tip and for a listener."""
        shown = self.shown
        if role == _BACK:
            if (row, at) in shown.problems:
                return QBrush(colour("warn_ground"))
            if row in shown.refused:
                return QBrush(colour("bad_ground"))
            if row in shown.header_rows:
                return QBrush(colour("chosen"))
        if role == _FORE and row not in shown.header_rows and (row not in shown.data or at not in shown.fields):
            return QBrush(colour("faint"))
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _TEXT) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return str(section + 1) if role == _TEXT else None
        if role == _TEXT:
            return f"{letters(section)}\n{self.meaning(section)}"
        if role == _TIP and section in self.shown.headings:
            return tr("“{heading}” is taken as: {meaning}. Click to change.",
                      heading=self.shown.headings[section], meaning=self.meaning(section))  # fmt: skip
        return None

    def meaning(self, section: int) -> str:
        """What a column is taken as."""
        name = self.shown.fields.get(section)
        if name:
            return tr(KINDS[self.shown.kind].by_name[name].label)
        beside = self.shown.beside.get(section)
        if beside:
            return tr("beside {field}", field=tr(KINDS[self.shown.kind].by_name[beside].label))
        return tr("left out") if section in self.shown.headings else ""


class _Grounds(QStyledItemDelegate):
    """Paints the ground of a cell under it, and a corner where it has a problem: colour does not say it alone."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        ground = index.data(_BACK)
        if isinstance(ground, QBrush):
            painter.fillRect(option.rect, ground)
        super().paint(painter, option, index)
        model = index.model()
        if isinstance(model, SheetModel) and (index.row() + 1, index.column()) in model.shown.problems:
            corner = option.rect.topRight()
            painter.save()
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("warn"))
            painter.drawPolygon(QPolygon([corner, corner - QPoint(_CORNER, 0), corner + QPoint(0, _CORNER)]))
            painter.restore()


class SheetView(QTableView):
    """Shows an overlay; a column's meaning and the row of headings are changed where they stand."""

    field_said = Signal(str, str)
    """The heading of a column, and the field (as it is reported) it is to be taken as; empty to leave it out."""
    unit_said = Signal(str, int)
    """The heading of a column of amounts, and what its numbers are multiplied by."""
    currency_said = Signal(str, str)
    """The heading of a column of amounts, and the currency they are in."""
    row_said = Signal(int, bool)
    """A row (from 1), and whether it is data."""
    header_said = Signal(int)
    """The row (from 1) that holds the headings."""

    def __init__(self) -> None:
        super().__init__()
        self.setTabKeyNavigation(False)
        self.setAccessibleName(tr("The sheet as it was sent"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setWordWrap(False)
        self.setItemDelegate(_Grounds(self))
        self.setShowGrid(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._menu_at)
        self.horizontalHeader().setSectionsClickable(True)
        self.horizontalHeader().sectionClicked.connect(self._column_menu)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.shown: Overlay | None = None

    def show_overlay(self, shown: "Overlay") -> None:
        """Show another sheet from its headings on, or the same understood otherwise; where the person stood is kept."""
        before, same = self.currentIndex(), self.shown is not None and self.shown.sheet == shown.sheet
        head = min(shown.header_rows, default=1) - 1
        at = (before.row(), before.column()) if same else (head, 0)
        model = SheetModel(shown)
        self.shown = shown
        self.setModel(model)
        if not same:
            self._widen(model)
        self.horizontalHeader().setMinimumHeight(2 * self.fontMetrics().height() + 12)
        self.setCurrentIndex(model.index(*at))
        if not same:
            self.scrollTo(model.index(*at), QAbstractItemView.ScrollHint.PositionAtTop)

    def _widen(self, model: SheetModel) -> None:
        """Let each column be as wide as its first rows say, within bounds; a heading is often a whole sentence."""
        first = range(min(model.rowCount(), _MEASURED))
        heads = [row for row in first if row + 1 in model.shown.header_rows]
        bold, plain = QFontMetrics(model.bold), self.fontMetrics()
        for at in range(model.columnCount()):
            head, said = (
                max((metrics.horizontalAdvance(str(model.data(model.index(row, at)))) for row in rows), default=0)
                for metrics, rows in ((bold, heads), (plain, set(first) - set(heads)))
            )
            self.setColumnWidth(at, min(_WIDEST, max(_NARROWEST, said + _PADDING, min(_OF_HEAD, head + _PADDING))))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Menu) and self.currentIndex().isValid():
            self._menu_at(self.visualRect(self.currentIndex()).bottomLeft())
            return
        super().keyPressEvent(event)

    def _menu_at(self, place: QPoint) -> None:
        index = self.indexAt(place)
        if index.isValid():
            menu = self.menu_of(index.column(), index.row() + 1)
            menu.popup(self.viewport().mapToGlobal(place))

    def _column_menu(self, section: int) -> None:
        header = self.horizontalHeader()
        place = QPoint(header.sectionViewportPosition(section), header.height())
        self.menu_of(section, 0).popup(header.mapToGlobal(place))

    def menu_of(self, section: int, row: int) -> QMenu:
        """What can be said of a column, and of a row where one is meant."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if row:
            self._add_of_row(menu, row)
        shown = self.shown
        if shown is None or section not in shown.headings:
            return menu
        heading, kind = shown.headings[section], KINDS[shown.kind]
        taken = menu.addMenu(tr("Take “{heading}” as", heading=" ".join(heading.split())[:40]))
        for one in sorted((f for f in kind.fields if not f.hidden and f not in COMMON), key=lambda f: tr(f.label)):
            action = taken.addAction(tr(one.label))
            action.setCheckable(True)
            action.setChecked(shown.fields.get(section) == one.name)
            action.triggered.connect(partial(self._say_field, heading, one.reported_as))
        menu.addAction(tr("Leave this column out"), lambda: self.field_said.emit(heading, ""))
        name = shown.fields.get(section, "")
        if name and kind.by_name[name].type is Type.MONEY:
            menu.addSeparator()
            for factor, words in FACTORS.items():
                menu.addAction(tr(words)).triggered.connect(partial(self._say_unit, heading, factor))
            currencies = menu.addMenu(tr("Currency of this column"))
            for code in dict.fromkeys([*_USUAL, *sorted(codes.codes("currency"))]):
                currencies.addAction(code).triggered.connect(partial(self._say_currency, heading, code))
        return menu

    def _add_of_row(self, menu: QMenu, row: int) -> None:
        """What can be said of a row: that it is the headings, and whether it is data."""
        menu.addAction(tr("These are the headings (row {row})", row=row), lambda: self.header_said.emit(row))
        shown = self.shown
        if shown is None or not shown.header_rows or row <= min(shown.header_rows) or row in shown.header_rows:
            return
        if row in shown.data:
            menu.addAction(tr("This row is no data"), lambda: self.row_said.emit(row, False))
        else:
            menu.addAction(tr("This row is data"), lambda: self.row_said.emit(row, True))

    def _say_field(self, heading: str, name: str, _on: bool = False) -> None:
        self.field_said.emit(heading, name)

    def _say_currency(self, heading: str, code: str, _on: bool = False) -> None:
        self.currency_said.emit(heading, code)

    def _say_unit(self, heading: str, factor: int, _on: bool = False) -> None:
        self.unit_said.emit(heading, factor)


def letters(section: int) -> str:
    """A column as spreadsheets name it: A, B, … AA."""
    text = ""
    section += 1
    while section:
        section, rest = divmod(section - 1, 26)
        text = chr(65 + rest) + text
    return text
