"""One sheet with one table: heading, real Table with filters, formulas, print set-up, chart."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from inspect import unwrap
from math import ceil

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_range, xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from pbdesk.brief import plots
from pbdesk.brief.drawings import Chart, Drawing
from pbdesk.brief.excel_formats import Formats, line_height, look
from pbdesk.brief.excel_text import HEADER, fitting, headings, page_text, units
from pbdesk.brief.outline import Outline
from pbdesk.brief.sheets import Sheet, dated
from pbdesk.brief.tables import Cell, Holds, Table
from pbdesk.brief.words import HALF_A_PERCENT, Words

HEAD_ROW = 4
"""The row, from 0, of a table's headings: marking, caption, day and way back stand above it."""

_WIDTHS = {
    Holds.TEXT: (8, 58),
    Holds.NUMBER: (11, 16),
    Holds.MONEY: (15, 22),
    Holds.DATE: (15, 20),
    Holds.PERCENT: (12, 12),
}
"""The narrowest and widest a column may be, in characters."""
_UPRIGHT, _LYING = 105, 150
"""How many characters of columns an upright and a lying page hold at a size that can be read."""
_WORD = 22
"""Longer words, addresses mostly, may be broken where a page has no room."""
_SMALL = 1.12
"""How many letters of a table stand in the width of one character, which Excel counts in larger type."""
_LINE, _LEADING, _HIGHEST = 13.5, 5.0, 400.0
"""The height of a line of a table and what a row has besides, in points; Excel's rows end at 409."""
ROW = _LINE + _LEADING
"""The height of a row of one line."""
_BEFORE_FIRST = date(1899, 12, 30)
"""Excel's day 0, from 1 March 1900 on."""
_MEASURED_ROWS = 200
_MANY_COLUMNS = 5
_TEXT, _NUMBER = unwrap(Worksheet.write_string), unwrap(Worksheet.write_number)
"""Written by row and column at once; the methods themselves first ask of each cell whether it is named as A1."""
_PIXELS_A_MM, _PIXELS_A_CHARACTER, _CELL_PIXELS, _NARROWEST = 4.3, 7.2, (64, 24), 560
_MARKING_ROOM = 90
_SMALL_NOTE, _USUAL_WIDTH = 0.8, 8.43
"""The room a letter of a note takes, and how wide Excel makes a column of which nothing is said, in characters."""
_HEAVY = '&"Calibri,Bold"&11&KB00020'
_FINE = '&"Calibri,Regular"&8&K595959'


@dataclass(frozen=True)
class Bench:
    """What every sheet is made with."""

    book: Workbook
    outline: Outline
    words: Words
    formats: Formats
    contents: str


def add(bench: Bench, sheet: Worksheet, of: Sheet, number: int) -> None:
    """Fill a sheet; `number` makes its table's name."""
    table = of.table
    _head(bench, sheet, table)
    labels = headings(column.label for column in table.columns)
    last = HEAD_ROW + max(len(table.rows), 1) + table.totalled
    sheet.add_table(HEAD_ROW, 0, last, len(labels) - 1, _options(bench, table, labels, number))
    _rows(bench, sheet, table)
    if table.totalled:
        _total(bench, sheet, table, last)
    widths = _measure(table, labels, bench.words)
    _set_sizes(sheet, table, widths)
    _choose(bench, sheet, table, last - table.totalled)
    _say_nearly_all(bench, sheet, table, last)
    if of.shaded:
        _shade(sheet, table, last - table.totalled)
    corner = (last, len(labels) - 1 + ceil(max(0, _noted(bench, table) - sum(widths)) / _USUAL_WIDTH))
    if of.chart:
        corner = _draw(bench, sheet, of.chart, last, widths)
    sheet.freeze_panes(HEAD_ROW + 1, 1 if len(labels) > _MANY_COLUMNS else 0)
    set_page(bench, sheet, wide=sum(widths) > _UPRIGHT)
    sheet.print_area(1 if bench.outline.marking else 0, 0, *corner)
    sheet.repeat_rows(HEAD_ROW)


def _note(bench: Bench, table: Table) -> str:
    return " · ".join(filter(None, [dated(bench.outline, bench.words), table.note]))


