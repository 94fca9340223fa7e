"""What every chart on the screen is: a drawing whose marks can be reached by keyboard, and the table behind it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QStackedLayout,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from ui import theme
from ui.theme import SPACE
from ui.words import tr

_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_ASIDE = 3
"""How much more a step counts that goes across the direction of the arrow."""


@dataclass(frozen=True)
class Mark:
    """Something drawn that stands for records: where it is, what it says to a listener, what it opens."""

    area: QRectF
    words: str
    opens: object = None


@dataclass(frozen=True)
class Grid:
    """The table behind a drawing; `opens` is what each row opens, where it opens anything."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    opens: tuple[object, ...] = ()


Draw = Callable[[QPainter, QRectF], list[Mark]]
"""Draws into an area and tells its marks; what is outside the painter's clip may be left out of both."""


def as_high_as_wide() -> QSizePolicy:
    """As wide as there is room, and then as high as that asks for: layouts know the height before they give it."""
    made = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    made.setHeightForWidth(True)
    return made


class Canvas(QWidget):
    """The drawing: arrows move from mark to mark, Enter opens one, a tip tells what the pointer is on."""

    opened = Signal(object)
    told = Signal(str)

    def __init__(self, draw: Draw, height: Callable[[float], int], words: str) -> None:
        super().__init__()
        self._draw, self._height = draw, height
        self._marks: list[Mark] = []
        self._complete = False
        self._stands = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(words)
        self.setSizePolicy(as_high_as_wide())

    @property
    def marks(self) -> list[Mark]:
        """Every mark of the drawing, drawn now where some of it was never seen."""
        if not self._complete:
            self.grab()
        return self._marks

    @property
    def chosen(self) -> Mark | None:
        """The mark the keyboard stands on."""
        return self._marks[self._stands] if 0 <= self._stands < len(self._marks) else None

    def sizeHint(self) -> QSize:
        return QSize(640, self._height(max(self.width(), 320)))

    def minimumSizeHint(self) -> QSize:
        return QSize(320, self.sizeHint().height())

    def heightForWidth(self, width: int) -> int:
        return self._height(max(width, 320))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._marks, self._complete = [], False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self.font())
        seen = self.rect() if self._stands >= 0 and not self._complete else event.rect()
        painter.setClipRect(seen)
        self._take(self._draw(painter, QRectF(self.rect())), whole=seen.contains(self.rect()))
        if self.hasFocus():
            area = self.chosen.area if self.chosen else QRectF(self.rect())
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), 3, 3)
        painter.end()

    def _take(self, drawn: list[Mark], *, whole: bool) -> None:
        """Remember the marks of what was painted, with those painted before."""
        if whole:
            self._marks, self._complete = drawn, True
        elif not self._complete:
            held = {one.area.getRect(): one for one in (*self._marks, *drawn)}
            self._marks = list(held.values())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _ARROWS:
            self._move(*_ARROWS[key])
        elif key in _ENTER and (mark := self.chosen):
            self._open(mark)
        else:
            super().keyPressEvent(event)

    def _move(self, across: int, down: int) -> None:
        """Stand on the nearest mark in a direction; on the first, where it stood on none."""
        here = self.chosen
        if here is None:
            self._stand(0 if self.marks else -1)
            return
        start = here.area.center()
        steps = [(_far(one.area.center() - start, across, down), at) for at, one in enumerate(self.marks)]
        ahead = [(far, at) for far, at in steps if far is not None]
        if ahead:
            self._stand(min(ahead)[1])

    def _stand(self, at: int) -> None:
        self._stands = at
        if mark := self.chosen:
            self.setAccessibleDescription(mark.words)
            self.told.emit(mark.words)
        self.update()

    def _open(self, mark: Mark) -> None:
        if mark.opens is not None:
            self.opened.emit(mark.opens)

    def _at(self, point: QPointF) -> int:
        return next((at for at, one in enumerate(self._marks) if one.area.contains(point)), -1)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = self._at(event.position())
        mark = self._marks[at] if at >= 0 else None
        self.setToolTip(mark.words if mark else "")
        opens = mark is not None and mark.opens is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if opens else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        at = self._at(event.position())
        if at >= 0:
            self._stand(at)
            self._open(self._marks[at])


def _far(step: QPointF, across: int, down: int) -> float | None:
    """How far a mark is in a direction; None where it is not that way at all."""
    ahead = step.x() * across + step.y() * down
    aside = abs(step.x() * down) + abs(step.y() * across)
    return ahead + _ASIDE * aside if ahead > 0.5 else None


