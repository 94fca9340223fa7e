"""What points to a record: by each link how many records do, and the first few, however many thousands they are."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from sqlalchemy import Connection, bindparam, func, literal, select, union_all

from pbdesk.records.kind import Type
from pbdesk.records.kinds import KINDS, pointing_at
from pbdesk.store import sqlite
from pbdesk.store.prepared import Prepared, asked, prepared
from pbdesk.store.tables import LINK, RECORD, TABLES

_ALL = -1
"""As a limit: none."""


@dataclass(frozen=True)
class Pointing:
    """The records of a kind that point to one by a field: how many there are, and the ids of the first few."""

    kind: str
    field: str
    count: int
    ids: tuple[str, ...]


def pointing(connection: Connection, kind: str, record: str, most: int | None = None) -> list[Pointing]:
    """What points to a record of a kind; of each kind and field the first `most` (None: all)."""
    limit = _ALL if most is None else most
    return [*_by_single(connection, kind, record, limit), *_by_many(connection, record, limit)]


def _by_single(connection: Connection, kind: str, record: str, limit: int) -> Iterator[Pointing]:
    if not _single(kind):
        return
    for name, field, count in asked(connection, _counts(kind), record=record):
        if count:
            rows = sqlite.as_written(connection, name, field, record, limit)
            yield Pointing(name, field, count, tuple(sorted(rows)))


@cache
def _single(kind: str) -> tuple[tuple[str, str], ...]:
    """The kinds and fields of single links that may lead to a kind."""
    return tuple((one.name, name) for one, name in pointing_at(kind) if one.by_name[name].type is Type.LINK)


@cache
def _counts(kind: str) -> Prepared:
    """How many point to a record by each of those, in one statement."""
    return prepared(
        union_all(
            *(
                select(literal(name), literal(field), func.count()).where(TABLES[name].c[field] == bindparam("record"))
                for name, field in _single(kind)
            )
        )
    )


def _by_many(connection: Connection, record: str, limit: int) -> Iterator[Pointing]:
    for field, count in asked(connection, _many_counts(), record=record):
        owners = _owners(field)
        counts = asked(connection, _counts_by_kind(), record=record, field=field) if len(owners) > 1 else ()
        for kind, number in counts or [(owners[0], count)]:
            rows = asked(connection, _many_first(), record=record, field=field, kind=kind, most=limit)
            yield Pointing(kind, field, number, tuple(one for (one,) in rows))


@cache
def _owners(field: str) -> tuple[str, ...]:
    """The kinds that have a list of links of this name."""
    return tuple(kind.name for kind in KINDS.values() if any(one.name == field for one in kind.many))


@cache
def _many_counts() -> Prepared:
    """How many point to a record by each list of links, whatever their kind."""
    wanted = select(LINK.c.field, func.count()).where(LINK.c.to_id == bindparam("record"))
    return prepared(wanted.group_by(LINK.c.field).order_by(LINK.c.field))


@cache
def _counts_by_kind() -> Prepared:
    """How many of each kind do by one list of links that several kinds have."""
    wanted = select(RECORD.c.kind, func.count()).join(LINK, RECORD.c.id == LINK.c.from_id)
    held = LINK.c.to_id == bindparam("record"), LINK.c.field == bindparam("field")
    return prepared(wanted.where(*held).group_by(RECORD.c.kind).order_by(RECORD.c.kind))


@cache
def _many_first() -> Prepared:
    wanted = select(LINK.c.from_id).join(RECORD, RECORD.c.id == LINK.c.from_id)
    held = LINK.c.to_id == bindparam("record"), LINK.c.field == bindparam("field"), RECORD.c.kind == bindparam("kind")
    return prepared(wanted.where(*held).order_by(LINK.c.from_id).limit(bindparam("most")))
