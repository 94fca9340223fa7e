"""The plan of an import: what would be created, changed, left alone or refused; nothing is written by it."""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from pbdesk.intake.flowing import FIELDS, flows_of, records_of_rows
from pbdesk.intake.naming import Links, is_link
from pbdesk.intake.recognising import (
    earlier_scope,
    held_under,
    key_of,
    known_names,
    reason_of,
    scope_of,
    source_keys,
)
from pbdesk.intake.tables import KEPT_PROBLEMS, Hints, Problem, Reading, Table
from pbdesk.records import codes
from pbdesk.records.kind import Breach, Field, Kind, Value, Values
from pbdesk.records.kinds import KINDS
from pbdesk.records.values import show
from pbdesk.store.change import Update
from pbdesk.store.desk import Moment
from pbdesk.store.history import differences
from pbdesk.store.identity import identities
from pbdesk.store.query import Records

_DEFAULTS: dict[str, dict[str, Value]] = {
    "decision": {"status": "draft"},
    "policy": {"status": "draft", "version": 1, "type": "engagement policy"},
}
"""What an imported record is until a person says more: nothing is recorded or adopted by importing it."""


_LONGEST_TITLE = 120


@dataclass
class TablePlan:
    """What importing one table would do. `creates` are tuples of `fields`, with the sheet row of each.

    `key` is what rows are recognised by, `why` a code for the reason; `gone` are the records of earlier
    editions that no row speaks of any more: they are listed, never deleted.
    """

    table: Table
    kind: Kind
    key: tuple[str, ...]
    why: str = ""
    scope: str = ""
    fields: tuple[str, ...] = ()
    creates: list[tuple[Value, ...]] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)
    updates: list[Update] = field(default_factory=list)
    unchanged: int = 0
    refused: int = 0
    gone: list[str] = field(default_factory=list)
    keys: list[Value] = field(default_factory=list)
    refusals: dict[int, list[str]] = field(default_factory=dict)
    ids: list[str] | None = None
    """The identifiers of what is created, where something else that is created points to it."""


@dataclass
class Plan:
    """What importing a file would do."""

    reading: Reading
    tables: list[TablePlan]
    links: Links

    @property
    def does_something(self) -> bool:
        """Whether anything would be written."""
        return any(table.creates or table.updates for table in self.tables)


def plan(connection: Moment, reading: Reading, hints: Hints) -> Plan:
    """Hold what was read against the desk."""
    links = Links(connection, hints.names)
    planned = [one for table in reading.tables for one in _plan_table(connection, table, links, hints)]
    return Plan(reading, planned, links)


def _plan_table(connection: Moment, table: Table, links: Links, hints: Hints) -> list[TablePlan]:
    kind = KINDS[table.kind]
    columns = dict(zip(table.fields, table.values, strict=True))
    _fill_in(kind, columns, len(table.numbers), hints)
    height = len(table.numbers)
    key = table.key if table.key and set(table.key) <= columns.keys() else key_of(columns, height)
    planned = TablePlan(table, kind, key)
    planned.why = reason_of(planned.key, columns, height)
    planned.scope = table.scope or hints.scope or scope_of(table)
    held = _held(connection, planned, columns)
    planned.keys = columns["source_key"] = source_keys(planned.scope, planned.key, columns, height)
    _tell_repeats(planned, columns["source_key"])
    for name in [name for name in columns if is_link(kind, name)]:
        columns[name] = _linked(table, kind, name, columns[name], links)
    if kind.name == "activity":
        _sort_into_dimensions(columns, links, len(table.numbers))
    for one in kind.fields:
        if one.currency and one.name in columns:
            columns[one.name] = _with_currency(table, one, columns)
    columns["unclear"] = _unclear(table)
    planned.fields = tuple(columns)
    _compare(connection, planned, list(zip(*columns.values(), strict=True)), held)
    flows = _plan_flows(connection, planned, columns["source_key"], held) if table.flows else None
    return [planned, flows] if flows else [planned]


def _plan_flows(
    connection: Moment, parents: TablePlan, keys: Sequence[Value], held: dict[str, dict[str, Value]]
) -> TablePlan | None:
    """What the columns of years beside activities would create or change."""
    parents.ids = identities.take(len(parents.creates))
    created = dict(zip(parents.rows, parents.ids, strict=True))
    table, rows = flows_of(parents.table, records_of_rows(parents.table, keys, created, held), keys)
    for problem in table.problems:
        add_problem(parents.table, problem)
    if not rows:
        return None
    planned = TablePlan(table, KINDS["flow"], ("activity", "year", "type"), "together", parents.scope, FIELDS)
    _compare(connection, planned, rows, held_under(connection, planned.kind, parents.scope))
    return planned


