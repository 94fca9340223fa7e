"""Blocks of an outline as WordprocessingML, with captions counted and charts gathered on the way."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from pbdesk.brief import word_figures, word_tables
from pbdesk.brief.drawings import Chart, Drawing, Network, Timeline
from pbdesk.brief.outline import Block, Bullets, Headlines, Matrix, Paragraph, Profile, Recommendations
from pbdesk.brief.tables import Table
from pbdesk.brief.word_xml import attribute, paragraph, run
from pbdesk.brief.word_xml import field as word_field
from pbdesk.brief.words import Words

_EMU_A_TWIP = 635
_EMU_A_MM = 36_000


@dataclass
class Writer:
    """Writes blocks one after the other; `page` is the width of the text in twentieths of a point."""

    words: Words
    page: int
    charts: list[Drawing] = field(default_factory=list)
    tables: int = 0

    def write(self, block: Block) -> str:
        """One block as paragraphs and tables."""
        return "".join(self._pieces(block))

    def _pieces(self, block: Block) -> Iterator[str]:
        match block:
            case Paragraph():
                yield _running(block)
            case Bullets(items, lettered):
                yield from (paragraph("LetteredPoint" if lettered else "ListBullet", run(item)) for item in items)
            case Recommendations():
                yield paragraph("Normal", run(block.intro), more="<w:keepNext/>")
                yield word_figures.recommendations(block, self.words, self.page)
                yield self._note("")
            case Headlines():
                yield word_figures.headlines(block, self.words, self.page)
                yield self._note("")
            case Chart() | Timeline() | Network():
                yield self._caption("figure", len(self.charts) + 1, block.caption)
                yield self._chart(block)
            case Table() | Matrix() | Profile():
                yield from self._captioned(block)

    def _captioned(self, block: Table | Matrix | Profile) -> Iterator[str]:
        if block.caption:
            self.tables += 1
            yield self._caption("table", self.tables, block.caption)
        match block:
            case Table() if not block.rows:
                yield "" if block.note else paragraph("TableText", run(self.words.say("nothing"), "Unknown"))
            case Table():
                yield word_tables.table(block, self.words, self.page)
            case Matrix():
                yield word_figures.matrix(block, self.words, self.page)
            case Profile():
                yield word_figures.profile(block, self.words, self.page)
        yield self._note(block.note)

    def _note(self, note: str) -> str:
        return paragraph("Note", run(note)) if note else paragraph("Spacer")

    def _caption(self, kind: str, number: int, caption: str) -> str:
        counted = word_field(f"SEQ {kind.capitalize()} \\* ARABIC", str(number))
        return paragraph("Caption", run(f"{self.words.say(kind)} "), counted, run(f". {caption}"))

    def _chart(self, chart: Drawing) -> str:
        from pbdesk.brief.plots import height

        self.charts.append(chart)
        number = len(self.charts)
        size = f'cx="{self.page * _EMU_A_TWIP}" cy="{height(chart) * _EMU_A_MM}"'
        inline = (
            f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
            f'<wp:docPr id="{number}" name={attribute(chart.name)} descr={attribute(chart.alt)}/>'
            "<wp:cNvGraphicFramePr/><a:graphic>"
            '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">'
            f'<c:chart r:id="chart{number}"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
        )
        return paragraph("Figure", inline)


def _running(block: Paragraph) -> str:
    """A paragraph; one that ends in a colon stays with what it leads to."""
    opening = run(f"{block.opening} ", "Opening") if block.opening else ""
    kept = "<w:keepNext/>" if block.text.endswith(":") else ""
    return paragraph("NumberedParagraph" if block.numbered else "Normal", opening, run(block.text), more=kept)
