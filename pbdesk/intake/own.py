"""The workbook that a desk exports: read back as it was written, record by record."""

from collections.abc import Iterable

from pbdesk.intake.sheets import Sheet

MARK = "Peacebuilding Desk export"
"""What the first cell of the first sheet says; the import knows such a workbook by it."""
_TAGS = 1
"""Row 2 holds the tags (`#kind.field`), the records begin below it."""

Record = tuple[int, dict[str, str]]
"""A row number and the texts of its fields, the id among them."""


def is_own(sheets: list[Sheet]) -> bool:
    """Whether a workbook was exported by a desk."""
    return bool(sheets) and sheets[0].first_row[:1] == [MARK]


def own_records(sheet: Sheet) -> tuple[str, list[Record]]:
    """The kind on a sheet and its records; an empty kind where the sheet holds none."""
    rows = list(sheet.rows())
    tags = [str(cell) for cell in rows[_TAGS]] if len(rows) > _TAGS else []
    if not tags or not tags[0].startswith("#") or not tags[0].endswith(".id"):
        return "", []
    kind = tags[0][1:].partition(".")[0]
    names = [tag.rpartition(".")[2] for tag in tags if tag]
    return kind, [(number, _texts(names, row)) for number, row in enumerate(rows[_TAGS + 1 :], _TAGS + 2)]


def _texts(names: list[str], row: Iterable[object]) -> dict[str, str]:
    cells = [str(cell) for cell in row]
    texts = {name: text for name, text in zip(names, cells, strict=False) if text}
    for more in filter(None, cells[len(names) :]):
        name, _, text = more[1:].partition(":")
        texts[name] += text
    return texts