def _held(connection: Moment, planned: TablePlan, columns: dict[str, list[Value]]) -> dict[str, dict[str, Value]]:
    """The records of earlier editions by their key; an edition whose headings were worded otherwise counts too."""
    held = held_under(connection, planned.kind, planned.scope)
    earlier = "" if held or planned.table.records else earlier_scope(connection, planned.kind, columns)
    if earlier:
        planned.scope = earlier
        held = held_under(connection, planned.kind, earlier)
    return held


def _tell_repeats(planned: TablePlan, keys: list[Value]) -> None:
    """Rows that nothing tells apart are kept, and said to be the same."""
    together = planned.why in ("unique", "together", "none")
    for number, key in () if together else zip(planned.table.numbers, keys, strict=True):
        if "#" in str(key) and str(key).rpartition("#")[2].isdecimal():
            message = "Another row says the same; both are kept. Delete one in the sheet if it is a double."
            add_problem(planned.table, Problem(number, "", "", "note", "row-repeats", message))


def _fill_in(kind: Kind, columns: dict[str, list[Value]], height: int, hints: Hints) -> None:
    """What the person said of the whole file, and what every import begins as."""
    said: dict[str, Value] = {"country": hints.country or None, "agency": hints.agency or None}
    for name, value in {**said, **_DEFAULTS.get(kind.name, {})}.items():
        if value is not None and name in kind.by_name:
            held = columns.get(name) or [None] * height
            columns[name] = [value if one is None else one for one in held]
    if kind.name == "decision" and "text" in columns:
        titles = columns.get("title") or [None] * height
        columns["title"] = [one or _opening(text) for one, text in zip(titles, columns["text"], strict=True)]


def _opening(text: Value) -> Value:
    """What a decision of which only the text is given is called: its first sentence, or the beginning of that."""
    first = re.split(r"(?<=[.;:!?])\s|\n", str(text or "").strip(), maxsplit=1)[0]
    return (first if len(first) <= _LONGEST_TITLE else f"{first[:_LONGEST_TITLE].rsplit(' ', 1)[0]} …") or None


def _linked(table: Table, kind: Kind, name: str, texts: list[Value], links: Links) -> list[Value]:
    """The column as ids; a name that means nothing here stays as text, with a problem on it."""
    ids = links.column(kind.by_name[name].to, texts)
    for place, (text, one) in enumerate(zip(texts, ids, strict=True)):
        if text not in (None, []) and not one:
            number, header = table.numbers[place], table.columns.get(kind.by_name[name].reported_as, name)
            table.unclear.setdefault(number, {})[name] = str(text)
            message = f"The desk has no such {KINDS[kind.by_name[name].to].label.lower()}; add it, then import again."
            add_problem(table, Problem(number, header, str(text), "warning", "not-in-this-desk", message))
    return ids


def add_problem(table: Table, problem: Problem) -> None:
    """Count a problem of a row, and keep it while there are few enough to read."""
    table.problem_count += 1
    if len(table.problems) < KEPT_PROBLEMS:
        table.problems.append(problem)


def _sort_into_dimensions(columns: dict[str, list[Value]], links: Links, height: int) -> None:
    """The dimension of an activity from its sector code, or from its sector's name where that is one."""
    empty: list[Value] = [None] * height
    sectors, given = columns.get("sector", empty), columns.get("dimension", empty)
    named = {str(text): codes.recognise("sector", str(text)) for text in set(sectors) if text is not None}
    coded = columns.get("sector_code", empty)
    found = [str(code or named.get(str(text)) or "") for code, text in zip(coded, sectors, strict=True)]
    sides = {code: codes.dimension_of(code) for code in set(found) if code}
    ids = {code: links.found("dimension", side) for code, side in sides.items() if side}
    columns["sector_code"] = [code or None for code in found]
    columns["dimension"] = [one or ids.get(code) for one, code in zip(given, found, strict=True)]


def _with_currency(table: Table, money: Field, columns: dict[str, list[Value]]) -> list[Value]:
    """Amounts whose currency is known; of the others nothing is guessed: they stay as text, with one problem."""
    said = columns.get(money.currency) or [None] * len(table.numbers)
    bare = [
        at
        for at, (value, code) in enumerate(zip(columns[money.name], said, strict=True))
        if value is not None and not code
    ]
    for at in bare:
        table.unclear.setdefault(table.numbers[at], {})[money.name] = show(money, columns[money.name][at])
    if bare:
        header = table.columns.get(money.reported_as, money.name)
        message = f"{len(bare)} amounts have no currency and stay as text until it is said which."
        add_problem(table, Problem(None, header, "", "warning", "money-without-currency", message))
    lost = set(bare)
    return [None if at in lost else value for at, value in enumerate(columns[money.name])]


def _unclear(table: Table) -> list[Value]:
    texts = {number: json.dumps(held, ensure_ascii=False) for number, held in table.unclear.items()}
    return [texts.get(number) for number in table.numbers]


