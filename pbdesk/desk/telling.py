"""The history in words: what was done, to what, from what to what, and where a value came from."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from pbdesk.records.kind import Value
from pbdesk.records.kinds import KINDS
from pbdesk.store import history
from pbdesk.store.desk import Desk
from pbdesk.store.history import Difference, Past, Source
from pbdesk.store.query import Records, linked_from

__all__ = ["Difference", "Past", "Source", "Told", "entries", "past_changes", "provenance", "story", "words_of"]


@dataclass(frozen=True)
class Told:
    """What a change did to one record, what that record is called, and what the values in it point to.

    `currencies` are those of amounts that changed while their currency did not.
    """

    title: str
    difference: Difference
    titles: Mapping[str, str] = field(default_factory=dict)
    currencies: Mapping[str, Value] = field(default_factory=dict)


def past_changes(
    desk: Desk, *, record: str | None = None, before: int | None = None, limit: int | None = None
) -> list[Past]:
    """Changes, newest first."""
    with desk.reading() as connection:
        return history.changes(connection, record=record, before=before, limit=limit)


def entries(desk: Desk, change: int, *, record: str | None = None, limit: int | None = None) -> list[Told]:
    """What one change did, record by record."""
    with desk.reading() as connection:
        found = list(history.differences(connection, change=change, record=record, limit=limit))
        return _told(Records(connection), found)


def story(desk: Desk, record: str, limit: int) -> list[tuple[Past, Told]]:
    """The latest changes of one record, newest first, each with what it did to it."""
    with desk.reading() as connection:
        past = {one.n: one for one in history.changes(connection, record=record, limit=limit)}
        differences = history.differences(connection, record=record, since=min(past)) if past else ()
        told = _told(Records(connection), list(differences))
        return [(past[one.difference.change], one) for one in reversed(told)]


def _told(records: Records, found: list[Difference]) -> list[Told]:
    """Differences with the names of all they speak of."""
    links = {id for one in found for side in (one.old, one.new) for id in linked_from(KINDS[one.kind], [side or {}])}
    titles = records.titles({one.record for one in found} | links)
    held = _currencies(records, found)
    return [
        Told(
            titles.get(one.record) or _former(one), one, titles,
            {name: held[one.record][name] for name in _amounts(one) if one.record in held},
        )
        for one in found
    ]  # fmt: skip


def _amounts(one: Difference) -> set[str]:
    """The fields that hold the currencies of the amounts that a difference speaks of."""
    changed = {**(one.old or {}), **(one.new or {})}
    return {field.currency for field in KINDS[one.kind].fields if field.currency and field.name in changed}


def _currencies(records: Records, found: list[Difference]) -> dict[str, dict[str, Value]]:
    """Of each record with amounts its currencies, all those of a kind read at once."""
    wanted: dict[str, set[str]] = {}
    for one in found:
        if _amounts(one):
            wanted.setdefault(one.kind, set()).add(one.record)
    held: dict[str, dict[str, Value]] = {}
    for name, ids in wanted.items():
        fields = dict.fromkeys(field.currency for field in KINDS[name].fields if field.currency)
        held |= records.some_values(KINDS[name], sorted(ids), fields)
    return held


def provenance(desk: Desk, record: str) -> dict[str, Source]:
    """For every known value of a record, who wrote it when, from which file, sheet and row."""
    with desk.reading() as connection:
        return history.sources(connection, record)


def words_of(past: Past) -> str:
    """A change in a few English words, as an undo menu names it."""
    detail = past.detail
    action = str(detail.get("undoes", past.action))
    what = detail.get("file") or detail.get("title") or detail.get("name") or ""
    words = " ".join(part for part in (action, str(detail.get("kind", "")).replace("_", " "), str(what)) if part)
    return f"undo: {words}" if past.takes_back else words


def _former(difference: Difference) -> str:
    values = difference.old or difference.new or {}
    return str(values.get("title") or values.get("name") or values.get("number") or difference.kind)
