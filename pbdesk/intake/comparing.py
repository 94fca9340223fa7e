"""Each row held against the desk: new, known and the same, known and different, or refused."""

from collections.abc import Container, Iterable, Mapping, Sequence
from functools import cached_property
from itertools import chain
from typing import cast

from pbdesk.intake.packed import Kept
from pbdesk.intake.planned import TablePlan, Updated, kept_texts
from pbdesk.intake.recognising import is_known, known_names, under
from pbdesk.intake.tables import Problem, Table, add_problem
from pbdesk.records.kind import Breach, ByColumn, Kind, Value, Values
from pbdesk.records.kinds import wholes
from pbdesk.records.standing import closed_to_new, unchanging
from pbdesk.sentences import say, term
from pbdesk.store.desk import Moment
from pbdesk.store.history import differences
from pbdesk.store.identity import identities
from pbdesk.store.joined import Joined, joined
from pbdesk.store.query import Listing, Records

Row = tuple[Value, ...]
_AT_ONCE = 2000


class Comparison:
    """Fills the plan of a table, part by part, with what would be created, changed, left alone and refused."""

    def __init__(self, connection: Moment, planned: TablePlan) -> None:
        self._connection, self._planned, self._records = connection, planned, Records(connection)
        self._joined = {
            name: one for one in joined(connection, planned.kind.name) for name in (one.gone, one.key) if name
        }
        joined_here = any(name.startswith(f"{planned.scope}:") for name in self._joined)
        self._anything = joined_here or is_known(connection, planned.kind, planned.scope)
        self._spoken: Kept[list[str]] = Kept()
        self._needed = [one for one in planned.kind.fields if one.required]

    def take(self, part: Table, columns: dict[str, list[Value]]) -> list[str | None]:
        """Plan some more rows; gives the record of each, None where it is refused."""
        records = self._known(part, columns) if self._anything else [None] * len(part.numbers)
        made = self._plan_new(part, columns, [at for at, record in enumerate(records) if record is None])
        return [record or made.get(at) for at, record in enumerate(records)]

    @cached_property
    def _elsewhere(self) -> dict[str, dict[str, str]]:
        """What new rows may be doubles of."""
        return known_names(self._connection, self._planned.kind, self._planned.scope)

    def finish(self) -> None:
        """Say which records of earlier editions no row speaks of any more."""
        planned, listing = (
            self._planned,
            Listing(self._planned.kind, under(self._planned.scope), fields=("source_key",)),
        )
        elsewhere = len(self._joined)  # a row may speak of a record that came with another list
        if self._anything and not planned.table.records and self._records.count(listing) > len(self._spoken) - elsewhere:
            spoken = set(chain.from_iterable(self._spoken))
            planned.gone = [str(one) for one, _ in self._records.tuples(listing) if one not in spoken]

    def _known(self, part: Table, columns: dict[str, list[Value]]) -> list[str | None]:
        """The record of an earlier edition that each row speaks of; what it says otherwise is planned."""
        fields = tuple(columns)
        found = self._held(part, columns["source_key"], fields)
        records = [None if held is None else str(held[0]) for held in found]
        rows = zip(records, *columns.values(), strict=True)
        differing = [
            (number, row[1:], str(row[0]))
            for number, row, held in zip(part.numbers, rows, found, strict=True)
            if held is not None and held != row
        ]
        spoken = [record for record in records if record is not None]
        self._spoken.add(spoken, len(spoken))
        self._planned.unchanged += len(spoken) - len(differing)
        went = self._went(part, columns["source_key"])
        for start in range(0, len(differing), _AT_ONCE):
            _plan_known(self._connection, self._planned, fields, differing[start : start + _AT_ONCE], went)
        return records

    def _went(self, part: Table, keys: Sequence[Value]) -> dict[int, Joined]:
        """The rows that speak of a record that was joined into another since."""
        said = zip(part.numbers, part.records or keys, strict=True) if self._joined else ()
        return {number: self._joined[str(one)] for number, one in said if one in self._joined}

    def _held(self, part: Table, keys: Sequence[Value], fields: tuple[str, ...]) -> list[Row | None]:
        """What the desk has of each row, the record's id first; of a form, whose rows say which they are, by that."""
        kind, key, joined = self._planned.kind, fields.index("source_key") + 1, self._joined_rows(fields)
        if not part.records:
            found = self._records.tuples_of(kind, "source_key", cast("list[str]", keys), fields)
            return list(map(({row[key]: row for row in found} | joined).get, keys))
        found = self._records.tuples(Listing(kind, under(self._planned.scope), fields=fields))
        held = {row[at]: row for at in (key, 0) for row in found} | joined
        return [held.get(one) or held.get(key) for one, key in zip(part.records, keys, strict=True)]

    def _joined_rows(self, fields: tuple[str, ...]) -> dict[Value, Row]:
        """Of each record that was joined into another, by its id and by its key, the one that stays."""
        stays = [one.stays for one in self._joined.values()]
        rows = self._records.tuples_of(self._planned.kind, "id", stays, fields) if stays else ()
        held = {row[0]: row for row in rows}
        return {name: held[one.stays] for name, one in self._joined.items() if one.stays in held}

    def _plan_new(self, part: Table, columns: dict[str, list[Value]], new: list[int]) -> dict[int, str]:
        """Plan the rows at these places as new records; gives the ids of those that are not refused."""
        if not new:
            return {}
        planned, height, suspects = self._planned, len(part.numbers), self._suspects(columns, len(part.numbers))
        good = [at for at in new if at not in suspects or not self._refused(part.numbers[at], _row(columns, at))]
        ids = identities.take(len(good))
        values, numbers = list(columns.values()), part.numbers
        if len(good) < height:
            values = [[column[at] for at in good] for column in values]
            numbers = [numbers[at] for at in good]
        planned.creates.add((tuple(columns), values, numbers, ids), len(good))
        for at in good if any(self._elsewhere.values()) else ():
            self._tell_double(part.numbers[at], _row(columns, at))
        return dict(zip(good, ids, strict=True))

    def _suspects(self, columns: dict[str, list[Value]], height: int) -> Container[int]:
        """The places of the rows that may have to be refused."""
        kind, everyone = self._planned.kind, range(height)
        if kind.passages or wholes(kind.name) or any(one.name not in columns for one in self._needed):
            return everyone
        needed = [columns[one.name] for one in self._needed]
        found = {at for column in needed if None in column for at in everyone if column[at] is None}
        for rule in kind.rules:
            found.update(rule.suspects(columns, height) if isinstance(rule, ByColumn) else everyone)
        return found

    def _refused(self, number: int, values: dict[str, Value]) -> bool:
        values["id"] = ""
        broken = [
            Breach("needed", say("{field} is needed.", field=term(one.label)), one.name)
            for one in self._needed
            if values.get(one.name) is None
        ]
        for rule in self._planned.kind.rules:
            broken.extend(rule(values, self._records))
        for passage in self._planned.kind.passages:
            broken.extend(passage({}, values))
        broken.extend(closed_to_new(self._planned.kind, values, self._records))
        if broken:
            _refuse(self._planned, number, broken)
        return bool(broken)

    def _tell_double(self, number: int, values: Values) -> None:
        """A new row that is called as a record from elsewhere is called; it is created all the same."""
        planned, known = self._planned, self._elsewhere
        name = next((name for name in known if values.get(name) is not None), "")
        if name and str(values[name]).casefold() in known[name]:
            header = planned.table.columns.get(planned.kind.by_name[name].reported_as, name)
            message = say("A record from elsewhere is called the same; if it is the same, delete one of the two.")
            add_problem(planned.table, Problem(number, header, str(values[name]), "note", "may-be-known", message))


