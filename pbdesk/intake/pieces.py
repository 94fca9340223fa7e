"""A large sheet read piece by piece: some of its rows at a time are parsed as a small workbook of their own.

The parser holds all cells of what it parses, a gigabyte and a half for a million rows of twenty; of pieces it
holds a few megabytes. It lets other threads work meanwhile, so that pieces are parsed while others are used.
"""

import io
import os
import re
import zipfile
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import chain
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring
from python_calamine import CalamineSheet, CalamineWorkbook

from pbdesk.intake.cells import Cell

LARGE = 48 * 1024**2
"""A sheet of so many bytes of XML is read in pieces."""
PIECE = 3 * 1024**2
_FIRST_PIECE = 64 * 1024
"""Pieces begin small and double: the first rows are looked at several times before all are read."""
_AHEAD = 4
"""So many pieces are parsed, or wait for it, while one is used."""
_FEW_STRINGS = 128 * 1024
"""So many bytes of shared strings go with every piece; where they are more, all pieces go with them."""
_SMALL = 1024**2
_BOOK, _RELATIONS, _STRINGS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/sharedStrings.xml"
_ALWAYS = frozenset({_BOOK, _RELATIONS, _STRINGS, "xl/styles.xml"})
_ROW_END, _DATA_END = b"</row>", b"</sheetData></worksheet>"
_DATA = re.compile(rb"<sheetData(?:\s[^>]*)?>")
_ROW = re.compile(rb"<row\b[^>]*>")
_NUMBERED = re.compile(rb'\sr="\d+"')
_WORKBOOK = """<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" \
xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">\
<workbookPr date1904="{}"/><sheets>{}</sheets></workbook>"""
_SHEET = '<sheet name="{0}" sheetId="{0}" r:id="rId{0}"/>'
_ALL_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
)
_RELATION = """<Relationship Id="rId{0}" \
Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/{0}.xml"/>"""


class OutOfOrder(Exception):
    """The rows of a sheet do not come in the order of their numbers."""


@dataclass(frozen=True)
class Cut:
    """A sheet that can be read in pieces: its name, its part of the archive, and what goes with its rows.

    `together`: the shared strings are so many that all pieces are sheets of one workbook, which reads them once.
    """

    content: bytes
    sheet: str
    part: str
    beside: Sequence[tuple[str, bytes]]
    together: bool
    _made: dict[int, tuple[CalamineWorkbook, int]] = field(default_factory=dict)

    def rows(self, size: int = PIECE) -> Iterator[list[Cell]]:
        """The rows of the sheet, the first row first. Raises `CalamineError`, or `OutOfOrder`."""
        return chain.from_iterable(self._rows_by_piece(size))

    def _rows_by_piece(self, size: int) -> Iterator[list[list[Cell]]]:
        following = 0
        for sheet in self._sheets_of_one(size) if self.together else _each_a_workbook(self, size):
            if sheet.start is None:
                continue
            top, left = sheet.start
            if top < following:
                raise OutOfOrder
            found = sheet.to_python(skip_empty_area=True)
            yield [[] for _ in range(following, top)]
            yield [[""] * left + row for row in found] if left else found
            following = top + len(found)

    def _sheets_of_one(self, size: int) -> Iterator[CalamineSheet]:
        """The pieces in order, as sheets of one workbook; one is parsed while another is used."""
        if size not in self._made:
            self._made[size] = _one_workbook(self, size)
        book, count = self._made[size]
        with ThreadPoolExecutor(1) as pool:
            coming = pool.submit(book.get_sheet_by_name, "1")
            for following in range(2, count + 1):
                ready, coming = coming.result(), pool.submit(book.get_sheet_by_name, str(following))
                yield ready
            yield coming.result()


def cut(content: bytes, sheet: str, least: int = LARGE) -> Cut | None:
    """How a sheet is read in pieces; None for one that is small, or not written as most are."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            held = {info.filename: info.file_size for info in archive.infolist()}
            part = _part_of(archive, sheet) if _BOOK in held and _RELATIONS in held else ""
            if held.get(part, 0) < least or not _in_numbered_rows(archive, part):
                return None
            beside = [(name, archive.read(name)) for name in held if _goes_beside(name, held[name])]
    except (zipfile.BadZipFile, ParseError, DefusedXmlException, KeyError):
        return None
    return Cut(content, sheet, part, beside, together=held.get(_STRINGS, 0) > _FEW_STRINGS)


def has_unsaved_formulas(content: bytes, sheet: str) -> bool:
    """Whether the beginning of a sheet holds formulas without the values that they show, as programs write them."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive, archive.open(_part_of(archive, sheet)) as file:
            return bool(_UNSAVED.search(file.read(PIECE)))
    except (zipfile.BadZipFile, ParseError, DefusedXmlException, KeyError):
        return False


