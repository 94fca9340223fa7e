"""Each row held against the desk: new, known and the same, known and different, or refused."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import repeat

from pbdesk.intake.planned import TablePlan, kept_texts
from pbdesk.intake.recognising import known_names, under
from pbdesk.intake.tables import Problem, add_problem
from pbdesk.records.kind import Breach, Kind, Value, Values
from pbdesk.sentences import say, term
from pbdesk.store.change import Update
from pbdesk.store.desk import Moment
from pbdesk.store.history import differences
from pbdesk.store.query import Listing, Records

Row = tuple[Value, ...]
_AT_ONCE = 2000


@dataclass
class _Held:
    """The records of earlier editions: their values in the order of the plan's fields, and their ids by key."""

    values: dict[str, Row] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)


def compare(connection: Moment, planned: TablePlan, rows: Iterable[Row]) -> dict[str, str]:
    """Fill the plan with what would be created, changed, left alone and refused, and with what is gone.

    Returns the records of earlier editions by their key.
    """
    held = _held(connection, planned)
    at = planned.fields.index("source_key")
    spoken: set[str] = set()
    new: list[tuple[int, Row]] = []
    differing: list[tuple[int, Row, str]] = []
    for number, row, named in zip(planned.table.numbers, rows, planned.table.records or repeat(""), strict=False):
        record = named if named in held.values else held.ids.get(str(row[at]))
        if record is None:
            new.append((number, row))
            continue
        spoken.add(record)
        if held.values[record] == row:
            planned.unchanged += 1
        else:
            differing.append((number, row, record))
    planned.gone = [] if planned.table.records else [one for one in held.values if one not in spoken]
    _plan_new(connection, planned, new)
    for start in range(0, len(differing), _AT_ONCE):
        _plan_known(connection, planned, differing[start : start + _AT_ONCE])
    if planned.creates:
        _tell_doubles(connection, planned)
    return held.ids


def _held(connection: Moment, planned: TablePlan) -> _Held:
    listing = Listing(planned.kind, under(planned.scope), fields=planned.fields)
    held, key = _Held(), planned.fields.index("source_key") + 1
    for row in Records(connection).tuples(listing):
        held.values[str(row[0])] = row[1:]
        held.ids[str(row[key])] = str(row[0])
    return held


def _tell_doubles(connection: Moment, planned: TablePlan) -> None:
    """New rows that are called as a record from elsewhere is called; they are created all the same."""
    known = known_names(connection, planned.kind, planned.scope)
    for number, row in zip(planned.rows, planned.creates, strict=True) if any(known.values()) else ():
        values = dict(zip(planned.fields, row, strict=True))
        name = next((name for name in known if values.get(name) is not None), "")
        if name and str(values[name]).casefold() in known[name]:
            header = planned.table.columns.get(planned.kind.by_name[name].reported_as, name)
            message = say("A record from elsewhere is called the same; if it is the same, delete one of the two.")
            add_problem(planned.table, Problem(number, header, str(values[name]), "note", "may-be-known", message))


def _plan_new(connection: Moment, planned: TablePlan, new: Sequence[tuple[int, Row]]) -> None:
    records, names = Records(connection), ("id", *planned.fields)
    needed = [one for one in planned.kind.fields if one.required]
    for number, row in new:
        values = dict(zip(names, ("", *row), strict=True))
        broken = [
            Breach("needed", say("{field} is needed.", field=term(one.label)), one.name)
            for one in needed
            if values.get(one.name) is None
        ]
        for rule in planned.kind.rules:
            broken += rule(values, records)
        if broken:
            _refuse(planned, number, broken)
        else:
            planned.creates.append(row)
            planned.rows.append(number)


def _refuse(planned: TablePlan, number: int, broken: Sequence[Breach]) -> None:
    planned.refused += 1
    planned.refusals[number] = [breach.message for breach in broken]
    for breach in broken:
        header = planned.table.columns.get(breach.field, breach.field)
        add_problem(planned.table, Problem(number, header, "", "error", breach.code, breach.message))


def _plan_known(connection: Moment, planned: TablePlan, rows: Sequence[tuple[int, Row, str]]) -> None:
    """What the new edition says differently; what a person changed since stays unless the ministry changed it too."""
    records = Records(connection)
    held = records.get_many(planned.kind, [record for _, _, record in rows])
    for number, row, record in rows:
        before = held[record]
        fresh = _fresh(connection, planned, number, row, before)
        if not fresh:
            planned.unchanged += 1
        elif broken := list(_forbidden(planned.kind, before, {**before, **fresh}, records)):
            _refuse(planned, number, broken)
        else:
            old = {name: before[name] for name in fresh}
            planned.updates.append(Update(record, old, fresh, (planned.table.sheet, number)))


def _fresh(connection: Moment, planned: TablePlan, number: int, row: Row, before: Values) -> dict[str, Value]:
    """What a row says otherwise; a cell that is not understood this time takes nothing from what is known."""
    form = bool(planned.table.records)
    doubtful = planned.table.unclear.get(number, {})
    kept = {name for name in doubtful if before.get(name) not in (None, [])}
    fresh = {
        name: value
        for name, value in zip(planned.fields, row, strict=True)
        if name not in kept and not _same(before[name], value) and not (form and _says_nothing(name, value))
    }
    if kept and "unclear" in fresh:
        fresh["unclear"] = kept_texts(planned.table, number, kept)
        fresh = {name: value for name, value in fresh.items() if not _same(before[name], value)}
    said = _said_last(connection, str(before["id"])) if fresh else {}
    return {name: value for name, value in fresh.items() if not _same(said.get(name), value)}


def _says_nothing(name: str, value: Value) -> bool:
    """Whether a cell of a form leaves what the desk knows as it is: an empty one does, for it was sent out empty."""
    return name == "source_key" or (value in (None, []) and name != "unclear")


def _forbidden(kind: Kind, before: Values, after: Values, records: Records) -> Iterable[Breach]:
    """Why a changed row may not be: frozen, against a rule of its kind, or what only a verb of the desk may write."""
    frozen = kind.frozen
    if frozen and before[frozen.field] in frozen.states:
        yield Breach(
            "frozen",
            say(
                "This {kind} is {state} and never changes.",
                kind=term(kind.label).lower(),
                state=term(str(before[frozen.field])),
            ),
        )
        return
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
