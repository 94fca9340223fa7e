"""What a table shows, as a workbook or as text: the same columns in the same order, every row of the listing."""

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from pbdesk.records.kind import Field, Type, Values
from pbdesk.records.values import THOUSANDTHS, plain_amount
from pbdesk.whole import whole
from ui import display
from ui.tasks import Progress
from ui.words import language, tr

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

    from pbdesk.store.desk import Desk
    from pbdesk.store.query import Listing

_AT_ONCE = 1000
_NUMBERS = (Type.MONEY, Type.INTEGER, Type.NUMBER)
_LONGEST = 32_000
"""Characters that Excel takes in a cell, some to spare."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet may take for the beginning of a formula when it reads text."""


def write_listing(desk: "Desk", wanted: "Listing", names: tuple[str, ...], path: Path, progress: Progress) -> int:
    """Write a listing to an .xlsx or .csv file, whole or not at all; returns how many rows.

    Raises `CannotWrite` where file or folder refuse, `Cancelled` when stopped.
    """
    fields = [wanted.kind.by_name[name] for name in names]
    rows = _rows(desk, wanted, progress)
    with whole(path) as partial:
        return _text(partial, fields, rows) if path.suffix.lower() == ".csv" else _book(partial, wanted, fields, rows)


Row = tuple[Values, Mapping[str, str]]
"""The values of a record and the titles of all it links to."""


def _rows(desk: "Desk", wanted: "Listing", progress: Progress) -> Iterator[Row]:
    from pbdesk.desk import reading

    order = reading.order(desk, wanted)
    for done in range(0, len(order), _AT_ONCE):
        progress(done, len(order))
        page = reading.part(desk, wanted, order.part(done, _AT_ONCE))
        yield from ((values, page.titles) for values in page.rows)


def _book(path: Path, wanted: "Listing", fields: list[Field], rows: Iterator[Row]) -> int:
    from pbdesk.desk.workbooks import workbook

    done = 0
    with workbook(path, tr(wanted.kind.labels), language()) as book:
        sheet = book.add_worksheet(tr(wanted.kind.labels)[:31])
        for at, text in enumerate(_heads(fields)):
            sheet.write_string(0, at, text)
        sheet.freeze_panes(1, 0)
        for done, (values, titles) in enumerate(rows, 1):
            _write_row(sheet, done, fields, values, titles)
    return done


def _text(path: Path, fields: list[Field], rows: Iterator[Row]) -> int:
    done = 0
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        written = csv.writer(file)
        written.writerow(_heads(fields))
        for values, titles in rows:
            written.writerow(map(_plain, _cells(fields, values, titles)))
            done += 1
    return done


def _heads(fields: list[Field]) -> list[str]:
    both = [(tr(one.label), tr("Currency")) if one.type is Type.MONEY else (tr(one.label),) for one in fields]
    return [text for heads in both for text in heads]


def _cells(fields: list[Field], values: Values, titles: Mapping[str, str]) -> Iterator[str | int | float | None]:
    """What stands in each cell: amounts and numbers as they are, everything else in words; money with its currency."""
    for field in fields:
        value = values.get(field.name)
        if isinstance(value, int | float) and field.type in _NUMBERS:
            yield value / THOUSANDTHS if field.type is Type.MONEY else value
        elif value is None or field.type in (Type.DAY, Type.DATE):
            yield None if value is None else str(value)
        else:
            yield display.shown(field, values, titles)
        if field.type is Type.MONEY:
            yield str(values.get(field.currency) or "")


def _plain(value: str | float | None) -> str:
    """A cell of a text file: never the beginning of a formula."""
    if isinstance(value, float):
        return plain_amount(round(value * THOUSANDTHS))
    text = "" if value is None else str(value)
    return f"'{text}" if isinstance(value, str) and text.startswith(_FORMULA) else text


def _write_row(
    sheet: "Worksheet", number: int, fields: list[Field], values: Values, titles: Mapping[str, str]
) -> None:
    for at, value in enumerate(_cells(fields, values, titles)):
        if isinstance(value, int | float):
            sheet.write_number(number, at, value)
        elif value is not None:
            sheet.write_string(number, at, value[:_LONGEST])
