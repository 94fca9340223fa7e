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
from ui.words import count_of, tr

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
        """How wide names and words are; a name shares a line with its bar only where both have room.

        A few long names take a line above their bars; where most are too long for a bar beside them, all do.
        """
        advance = QFontMetricsF(font).horizontalAdvance
        names = [advance(self._called(one)) + SPACE for one in self._figures]
        said = max((advance(self._said(one)) for one in self._figures), default=0.0) + SPACE
        room = width - said - _SHORTEST - 2 * SPACE
        beside = [one for one in names if one <= room]
        few = 2 * len(beside) > len(names)
        return _Laid(max(beside) if few else 0.0, said, [0 if few and one <= room else _ABOVE for one in names])

    def _height(self, width: float) -> int:
        above = sum(self._laid(self.font(), width).above)
        return sum(_HEAD + _ROW * len(one.figures) for one in self._sections) + above + SPACE

    def _draw(self, painter: QPainter, area: QRectF) -> list[Mark]:
        laid = self._laid(painter.font(), area.width())
        marks, top, above = list[Mark](), area.top(), iter(laid.above)
        for section in self._sections:
            self._head(painter, QRectF(area.left(), top, area.width(), _HEAD), section.element)
            top += _HEAD
            for one in section.figures:
                over = next(above)
                place = QRectF(area.left(), top, area.width(), _ROW + over)
                marks.append(self._row(painter, place, laid, over, one))
                top += place.height()
        return marks

    def _head(self, painter: QPainter, area: QRectF, element: str) -> None:
        font = painter.font()
        painter.setFont(bold(font))
        painter.setPen(theme.colour("text"))
        text(painter, area, tr(element.capitalize()))
        painter.setFont(font)

    def _row(self, painter: QPainter, area: QRectF, laid: "_Laid", above: int, one: "Figure") -> Mark:
        name, said = self._called(one), self._said(one)
        left = laid.names + SPACE if laid.names else 0.0
        line = QRectF(area.left(), area.bottom() - _ROW, area.width(), _ROW)
        painter.setPen(theme.colour("text"))
        room = QSizeF(area.width(), above) if above else QSizeF(laid.names, _ROW)
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
    """The room for names beside bars and for words; `above` is the height of a line for each name that has its own."""

    names: float
    said: float
    above: Sequence[int]


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
    """How much of all records the denominator is; money and crossings are counted apart from records that name none."""
    if one.ratio is None or not one.denominator:
        return 0.0
    apart, known = one.currency or one.indicator.silent, float(one.denominator)
    return 1.0 if apart else known / (known + one.unknown)


def share(one: "Figure") -> str:
    """A figure's share or rate in words."""
    if one.ratio is None:
        return tr("not known")
    if one.indicator.measure == "rate":
        return display.number(round(float(one.ratio), 2))
    return percent(one.ratio)


def behind(one: "Figure") -> str:
    """Numerator, denominator and how much is not known, in words."""
    silent = silence(one) if one.unknown else ""
    if one.denominator is None:
        said = _amount(one.numerator, one.currency)
    elif one.indicator.per == "month":
        months = count_of(int(one.denominator), "1 month", "{n} months")
        said = tr("{counted} in {months}", counted=_amount(one.numerator, ""), months=months)
    else:
        said = tr(
            "{counted} of {among}", counted=_amount(one.numerator, ""), among=_amount(one.denominator, one.currency)
        )
    return " · ".join(filter(None, (said if one.denominator != 0 else "", silent))) or tr("nothing to count")


def silence(one: "Figure") -> str:
    """How many records do not say, with what they are where that is not what the figure counts."""
    if one.indicator.silent == "activities":
        return count_of(one.unknown, "1 activity not known", "{n} activities not known")
    return tr("{count} not known", count=display.number(one.unknown))


def _amount(value: "int | Decimal", currency: str | None) -> str:
    if not isinstance(value, int):
        return f"{short(value)} {currency or ''}".strip()
    return display.number(value)
