"""Agencies by dimensions as a heat map: how many activities, who leads, and which crossings are empty."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from ui import display, theme
from ui.charts import colours
from ui.charts.chart import Chart, Grid, Mark, bold, name, small, text
from ui.theme import SPACE
from ui.words import tr

if TYPE_CHECKING:
    from pbdesk.coherence.figure import Cell, Matrix

LEADS = "★"
_ROW, _HEAD, _NOTE = 36, 30, 24


class HeatMap(Chart):
    """A cell for each crossing, darker the more activities; a star where the agency leads; Enter opens the list."""

    def __init__(self, matrix: "Matrix", names: Mapping[str, str] | None = None) -> None:
        self._matrix = matrix
        self._names = names or {}
        self._most = max((cell.activities for cell in matrix.cells), default=0)
        super().__init__(tr("Agencies and dimensions"), self._grid, self._draw, self._height)

    def _called(self, name: str) -> str:
        return self._names.get(name) or display.choice(name)

    def _grid(self) -> Grid:
        found = self._matrix
        rows = tuple((self._called(row.name), *(_shown(cell) for cell in found.line(row))) for row in found.rows)
        return Grid((tr("Agency"), *(self._called(one.name) for one in found.columns)), rows)

    def _height(self, width: float) -> int:
        return self._head_lines(self.font(), width) * _HEAD + _ROW * len(self._matrix.rows) + _NOTE

    def _left(self, font: QFont, width: float) -> float:
        metrics = QFontMetricsF(font)
        names = (metrics.horizontalAdvance(self._called(row.name)) for row in self._matrix.rows)
        return min(width * 0.3, max(names, default=0.0) + SPACE)

    def _head_lines(self, font: QFont, width: float) -> int:
        """Headings stand on one line where all have room, else by turns on two or three."""
        metrics = QFontMetricsF(bold(small(font)))
        each = (width - self._left(font, width)) / max(len(self._matrix.columns), 1)
        longest = max((metrics.horizontalAdvance(self._called(one.name)) for one in self._matrix.columns), default=0.0)
        return next((lines for lines in (1, 2) if longest <= each * lines - 4), 3)

    def _draw(self, painter: QPainter, area: QRectF) -> list[Mark]:
        found = self._matrix
        left = self._left(painter.font(), area.width())
        each = (area.width() - left) / max(len(found.columns), 1)
        self._heads(painter, area, left, each)
        head = _HEAD * self._head_lines(painter.font(), area.width())
        marks = []
        for down, row in enumerate(found.rows):
            top = area.top() + head + down * _ROW
            painter.setPen(theme.colour("text"))
            name(painter, QRectF(area.left(), top, left - SPACE, _ROW), self._called(row.name))
            for at, cell in enumerate(found.line(row)):
                place = QRectF(area.left() + left + at * each + 1, top + 1, each - 2, _ROW - 2)
                marks.append(self._cell(painter, place, cell))
        self._note(painter, QRectF(area.left(), area.bottom() - _NOTE, area.width(), _NOTE))
        return marks

    def _heads(self, painter: QPainter, area: QRectF, left: float, each: float) -> None:
        font, lines = painter.font(), self._head_lines(painter.font(), area.width())
        painter.setFont(bold(small(font)))
        painter.setPen(theme.colour("quiet"))
        for at, one in enumerate(self._matrix.columns):
            wide, middle = each * lines - 4, area.left() + left + (at + 0.5) * each
            start = min(middle - wide / 2, area.right() - wide)
            place = QRectF(start, area.top() + at % lines * _HEAD, wide, _HEAD)
            name(painter, place, self._called(one.name), middle=True)
        painter.setFont(font)

    def _cell(self, painter: QPainter, place: QRectF, cell: "Cell") -> Mark:
        """Empty crossings are outlined, not filled: nobody is there, which is something to see."""
        full = cell.activities > 0
        ground = colours.shade(0.12 + 0.88 * cell.activities / self._most) if full else theme.colour("base")
        painter.setPen(QPen(theme.colour("line"), 1, Qt.PenStyle.SolidLine if full else Qt.PenStyle.DotLine))
        painter.setBrush(ground)
        painter.drawRoundedRect(place, 3, 3)
        painter.setPen(colours.ink_on(ground))
        text(painter, place, _shown(cell), middle=True)
        return Mark(place, self._words(cell), cell.evidence)

    def _words(self, cell: "Cell") -> str:
        where = f"{self._called(cell.row.name)}, {self._called(cell.column.name)}"
        said = tr("{where}: {count} activities", where=where, count=display.number(cell.activities))
        return f"{said}. {tr('Leads here.')}" if cell.leads else said

    def _note(self, painter: QPainter, place: QRectF) -> None:
        font = painter.font()
        painter.setFont(small(font))
        painter.setPen(theme.colour("quiet"))
        text(painter, place, tr("{star} leads · dotted: nobody is active there", star=LEADS))
        painter.setFont(font)


def _shown(cell: "Cell") -> str:
    count = display.number(cell.activities) if cell.activities else "–"
    return f"{LEADS} {count}" if cell.leads else count
