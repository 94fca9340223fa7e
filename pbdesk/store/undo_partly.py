"""Taking back what of a change nobody edited since; the rest stays and is told."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from sqlalchemy import Connection, select

from pbdesk.errors import CannotUndo
from pbdesk.records.kind import Type, Value
from pbdesk.records.kinds import KINDS, pointing_at
from pbdesk.sentences import say
from pbdesk.store.change import Change, Sealed, Update, change
from pbdesk.store.desk import Desk
from pbdesk.store.history import Past, loaded
from pbdesk.store.tables import ENTRY, LINK, TABLES
from pbdesk.store.undo import edited_since, taken_back

_AT_ONCE = 5000
EDITED, DEPENDED_ON, DELETED = "edited since", "something that stays rests on it", "deleted since"


@dataclass(frozen=True)
class Kept:
    """A record that stays as it is, wholly or in some fields, and why."""

    record: str
    kind: str
    title: str
    why: str
    fields: tuple[str, ...] = ()


@dataclass
class Partly:
    """What taking a change back in part did: how many records were reversed, and which were kept."""

    reversed: int = 0
    kept: list[Kept] = field(default_factory=list)


def take_back_partly(desk: Desk, past: Past, person: str) -> tuple[Sealed, Partly]:
    """Undo of a change what was not edited since; the rest stays and is told.

    Raises `CannotUndo` where nothing is left to take back.
    """
    done = Partly()
    detail = past.detail | {"undoes": past.action}
    with change(desk, "undo", person, detail=detail, takes_back=past.n) as undoing:
        if past.n in taken_back(undoing.connection):
            raise CannotUndo(say("It has been taken back already"))
        edited = set(edited_since(undoing, past.n))
        _restore(undoing, past.n, done)
        _remove(undoing, past.n, edited, done)
        undoing.detail["kept"] = len(done.kept)
    if undoing.sealed is None:
        raise CannotUndo(say("Nothing of it is left that could be taken back: all of it was edited since"))
    return undoing.sealed, done


def _restore(undoing: Change, n: int, done: Partly) -> None:
    """Put back what the change replaced; of a record edited since, the fields that still say what the change wrote."""
    wanted = select(ENTRY).where(ENTRY.c.change == n, ENTRY.c.old.is_not(None)).order_by(ENTRY.c.seq.desc())
    for entry in undoing.connection.execute(wanted).fetchall():
        kind, old, new = KINDS[entry.kind], loaded(entry.old) or {}, loaded(entry.new)
        now = undoing.records.get(entry.record)
        if new is None:
            undoing.add_many(kind, list(old), [tuple(old.values())], ids=[entry.record])
            done.reversed += 1
        elif now is None:
            done.kept.append(Kept(entry.record, kind.name, _called(old | new), DELETED))
        else:
            back = {name: value for name, value in old.items() if _same(now.get(name), new.get(name))}
            if back:
                undoing.set_many(kind, [Update(entry.record, {name: new.get(name) for name in back}, back)])
                done.reversed += 1
            if stays := tuple(name for name in old if name not in back):
                title = undoing.records.titles([entry.record])[entry.record]
                done.kept.append(Kept(entry.record, kind.name, title, EDITED, stays))


def _remove(undoing: Change, n: int, edited: set[str], done: Partly) -> None:
    """Take out what the change made, but for what was edited since and all that what stays points to."""
    wanted = select(ENTRY.c.record, ENTRY.c.kind, ENTRY.c.new).where(ENTRY.c.change == n, ENTRY.c.old.is_(None))
    made = {row.record: row for row in undoing.connection.execute(wanted.order_by(ENTRY.c.seq.desc()))}
    there = {one for ids in undoing.records.by_kind(made).values() for one in ids}
    carrying = _carrying(undoing.connection, {row.kind for row in made.values()}, made.keys() & there, edited)
    stays = (edited & there) | carrying
    titles = undoing.records.titles(stays & made.keys())
    for record, row in made.items():
        if record not in there:
            done.kept.append(Kept(record, row.kind, _called(loaded(row.new) or {}), DELETED))
        elif record in stays:
            done.kept.append(Kept(record, row.kind, titles[record], EDITED if record in edited else DEPENDED_ON))
    for kind in dict.fromkeys(row.kind for row in made.values()):
        gone = [(one, row.new) for one, row in made.items() if row.kind == kind and one in there - stays]
        for start in range(0, len(gone), _AT_ONCE):
            undoing.remove_many(KINDS[kind], gone[start : start + _AT_ONCE])
        done.reversed += len(gone)


def _carrying(connection: Connection, kinds: set[str], made: set[str], edited: set[str]) -> set[str]:
    """Those of the records made that something which stays points to, from one to the next."""
    pointing: dict[str, set[str]] = {}
    for source, target in _pairs(connection, kinds):
        if target in made:
            pointing.setdefault(source, set()).add(target)
    carrying: set[str] = set()
    waiting = [source for source in pointing if source not in made or source in edited]
    while waiting:
        for target in pointing.get(waiting.pop(), set()) - carrying - edited:
            carrying.add(target)
            waiting.append(target)
    return carrying


def _pairs(connection: Connection, kinds: set[str]) -> Iterator[tuple[str, str]]:
    """Every link to a record of these kinds: who points, and to whom."""
    for name in kinds:
        for kind, one in pointing_at(name):
            if kind.by_name[one].type is Type.LINK:
                table = TABLES[kind.name]
                for row in connection.execute(select(table.c.id, table.c[one]).where(table.c[one].is_not(None))):
                    yield row[0], row[1]
    for row in connection.execute(select(LINK.c.from_id, LINK.c.to_id)):
        yield row.from_id, row.to_id


def _same(one: Value, other: Value) -> bool:
    return (one or None) == (other or None) if isinstance(one, list) or isinstance(other, list) else one == other


def _called(values: dict[str, Value]) -> str:
    return str(values.get("title") or values.get("name") or values.get("number") or values.get("reference") or "")
