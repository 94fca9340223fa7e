"""What a table shows, as a workbook: the same columns in the same order, every row of the listing."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from pbdesk.records.kind import Field, Type, Values
from pbdesk.records.values import THOUSANDTHS
from pbdesk.whole import whole
from ui import display
from ui.tasks import Progress
from ui.words import tr

if TYPE_CHECKING:
    from collections.abc import Mapping

    from xlsxwriter.worksheet import Worksheet

    from pbdesk.store.desk import Desk
    from pbdesk.store.query import Listing

_AT_ONCE = 1000


def write_listing(desk: "Desk", wanted: "Listing", names: tuple[str, ...], path: Path, progress: Progress) -> int:
    """Write a listing to an .xlsx file, whole or not at all; returns how many rows.

    Raises `CannotWrite` where file or folder refuse, `Cancelled` when stopped.
    """
    from pbdesk.desk.exporting import workbook

    with whole(path) as partial, workbook(partial) as book:
        sheet = book.add_worksheet(tr(wanted.kind.labels)[:31])
        return _fill(desk, wanted, [wanted.kind.by_name[name] for name in names], sheet, progress)


def _fill(desk: "Desk", wanted: "Listing", fields: list[Field], sheet: "Worksheet", progress: Progress) -> int:
    from pbdesk.desk import reading

    heads = [part for field in fields for part in _heads(field)]
    for at, text in enumerate(heads):
        sheet.write_string(0, at, text)
    sheet.freeze_panes(1, 0)
    total, done = reading.count(desk, wanted), 0
    while done < total:
        progress(done, total)
        page = reading.page(desk, replace(wanted, limit=_AT_ONCE, offset=done))
        for number, values in enumerate(page.rows, done + 1):
            _write_row(sheet, number, fields, values, page.titles)
        done += len(page.rows)
        if not page.rows:
            break
    return done


def _heads(field: Field) -> tuple[str, ...]:
    return (tr(field.label), tr("Currency")) if field.type is Type.MONEY else (tr(field.label),)


def _write_row(
    sheet: "Worksheet", number: int, fields: list[Field], values: Values, titles: "Mapping[str, str]"
) -> None:
    at = 0
    for field in fields:
        value = values.get(field.name)
        if isinstance(value, int | float) and field.type in (Type.MONEY, Type.INTEGER, Type.NUMBER):
            sheet.write_number(number, at, value / THOUSANDTHS if field.type is Type.MONEY else value)
        elif value is not None:
            text = str(value) if field.type in (Type.DAY, Type.DATE) else display.shown(field, values, titles)
            sheet.write_string(number, at, text[:32_000])
        if field.type is Type.MONEY:
            sheet.write_string(number, at + 1, str(values.get(field.currency) or ""))
        at += len(_heads(field))
