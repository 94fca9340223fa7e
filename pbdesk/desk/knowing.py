"""The desk as it is known now, or as it was known on an earlier day."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime

from pbdesk.errors import NotUnderstood
from pbdesk.sentences import say
from pbdesk.store.desk import Desk
from pbdesk.store.past import Known, Progress, as_known
from pbdesk.store.query import Records


@contextmanager
def knowing(
    desk: Desk, day: str = "", progress: Progress | None = None, before: int | None = None
) -> Iterator[Known]:
    """What the desk knew at the end of a day, or `before` a change, with its history up to then; else now."""
    with desk.reading() as now, as_known(now, day and day_meant(day), progress, before) as known:
        yield known


def ensure_held(known: Known, *records: str | None) -> None:
    """Raise `NotUnderstood` where the desk did not hold one of the records it is asked about on the day."""
    held = Records(known.moment)
    if known.day and any(one and held.kind_of(one) is None for one in records):
        raise NotUnderstood(
            say("On {day} the desk did not hold a record it is asked about; choose a later day.", day=known.day)
        )


def day_meant(text: str) -> str:
    """The day a person means, today where none is given; raises `NotUnderstood`."""
    try:
        return date.fromisoformat(text).isoformat() if text else datetime.now(UTC).date().isoformat()
    except ValueError:
        raise NotUnderstood(say("{text} is no day; write it as 2026-03-14.", text=text)) from None
