"""An outline as a workbook: a contents sheet with links, then one table a sheet."""

import gc
import io
from collections.abc import Iterator
from contextlib import contextmanager
from math import ceil

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from pbdesk.brief.excel_formats import Formats, line_height
from pbdesk.brief.excel_sheets import ROW, Bench, add, set_page
from pbdesk.brief.excel_styles import LOOKS, styled
from pbdesk.brief.excel_text import fitting, sheet_names
from pbdesk.brief.outline import Outline
from pbdesk.brief.package import described, packed, unpacked
from pbdesk.brief.plots import finished
from pbdesk.brief.sheets import Sheet, facts, sheets
from pbdesk.brief.words import Words, words

_FACT = 76
"""How wide the column is in which the facts under the title stand, in characters."""


def excel(outline: Outline) -> bytes:
    """The workbook as the bytes of an .xlsx file; the same outline always gives the same bytes."""
    said = words(outline.language)
    file = io.BytesIO()
    with _without_collecting(), Workbook(file, {"in_memory": True}) as book:
        formats = _fill(book, outline, said)
    parts = unpacked(file.getvalue())
    charts = {name: finished(part, said) for name, part in parts.items() if name.startswith("xl/charts/")}
    looks = styled(parts[LOOKS], formats.places, said)
    return packed(described({**parts, **charts, LOOKS: looks}, outline))


@contextmanager
def _without_collecting() -> Iterator[None]:
    """A workbook is a million small things in no circle, which the collector would look through time and again."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _fill(book: Workbook, outline: Outline, said: Words) -> Formats:
    book.set_size(24_000, 14_000)
    made = sheets(outline, said)
    contents, *names = sheet_names([said.say("contents"), *(sheet.table.name for sheet in made)])
    bench = Bench(book, outline, said, Formats(book, said), contents)
    first = book.add_worksheet(contents)
    for number, (name, sheet) in enumerate(zip(names, made, strict=True), 1):
        add(bench, book.add_worksheet(name), sheet, number)
    _contents(bench, first, list(zip(names, made, strict=True)))
    return bench.formats


def _contents(bench: Bench, sheet: Worksheet, made: list[tuple[str, Sheet]]) -> None:
    words, formats = bench.words, bench.formats
    sheet.set_column(0, 0, 30)
    sheet.set_column(1, 1, _FACT)
    sheet.set_column(2, 2, 10)
    row = _title(bench, sheet) + 1
    labels = [words.say(f"contents.{key}") for key in ("sheet", "holds", "rows")]
    columns = [
        {"header": label, "header_format": formats[style]}
        for label, style in zip(labels, ("head", "head", "head right"), strict=True)
    ]
    options = {"name": "Brief_0", "columns": columns, "style": None, "autofilter": False}
    sheet.add_table(row, 0, row + max(len(made), 1), 2, options)
    sheet.set_row(row, ROW)
    for at, (name, one) in enumerate(made, row + 1):
        sheet.set_row(at, ROW)
        to = name.replace("'", "''")
        sheet.write_url(at, 0, f"internal:'{to}'!A1", formats["link"], name)
        sheet.write_string(at, 1, fitting(one.table.caption or one.table.name, words), formats["text"])
        sheet.write_number(at, 2, len(one.table.rows), formats["count"])
    sheet.print_area(1 if bench.outline.marking else 0, 0, row + len(made), 2)
    set_page(bench, sheet, wide=False)


def _title(bench: Bench, sheet: Worksheet) -> int:
    """The title and the facts under it; gives the next free row, from 0."""
    outline, words, formats = bench.outline, bench.words, bench.formats
    lines = (
        (outline.marking.upper(), "marking"),
        (f"{outline.government} · {words.say(f'kind.{outline.kind}')}", "government"),
        (outline.title, "title"),
        (outline.subtitle, "subtitle"),
    )
    row = 0
    for text, style in lines:
        if text:
            sheet.write_string(row, 0, fitting(text, words), formats[style])
            sheet.set_row(row, line_height(style))
            row += 1
    for label, fact in facts(outline, words):
        sheet.write_string(row, 0, fitting(label, words), formats["label"])
        sheet.write_string(row, 1, fitting(fact, words), formats["fact"])
        sheet.set_row(row, line_height("fact") * ceil(len(fact) / _FACT))
        row += 1
    return row
