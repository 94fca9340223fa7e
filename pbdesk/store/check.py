"""Whether a desk is whole: the file, its links, its guards, the chain of history, the records, the search index."""

import hashlib
from collections.abc import Iterator

from sqlalchemy import Connection, RowMapping, select

from pbdesk.errors import Damaged
from pbdesk.records.kind import Kind, Value, Values
from pbdesk.records.kinds import KINDS
from pbdesk.sentences import Sentence, say, term
from pbdesk.store import content, sqlite, texts
from pbdesk.store.change import BEGINNING, seal_of
from pbdesk.store.columns import entry_lines, to_json
from pbdesk.store.desk import Desk, build
from pbdesk.store.history import loaded
from pbdesk.store.query import Records
from pbdesk.store.search import index_everything
from pbdesk.store.tables import CHANGE, ENTRY, LINK, RECORD, TABLES

_AT_ONCE = 2000


def faults(desk: Desk) -> list[Sentence]:
    """Everything wrong with a desk, in words; an empty list is a sound desk."""
    try:
        with desk.reading() as connection:
            broken_file = list(_file(connection))
            return broken_file or [fault for check in _CHECKS for fault in check(connection)]
    except Damaged as damaged:
        return list(damaged.found)


def _file(connection: Connection) -> Iterator[Sentence]:
    for row in connection.exec_driver_sql("PRAGMA integrity_check(20)").scalars():
        if row != "ok":
            yield say("the file is damaged: {where}", where=row)


def _links(connection: Connection) -> Iterator[Sentence]:
    for table, *_ in connection.exec_driver_sql("PRAGMA foreign_key_check").fetchmany(20):
        yield say("a link of a {table} leads nowhere", table=table)
    lists = select(RECORD.c.kind, LINK.c.field).join(RECORD, RECORD.c.id == LINK.c.from_id).distinct()
    for kind, field in connection.execute(lists):
        if field not in {one.name for one in KINDS[kind].many}:
            label = term(KINDS[kind].label).lower()
            yield say("a {kind} has links under {field}, which is none of its fields", kind=label, field=field)


def _guards(connection: Connection) -> Iterator[Sentence]:
    engine = sqlite.connect(None, writable=True)
    with engine.begin() as fresh:
        build(fresh, "NOR")
        wanted = sqlite.schema(fresh)
    engine.dispose()
    held = sqlite.schema(connection)
    for name, _ in sorted(wanted ^ held):
        yield say("the table or guard {name} is not as it should be", name=name)


def _chain(connection: Connection) -> Iterator[Sentence]:
    """The seal of every change, recomputed from its entries."""
    previous = BEGINNING
    for row in connection.execute(select(CHANGE).order_by(CHANGE.c.n)).mappings().fetchall():
        if row["previous"] != previous:
            yield say("change {n} does not follow the one before it", n=row["n"])
        if row["digest"] != _seal(connection, row):
            yield say("change {n} of {moment} is not as it was sealed", n=row["n"], moment=row["at"])
        previous = row["digest"]


def _seal(connection: Connection, sealed: RowMapping) -> str:
    digest = hashlib.sha256(sealed["previous"].encode())
    columns = (ENTRY.c.record, ENTRY.c.kind, ENTRY.c.old, ENTRY.c.new, ENTRY.c.sheet, ENTRY.c.row)
    wanted = select(*columns).where(ENTRY.c.change == sealed["n"]).order_by(ENTRY.c.seq)
    for entries in connection.execute(wanted).partitions(_AT_ONCE):
        digest.update(entry_lines(entries))
    return seal_of(digest, sealed["id"], dict(sealed))


def _records(connection: Connection) -> Iterator[Sentence]:
    """Every record must be what its history says: nothing was changed behind its back."""
    for kind in KINDS.values():
        yield from _records_of(connection, kind)
    missing = select(RECORD.c.id).where(RECORD.c.id.not_in(select(ENTRY.c.record).where(ENTRY.c.old.is_(None))))
    for one in connection.execute(missing.limit(20)).scalars():
        yield say("record {id} has no history", id=one)


def _records_of(connection: Connection, kind: Kind) -> Iterator[Sentence]:
    told = _told(connection, kind)
    table, records = TABLES[kind.name], Records(connection)
    ids = list(connection.execute(select(table.c.id).order_by(table.c.id)).scalars())
    for start in range(0, len(ids), _AT_ONCE):
        for one, values in records.get_many(kind, ids[start : start + _AT_ONCE]).items():
            known = {name: value for name, value in values.items() if name != "id" and value not in (None, [])}
            if told.pop(one, None) != _digest(known):
                yield say("the {kind} {id} is not what its history says", kind=term(kind.label).lower(), id=one)
    for one in list(told)[:20]:
        yield say("the {kind} {id} is gone without a change that took it out", kind=term(kind.label).lower(), id=one)


def _told(connection: Connection, kind: Kind) -> dict[str, bytes]:
    """A digest of each record's values as the history leaves them."""
    wanted = select(ENTRY.c.record, ENTRY.c.new).where(ENTRY.c.kind == kind.name)
    states: dict[str, bytes] = {}
    current = ""
    state: dict[str, Value] = {}
    for record, new in connection.execute(wanted.order_by(ENTRY.c.record, ENTRY.c.change, ENTRY.c.seq)):
        if record != current:
            current, state = record, {}
        values = loaded(new)
        state = {**state, **values} if values is not None else {}
        states.pop(record, None)
        if values is not None:
            states[record] = _digest({name: value for name, value in state.items() if value not in (None, [])})
    return states


def _digest(values: Values) -> bytes:
    return hashlib.sha256(to_json(dict(sorted(values.items()))).encode()).digest()


def _index(connection: Connection) -> Iterator[Sentence]:
    """The search index against one made anew from the records."""
    with sqlite.scratch(connection):
        texts.make_search_index(connection, "temp.anew")
        index_everything(connection, into="temp.anew")
        same = texts.vocabulary(connection, "main", "search") == texts.vocabulary(connection, "temp", "anew")
        connection.exec_driver_sql("DROP TABLE temp.anew")
    if not same:
        yield say("the search index is not what the records say")


_CHECKS = (_links, _guards, _chain, _records, content.faults, _index)