class Chart(QWidget):
    """A drawing and the table behind it; T turns one into the other."""

    opened = Signal(object)
    """A person wants to see what a mark stands for, as the evidence of a figure."""

    def __init__(self, words: str, grid: Callable[[], Grid], draw: Draw, height: Callable[[float], int]) -> None:
        super().__init__()
        self._title, self._make_grid = words, grid
        self.canvas = Canvas(draw, height, words)
        self.canvas.setToolTip(tr("T shows the table behind the drawing."))
        self.canvas.opened.connect(self.opened)
        self._both = QStackedLayout(self)
        self._both.setContentsMargins(0, 0, 0, 0)
        self._both.addWidget(self.canvas)
        self.setFocusProxy(self.canvas)
        self.setSizePolicy(as_high_as_wide())

    @cached_property
    def grid(self) -> Grid:
        """What the table says, put into words when it is first asked for."""
        return self._make_grid()

    @cached_property
    def table(self) -> QTableWidget:
        """The table behind the drawing, made when it is first asked for: it may be long."""
        made = _table(self.grid, self._title)
        made.cellActivated.connect(partial(_open_row, self))
        self._both.addWidget(made)
        return made

    def sizeHint(self) -> QSize:
        return self.canvas.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self.canvas.minimumSizeHint()

    @property
    def shows_table(self) -> bool:
        """Whether the table is seen instead of the drawing."""
        return self._both.currentWidget() is not self.canvas

    def show_table(self, wanted: bool) -> None:
        """Show the table, or the drawing again."""
        seen: QWidget = self.table if wanted else self.canvas
        self._both.setCurrentWidget(seen)
        self.setFocusProxy(seen)
        seen.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_T and not event.modifiers():
            self.show_table(not self.shows_table)
        else:
            super().keyPressEvent(event)


def _open_row(chart: Chart, row: int, _column: int) -> None:
    opens = chart.grid.opens[row] if row < len(chart.grid.opens) else None
    if opens is not None:
        chart.opened.emit(opens)


class _Table(QTableWidget):
    """A table in which T is a key of the chart, not a search."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_T:
            event.ignore()
        else:
            super().keyPressEvent(event)


def _table(grid: Grid, words: str) -> QTableWidget:
    made = _Table(len(grid.rows), len(grid.headings))
    made.setHorizontalHeaderLabels(list(grid.headings))
    made.setAccessibleName(words)
    made.verticalHeader().hide()
    made.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    made.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    for row, cells in enumerate(grid.rows):
        for column, shown in enumerate(cells):
            made.setItem(row, column, QTableWidgetItem(shown))
    made.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    made.horizontalHeader().setStretchLastSection(True)
    return made


def small(font: QFont) -> QFont:
    """The font of axes and notes."""
    made = QFont(font)
    made.setPointSizeF(font.pointSizeF() * 0.88)
    return made


def bold(font: QFont) -> QFont:
    """The font of headings in a drawing."""
    made = QFont(font)
    made.setWeight(QFont.Weight.DemiBold)
    return made


def text(painter: QPainter, area: QRectF, words: str, *, middle: bool = False) -> None:
    """Words on one line in an area, cut with three dots where there is no room for all of them."""
    shown = QFontMetricsF(painter.font()).elidedText(words, Qt.TextElideMode.ElideRight, area.width())
    side = Qt.AlignmentFlag.AlignHCenter if middle else Qt.AlignmentFlag.AlignLeft
    painter.drawText(area, side | Qt.AlignmentFlag.AlignVCenter, shown)


def name(painter: QPainter, area: QRectF, words: str, *, middle: bool = False) -> None:
    """A name in an area: on one line, on several smaller ones where one has no room, and only then cut."""
    side = Qt.AlignmentFlag.AlignHCenter if middle else Qt.AlignmentFlag.AlignLeft
    if QFontMetricsF(painter.font()).horizontalAdvance(words) > area.width():
        font, flags = painter.font(), side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        painter.setFont(small(font))
        if area.contains(painter.boundingRect(area, flags, words)):
            painter.drawText(area, flags, words)
            painter.setFont(font)
            return
        painter.setFont(font)
    text(painter, area, words, middle=middle)


def heads(font: QFont, texts: Sequence[str], each: float) -> list[str]:
    """Heads of columns of one width, so that none touches the next: all broken between words where one has no room."""
    metrics = QFontMetricsF(font)
    fit = all(metrics.horizontalAdvance(one) <= each - SPACE / 2 for one in texts)
    return list(texts) if fit else [one.replace(" ", "\n") for one in texts]


def widest(painter: QPainter, texts: Sequence[str], most: float) -> float:
    """The room that the longest of some texts needs, up to a limit."""
    metrics = QFontMetricsF(painter.font())
    return min(most, max((metrics.horizontalAdvance(one) for one in texts), default=0.0) + SPACE)
