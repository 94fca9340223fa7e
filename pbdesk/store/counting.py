"""What a page needs of a long list without reading it: how many there are, the first few, what they lead back to."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, bindparam, func, or_, select

from pbdesk.records.kind import Kind, Value
from pbdesk.store import sqlite
from pbdesk.store.listing import Bound, Condition, Listing, conditioned, conditions, loosened
from pbdesk.store.prepared import Prepared, asked, prepared
from pbdesk.store.tables import TABLES

_REMEMBERED = 256


@dataclass(frozen=True)
class Between:
    """Records whose `field` lies between two values, both inclusive; an empty one is no limit, two are all records."""

    field: str = "id"
    first: str = ""
    last: str = ""


@dataclass(frozen=True)
class Few:
    """The first records of a list under one value, and how many there are, of those before a day and in all."""

    rows: tuple[dict[str, Value], ...]
    early: int
    count: int


def tally(connection: Connection, wanted: Listing, *spans: Between) -> list[int]:
    """Of the records of a listing, how many lie in each of these spans; counted in one reading of them."""
    values: dict[str, Value] = {}
    shape = loosened(wanted, values)
    bound = tuple(_bound(one, at, values) for at, one in enumerate(spans))
    return list(asked(connection, _tally(shape, bound), **values)[0])


def _bound(span: Between, at: int, values: dict[str, Value]) -> Between:
    """A span whose ends are bound when it is asked."""
    ends = {name: end for name, end in ((f"first_{at}", span.first), (f"last_{at}", span.last)) if end}
    values.update(ends)
    return Between(span.field, *(name if name in ends else "" for name in (f"first_{at}", f"last_{at}")))


@lru_cache(_REMEMBERED)
def _tally(shape: Listing, spans: tuple[Between, ...]) -> Prepared:
    counts = [func.count().filter(_within(shape, one)) if one.first or one.last else func.count() for one in spans]
    wanted = select(*counts).select_from(TABLES[shape.kind.name])
    return prepared(wanted.where(*conditions(shape), *_within_all(shape, spans)))


def _within_all(shape: Listing, spans: tuple[Between, ...]) -> list[ColumnElement[bool]]:
    """That a record lies in any of the spans, where all are of one field: an index of it then finds them."""
    if len({one.field for one in spans}) > 1 or not all(one.first or one.last for one in spans):
        return []
    return [or_(*(_within(shape, one) for one in spans))]


def first_of_each(connection: Connection, wanted: Listing, by: str, most: int, day: str) -> dict[str, Few]:
    """The first records of a listing under each value of the field `by`, `early` before a day by the listing's order.

    Whoever has the first record of all comes first; unknown is under an empty word.
    """
    names = ("id", *(name for name in wanted.fields if name != "id"))
    held: dict[str, list[tuple[Any, ...]]] = {}
    values: dict[str, Value] = {"most": most, "day": day}
    for row in asked(connection, _first_of_each(loosened(wanted, values), names, by), **values):
        held.setdefault(row[0] or "", []).append(tuple(row))
    return {
        one: Few(tuple(dict(zip(names, row[3:], strict=True)) for row in rows), rows[0][1], rows[0][2])
        for one, rows in held.items()
    }


@lru_cache(_REMEMBERED)
def _first_of_each(wanted: Listing, names: tuple[str, ...], by: str) -> Prepared:
    """Each value with its counts, then the first ids of each: where the desk keeps an index, little else is read."""
    table, held = TABLES[wanted.kind.name], conditions(wanted)
    early = func.count().filter(table.c[wanted.order] < bindparam("day"))
    each = (
        select(table.c[by].label("under"), early.label("early"), func.count().label("count"))
        .where(*held).group_by(table.c[by]).subquery()
    )  # fmt: skip
    first = (
        select(table.c.id).where(*held, table.c[by].is_not_distinct_from(each.c.under))
        .order_by(table.c[wanted.order].asc().nulls_last(), table.c.id).limit(bindparam("most")).correlate(each)
    )  # fmt: skip
    one = table.alias("one")
    return prepared(
        select(each.c.under, each.c.early, each.c.count, *(one.c[name] for name in names))
        .join_from(each, one, one.c.id.in_(first)).order_by(one.c[wanted.order].asc().nulls_last(), one.c.id)
    )  # fmt: skip


def led_back(
    connection: Connection, kind: Kind, field: str, ids: Sequence[str], names: Sequence[str]
) -> dict[str, dict[str, Value]]:
    """Everything that a link of some records leads back to, and what its own leads to, to the end; by id.

    Gives these fields of the records met, themselves included, by one statement however far back it goes.
    """
    columns = ("id", *names)
    rows = asked(connection, _led_back(kind.name, field, columns), ids=sqlite.as_listed(ids))
    return {row[0]: dict(zip(columns, row, strict=True)) for row in rows}


@lru_cache(_REMEMBERED)
def _led_back(kind: str, field: str, columns: tuple[str, ...]) -> Prepared:
    table = TABLES[kind]
    met = select(table.c.id, table.c[field]).where(table.c.id.in_(sqlite.listed("ids"))).cte("met", recursive=True)
    met = met.union(select(table.c.id, table.c[field]).join(met, met.c[field] == table.c.id))
    return prepared(select(*(table.c[name] for name in columns)).where(table.c.id.in_(select(met.c.id))))


def connected(
    connection: Connection, kind: Kind, field: str, record: str, names: Sequence[str]
) -> dict[str, dict[str, Value]]:
    """Every record that a link joins to one, before it and after it, to both ends; by id, with these fields."""
    columns = ("id", *names)
    rows = asked(connection, _connected(kind.name, field, columns), record=record)
    return {row[0]: dict(zip(columns, row, strict=True)) for row in rows}


@lru_cache(_REMEMBERED)
def _connected(kind: str, field: str, columns: tuple[str, ...]) -> Prepared:
    table = TABLES[kind]
    both = select(table.c.id, table.c[field])
    met = both.where(table.c.id == bindparam("record")).cte("met", recursive=True)
    before, after = both.join(met, met.c[field] == table.c.id), both.join(met, met.c.id == table.c[field])
    met = met.union(before, after)
    held = table.alias("held")
    wanted = select(*(held.c[name] for name in columns)).where(held.c.id.in_(select(met.c.id)))
    return prepared(wanted.order_by(held.c.id))


def _within(wanted: Listing, span: Between) -> ColumnElement[bool]:
    ends = [(test, name) for test, name in (("from", span.first), ("to", span.last)) if name]
    return and_(*(conditioned(wanted.kind, Condition(span.field, test, Bound(name))) for test, name in ends))
