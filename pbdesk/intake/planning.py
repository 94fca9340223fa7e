"""The plan of an import: what would be created, changed, left alone or refused; nothing is written by it."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from pbdesk.intake.comparing import Comparison
from pbdesk.intake.flowing import Flows
from pbdesk.intake.linking import FURTHER, link, texts_of
from pbdesk.intake.naming import Links, NamedColumn, is_link
from pbdesk.intake.planned import Plan, TablePlan, kept_texts
from pbdesk.intake.recognising import SourceKeys, earlier_scope, is_known, key_of, reason_of, scope_of, tell_apart
from pbdesk.intake.sectors import sort_into_dimensions
from pbdesk.intake.suggesting import unknown_names
from pbdesk.intake.tables import Hints, Problem, Reading, Table, add_problem
from pbdesk.records.kind import Field, Kind, Value
from pbdesk.records.kinds import KINDS
from pbdesk.records.values import show
from pbdesk.sentences import say
from pbdesk.store.desk import Moment
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
    kind, height = KINDS[table.kind], len(table.numbers)
    columns: dict[str, Sequence[Value]] = dict(zip(table.fields, table.values, strict=True))
    _fill_in(kind, columns, height, hints)
    said = tuple(name for name in hints.keys.get(kind.name, ()) if name in columns)
    key = said or (table.key if table.key and set(table.key) <= columns.keys() else key_of(columns, height))
    planned = TablePlan(table, kind, key)
    planned.why = "said" if said else reason_of(planned.key, columns, height)
    planned.scope = table.scope or hints.scope or scope_of(table)
    _settle_scope(connection, planned, columns)
    parts = _Parts(connection, planned, links, columns)
    flows = Flows(connection, planned) if table.flows else None
    for part in table.parts():
        records, keys = parts.take(part)
        if flows:
            flows.take(part, records, keys)
    parts.finish()
    return [planned, *(flows.finish() if flows else ())]


class _Parts:
    """Plans a table part by part; what a part is to know of the others is gathered before."""

    def __init__(
        self, connection: Moment, planned: TablePlan, links: Links, columns: Mapping[str, Sequence[Value]]
    ) -> None:
        self._planned, self._links, self._columns = planned, links, columns
        height = len(planned.table.numbers)
        alone = planned.why == "unique" or (bool(planned.key) and tell_apart(planned.key, columns, height))
        self._source_keys = SourceKeys(planned.scope, planned.key, alone=alone)
        self._named = _named_columns(planned, columns)
        self._sectors = _sectors(planned, columns)
        links.columns += [one for one in (*self._named, self._sectors) if one and one.kind != "country"]
        self._comparison = Comparison(connection, planned)
        self._further = _held_further(connection, planned.kind)
        self._bare: Counter[str] = Counter()
        self._next = 0

    def take(self, part: Table) -> tuple[list[str | None], list[Value]]:
        """Plan the next rows; gives the record and the key of each."""
        height, table, kind = len(part.numbers), self._planned.table, self._planned.kind
        some = slice(self._next, self._next + height)
        columns = {name: list(column[some]) for name, column in self._columns.items()}
        self._next += height
        keys = columns["source_key"] = self._source_keys.of(columns, height)
        self._planned.keys.add(keys, height)
        part.problems, part.problem_count = table.problems, table.problem_count
        _tell_repeats(part, self._planned.why, keys)
        for whole in self._named:
            link(part, kind, columns, self._links, whole)
        if kind.name == "activity":
            sort_into_dimensions(part, columns, self._links, self._sectors)
        for further in [further for first, further in self._further.items() if first in columns]:
            columns.setdefault(further, [None] * height)  # rows that named several before name no further ones now
        for one in kind.fields:
            if one.currency and one.name in columns:
                columns[one.name] = self._with_currency(part, one, columns)
        told = part.unclear.keys() | part.beside.keys()
        columns["unclear"] = [kept_texts(part, number) if number in told else None for number in part.numbers]
        table.problems, table.problem_count = part.problems, part.problem_count
        return self._comparison.take(part, columns), keys

    def finish(self) -> None:
        """Say what holds for the whole table."""
        table = self._planned.table
        for name, count in self._bare.items():
            header = table.columns.get(self._planned.kind.by_name[name].reported_as, name)
            message = say("{n} amounts have no currency and stay as text until it is said which.", n=count)
            add_problem(table, Problem(None, header, "", "warning", "money-without-currency", message))
        self._comparison.finish()

    def _with_currency(self, part: Table, money: Field, columns: dict[str, list[Value]]) -> list[Value]:
        """Amounts whose currency is known; of the others nothing is guessed: they stay as text."""
        amounts = columns[money.name]
        said = columns.get(money.currency) or [None] * len(amounts)
        bare = [] if all(said) else [at for at, value in enumerate(amounts) if value is not None and not said[at]]
        for at in bare:
            part.unclear.setdefault(part.numbers[at], {})[money.name] = show(money, amounts[at])
        if not bare:
            return amounts
        self._bare[money.name] += len(bare)
        lost = set(bare)
        return [None if at in lost else value for at, value in enumerate(amounts)]


def _named_columns(planned: TablePlan, columns: Mapping[str, Sequence[Value]]) -> list[NamedColumn]:
    """The columns that name records."""
    fields = [planned.kind.by_name[name] for name in columns if is_link(planned.kind, name)]
    return [
        NamedColumn(planned.table, one, one.to, columns[one.name], {}, texts_of(columns[one.name])) for one in fields
    ]


def _sectors(planned: TablePlan, columns: Mapping[str, Sequence[Value]]) -> NamedColumn | None:
    """The column of an activity's sectors, which names no records but what is on a list."""
    field = planned.kind.by_name.get("sector")
    return NamedColumn(planned.table, field, "sector", columns["sector"], {}) if field and "sector" in columns else None


def _settle_scope(connection: Moment, planned: TablePlan, columns: Mapping[str, Sequence[Value]]) -> None:
    """An edition whose headings were worded otherwise stays in the scope of the earlier ones."""
    if not planned.table.records and not is_known(connection, planned.kind, planned.scope):
        planned.scope = earlier_scope(connection, planned.kind, columns) or planned.scope


def _tell_repeats(part: Table, why: str, keys: Sequence[Value]) -> None:
    """Rows that nothing tells apart are kept, and said to be the same."""
    for number, key in () if why in ("unique", "together", "none") else zip(part.numbers, keys, strict=True):
        if "#" in str(key) and str(key).rpartition("#")[2].isdecimal():
            message = say("Another row says the same; both are kept. Delete one in the sheet if it is a double.")
            add_problem(part, Problem(number, "", "", "note", "row-repeats", message))


def _fill_in(kind: Kind, columns: dict[str, Sequence[Value]], height: int, hints: Hints) -> None:
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


def _held_further(connection: Moment, kind: Kind) -> dict[str, str]:
    """Fields that take one of a thing, and those beside them of which the desk has further ones."""
    return {
        first: further for first, further in FURTHER.items()
        if further in kind.by_name and Records(connection).has(Listing(kind, (Condition(further, "known"),)))
    }  # fmt: skip
