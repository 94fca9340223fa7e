"""Reading the history: what happened, to which record, from what to what, and where a value came from."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, bindparam, exists, func, literal_column, select

from pbdesk.errors import NotUnderstood
from pbdesk.records.kind import Value
from pbdesk.sentences import say
from pbdesk.store import prepared
from pbdesk.store.prepared import Prepared
from pbdesk.store.tables import CHANGE, ENTRY, NUMBER_GIVEN, TABLES

_AT_ONCE = 500
"""How many ids one statement asks for."""


class Past(NamedTuple):
    """A change as the history tells it; `entries` is how many records it touched, `told` its detail in JSON."""

    n: int
    id: str
    at: str
    person: str
    action: str
    reason: str
    told: str
    takes_back: int | None
    digest: str
    entries: int

    @property
    def detail(self) -> dict[str, Any]:
        """What else was said of it; read only when asked for."""
        held: dict[str, Any] = json.loads(self.told)
        return held


@dataclass(frozen=True)
class Difference:
    """What one change did to one record: `old` is None where it was made, `new` where it was taken out."""

    change: int
    record: str
    kind: str
    old: dict[str, Value] | None
    new: dict[str, Value] | None
    sheet: str | None
    row: int | None


@dataclass(frozen=True)
class Source:
    """Where a value came from: the change that wrote it, and the file, sheet and row if it was imported."""

    at: str
    person: str
    file: str | None
    sheet: str | None
    row: int | None


def changes(
    connection: Connection,
    *,
    record: str | None = None,
    action: str = "",
    before: int | None = None,
    limit: int | None = None,
) -> list[Past]:
    """Changes, newest first; only those that touched `record`, did `action` or came before `before`, where given."""
    given = {"record": record, "action": action or None, "before": before, "limit": limit}
    known = {name: value for name, value in given.items() if value is not None}
    return [Past._make(row) for row in prepared.asked(connection, _changes(frozenset(known)), **known)]


@cache
def _changes(given: frozenset[str]) -> Prepared:
    """The statement for changes of which these are given."""
    touched = select(ENTRY.c.change).where(ENTRY.c.record == bindparam("record"))
    held = {
        "record": CHANGE.c.n.in_(touched),
        "action": CHANGE.c.action == bindparam("action"),
        "before": CHANGE.c.n < bindparam("before"),
    }
    wanted = _counted().where(*(one for name, one in held.items() if name in given)).order_by(CHANGE.c.n.desc())
    return prepared.prepared(wanted.limit(bindparam("limit")) if "limit" in given else wanted)


def head(connection: Connection, *, without: str = "", before: int | None = None) -> str:
    """The digest of the newest change, of those that are no `without` and came `before` one; empty without any."""
    newest = select(CHANGE.c.digest).where(CHANGE.c.action != without).order_by(CHANGE.c.n.desc()).limit(1)
    if before is not None:
        newest = newest.where(CHANGE.c.n < before)
    return connection.execute(newest).scalar() or ""


def made_in(connection: Connection, record: str) -> int | None:
    """The number of the change in which a record was made; None where the desk never held it."""
    found: int | None = connection.scalar(select(func.min(ENTRY.c.change)).where(ENTRY.c.record == record))
    return found


def one(connection: Connection, text: str) -> Past:
    """The change that a person means by its id or its number; raises `NotUnderstood`."""
    wanted = CHANGE.c.n == int(text) if text.isdecimal() else CHANGE.c.id == text
    row = connection.execute(_counted().where(wanted)).one_or_none()
    if row is None:
        raise NotUnderstood(say("This desk has no change {text}; see `pbdesk history`.", text=text))
    return Past._make(row)


def differences(
    connection: Connection,
    *,
    change: int | None = None,
    record: str | None = None,
    since: int | None = None,
    before: int | None = None,
    limit: int | None = None,
) -> Iterator[Difference]:
    """What one change did, or what happened to one record, in order; only `since` or `before` a change where given."""
    statement = select(ENTRY).order_by(ENTRY.c.change, ENTRY.c.seq).limit(limit)
    if since is not None:
        statement = statement.where(ENTRY.c.change >= since)
    if before is not None:
        statement = statement.where(ENTRY.c.change < before)
    if change is not None:
        statement = statement.where(ENTRY.c.change == change)
    if record is not None:
        statement = statement.where(ENTRY.c.record == record)
    for row in connection.execute(statement):
        yield Difference(row.change, row.record, row.kind, loaded(row.old), loaded(row.new), row.sheet, row.row)


def spoken_of(connection: Connection, records: Sequence[str]) -> set[str]:
    """Those of these ids that the history speaks of, whether the desk still has the record or not."""
    found: set[str] = set()
    for start in range(0, len(records), _AT_ONCE):
        wanted = select(ENTRY.c.record).where(ENTRY.c.record.in_(records[start : start + _AT_ONCE])).distinct()
        found.update(connection.execute(wanted).scalars())
    return found


def sources(connection: Connection, record: str) -> dict[str, Source]:
    """For every known value of a record, where it came from."""
    found: dict[str, Source] = {}
    told = {past.n: past for past in changes(connection, record=record)}
    for difference in differences(connection, record=record):
        past = told[difference.change]
        file = past.detail.get("file") if difference.row is not None else None
        source = Source(past.at, past.person, file, difference.sheet, difference.row)
        found |= dict.fromkeys(difference.new or {}, source)
    return found


def holders(connection: Connection, number: str) -> list[str]:
    """Every decision that ever had a number, also those that are gone."""
    return [record for record, _ in prepared.asked(connection, _numbers_given(), first=number, last=number)]


def numbers_held(connection: Connection, task_force: str, first: str, last: str) -> list[str]:
    """The numbers between two that decisions of a task force have now."""
    found = prepared.asked(connection, _numbers_held(), task_force=task_force, first=first, last=last)
    return [number for number, in found]


def numbers_lost(connection: Connection, task_force: str, first: str, last: str) -> list[tuple[str, str]]:
    """The numbers between two that only once were a task force's, each after the decision that had it."""
    return prepared.asked(connection, _numbers_lost(), task_force=task_force, first=first, last=last)


