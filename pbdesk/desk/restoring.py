"""A desk's own export read back: the same records, with the same ids."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import Any

from pbdesk.desk import beside
from pbdesk.desk.attaching import keep_files
from pbdesk.desk.exporting import read_back
from pbdesk.desk.lost_links import refuse_lost_links
from pbdesk.errors import RuleBroken
from pbdesk.intake.own import Record
from pbdesk.intake.tables import Reading
from pbdesk.records.decisions import recorded_by_its_verb
from pbdesk.records.kind import Breach, Kind, Passage, Value
from pbdesk.records.kinds import KINDS, wholes
from pbdesk.records.once import Once
from pbdesk.records.policies import adopted_by_its_verb
from pbdesk.records.standing import closed_to_new, unchanging
from pbdesk.records.values import Unreadable
from pbdesk.sentences import say, term
from pbdesk.store.change import Change, Update
from pbdesk.store.desk import Moment
from pbdesk.store.fitness import unfit
from pbdesk.store.query import Condition, Listing, Records

Values = dict[str, Value]


@dataclass
class OwnTable:
    """The records of one kind: new ones and changed ones; the rest is as the desk has it."""

    sheet: str
    kind: Kind
    rows: int
    new: list[tuple[int, Values]] = field(default_factory=list)
    changed: list[Update] = field(default_factory=list)
    refused: list[tuple[int, Breach]] = field(default_factory=list)


@dataclass
class OwnPlan:
    """What reading an export back would do."""

    tables: list[OwnTable]
    files: dict[str, Path]
    """The files of documents that the desk lacks, by digest."""

    def told(self) -> list[dict[str, Any]]:
        """Each table as an import reports it."""
        return [_told(table) for table in self.tables]


def plan_own(connection: Moment, reading: Reading, path: Path) -> OwnPlan:
    """Hold an export against the desk, record by record. Raises `FileNotUnderstood` where a document lacks its file."""
    listed = [
        texts["sha256"]
        for _, kind, rows in reading.own
        for _, texts in rows
        if kind == "document" and "sha256" in texts
    ]
    tables = [_plan(Records(connection), sheet, KINDS[kind], rows) for sheet, kind, rows in reading.own]
    refuse_lost_links(Records(connection), tables)
    return OwnPlan(tables, beside.gather(connection, path, listed))


def write_own(writing: Change, plan: OwnPlan) -> None:
    """Write the records; parts before the wholes that freeze them, policies after the decisions they rest on."""
    keep_files(writing, plan.files)
    for table in sorted(plan.tables, key=lambda table: turn(table.kind)):
        for fields, alike in groupby(table.new, key=lambda one: _known(one[1])):
            made = list(alike)
            rows = [tuple(values[name] for name in fields) for _, values in made]
            origins = [(table.sheet, row) for row, _ in made]
            writing.add_many(table.kind, fields, rows, origins, [str(values["id"]) for _, values in made])
        writing.set_many(table.kind, table.changed)
    for table in plan.tables:
        written = [str(values["id"]) for _, values in table.new] + [one.record for one in table.changed]
        refuse_breaches(writing, table.kind, written)


def _known(values: Values) -> tuple[str, ...]:
    return tuple(name for name, value in values.items() if name != "id" and value not in (None, []))


def refuse_breaches(writing: Change, kind: Kind, written: Sequence[str]) -> None:
    """The rules of each record written, once all are: what comes from elsewhere keeps them as a form does."""
    records = writing.records.get_many(kind, written) if kind.rules else {}
    for record, values in records.items():
        broken = [breach.message for rule in kind.rules for breach in rule(values, writing.records)]
        if broken:
            where = say("{kind} “{title}”", kind=term(kind.label), title=writing.records.titles([record])[record])
            raise RuleBroken(where, broken)


def turn(kind: Kind) -> int:
    """When records of a kind are written among others: parts before the wholes that freeze them, policies last."""
    if kind.frozen:
        return 2 if kind.name == "decision" else 3
    return 0 if wholes(kind.name) else 1


def in_turns(kinds: Iterable[Kind]) -> list[list[Kind]]:
    """Kinds in the turns in which their records are written."""
    several = list(kinds)
    return [[one for one in several if turn(one) == at] for at in range(4)]


def _plan(records: Records, sheet: str, kind: Kind, rows: list[Record]) -> OwnTable:
    table = OwnTable(sheet, kind, len(rows))
    held = records.get_many(kind, [texts["id"] for _, texts in rows])
    for row, texts in rows:
        values, wrong = _values_of(kind, texts)
        before = held.get(texts["id"])
        if wrong or (wrong := _held_back_as_new(records, kind, values) if before is None else []):
            table.refused.append((row, wrong[0]))
        elif before is None:
            table.new.append((row, values))
        elif fresh := {name: value for name, value in values.items() if (before[name] or None) != (value or None)}:
            _plan_changed(records, table, row, before, fresh)
    return table


def _values_of(kind: Kind, texts: dict[str, str]) -> tuple[Values, list[Breach]]:
    """The values of a row, and what of them is none of its field's, as after somebody has edited the workbook."""
    values: Values = {"id": texts["id"]}
    for one in kind.fields:
        try:
            values[one.name] = read_back(one, texts[one.name]) if one.name in texts else None
        except Unreadable:
            message = say("{field} cannot be {value}.", field=term(one.label), value=repr(texts[one.name]))
            return values, [Breach("unfit", message, one.name)]
    return values, list(unfit(kind, values))


