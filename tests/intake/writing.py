"""Small tables in every form that ministries send, each made by code."""

import io
import struct
import zipfile
from collections.abc import Sequence
from datetime import date
from html import escape

import docx
import msoffcrypto
import xlsxwriter

HEADINGS = ["Project ID", "Project title", "Implementing agency", "Start date", "Budget (USD)"]
ROWS: list[list[object]] = [
    [f"P-{n}", f"Études du district {n}", f"Agency {n % 3}", date(2025, 2, 1 + n), 1000 + n] for n in range(8)
]
TABLE: list[Sequence[object]] = [HEADINGS, *ROWS]
_BLANK = 0xFFFFFFFF


def workbook(rows: Sequence[Sequence[object]] = TABLE, **options: object) -> bytes:
    """A workbook of one sheet."""
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, options) as book:
        sheet, day = book.add_worksheet("Portfolio"), book.add_format({"num_format": "dd.mm.yyyy"})
        for at, row in enumerate(rows):
            for place, cell in enumerate(row):
                if isinstance(cell, date):
                    sheet.write_datetime(at, place, cell, day)
                else:
                    sheet.write(at, place, cell)
    return made.getvalue()


def strict(content: bytes) -> bytes:
    """The same workbook in the strict form of Open XML, its days written as ISO 8601."""
    names = {
        "http://schemas.openxmlformats.org/spreadsheetml/2006/main": "http://purl.oclc.org/ooxml/spreadsheetml/main",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "http://purl.oclc.org/ooxml/officeDocument/relationships",
        "<workbook ": '<workbook conformance="strict" ',
    }
    for n in range(8):
        names[f's="1"><v>{45689 + n}</v>'] = f's="1" t="d"><v>2025-02-{1 + n:02}</v>'
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            text = old.read(name).decode()
            for usual, other in names.items():
                text = text.replace(usual, other)
            new.writestr(name, text)
    return made.getvalue()


def locked(content: bytes, password: str) -> bytes:
    """The same workbook under a password."""
    made = io.BytesIO()
    msoffcrypto.OfficeFile(io.BytesIO(content)).encrypt(password, made)
    return made.getvalue()


def ods(rows: Sequence[Sequence[object]] = TABLE) -> bytes:
    """A spreadsheet of LibreOffice."""
    lines = "".join(f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>" for row in rows)
    space = "urn:oasis:names:tc:opendocument:xmlns"
    text = (
        f'<office:document-content xmlns:office="{space}:office:1.0" xmlns:table="{space}:table:1.0" '
        f'xmlns:text="{space}:text:1.0" office:version="1.3"><office:body><office:spreadsheet>'
        f'<table:table table:name="Portfolio">{lines}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", '<manifest:manifest xmlns:manifest="urn:x"/>')
        archive.writestr("content.xml", text)
    return made.getvalue()


def _ods_cell(cell: object) -> str:
    if isinstance(cell, date):
        kind = f'office:value-type="date" office:date-value="{cell.isoformat()}"'
    elif isinstance(cell, int):
        kind = f'office:value-type="float" office:value="{cell}"'
    else:
        kind = 'office:value-type="string"'
    return f"<table:table-cell {kind}><text:p>{escape(str(cell))}</text:p></table:table-cell>"


def xls(rows: Sequence[Sequence[object]] = TABLE) -> bytes:
    """A workbook of Excel 97: the records of one sheet in the one stream of a compound file; days as text."""
    sheet = _record(0x0809, struct.pack("<4H2I", 0x0600, 0x0010, 0, 0, 0, 0))
    for at, row in enumerate(rows):
        for place, cell in enumerate(row):
            where = struct.pack("<3H", at, place, 0)
            if isinstance(cell, int):
                sheet += _record(0x0203, where + struct.pack("<d", cell))
            else:
                sheet += _record(0x0204, where + _text(str(cell)))
    sheet += _record(0x000A, b"")
    head = _record(0x0809, struct.pack("<4H2I", 0x0600, 0x0005, 0, 0, 0, 0))
    name = b"Portfolio"
    size = len(head) + 4 + 8 + len(name) + 4
    head += _record(0x0085, struct.pack("<I2B2B", size, 0, 0, len(name), 0) + name) + _record(0x000A, b"")
    return _compound("Workbook", head + sheet)


def _record(number: int, content: bytes) -> bytes:
    return struct.pack("<2H", number, len(content)) + content


def _text(text: str) -> bytes:
    return struct.pack("<HB", len(text), 1) + text.encode("utf-16-le")


def _compound(name: str, stream: bytes) -> bytes:
    """A compound file with one stream: header, allocation table, directory, stream."""
    stream = stream.ljust(4096, b"\0")
    sectors = -(-len(stream) // 512)
    table = [0xFFFFFFFD, 0xFFFFFFFE, *range(3, 2 + sectors), 0xFFFFFFFE]
    table += [_BLANK] * (128 - len(table))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16
    header += struct.pack("<5H6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<9I", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    header += struct.pack("<109I", 0, *[_BLANK] * 108)
    entries = _entry("Root Entry", 5, 1, 0xFFFFFFFE, 0) + _entry(name, 2, _BLANK, 2, len(stream))
    entries += _entry("", 0, _BLANK, 0, 0) * 2
    return header + struct.pack("<128I", *table) + entries + stream.ljust(sectors * 512, b"\0")


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    letters = (name + "\0").encode("utf-16-le") if name else b""
    place = struct.pack("<HBB3I", len(letters), kind, 1, _BLANK, _BLANK, child)
    return letters.ljust(64, b"\0") + place + b"\0" * 36 + struct.pack("<IQ", start, size)


def document(rows: Sequence[Sequence[str]], merged: Sequence[tuple[int, int, int, int]] = ()) -> bytes:
    """A Word document with a heading, a table with merged cells (row, column to row, column), and words after it."""
    made = docx.Document()
    made.add_paragraph("Decisions of the task force")
    if rows:
        table = made.add_table(len(rows), len(rows[0]))
        for line, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(line.cells, texts, strict=True):
                cell.text = text
        for top, left, bottom, right in merged:
            table.cell(top, left).merge(table.cell(bottom, right))
    made.add_paragraph("End of the minutes")
    content = io.BytesIO()
    made.save(content)
    return content.getvalue()