_UNSAVED = re.compile(rb"(</f>|<f[^>]*/>)(<v></v>|<v/>)?</c>")


def _goes_beside(name: str, size: int) -> bool:
    read = name.endswith((".xml", ".rels")) and not name.startswith(("xl/worksheets/", "docProps/"))
    return name in _ALWAYS or (read and size < _SMALL)


def _part_of(archive: zipfile.ZipFile, sheet: str) -> str:
    """The name of the part of a workbook that holds a sheet."""
    book, relations = (fromstring(archive.read(name)) for name in (_BOOK, _RELATIONS))
    wanted = next((_relation(one) for one in book.iter() if _named(one, "sheet") and one.get("name") == sheet), "")
    target = next((one.get("Target", "") for one in relations.iter() if one.get("Id") == wanted), "")
    return target[1:] if target.startswith("/") else f"xl/{target}"


def _named(element: Element, name: str) -> bool:
    return element.tag.rpartition("}")[2] == name


def _relation(element: Element) -> str:
    return next((value for name, value in element.attrib.items() if name.rpartition("}")[2] == "id"), "")


def _in_numbered_rows(archive: zipfile.ZipFile, part: str) -> bool:
    """Whether a sheet's XML can be cut between rows: plain names, no comments, every row says its number."""
    with archive.open(part) as file:
        start = file.read(PIECE)
    data = _DATA.search(start)
    rows = _ROW.findall(start, data.end()) if data else []
    return bool(rows) and b"<!" not in start and _ROW_END in start and all(map(_NUMBERED.search, rows))


def _each_a_workbook(whole: Cut, size: int) -> Iterator[CalamineSheet]:
    """The pieces in order, each a workbook of its own; some are parsed while one is used."""
    waiting: deque[Future[CalamineSheet]] = deque()
    pool = ThreadPoolExecutor(min(2, os.cpu_count() or 1))
    try:
        for xml in _pieces(whole, size):
            waiting.append(pool.submit(_parsed, whole, xml))
            if len(waiting) > _AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)


def _parsed(whole: Cut, xml: bytes) -> CalamineSheet:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, text in (*whole.beside, (whole.part, xml)):
            archive.writestr(name, text)
    packed.seek(0)
    return CalamineWorkbook.from_object(packed).get_sheet_by_name(whole.sheet)


def _one_workbook(whole: Cut, size: int) -> tuple[CalamineWorkbook, int]:
    """A workbook whose sheets are the pieces, by their numbers from 1, and how many they are."""
    packed, number = io.BytesIO(), 0
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for number, xml in enumerate(_pieces(whole, size), 1):
            archive.writestr(f"xl/worksheets/{number}.xml", xml)
        for name, text in _book_of(whole, number):
            archive.writestr(name, text)
    packed.seek(0)
    return CalamineWorkbook.from_object(packed), number


def _book_of(whole: Cut, count: int) -> Iterator[tuple[str, str | bytes]]:
    """The parts of a workbook of so many sheets that counts days as the whole one does."""
    numbers = range(1, count + 1)
    for name, text in whole.beside:
        if name == _BOOK:
            said = next((one for one in fromstring(text).iter() if _named(one, "workbookPr")), None)
            from_1904 = "" if said is None else said.get("date1904", "")
            yield name, _WORKBOOK.format(from_1904 or "0", "".join(map(_SHEET.format, numbers)))
        elif name == _RELATIONS:
            yield name, _ALL_RELATIONS.format("".join(map(_RELATION.format, numbers)))
        else:
            yield name, text


def _pieces(whole: Cut, most: int) -> Iterator[bytes]:
    """The XML of the sheet, some rows at a time, each piece a whole sheet of its own."""
    size = min(_FIRST_PIECE, most)
    with zipfile.ZipFile(io.BytesIO(whole.content)) as archive, archive.open(whole.part) as file:
        held = file.read(size)
        while (data := _DATA.search(held)) is None and (more := file.read(size)):
            held += more
        begun = data.end() if data else 0
        head, held = held[:begun], held[begun:]
        while more := file.read(size):
            end = held.rfind(_ROW_END) + len(_ROW_END)
            if end >= len(_ROW_END):
                yield head + held[:end] + _DATA_END
                held = held[end:]
            held += more
            size = min(2 * size, most)
        yield head + held
