"""An outline as sheets of paper on the screen: the same words in the same order, laid out by Qt on the worker."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from html import escape
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEventLoop, QPointF, QRectF, QSizeF, Qt, QUrl
from PySide6.QtGui import QColor, QFont, QPainter, QTextDocument

from pbdesk.brief.drawings import Chart, Drawing, Network, Timeline
from pbdesk.brief.outline import (
    Block,
    Bullets,
    Headlines,
    Indicator,
    Matrix,
    Outline,
    Paragraph,
    Profile,
    Recommendations,
    Section,
)
from pbdesk.brief.sheets import facts, in_order, is_long
from pbdesk.brief.tables import Column, Holds, Table
from pbdesk.brief.widths import shown, widths
from pbdesk.brief.words import Words, words
from ui.brief.bars import picture

T = TypeVar("T")
_ROWS = 40
"""So many rows of a table are shown, about a page; of the rest how many there are."""
_FIRST, _DRAWN, _ASKED = 120, 10, 2
"""So many lines are laid out before more is wanted, of which a page holds forty; of a drawing and of a question."""
_WIDE, _HIGH, _SIDE, _TOP, _FOOT = 595.0, 842.0, 62.0, 66.0, 62.0
"""An A4 page with its margins, in points."""
_BLUE, _RED, _GREY, _PALE, _RULE = "#1F3A5F", "#B00020", "#595959", "#E8EEF4", "#CBD5DF"
_TWIPS = round((_WIDE - 2 * _SIDE) * 20)
_GRID = f'<table width=100% cellpadding=3 cellspacing=0 border=1 style="border-color:{_RULE}; border-style:solid">'
_NUMBERS = (Holds.NUMBER, Holds.MONEY, Holds.PERCENT)
_LOOKS = f"""
body, p, td, li {{ font-family: Inter; font-size: 9.5pt; color: #202020; }}
h1 {{ font-size: 17pt; color: {_BLUE}; margin: 0 0 4pt 0; }}
h2 {{ font-size: 12.5pt; color: {_BLUE}; margin: 14pt 0 4pt 0; }}
p {{ margin: 0 0 5pt 0; }}
.small, td, th {{ font-size: 8pt; }}
td b, .small b {{ font-size: 8pt; }}
td i {{ font-size: 7pt; color: {_GREY}; }}
.quiet {{ color: {_GREY}; font-size: 8pt; }}
.caption {{ color: {_BLUE}; font-size: 8.5pt; font-weight: 600; margin: 8pt 0 3pt 0; }}
th {{ color: {_BLUE}; background-color: {_PALE}; text-align: left; }}
.number {{ text-align: right; }}
"""


@dataclass(frozen=True, eq=False)
class Paper:
    """A document laid out on pages, of which each is painted when it is seen; `begun` where it has more of them."""

    document: QTextDocument
    outline: Outline
    count: int
    begun: bool = False

    def paint(self, painter: QPainter, at: int, width: int, rect: QRectF) -> None:
        """Paint what is seen of a page so many pixels wide; paper is white in the dark look too."""
        scale = width / _WIDE
        painter.scale(scale, scale)
        seen = QRectF(rect.x() / scale, rect.y() / scale, rect.width() / scale, rect.height() / scale)
        painter.fillRect(seen, Qt.GlobalColor.white)
        _margins(painter, self.outline, at, None if self.begun else self.count)
        inner = QSizeF(_WIDE - 2 * _SIDE, _HIGH - _TOP - _FOOT)
        painter.translate(_SIDE, _TOP - at * inner.height())
        page = QRectF(QPointF(0, at * inner.height()), inner)
        part = page & seen.translated(-_SIDE, at * inner.height() - _TOP)
        if not part.isEmpty():  # for Qt an empty part is the whole document
            self.document.drawContents(painter, part)


def laid_out(outline: Outline, *, whole: bool = True) -> Paper:
    """The pages of an outline, the first of them where not `whole`; laid out on the worker, painted by the window."""
    loop = QEventLoop()  # gives the worker's thread what Qt's layout starts its timers on
    said = words(outline.language)
    every, writer = in_order(outline, said), _Writer(said, None if whole else _FIRST)
    made = _document(_heading(outline, every, said) + "".join(map(writer.section, every)), writer.drawn, said)
    made.setPageSize(QSizeF(_WIDE - 2 * _SIDE, _HIGH - _TOP - _FOOT))
    count = made.pageCount()
    loop.quit()
    window = QCoreApplication.instance()
    if window is not None:
        made.moveToThread(window.thread())
    return Paper(made, outline, max(1, count - 1) if writer.cut else count, writer.cut or writer.ahead)


def _margins(painter: QPainter, outline: Outline, at: int, count: int | None) -> None:
    """The marking at head and foot, and the number of the page, of how many where that is known."""
    said = words(outline.language)
    painter.setFont(_font(9, bold=True))
    painter.setPen(QColor(_RED))
    for top in (26.0, _HIGH - 50):
        painter.drawText(QRectF(0, top, _WIDE, 16), Qt.AlignmentFlag.AlignCenter, outline.marking.upper())
    painter.setFont(_font(7))
    painter.setPen(QColor(_GREY))
    foot = f"{outline.title} · {said.page(at + 1, count)}"
    painter.drawText(QRectF(0, _HIGH - 34, _WIDE, 14), Qt.AlignmentFlag.AlignCenter, foot)


def _font(points: float, *, bold: bool = False) -> QFont:
    """A font whose points are those of the page, whatever the picture's own dots an inch."""
    made = QFont("Inter")
    made.setPixelSize(round(points))
    made.setBold(bold)
    return made


def _document(html: str, drawn: Sequence[Drawing], said: Words) -> QTextDocument:
    made = QTextDocument()
    made.setDocumentMargin(0)
    made.setDefaultFont(_font(10))
    made.setDefaultStyleSheet(_LOOKS.replace("pt;", "px;").replace("pt ", "px "))
    for at, chart in enumerate(drawn):
        image = picture(chart, said, _WIDE - 2 * _SIDE, _font(8))
        made.addResource(QTextDocument.ResourceType.ImageResource.value, QUrl(f"chart:{at}"), image)
    made.setHtml(html)
    return made


def _heading(outline: Outline, sections: list[Section], said: Words) -> str:
    """What stands above the first section."""
    lines = "<br>".join(f"<b>{escape(label)}</b>&nbsp; {escape(fact)}" for label, fact in facts(outline, said))
    kind = said.say(f"kind.{outline.kind}")
    head = f"<p class=small><b>{escape(outline.government)} · {escape(kind)}</b></p><h1>{escape(outline.title)}</h1>"
    subtitle = f"<p class=quiet>{escape(outline.subtitle)}</p>" if outline.subtitle else ""
    named = "<br>".join(escape(one.heading) for one in sections)
    contents = f"<p class=caption>{escape(said.say('contents'))}</p><p class=small>{named}</p>"
    return f"{head}{subtitle}<p class=small>{lines}</p>{contents if is_long(sections) else ''}"


class _Writer:
    """Writes blocks as HTML; paragraphs, charts and tables are counted on the way.

    Where only some `room` is given, in lines, it is `cut` there, with the widths of the whole, and the annexes, which
    may be but named, are still `ahead`.
    """

    def __init__(self, said: Words, room: int | None = None) -> None:
        self._said, self._room, self._limited = said, room or sys.maxsize, room is not None
        self._paragraphs = self._tables = 0
        self._annexed = self.cut = self.ahead = False
        self.drawn: list[Drawing] = []

    def section(self, of: Section) -> str:
        """A heading and its blocks; the first annex begins a page."""
        self.cut = self.cut or self._room <= 0
        self.ahead = self.ahead or (of.annex and self._limited)
        if self.cut or self.ahead:
            return ""
        apart = ' style="page-break-before: always"' if of.annex and not self._annexed else ""
        self._annexed = self._annexed or of.annex
        return f"<h2{apart}>{escape(of.heading)}</h2>" + "".join(map(self._written, of.blocks))

    def _written(self, block: Block) -> str:
        self.cut = self.cut or self._room <= 0
        return "" if self.cut else self._block(block)

    def _some(self, parts: Sequence[T], lines: int = 1) -> Sequence[T]:
        """As many parts of so many lines each as there is room for."""
        some = parts[: max(1, self._room // lines)]
        self.cut = self.cut or len(some) < len(parts)
        self._room -= len(some) * lines
        return some

    def _block(self, block: Block) -> str:
        match block:
            case Paragraph():
                return self._paragraph(block)
            case Bullets(items):
                return f"<ul>{''.join(f'<li>{escape(one)}</li>' for one in self._some(items))}</ul>"
            case Chart() | Timeline() | Network():
                return self._drawn(block)
            case Headlines():
                return self._headlines(block)
            case _:
                return self._table(block)

    def _paragraph(self, block: Paragraph) -> str:
        self._paragraphs, self._room = self._paragraphs + block.numbered, self._room - 1
        number = f"{self._paragraphs}. &nbsp;" if block.numbered else ""
        look = "" if block.numbered else " class=quiet"
        opening = f"<b>{escape(block.opening)}</b> " if block.opening else ""
        return f"<p{look}>{number}{opening}{escape(block.text)}</p>"

    def _drawn(self, block: Drawing) -> str:
        self.drawn.append(block)
        self._room -= _DRAWN
        caption = escape(self._caption("figure", len(self.drawn), block.caption))
        return f'<p class=caption>{caption}</p><p><img src="chart:{len(self.drawn) - 1}"></p>'

    def _headlines(self, block: Headlines) -> str:
        cells = "".join(
            f"<td width={100 // len(block.items)}%><b>{escape(one.label)}</b><br>"
            f'<b style="font-size:15px; color:{_BLUE}">{self._said.percent(one.measure.share)}</b><br>'
            f"{escape(self._said.behind(one.measure))}</td>" for one in block.items
        )  # fmt: skip
        return f"<table width=100% cellpadding=5 bgcolor={_PALE}><tr>{cells}</tr></table>"

    def _table(self, block: Recommendations | Profile | Matrix | Table) -> str:
        from pbdesk.brief.sheets import as_table
        from pbdesk.brief.word_figures import recommendation_columns

        if isinstance(block, Profile):
            return self._profile(block)
        table = as_table(block, self._said)
        if isinstance(block, Recommendations):
            columns, _ = recommendation_columns(block, self._said, _TWIPS)
            intro = replace(table, columns=columns, caption="", note="")
            return f"<p>{escape(block.intro)}</p>{self._grid(intro)}"
        return self._grid(table, block.highest if isinstance(block, Matrix) else 0)

    def _profile(self, block: Profile) -> str:
        """The profile as the Word document has it: an element named once, what is compared with below the question."""
        from pbdesk.brief.word_figures import profile_columns

        columns, wide = profile_columns(block, self._said, _TWIPS)
        rows, named = [], ""
        for one in self._some(block.indicators, _ASKED):
            element, named = ("" if one.element == named else one.element), one.element
            rows.append(self._asked(element, one, looks_back=block.looks_back))
        heads = "".join(map(_head, columns, wide))
        self._tables += 1
        caption = escape(self._caption("table", self._tables, block.caption))
        note = f"<p class=quiet>{escape(block.note)}</p>" if block.note else ""
        return f"<p class=caption>{caption}</p>{_GRID}<thead><tr>{heads}</tr></thead>{''.join(rows)}</table>{note}"

    def _asked(self, element: str, one: Indicator, *, looks_back: bool) -> str:
        said, compared = self._said, f"<br><i>{escape(one.comparison)}</i>" if one.comparison else ""
        before = [said.share(one.before)] if looks_back else []
        numbers = (said.share(one.measure), *before, said.amount(one.measure.not_known))
        return (
            f"<tr><td><b>{escape(element)}</b></td><td>{escape(one.question)}{compared}</td>"
            f"<td>{escape(said.measure(one.measure))}</td>"
            f"{''.join(f'<td class=number>{escape(number)}</td>' for number in numbers)}</tr>"
        )

    def _grid(self, table: Table, highest: int = 0) -> str:
        note = f"<p class=quiet>{escape(table.note)}</p>" if table.note else ""
        if not table.rows:
            return note or f"<p class=quiet>{escape(self._said.say('nothing'))}</p>"
        heads = "".join(map(_head, table.columns, widths(table.columns, _TWIPS, shown(table, self._said))))
        rows = [self._row(table, row, highest) for row in self._some(table.filled[:_ROWS])]
        rows += [self._row(table, table.totals)] if table.totalled and not highest else []
        caption = ""
        if table.caption:
            self._tables += 1
            caption = f"<p class=caption>{escape(self._caption('table', self._tables, table.caption))}</p>"
        more = f"<p class=quiet>… {len(table.rows) - _ROWS}</p>" if len(table.rows) > _ROWS else ""
        return f"{caption}{_GRID}<thead><tr>{heads}</tr></thead>{''.join(rows)}</table>{more}{note}"

    def _caption(self, kind: str, number: int, caption: str) -> str:
        return f"{self._said.say(kind)} {number}. {caption}"

    def _row(self, table: Table, row: tuple[object, ...], highest: int = 0) -> str:
        """A row; counts are shaded by size where the `highest` of them is given."""
        cells = []
        for at, (column, cell) in enumerate(zip(table.columns, row, strict=True)):
            look = " class=number" if column.holds in _NUMBERS else ""
            words_of = self._said.cell(cell, column, table.decimals(at))  # type: ignore[arg-type]
            if highest and isinstance(cell, int):
                look = _shaded(cell, highest)
            cells.append(f"<td{look}>{escape(words_of)}</td>")
        return f"<tr>{''.join(cells)}</tr>"


def _head(column: Column, wide: int) -> str:
    """A column's heading, as wide as it is in Word."""
    look = " class=number" if column.holds in _NUMBERS else ""
    return f"<th{look} width={wide * 100 // _TWIPS}%>{escape(column.label)}</th>"


def _shaded(count: int, highest: int) -> str:
    from pbdesk.brief.word_figures import shade

    fill, style = shade(count, highest)
    return f' align=center style="background-color:#{fill}; color:{"#FFFFFF" if style else "#202020"}"'
