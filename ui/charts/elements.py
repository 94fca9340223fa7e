"""The four elements of coherence, figure by figure and never added up: shares as bars, the unknown hatched."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from ui import display, theme
from ui.charts import colours
from ui.charts.amounts import percent, short
from ui.charts.chart import Chart, Grid, Mark, bold, text
from ui.theme import SPACE
from ui.words import tr

if TYPE_CHECKING:
    from decimal import Decimal

    from pbdesk.coherence.figure import Figure, Section

Called = Callable[["Figure"], str]
"""What a figure is called, with what tells it apart from its sisters."""

_ROW, _HEAD, _BAR, _ABOVE = 28, 32, 12, 20
_SHORTEST = 140
"""The shortest a bar may be beside its words; where there is no room for it, the name stands on a line above."""


class ElementsChart(Chart):
    """A bar for each share, a mark where a published figure stands; rates and counts in words.

    `before` are the figures of the period before, by their keys; a figure is opened whole.
    """

    def __init__(self, sections: "Sequence[Section]", called: Called, before: "Mapping[Any, Figure]") -> None:
        self._sections = [one for one in sections if one.figures]
        self._figures = [one for section in self._sections for one in section.figures]
        self._called, self._before = called, before
        super().__init__(tr("Coherence in four elements"), self._grid, self._draw, self._height)

    def _grid(self) -> Grid:
        found = [(section.element, one) for section in self._sections for one in section.figures]
        rows = tuple(
            (tr(name.capitalize()), self._called(one), share(one), self._earlier(one) or tr("not known"), behind(one))
            for name, one in found
        )
        headings = (tr("Element"), tr("Question"), tr("Share"), tr("The period before"), tr("Figures"))
        return Grid(headings, rows, tuple(one for _, one in found))

    def _earlier(self, one: "Figure") -> str:
        """The share or rate of the period before, where that is known."""
        before = self._before.get(one.key)
        return share(before) if before and before.ratio is not None else ""

    def _said(self, one: "Figure") -> str:
        earlier = self._earlier(one)
        now = share(one) if one.ratio is not None else ""
        return " · ".join(filter(None, (now, tr("before {share}", share=earlier) if earlier else "", behind(one))))

    def _laid(self, font: QFont, width: float) -> "_Laid":
        """How wide names and words are; name and bar share a line only where both have room."""
        metrics = QFontMetricsF(font)
        names, said = (
            max((metrics.horizontalAdvance(words(one)) for one in self._figures), default=0.0) + SPACE
            for words in (self._called, self._said)
        )
        return _Laid(names, said, _ABOVE if names + said + _SHORTEST + 2 * SPACE > width else 0)

    def _height(self, width: float) -> int:
        row = _ROW + self._laid(self.font(), width).above
        return sum(_HEAD + row * len(one.figures) for one in self._sections) + SPACE

    def _draw(self, painter: QPainter, area: QRectF) -> list[Mark]:
        laid = self._laid(painter.font(), area.width())
        marks, top, high = [], area.top(), _ROW + laid.above
        for section in self._sections:
            self._head(painter, QRectF(area.left(), top, area.width(), _HEAD), section.element)
            top += _HEAD
            for one in section.figures:
                marks.append(self._row(painter, QRectF(area.left(), top, area.width(), high), laid, one))
                top += high
        return marks

    def _head(self, painter: QPainter, area: QRectF, element: str) -> None:
        font = painter.font()
        painter.setFont(bold(font))
        painter.setPen(theme.colour("text"))
        text(painter, area, tr(element.capitalize()))
        painter.setFont(font)

    def _row(self, painter: QPainter, area: QRectF, laid: "_Laid", one: "Figure") -> Mark:
        name, said = self._called(one), self._said(one)
        left = 0.0 if laid.above else laid.names + SPACE
        line = QRectF(area.left(), area.bottom() - _ROW, area.width(), _ROW)
        painter.setPen(theme.colour("text"))
        room = QSizeF(area.width(), laid.above) if laid.above else QSizeF(laid.names, _ROW)
        text(painter, QRectF(area.topLeft(), room), name)
        wide = max(area.width() - left - laid.said - SPACE, _SHORTEST / 2)
        track = QRectF(area.left() + left, line.center().y() - _BAR / 2, wide, _BAR)
        if one.indicator.measure == "share":
            _bar(painter, track, one)
        painter.setPen(theme.colour("quiet" if one.ratio is None else "text"))
        start = track.right() + SPACE
        text(painter, QRectF(start, line.top(), area.right() - start, _ROW), said)
        return Mark(area, f"{name}: {said}", one)


@dataclass(frozen=True)
class _Laid:
    """The room for names and for words; `above` is the height of a line for the name alone, if it has one."""

    names: float
    said: float
    above: int


def _bar(painter: QPainter, track: QRectF, one: "Figure") -> None:
    """The share, the rest, and the part of which nothing is known."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("line"))
    painter.drawRect(track)
    whole = track.width() * _known_part(one)
    if whole < track.width():
        unknown = QRectF(track.left() + whole, track.top(), track.width() - whole, track.height())
        painter.setBrush(theme.colour("base"))
        painter.drawRect(unknown)
        painter.setBrush(colours.unknown())
        painter.drawRect(unknown)
    painter.setBrush(colours.series(0))
    painter.drawRect(QRectF(track.left(), track.top(), whole * float(min(one.ratio or 0, 1)), track.height()))
    if one.indicator.published and whole:
        at = track.left() + whole * float(one.indicator.published.share)
        painter.setPen(QPen(colours.series(2), 3))
        painter.drawLine(int(at), int(track.top() - 3), int(at), int(track.bottom() + 3))


def _known_part(one: "Figure") -> float:
    """How much of all records the denominator is; money is counted apart from records that name none."""
    if one.ratio is None or not one.denominator:
        return 0.0
    return 1.0 if one.currency else float(one.denominator) / (float(one.denominator) + one.unknown)


def share(one: "Figure") -> str:
    """A figure's share or rate in words."""
    if one.ratio is None:
        return tr("not known")
    if one.indicator.measure == "rate":
        return display.number(round(float(one.ratio), 2))
    return percent(one.ratio)


def behind(one: "Figure") -> str:
    """Numerator, denominator and how much is not known, in words."""
    silent = tr("{count} not known", count=display.number(one.unknown)) if one.unknown else ""
    if one.denominator is None:
        said = _amount(one.numerator, one.currency)
    else:
        said = tr(
            "{counted} of {among}", counted=_amount(one.numerator, ""), among=_amount(one.denominator, one.currency)
        )
    return " · ".join(filter(None, (said if one.denominator != 0 else "", silent))) or tr("nothing to count")


def _amount(value: "int | Decimal", currency: str | None) -> str:
    if not isinstance(value, int):
        return f"{short(value)} {currency or ''}".strip()
    return display.number(value)
