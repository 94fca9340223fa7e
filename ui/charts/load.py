"""The load of requests on internal actors: actors down, months across, darker the more was asked."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from ui import display, theme
from ui.charts import colours
from ui.charts.chart import Chart, Grid, Mark, heads, name, small, text, widest
from ui.charts.requests import MOST, Month, between
from ui.theme import SPACE
from ui.words import count_of, tr

if TYPE_CHECKING:
    from pbdesk.desk.effects import Load

_ROW, _HEAD, _WIDEST = 36, 34, 96


class LoadChart(Chart):
    """A cell for each actor and month; Enter opens the requests that fell there."""

    def __init__(self, loads: "Sequence[Load]", titles: Mapping[str, str], until: str = "") -> None:
        self._titles = titles
        self._loads = {(one.actor, one.month): one for one in loads}
        self._actors = sorted({one.actor for one in loads}, key=lambda one: titles[one])
        every = [one.month for one in between([Month(one.month, one.requests) for one in loads], until)]
        self._months = every[-MOST:]
        self._most = max((one.requests for one in loads), default=1)
        rows = [(titles[one.actor], display.date(one.month), display.number(one.requests), _work(one)) for one in loads]
        headings = (tr("Asked of"), tr("Month"), tr("Requests"), tr("Person-days"))
        grid = Grid(headings, tuple(rows), tuple((one.actor, one.month) for one in loads))
        super().__init__(tr("Requests made of internal actors, by month"), lambda: grid, self._draw, self._height)

    def _height(self, _width: float) -> int:
        return _HEAD + _ROW * len(self._actors)

    def _draw(self, painter: QPainter, area: QRectF) -> list[Mark]:
        left = widest(painter, [self._titles[one] for one in self._actors], area.width() * 0.3)
        each = min((area.width() - left) / max(len(self._months), 1), _WIDEST)
        font = painter.font()
        painter.setFont(small(font))
        painter.setPen(theme.colour("quiet"))
        for at, head in enumerate(heads(painter.font(), [display.date(one) for one in self._months], each)):
            painter.drawText(QRectF(left + at * each, area.top(), each, _HEAD), Qt.AlignmentFlag.AlignCenter, head)
        painter.setFont(font)
        marks = []
        for down, actor in enumerate(self._actors):
            top = area.top() + _HEAD + down * _ROW
            painter.setPen(theme.colour("text"))
            name(painter, QRectF(area.left(), top, left - SPACE, _ROW), self._titles[actor])
            for at, month in enumerate(self._months):
                place = QRectF(left + at * each + 1, top + 1, each - 2, _ROW - 2)
                marks.append(self._cell(painter, place, actor, month))
        return marks

    def _cell(self, painter: QPainter, place: QRectF, actor: str, month: str) -> Mark:
        load = self._loads.get((actor, month))
        asked = load.requests if load else 0
        ground = colours.shade(0.15 + 0.85 * asked / self._most) if asked else theme.colour("base")
        painter.setPen(QPen(theme.colour("line"), 1, Qt.PenStyle.SolidLine if asked else Qt.PenStyle.DotLine))
        painter.setBrush(ground)
        painter.drawRoundedRect(place, 3, 3)
        painter.setPen(colours.ink_on(ground))
        text(painter, place, display.number(asked), middle=True)
        said = count_of(asked, "1 request", "{n} requests")
        words = f"{self._titles[actor]}, {display.date(month)}: {said}"
        return Mark(place, f"{words}, {_work(load)}" if load else words, (actor, month) if asked else None)


def _work(load: "Load") -> str:
    if load.work is None:
        return tr("person-days not known")
    return tr("{n} person-days", n=display.number(load.work))
