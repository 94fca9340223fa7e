"""The desk as it was known on an earlier day: its history, replayed into a desk in memory.

What was known is what the changes up to the end of that day (UTC) had written; later corrections,
imports and undoings are not there. The tables are those of today without their rules, for what was
once recorded stays readable whatever is asked of a record now.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, Connection, MetaData, Table, func, select
from sqlalchemy.schema import CreateIndex, CreateTable

from pbdesk.errors import Cancelled, NotUnderstood
from pbdesk.records.kind import Kind, Value
from pbdesk.records.kinds import KINDS
from pbdesk.sentences import say
from pbdesk.store import sqlite
from pbdesk.store.desk import Moment
from pbdesk.store.rows import insert_rows
from pbdesk.store.tables import CHANGE, ENTRY, METADATA

Progress = Callable[[str, float], bool]
"""Told what is being done and how much of it is; says whether to go on."""

_AT_ONCE = 5000
_HISTORY = ("change", "entry", "desk")
"""Tables of the desk that are not replayed: a desk in memory has no history of its own."""


@dataclass(frozen=True)
class Known:
    """What is known on a day: the records of `moment`, and the `history` before the change number `before`.

    Without `before` it is now: both are the same, and nothing comes after. `day` is empty where none was asked for.
    """

    moment: Moment
    history: Moment
    day: str = ""
    before: int | None = None


@contextmanager
def as_known(
    now: Moment, day: str, progress: Progress | None = None, before: int | None = None
) -> Iterator[Known]:
    """The desk as it was known at the end of a day, and `before` a change; as it is now where neither is given.

    Raises `NotUnderstood` for a day before the desk's first change, `Cancelled` when `progress` says no.
    """
    if not day and before is None:
        yield Known(now, now)
        return
    engine = sqlite.connect(None, writable=True, enforcing=False)
    try:
        with engine.begin() as past:
            ends = [*([_last_change(now, day)] if day else []), *([before - 1] if before is not None else [])]
            last = min(ends)
            _Replay(past, progress or _go_on).run(now, last)
            yield Known(past, now, day, last + 1)
    finally:
        engine.dispose()


def _go_on(_text: str, _part: float) -> bool:
    return True


def _last_change(connection: Connection, day: str) -> int:
    """The last change of the day or before it; times are compared as written, in UTC."""
    sealed = CHANGE.c.digest.is_not(None)
    last = connection.scalar(select(func.max(CHANGE.c.n)).where(sealed, func.substr(CHANGE.c.at, 1, 10) <= day))
    if last is None:
        first = connection.scalar(select(func.min(CHANGE.c.at)))
        raise NotUnderstood(
            say(
                "Nothing was known on {day}: the first change of this desk is of {first}.",
                day=day,
                first=str(first)[:10],
            )
        )
    return int(last)


class _Replay:
    """Writes the last state of every record; most were made and never changed, and go straight in."""

    def __init__(self, past: Connection, progress: Progress) -> None:
        self._past, self._progress = past, progress
        self._waiting: dict[str, list[tuple[str, str]]] = {}
        self._changed: dict[str, tuple[str, dict[str, Value]]] = {}
        self._number = 0

    def run(self, connection: Connection, last: int) -> None:
        """Replay the history of a desk up to a change."""
        _make_tables(self._past)
        upto = ENTRY.c.change <= last
        entries = connection.scalar(select(func.count()).where(upto)) or 1
        touched = select(ENTRY.c.record).where(upto).group_by(ENTRY.c.record)
        several = set(connection.scalars(touched.having(func.count() > 1)))
        wanted = select(ENTRY.c.record, ENTRY.c.kind, ENTRY.c.new).where(upto).order_by(ENTRY.c.change, ENTRY.c.seq)
        for at, (record, kind, new) in enumerate(connection.execute(wanted)):
            if at % _AT_ONCE == 0 and not self._progress("Reading the history", at / entries):
                raise Cancelled
            self._take(record, kind, new, several)
        for record, (kind, values) in self._changed.items():
            self._wait(record, kind, json.dumps(values))
        for kind in list(self._waiting):
            self._write(kind)
        _make_indexes(self._past)
        self._progress("Reading the history", 1)

    def _take(self, record: str, kind: str, new: str | None, several: set[str]) -> None:
        if record not in several:
            self._wait(record, kind, new)
        elif new is None:
            self._changed.pop(record, None)
        else:
            before = self._changed.get(record, (kind, {}))[1]
            self._changed[record] = (kind, before | json.loads(new))

    def _wait(self, record: str, kind: str, new: str | None) -> None:
        if new is None or kind not in KINDS:
            return
        waiting = self._waiting.setdefault(kind, [])
        waiting.append((record, new))
        if len(waiting) == _AT_ONCE:
            self._write(kind)

    def _write(self, kind: str) -> None:
        """Insert the records of a kind that wait; the values of all of them are read at once."""
        waiting = self._waiting.pop(kind)
        ids = [record for record, _ in waiting]
        values = json.loads(f"[{','.join(new for _, new in waiting)}]")
        names = [field.name for field in KINDS[kind].stored]
        numbers = range(self._number, self._number + len(ids))
        self._number += len(ids)
        rows = [(one, *map(held.get, names)) for one, held in zip(ids, values, strict=True)]
        insert_rows(
            self._past, "record", ("n", "id", "kind"), [(n, one, kind) for n, one in zip(numbers, ids, strict=True)]
        )
        insert_rows(self._past, kind, ("id", *names), rows)
        if links := list(_links(KINDS[kind], zip(ids, values, strict=True))):
            insert_rows(self._past, "link", ("from_id", "field", "position", "to_id"), links)


def _links(kind: Kind, records: Iterable[tuple[str, dict[str, Any]]]) -> Iterator[tuple[str, str, int, str]]:
    names = [field.name for field in kind.many]
    for one, held in records:
        for name in names:
            if targets := held.get(name):
                yield from ((one, name, position, target) for position, target in enumerate(targets))


def _make_tables(past: Connection) -> None:
    bare = MetaData()
    for table in METADATA.tables.values():
        if table.name not in _HISTORY:
            columns = [Column(one.name, one.type, primary_key=one.primary_key) for one in table.c]
            past.execute(CreateTable(Table(table.name, bare, *columns)))


def _make_indexes(past: Connection) -> None:
    """Once the rows are in: an index filled row by row costs several times as much."""
    for table in METADATA.tables.values():
        for index in sorted(table.indexes, key=lambda one: str(one.name)):
            if table.name not in _HISTORY and not index.unique:
                past.execute(CreateIndex(index))
