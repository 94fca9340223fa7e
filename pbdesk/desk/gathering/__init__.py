"""What documents are drawn from: records read in one moment of the desk, as they are known now or were known then."""

from collections.abc import Iterable, Sequence

from pbdesk.desk.knowing import ensure_held
from pbdesk.errors import NotUnderstood
from pbdesk.records.kind import Value, Values
from pbdesk.records.kinds import KINDS
from pbdesk.records.markings import higher
from pbdesk.sentences import say, term
from pbdesk.store.history import head
from pbdesk.store.past import Known
from pbdesk.store.query import Records

WRITTEN = "brief"
"""The change that notes a document as written; documents are not drawn from it."""


def drawn_from(known: Known) -> str:
    """The digest of the history that a document is drawn from."""
    return head(known.history, without=WRITTEN, before=known.before)


def asked_for(known: Known, kind: str, record: str) -> dict[str, Value]:
    """The record a document is about; raises `NotUnderstood` where the desk holds none of that kind by that id."""
    ensure_held(known, record)
    records = Records(known.moment)
    about = records.get(record)
    if about is None or records.kind_of(record) != kind:
        wanted, them = term(KINDS[kind].label).lower(), KINDS[kind].plural
        words = "{record} is no {wanted} of this desk; see `pbdesk list DESK {them}`."
        raise NotUnderstood(say(words, record=record, wanted=wanted, them=them))
    return about


def highest(markings: Iterable[Value]) -> str:
    """The strictest of some markings; what is not marked is open to all."""
    found: str | None = None
    for one in markings:
        found = higher(found, str(one or ""))
    return found or "unclassified"


def marked(known: Known, rows: Iterable[Values]) -> str:
    """The highest marking of some records: as it was then, and as it is now where that is higher."""
    bearing = [one for one in rows if "marking" in one]
    return highest([*(one["marking"] for one in bearing), *_since(known, [str(one["id"]) for one in bearing])])


def _since(known: Known, records: Sequence[str]) -> list[Value]:
    """What the records of an earlier day are marked now: what has become secret does not leave by way of the past."""
    if known.before is None:
        return []
    now = Records(known.history)
    return [
        one["marking"] for kind, ids in now.by_kind(records).items() for one in now.get_many(KINDS[kind], ids).values()
    ]
