"""Taking a change back by a new change; refused in words when later changes stand on it."""

from collections.abc import Iterator
from functools import cache
from itertools import groupby

from sqlalchemy import Connection, Select, func, select
from sqlalchemy.sql.expression import alias as aliased

from pbdesk.errors import CannotUndo
from pbdesk.records.kind import Type, Value
from pbdesk.records.kinds import KINDS, pointing_at
from pbdesk.sentences import say
from pbdesk.store.change import Change, Sealed, Update, change
from pbdesk.store.desk import Desk
from pbdesk.store.history import Past, differences, loaded, one
from pbdesk.store.prepared import Prepared, asked, prepared
from pbdesk.store.tables import CHANGE, ENTRY, LINK, TABLES

_AT_ONCE = 5000
_NAMED = 50
"""How many records of one kind a refusal names."""
CHANGED_SINCE = say("It cannot be taken back, for these were changed since")
RESTS_ON_IT = say("It cannot be taken back, for these rest on it")


def take_back(desk: Desk, past: Past, person: str, reason: str = "") -> Sealed:
    """Undo one change as a whole, by a change of its own that says which it takes back.

    Raises `CannotUndo` where it was taken back already, where a record it touched was changed
    since, or where something made later points to a record it made.
    """
    detail = past.detail | {"undoes": past.action}
    with change(desk, "undo", person, reason=reason, detail=detail, takes_back=past.n) as undoing:
        if past.n in taken_back(undoing.connection):
            raise CannotUndo(say("It has been taken back already"))
        _refuse_if_changed_since(undoing, past.n)
        _restore(undoing, past.n)
        _remove_made(undoing, past.n)
    if undoing.sealed is None:
        raise CannotUndo(say("It did nothing that could be taken back"))
    return undoing.sealed


def taken_back(connection: Connection) -> set[int]:
    """The numbers of the changes that stand taken back; taking back an undo brings its change to life again."""
    gone: set[int] = set()
    for n, target in asked(connection, _undos()):
        if n not in gone:
            gone.add(target)
    return gone


@cache
def _undos() -> Prepared:
    """Every undo with the change that it takes back, the latest first."""
    sealed = CHANGE.c.takes_back.is_not(None), CHANGE.c.digest.is_not(None)
    return prepared(select(CHANGE.c.n, CHANGE.c.takes_back).where(*sealed).order_by(CHANGE.c.n.desc()))


def next_undo(connection: Connection) -> Past | None:
    """The latest change that a plain undo would take back."""
    gone = taken_back(connection)
    ordinary = select(CHANGE.c.n).where(CHANGE.c.takes_back.is_(None)).order_by(CHANGE.c.n.desc())
    return _told(connection, next((n for n in connection.execute(ordinary).scalars() if n not in gone), None))


def next_redo(connection: Connection) -> Past | None:
    """The undo that a plain redo would take back: the latest one standing, if nothing new was done after it."""
    gone, undone = taken_back(connection), aliased(CHANGE)
    undos = select(CHANGE.c.n).join(undone, undone.c.n == CHANGE.c.takes_back).where(undone.c.takes_back.is_(None))
    standing = connection.execute(undos.order_by(CHANGE.c.n.desc())).scalars()
    latest = next((n for n in standing if n not in gone), None)
    newest = connection.execute(select(func.max(CHANGE.c.n)).where(CHANGE.c.takes_back.is_(None))).scalar()
    return _told(connection, latest if latest and latest > (newest or 0) else None)


def _told(connection: Connection, n: int | None) -> Past | None:
    return one(connection, str(n)) if n else None


def edited_since(undoing: Change, n: int) -> list[str]:
    """The records of change `n` that are no longer what they were right after it."""
    mine = select(ENTRY.c.record).where(ENTRY.c.change == n)
    later = select(ENTRY.c.record).where(ENTRY.c.change > n, ENTRY.c.change < undoing.n, ENTRY.c.record.in_(mine))
    touched = list(undoing.connection.execute(later.distinct()).scalars())
    return [record for record in touched if _state_after(undoing.connection, record, n) != _state_now(undoing, record)]


