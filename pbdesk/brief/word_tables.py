"""Tables of an outline as WordprocessingML, row by row without a tree in between."""

from collections.abc import Callable

from pbdesk.brief.tables import Cell, Column, Holds, Table
from pbdesk.brief.widths import shown, widths
from pbdesk.brief.word_xml import cell, grid, paragraph, row, run
from pbdesk.brief.words import Words

KEPT_WHOLE = 12
"""Tables of up to so many rows are not broken between pages."""


def table(of: Table, words: Words, page: int) -> str:
    """A plain table with its heading row and, where one is expected, its total row."""
    sums = [at for at, column in enumerate(of.columns) if of.totalled and (column.summed or column.ratio)]
    wide = widths(of.columns, page, shown(of, words), bold=sums)
    writers = [_writer(of, at, wide[at], words) for at in range(len(of.columns))]
    rows = [row("".join(write(value) for write, value in zip(writers, cells, strict=True))) for cells in of.filled]
    total = [_total(of, words, wide)] if of.totalled else []
    written = kept_together([heading_row(of.columns, wide), *rows, *total], bool(of.note))
    return grid(wide, written, style="BriefTable", alt=of.caption or of.name, total=of.totalled)


def _writer(of: Table, at: int, width: int, words: Words) -> Callable[[Cell], str]:
    """How a cell of one column is written: what does not change from row to row is made once."""
    column, decimals = of.columns[at], of.decimals(at)
    style = "TableText" if column.holds in (Holds.TEXT, Holds.DATE) else "TableNumber"
    unknown = cell(paragraph(style, run(words.say("not_known"), "Unknown")), width)
    before, after = cell(paragraph(style, "\0"), width).split("\0")

    def write(value: Cell) -> str:
        return unknown if value is None else f"{before}{run(words.cell(value, column, decimals))}{after}"

    return write


def kept_together(rows: list[str], noted: bool) -> str:
    """The rows of a table; those of a short one stay on one page, with the note below it."""
    if len(rows) > KEPT_WHOLE:
        return kept_with_note(rows, noted)
    at = len(rows) if noted else len(rows) - 1
    return "".join([*map(_kept, rows[:at]), *rows[at:]])


def kept_with_note(rows: list[str], noted: bool) -> str:
    """The rows of a table that may be broken, but neither after its first row nor before a note below it."""
    first = rows[1] if len(rows) > 2 else ""
    return "".join([rows[0], _kept(first), *rows[2:-1], _kept(rows[-1]) if noted else rows[-1]])


def _kept(row: str) -> str:
    return row.replace('"/></w:pPr>', '"/><w:keepNext/></w:pPr>')


def heading_row(columns: tuple[Column, ...], wide: list[int]) -> str:
    """The row that names the columns and returns on every page."""
    styles = ["TableHeading" if c.holds in (Holds.TEXT, Holds.DATE) else "TableHeadingNumber" for c in columns]
    named = zip(columns, styles, wide, strict=True)
    return row("".join(cell(paragraph(style, run(c.label)), width) for c, style, width in named), heading=True)


def _total(of: Table, words: Words, wide: list[int]) -> str:
    cells = []
    for at, (column, value, width) in enumerate(zip(of.columns, of.totals, wide, strict=True)):
        shown = words.say("total") if at == 0 else ""
        if column.summed or column.ratio:
            shown = words.cell(value, column, of.decimals(at))
        style = "TableText" if column.holds in (Holds.TEXT, Holds.DATE) else "TableNumber"
        cells.append(cell(paragraph(style, run(shown, "Opening")), width))
    return row("".join(cells))
