"""Sheets of a foreign file as rows of cells; row 1 of a sheet is the first row given."""

import csv
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from pbdesk.errors import FileNotUnderstood
from pbdesk.intake.cells import Cell
from pbdesk.intake.guard import SAVE_AGAIN, TEXT_FORMATS, Foreign

SEPARATORS = ",;\t|"
_SNIFFED = 200
_SWALLOWED = 200
_LONGEST_FIELD = 16 * 1024 * 1024


@dataclass(frozen=True)
class Sheet:
    """One sheet; `notes` say what had to be done to read it. `name` is None for a text file."""

    name: str | None
    hidden: bool
    rows: Callable[[], Iterator[list[Cell]]]
    notes: tuple[tuple[str, str], ...] = ()


def sheets(foreign: Foreign) -> list[Sheet]:
    """The sheets of a file that the guard let pass, in their order. Raises `FileNotUnderstood`."""
    if foreign.format in TEXT_FORMATS:
        return [_text_sheet(foreign.path)]
    return _workbook_sheets(foreign.path)


def _workbook_sheets(path: Path) -> list[Sheet]:
    try:
        workbook = CalamineWorkbook.from_object(io.BytesIO(path.read_bytes()))
    except PasswordError:
        raise FileNotUnderstood(
            path, "it is protected by a password", "save a copy without the password and import that"
        ) from None
    except CalamineError as error:
        raise _damaged(path) from error
    parsed = lru_cache(maxsize=1)(workbook.get_sheet_by_name)
    found = [
        Sheet(meta.name, meta.visible is not SheetVisibleEnum.Visible, _rows_of(path, parsed, meta.name))
        for meta in workbook.sheets_metadata
        if meta.typ is SheetTypeEnum.WorkSheet
    ]
    if not found:
        raise FileNotUnderstood(path, "the workbook has no sheet with cells", SAVE_AGAIN)
    return found


def _rows_of(path: Path, parsed: Callable[[str], CalamineSheet], name: str) -> Callable[[], Iterator[list[Cell]]]:
    def rows() -> Iterator[list[Cell]]:
        try:
            return parsed(name).iter_rows()
        except CalamineError as error:
            raise _damaged(path) from error

    return rows


def _damaged(path: Path) -> FileNotUnderstood:
    return FileNotUnderstood(path, "the workbook is damaged", "ask the sender for the file again")


def _text_sheet(path: Path) -> Sheet:
    text, notes = decoded(path.read_bytes())
    separator = separator_of(text)
    csv.field_size_limit(_LONGEST_FIELD)
    quoting: Literal[0, 3] = csv.QUOTE_MINIMAL
    if _swallows(text, separator):
        quoting = csv.QUOTE_NONE
        notes.append(
            ("quote-not-closed", "a quotation mark is never closed; quotation marks were read as ordinary letters")
        )

    def rows() -> Iterator[list[Cell]]:
        return csv.reader(io.StringIO(text, newline=""), delimiter=separator, quoting=quoting)  # type: ignore[return-value]

    return Sheet(None, False, rows, tuple(notes))


def decoded(content: bytes) -> tuple[str, list[tuple[str, str]]]:
    """The text of a file by its byte-order mark, else strict UTF-8, else Windows-1252, and what was lost."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace"), []
    try:
        return content.decode("utf-8"), []
    except UnicodeDecodeError:
        text = content.decode("cp1252", "replace")
    lost = text.count("\ufffd")
    return text, [("letters-lost", f"{lost} letters could not be read in any known encoding")] if lost else []


def separator_of(text: str) -> str:
    """The separator of a text table: the one that divides most of its first lines into equally many parts."""
    lines = [line for line in re.split(r"\r\n|\r|\n", text[:200_000]) if line.strip()][:_SNIFFED]
    unquoted = [re.sub(r'"[^"]*"', "", line) for line in lines]

    def steadiness(separator: str) -> tuple[int, int]:
        counts = [line.count(separator) for line in unquoted]
        usual = max(set(counts), key=counts.count, default=0)
        first = counts[0] if counts else 0
        common = first if first and counts.count(first) >= len(counts) / 3 else usual
        return (counts.count(common) if common else 0, common)

    return max(SEPARATORS, key=steadiness)


def _swallows(text: str, separator: str) -> bool:
    """Whether a quotation mark that is never closed makes one record of very many lines."""
    if text.count('"') % 2 == 0:
        return False
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    before = 0
    try:
        for _ in reader:
            if reader.line_num - before > _SWALLOWED:
                return True
            before = reader.line_num
    except csv.Error:
        return True
    return False
