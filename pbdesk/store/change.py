"""One thing a person does is one change: one transaction, one entry in the history per record, one seal.

Every write of the whole product goes through `Change`; nothing else inserts, updates or deletes a record.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice, repeat
from operator import length_hint
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from pbdesk.errors import NotUnderstood, RuleBroken, StillNeeded
from pbdesk.records.kind import Kind, Value, Values
from pbdesk.records.kinds import KINDS, parts_of
from pbdesk.records.standing import never_changes
from pbdesk.sentences import say
from pbdesk.store import sqlite, texts
from pbdesk.store.columns import entry_lines, json_rows, to_json
from pbdesk.store.desk import Desk
from pbdesk.store.fitness import as_stored, refuse_breach, refuse_unfit
from pbdesk.store.identity import identities
from pbdesk.store.pointing import pointing
from pbdesk.store.query import Records
from pbdesk.store.refused import called, said_of_record
from pbdesk.store.rows import RowRefused, delete_rows, insert_rows, set_rows
from pbdesk.store.search import index_again, search_texts
from pbdesk.store.tables import CHANGE, LINK, RECORD, TABLES

BEGINNING = "0" * 64
"""What the first change of a desk is chained to."""
_NAMED = 200
"""So many records that keep another from being deleted are named."""
_BATCH = 5000
_MANY = 20_000
"""So many new records at once, and more than there are, are indexed after they are in."""
_SAID = 50_000
"""The texts of so many records go into the search index together: what comes in pieces is merged again and again."""

Origin = tuple[str | None, int | None]
"""The sheet and row of a spreadsheet that values came from."""
NOWHERE: Origin = (None, None)
Entry = tuple[str, str, str | None, str | None, str | None, int | None]
"""record, kind, old values (JSON), new values (JSON), sheet, row."""
_ENTRY_COLUMNS = ("change", "seq", "record", "kind", "old", "new", "sheet", "row")


@dataclass(frozen=True)
class Update:
    """New values of some fields of one record, beside the ones they replace."""

    record: str
    old: Values
    new: Values
    origin: Origin = NOWHERE


@dataclass(frozen=True)
class Batch:
    """Some new records of one kind, by column: the values of each field, the ids, and where they came from."""

    columns: Mapping[str, Sequence[Value]]
    ids: Sequence[str]
    origins: Sequence[Origin]


@dataclass(frozen=True)
class Sealed:
    """A change as it was written; `entries` is how many records it touched."""

    n: int
    id: str
    entries: int


class Change:
    """A change being written. Get one from `change`; leaving its block seals it, an error undoes it whole."""

    def __init__(self, connection: Connection, header: dict[str, Any]) -> None:
        self.connection = connection
        self.records = Records(connection)
        self.detail: dict[str, Any] = header["detail"]
        self.sealed: Sealed | None = None
        self._header = header
        last = connection.execute(select(CHANGE.c.n, CHANGE.c.digest).order_by(CHANGE.c.n.desc()).limit(1)).first()
        self.n: int = last.n + 1 if last else 1
        self.id = identities.one()
        previous: str = last.digest if last else BEGINNING
        self._hash = hashlib.sha256(previous.encode())
        self._entries = 0
        self._next: int = (connection.execute(select(func.max(RECORD.c.n))).scalar() or 0) + 1
        self._touched: dict[str, Kind] = {}
        connection.execute(insert(CHANGE).values(n=self.n, id=self.id, previous=previous, **header | {"detail": ""}))

    def add(self, kind: Kind, values: Values, *, id: str | None = None, origin: Origin = NOWHERE) -> str:
        """A new record of one kind; returns its id. Raises `RuleBroken` for values that do not fit."""
        known = {name: value for name, value in as_stored(kind, values).items() if value is not None and value != []}
        refuse_unfit(self.records, kind, known)
        record = self.add_many(kind, list(known), [tuple(known.values())], [origin], [id] if id else None)[0]
        self._touched[record] = kind
        return record

    def set(self, record: str, values: Values, *, origin: Origin = NOWHERE) -> bool:
        """New values of some fields; returns whether anything was different from before."""
        kind, before = self.held(record)
        fresh = {name: value for name, value in as_stored(kind, values).items() if before.get(name) != value}
        refuse_unfit(self.records, kind, fresh, before)
        if fresh:
            self.set_many(kind, [Update(record, {name: before[name] for name in fresh}, fresh, origin)])
            self._touched[record] = kind
        return bool(fresh)

    def delete(self, *records: str) -> None:
        """Take out records and their parts; refused with the list of what else points to them."""
        self._refuse_frozen(records)
        gone = list(dict.fromkeys(part for record in records for part in self._with_parts(record)))
        resting, more = self._resting_on(gone)
        if resting:
            titles = self.records.titles(resting)
            raise StillNeeded(sorted(titles.items(), key=lambda one: one[1].casefold()), more=more)
        for doomed in gone:
            kind, values = self.held(doomed)
            known = {name: value for name, value in values.items() if name != "id" and value not in (None, [])}
            self.remove_many(kind, [(doomed, to_json(known))])

    def _refuse_frozen(self, records: Sequence[str]) -> None:
        """What is frozen says so itself, before the first of its parts does."""
        for record in records:
            kind, values = self.held(record)
            if kind.stands_still(values):
                raise RuleBroken(called(self.records, kind, record, values), [never_changes(kind)])

    def held(self, record: str) -> tuple[Kind, dict[str, Value]]:
        """The kind and values of a record; raises `NotUnderstood` where the desk has none."""
        values = self.records.get(record)
        if values is None:
            raise NotUnderstood(say("This desk has no record {record}.", record=record))
        return KINDS[str(self.records.kind_of(record))], values

    def add_many(
        self,
        kind: Kind,
        fields: Sequence[str],
        rows: Iterable[Sequence[Value]],
        origins: Iterable[Origin] = repeat(NOWHERE),
        ids: Sequence[str] | None = None,
    ) -> list[str]:
        """New records of one kind, each a tuple of values of `fields`; returns their ids.

        The values have passed the kind's rules already; types and guards are the database's to refuse.
        """
        made: list[str] = []
        self.add_batches(kind, _batches(fields, zip(rows, origins, strict=False), ids, made), length_hint(rows))
        return made

    def add_batches(self, kind: Kind, batches: Iterable[Batch], coming: int) -> None:
        """New records of one kind, batch by batch, about so many in all; their values have passed the rules too."""
        many = coming >= _MANY and coming >= self._held_of(kind)
        with sqlite.indexed_afterwards(self.connection, kind.name) if many else nullcontext():
            said: list[tuple[int, str, str]] = []
            for batch in batches:
                said += self._add_batch(kind, batch)
                if len(said) >= _SAID:
                    texts.index_text(self.connection, said)
                    said = []
            texts.index_text(self.connection, said)

    def _held_of(self, kind: Kind) -> int:
        return self.connection.scalar(select(func.count()).select_from(TABLES[kind.name])) or 0

    def _add_batch(self, kind: Kind, batch: Batch) -> list[tuple[int, str, str]]:
        """Write some new records; gives what the search index is to know of them."""
        ids, columns, height = batch.ids, batch.columns, len(batch.ids)
        numbers = range(self._next, self._next + height)
        self._next += height
        insert_rows(self.connection, "record", ("n", "id", "kind"), [*zip(numbers, ids, repeat(kind.name))])
        many = [field.name for field in kind.many if field.name in columns]
        for name in many:
            self._insert_links(name, zip(ids, columns[name], strict=True))
        stored = [name for name in columns if name not in many]
        table = zip(ids, *(columns[name] for name in stored), strict=True)
        insert_rows(self.connection, kind.name, ("id", *stored), list(table))
        told = zip(ids, json_rows(columns, height), batch.origins, strict=True)
        self.enter([(one, kind.name, None, new, *origin) for one, new, origin in told])
        return [*zip(numbers, *search_texts(self.connection, kind, columns, height), strict=True)]

    def set_many(self, kind: Kind, updates: Iterable[Update]) -> None:
        """New values of some fields of many records; the caller has compared them with the old ones."""
        remaining = iter(updates)
        while batch := list(islice(remaining, _BATCH)):
            self._write_fields(kind, batch)
            index_again(self.connection, kind, [one.record for one in batch])
            self.enter([(one.record, kind.name, to_json(one.old), to_json(one.new), *one.origin) for one in batch])

    def remove_many(self, kind: Kind, gone: Sequence[tuple[str, str]]) -> None:
        """Take out records that nothing points to any more, each given with its values as the history keeps them."""
        ids = [one for one, _ in gone]
        texts.forget_text(self.connection, list(self.records.numbers(ids).values()))
        for table, column in (("link", "from_id"), (kind.name, "id"), ("record", "id")):
            delete_rows(self.connection, table, column, ids)
        self.enter([(one, kind.name, values, None, *NOWHERE) for one, values in gone])
        for one in ids:
            self._touched.pop(one, None)

    def enter(self, entries: Sequence[Entry]) -> None:
        """Write entries of the history and take them into the seal."""
        rows = [(self.n, seq, *entry) for seq, entry in enumerate(entries, self._entries + 1)]
        self._hash.update(entry_lines(entries))
        self._entries += len(rows)
        insert_rows(self.connection, "entry", _ENTRY_COLUMNS, rows)

    @property
    def touched_nothing(self) -> bool:
        """Whether no record is different from before."""
        return self._entries == 0

    def seal(self) -> None:
        """Check the rules of everything touched and close the change for good."""
        for record, kind in self._touched.items():
            refuse_breach(self.records, kind, record)
        header = self._header | {"detail": to_json(self.detail)}
        digest = seal_of(self._hash, self.id, header)
        closed = update(CHANGE).where(CHANGE.c.n == self.n).values(detail=header["detail"], digest=digest)
        self.connection.execute(closed)
        self.sealed = Sealed(self.n, self.id, self._entries)

    def _write_fields(self, kind: Kind, updates: Sequence[Update]) -> None:
        many = {field.name for field in kind.many}
        alike: dict[tuple[str, ...], list[tuple[Value, ...]]] = {}
        for one in updates:
            stored = tuple(name for name in one.new if name not in many)
            alike.setdefault(stored, []).append((*(one.new[name] for name in stored), one.record))
            for name in many & set(one.new):
                self.connection.execute(delete(LINK).where(LINK.c.from_id == one.record, LINK.c.field == name))
                self._insert_links(name, [(one.record, one.new[name])])
        for names, rows in alike.items():
            if names:
                set_rows(self.connection, kind.name, names, rows)

    def _insert_links(self, name: str, targets: Iterable[tuple[str, Value]]) -> None:
        """Links of the field `name`, from each record in the order given."""
        rows = [
            (one, name, position, target) for one, value in targets for position, target in enumerate(_listed(value))
        ]
        if rows:
            insert_rows(self.connection, "link", ("from_id", "field", "position", "to_id"), rows)

    def _with_parts(self, record: str) -> list[str]:
        parts = [record]
        for kind in parts_of(str(self.records.kind_of(record))):
            for part in self.records.pointing(kind.name, kind.part_of, record):
                parts = [*self._with_parts(str(part["id"])), *parts]
        return list(dict.fromkeys(parts))

    def _resting_on(self, gone: Sequence[str]) -> tuple[list[str], bool]:
        """The first records outside these that point to any of them, and whether there are more."""
        doomed, found, more = set(gone), dict[str, None](), False
        for one in gone:
            for group in pointing(self.connection, str(self.records.kind_of(one)), one, _NAMED + len(gone)):
                found |= dict.fromkeys(record for record in group.ids if record not in doomed)
                more |= group.count > len(group.ids)
        return list(found)[:_NAMED], more or len(found) > _NAMED


@contextmanager
def change(
    desk: Desk,
    action: str,
    person: str,
    *,
    reason: str = "",
    detail: Mapping[str, Any] | None = None,
    takes_back: int | None = None,
) -> Iterator[Change]:
    """Open a change; sealed when the block ends, undone whole when it fails, forgotten when it did nothing."""
    header = {
        "at": datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        "person": person,
        "action": action,
        "reason": reason,
        "detail": dict(detail or {}),
        "takes_back": takes_back,
    }
    with desk.writing() as connection:
        made = Change(connection, header)
        try:
            yield made
        except RowRefused as refused:
            raise said_of_record(made.records, refused) from refused
        if made.touched_nothing:
            connection.rollback()
        else:
            made.seal()


def seal_of(entries: "hashlib._Hash", id: str, header: Mapping[str, Any]) -> str:
    """The digest of a change: SHA-256 over the previous digest, every entry, and its own header."""
    whole = entries.copy()
    parts = [id, *(header[name] for name in ("at", "person", "action", "reason", "detail", "takes_back"))]
    whole.update(to_json(parts).encode())
    return whole.hexdigest()


def _batches(
    fields: Sequence[str],
    both: Iterator[tuple[Sequence[Value], Origin]],
    ids: Sequence[str] | None,
    made: list[str],
) -> Iterator[Batch]:
    """Rows as batches; the ids of all of them come to stand in `made`."""
    while some := list(islice(both, _BATCH)):
        rows, origins = zip(*some, strict=True)
        taken = list(ids[len(made) : len(made) + len(some)]) if ids else identities.take(len(some))
        made += taken
        yield Batch(dict(zip(fields, zip(*rows, strict=True), strict=True)), taken, origins)


def _listed(value: Value) -> list[str]:
    return value if isinstance(value, list) else []
