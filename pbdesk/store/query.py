"""Reading records: by id, by kind, by what they point to; what a rule, a page and the shell read with."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, func, select

from pbdesk.records.kind import Kind, Type, Value, Values
from pbdesk.records.kinds import KINDS, pointing_at
from pbdesk.store import sqlite
from pbdesk.store.counting import Between, tally
from pbdesk.store.listing import Condition, Listing, Order, asking, conditioned, of_country, reading
from pbdesk.store.prepared import asked
from pbdesk.store.shape import Shape, shape_of
from pbdesk.store.tables import LINK, RECORD, TABLES
from pbdesk.store.titles import Titles, titles_of, titles_read

__all__ = ["Condition", "Listing", "Order", "Records", "linked_from", "of_country"]


class Records:
    """Reads one moment of a desk through one connection; a `Reader` for the rules."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def kind_of(self, record: str) -> str | None:
        """The name of a record's kind, or None if the desk has no such record."""
        return next((kind for _, kind in sqlite.keyed(self._connection, "record", ("id", "kind"), [record])), None)

    def get(self, record: str) -> dict[str, Value] | None:
        """All values of one record, with its `id`, or None if the desk has no such record."""
        kind = self.kind_of(record)
        return self.get_many(KINDS[kind], [record]).get(record) if kind else None

    def get_many(self, kind: Kind, ids: Sequence[str]) -> dict[str, dict[str, Value]]:
        """All values of records of one kind, by id, in the order of `ids`; missing ones are left out."""
        return self.some_values(kind, ids, (field.name for field in kind.fields))

    def pointing(self, kind: str, field: str, record: str) -> Iterator[dict[str, Value]]:
        """The records of `kind` whose link `field` points to `record`, oldest first."""
        if KINDS[kind].by_name[field].type is not Type.LINKS:
            yield from self.pointing_each(kind, field, [record])[record]
            return
        linked = select(LINK.c.from_id).where(LINK.c.to_id == record, LINK.c.field == field)
        yield from self.listed(Listing(KINDS[kind], (Condition("id", "among", linked),)))

    def pointing_any(self, kind: str, field: str, records: Sequence[str]) -> list[dict[str, Value]]:
        """The records of `kind` whose list of links `field` leads to any of these, oldest first."""
        linked = select(LINK.c.from_id).where(LINK.c.field == field, LINK.c.to_id.in_(records))
        return self.listed(Listing(KINDS[kind], (Condition("id", "among", linked),)))

    def pointing_each(self, kind: str, field: str, records: Sequence[str]) -> dict[str, list[dict[str, Value]]]:
        """Of each of these records those of `kind` whose single link `field` points to it, in few statements."""
        names, each = tuple(TABLES[kind].c.keys()), {one: list[dict[str, Value]]() for one in records}
        rows = sqlite.keyed(self._connection, kind, names, list(each), key=field, order=("id",))
        found = [dict(zip(names, row, strict=True)) for row in rows]
        self._add_links(KINDS[kind], {str(one["id"]): one for one in found})
        for one in found:
            each[str(one[field])].append(one)
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
        stored = [name for name in wanted.fields if name in table.c and name != "id"]
        names = ("id", *stored) if wanted.fields else tuple(table.c.keys())
        found = [dict(zip(names, row, strict=True)) for row in self._rows(wanted, names)]
        if not wanted.fields or len(stored) < len(wanted.fields):
            self._add_links(wanted.kind, {str(one["id"]): one for one in found})
        return found

    def tuples(self, wanted: Listing) -> list[tuple[Value, ...]]:
        """The records of a listing as their ids and `fields`, quicker by far than one by one; no links is None."""
        shape = shape_of(wanted.kind.name, wanted.fields)
        return self._with_links(shape, self._rows(wanted, shape.stored))

    def tuples_of(
        self, kind: Kind, field: str, values: Sequence[str], fields: tuple[str, ...]
    ) -> list[tuple[Value, ...]]:
        """The records of which a field holds one of these values, however many, as `tuples` gives them."""
        shape = shape_of(kind.name, fields)
        return self._with_links(shape, sqlite.keyed(self._connection, kind.name, shape.stored, values, key=field))

    def _with_links(self, shape: Shape, rows: list[tuple[Value, ...]]) -> list[tuple[Value, ...]]:
        if not shape.many:
            return rows
        links = {name: dict[Value, list[str]]() for name in shape.many}
        for one, name, target in self._links([str(row[0]) for row in rows]):
            if name in links:
                links[name].setdefault(one, []).append(target)
        found = [(*row, *[held.get(row[0]) for held in links.values()]) for row in rows]
        return list(map(shape.turned, found)) if shape.turned else found

    def _rows(self, wanted: Listing, columns: tuple[str, ...]) -> list[tuple[Value, ...]]:
        statement, values = asking(wanted, columns)
        return asked(self._connection, statement, **values)

    def order(self, wanted: Listing) -> Order:
        """Every record of a listing in its order, as ids alone: any part of it is then read as fast as the first."""
        ids = reading(wanted, ("id",)).subquery()
        return Order(bytes.fromhex(sqlite.joined(self._connection, ids.c.id).replace("-", "")))

    def count(self, wanted: Listing) -> int:
        """How many records a listing has, whatever its limit."""
        return tally(self._connection, wanted, Between())[0]

    def has(self, wanted: Listing) -> bool:
        """Whether a listing has any record: nothing is sorted to know it."""
        conditions = (conditioned(wanted.kind, one) for one in wanted.conditions)
        some = select(TABLES[wanted.kind.name].c.id).where(*conditions).limit(1)
        return self._connection.execute(some).first() is not None

    def titles(self, ids: Iterable[str]) -> dict[str, str]:
        """What people call each record; links in a title are followed."""
        return self.titles_by_kind(self.by_kind(set(ids)))

    def titles_by_kind(self, kinds: Mapping[str, Sequence[str]]) -> dict[str, str]:
        """The same, for ids that are sorted into their kinds already."""
        return titles_read(self._connection, kinds).said()

    def titles_of(self, kinds: Mapping[str, Sequence[str]], values: Mapping[str, Values]) -> dict[str, str]:
        """What records are called of which those values are read already that their titles are made of."""
        rows = {
            name: [(one, *map(values[one].get, KINDS[name].title)) for one in some if one in values]
            for name, some in kinds.items()
        }
        return titles_of(self._connection, rows).said()

    def titles_within(self, shape: Shape, rows: Sequence[tuple[Any, ...]], known: Titles | None) -> Titles:
        """What everything is called that records link to, as `tuples` gives them, but for what is `known`."""
        linked: dict[str, set[str]] = {}
        for at, to in shape.linked:
            linked.setdefault(to, set()).update(filter(None, map(itemgetter(at), rows)))
        for at in shape.listed:
            linked.setdefault("", set()).update(chain.from_iterable(filter(None, map(itemgetter(at), rows))))
        if known is not None:
            linked = {to: known.unknown(to, ids) for to, ids in linked.items()}
        return titles_read(self._connection, self._sorted(linked))

    def _sorted(self, linked: Mapping[str, set[str]]) -> dict[str, list[str]]:
        """Ids that stand under their kinds, those of any kind under an empty name, all under their kinds."""
        kinds = {to: list(ids) for to, ids in linked.items() if to and ids}
        for to, ids in self.by_kind(linked.get("", ())).items():
            kinds[to] = [*kinds.get(to, ()), *ids]
        return kinds

    def some_values(self, kind: Kind, ids: Sequence[str], names: Iterable[str]) -> dict[str, dict[str, Value]]:
        """Only these values of records of one kind, by id, in the order of `ids`: for what is shown of many at once."""
        table, wanted = TABLES[kind.name], list(names)
        stored = ("id", *(name for name in wanted if name in table.c and name != "id"))
        rows = sqlite.keyed(self._connection, kind.name, stored, ids)
        found = {str(row[0]): dict(zip(stored, row, strict=True)) for row in rows}
        if any(name not in table.c for name in wanted):
            self._add_links(kind, found)
        return {one: found[one] for one in ids if one in found}

    def by_kind(self, ids: Iterable[str]) -> dict[str, list[str]]:
        """The ids sorted into their kinds; unknown ids are left out."""
        kinds: dict[str, list[str]] = {}
        if wanted := list(ids):
            for one, kind in sqlite.keyed(self._connection, "record", ("id", "kind"), wanted):
                kinds.setdefault(kind, []).append(one)
        return kinds

    def newest(self, limit: int) -> list[str]:
        """The ids of the records made last, of any kind, the newest first."""
        return list(self._connection.execute(select(RECORD.c.id).order_by(RECORD.c.n.desc()).limit(limit)).scalars())

    def ids(self, kind: Kind) -> list[str]:
        """The ids of all records of a kind, oldest first."""
        return [str(one) for (one,) in self._rows(Listing(kind), ("id",))]

    def numbers(self, ids: Sequence[str]) -> dict[str, int]:
        """The row of each record in the search index."""
        return dict(sqlite.keyed(self._connection, "record", ("id", "n"), ids))

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
        if not found or not kind.many:
            return
        for one, name, target in self._links(list(found)):
            held = found[one].get(name)
            if isinstance(held, list):
                held.append(target)

    def _links(self, ids: Sequence[str]) -> list[tuple[str, str, str]]:
        """What the lists of links of records lead to: the record, the field and the target, in their order."""
        order, names = ("from_id", "field", "position"), ("from_id", "field", "to_id")
        return sqlite.keyed(self._connection, "link", names, ids, key="from_id", order=order)


def linked_from(kind: Kind, rows: Iterable[Values]) -> set[str]:
    """The ids of every record that records of a kind link to."""
    return {one for ids in linked_by_kind(kind, rows).values() for one in ids}


def linked_by_kind(kind: Kind, rows: Iterable[Values]) -> dict[str, set[str]]:
    """The same by the kind that the link leads to; what may be of any kind is under an empty name."""
    found: dict[str, set[str]] = {}
    held = list(rows)
    for field in kind.fields:
        name = field.name
        if field.type is Type.LINK:
            found.setdefault(field.to, set()).update({str(row[name]) for row in held if row.get(name)})
        elif field.type is Type.LINKS:
            lists = [value for row in held if isinstance(value := row.get(name), list)]
            found.setdefault("", set()).update(one for ids in lists for one in ids)
    return {to: ids for to, ids in found.items() if ids}
