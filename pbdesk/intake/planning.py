"""The plan of an import: what would be created, changed, left alone or refused; nothing is written by it."""

import re
from collections.abc import Mapping, Sequence

from pbdesk.intake.comparing import compare
from pbdesk.intake.flowing import FIELDS, flows_of, records_of_rows
from pbdesk.intake.linking import FURTHER, link
from pbdesk.intake.naming import Links, is_link
from pbdesk.intake.planned import Plan, TablePlan, kept_texts
from pbdesk.intake.recognising import earlier_scope, is_known, key_of, reason_of, scope_of, source_keys
from pbdesk.intake.sectors import sort_into_dimensions
from pbdesk.intake.suggesting import unknown_names
from pbdesk.intake.tables import Hints, Problem, Reading, Table, add_problem
from pbdesk.records.kind import Field, Kind, Value
from pbdesk.records.kinds import KINDS
from pbdesk.records.values import show
from pbdesk.sentences import say
from pbdesk.store.desk import Moment
from pbdesk.store.identity import identities
from pbdesk.store.query import Condition, Listing, Records

_DEFAULTS: dict[str, dict[str, Value]] = {
    "decision": {"status": "draft"},
    "policy": {"status": "draft", "version": 1, "type": "engagement policy"},
}
"""What an imported record is until a person says more: nothing is recorded or adopted by importing it."""


_LONGEST_TITLE = 120


def plan(connection: Moment, reading: Reading, hints: Hints) -> Plan:
    """Hold what was read against the desk."""
    links = Links(connection, hints.names)
    taken = [table for table in reading.tables if table.place not in hints.without]
    planned = [one for table in taken for one in _plan_table(connection, table, links, hints)]
    return Plan(reading, planned, links, unknown_names(links, taken))


def _plan_table(connection: Moment, table: Table, links: Links, hints: Hints) -> list[TablePlan]:
    kind = KINDS[table.kind]
    columns = dict(zip(table.fields, table.values, strict=True))
    _fill_in(kind, columns, len(table.numbers), hints)
    height = len(table.numbers)
    said = tuple(name for name in hints.keys.get(kind.name, ()) if name in columns)
    key = said or (table.key if table.key and set(table.key) <= columns.keys() else key_of(columns, height))
    planned = TablePlan(table, kind, key)
    planned.why = "said" if said else reason_of(planned.key, columns, height)
    planned.scope = table.scope or hints.scope or scope_of(table)
    _settle_scope(connection, planned, columns)
    planned.keys = columns["source_key"] = source_keys(planned.scope, planned.key, columns, height)
    _tell_repeats(planned, columns["source_key"])
    for name in [name for name in columns if is_link(kind, name)]:
        link(table, kind, name, columns, links)
    if kind.name == "activity":
        sort_into_dimensions(table, columns, links)
    _empty_further(connection, kind, columns, height)
    for one in kind.fields:
        if one.currency and one.name in columns:
            columns[one.name] = _with_currency(table, one, columns)
    told = table.unclear.keys() | table.beside.keys()
    columns["unclear"] = [kept_texts(table, number) if number in told else None for number in table.numbers]
    planned.fields = tuple(columns)
    known = compare(connection, planned, zip(*columns.values(), strict=True))
    flows = _plan_flows(connection, planned, columns["source_key"], known) if table.flows else None
    return [planned, flows] if flows else [planned]


def _plan_flows(
    connection: Moment, parents: TablePlan, keys: Sequence[Value], known: Mapping[str, str]
) -> TablePlan | None:
    """What the columns of years beside activities would create or change."""
    parents.ids = identities.take(len(parents.creates))
    created = dict(zip(parents.rows, parents.ids, strict=True))
    table, rows = flows_of(parents.table, records_of_rows(parents.table, keys, created, known), keys)
    for problem in table.problems:
        add_problem(parents.table, problem)
    if not rows:
        return None
    planned = TablePlan(table, KINDS["flow"], ("activity", "year", "type"), "together", parents.scope, FIELDS)
    compare(connection, planned, rows)
    return planned


def _settle_scope(connection: Moment, planned: TablePlan, columns: dict[str, list[Value]]) -> None:
    """An edition whose headings were worded otherwise stays in the scope of the earlier ones."""
    if not planned.table.records and not is_known(connection, planned.kind, planned.scope):
        planned.scope = earlier_scope(connection, planned.kind, columns) or planned.scope


def _tell_repeats(planned: TablePlan, keys: list[Value]) -> None:
    """Rows that nothing tells apart are kept, and said to be the same."""
    together = planned.why in ("unique", "together", "none")
    for number, key in () if together else zip(planned.table.numbers, keys, strict=True):
        if "#" in str(key) and str(key).rpartition("#")[2].isdecimal():
            message = say("Another row says the same; both are kept. Delete one in the sheet if it is a double.")
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


def _empty_further(connection: Moment, kind: Kind, columns: dict[str, list[Value]], height: int) -> None:
    """Where a table names one of a thing in each row, rows that named several before name no further ones now."""
    for name in (one for first, one in FURTHER.items() if first in columns and one in kind.by_name):
        if name not in columns and Records(connection).tuples(Listing(kind, (Condition(name, "known"),), limit=1)):
            columns[name] = [None] * height


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
        message = say("{n} amounts have no currency and stay as text until it is said which.", n=len(bare))
        add_problem(table, Problem(None, header, "", "warning", "money-without-currency", message))
    lost = set(bare)
    return [None if at in lost else value for at, value in enumerate(columns[money.name])]
