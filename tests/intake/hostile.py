"""Files that are made to harm or mislead their reader, each made by code."""

import io
import os
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import xlsxwriter

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
SHEET = "xl/worksheets/sheet1.xml"
HEADINGS = ["Project ID", "Project title", "Implementing agency", "Budget (USD)"]
ROWS = [[f"P-{n}", f"Wells in district {n}", f"Agency {n % 3}", 1000 + n] for n in range(12)]


def honest() -> bytes:
    """A small workbook with nothing wrong in it."""
    made = io.BytesIO()
    with xlsxwriter.Workbook(made) as book:
        sheet = book.add_worksheet("Portfolio")
        for at, row in enumerate([HEADINGS, *ROWS]):
            sheet.write_row(at, 0, row)
    return made.getvalue()


def with_parts(parts: dict[str, bytes], content: bytes | None = None) -> bytes:
    """A workbook with some of its parts replaced or added."""
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content or honest())) as old,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, part in parts.items():
            new.writestr(name, part)
    return made.getvalue()


def part_of(name: str) -> str:
    """A part of the honest workbook."""
    with zipfile.ZipFile(io.BytesIO(honest())) as archive:
        return archive.read(name).decode()


def sheet_of(cells: str, *, before: str = "", after: str = "") -> bytes:
    """The part of a sheet with these rows."""
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    return f"{head}{before}<worksheet {MAIN}><sheetData>{cells}</sheetData>{after}</worksheet>".encode()


def cell(place: str, text: str) -> str:
    """A row with one cell."""
    row = place.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return f'<row r="{row}"><c r="{place}" t="inlineStr"><is><t>{text}</t></is></c></row>'


def far_cells() -> bytes:
    """Two cells, at the two ends of the largest sheet there is."""
    return with_parts({SHEET: sheet_of(cell("A1", "Project title") + cell("XFD1048576", "x"))})


def huge_dimension() -> bytes:
    """A sheet that says it is the largest there is, and fills a long column of it far from the first."""
    rows = cell("A1", "Project title") + "".join(cell(f"ZZZ{n}", "x") for n in range(2, 60_000))
    return with_parts({SHEET: sheet_of(rows).replace(b"<sheetData>", b'<dimension ref="A1:XFD1048576"/><sheetData>')})


def zip_bomb() -> bytes:
    """Two hundred megabytes of nothing in a small sheet."""
    return with_parts({SHEET: sheet_of(" " * 200_000_000)})


def nested_bomb() -> bytes:
    """Archives within archives, as a part of the workbook and nothing else."""
    inner = b"\0" * 50_000_000
    for level in range(4):
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
            for copy in range(8):
                archive.writestr(f"{level}-{copy}.zip", inner)
        inner = made.getvalue()
    return inner


def overlapping() -> bytes:
    """Many names in the archive's list for one and the same packed part."""
    name, data = b"xl/workbook.xml", b"\0" * 100_000
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name.decode(), data)
    content = made.getvalue()
    start, end = content.index(b"PK\x01\x02"), content.index(b"PK\x05\x06")
    entry = content[start:end]
    entries = b"".join(entry.replace(name, b"xl/%011d" % n + name[14:]) for n in range(400))
    tail = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 401, 401, len(entry + entries), start, 0)
    return content[:start] + entry + entries + tail


def string_bomb() -> bytes:
    """Twelve million shared strings for a sheet that uses one."""
    strings = "<si><t>x</t></si>" * 12_000_000
    return with_parts({"xl/sharedStrings.xml": f"<sst {MAIN}>{strings}</sst>".encode()})


def one_long_string() -> bytes:
    """A string of sixteen million letters that hardly compress."""
    noise = os.urandom(8_000_000).hex()
    return with_parts({"xl/sharedStrings.xml": f"<sst {MAIN}><si><t>{noise}</t></si></sst>".encode()})


def merge_bomb() -> bytes:
    """The whole sheet merged into one cell, and a hundred thousand merged ranges more."""
    ranges = '<mergeCell ref="A1:XFD1048576"/>' + "".join(f'<mergeCell ref="A{n}:XFD{n}"/>' for n in range(1, 100_000))
    return with_parts({SHEET: sheet_of(cell("A1", "Project title"), after=f"<mergeCells>{ranges}</mergeCells>")})


def laughing_entities() -> bytes:
    """Entities that double and double again."""
    entities = "".join(f'<!ENTITY l{n} "&l{n - 1};&l{n - 1};&l{n - 1};&l{n - 1};">' for n in range(1, 20))
    doctype = f'<!DOCTYPE worksheet [<!ENTITY l0 "lol">{entities}]>'
    return with_parts({SHEET: sheet_of(cell("A1", "&l19;"), before=doctype)})


def outer_entity() -> bytes:
    """An entity that reads a file of this computer, declared after a long comment."""
    doctype = f'<!--{" " * 100_000}--><!DOCTYPE worksheet [<!ENTITY secret SYSTEM "file:///etc/passwd">]>'
    return with_parts({SHEET: sheet_of(cell("A1", "&secret;"), before=doctype)})


