"""Actors on rings, of a document, on its pages on the screen."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from pbdesk.brief.drawings import Network
from pbdesk.brief.rings import around
from ui.charts.network import draw_shape

_HEIGHT, _LEGEND, _DOT, _ROOM, _NAME = 250.0, 16.0, 5.0, 60.0, 12.0
_THIN, _THICKER = 0.75, 3.0
_INK, _LINE = "#202020", "#C3CBD3"


def height(_of: Network) -> float:
    """How high it is drawn, in points."""
    return _HEIGHT + _LEGEND


def draw(painter: QPainter, of: Network, wide: float) -> None:
    """The whole drawing, from the top left."""
    middle, reach = QPointF(wide / 2, _HEIGHT / 2), QPointF(wide / 2 - _ROOM, _HEIGHT / 2 - 2 * _NAME)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    used = sorted({one.ring for one in of.members})
    for n, ring in enumerate(used, 1):
        painter.setPen(QPen(QColor(_LINE), 1, Qt.PenStyle.DotLine if _unknown(of, ring) else Qt.PenStyle.SolidLine))
        painter.drawEllipse(middle, reach.x() * n / len(used), reach.y() * n / len(used))
    most = max((one.met or 0 for one in of.members), default=0)
    places = [QPointF(middle.x() + across * reach.x(), middle.y() + down * reach.y())
              for across, down in around([one.ring for one in of.members])]  # fmt: skip
    for one, place in zip(of.members, places, strict=True):
        if one.met:
            painter.setPen(QPen(QColor(_LINE), _THIN + _THICKER * one.met / most))
            painter.drawLine(middle, place)
    for one, place in zip(of.members, places, strict=True):
        _mark(painter, of, one.ring, place)
        painter.setPen(QColor(_INK))
        away = -_DOT - _NAME if place.y() < middle.y() - 1 else _DOT
        beside = QRectF(place.x() - _ROOM, place.y() + away, 2 * _ROOM, _NAME)
        painter.drawText(beside, Qt.AlignmentFlag.AlignCenter, one.name)
    _legend(painter, of, used, wide)


def _unknown(of: Network, ring: int) -> bool:
    return ring == len(of.rings) - 1


def _mark(painter: QPainter, of: Network, ring: int, place: QPointF) -> None:
    from pbdesk.brief.charts import COLOURS
    from pbdesk.brief.networks import OUTLINE

    unknown = _unknown(of, ring)
    painter.setPen(QPen(QColor(f"#{OUTLINE}"), 1.5) if unknown else Qt.PenStyle.NoPen)
    painter.setBrush(QColor("#FFFFFF") if unknown else QColor(f"#{COLOURS[ring % len(COLOURS)]}"))
    draw_shape(painter, place, 0 if unknown else ring, _DOT)


def _legend(painter: QPainter, of: Network, used: list[int], wide: float) -> None:
    metrics = QFontMetricsF(painter.font())
    left = (wide - sum(metrics.horizontalAdvance(of.rings[ring]) + 30 for ring in used)) / 2
    for ring in used:
        _mark(painter, of, ring, QPointF(left, _HEIGHT + _LEGEND / 2))
        painter.setPen(QColor(_INK))
        area = QRectF(left + 10, _HEIGHT, wide, _LEGEND)
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, of.rings[ring])
        left += metrics.horizontalAdvance(of.rings[ring]) + 30
