"""Any drawing of an outline as a native chart: for a workbook, and for a Word document with its own numbers to edit."""

import io
import re
from types import ModuleType

from xlsxwriter import Workbook
from xlsxwriter.chart import Chart as Native
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from pbdesk.brief import charts, networks, timelines
from pbdesk.brief.charts import Grid
from pbdesk.brief.drawings import Chart, Drawing, Network, Timeline
from pbdesk.brief.package import clean, packed, undescribed, unpacked
from pbdesk.brief.words import Words

_MADE_BY: dict[type, ModuleType] = {Chart: charts, Timeline: timelines, Network: networks}
_SHEET = "Data"


def drawing(book: Workbook, of: Drawing, sheet: str, first: tuple[int, int]) -> Native:
    """A chart of the grid on a sheet; `first` is the row and column, from 0, of its corner."""
    made: Native = _MADE_BY[type(of)].drawing(book, of, sheet, first)
    return made


def grid(of: Drawing) -> Grid:
    """The numbers that a drawing is drawn from."""
    found: Grid = _MADE_BY[type(of)].grid(of)
    return found


def height(of: Drawing) -> int:
    """The height of a drawing in millimetres."""
    return int(_MADE_BY[type(of)].height(of))


def write(sheet: Worksheet, of: Grid, first: tuple[int, int], look: Format | None = None) -> None:
    """Put a grid on a sheet; every name is a text."""
    for row, cells in enumerate(of, first[0]):
        for column, cell in enumerate(cells, first[1]):
            if isinstance(cell, str):
                sheet.write_string(row, column, clean(cell), look)
            elif cell is not None:
                sheet.write_number(row, column, cell, look)


def word_chart(of: Drawing, words: Words) -> tuple[bytes, bytes]:
    """A chart as a part of a Word document (ECMA-376, part 1, 21.2), and the workbook in which it is edited."""
    book, sheet, file = _data_book(of)
    sheet.insert_chart(0, len(grid(of)[0]) + 1, drawing(book, of, _SHEET, (0, 0)))
    book.close()
    chart = finished(unpacked(file.getvalue())["xl/charts/chart1.xml"], words)
    linked = b'<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    return chart[: chart.index(b"<c:printSettings>")] + linked, _data(of)


def _data(of: Drawing) -> bytes:
    book, _, file = _data_book(of)
    book.close()
    return packed(undescribed(unpacked(file.getvalue())))


def _data_book(of: Drawing) -> tuple[Workbook, Worksheet, io.BytesIO]:
    file = io.BytesIO()
    book = Workbook(file, {"in_memory": True})
    sheet = book.add_worksheet(_SHEET)
    sheet.set_column(0, 0, 40)
    write(sheet, grid(of), (0, 0))
    return book, sheet, file


def finished(part: bytes, words: Words) -> bytes:
    """A chart's part in the document's language, saying outright what its readers would each assume differently."""
    part = part.replace(b'"0%', f'"{words.say("excel.percent")}'.encode())
    part = part.replace(b'"en-US"', f'"{words.tag}"'.encode())
    for shown in ("Val", "SerName"):
        part = part.replace(f'<c:show{shown} val="1"/>'.encode(), _alone(shown))
    part = re.sub(rb"<c:dLbls>.*?</c:dLbls>", lambda found: found[0].replace(b"<a:bodyPr/>", _UNBROKEN), part)
    part = part.replace(b'<c:plotVisOnly val="1"/>', b'<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/>')
    straight = b"<c:lineChart>" in part or b"<c:scatterChart>" in part
    return part.replace(b"</c:ser>", b'<c:smooth val="0"/></c:ser>') if straight else part


_UNBROKEN = b'<a:bodyPr wrap="none"/>'


def _alone(shown: str) -> bytes:
    """That a label shows this and nothing else."""
    parts = ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize")
    return b"".join(f'<c:show{part} val="{int(part == shown)}"/>'.encode() for part in parts)