def _noted(bench: Bench, table: Table) -> float:
    """How many characters of columns the note above a table takes in its smaller type."""
    return len(_note(bench, table)) * _SMALL_NOTE


def _head(bench: Bench, sheet: Worksheet, table: Table) -> None:
    outline, words = bench.outline, bench.words
    note = _note(bench, table)
    top = (outline.marking.upper(), "marking") if outline.marking else (outline.government, "government")
    for row, (text, style) in enumerate((top, (table.caption or table.name, "caption"), (note, "note"))):
        sheet.write_string(row, 0, fitting(text, words), bench.formats[style])
        sheet.set_row(row, line_height(style))
    sheet.write_url(3, 0, f"internal:'{bench.contents}'!A1", bench.formats["back"], words.say("contents.back"))


def _options(bench: Bench, table: Table, labels: list[str], number: int) -> dict[str, object]:
    columns = []
    for at, (column, label) in enumerate(zip(table.columns, labels, strict=True)):
        style = "head" if column.holds in (Holds.TEXT, Holds.DATE) else "head right"
        options: dict[str, object] = {"header": label, "header_format": bench.formats[style]}
        if table.totalled and (column.summed or column.ratio):
            options["total_function"] = total_formula(table, at, bench.words)
        elif table.totalled and at == 0:
            options["total_string"] = bench.words.say("total")
        columns.append(options)
    named = {"name": f"Brief_{number}", "title": fitting(table.caption, bench.words)[:HEADER]}
    return {**named, "columns": columns, "style": None, "total_row": table.totalled}


def _rows(bench: Bench, sheet: Worksheet, table: Table) -> None:
    writers = [_writer(bench, sheet, table, at) for at in range(len(table.columns))]
    for row, cells in enumerate(table.filled, HEAD_ROW + 1):
        for write, cell in zip(writers, cells, strict=True):
            write(row, cell)
    if not table.rows:
        sheet.write_string(HEAD_ROW + 1, 0, bench.words.say("nothing"), bench.formats["unknown"])


def _writer(bench: Bench, sheet: Worksheet, table: Table, at: int) -> Callable[[int, Cell], None]:
    """How the cells of one column are written; nothing but a number, a day or a ratio is ever more than text."""
    column, words, formats = table.columns[at], bench.words, bench.formats
    plain = formats[look(column.holds, _decimals(table, at))]
    dated = column.holds is Holds.DATE
    worded = dated or column.holds is Holds.TEXT
    unknown = formats["unknown" if worded else "unknown right"]
    said, unsaid = plain if worded else formats["text right"], words.say("not_known")

    def write(row: int, cell: Cell) -> None:
        if column.ratio:
            shown = unknown if cell is None else said if isinstance(cell, str) else plain
            instead = cell if isinstance(cell, str) else unsaid
            sheet.write_formula(row, at, ratio_formula(table, at, row, instead), shown, _cached(cell, words))
        elif cell is None:
            _TEXT(sheet, row, at, unsaid, unknown)
        elif not isinstance(cell, str):
            _NUMBER(sheet, row, at, float(cell), plain)
        elif worded and not dated:
            _TEXT(sheet, row, at, fitting(cell, words), said)
        elif dated and (counted := _counted(cell)):
            _NUMBER(sheet, row, at, counted, plain)
        else:
            _TEXT(sheet, row, at, fitting(words.cell(cell, column), words), said)

    return write


def _cached(cell: Cell, words: Words) -> float | str:
    """What a formula shows before it is worked out again."""
    return words.say("not_known") if cell is None else cell if isinstance(cell, str) else float(cell)


def ratio_formula(table: Table, at: int, row: int, unsaid: str) -> str:
    """One cell of a row over another, or the words where there is no such share; row counts from 0."""
    ratio = table.columns[at].ratio
    above, below = (xl_rowcol_to_cell(row, table.at(label)) for label in ratio or ())
    return f"=IFERROR({above}/{below},{_quoted(unsaid)})"