def _refuse_if_changed_since(undoing: Change, n: int) -> None:
    edited = edited_since(undoing, n)
    if edited:
        names = undoing.records.titles(edited)
        raise CannotUndo(CHANGED_SINCE, [(record, names.get(record, "a record deleted since")) for record in edited])


def _state_after(connection: Connection, record: str, n: int) -> dict[str, Value] | None:
    state: dict[str, Value] | None = None
    for difference in differences(connection, record=record):
        if difference.change <= n:
            state = None if difference.new is None else _known({**(state or {}), **difference.new})
    return state


def _state_now(undoing: Change, record: str) -> dict[str, Value] | None:
    values = undoing.records.get(record)
    return None if values is None else _known({name: value for name, value in values.items() if name != "id"})


def _known(values: dict[str, Value]) -> dict[str, Value]:
    return {name: value for name, value in values.items() if value is not None and value != []}


def _restore(undoing: Change, n: int) -> None:
    """Put back what change `n` replaced or took out, the last of it first; records one after the other at once."""
    wanted = select(ENTRY).where(ENTRY.c.change == n, ENTRY.c.old.is_not(None)).order_by(ENTRY.c.seq.desc())
    rows = undoing.connection.execute(wanted).fetchall()
    entries = ((one.kind, one.record, loaded(one.old) or {}, loaded(one.new)) for one in rows)
    for (name, taken_out, fields), alike in groupby(entries, _alike):
        some = list(alike)
        if taken_out:
            old_rows = [tuple(old.values()) for _, _, old, _ in some]
            undoing.add_many(KINDS[name], fields, old_rows, ids=[record for _, record, _, _ in some])
        else:
            undoing.set_many(KINDS[name], [Update(record, new or {}, old) for _, record, old, new in some])


def _alike(entry: tuple[str, str, dict[str, Value], dict[str, Value] | None]) -> tuple[str, bool, tuple[str, ...]]:
    """What is put back together: records of a kind that were taken out, or in which the same fields were replaced."""
    kind, _, old, new = entry
    return kind, new is None, tuple(old)


def _remove_made(undoing: Change, n: int) -> None:
    """Take out what change `n` made, once nothing that stays points to it."""
    made = undoing.connection.execute(
        select(ENTRY.c.kind, ENTRY.c.record, ENTRY.c.new)
        .where(ENTRY.c.change == n, ENTRY.c.old.is_(None))
        .order_by(ENTRY.c.seq.desc())
    ).fetchall()
    by_kind: dict[str, list[tuple[str, str]]] = {}
    for entry in made:
        by_kind.setdefault(entry.kind, []).append((entry.record, entry.new))
    _refuse_if_pointed_at(undoing, n, list(by_kind))
    for name, gone in by_kind.items():
        for start in range(0, len(gone), _AT_ONCE):
            undoing.remove_many(KINDS[name], gone[start : start + _AT_ONCE])


def _refuse_if_pointed_at(undoing: Change, n: int, kinds: list[str]) -> None:
    made = select(ENTRY.c.record).where(ENTRY.c.change == n, ENTRY.c.old.is_(None))
    found = {one for name in kinds for one in _pointing(undoing.connection, name, made)}
    if found:
        titles = undoing.records.titles(found)
        raise CannotUndo(RESTS_ON_IT, sorted(titles.items(), key=lambda one: one[1].casefold()))


def _pointing(connection: Connection, name: str, made: Select[tuple[str]]) -> Iterator[str]:
    """Records that stay and point to one of those made."""
    for kind, field in pointing_at(name):
        if kind.by_name[field].type is Type.LINK:
            table = TABLES[kind.name]
            wanted = select(table.c.id).where(table.c[field].in_(made), table.c.id.not_in(made))
            yield from connection.execute(wanted.limit(_NAMED)).scalars()
    many = select(LINK.c.from_id).where(LINK.c.to_id.in_(made), LINK.c.from_id.not_in(made))
    yield from connection.execute(many.limit(_NAMED)).scalars()
