"""The drawings of a document on its pages on the screen: charts as lying bars, whatever way the file draws them."""

from collections.abc import Sequence
from decimal import Decimal
from types import ModuleType

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter

from pbdesk.brief.drawings import Chart, Drawing, Drawn, Network, Timeline
from pbdesk.brief.tables import Holds, Number
from pbdesk.brief.words import Words
from ui.brief import rings, spans

_BAR, _ROW, _LEGEND, _LABELS, _SHARP = 9.0, 12.0, 16.0, 0.46, 2
_STACKED = (Drawn.STACKED, Drawn.SHARES)
_INK = "#202020"


def picture(of: Drawing, said: Words, wide: float, font: QFont) -> QImage:
    """A drawing in the colours of the documents, twice as sharp as the page is wide."""
    high = _height(of) if isinstance(of, Chart) else _others(of).height(of)
    made = QImage(round(wide * _SHARP), round(high * _SHARP), QImage.Format.Format_RGB32)
    made.fill(Qt.GlobalColor.white)
    made.setDevicePixelRatio(_SHARP)
    painter = QPainter(made)
    painter.setFont(font)
    if isinstance(of, Chart):
        _bars(painter, of, said, QRectF(0, 0, wide, high))
    else:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _others(of).draw(painter, of, wide)
    painter.end()
    return made


def _others(of: Timeline | Network) -> ModuleType:
    return spans if isinstance(of, Timeline) else rings


def _each(of: Chart) -> float:
    return _ROW * (1 if of.drawn in _STACKED else len(of.series)) + 4


def _height(of: Chart) -> float:
    return _each(of) * len(of.categories) + _LEGEND * (len(of.series) > 1) + 6


def _bars(painter: QPainter, of: Chart, said: Words, whole: QRectF) -> None:
    wide, high, each, most = whole.width(), whole.height(), _each(of), _most(of)
    for at, label in enumerate(of.categories):
        area = QRectF(0, at * each + 3, wide, each)
        _name(painter, area, label)
        _row(painter, area, of, [one.values[at] for one in of.series], most, said)
    if len(of.series) > 1:
        _legend(painter, QRectF(wide * _LABELS, high - _LEGEND, wide, _LEGEND), of)


def _most(of: Chart) -> float:
    columns = zip(*(one.values for one in of.series), strict=True)
    known = [[float(one or 0) for one in column] for column in columns]
    found = [sum(one) if of.drawn in _STACKED else max(one, default=0.0) for one in known]
    return max([1.0 if of.holds is Holds.PERCENT else 0.0, *found]) or 1.0


def _name(painter: QPainter, area: QRectF, label: str) -> None:
    left = area.width() * _LABELS
    name = QFontMetricsF(painter.font()).elidedText(label, Qt.TextElideMode.ElideRight, left - 8)
    painter.setPen(QColor(_INK))
    side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(QRectF(0, area.top(), left - 6, area.height()), side, name)


def _row(
    painter: QPainter, area: QRectF, of: Chart, values: Sequence[Number | None], most: float, said: Words
) -> None:
    """The bars of one category, under each other or behind each other, with their numbers after them."""
    left, room = area.width() * _LABELS, area.width() * (1 - _LABELS) - 100
    if of.drawn in _STACKED:
        start, top = left, area.top() + (area.height() - _BAR) / 2
        for at, value in enumerate(values):
            long = room * float(value or 0) / most
            painter.fillRect(QRectF(start, top, long, _BAR), _colour(of, at))
            start += long
        _number(painter, start, area.center().y(), " · ".join(_told(one, of, said) for one in values))
        return
    for at, value in enumerate(values):
        top = area.top() + 2 + at * _ROW + (_ROW - _BAR) / 2
        long = room * float(value or 0) / most
        painter.fillRect(QRectF(left, top, long, _BAR), _colour(of, at))
        _number(painter, left + long, top + _BAR / 2, _told(value, of, said))


def _number(painter: QPainter, start: float, middle: float, words: str) -> None:
    painter.setPen(QColor(_INK))
    painter.drawText(QRectF(start + 4, middle - _ROW / 2, 96, _ROW), Qt.AlignmentFlag.AlignVCenter, words)


def _told(value: Number | None, of: Chart, said: Words) -> str:
    if value is None or of.holds is not Holds.PERCENT:
        return said.amount(value)
    return said.percent(Decimal(value))


def _legend(painter: QPainter, area: QRectF, of: Chart) -> None:
    left, metrics = area.left(), QFontMetricsF(painter.font())
    for at, one in enumerate(of.series):
        painter.fillRect(QRectF(left, area.top() + 5, 7, 7), _colour(of, at))
        painter.setPen(QColor(_INK))
        painter.drawText(QRectF(left + 10, area.top(), 200, area.height()), Qt.AlignmentFlag.AlignVCenter, one.name)
        left += metrics.horizontalAdvance(one.name) + 24


def _colour(of: Chart, at: int) -> QColor:
    from pbdesk.brief.charts import COLOURS, GREY

    return QColor(f"#{GREY if of.series[at].not_known else COLOURS[at % len(COLOURS)]}")