def total_formula(table: Table, at: int, words: Words) -> str:
    """The sum of the rows that a filter leaves, or the ratio of such sums; not known where no number stands."""
    last = HEAD_ROW + max(len(table.rows), 1)
    if table.columns[at].ratio:
        return ratio_formula(table, at, last + 1, words.say("not_known"))
    cells = xl_range(HEAD_ROW + 1, at, last, at)
    return f"=IF(SUBTOTAL(102,{cells})=0,{_quoted(words.say('not_known'))},SUBTOTAL(109,{cells}))"


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _day(cell: Cell) -> date | None:
    """A whole day that Excel can count (from 1 March 1900 on, where its calendar is right)."""
    try:
        day = date.fromisoformat(str(cell))
    except ValueError:
        return None
    return day if day >= date(1900, 3, 1) else None


@lru_cache(4096)
def _counted(cell: str) -> int:
    """A day as Excel counts it; 0 for what is no whole day."""
    day = _day(cell)
    return (day - _BEFORE_FIRST).days if day else 0


def _decimals(table: Table, at: int) -> int | None:
    if table.columns[at].holds is not Holds.NUMBER:
        return table.decimals(at)
    fractions = (cell for cell in (row[at] for row in table.rows) if isinstance(cell, Decimal))
    return None if any(cell % 1 for cell in fractions) else 0


def _total(bench: Bench, sheet: Worksheet, table: Table, row: int) -> None:
    words, formats = bench.words, bench.formats
    for at, (column, total) in enumerate(zip(table.columns, table.totals, strict=True)):
        style = formats.total(look(column.holds, _decimals(table, at)))
        if column.summed or column.ratio:
            sheet.write_formula(row, at, total_formula(table, at, words), style, _cached(total, words))
        else:
            sheet.write_string(row, at, words.say("total") if at == 0 else "", style)


def _measure(table: Table, labels: list[str], words: Words) -> list[float]:
    """Columns, in characters, as wide as their longest text or heading, within what is easily read and printed."""
    widths: list[float] = []
    least: list[float] = []
    for at, (column, label) in enumerate(zip(table.columns, labels, strict=True)):
        low, high = _WIDTHS[column.holds]
        shown = [words.cell(row[at], column) for row in table.rows[:_MEASURED_ROWS] if not column.ratio]
        longest = max((len(line) for text in shown for line in text.split("\n")), default=0)
        word = max((len(one) for one in label.split()), default=0) + 5  # room for the filter's button
        half = ceil(len(label) / 2) + 5  # a heading takes two lines at most
        widths.append(max(low, word, half, min(longest + 3, high)))
        unbroken = max((len(one) for text in shown for one in text.split()), default=0) + 3
        least.append(max(word, min(unbroken, _WORD)) if column.holds is Holds.TEXT else widths[at])
    return _narrowed(widths, least)


def _narrowed(widths: list[float], least: list[float]) -> list[float]:
    """Broad texts made narrower, the broadest most, where a lying page would else be printed too small to read."""
    spare = sum(max(0.0, wide - low) for wide, low in zip(widths, least, strict=True))
    part = min(1.0, max(0.0, sum(widths) - _LYING) / spare) if spare else 0.0
    return [wide - max(0.0, wide - low) * part for wide, low in zip(widths, least, strict=True)]


def _set_sizes(sheet: Worksheet, table: Table, widths: list[float]) -> None:
    """Columns as wide as measured, rows as high as their longest wrapped text."""
    for at, width in enumerate(widths):
        sheet.set_column(at, at, width)
    sheet.set_default_row(ROW)
    texts = [at for at, column in enumerate(table.columns) if column.holds is Holds.TEXT]
    heads = zip((column.label for column in table.columns), widths, strict=True)
    sheet.set_row(HEAD_ROW, _LINE * max(_lines(label, width - 5) for label, width in heads) + _LEADING)
    rooms = [(at, widths[at] - 2) for at in texts]
    for row, cells in enumerate(table.rows, HEAD_ROW + 1):
        lines = 1
        for at, room in rooms:
            text = cells[at]
            if text and (len(str(text)) > room * _SMALL or "\n" in str(text)):
                lines = max(lines, _lines(str(text), room))
        if lines > 1:
            sheet.set_row(row, min(_LINE * lines + _LEADING, _HIGHEST))


