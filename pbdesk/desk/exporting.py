"""The whole desk, or a country of it, as a workbook that imports back without loss."""

from collections.abc import Iterator
from pathlib import Path

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from pbdesk.desk import beside
from pbdesk.desk.workbooks import workbook
from pbdesk.intake.own import MARK
from pbdesk.records.kind import Field, Kind, Type, Value
from pbdesk.records.kinds import KINDS
from pbdesk.records.values import parse, show
from pbdesk.store.desk import Desk
from pbdesk.store.query import Listing, Records, linked_from
from pbdesk.whole import whole

_LONGEST = 32_000
"""A cell holds 32,767 characters; longer texts go on in further columns of the same name."""
_AT_ONCE = 2000


def export(desk: Desk, out: Path, country: str | None = None) -> int:
    """Write every record (of one country and what belongs to none, where given); returns how many.

    The files of documents go into the folder `NAME.files` beside the workbook.
    """
    with whole(out) as partial, desk.reading() as connection:
        records = Records(connection)
        chosen = _of_country(records, country) if country else None
        documents = records.listed(Listing(KINDS["document"], fields=("title", "file_name")))
        names = {str(one["id"]): str(one["file_name"] or one["title"]) for one in documents}
        beside.write(connection, out, {one: name for one, name in names.items() if chosen is None or one in chosen})
        title = " – ".join(filter(None, [desk.path.stem, country and records.titles([country])[country]]))
        return _write(records, partial, title, chosen)


def _write(records: Records, out: Path, title: str, chosen: set[str] | None) -> int:
    with workbook(out, title, "en") as book:
        head = book.add_format({"bold": True, "bg_color": "#DCE6F1", "bottom": 1})
        first = book.add_worksheet("Desk")
        first.set_column(0, 0, 100)
        first.write_string(0, 0, MARK)
        first.write_string(1, 0, "One sheet a kind of record. Import this into an empty desk to have the same records.")
        return sum(_kind(book, records, kind, head, chosen) for kind in KINDS.values())


def _kind(book: Workbook, records: Records, kind: Kind, head: Format, chosen: set[str] | None) -> int:
    ids = [one for one in records.ids(kind) if chosen is None or one in chosen]
    if ids:
        _sheet(book.add_worksheet(kind.labels[:31]), kind, _all(records, kind, ids), head)
    return len(ids)


def _all(records: Records, kind: Kind, ids: list[str]) -> Iterator[dict[str, Value]]:
    for start in range(0, len(ids), _AT_ONCE):
        yield from records.get_many(kind, ids[start : start + _AT_ONCE]).values()


def _of_country(records: Records, country: str) -> set[str]:
    """What belongs to a country, its parts, and all that these link to: nothing in the workbook points outside it."""
    within = [kind for kind in KINDS.values() if "country" in kind.by_name]
    waiting = {country} | {str(one["id"]) for kind in within for one in records.pointing(kind.name, "country", country)}
    chosen: set[str] = set()
    while waiting := waiting - chosen:
        chosen |= waiting
        found: set[str] = set()
        for name, ids in records.by_kind(waiting).items():
            found |= linked_from(KINDS[name], records.get_many(KINDS[name], ids).values())
            parts = [
                (part, part.part_of)
                for part in KINDS.values()
                if part.part_of and part.by_name[part.part_of].to == name
            ]
            if name not in ("country", "actor"):
                found |= {
                    str(row["id"])
                    for part, link in parts
                    for one in ids
                    for row in records.pointing(part.name, link, one)
                }
        waiting = found
    return chosen


def _sheet(sheet: Worksheet, kind: Kind, rows: Iterator[dict[str, Value]], head: Format) -> None:
    """Row 1 names the columns for people, row 2 for the import."""
    sheet.freeze_panes(2, 1)
    sheet.set_column(0, 0, 12)
    sheet.set_column(1, len(kind.fields), 24)
    for at, (label, tag) in enumerate([("Id", "id"), *((field.label, field.name) for field in kind.fields)]):
        sheet.write_string(0, at, label, head)
        sheet.write_string(1, at, f"#{kind.name}.{tag}")
    for number, values in enumerate(rows, 2):
        sheet.write_string(number, 0, str(values["id"]))
        beyond = len(kind.fields) + 1
        for at, field in enumerate(kind.fields, 1):
            text = show(field, values.get(field.name))
            if text:
                sheet.write_string(number, at, text[:_LONGEST])
            for start in range(_LONGEST, len(text), _LONGEST):
                sheet.write_string(number, beyond, f"#{field.name}:{text[start : start + _LONGEST]}")
                beyond += 1


def read_back(field: Field, text: str) -> Value:
    """A value as `export` wrote it."""
    if field.type is Type.LINKS:
        return [part for part in text.split(",") if part]
    return text if field.type in _AS_THEY_ARE else parse(field, text)


_AS_THEY_ARE = (Type.TEXT, Type.PROSE, Type.LINK, Type.CODE, Type.CHOICE, Type.DAY, Type.DATE)
