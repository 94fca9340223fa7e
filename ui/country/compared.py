"""Two days compared: every figure of a country then and now, and the records that came to count and no longer do."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from ui import display
from ui.charts.elements import behind, share
from ui.opened import Opened
from ui.theme import SPACE
from ui.widgets.days import DayEdit
from ui.widgets.listed import Listed
from ui.widgets.parts import button, column, label, row
from ui.words import count_of, language, tr

if TYPE_CHECKING:
    from pbdesk.desk.measuring import Difference, Figure, Progress
    from pbdesk.store.desk import Desk

_WIDE, _HIGH = 980, 620
_MARGINS, _TALL = 4 * SPACE, 10_000
"""What a cell keeps free beside its words, and more lines than any of them has."""


@dataclass(frozen=True)
class Days:
    """What is compared: a country on a day as known on one (empty: now), against another day as known on another."""

    country: str
    day: str
    known: str
    other: str
    other_known: str


@dataclass(frozen=True)
class Compared:
    """A figure on both days in words, and by how much its share has moved."""

    title: str
    then: str
    now: str
    moved: str


class Wrapped(QStyledItemDelegate):
    """Cells as high as their words are on as many lines as the column has room for, margins left out."""

    def __init__(self, table: QTableWidget) -> None:
        super().__init__(table)
        self._table = table

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        room = QRect(0, 0, self._wide(index.column()) - _MARGINS, _TALL)
        words = option.fontMetrics.boundingRect(room, Qt.TextFlag.TextWordWrap, str(index.data()))
        return QSize(words.width() + _MARGINS, words.height() + 2 * SPACE)

    def _wide(self, at: int) -> int:
        """How wide a column is; one that is as wide as its words has them on one line."""
        across = self._table.horizontalHeader()
        fitted = across.sectionResizeMode(at) == QHeaderView.ResizeMode.ResizeToContents
        return _TALL if fitted else across.sectionSize(at)


class ComparedDialog(QDialog):
    """Asks for the other day and shows every figure of both; Enter on a figure lists what came and what left."""

    def __init__(self, opened: Opened, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Two days compared"))
        self.setMinimumSize(640, 420)
        self.resize(min(_WIDE, parent.window().width()), min(_HIGH, parent.window().height()))
        self._opened = opened
        self.day, self.known = DayEdit(), DayEdit()
        self.day.setAccessibleName(tr("Compared with the day"))
        self.known.setAccessibleName(tr("As known on"))
        self.known.setPlaceholderText(tr("today"))
        self.day.show_value(_a_year_before(opened.as_of))
        heads = (tr("Figure"), tr("Then"), tr("Now"), tr("Change"))
        self.table = QTableWidget(0, len(heads))
        self.table.setHorizontalHeaderLabels(list(heads))
        self.table.setAccessibleName(tr("Two days compared"))
        self.table.verticalHeader().hide()
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setWordWrap(True)
        self.table.setItemDelegate(Wrapped(self.table))
        across = self.table.horizontalHeader()
        across.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        across.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        across.setSectionResizeMode(len(heads) - 1, QHeaderView.ResizeMode.ResizeToContents)
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.cellActivated.connect(self.open_row)
        self.said = label("", "quiet", wrap=True)
        again = button(tr("Compare"), self.compare, "main")
        asked = row(label(tr("Compared with the day")), self.day, label(tr("As known on")), self.known, again, 1)
        whole = column(self.said, asked, self.table, row(1, button(tr("Close"), self.reject)), spacing=3 * SPACE // 2)
        whole.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
        self.setLayout(whole)
        self.day.committed.connect(lambda _day: self.compare())
        self.known.committed.connect(lambda _day: self.compare())
        self.compare()

    @property
    def days(self) -> Days:
        """What is compared."""
        opened = self._opened
        other = self.day.value or _a_year_before(opened.as_of)
        return Days(str(opened.country), opened.as_of, opened.known, other, self.known.value or "")

    def compare(self) -> None:
        """Compare with the day that is chosen; done on the worker."""
        days = self.days
        told = tr("{then} beside {now}. A figure opens the records that came to count and those that no longer do.",
                  then=_called(days.other, days.other_known), now=_called(days.day, days.known))  # fmt: skip
        self.said.setText(told)
        self._opened.work(tr("Comparing"), lambda desk, going: compared(desk, days, going.part),
                          self._show, owner=self)  # fmt: skip

    def _show(self, found: list[Compared]) -> None:
        self.table.setRowCount(len(found))
        for at, one in enumerate(found):
            for place, text in enumerate((one.title, one.then, one.now, one.moved)):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                self.table.setItem(at, place, item)
        if found:
            self.table.setCurrentCell(0, 0)

    def open_row(self, at: int) -> None:
        """List what came to count in a figure and what no longer does."""
        days = self.days
        self._opened.work(tr("Comparing"), lambda desk, going: came_and_left(desk, days, at, going.part),
                          self._list, owner=self)  # fmt: skip

    def _list(self, found: list[tuple[str, str]]) -> None:
        shown = Listed(tr("What came and what left"), tr("Each opens as it is now."), found, self)
        shown.wanted.connect(self._opened.record_wanted)
        shown.open()


def compared(desk: "Desk", days: Days, going: "Progress | None" = None) -> list[Compared]:
    """Every figure of both days in words."""
    from pbdesk.desk import measuring
    from pbdesk.desk.composing.elements import title
    from pbdesk.desk.composing.tongue import Tongue
    from pbdesk.desk.measuring import Scope

    now, then = Scope(days.country, days.day), Scope(days.country, days.other)
    with measuring.comparing(desk, now, days.known, then, days.other_known, going) as both:
        titles = both.before.titles(both.before.named) | both.now.titles(both.now.named)
        tongue = Tongue(language(), titles)
        return [
            Compared(title(figure, tongue), _said(one.before), _said(one.now), _moved(one))
            for one in both.differences if (figure := one.now or one.before)
        ]  # fmt: skip


def came_and_left(desk: "Desk", days: Days, at: int, going: "Progress | None" = None) -> list[tuple[str, str]]:
    """The records that came to count in a figure, then those that no longer do, each saying which it is."""
    from pbdesk.desk import measuring
    from pbdesk.desk.measuring import Scope

    now, then = Scope(days.country, days.day), Scope(days.country, days.other)
    with measuring.comparing(desk, now, days.known, then, days.other_known, going) as both:
        found = both.moved(both.differences[at])
        came, left = both.now.titles(found.came), both.before.titles(found.left)
    return [
        *((one, tr("came: {title}", title=came[one])) for one in found.came),
        *((one, tr("left: {title}", title=left[one])) for one in found.left),
    ]


def _said(one: "Figure | None") -> str:
    if one is None:
        return "–"
    return share(one) if one.ratio is None else f"{share(one)} · {behind(one)}"


def _moved(one: "Difference") -> str:
    """By how many percentage points a share has moved, or by how much a rate or a count has."""
    figure = one.now or one.before
    if one.ratio is not None and figure is not None and figure.indicator.measure == "share":
        points = round(float(one.ratio) * 100)
        return f"{_sign(points)}{count_of(abs(points), '1 point', '{n} points')}" if points else "0"
    if one.ratio is not None:
        return f"{_sign(one.ratio)}{display.number(abs(round(float(one.ratio), 2)))}"
    if figure is not None and figure.indicator.measure == "count" and one.numerator is not None:
        return f"{_sign(one.numerator)}{display.number(abs(float(one.numerator)))}"
    return tr("not known")


def _sign(value: object) -> str:
    number = float(str(value))
    return "+" if number > 0 else "−" if number < 0 else ""


def _called(day: str, known: str) -> str:
    if not known:
        return display.date(day)
    return tr("{day}, as known on {known}", day=display.date(day), known=display.date(known))


def _a_year_before(day: str) -> str:
    from pbdesk.coherence.comparison import previous
    from pbdesk.coherence.figure import Scope

    return previous(Scope(None, day)).as_of