def _lines(text: str, width: float) -> int:
    """How many lines a text takes; those that break between words are not filled to their end."""
    return sum(1 if len(line) <= width * _SMALL else max(2, ceil(len(line) / width)) for line in text.split("\n"))


def _choose(bench: Bench, sheet: Worksheet, table: Table, last: int) -> None:
    """A list to choose from where a column has only so many texts; days where it holds days."""
    for at, column in enumerate(table.columns):
        rows = (HEAD_ROW + 1, at, last, at)
        listed = [*column.choices, bench.words.say("not_known")]
        if column.choices and len(",".join(listed)) <= HEADER and not any("," in one for one in listed):
            sheet.data_validation(*rows, {"validate": "list", "source": listed})
        elif column.holds is Holds.DATE and not any(_part_of_a_day(row[at]) for row in table.rows):
            earliest = {"validate": "date", "criteria": ">=", "value": date(1900, 3, 1)}
            sheet.data_validation(*rows, earliest)


def _part_of_a_day(cell: Cell) -> bool:
    """Whether a cell holds a year or a month, which is no day; words that say that there is none are neither."""
    return isinstance(cell, str) and cell[:1].isdigit() and not _day(cell)


def _say_nearly_all(bench: Bench, sheet: Worksheet, table: Table, last: int) -> None:
    """Where whole per cent would say all of what is not quite all, the cell says so in words."""
    for at, column in enumerate(table.columns):
        if column.holds is Holds.PERCENT:
            cell = xl_rowcol_to_cell(HEAD_ROW + 1, at)
            wanted = f"=AND(ISNUMBER({cell}),{cell}>={1 - HALF_A_PERCENT},{cell}<1)"
            rule = {"type": "formula", "criteria": wanted, "format": bench.formats.nearly_all}
            sheet.conditional_format(HEAD_ROW + 1, at, last, at, rule)


def _shade(sheet: Worksheet, table: Table, last: int) -> None:
    scale = {"type": "2_color_scale", "min_type": "num", "min_value": 0, "min_color": "#FFFFFF", "max_color": "#7FA8CC"}
    sheet.conditional_format(HEAD_ROW + 1, 1, last, len(table.columns) - 1, scale)


def _draw(bench: Bench, sheet: Worksheet, chart: Drawing, last: int, widths: list[float]) -> tuple[int, int]:
    """Put a chart below its table, as wide or wider; gives the row and column in which it ends.

    A drawing that is no picture of its table's numbers is drawn from others, which stand below it and are not printed.
    """
    table = round(sum(widths) * _PIXELS_A_CHARACTER)
    wide, high = max(table, _NARROWEST), round(plots.height(chart) * _PIXELS_A_MM)
    ends = last + 3 + high // _CELL_PIXELS[1]
    corner = (HEAD_ROW if isinstance(chart, Chart) else ends + 2, 0)
    if corner[0] > ends:
        plots.write(sheet, plots.grid(chart), corner, bench.formats["note"])
    made = plots.drawing(bench.book, chart, sheet.get_name(), corner)
    made.set_size({"width": wide, "height": high})
    sheet.insert_chart(last + 2, 0, made, {"description": chart.alt, "object_position": 3})
    return ends, len(widths) - 1 + ceil((wide - table) / _CELL_PIXELS[0])


def set_page(bench: Bench, sheet: Worksheet, *, wide: bool) -> None:
    """Printing on A4: one page wide, marked at head and foot, pages numbered."""
    outline, words = bench.outline, bench.words
    sheet.hide_gridlines(2)
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.6, right=0.6, top=0.9, bottom=0.9)
    if wide:
        sheet.set_landscape()
    page = words.say("page", page="&P", pages="&N")
    marking = f"&C{_HEAVY}{page_text(outline.marking.upper(), _MARKING_ROOM)}" if outline.marking else ""
    below = f"{marking}\n" if marking else "&C"
    room = HEADER - units(f"{below}{_FINE} · {page}")
    sheet.set_header(marking)
    sheet.set_footer(f"{below}{_FINE}{page_text(outline.title, room)} · {page}")
