"""Desk to desk: a parcel written for another official, one read and merged with every conflict shown."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pbdesk.desk.restoring import in_turns, refuse_breaches
from pbdesk.errors import ConflictsOpen, Damaged, NotUnderstood
from pbdesk.exchange import parcel as parcels
from pbdesk.exchange.merging import Conflict, Merge, merge
from pbdesk.exchange.opening import Parcel, open_parcel
from pbdesk.records.kind import Kind, Value
from pbdesk.records.kinds import KINDS
from pbdesk.sentences import say
from pbdesk.store import content
from pbdesk.store.change import Change, Update, change
from pbdesk.store.desk import Desk, Moment
from pbdesk.store.history import changes, one
from pbdesk.store.key import Key, new_key
from pbdesk.store.migrations import VERSION
from pbdesk.store.query import Records
from pbdesk.store.undo import taken_back

Choose = Callable[[Conflict], str]
Record = tuple[str, dict[str, Value]]


@dataclass
class Exchanged:
    """A parcel read and held against the desk, waiting for approval."""

    path: Path
    parcel: Parcel
    merge: Merge


def write(desk: Desk, out: Path, since: str = "", passphrase: str | None = None) -> tuple[int, int]:
    """Write what was done on this desk, or since a change (its id or number); returns changes and entries.

    With a passphrase, which is never the desk's own, the parcel is sealed.
    """
    key = None if passphrase is None else _sealing(desk, passphrase)
    about = desk.about()
    with desk.reading() as connection:
        after = one(connection, since) if since else None
        steps = [past for past in reversed(changes(connection)) if after is None or past.n > after.n]
        head = parcels.Head(about["id"], about["government"], VERSION, after.id if after else "")
        try:
            return len(steps), parcels.write(connection, out, head, steps, key)
        except parcels.FileGone as gone:
            raise Damaged(desk.path, [say("the file of a document is gone")]) from gone


def _sealing(desk: Desk, passphrase: str) -> Key:
    """The key of a parcel of this desk; raises `NotUnderstood` for a passphrase that would open the desk too."""
    if desk.key and desk.key.is_made_of(passphrase):
        words = "That is the passphrase of this desk; give the parcel another one, for its reader must know it."
        raise NotUnderstood(say(words))
    return new_key(passphrase)


def nothing_chosen(_conflict: Conflict) -> str:
    """No side in any conflict: for seeing them all."""
    return ""


def chosen(sides: Mapping[tuple[str, str], str]) -> Choose:
    """The sides a person has chosen, by record and field; none in the others."""
    return lambda conflict: sides.get((conflict.record, conflict.field), "")


def take(side: str) -> Choose:
    """The same side in every conflict."""
    return lambda _conflict: side


def prepare(
    desk: Desk, path: Path, choose: Choose = nothing_chosen, passphrase: str | None = None
) -> Exchanged:
    """Read a parcel, with its passphrase where it is sealed, and hold it against the desk; writes nothing.

    Raises `FileNotUnderstood` for what is no parcel or is locked, `NotUnderstood` where something between is missing.
    """
    return hold(desk, Exchanged(path, open_parcel(path, passphrase), Merge()), choose)


def hold(desk: Desk, exchanged: Exchanged, choose: Choose) -> Exchanged:
    """Hold a parcel that was read against the desk, with these sides chosen."""
    with desk.reading() as connection:
        merged = merge(connection, exchanged.parcel, _known(connection), choose)
    return Exchanged(exchanged.path, exchanged.parcel, merged)


def titles(desk: Desk, exchanged: Exchanged) -> dict[str, str]:
    """What people call the records that the conflicts of a parcel speak of."""
    said = [value for one, _ in exchanged.merge.settled for value in (one.ours, one.theirs)]
    ids = {part for value in said for part in (value if isinstance(value, list) else [value]) if isinstance(part, str)}
    with desk.reading() as connection:
        return Records(connection).titles(ids)


def _known(connection: Moment) -> frozenset[str]:
    """The changes this desk has made, and those of other desks it has taken in and not given back."""
    undone, found = taken_back(connection), set[str]()
    for past in changes(connection):
        found.add(past.id)
        if past.action == "exchange" and past.n not in undone:
            found.update(past.detail["taken"])
    return frozenset(found)


def accept(desk: Desk, exchanged: Exchanged, person: str) -> str | None:
    """Write the merge as one change; returns its id, None where nothing changes.

    Raises `ConflictsOpen` where a side is still to be chosen, `RuleBroken` where both together break a rule.
    """
    merged, parcel = exchanged.merge, exchanged.parcel
    if merged.open:
        raise ConflictsOpen(exchanged.path, len(merged.open), merged.advice)
    detail: dict[str, Any] = {
        "file": exchanged.path.name, "desk": parcel.desk, "government": parcel.government,
        "taken": [step.id for step in parcel.steps],
        "persons": sorted({step.person for step in parcel.steps if step.person}),
    }  # fmt: skip
    with change(desk, "exchange", person, detail=detail) as writing:
        for data in parcel.files.values():
            content.keep(writing.connection, data)
        _write(writing, merged)
    return writing.sealed.id if writing.sealed else None


def _write(writing: Change, merged: Merge) -> None:
    """Deletions first, then turn by turn what is new before what it replaces."""
    for name, record, last in merged.gone:
        writing.remove_many(KINDS[name], [(record, last)])
    for kinds in in_turns(KINDS[name] for name in {**merged.new, **merged.changed}):
        for kind in kinds:
            for fields, alike in _alike(merged.new.get(kind.name, [])).items():
                rows = [tuple(values[name] for name in fields) for _, values in alike]
                writing.add_many(kind, fields, rows, ids=[record for record, _ in alike])
        for kind in kinds:
            for updates in _coming_into_force_first(kind, merged.changed.get(kind.name, [])):
                writing.set_many(kind, updates)
    for name in {**merged.new, **merged.changed}:
        written = [record for record, _ in merged.new.get(name, ())]
        refuse_breaches(writing, KINDS[name], written + [one.record for one in merged.changed.get(name, ())])


def _alike(new: list[Record]) -> dict[tuple[str, ...], list[Record]]:
    """New records by the fields that are known of them, so that many are written at once."""
    found: dict[tuple[str, ...], list[Record]] = {}
    for record, values in new:
        found.setdefault(tuple(values), []).append((record, values))
    return found


def _coming_into_force_first(kind: Kind, updates: list[Update]) -> Iterator[list[Update]]:
    """What supersedes stands before what it supersedes leaves."""
    field, first = (kind.frozen.field, kind.frozen.states[0]) if kind.frozen else ("", "")
    leaving = [one for one in updates if one.new.get(field, first) != first]
    yield [one for one in updates if one not in leaving]
    yield leaving


def report(exchanged: Exchanged, written: str | None, *, dry_run: bool) -> dict[str, Any]:
    """What a parcel does, for programs: counts, and every conflict with the side taken in it."""
    merged = exchanged.merge
    return {
        "exchange": written, "file": exchanged.path.name, "dry_run": dry_run,
        "desk": exchanged.parcel.desk, "government": exchanged.parcel.government, "since": exchanged.parcel.since,
        "changes": len(exchanged.parcel.steps),
        "created": sum(map(len, merged.new.values())), "updated": sum(map(len, merged.changed.values())),
        "deleted": len(merged.gone), "unchanged": merged.unchanged, "same": merged.same,
        "conflicts": [
            {"record": conflict.record, "kind": conflict.kind, "title": conflict.title, "field": conflict.field,
             "ours": _plain(conflict.ours), "theirs": _plain(conflict.theirs), "why": conflict.why, "taken": side}
            for conflict, side in merged.settled
        ],
    }  # fmt: skip


def _plain(value: Value) -> Value:
    return value or None if isinstance(value, list) else value
