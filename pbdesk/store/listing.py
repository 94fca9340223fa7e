"""Which records of a kind, in which order: the description of a list, and the statement that reads it."""

from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, bindparam, exists, literal_column, or_, select

from pbdesk.records.countries import HOLDS_IN_MEMBERS
from pbdesk.records.kind import Kind, Type, Value
from pbdesk.store.prepared import Prepared, prepared
from pbdesk.store.tables import LINK, TABLES, in_order

_REMEMBERED = 256
"""Statements kept ready: making one costs more than many of them take."""


@dataclass(frozen=True)
class Condition:
    """One condition of a list: the field `name` compared by `test` with a stored value.

    Tests: `is`, `is not`, `contains`, `begins`, `from`, `to` (both inclusive), `known`, `unknown`; `among`
    takes a statement that selects the values, as the evidence of a figure does, or a whole listing: the values of its
    first field, or its records where it names no fields; `about` takes a country and finds what is of it or of a
    conflict system that spans it.
    """

    name: str
    test: str = "is"
    value: "Value | Select[Any] | Listing | Bound" = None


@dataclass(frozen=True)
class Listing:
    """Which records of a kind, in which order: `order` is a field, `-` before it turns it round."""

    kind: Kind
    conditions: tuple[Condition, ...] = ()
    order: str = ""
    limit: int | None = None
    offset: int = 0
    fields: tuple[str, ...] = field(default=())

    @property
    def straight(self) -> bool:
        """Whether the desk keeps just this order, so that any part of it is found without sorting."""
        field = self.kind.by_name.get(self.order.removeprefix("-"))
        return not self.conditions and (not self.order or (field is not None and field.ordered))


@dataclass(frozen=True)
class Order:
    """The ids of many records in an order, sixteen bytes each: a million take 16 MB."""

    packed: bytes

    def __len__(self) -> int:
        return len(self.packed) // 16

    def place(self, record: str) -> int | None:
        """Where a record stands in the order, from 0."""
        sought, at = UUID(record).bytes, -1
        while (at := self.packed.find(sought, at + 1)) % 16:
            if at < 0:
                return None
        return at // 16

    def part(self, first: int, count: int) -> list[str]:
        """So many ids from one place on."""
        some = self.packed[16 * first : 16 * (first + count)]
        return [str(UUID(bytes=some[at : at + 16])) for at in range(0, len(some), 16)]


@dataclass(frozen=True)
class Bound:
    """A value that is bound under this name when a statement is asked, so that one statement serves every value."""

    name: str


def loosened(wanted: Listing, values: dict[str, Value]) -> Listing:
    """A listing as its statement is kept: without its place, its values put into `values` under names of their own."""
    held = tuple(_loosened(wanted.kind, one, values) for one in wanted.conditions)
    return Listing(wanted.kind, held, wanted.order, fields=wanted.fields)


def _loosened(kind: Kind, one: Condition, values: dict[str, Value]) -> Condition:
    """Choices stay, for the desk keeps indexes of some of them; so does what is looked for within a text."""
    if isinstance(one.value, Listing):
        return Condition(one.name, one.test, loosened(one.value, values))
    if one.test not in _BOUND or not isinstance(one.value, str | int | float) or _chosen(kind, one.name):
        return one
    name = f"value_{len(values)}"
    values[name] = one.value
    return Condition(one.name, one.test, Bound(name))


_BOUND = ("is", "is not", "from", "to", "about")


def of_country(kind: Kind, country: str) -> Condition:
    """That a record is of a country, or was made for a conflict system and holds in the country too."""
    return Condition("country", "about" if kind.name in HOLDS_IN_MEMBERS else "is", country)


def _chosen(kind: Kind, name: str) -> bool:
    return name != "id" and kind.by_name[name].type is Type.CHOICE


def asking(wanted: Listing, columns: tuple[str, ...]) -> tuple[Prepared, dict[str, Value]]:
    """The statement that reads these columns of a listing, ready to be asked, and what is bound in it."""
    values: dict[str, Value] = {}
    shape, limited, further = loosened(wanted, values), wanted.limit is not None, bool(wanted.offset)
    if limited:
        values["limit"] = wanted.limit
    if further:
        values["offset"] = wanted.offset
    return _kept(shape, columns, limited=limited, further=further), values


@lru_cache(_REMEMBERED)
def _kept(shape: Listing, columns: tuple[str, ...], *, limited: bool, further: bool) -> Prepared:
    return prepared(_made(shape, columns, limited=limited, further=further))


