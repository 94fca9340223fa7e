"""A foreign sheet as it is, with what was understood of it laid over: for a person to look at before approving."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice

from pbdesk.desk import profiles
from pbdesk.desk.keeping import kept_in
from pbdesk.desk.receiving import Received
from pbdesk.intake.cells import as_text
from pbdesk.intake.numbered import numbered
from pbdesk.intake.planned import TablePlan, Unknown
from pbdesk.intake.tables import Seen
from pbdesk.records.kind import Field, Kind, Type, Value
from pbdesk.records.values import show
from pbdesk.sentences import Sentence
from pbdesk.store.desk import Desk
from pbdesk.store.query import Records, linked_from

SHOWN_ROWS, SHOWN_COLUMNS = 200, 60
"""So much of a sheet is shown."""
_LISTED = 100


@dataclass(frozen=True)
class Changing:
    """One field of one record that an import would change; values as a person reads them, empty for not known."""

    record: str
    title: str
    field: Field
    old: str
    new: str


@dataclass
class Overlay:
    """The first rows of a sheet as texts; all positions count rows from 1, as the sheet does, and columns from 0.

    `fields` names the field of each column that is taken, `beside` of each that says a taken one again,
    `headings` what each is called; `skipped` and `refused` say of a row why; `problems` say of a cell what;
    `why` says of a whole sheet why nothing is taken from it.
    """

    sheet: str | None
    hidden: bool
    rows: list[list[str]]
    why: Sentence | None = None
    kind: str = ""
    fields: dict[int, str] = field(default_factory=dict)
    beside: dict[int, str] = field(default_factory=dict)
    headings: dict[int, str] = field(default_factory=dict)
    header_rows: set[int] = field(default_factory=set)
    data: set[int] = field(default_factory=set)
    skipped: dict[int, str] = field(default_factory=dict)
    refused: dict[int, Sequence[Sentence]] = field(default_factory=dict)
    problems: dict[tuple[int, int], Sentence] = field(default_factory=dict)


def overlays(received: Received) -> list[Overlay]:
    """Every sheet of a file that was read with rows to be shown."""
    ignored = dict(received.reading.ignored_sheets)
    return [_overlay(seen, received, ignored.get(seen.sheet or "")) for seen in received.reading.seen]


def changing(desk: Desk, received: Received) -> list[list[Changing]]:
    """For each table, field by field, the first of what would be changed."""
    with desk.reading() as connection:
        records = Records(connection)
        return [_changing(records, planned) for planned in (received.plan.tables if received.plan else ())]


def _changing(records: Records, planned: TablePlan) -> list[Changing]:
    updates = list(islice(planned.changed, _LISTED))
    linked = linked_from(planned.kind, [one.old for one in updates]) | linked_from(
        planned.kind, [one.new for one in updates]
    )
    titles = records.titles({*linked, *(one.record for one in updates)})
    found = []
    for one in updates:
        for name, value in one.new.items():
            said = planned.kind.by_name[name]
            before = one.old.get(name)
            sides = [
                _kept(planned.kind, side) if name == "unclear" else _read(said, side, titles)
                for side in (before, value)
            ]
            if not said.hidden or name == "unclear":
                found.append(Changing(one.record, titles[one.record], said, sides[0], sides[1]))
    return found[:_LISTED]


def _kept(kind: Kind, held: Value) -> str:
    return "; ".join(f"{one.heading}: {one.text}" for one in kept_in(kind, held))


def _read(one: Field, value: Value, titles: dict[str, str]) -> str:
    if one.type in (Type.LINK, Type.LINKS):
        targets = value if isinstance(value, list) else [value] if value else []
        return "; ".join(titles.get(str(target), str(target)) for target in targets)
    return show(one, value)


def unknown_names(received: Received) -> list[Unknown]:
    """The names in a file that the desk does not know, those near a known one first; made ones if any are made."""
    names, does = (received.plan.names, received.plan.does_something) if received.plan else ([], False)
    return [one for one in names if does or not one.made]


def fitting_profile(desk: Desk, received: Received) -> str:
    """The import profile whose columns are all in this file; empty for none."""
    tables = [planned.table for planned in received.plan.tables] if received.plan else []
    headings = [text for table in tables for text in numbered(table.headings)]
    return profiles.fitting(desk, headings)


def _overlay(seen: Seen, received: Received, why: Sentence | None) -> Overlay:
    rows = [[as_text(cell) for cell in row[:SHOWN_COLUMNS]] for row in seen.rows[:SHOWN_ROWS]]
    made = Overlay(seen.sheet, seen.hidden, rows, why)
    for planned in received.plan.tables if received.plan else ():
        if planned.table.sheet == seen.sheet:
            _lay(made, planned)
    return made


def _lay(made: Overlay, planned: TablePlan) -> None:
    """Lay one table over its sheet; of tables below each other the first says what the columns are."""
    table, height = planned.table, len(made.rows)
    reported = {one.reported_as: one.name for one in planned.kind.fields}
    made.kind = made.kind or planned.kind.name
    places = {name: place for name, place in table.places.items() if place < SHOWN_COLUMNS}
    for name, place in places.items():
        made.fields.setdefault(place, reported[name])
    made.beside |= {place: reported[name] for place, name in table.twins.items() if place not in made.fields}
    for place, heading in enumerate(numbered(table.headings)[:SHOWN_COLUMNS]):
        if heading:
            made.headings.setdefault(place, heading)
    made.header_rows |= set(table.header_rows)
    made.data |= {number for number in table.numbers if number <= height}
    made.skipped |= {row: reason for row, reason in table.skipped if row <= height}
    made.refused |= {row: reasons for row, reasons in planned.refusals.items() if row <= height}
    at = {heading: places[name] for name, heading in table.columns.items() if name in places}
    for problem in table.problems:
        if problem.row is not None and problem.row <= height and problem.column in at:
            made.problems.setdefault((problem.row, at[problem.column]), problem.message)
