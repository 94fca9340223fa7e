"""Reading records: by id, by kind, by what they point to; what a rule, a page and the shell read with."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, RowMapping, Select, and_, exists, func, literal, or_, select

from pbdesk.records.kind import Kind, Type, Value, Values
from pbdesk.records.kinds import KINDS, pointing_at
from pbdesk.store.tables import LINK, RECORD, TABLES

_AT_ONCE = 500
"""How many ids one statement asks for: far below every database's limit."""


@dataclass(frozen=True)
class Condition:
    """One condition of a list: the field `name` compared by `test` with a stored value.

    Tests: `is`, `is not`, `contains`, `from`, `to` (both inclusive), `known`, `unknown`; `among` takes a
    statement that selects the values, as the evidence of a figure does.
    """

    name: str
    test: str = "is"
    value: Value | Select[Any] = None


@dataclass(frozen=True)
class Listing:
    """Which records of a kind, in which order: `order` is a field, `-` before it turns it round."""

    kind: Kind
    conditions: tuple[Condition, ...] = ()
    order: str = ""
    limit: int | None = None
    offset: int = 0
    fields: tuple[str, ...] = field(default=())


@dataclass(frozen=True)
class Order:
    """The ids of many records in an order, sixteen bytes each: a million take 16 MB."""

    packed: bytes

    def __len__(self) -> int:
        return len(self.packed) // 16

    def part(self, first: int, count: int) -> list[str]:
        """So many ids from one place on."""
        some = self.packed[16 * first : 16 * (first + count)]
        return [str(UUID(bytes=some[at : at + 16])) for at in range(0, len(some), 16)]


