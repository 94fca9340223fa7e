"""A benchmark over time: baseline, observations, target; a setback is marked by its shape as well as its colour."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from ui import display, theme
from ui.charts import colours
from ui.charts.chart import Chart, Grid, Mark
from ui.words import tr

HEIGHT = 64
_ROUND, _EDGE = 4.0, 10.0


@dataclass(frozen=True)
class Point:
    """A value at a date (ISO 8601), what it is called, and whether it was a step back; `opens` is its record."""

    date: str
    value: float
    words: str
    setback: bool = False
    opens: str = ""


class TrendChart(Chart):
    """The points of one benchmark in the order of their dates, evenly apart, over a dashed line at the target."""

    def __init__(self, words: str, points: Sequence[Point], target: float | None) -> None:
        self._points, self._target = tuple(points), target
        rows = tuple((display.date(one.date), display.number(one.value), one.words) for one in self._points)
        grid = Grid((tr("Date"), tr("Value"), tr("What it is")), rows, tuple(one.opens or None for one in self._points))
        super().__init__(words, lambda: grid, self._draw, lambda _width: HEIGHT)

    def _draw(self, painter: QPainter, area: QRectF) -> list[Mark]:
        plot = area.adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        values = [one.value for one in self._points] + ([self._target] if self._target is not None else [])
        low, high = min(values, default=0.0), max(values, default=1.0)
        span = (high - low) or 1.0

        def height(value: float) -> float:
            return plot.bottom() - (value - low) / span * plot.height()

        if self._target is not None:
            painter.setPen(QPen(theme.colour("good"), 1.5, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(area.left(), height(self._target)), QPointF(area.right(), height(self._target)))
        step = plot.width() / max(1, len(self._points) - 1)
        places = [QPointF(plot.left() + at * step, height(one.value)) for at, one in enumerate(self._points)]
        painter.setPen(QPen(colours.series(0), 2))
        painter.drawPolyline(QPolygonF(places))
        return [self._point(painter, place, one) for place, one in zip(places, self._points, strict=True)]

    def _point(self, painter: QPainter, place: QPointF, one: Point) -> Mark:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("bad") if one.setback else colours.series(0))
        if one.setback:
            wide = _ROUND * 1.5
            painter.drawPolygon(QPolygonF([place + QPointF(-wide, -wide), place + QPointF(wide, -wide),
                                           place + QPointF(0, wide)]))  # fmt: skip
        else:
            painter.drawEllipse(place, _ROUND, _ROUND)
        words = f"{display.date(one.date)}: {display.number(one.value)}. {one.words}"
        around = QRectF(place - QPointF(_EDGE, _EDGE), place + QPointF(_EDGE, _EDGE))
        return Mark(around, words, one.opens or None)
