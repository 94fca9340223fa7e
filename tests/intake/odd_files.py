"""Odd tables written to the disk: as text, as a workbook, as a Word document."""

import csv
import io
from datetime import date
from pathlib import Path

import docx
import xlsxwriter

from tests.intake.odd_dice import Dice
from tests.intake.odd_truth import Grid, Merges, Sheet


def text(lots: Dice, path: Path, grid: Grid) -> Path:
    """A text table in letters and with a separator drawn by lot."""
    separator = lots.dice.choice([",", ";", "\t"])
    lots.traps.add(f"text with {separator!r}")
    made = io.StringIO(newline="")
    writer = csv.writer(made, delimiter=separator, lineterminator=lots.dice.choice(["\n", "\r\n"]))
    width = max(map(len, grid))
    writer.writerows([["" if cell is None else cell for cell in row] + [""] * (width - len(row)) for row in grid])
    said = made.getvalue()
    encoding = lots.dice.choice(["utf-8", "utf-8-sig", "cp1252", "utf-16"])
    try:
        content = said.encode(encoding)
    except UnicodeEncodeError:
        content = said.encode("utf-8")
    path.write_bytes(content)
    return path


def workbook(path: Path, sheets: list[Sheet]) -> Path:
    """A workbook."""
    with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        day = book.add_format({"num_format": "dd.mm.yyyy"})
        for one in sheets:
            sheet = book.add_worksheet(one.name)
            merged = {(top, left) for top, left, _, _ in one.merges}
            for at, row in enumerate(one.grid):
                for place, cell in enumerate(row):
                    if cell is None or cell == "" or (at, place) in merged:
                        continue
                    if isinstance(cell, date):
                        sheet.write_datetime(at, place, cell, day)
                    else:
                        sheet.write(at, place, cell)
            for top, left, bottom, right in one.merges:
                sheet.merge_range(top, left, bottom, right, one.grid[top][left])
            if one.hidden:
                sheet.hide()
    return path


def document(path: Path, tables: list[Grid], merges: Merges) -> Path:
    """A Word document with its tables one after the other, cells of the last merged; days are written out."""
    made = docx.Document()
    for grid in tables:
        made.add_paragraph("§")
        width = max(map(len, grid))
        table = made.add_table(len(grid), width)
        for line, row in zip(table.rows, grid, strict=True):
            for cell, said in zip(line.cells, row, strict=False):
                cell.text = "" if said is None else f"{said:%d.%m.%Y}" if isinstance(said, date) else str(said)
        for top, left, bottom, right in merges if grid is tables[-1] else ():
            table.cell(top, left).merge(table.cell(bottom, right)).text = str(grid[top][left])
    made.save(str(path))
    return path