def _compare(
    connection: Moment, planned: TablePlan, rows: list[tuple[Value, ...]], held: dict[str, dict[str, Value]]
) -> None:
    at = planned.fields.index("source_key")
    by_record = {str(one["id"]): one for one in held.values()}
    spoken: set[str] = set()
    for place, (number, row) in enumerate(zip(planned.table.numbers, rows, strict=True)):
        named = planned.table.records[place] if planned.table.records else ""
        before = by_record.get(named) or held.get(str(row[at]))
        if before is None:
            _plan_new(planned, number, row, Records(connection))
        else:
            spoken.add(str(before["id"]))
            _plan_known(connection, planned, number, row, before)
    planned.gone = [] if planned.table.records else [one for one in by_record if one not in spoken]
    if planned.creates:
        _tell_doubles(connection, planned)


def _tell_doubles(connection: Moment, planned: TablePlan) -> None:
    """New rows that are called as a record from elsewhere is called; they are created all the same."""
    known = known_names(connection, planned.kind, planned.scope)
    for number, row in zip(planned.rows, planned.creates, strict=True) if any(known.values()) else ():
        values = dict(zip(planned.fields, row, strict=True))
        name = next((name for name in known if values.get(name) is not None), "")
        if name and str(values[name]).casefold() in known[name]:
            header = planned.table.columns.get(planned.kind.by_name[name].reported_as, name)
            message = "A record from elsewhere is called the same; if it is the same, delete one of the two."
            add_problem(planned.table, Problem(number, header, str(values[name]), "note", "may-be-known", message))


def _plan_new(planned: TablePlan, number: int, row: tuple[Value, ...], records: Records) -> None:
    values = dict(zip(planned.fields, row, strict=True))
    broken = list(breaches(planned.kind, values, records))
    if broken:
        planned.refused += 1
        _refuse(planned, number, broken)
    else:
        planned.creates.append(row)
        planned.rows.append(number)


def _refuse(planned: TablePlan, number: int, broken: Sequence[Breach]) -> None:
    planned.refusals[number] = [breach.message for breach in broken]
    for breach in broken:
        header = planned.table.columns.get(breach.field, breach.field)
        add_problem(planned.table, Problem(number, header, "", "error", breach.code, breach.message))


def breaches(kind: Kind, values: Values, records: Records) -> Iterable[Breach]:
    """Everything that keeps a row from becoming a record."""
    for one in kind.fields:
        if one.required and values.get(one.name) is None:
            yield Breach("needed", f"{one.label} is needed.", one.name)
    for rule in kind.rules:
        yield from rule({"id": "", **values}, records)


def _plan_known(
    connection: Moment, planned: TablePlan, number: int, row: tuple[Value, ...], before: dict[str, Value]
) -> None:
    """What the new edition says differently; what a person changed since stays unless the ministry changed it too."""
    form = bool(planned.table.records)
    fresh = {
        name: value
        for name, value in zip(planned.fields, row, strict=True)
        if not _same(before[name], value) and not (form and _says_nothing(name, value))
    }
    if fresh:
        said = _said_last(connection, str(before["id"]))
        fresh = {name: value for name, value in fresh.items() if not _same(said.get(name), value)}
    if not fresh:
        planned.unchanged += 1
        return
    frozen = planned.kind.frozen
    if frozen and before[frozen.field] in frozen.states:
        planned.refused += 1
        message = f"This {planned.kind.label.lower()} is {before[frozen.field]} and never changes."
        planned.refusals[number] = [message]
        add_problem(planned.table, Problem(number, "", "", "error", "frozen", message))
        return
    held_back = list(_forbidden(planned.kind, before, {**before, **fresh}, Records(connection)))
    if held_back:
        planned.refused += 1
        _refuse(planned, number, held_back)
        return
    old = {name: before[name] for name in fresh}
    planned.updates.append(Update(str(before["id"]), old, fresh, (planned.table.sheet, number)))


def _says_nothing(name: str, value: Value) -> bool:
    """Whether a cell of a form leaves what the desk knows as it is: an empty one does, for it was sent out empty."""
    return name == "source_key" or (value in (None, []) and name != "unclear")


def _forbidden(kind: Kind, before: Values, after: Values, records: Records) -> Iterable[Breach]:
    """The rules that a changed row would break: those of its kind, and what only a verb of the desk may write."""
    for passage in kind.passages:
        yield from passage(before, after)
    for rule in kind.rules:
        yield from rule(after, records)


def _said_last(connection: Moment, record: str) -> dict[str, Value]:
    """What the latest import said of a record."""
    said: dict[str, Value] = {}
    for difference in differences(connection, record=record):
        if difference.row is not None:
            said |= difference.new or {}
    return said


def _same(one: Value, other: Value) -> bool:
    return (one or None) == (other or None) if isinstance(one, list) or isinstance(other, list) else one == other