def _row(columns: dict[str, list[Value]], at: int) -> dict[str, Value]:
    return {name: column[at] for name, column in columns.items()}


def _refuse(planned: TablePlan, number: int, broken: Sequence[Breach]) -> None:
    planned.refused += 1
    planned.refusals[number] = [breach.message for breach in broken]
    for breach in broken:
        header = planned.table.columns.get(breach.field, breach.field)
        add_problem(planned.table, Problem(number, header, "", "error", breach.code, breach.message))


def _plan_known(
    connection: Moment,
    planned: TablePlan,
    fields: tuple[str, ...],
    rows: Sequence[tuple[int, Row, str]],
    went: Mapping[int, Joined],
) -> None:
    """What the new edition says differently; what a person changed since stays unless the ministry changed it too."""
    records = Records(connection)
    held = records.get_many(planned.kind, [record for _, _, record in rows])
    updates: Updated = []
    for number, row, record in rows:
        before = held[record]
        fresh = _fresh(connection, planned, number, dict(zip(fields, row, strict=True)), before, went.get(number))
        if not fresh:
            planned.unchanged += 1
        elif broken := list(_forbidden(planned.kind, before, {**before, **fresh}, records)):
            _refuse(planned, number, broken)
        else:
            old = {name: before[name] for name in fresh}
            updates.append((record, old, fresh, (planned.table.sheet, number)))
    planned.updates.add(updates, len(updates))


def _fresh(
    connection: Moment, planned: TablePlan, number: int, row: Values, before: Values, went: Joined | None
) -> dict[str, Value]:
    """What a row says otherwise; a cell that is not understood this time takes nothing from what is known."""
    form = bool(planned.table.records)
    doubtful = planned.table.unclear.get(number, {})
    kept = {name for name in doubtful if before.get(name) not in (None, [])}
    fresh = {
        name: value
        for name, value in row.items()
        if name not in kept and not _same(before[name], value) and not (form and _says_nothing(name, value))
    }
    if kept and "unclear" in fresh:
        fresh["unclear"] = kept_texts(planned.table, number, kept)
        fresh = {name: value for name, value in fresh.items() if not _same(before[name], value)}
    said = _said_last(connection, str(before["id"]), went) if fresh else {}
    return {name: value for name, value in fresh.items() if not _same(said.get(name), value)}


def _says_nothing(name: str, value: Value) -> bool:
    """Whether a cell of a form leaves what the desk knows as it is: an empty one does, for it was sent out empty."""
    return name == "source_key" or (value in (None, []) and name != "unclear")


def _forbidden(kind: Kind, before: Values, after: Values, records: Records) -> Iterable[Breach]:
    """Why a changed row may not be: frozen, against a rule of its kind, or what only a verb of the desk may write."""
    if still := [*unchanging(kind, before, [name for name in after if after[name] != before[name]], records)]:
        yield from still
        return
    for passage in kind.passages:
        yield from passage(before, after)
    for rule in kind.rules:
        yield from rule(after, records)


def _said_last(connection: Moment, record: str, went: Joined | None) -> dict[str, Value]:
    """What the latest import said of a record; of one that went into it, what was said of that one before."""
    told = differences(connection, record=record, since=went.change if went else None)
    before = differences(connection, record=went.gone) if went else ()
    said: dict[str, Value] = {}
    for difference in chain(before, told):
        if difference.row is not None:
            said |= difference.new or {}
    return said


def _same(one: Value, other: Value) -> bool:
    return (one or None) == (other or None) if isinstance(one, list) or isinstance(other, list) else one == other