class Records:
    """Reads one moment of a desk through one connection; a `Reader` for the rules."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def kind_of(self, record: str) -> str | None:
        """The name of a record's kind, or None if the desk has no such record."""
        return self._connection.execute(select(RECORD.c.kind).where(RECORD.c.id == record)).scalar()

    def get(self, record: str) -> dict[str, Value] | None:
        """All values of one record, with its `id`, or None if the desk has no such record."""
        kind = self.kind_of(record)
        return self.get_many(KINDS[kind], [record]).get(record) if kind else None

    def get_many(self, kind: Kind, ids: Sequence[str]) -> dict[str, dict[str, Value]]:
        """All values of records of one kind, by id, in the order of `ids`; missing ones are left out."""
        table = TABLES[kind.name]
        found: dict[str, dict[str, Value]] = {}
        for some in _in_parts(ids):
            rows = self._connection.execute(select(table).where(table.c.id.in_(some))).mappings()
            found |= {row["id"]: dict(row) for row in rows}
        self._add_links(kind, found)
        return {one: found[one] for one in ids if one in found}

    def pointing(self, kind: str, field: str, record: str) -> Iterator[dict[str, Value]]:
        """The records of `kind` whose link `field` points to `record`, oldest first."""
        table = TABLES[kind]
        if KINDS[kind].by_name[field].type is Type.LINKS:
            wanted: ColumnElement[bool] = table.c.id.in_(
                select(LINK.c.from_id).where(LINK.c.to_id == record, LINK.c.field == field)
            )
        else:
            wanted = table.c[field] == record
        rows = self._connection.execute(select(table).where(wanted).order_by(table.c.id)).mappings()
        found = {row["id"]: dict(row) for row in rows}
        self._add_links(KINDS[kind], found)
        yield from found.values()

    def pointing_each(self, kind: str, field: str, records: Sequence[str]) -> dict[str, list[dict[str, Value]]]:
        """Of each of these records those of `kind` whose single link `field` points to it, in few statements."""
        table, each = TABLES[kind], {one: list[dict[str, Value]]() for one in records}
        for some in _in_parts(list(each)):
            wanted = select(table).where(table.c[field].in_(some)).order_by(table.c.id)
            found = {row["id"]: dict(row) for row in self._connection.execute(wanted).mappings()}
            self._add_links(KINDS[kind], found)
            for row in found.values():
                each[str(row[field])].append(row)
        return each

    def backlinks(self, record: str) -> list[tuple[str, str, str]]:
        """Every (kind, field, id) that points to a record."""
        kind = self.kind_of(record)
        found = []
        for other, name in pointing_at(kind) if kind else []:
            if other.by_name[name].type is Type.LINK:
                table = TABLES[other.name]
                rows = self._connection.execute(select(table.c.id).where(table.c[name] == record).order_by(table.c.id))
                found += [(other.name, name, one) for one in rows.scalars()]
        many = select(RECORD.c.kind, LINK.c.field, LINK.c.from_id).join(RECORD, RECORD.c.id == LINK.c.from_id)
        found += [
            tuple(row) for row in self._connection.execute(many.where(LINK.c.to_id == record).order_by(LINK.c.from_id))
        ]
        return found

    def listed(self, wanted: Listing) -> list[dict[str, Value]]:
        """The records of a listing with all their values, or only `fields` and the id where it names some."""
        table = TABLES[wanted.kind.name]
        stored = [name for name in wanted.fields if name in table.c]
        columns = [table.c.id, *(table.c[name] for name in stored)] if wanted.fields else [table]
        rows = self._connection.execute(_narrowed(select(*columns), wanted)).mappings()
        found = {row["id"]: dict(row) for row in rows}
        if not wanted.fields or len(stored) < len(wanted.fields):
            self._add_links(wanted.kind, found)
        return list(found.values())

    def tuples(self, wanted: Listing) -> list[tuple[Value, ...]]:
        """The records of a listing as their ids and `fields`, quicker by far than one by one; no links is None."""
        table, kind = TABLES[wanted.kind.name], wanted.kind
        single = [table.c[name] if name in table.c else literal(None) for name in wanted.fields]
        rows = [tuple(row) for row in self._connection.execute(_narrowed(select(table.c.id, *single), wanted))]
        many = [at for at, name in enumerate(wanted.fields, 1) if kind.by_name[name].type is Type.LINKS]
        if not many:
            return rows
        links: dict[str, dict[str, Value]] = {row[0]: {} for row in rows}
        self._add_links(kind, links)
        return [
            tuple((links[row[0]][wanted.fields[at - 1]] or None) if at in many else one for at, one in enumerate(row))
            for row in rows
        ]

    def order(self, wanted: Listing) -> Order:
        """Every record of a listing in its order, as ids alone: any part of it is then read as fast as the first."""
        found = self._connection.execute(_narrowed(select(TABLES[wanted.kind.name].c.id), wanted))
        return Order(b"".join(bytes.fromhex(one.replace("-", "")) for one in found.scalars()))

    def count(self, wanted: Listing) -> int:
        """How many records a listing has, whatever its limit."""
        table = TABLES[wanted.kind.name]
        statement = select(func.count()).select_from(table)
        for condition in _conditions(wanted):
            statement = statement.where(condition)
        return int(self._connection.execute(statement).scalar_one())

    def titles(self, ids: Iterable[str]) -> dict[str, str]:
        """What people call each record; links in a title are followed."""
        return self.titles_by_kind(self.by_kind(set(ids)))

    def titles_by_kind(self, kinds: Mapping[str, Sequence[str]]) -> dict[str, str]:
        """The same, for ids that are sorted into their kinds already."""
        said = self._title_words(kinds).items()
        return {one: " · ".join(words) or KINDS[kind].label for one, (kind, words) in said}

    def some_values(self, kind: Kind, ids: Sequence[str], names: Iterable[str]) -> dict[str, dict[str, Value]]:
        """Only these stored values of records of one kind, by id: for what is shown of many at once."""
        table = TABLES[kind.name]
        columns = [table.c.id, *(table.c[name] for name in names)]
        wanted = [select(*columns).where(table.c.id.in_(some)) for some in _in_parts(ids)]
        return {row["id"]: dict(row) for one in wanted for row in self._connection.execute(one).mappings()}

    def _title_words(self, kinds: Mapping[str, Sequence[str]], depth: int = 0) -> dict[str, tuple[str, list[str]]]:
        words: dict[str, tuple[str, list[str]]] = {}
        for name, some in kinds.items():
            kind, table = KINDS[name], TABLES[name]
            columns = [table.c[field] for field in kind.title]
            wanted = [select(table.c.id, *columns).where(table.c.id.in_(part)) for part in _in_parts(some)]
            rows = [row for statement in wanted for row in self._connection.execute(statement).mappings()]
            linked = self._title_words(_linked(kind, rows), depth + 1) if depth < 3 else {}
            words |= {row["id"]: (name, _words(kind, row, linked)) for row in rows}
        return words

    def by_kind(self, ids: Iterable[str]) -> dict[str, list[str]]:
        """The ids sorted into their kinds; unknown ids are left out."""
        kinds: dict[str, list[str]] = {}
        for some in _in_parts(sorted(ids)):
            for one, kind in self._connection.execute(select(RECORD.c.id, RECORD.c.kind).where(RECORD.c.id.in_(some))):
                kinds.setdefault(kind, []).append(one)
        return kinds

    def newest(self, limit: int) -> list[str]:
        """The ids of the records made last, of any kind, the newest first."""
        return list(self._connection.execute(select(RECORD.c.id).order_by(RECORD.c.n.desc()).limit(limit)).scalars())

    def ids(self, kind: Kind) -> list[str]:
        """The ids of all records of a kind, oldest first."""
        table = TABLES[kind.name]
        return list(self._connection.execute(select(table.c.id).order_by(table.c.id)).scalars())

    def numbers(self, ids: Sequence[str]) -> dict[str, int]:
        """The row of each record in the search index."""
        wanted = [select(RECORD.c.id, RECORD.c.n).where(RECORD.c.id.in_(some)) for some in _in_parts(ids)]
        return {row.id: row.n for statement in wanted for row in self._connection.execute(statement)}

    def resolve(self, kind: Kind, text: str) -> list[str]:
        """The ids of the records of `kind` that a person may mean by an id or by one of the kind's keys."""
        found = (self.called(kind, name, text) for name in ("id", *kind.key))
        return next(filter(None, found), [])

    def called(self, kind: Kind, name: str, text: str) -> list[str]:
        """The ids of records of `kind` whose field `name` holds that text, capital letters or not; two at most."""
        table = TABLES[kind.name]
        wanted = select(table.c.id).where(func.lower(table.c[name]) == text.lower()).limit(2)
        return list(self._connection.execute(wanted).scalars())

    def _add_links(self, kind: Kind, found: Mapping[str, dict[str, Value]]) -> None:
        for values in found.values():
            values.update({many.name: [] for many in kind.many})
        for some in _in_parts(list(found)):
            rows = select(LINK.c.from_id, LINK.c.field, LINK.c.to_id).where(LINK.c.from_id.in_(some))
            for one, name, target in self._connection.execute(
                rows.order_by(LINK.c.from_id, LINK.c.field, LINK.c.position)
            ):
                held = found[one][name]
                if isinstance(held, list):
                    held.append(target)


