"""Looking at records: a page of a list, one record with all it is linked to, a search, the choices for a link."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from pbdesk.errors import NotUnderstood
from pbdesk.records.kind import Kind, Type, Value
from pbdesk.records.kinds import KINDS
from pbdesk.records.standing import held_still_by
from pbdesk.sentences import say
from pbdesk.store import pointing as store_pointing
from pbdesk.store import search
from pbdesk.store.desk import Desk, Moment
from pbdesk.store.query import Condition, Listing, Order, Records, linked_from
from pbdesk.store.search import Hit
from pbdesk.store.shape import shape_of
from pbdesk.store.titles import Titles

__all__ = [
    "Condition", "Hit", "Listing", "Order", "Page", "Shown", "Titles",
    "choices", "count", "find", "latest", "one", "order", "page", "part", "renewed", "titles", "values",
]  # fmt: skip


@dataclass(frozen=True)
class Page:
    """Some records of a list as they were read, `names` saying what of, and the titles of everything they link to."""

    kind: Kind
    names: tuple[str, ...]
    read: list[tuple[Value, ...]]
    titles: Titles

    @property
    def rows(self) -> list[dict[str, Value]]:
        """Every record by the names of its fields."""
        return [self.row(at) for at in range(len(self.read))]

    def row(self, at: int) -> dict[str, Value]:
        """One record by the names of its fields."""
        values = dict(zip(self.names, self.read[at], strict=True))
        return values | {many.name: values[many.name] or [] for many in self.kind.many if many.name in values}


@dataclass(frozen=True)
class Backlink:
    """A record that points to the one shown: its kind, the field it does so with, its id and title."""

    kind: str
    field: str
    id: str
    title: str


@dataclass(frozen=True)
class Pointing:
    """What points to a record by one field of one kind: how many records do, and the first of them."""

    kind: str
    field: str
    count: int
    some: tuple[Backlink, ...]

    def listing(self, record: str) -> Listing:
        """All of them, as a list."""
        return Listing(KINDS[self.kind], (Condition(self.field, "is", record),))


@dataclass(frozen=True)
class Shown:
    """One record with its links and what points to it.

    `frozen` names the kind that holds it still: its own, or that of the whole it belongs to.
    """

    kind: Kind
    title: str
    values: dict[str, Value]
    titles: dict[str, str]
    pointing: tuple[Pointing, ...]
    frozen: str = ""

    @property
    def backlinks(self) -> list[Backlink]:
        """The records that point to it, as far as they were read."""
        return [one for group in self.pointing for one in group.some]


def page(desk: Desk, wanted: Listing, known: Titles | None = None) -> Page:
    """A page of a list; titles that are `known` from the page before are not asked for again and not given."""
    with desk.reading() as connection:
        return _page(connection, wanted, known)


def renewed(desk: Desk, wanted: Listing) -> tuple[int, Page]:
    """How many records a list has and a page of it, both of one moment; a page that holds all is counted as it is."""
    with desk.reading() as connection:
        found = _page(connection, wanted, None)
        whole = not wanted.offset and len(found.read) < (wanted.limit or math.inf)
        return len(found.read) if whole else Records(connection).count(wanted), found


def _page(connection: Moment, wanted: Listing, known: Titles | None) -> Page:
    records, shape = Records(connection), shape_of(wanted.kind.name, wanted.fields)
    read = records.tuples(wanted)
    return Page(wanted.kind, shape.names, read, records.titles_within(shape, read, known))


def order(desk: Desk, wanted: Listing) -> Order:
    """Every record of a list in its order, for reading any part of it with `part`."""
    with desk.reading() as connection:
        return Records(connection).order(wanted)


def part(desk: Desk, wanted: Listing, ids: list[str], known: Titles | None = None) -> Page:
    """These records of a list, in the order given; titles that are `known` are not asked for again and not given."""
    with desk.reading() as connection:
        records, shape = Records(connection), shape_of(wanted.kind.name, wanted.fields)
        found = {row[0]: row for row in records.tuples_of(wanted.kind, "id", ids, wanted.fields)}
        read = [found[one] for one in ids if one in found]
        return Page(wanted.kind, shape.names, read, records.titles_within(shape, read, known))


def count(desk: Desk, wanted: Listing) -> int:
    """How many records a list has."""
    with desk.reading() as connection:
        return Records(connection).count(wanted)


def one(desk: Desk, record: str, most: int | None = None) -> Shown:
    """One record, and by each link the first `most` (None: all) that point to it; raises `NotUnderstood` for none."""
    with desk.reading() as connection:
        records = Records(connection)
        kind, values = _held(records, record)
        groups = store_pointing.pointing(connection, kind.name, record, most)
        called = records.titles({record, *linked_from(kind, [values]), *(one for group in groups for one in group.ids)})
        found = tuple(_called(group, called) for group in groups)
        holder = held_still_by(kind, values, records)
        return Shown(kind, called[record], values, called, found, holder.name if holder else "")


def values(desk: Desk, record: str) -> tuple[Kind, dict[str, Value]]:
    """The kind and the values of one record and nothing around it; raises `NotUnderstood` where there is none."""
    with desk.reading() as connection:
        return _held(Records(connection), record)


def _held(records: Records, record: str) -> tuple[Kind, dict[str, Value]]:
    kind = records.kind_of(record)
    found = records.get_many(KINDS[kind], [record]).get(record) if kind else None
    if kind is None or found is None:
        raise NotUnderstood(
            say("This desk has no record {record}; `pbdesk list` and `pbdesk search` show ids.", record=record)
        )
    return KINDS[kind], found


def _called(group: store_pointing.Pointing, titles: Mapping[str, str]) -> Pointing:
    some = tuple(Backlink(group.kind, group.field, one, titles[one]) for one in group.ids)
    return Pointing(group.kind, group.field, group.count, some)


def titles(desk: Desk, ids: list[str]) -> dict[str, str]:
    """What people call each record."""
    with desk.reading() as connection:
        return Records(connection).titles(ids)


def find(desk: Desk, words: str, *, limit: int = 20, ranked: bool = True, only: str = "") -> list[Hit]:
    """Records, `only` of one kind where it is given, in which every word begins some word."""
    with desk.reading() as connection:
        return search.find(connection, words, limit=limit, ranked=ranked, only=only)


def latest(desk: Desk, limit: int) -> list[Hit]:
    """The records made last, as a search would give them."""
    with desk.reading() as connection:
        return search.as_found(connection, Records(connection).newest(limit))


def choices(desk: Desk, kind: Kind, text: str, *, limit: int = 20) -> list[Hit]:
    """Records of a kind that a text names, for choosing a link: by title, number or acronym.

    The agencies of the desk's own government stand before all other actors.
    """
    names = [name for name in dict.fromkeys((*kind.title, *kind.key)) if kind.by_name[name].type is Type.TEXT]
    orders = names if text else names[:1] or [""]
    called = [((Condition(name, "contains", text),) if text else (), name) for name in orders]
    own = ((Condition("own", "is", 1),),) if "own" in kind.by_name else ()
    wanted = [Listing(kind, (*first, *one), order, limit) for first in (*own, ()) for one, order in called]
    with desk.reading() as connection:
        records = Records(connection)
        ids = list(dict.fromkeys(str(row["id"]) for one in wanted for row in records.listed(one)))[:limit]
        return search.as_found(connection, ids)
