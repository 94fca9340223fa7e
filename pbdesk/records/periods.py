"""Rules on dates that many kinds share."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from pbdesk.records.kind import Breach, Reader, Value, Values
from pbdesk.sentences import say


def first_day(date: str) -> str:
    """The first day of a date that may be only a year or a month."""
    return date + {4: "-01-01", 7: "-01"}.get(len(date), "")


def last_day(date: str) -> str:
    """The last day of a date that may be only a year or a month; month ends compare as 31."""
    return date + {4: "-12-31", 7: "-31"}.get(len(date), "")


def is_to_come(date: Value) -> bool:
    """Whether all of a day, a month or a year lies after today, as the calendar of this place has it."""
    return isinstance(date, str) and first_day(date) > datetime.now().astimezone().date().isoformat()


@dataclass(frozen=True)
class InOrder:
    """A rule: the field `end` is not before the field `start`. The file's own guard reads which fields it is about."""

    start: str
    end: str

    def __call__(self, values: Values, _reader: Reader) -> Iterable[Breach]:
        """The breach, where both are known and the end is before the start."""
        first, last = values.get(self.start), values.get(self.end)
        if isinstance(first, str) and isinstance(last, str) and _before(last, first):
            message = say("It ends ({last}) before it starts ({first}).", last=last, first=first)
            yield Breach("dates-in-order", message, self.end)

    def suspects(self, columns: Mapping[str, Sequence[Value]], _height: int) -> Iterable[int]:
        """The places where the end is the smaller as it is written: that may be so of a month after a day of it, too."""
        both = zip(columns.get(self.start, ()), columns.get(self.end, ()), strict=False)
        return [
            at for at, (first, last) in enumerate(both)
            if isinstance(first, str) and isinstance(last, str) and last < first
        ]  # fmt: skip


def _before(last: str, first: str) -> bool:
    """Whether all of one date is before the other; dates of the same length are compared as they are written."""
    return last < first if len(last) == len(first) else last_day(last) < first_day(first)


def holds_on(span: Values, day: str) -> bool:
    """Whether a record with `start` and `end` holds on a day; a bound that is not known is open."""
    return str(span["start"] or day) <= day <= str(span["end"] or day)


def overlap(one: Values, other: Values) -> bool:
    """Whether two spans share a day; a bound that is not known is open, and what has none of the two always holds."""
    return _begins_by(one, other) and _begins_by(other, one)


def _begins_by(one: Values, other: Values) -> bool:
    """Whether one begins before the other has ended."""
    start, end = one.get("start"), other.get("end")
    return start is None or end is None or str(start) <= str(end)