def linked_from(kind: Kind, rows: Iterable[Values]) -> set[str]:
    """The ids of every record that records of a kind link to."""
    found: set[str] = set()
    names = [field.name for field in kind.fields if field.type in (Type.LINK, Type.LINKS)]
    for row in rows:
        for name in names:
            value = row.get(name)
            found.update(value if isinstance(value, list) else [value] if isinstance(value, str) else [])
    return found


def _linked(kind: Kind, rows: Sequence[RowMapping]) -> dict[str, list[str]]:
    """The ids that titles link to, by kind: a link says itself of which kind its record is."""
    found: dict[str, set[str]] = {}
    for name in kind.title:
        if kind.by_name[name].type is Type.LINK:
            found.setdefault(kind.by_name[name].to, set()).update(row[name] for row in rows if row[name])
    return {to: sorted(ids) for to, ids in found.items() if ids}


def _words(kind: Kind, row: RowMapping, linked: Mapping[str, tuple[str, list[str]]]) -> list[str]:
    words: list[str] = []
    for name in kind.title:
        value = row[name]
        if value is not None:
            follow = kind.by_name[name].type is Type.LINK
            words += linked.get(value, ("", []))[1][:2] if follow else [str(value)]
        if words and kind.first_known:
            break
    return words


def _in_parts(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(ids), _AT_ONCE):
        yield ids[start : start + _AT_ONCE]


def _narrowed(statement: Select[Any], wanted: Listing) -> Select[Any]:
    table = TABLES[wanted.kind.name]
    for condition in _conditions(wanted):
        statement = statement.where(condition)
    if wanted.order:
        column = table.c[wanted.order.removeprefix("-")]
        falls = wanted.order.startswith("-")
        first, then = (column.desc(), table.c.id.desc()) if falls else (column.asc(), table.c.id.asc())
        return statement.order_by(first.nulls_last(), then).limit(wanted.limit).offset(wanted.offset)
    return statement.order_by(table.c.id).limit(wanted.limit).offset(wanted.offset)


def _conditions(wanted: Listing) -> list[ColumnElement[bool]]:
    return [_condition(wanted.kind, one) for one in wanted.conditions]


def _condition(kind: Kind, one: Condition) -> ColumnElement[bool]:
    table = TABLES[kind.name]
    if one.name != "id" and kind.by_name[one.name].type is Type.LINKS:
        return _link_condition(kind, one)
    column = table.c[one.name]
    match one.test:
        case "among":
            return _among(column, one.value)
        case "is":
            return column.is_(None) if one.value is None else column == one.value
        case "is not":
            return column.is_not(None) if one.value is None else or_(column != one.value, column.is_(None))
        case "contains":
            return column.icontains(str(one.value), autoescape=True)
        case "from":
            return column >= one.value
        case "to":
            return column <= one.value
    return column.is_(None) if one.test == "unknown" else column.is_not(None)


def _among(column: ColumnElement[Any], statement: Value | Select[Any]) -> ColumnElement[bool]:
    if not isinstance(statement, Select):
        raise TypeError(statement)
    return column.in_(select(statement.order_by(None).subquery().c[0]))


def _link_condition(kind: Kind, one: Condition) -> ColumnElement[bool]:
    table = TABLES[kind.name]
    linked = and_(LINK.c.from_id == table.c.id, LINK.c.field == one.name)
    if one.test in ("is", "contains") and one.value is not None:
        return exists().where(linked, LINK.c.to_id == one.value)
    return exists().where(linked) if one.test == "known" else ~exists().where(linked)
