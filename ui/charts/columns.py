"""Standing columns side by side: the drawing that delivery and absorption and the requests of a month share."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from ui import theme
from ui.charts import colours
from ui.charts.chart import Chart, Grid, Mark, heads, small, text
from ui.theme import SPACE
from ui.words import tr

HEIGHT = 220
_LEGEND, _AXIS, _HEADROOM = 26, 24, 20
_WIDEST = 72.0


@dataclass(frozen=True)
class Bar:
    """One column: its height (None: not known), what stands above it, what it says to a listener, what it opens."""

    value: float | None
    shown: str
    words: str
    opens: object = None


@dataclass(frozen=True)
class Group:
    """The columns that stand together over a label, one for each series."""

    label: str
    bars: tuple[Bar, ...]


class ColumnsChart(Chart):
    """Groups of columns; what is not known is a hatched stub, never a column of no height. `unit` ends the legend."""

    def __init__(
        self, words: str, grid: Grid, series: Sequence[str], groups: Sequence[Group], unit: str = ""
    ) -> None:
        self._series, self._groups, self._unit = tuple(series), tuple(groups), unit
        values = [one.value for group in self._groups for one in group.bars if one.value is not None]
        self._highest = max(values, default=0.0) or 1.0
        super().__init__(words, lambda: grid, self._draw, lambda _width: HEIGHT)

    def _draw(self, painter: QPainter, area: QRectF) -> list[Mark]:
        if not self._groups:
            painter.setPen(theme.colour("quiet"))
            text(painter, QRectF(area.left(), area.top(), area.width(), _AXIS), tr("Nothing is recorded."))
            return []
        legend = _LEGEND if len(self._series) > 1 else 0
        if legend:
            self._legend(painter, QRectF(area.left(), area.top(), area.width(), _LEGEND))
        each = area.width() / len(self._groups)
        called = heads(small(painter.font()), [one.label for one in self._groups], each)
        plot = area.adjusted(0, legend + _HEADROOM, 0, -_AXIS * (1 + any("\n" in one for one in called) / 2))
        found = [
            mark for at, (group, head) in enumerate(zip(self._groups, called, strict=True))
            for mark in self._group(painter, plot, at, each, replace(group, label=head))
        ]  # fmt: skip
        painter.setPen(QPen(theme.colour("faint"), 1))
        painter.drawLine(plot.bottomLeft(), plot.bottomRight())
        return found

    def _group(self, painter: QPainter, plot: QRectF, at: int, each: float, group: Group) -> list[Mark]:
        font = painter.font()
        painter.setFont(small(font))
        wide = min(_WIDEST, (each - 2 * SPACE) / max(len(group.bars), 1))
        left = plot.left() + each * at + (each - wide * len(group.bars)) / 2
        marks = [
            self._bar(painter, QRectF(left + wide * n, plot.top(), wide, plot.height()), n, bar)
            for n, bar in enumerate(group.bars)
        ]
        painter.setPen(theme.colour("quiet"))
        below = QRectF(plot.left() + each * at, plot.bottom() + 4, each, 2 * _AXIS)
        painter.drawText(below, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, group.label)
        painter.setFont(font)
        return marks

    def _bar(self, painter: QPainter, room: QRectF, n: int, bar: Bar) -> Mark:
        known = bar.value is not None
        high = room.height() * (bar.value or 0) / self._highest if known else SPACE
        place = QRectF(room.left() + 2, room.bottom() - high, room.width() - 4, high)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.series(n) if known else colours.unknown())
        painter.drawRect(place)
        painter.setPen(theme.colour("text" if known else "quiet"))
        text(painter, QRectF(room.left() - 8, place.top() - 18, room.width() + 16, 16), bar.shown, middle=True)
        reach = QRectF(room.left(), place.top() - 18, room.width(), room.bottom() - place.top() + 18)
        return Mark(reach, bar.words, bar.opens)

    def _legend(self, painter: QPainter, area: QRectF) -> None:
        font = painter.font()
        painter.setFont(small(font))
        left = area.left()
        for at, name in enumerate(self._series):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colours.series(at))
            painter.drawRect(QRectF(left, area.center().y() - 6, 12, 12))
            room = painter.fontMetrics().horizontalAdvance(name) + SPACE
            painter.setPen(theme.colour("text"))
            text(painter, QRectF(left + 18, area.top(), room, area.height()), name)
            left += 18 + room + 2 * SPACE
        painter.setPen(theme.colour("quiet"))
        text(painter, QRectF(left, area.top(), area.right() - left, area.height()), self._unit)
        painter.setFont(font)