def endless_prologue() -> bytes:
    """A part that never comes to its first element."""
    return with_parts({SHEET: sheet_of("", before=f"<!--{os.urandom(2_000_000).hex()}-->")})


def deep_xml() -> bytes:
    """Half a million elements, one within the other."""
    return with_parts({SHEET: sheet_of("<a>" * 500_000 + "</a>" * 500_000)})


def duplicate_parts() -> bytes:
    """Two parts of one name, so that two readers see two workbooks."""
    made = io.BytesIO(with_parts({}))
    with zipfile.ZipFile(made, "a") as archive:
        archive.writestr(SHEET.upper(), sheet_of(cell("A1", "another")))
    return made.getvalue()


def flipped_bits() -> bytes:
    """A workbook whose packed sheet was damaged on its way."""
    content = bytearray(honest())
    middle = content.index(b"xl/worksheets/sheet1.xml") + 60
    content[middle : middle + 40] = bytes(255 - one for one in content[middle : middle + 40])
    return bytes(content)


def without_a_workbook() -> bytes:
    """An archive of holiday pictures."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("beach.jpg", b"\xff\xd8" + b"x" * 1000)
    return made.getvalue()


def deep_document() -> bytes:
    """A Word document whose elements never end."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", "<a>" * 2_000_000)
    return made.getvalue()


def entities_in_a_document() -> bytes:
    """A Word document that declares entities."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("word/document.xml", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')
    return made.getvalue()


def quote_bomb() -> bytes:
    """A cell of twenty million letters whose quotation mark is never closed."""
    return b'title,agency\n"' + b"x" * 20_000_000


HOSTILE: dict[str, tuple[str, Callable[[], bytes]]] = {
    "far cells": ("far.xlsx", far_cells),
    "a huge dimension": ("dimension.xlsx", huge_dimension),
    "a zip bomb": ("bomb.xlsx", zip_bomb),
    "archives within archives": ("nested.xlsx", nested_bomb),
    "overlapping parts": ("overlap.xlsx", overlapping),
    "a bomb of shared strings": ("strings.xlsx", string_bomb),
    "a string without end": ("long.xlsx", one_long_string),
    "a bomb of merged cells": ("merged.xlsx", merge_bomb),
    "entities that multiply": ("laughs.xlsx", laughing_entities),
    "an entity that reads a file": ("outer.xlsx", outer_entity),
    "a prologue without end": ("prologue.xlsx", endless_prologue),
    "deep XML": ("deep.xlsx", deep_xml),
    "two parts of one name": ("twice.xlsx", duplicate_parts),
    "damage on the way": ("flipped.xlsx", flipped_bits),
    "half a workbook": ("half.xlsx", lambda: honest()[: len(honest()) // 2]),
    "a workbook cut at its end": ("cut.xlsx", lambda: honest()[:-30]),
    "a signature and nothing else": ("signature.xlsx", lambda: b"PK\x03\x04"),
    "an old workbook cut short": ("short.xls", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600),
    "an archive of other files": ("pictures.xlsx", without_a_workbook),
    "a web page named .xlsx": ("page.xlsx", lambda: b"<!DOCTYPE html><html><body><table></table></body></html>"),
    "a web page named .xls": ("page.xls", lambda: b"\xef\xbb\xbf<html><table><tr><td>1</td></tr></table></html>"),
    "a web page named .csv": ("page.csv", lambda: b"<html><table><tr><td>1</td></tr></table></html>"),
    "text named .xlsx": ("text.xlsx", lambda: b"Project title,Agency\nRoads,One\n"),
    "text named .ods": ("text.ods", lambda: b"Project title,Agency\nRoads,One\n"),
    "a workbook named .csv": ("workbook.csv", honest),
    "a workbook named .docx": ("workbook.docx", honest),
    "a program named .xls": ("program.xls", lambda: b"MZ" + os.urandom(5000)),
    "noise named .csv": ("noise.csv", lambda: os.urandom(500) + b"\0\1\2" * 300),
    "no bytes at all": ("empty.xlsx", lambda: b""),
    "no bytes in a text": ("empty.csv", lambda: b""),
    "blanks only": ("blank.csv", lambda: b" \n\r\n\t \n"),
    "zeros only": ("zeros.xlsx", lambda: b"\0" * 4096),
    "a picture": ("picture.png", lambda: b"\x89PNG\r\n\x1a\n" + b"\0" * 100),
    "a deep document": ("deep.docx", deep_document),
    "entities in a document": ("entities.docx", entities_in_a_document),
    "a quotation without end": ("quote.csv", quote_bomb),
}
"""Each kind by what it is: the name it comes under, and how it is made."""


def make(folder: Path, what: str) -> Path:
    """Put a hostile file into a folder."""
    name, content = HOSTILE[what]
    path = folder / name
    path.write_bytes(content())
    return path
