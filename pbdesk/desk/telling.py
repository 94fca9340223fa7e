"""The history in words: what was done, to what, from what to what, and where a value came from."""

from dataclasses import dataclass

from pbdesk.store import history
from pbdesk.store.desk import Desk
from pbdesk.store.history import Difference, Past, Source
from pbdesk.store.query import Records

__all__ = ["Difference", "Past", "Source", "Told", "entries", "past_changes", "provenance", "words_of"]


@dataclass(frozen=True)
class Told:
    """What a change did to one record, and what that record is called."""

    title: str
    difference: Difference


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
        titles = Records(connection).titles({difference.record for difference in found})
        return [Told(titles.get(one.record) or _former(one), one) for one in found]


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
