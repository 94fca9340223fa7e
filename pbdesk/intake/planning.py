"""The plan of an import: what would be created, changed, left alone or refused; nothing is written by it."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from pbdesk.intake.naming import Links, is_link
from pbdesk.intake.tables import KEPT_PROBLEMS, Hints, Problem, Reading, Table
from pbdesk.records import codes
from pbdesk.records.kind import Breach, Field, Kind, Value, Values
from pbdesk.records.kinds import KINDS
from pbdesk.records.values import show
from pbdesk.store.change import Update
from pbdesk.store.desk import Moment
from pbdesk.store.history import differences
from pbdesk.store.query import Condition, Listing, Records

_KEYS = (
    "reference",
    "number",
    "title",
    "name",
    "date",
    "agency",
    "partner",
    "funder",
    "country",
    "place",
    "sector",
    "start",
    "end",
)
"""What a row is recognised by where it has no identifier of its own: these, as many as tell the rows apart."""
_DEFAULTS: dict[str, dict[str, Value]] = {
    "decision": {"status": "draft"},
    "policy": {"status": "draft", "version": 1, "type": "engagement policy"},
}
"""What an imported record is until a person says more: nothing is recorded or adopted by importing it."""


@dataclass
class TablePlan:
    """What importing one table would do. `creates` are tuples of `fields`, with the sheet row of each."""

    table: Table
    kind: Kind
    key: tuple[str, ...]
    fields: tuple[str, ...] = ()
    creates: list[tuple[Value, ...]] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)
    updates: list[Update] = field(default_factory=list)
    unchanged: int = 0
    refused: int = 0


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
    links = Links(connection)
    return Plan(reading, [_plan_table(connection, table, links, hints) for table in reading.tables], links)


def _plan_table(connection: Moment, table: Table, links: Links, hints: Hints) -> TablePlan:
    kind = KINDS[table.kind]
    columns = dict(zip(table.fields, table.values, strict=True))
    _fill_in(kind, columns, len(table.numbers), hints)
    scope = _scope(table)
    planned = TablePlan(table, kind, _key(columns, len(table.numbers)))
    columns["source_key"] = _source_keys(scope, planned.key, columns, len(table.numbers))
    for name in [name for name in columns if is_link(kind, name)]:
        columns[name] = _linked(table, kind, name, columns[name], links)
    if kind.name == "activity":
        _sort_into_dimensions(columns, links, len(table.numbers))
    for one in kind.fields:
        if one.currency and one.name in columns:
            columns[one.name] = _with_currency(table, one, columns)
    columns["unclear"] = _unclear(table)
    planned.fields = tuple(columns)
    _compare(connection, planned, list(zip(*columns.values(), strict=True)), scope)
    return planned


def _fill_in(kind: Kind, columns: dict[str, list[Value]], height: int, hints: Hints) -> None:
    """What the person said of the whole file, and what every import begins as."""
    said: dict[str, Value] = {"country": hints.country or None, "agency": hints.agency or None}
    for name, value in {**said, **_DEFAULTS.get(kind.name, {})}.items():
        if value is not None and name in kind.by_name:
            held = columns.get(name) or [None] * height
            columns[name] = [value if one is None else one for one in held]


def _scope(table: Table) -> str:
    """Editions of one sender's table share their headings, so identifiers of two senders never meet."""
    headings = json.dumps([table.kind, sorted(table.columns.items())], ensure_ascii=False)
    return hashlib.sha256(headings.encode()).hexdigest()[:12]


def _key(columns: dict[str, list[Value]], height: int) -> tuple[str, ...]:
    for name in ("reference", "number"):
        held = columns.get(name, [])
        if held and None not in held and len(set(held)) == height:
            return (name,)
    names: tuple[str, ...] = ()
    for name in (one for one in _KEYS if one in columns):
        names = (*names, name)
        if len({str(row) for row in zip(*(columns[one] for one in names), strict=True)}) == height:
            return names
    return names


def _source_keys(scope: str, key: Sequence[str], columns: dict[str, list[Value]], height: int) -> list[Value]:
    """A key for each row; rows that nothing tells apart are counted."""
    if not key:
        return [f"{scope}:{row}" for row in range(height)]
    seen: Counter[str] = Counter()
    keys: list[Value] = []
    for parts in zip(*(columns[name] for name in key), strict=True):
        text = str(parts[0]) if len(parts) == 1 else hashlib.sha256(str(parts).encode()).hexdigest()[:24]
        seen[text] += 1
        keys.append(f"{scope}:{text}" if seen[text] == 1 else f"{scope}:{text}#{seen[text]}")
    return keys


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
        message = f"{len(bare)} amounts have no currency and stay as text; say which with --currency."
        add_problem(table, Problem(None, header, "", "warning", "money-without-currency", message))
    lost = set(bare)
    return [None if at in lost else value for at, value in enumerate(columns[money.name])]


def _unclear(table: Table) -> list[Value]:
    texts = {number: json.dumps(held, ensure_ascii=False) for number, held in table.unclear.items()}
    return [texts.get(number) for number in table.numbers]


def _compare(connection: Moment, planned: TablePlan, rows: list[tuple[Value, ...]], scope: str) -> None:
    held = _held(connection, planned.kind, scope)
    at = planned.fields.index("source_key")
    for number, row in zip(planned.table.numbers, rows, strict=True):
        before = held.get(str(row[at]))
        if before is None:
            _plan_new(planned, number, row, Records(connection))
        else:
            _plan_known(connection, planned, number, row, before)


def _held(connection: Moment, kind: Kind, scope: str) -> dict[str, dict[str, Value]]:
    """The records of earlier editions of this table, by their key."""
    span = (Condition("source_key", "from", f"{scope}:"), Condition("source_key", "to", f"{scope};"))
    return {str(one["source_key"]): one for one in Records(connection).listed(Listing(kind, span))}


def _plan_new(planned: TablePlan, number: int, row: tuple[Value, ...], records: Records) -> None:
    values = dict(zip(planned.fields, row, strict=True))
    broken = list(breaches(planned.kind, values, records))
    if broken:
        planned.refused += 1
        _refuse(planned, number, broken)
    else:
        planned.creates.append(row)
        planned.rows.append(number)


def _refuse(planned: TablePlan, number: int, broken: Iterable[Breach]) -> None:
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
    fresh = {name: value for name, value in zip(planned.fields, row, strict=True) if not _same(before[name], value)}
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
        add_problem(planned.table, Problem(number, "", "", "error", "frozen", message))
        return
    held_back = [one for passage in planned.kind.passages for one in passage(before, {**before, **fresh})]
    if held_back:
        planned.refused += 1
        _refuse(planned, number, held_back)
        return
    old = {name: before[name] for name in fresh}
    planned.updates.append(Update(str(before["id"]), old, fresh, (planned.table.sheet, number)))


def _said_last(connection: Moment, record: str) -> dict[str, Value]:
    """What the latest import said of a record."""
    said: dict[str, Value] = {}
    for difference in differences(connection, record=record):
        if difference.row is not None:
            said |= difference.new or {}
    return said


def _same(one: Value, other: Value) -> bool:
    return (one or None) == (other or None) if isinstance(one, list) or isinstance(other, list) else one == other