@cache
def _numbers_given() -> Prepared:
    return prepared.prepared(_given())


@cache
def _numbers_held() -> Prepared:
    held = TABLES["decision"].c
    between = held.number.between(bindparam("first"), bindparam("last"))
    return prepared.prepared(select(held.number).where(held.task_force == bindparam("task_force"), between))


@cache
def _numbers_lost() -> Prepared:
    held, told = TABLES["decision"].c, ENTRY.alias("told").c
    now = exists().where(held.task_force == bindparam("task_force"), held.number == NUMBER_GIVEN)
    of_force = func.json_extract(told.new, "$.task_force") == bindparam("task_force")
    once = exists().where(told.record == ENTRY.c.record, of_force)
    return prepared.prepared(_given().where(~now, once))


def _given() -> "Select[str, str]":
    """Decisions with the numbers between two that they ever had."""
    between = NUMBER_GIVEN.between(bindparam("first"), bindparam("last"))
    return select(ENTRY.c.record, NUMBER_GIVEN).distinct().where(ENTRY.c.kind == literal_column("'decision'"), between)


def loaded(text: str | None) -> dict[str, Value] | None:
    """Values of a record as the history keeps them."""
    return None if text is None else json.loads(text)


def _counted() -> Select[Any]:
    """Changes with how many entries each has: they are numbered from 1, so that the last one's number says it."""
    entries = select(func.coalesce(func.max(ENTRY.c.seq), 0)).where(ENTRY.c.change == CHANGE.c.n).scalar_subquery()
    told = [CHANGE.c.detail if name == "told" else CHANGE.c[name] for name in Past._fields[:-1]]
    return select(*told, entries)
