"""A sheet that this desk wrote for a ministry to fill in (a template, a return sheet): read back with no mapping.

Such a workbook carries, on a sheet nobody sees, what each of its columns is, and beside each row the
record it speaks of.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from pbdesk.intake.cells import Cell, as_text
from pbdesk.intake.matching import Match
from pbdesk.intake.sheets import Sheet
from pbdesk.intake.tables import Hints, Table
from pbdesk.intake.understanding import Sources, understand
from pbdesk.intake.units import Unit
from pbdesk.records.kinds import KINDS
from pbdesk.sentences import Sentence, say

MARK = "Peacebuilding Desk form"
HIDDEN = "_desk"
"""The sheet that says what the others are."""
RECORD = "#record"
"""What the column is called that says which record a row speaks of."""
LISTS = "_lists"
"""The sheet that the drop-downs choose from."""

Spec = Mapping[str, Any]
"""Of one sheet: its kind, header row, the field of each column, what the words of its drop-downs mean, what is said."""


def specs_of(sheets: Sequence[Sheet]) -> Mapping[str, Spec]:
    """What each sheet of a form is; nothing for any other workbook."""
    said = next((sheet for sheet in sheets if sheet.name == HIDDEN), None)
    cells = [as_text(row[0]) for row in said.rows() if row] if said else []
    if not cells or cells[0] != MARK:
        return {}
    specs: Mapping[str, Spec] = json.loads("".join(cells[1:]))
    return specs


def filled_in(sheet: Sheet, spec: Spec, hints: Hints) -> list[Table] | Sentence:
    """The table of a form, or that nothing was filled in."""
    kind, names, at = KINDS[spec["kind"]], list(spec["columns"]), int(spec["header_row"])
    rows = [(list(row) + [""] * len(names))[: len(names)] for row in sheet.rows()]
    headings = [as_text(cell) for cell in (rows[at - 1] if at <= len(rows) else [])]
    places = {name: place for place, name in enumerate(names) if name and name != RECORD}
    kept = [row for row in range(at, len(rows)) if any(rows[row][place] != "" for place in places.values())]
    columns = {place: [_meant(spec, name, rows[row][place]) for row in kept] for name, place in places.items()}
    filled = {name: place for name, place in places.items() if any(cell != "" for cell in columns[place])}
    if not filled:
        return say("nothing is filled in")
    table = Table(
        sheet=sheet.name, kind=kind.name, header_rows=[at],
        columns={kind.by_name[name].reported_as: headings[place] for name, place in filled.items()},
        unmatched_columns=[], fields=(), numbers=[row + 1 for row in kept], values=[],
    )  # fmt: skip
    table.headings = tuple(headings)
    table.places = {kind.by_name[name].reported_as: place for name, place in filled.items()}
    table.scope, table.key = spec.get("scope", ""), tuple(spec.get("key", ()))
    table.records = [_record(names, rows[row]) for row in kept]
    said = _said(spec, hints)
    understand(table, Match(kind, filled, 1.0), Sources(headings, columns, table.numbers, Unit(None, 1), said))
    return [table]


def _meant(spec: Spec, name: str, cell: Cell) -> Cell:
    """What a word of a drop-down means, or several of them divided by semicolons."""
    words = spec["words"].get(name, {})
    text = as_text(cell).strip()
    if not words or text in words:
        return words.get(text, cell)  # type: ignore[no-any-return]
    return ";".join(words.get(part.strip(), part.strip()) for part in text.split(";")) if ";" in text else cell


def _record(names: list[str], row: list[Cell]) -> str:
    return as_text(row[names.index(RECORD)]) if RECORD in names else ""


def _said(spec: Spec, hints: Hints) -> Hints:
    """What the desk knew of the table when it wrote the form; what is said now goes before it."""
    said = spec["said"]
    units = {heading: (code, factor) for heading, (code, factor) in said.get("units", {}).items()}
    return replace(
        hints,
        country=hints.country or said.get("country", ""),
        agency=hints.agency or said.get("agency", ""),
        currency=hints.currency or said.get("currency", ""),
        day_first=said.get("day_first") if hints.day_first is None else hints.day_first,
        units={**units, **hints.units},
    )
