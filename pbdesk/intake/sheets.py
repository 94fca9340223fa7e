"""Sheets of a foreign file as rows of cells; row 1 of a sheet is the first row given."""

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial
from pathlib import Path

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from pbdesk.errors import FileNotUnderstood
from pbdesk.intake import delimited, documents
from pbdesk.intake.cells import Cell
from pbdesk.intake.guard import ASK_AGAIN, DOCUMENT_FORMATS, SAVE_AGAIN, TEXT_FORMATS, Foreign, Note
from pbdesk.intake.locked import opened
from pbdesk.intake.pieces import Cut, OutOfOrder, cut, has_unsaved_formulas
from pbdesk.sentences import say

_UNKNOWN_LETTERS = say("its letters are in an encoding that does not say which it is")
_SAVE_IN_UTF8 = say("open it where it was made, save it as .xlsx or as .csv in UTF-8 and import that")


@dataclass(frozen=True)
class Sheet:
    """One sheet; `notes` say what had to be done to read it. `name` is None for a text file."""

    name: str | None
    hidden: bool
    rows: Callable[[], Iterator[list[Cell]]]
    notes: tuple[Note, ...] = ()
    unsaved: Callable[[], bool] = bool
    """Whether it holds formulas that were saved without what they show; asked only where a column is empty."""

    @cached_property
    def first_row(self) -> list[Cell]:
        """The first row; empty where there is none."""
        return next(self.rows(), [])


def sheets(foreign: Foreign, password: str = "") -> list[Sheet]:
    """The sheets of a file that the guard let pass, in their order. Raises `FileNotUnderstood`."""
    if foreign.format in TEXT_FORMATS:
        try:
            text = delimited.table(foreign.content)
        except delimited.UnknownLetters as error:
            raise FileNotUnderstood(foreign.path, _UNKNOWN_LETTERS, _SAVE_IN_UTF8) from error
        return [Sheet(None, False, text.rows, text.notes)]
    if foreign.format in DOCUMENT_FORMATS:
        tables = documents.tables(foreign.path, foreign.content)
        return [Sheet(f"Table {at}", False, rows.__iter__) for at, rows in enumerate(tables, 1)]
    return _workbook_sheets(foreign.path, foreign.content, password)


def _workbook_sheets(path: Path, content: bytes, password: str) -> list[Sheet]:
    workbook, content = _workbook(path, content, password)
    parsed = lru_cache(maxsize=1)(workbook.get_sheet_by_name)
    in_pieces = lru_cache(maxsize=1)(partial(cut, content))
    found = [
        Sheet(meta.name, meta.visible is not SheetVisibleEnum.Visible, _rows_of(path, in_pieces, parsed, meta.name), (), partial(has_unsaved_formulas, content, meta.name))
        for meta in workbook.sheets_metadata
        if meta.typ is SheetTypeEnum.WorkSheet
    ]
    if not found:
        raise FileNotUnderstood(path, say("the workbook has no sheet with cells"), SAVE_AGAIN)
    return found


def _workbook(path: Path, content: bytes, password: str) -> tuple[CalamineWorkbook, bytes]:
    """The workbook, and the content it was read from: without its password, where it had one."""
    try:
        return CalamineWorkbook.from_object(io.BytesIO(content)), content
    except PasswordError:
        content = opened(path, content, password)
    except CalamineError as error:
        raise _damaged(path) from error
    try:
        return CalamineWorkbook.from_object(io.BytesIO(content)), content
    except CalamineError as error:
        raise _damaged(path) from error


def _rows_of(
    path: Path, in_pieces: Callable[[str], Cut | None], parsed: Callable[[str], CalamineSheet], name: str
) -> Callable[[], Iterator[list[Cell]]]:
    def rows() -> Iterator[list[Cell]]:
        large = in_pieces(name)
        try:
            yield from large.rows() if large else parsed(name).iter_rows()
        except (CalamineError, OutOfOrder) as error:
            raise _damaged(path) from error

    return rows


def _damaged(path: Path) -> FileNotUnderstood:
    return FileNotUnderstood(path, say("the workbook is damaged"), ASK_AGAIN)
