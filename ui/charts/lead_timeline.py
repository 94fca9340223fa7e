"""Who led when, a lane a country, dimension or task force; gaps hatched and overlaps crossed: grey tells them too."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QFontMetricsF, QPainter, QPen

from ui import display, theme
from ui.charts import colours
from ui.charts.chart import Chart, Grid, Mark, bold, name, small, text, widest
from ui.theme import SPACE
from ui.words import count_of, locale, tr

if TYPE_CHECKING:
    from pbdesk.coherence.figure import Span, Turn
    from pbdesk.desk.leading import Lane, Timeline

_ROW, _HEAD, _NOTE = 26, 26, 26
_STRIP = 10
"""Below the leads of a lane, where it is crossed that several led at once."""
_INDENT = 2 * SPACE
_ASIDE = 11
"""Room beside a name in its bar."""
_GAP, _OVERLAP = Qt.BrushStyle.BDiagPattern, Qt.BrushStyle.DiagCrossPattern
_YEAR_ROOM = 64
"""A year gets months on the axis where it has this much room for each quarter."""


@dataclass(frozen=True)
class Unfilled:
    """A gap that a person may fill: what a new lead on it begins with."""

    preset: dict[str, Any]


class LeadTimeline(Chart):
    """Bars of leads in time; Enter opens a lead, or begins the one that a gap lacks; T shows the table."""

    def __init__(self, found: "Timeline", since: str, asked: str) -> None:
        self._found, self._since, self._asked = found, since, asked
        self._rows = [_stacked(lane.line.turns) for lane in found.lanes]
        agencies = {turn.agency for lane in found.lanes for turn in lane.line.turns}
        self._shades = {one: at for at, one in enumerate(sorted(agencies, key=lambda one: found.titles[one]))}
        self._heights = [_lane_height(*one) for one in zip(found.lanes, self._rows, strict=True)]
        super().__init__(tr("Who led when"), lambda: grid_of(found), self._draw, self._height)

    def _height(self, _width: float) -> int:
        return round(_HEAD + sum(self._heights) + _NOTE)

    def _draw(self, painter: QPainter, area: QRectF) -> list[Mark]:
        names = [lane_name(lane, self._found.titles) for lane in self._found.lanes]
        left = widest(painter, names, area.width() * 0.3) + _INDENT
        self._plot = area.adjusted(left, _HEAD, -2, -_NOTE)
        self._axis(painter)
        seen, marks, top = painter.clipBoundingRect(), list[Mark](), self._plot.top()
        for lane, rows, height in zip(self._found.lanes, self._rows, self._heights, strict=True):
            if seen.top() <= top + height and top <= seen.bottom():
                self._name(painter, QRectF(area.left(), top, left - SPACE, height), lane)
                marks += self._lane(painter, QRectF(self._plot.left(), top, self._plot.width(), height), lane, rows)
            top += height
        self._days(painter)
        self._note(painter, QRectF(area.left(), area.bottom() - _NOTE, area.width(), _NOTE))
        return marks

    def _x(self, day: str) -> float:
        first, last = date.fromisoformat(self._since), date.fromisoformat(self._found.until)
        part = (date.fromisoformat(day) - first).days / max((last - first).days, 1)
        return self._plot.left() + self._plot.width() * min(max(part, 0.0), 1.0)

    def _axis(self, painter: QPainter) -> None:
        font = painter.font()
        painter.setFont(small(font))
        first, last = int(self._since[:4]), int(self._found.until[:4])
        room = self._plot.width() / max(last - first + 1, 1)
        starts = [f"{year}-{month:02}-01" for year in range(first, last + 1) for month in _months(room)]
        for day in (one for one in starts if self._since <= one <= self._found.until):
            x = self._x(day)
            painter.setPen(QPen(theme.colour("line"), 1))
            painter.drawLine(QPointF(x, self._plot.top()), QPointF(x, self._plot.bottom()))
            painter.setPen(theme.colour("quiet"))
            words = day[:4] if day[5:7] == "01" else display.date(day[:7])
            width = min(QFontMetricsF(painter.font()).horizontalAdvance(words) + 4, self._plot.right() - x)
            text(painter, QRectF(x + 3, self._plot.top() - _HEAD, width, _HEAD), words)
        painter.setFont(font)

    def _name(self, painter: QPainter, place: QRectF, lane: "Lane") -> None:
        font = painter.font()
        painter.setFont(bold(font) if lane.whole else font)
        painter.setPen(theme.colour("text" if lane.whole else "quiet"))
        name(painter, place.adjusted(0 if lane.whole else _INDENT, 0, 0, 0), lane_name(lane, self._found.titles))
        painter.setFont(font)

    def _lane(self, painter: QPainter, place: QRectF, lane: "Lane", rows: "list[tuple[int, Turn]]") -> list[Mark]:
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.drawLine(place.bottomLeft(), place.bottomRight())
        marks = [self._gap(painter, place, lane, gap) for gap in lane.line.gaps if gap.until >= self._since]
        overlaps = [one for one in lane.line.overlaps if one.until >= self._since]
        framed = [self._across(place, one.since, one.until) for one in overlaps]
        lines = [self._x(self._asked), *(x for one in framed for x in (one.left(), one.right()))]
        for at, turn in rows:
            if (turn.end or self._found.until) >= self._since:
                top = place.top() + at * _ROW + 3
                marks.append(self._bar(painter, QRectF(place.left(), top, place.width(), _ROW - 6), turn, lines))
        marks += [self._overlap(painter, place, one) for one in overlaps]
        return sorted(marks, key=lambda mark: mark.area.left())

    def _across(self, place: QRectF, since: str, until: str) -> QRectF:
        following = (date.fromisoformat(until) + timedelta(days=1)).isoformat()
        left, right = self._x(max(since, self._since)), self._x(min(following, self._found.until))
        return QRectF(left, place.top(), max(right - left, 3.0), place.height())

    def _bar(self, painter: QPainter, place: QRectF, turn: "Turn", lines: list[float]) -> Mark:
        """A lead with the name of its agency, which no line crosses that is drawn later."""
        area = self._across(place, turn.start, turn.end or self._found.until)
        ground = colours.series(self._shades[turn.agency])
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(area, 4, 4)
        painter.setPen(colours.ink_on(ground))
        if area.width() > 3 * SPACE:
            words = self._found.titles[turn.agency]
            room = between(area, lines, QFontMetricsF(painter.font()).horizontalAdvance(words) + _ASIDE)
            text(painter, room.adjusted(6, 0, -4, 0), words)
        until = display.date(turn.end) if turn.end else tr("until further notice")
        told = {"agency": self._found.titles[turn.agency], "since": display.date(turn.start), "until": until}
        return Mark(area, tr("{agency} leads, {since} – {until}", **told), turn.assignment)

    def _gap(self, painter: QPainter, place: QRectF, lane: "Lane", gap: "Span") -> Mark:
        area = self._across(place, gap.since, gap.until).adjusted(0, 3, 0, -3)
        painter.setPen(QPen(theme.colour("bad"), 1, Qt.PenStyle.DashLine))
        painter.setBrush(QBrush(theme.colour("bad"), _GAP))
        painter.drawRect(area)
        named = {"country": lane.country, "dimension": lane.dimension, "task_force": lane.task_force}
        preset = {name: one for name, one in named.items() if one} | {"role": "lead", "start": gap.since}
        if gap.until < self._found.until:
            preset["end"] = gap.until
        return Mark(area, span_words(gap, self._found.titles), Unfilled(preset))

    def _overlap(self, painter: QPainter, place: QRectF, both: "Span") -> Mark:
        area = self._across(place, both.since, both.until).adjusted(0, 1, 0, -1)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for pen in (QPen(theme.colour("base"), 4), QPen(theme.colour("warn"), 2)):
            painter.setPen(pen)
            painter.drawRect(area)
        painter.setBrush(QBrush(theme.colour("warn"), _OVERLAP))
        painter.drawRect(QRectF(area.left(), area.bottom() - _STRIP, area.width(), _STRIP))
        return Mark(area, span_words(both, self._found.titles), both.assignments[-1])

    def _days(self, painter: QPainter) -> None:
        """A line where the day asked about stands."""
        x = self._x(self._asked)
        painter.setPen(QPen(theme.colour("text"), 2))
        painter.drawLine(QPointF(x, self._plot.top() - SPACE / 2), QPointF(x, self._plot.bottom()))

    def _note(self, painter: QPainter, place: QRectF) -> None:
        font = painter.font()
        painter.setFont(small(font))
        x = place.left()
        for shade, style, words in (("bad", _GAP, tr("nobody leads")), ("warn", _OVERLAP, tr("several lead at once"))):
            key = QRectF(x, place.center().y() - 6, 20, 12)
            painter.setPen(QPen(theme.colour(shade), 1))
            painter.setBrush(QBrush(theme.colour(shade), style))
            painter.drawRect(key)
            painter.setPen(theme.colour("quiet"))
            room = QFontMetricsF(painter.font()).horizontalAdvance(words) + 3 * SPACE
            text(painter, QRectF(key.right() + 6, place.top(), room, place.height()), words)
            x = key.right() + room + SPACE
        told = tr("the line: {day}", day=display.date(self._asked))
        text(painter, QRectF(x, place.top(), place.right() - x, place.height()), told)
        painter.setFont(font)


def between(area: QRectF, lines: Sequence[float], wanted: float) -> QRectF:
    """The first part of an area between lines that cross it which is as wide as is wanted, else the widest."""
    inside = sorted(x for x in lines if area.left() < x < area.right())
    edges = [area.left(), *inside, area.right()]
    parts = [QRectF(left, area.top(), right - left, area.height()) for left, right in pairwise(edges)]
    return next((one for one in parts if one.width() >= wanted), max(parts, key=QRectF.width))


def _lane_height(lane: "Lane", rows: "list[tuple[int, Turn]]") -> float:
    return _ROW * (max(at for at, _ in rows) + 1) + (_STRIP if lane.line.overlaps else 0)


def lane_name(lane: "Lane", titles: dict[str, str]) -> str:
    """What a lane is called: its task force, its dimension, or its country."""
    if lane.task_force:
        return titles[lane.task_force] + (f" · {display.title(titles[lane.dimension])}" if lane.dimension else "")
    return display.title(titles[lane.dimension]) if lane.dimension else titles[lane.country]


def span_words(span: "Span", titles: dict[str, str]) -> str:
    """A gap or an overlap in words, with how many days it lasts."""
    days = count_of(span.days, "1 day", "{n} days")
    told = {"since": display.date(span.since), "until": display.date(span.until), "days": days}
    if not span.assignments:
        return tr("Nobody leads, {since} – {until} ({days})", **told)
    names = locale().createSeparatedList([*dict.fromkeys(titles[one] for one in span.agencies)])
    return tr("{agencies} lead at once, {since} – {until} ({days})", agencies=names, **told)


def grid_of(found: "Timeline") -> Grid:
    """The table behind the drawing: every lead, gap and overlap, lane by lane."""
    rows, opens = [], []
    for lane in found.lanes:
        name = lane_name(lane, found.titles)
        told = [(turn.start, found.titles[turn.agency], turn.end, turn.assignment) for turn in lane.line.turns]
        told += [(one.since, tr("nobody leads"), one.until, "") for one in lane.line.gaps]
        told += [(one.since, tr("several lead at once"), one.until, one.assignments[-1]) for one in lane.line.overlaps]
        for start, words, end, record in sorted(told, key=lambda one: one[0]):
            rows.append((name, words, display.date(start), display.date(end) if end else ""))
            opens.append(record or None)
    return Grid((tr("Where"), tr("Who"), tr("From"), tr("To")), tuple(rows), tuple(opens))


def _stacked(turns: "Sequence[Turn]") -> "list[tuple[int, Turn]]":
    """Each lead on the first row of its lane that is free when it begins."""
    free: list[str] = []
    placed = []
    for turn in turns:
        at = next((at for at, until in enumerate(free) if until < turn.start), len(free))
        free[at : at + 1] = [turn.end or "9999"]
        placed.append((at, turn))
    return placed


def _months(room: float) -> tuple[int, ...]:
    return (1, 4, 7, 10) if room > 4 * _YEAR_ROOM else (1, 7) if room > 2 * _YEAR_ROOM else (1,)