def reading(wanted: Listing, columns: tuple[str, ...]) -> Select[Any]:
    """The statement that reads these columns of a whole listing."""
    return _made(wanted, columns, limited=False, further=False)


def _made(wanted: Listing, columns: tuple[str, ...], *, limited: bool, further: bool) -> Select[Any]:
    """Rows from further down are found by their ids alone, so that what is skipped is not read."""
    table, order = TABLES[wanted.kind.name], _order(wanted.kind, wanted.order)
    held = conditions(wanted)
    what = select(*(table.c[name] for name in columns))
    if not further:
        return _part(what.where(*held).order_by(*order), limited=limited, further=False)
    ids = _part(select(table.c.id).where(*held).order_by(*order), limited=limited, further=True)
    return what.where(table.c.id.in_(ids)).order_by(*order)


def conditions(wanted: Listing) -> list[ColumnElement[bool]]:
    """The conditions of a listing as the database asks them."""
    return [conditioned(wanted.kind, one) for one in wanted.conditions]


def _part(statement: Select[Any], *, limited: bool, further: bool) -> Select[Any]:
    some = statement.limit(bindparam("limit")) if limited else statement
    return some.offset(bindparam("offset")) if further else some


def _order(kind: Kind, order: str) -> list[ColumnElement[Any]]:
    table = TABLES[kind.name]
    if not order:
        return [table.c.id]
    name, falls = order.removeprefix("-"), order.startswith("-")
    sorted_by = in_order(kind, name, table)
    first, then = (sorted_by.desc(), table.c.id.desc()) if falls else (sorted_by.asc(), table.c.id.asc())
    return [first.nulls_last() if table.c[name].nullable else first, then]


def conditioned(kind: Kind, one: Condition) -> ColumnElement[bool]:
    """A condition of a list as the database asks it."""
    table = TABLES[kind.name]
    if one.name != "id" and kind.by_name[one.name].type is Type.LINKS:
        return _link_condition(kind, one)
    column: ColumnElement[Any] = table.c[one.name]
    value = _value(kind, one)
    match one.test:
        case "among" | "about":
            return _among(column, one.value, value)
        case "is":
            return column.is_(None) if value is None else column == value
        case "is not":
            return column.is_not(None) if value is None else or_(column != value, column.is_(None))
        case "contains" | "begins":
            return _text(column, one)
        case "from":
            return column >= value
        case "to":
            return column <= value
    return column.is_(None) if one.test == "unknown" else column.is_not(None)


def _value(kind: Kind, one: Condition) -> "Value | ColumnElement[Any] | Select[Any] | Listing":
    """What a field is compared with; a choice stands in the SQL itself, so that the desk's own indexes of it serve."""
    if isinstance(one.value, Bound):
        return bindparam(one.value.name)
    if isinstance(one.value, str) and _chosen(kind, one.name) and one.value in kind.by_name[one.name].choices:
        return literal_column("'" + one.value.replace("'", "''") + "'")
    return one.value


def _text(column: ColumnElement[Any], one: Condition) -> ColumnElement[bool]:
    compared = column.icontains if one.test == "contains" else column.istartswith
    return compared(str(one.value), autoescape=True)


def _among(
    column: ColumnElement[Any], wanted: "Value | Select[Any] | Listing | Bound", country: Any
) -> ColumnElement[bool]:
    """Among what is wanted; where that is no list but a country, of it or of a conflict system that spans it."""
    if isinstance(wanted, Bound | str):
        spanning = select(LINK.c.from_id).where(LINK.c.field == "members", LINK.c.to_id == country)
        return or_(column == country, column.in_(spanning))
    if isinstance(wanted, Listing):
        whole = replace(wanted, limit=None, offset=0)
        return column.in_(reading(whole, (wanted.fields or ("id",))[:1]).order_by(None))
    if not isinstance(wanted, Select):
        raise TypeError(wanted)
    return column.in_(select(wanted.order_by(None).subquery().c[0]))


def _link_condition(kind: Kind, one: Condition) -> ColumnElement[bool]:
    table = TABLES[kind.name]
    linked = and_(LINK.c.from_id == table.c.id, LINK.c.field == one.name)
    if one.test in ("is", "contains") and one.value is not None:
        return exists().where(linked, LINK.c.to_id == _value(kind, one))
    return exists().where(linked) if one.test == "known" else ~exists().where(linked)
