"""The actors of a task force by tier: a core, those around it, a periphery, and how often each was met."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from ui import display, theme
from ui.charts import colours
from ui.charts.chart import Chart, Grid, Mark, small, text
from ui.words import tr

TIERS = ("core", "intermediate", "periphery")
"""From the middle outwards (report, Coherence and Coordination); whose tier is not known stands outermost."""
_HEIGHT, _NOTE = 440, 26
_DOT, _LABEL, _NAME = 9.0, 176.0, 16.0


@dataclass(frozen=True)
class Member:
    """An actor in a task force: its tier (None: not known), at how many meetings it was, and what it opens."""

    name: str
    tier: str | None
    met: int | None = None
    opens: object = None


class TierNetwork(Chart):
    """Actors on rings around the middle; the line to it is thicker the more meetings an actor attended."""

    def __init__(self, members: Sequence[Member]) -> None:
        self._members = sorted(members, key=lambda one: (_ring(one), one.name.casefold()))
        self._most = max((one.met or 0 for one in members), default=0)
        rows = tuple((one.name, _tier(one), _met(one)) for one in self._members)
        grid = Grid((tr("Actor"), tr("Tier"), tr("Meetings attended")), rows, tuple(one.opens for one in self._members))
        super().__init__(tr("Actors by tier"), lambda: grid, self._draw, lambda _width: _HEIGHT)

    def _draw(self, painter: QPainter, area: QRectF) -> list[Mark]:
        from pbdesk.brief.rings import around

        middle = QPointF(area.center().x(), area.center().y() - _NOTE / 2)
        across, down = area.width() / 2 - _LABEL / 2, (area.height() - _NOTE) / 2 - 30
        rings = [_ring(one) for one in self._members]
        used = sorted(set(rings))
        for n, ring in enumerate(used, 1):
            self._circle(painter, middle, QPointF(across * n / len(used), down * n / len(used)), ring)
        self._note(painter, QRectF(area.left(), area.bottom() - _NOTE, area.width(), _NOTE), used)
        places = [QPointF(middle.x() + x * across, middle.y() + y * down) for x, y in around(rings)]
        return [self._member(painter, middle, *one) for one in zip(places, self._members, strict=True)]

    def _circle(self, painter: QPainter, middle: QPointF, reach: QPointF, ring: int) -> None:
        known = ring < len(TIERS)
        painter.setPen(QPen(theme.colour("line"), 1, Qt.PenStyle.SolidLine if known else Qt.PenStyle.DotLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(middle, reach.x(), reach.y())

    def _note(self, painter: QPainter, place: QRectF, rings: Sequence[int]) -> None:
        """Which mark is which tier, and what the lines tell."""
        font = painter.font()
        painter.setFont(small(font))
        x = place.left() + _DOT
        for ring in rings:
            words = display.choice(TIERS[ring]) if ring < len(TIERS) else tr("not known")
            self._mark(painter, QPointF(x, place.center().y()), ring, _DOT * 0.7)
            painter.setPen(theme.colour("quiet"))
            room = QFontMetricsF(painter.font()).horizontalAdvance(words) + 2 * _DOT
            text(painter, QRectF(x + _DOT + 3, place.top(), room, place.height()), words)
            x += room + 2 * _DOT
        told = tr("the thicker the line, the more meetings attended")
        text(painter, QRectF(x, place.top(), place.right() - x, place.height()), told)
        painter.setFont(font)

    def _mark(self, painter: QPainter, place: QPointF, ring: int, size: float) -> None:
        painter.setPen(QPen(theme.colour("base"), 2))
        painter.setBrush(colours.series(ring) if ring < len(TIERS) else colours.unknown())
        draw_shape(painter, place, ring, size)

    def _member(self, painter: QPainter, middle: QPointF, place: QPointF, one: Member) -> Mark:
        ring, met = _ring(one), one.met or 0
        if met:
            painter.setPen(QPen(theme.colour("line"), 0.75 + 3 * met / self._most))
            painter.drawLine(middle, place)
        self._mark(painter, place, ring, _DOT)
        font = painter.font()
        painter.setFont(small(font))
        painter.setPen(theme.colour("text"))
        away = -_DOT - 2 - _NAME if place.y() < middle.y() - 1 else _DOT + 2
        label = QRectF(place.x() - _LABEL / 2, place.y() + away, _LABEL, _NAME)
        text(painter, label, one.name, middle=True)
        painter.setFont(font)
        reach = QRectF(place.x() - _DOT * 2, place.y() - _DOT * 2, _DOT * 4, _DOT * 4 + 12)
        return Mark(reach, f"{one.name}: {_tier(one)}, {_met(one)}", one.opens)


def draw_shape(painter: QPainter, place: QPointF, ring: int, size: float) -> None:
    """A disc, a square or a diamond, so that tiers are told apart without their colours."""
    if ring == 0:
        painter.drawEllipse(place, size, size)
    elif ring == 1:
        painter.drawRect(QRectF(place.x() - size * 0.85, place.y() - size * 0.85, size * 1.7, size * 1.7))
    else:
        corners = ((0, -1), (1, 0), (0, 1), (-1, 0))
        painter.drawPolygon([QPointF(place.x() + x * size * 1.15, place.y() + y * size * 1.15) for x, y in corners])


def _ring(one: Member) -> int:
    return TIERS.index(one.tier) if one.tier in TIERS else len(TIERS)


def _tier(one: Member) -> str:
    return display.choice(one.tier) if one.tier else tr("not known")


def _met(one: Member) -> str:
    return tr("not known") if one.met is None else tr("{count} meetings", count=display.number(one.met))
