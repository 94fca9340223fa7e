"""A timeline of a document on its pages on the screen: hatched where nobody held the days, crossed where several."""

from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPen

from pbdesk.brief.drawings import Held, Look, Timeline

_ROW, _AXIS, _LEGEND, _BAR, _KEY = 20.0, 16.0, 16.0, 13.0, 9.0
_NAMES, _DARK = 0.24, 0.5
_INK, _QUIET, _RULE = "#202020", "#595959", "#D5DBE1"
_PATTERNS = {Look.HATCHED: Qt.BrushStyle.BDiagPattern, Look.CROSSED: Qt.BrushStyle.DiagCrossPattern}


def height(of: Timeline) -> float:
    """How high it is drawn, in points."""
    return _AXIS + _ROW * len(of.lanes) + _LEGEND


def draw(painter: QPainter, of: Timeline, wide: float) -> None:
    """The whole drawing, from the top left."""
    plot = QRectF(wide * _NAMES, _AXIS, wide * (1 - _NAMES) - 4, _ROW * len(of.lanes))
    scale = _Scale(of, plot)
    _years(painter, scale)
    for at, lane in enumerate(of.lanes):
        area = QRectF(0, plot.top() + at * _ROW, plot.left() - 6, _ROW)
        _words(painter, area, lane.name, Qt.AlignmentFlag.AlignRight)
        for one in lane.held:
            left, right = scale.x(one.since), scale.x(one.until + timedelta(days=1))
            _bar(painter, of, one, QRectF(left, area.center().y() - _BAR / 2, max(right - left, 1.0), _BAR))
    _legend(painter, of, QRectF(plot.left(), plot.bottom(), plot.width(), _LEGEND))


class _Scale:
    """Where a day stands across the plot."""

    def __init__(self, of: Timeline, plot: QRectF) -> None:
        self.plot = plot
        self.first = min(lane.held[0].since for lane in of.lanes)
        self.last = max(lane.held[-1].until for lane in of.lanes)

    def x(self, day: date) -> float:
        return self.plot.left() + self.plot.width() * (day - self.first).days / ((self.last - self.first).days + 1)


def _years(painter: QPainter, scale: _Scale) -> None:
    for year in range(scale.first.year, scale.last.year + 1):
        day = date(year, 1, 1)
        if day >= scale.first:
            x = scale.x(day)
            painter.setPen(QPen(QColor(_RULE), 0.7))
            painter.drawLine(QPointF(x, scale.plot.top()), QPointF(x, scale.plot.bottom()))
            _words(painter, QRectF(x, 0, scale.plot.right() - x, _AXIS), str(year), colour=_QUIET)


def _bar(painter: QPainter, of: Timeline, one: Held, area: QRectF) -> None:
    _fill(painter, of, one.who, one.look, area)
    room = QFontMetricsF(painter.font()).horizontalAdvance(one.who) + 8
    if one.look is Look.FILLED and room < area.width():
        ink = "#FFFFFF" if _colour(of, one.who).lightnessF() < _DARK else _INK
        _words(painter, area.adjusted(4, 0, 0, 0), one.who, colour=ink)


def _fill(painter: QPainter, of: Timeline, who: str, look: Look, area: QRectF) -> None:
    from pbdesk.brief.timelines import PATTERNS

    if look is Look.FILLED:
        painter.fillRect(area, _colour(of, who))
        return
    colour = QColor(f"#{PATTERNS[look][1]}")
    painter.setPen(QPen(colour, 0.7))
    painter.setBrush(QBrush(colour, _PATTERNS[look]))
    painter.drawRect(area)


def _colour(of: Timeline, who: str) -> QColor:
    from pbdesk.brief.charts import COLOURS

    return QColor(f"#{COLOURS[of.holders.index(who) % len(COLOURS)]}")


def _legend(painter: QPainter, of: Timeline, area: QRectF) -> None:
    left = area.left()
    for who, look in dict.fromkeys((one.who, one.look) for lane in of.lanes for one in lane.held):
        _fill(painter, of, who, look, QRectF(left, area.center().y() - _KEY / 2, _KEY, _KEY))
        _words(painter, QRectF(left + _KEY + 4, area.top(), area.right() - left, area.height()), who)
        left += QFontMetricsF(painter.font()).horizontalAdvance(who) + _KEY + 16


def _words(
    painter: QPainter, area: QRectF, said: str, side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft, colour: str = _INK
) -> None:
    painter.setPen(QColor(colour))
    shown = QFontMetricsF(painter.font()).elidedText(said, Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, side | Qt.AlignmentFlag.AlignVCenter, shown)
