"""A large sheet that is read piece by piece says what it says when it is read whole."""

import io
import zipfile
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook

from pbdesk.intake.cells import Cell
from pbdesk.intake.pieces import Cut, OutOfOrder, cut
from tests.intake.odd_workbooks import odd_workbook

SMALL = 900
"""Bytes of a piece: two or three rows."""


def in_pieces(content: bytes, sheet: str) -> Cut:
    found = cut(content, sheet, least=0)
    assert found is not None
    return found


def whole(content: bytes, sheet: str) -> list[list[Cell]]:
    """The rows as the parser gives them, from the first column on: it leaves out empty ones before all cells."""
    parsed = CalamineWorkbook.from_object(io.BytesIO(content)).get_sheet_by_name(sheet)
    left = parsed.start[1] if parsed.start else 0
    return [[""] * left + row for row in parsed.iter_rows()]


def without_ends(rows: list[list[Cell]]) -> list[list[Cell]]:
    """The rows without the empty cells at their ends, and without the empty rows at the end."""
    told = [row[: max((at for at, cell in enumerate(row, 1) if cell != ""), default=0)] for row in rows]
    return told[: max((at for at, row in enumerate(told, 1) if row), default=0)]


def same(content: bytes, sheet: str) -> bool:
    return without_ends(list(in_pieces(content, sheet).rows(SMALL))) == without_ends(whole(content, sheet))


def book(folder: Path, *, strings_apart: bool, texts: int, epoch_1904: bool = False) -> bytes:
    """A workbook whose table begins in C4, with days, gaps of rows, and signs that XML writes otherwise."""
    path = folder / "book.xlsx"
    said = {"constant_memory": not strings_apart, "date_1904": epoch_1904, "default_date_format": "yyyy-mm-dd"}
    with xlsxwriter.Workbook(str(path), said) as made:
        made.add_worksheet("Read me").write(0, 0, "Nothing here")
        sheet = made.add_worksheet("Données & more")
        for n in range(texts):
            row = 3 + n + n // 10 * 7
            sheet.write_row(row, 2, (f"Puits n° {n} <à> Gao & Kidal", f" note {n % 5} ", 1000.5 + n, n % 2 == 0))
            sheet.write_datetime(row, 7, date(2025, 1 + n % 12, 3))
    return path.read_bytes()


@pytest.mark.parametrize("epoch_1904", [False, True])
@pytest.mark.parametrize(("strings_apart", "texts"), [(False, 60), (True, 60), (True, 3000)])
def test_the_rows_are_the_same(tmp_path: Path, strings_apart: bool, texts: int, epoch_1904: bool) -> None:
    content = book(tmp_path, strings_apart=strings_apart, texts=texts, epoch_1904=epoch_1904)
    assert in_pieces(content, "Données & more").together is (texts > 1000)
    assert same(content, "Données & more")


def test_the_rows_are_the_same_when_the_sheet_is_read_again(tmp_path: Path) -> None:
    content = book(tmp_path, strings_apart=True, texts=3000)
    found = in_pieces(content, "Données & more")
    assert next(found.rows(SMALL)) == []
    assert list(found.rows(SMALL)) == list(found.rows(SMALL))


def test_odd_workbooks_say_the_same_in_pieces(tmp_path: Path) -> None:
    read = 0
    for seed in range(40):
        odd = odd_workbook(tmp_path, seed)
        if odd.path.suffix != ".xlsx":
            continue
        content = odd.path.read_bytes()
        for sheet in CalamineWorkbook.from_object(io.BytesIO(content)).sheet_names:
            if cut(content, sheet, least=0):
                read += 1
                assert same(content, sheet), odd.path.name
    assert read >= 10


def test_a_small_sheet_is_read_whole(tmp_path: Path) -> None:
    assert cut(book(tmp_path, strings_apart=False, texts=60), "Données & more") is None


def test_a_sheet_with_comments_in_its_xml_is_read_whole(tmp_path: Path) -> None:
    content = changed(book(tmp_path, strings_apart=False, texts=60), b"<sheetData>", b"<sheetData><!-- </row> -->")
    assert cut(content, "Données & more", least=0) is None


def test_rows_out_of_order_are_refused(tmp_path: Path) -> None:
    content = changed(book(tmp_path, strings_apart=False, texts=60), b'r="60"', b'r="1"')
    content = changed(content, b'r="C60"', b'r="C1"')
    with pytest.raises(OutOfOrder):
        list(in_pieces(content, "Données & more").rows(SMALL))


def changed(content: bytes, text: bytes, by: bytes) -> bytes:
    """A workbook with a text of its second sheet replaced."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, data.replace(text, by) if name.endswith("sheet2.xml") else data)
    return made.getvalue()