def _held_back_as_new(records: Records, kind: Kind, values: Values) -> list[Breach]:
    """What only a verb may write; what is recorded or adopted comes back as it was only where nothing is so yet."""
    held_back = [one for passage in kind.passages for one in passage({}, values)]
    held_back = held_back or [*closed_to_new(kind, values, records), *_twice(records, kind, values)]
    verb = _VERBS.get(kind.name)
    if held_back or verb is None or kind.frozen is None or not kind.stands_still(values):
        return held_back
    frozen = (Listing(kind, (Condition(kind.frozen.field, "is", state),)) for state in kind.frozen.states)
    return [*verb({"status": "draft"}, values)] if any(map(records.has, frozen)) else []


def _twice(records: Records, kind: Kind, values: Values) -> list[Breach]:
    """Why what stands in the desk once is not written again."""
    return [one for rule in kind.rules if isinstance(rule, Once) for one in rule(values, records)]


_VERBS: dict[str, Passage] = {"decision": recorded_by_its_verb, "policy": adopted_by_its_verb}
"""Why records of these kinds do not come in as recorded or adopted, where the desk has any that is so."""


def _plan_changed(records: Records, table: OwnTable, row: int, before: Values, fresh: Values) -> None:
    """A changed record; what only a verb of the desk may write is refused, as from a ministry's sheet."""
    held_back = [one for passage in table.kind.passages for one in passage(before, {**before, **fresh})]
    changed = [name for name in fresh if not _closes(table.kind, name, before, fresh)]
    held_back = held_back or [*unchanging(table.kind, before, changed, records)]
    held_back = held_back or _twice(records, table.kind, {**before, **fresh})
    if held_back:
        table.refused += [(row, one) for one in held_back[:1]]
    else:
        old = {name: before[name] for name in fresh}
        table.changed.append(Update(str(before["id"]), old, fresh, (table.sheet, row)))


def _closes(kind: Kind, name: str, before: Values, fresh: Values) -> bool:
    """Whether a field says that what was in force is so no more; the rules and the file ask whether that is so."""
    frozen = kind.frozen
    return bool(frozen and name == frozen.field and before[name] == frozen.states[0] and fresh[name] in frozen.states)


def _problems(table: OwnTable) -> list[dict[str, Any]]:
    return [
        {"row": row, "column": table.kind.by_name[one.field].label, "value": "", "severity": "error", "code": one.code,
         "message": one.message}
        for row, one in table.refused
    ]  # fmt: skip


def _told(table: OwnTable) -> dict[str, Any]:
    return {
        "sheet": table.sheet, "kind": table.kind.plural, "header_rows": [1, 2], "first_row": 3,
        "last_row": table.rows + 2,
        "rows": table.rows, "created": len(table.new), "updated": len(table.changed),
        "unchanged": table.rows - len(table.new) - len(table.changed) - len(table.refused),
        "refused": len(table.refused), "key": ["id"],
        "columns": {one.name: one.label for one in table.kind.fields}, "unmatched_columns": [], "money": {},
        "skipped": [], "problem_count": len(table.refused), "problems": _problems(table),
    }  # fmt: skip
