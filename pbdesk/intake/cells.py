"""Cells as readers give them, and how a column of them becomes values: each distinct cell is understood once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from pbdesk.intake.vocabulary import BLANK, fold
from pbdesk.records.kind import Value
from pbdesk.sentences import Sentence

Cell = str | float | int | bool | date | datetime | time | timedelta
_LONGEST_BLANK = max(map(len, BLANK)) + 2


class Unclear(NamedTuple):
    """Why a cell was not understood, or what must be said of a whole column."""

    code: str
    message: Sentence
    value: Value = None
    """What was understood of it all the same, for instance two of three countries."""


@dataclass(frozen=True)
class Column:
    """A column's values as they are stored; `unclear` by position; `note` on the column as a whole."""

    values: list[Value]
    unclear: dict[int, Unclear]
    note: Unclear | None = None


def is_blank(text: str) -> bool:
    """Whether a text says that nothing is known."""
    if len(text) > _LONGEST_BLANK:
        return text.isspace()
    return (text.strip().lower() if text.isascii() else fold(text)) in BLANK


def by_value(column: Sequence[Cell], parse: Callable[[Cell], Value | Unclear], note: Unclear | None = None) -> Column:
    """Understand a column; equal cells are parsed once."""
    known = {value: parse(value) for value in set(column)}
    failed = {value for value, found in known.items() if isinstance(found, Unclear)}
    values: list[Value] = [known[value] for value in column]  # type: ignore[misc]
    if not failed:
        return Column(values, {}, note)
    unclear: dict[int, Unclear] = {}
    for position, value in enumerate(column):
        if value in failed:
            reason = known[value]
            if isinstance(reason, Unclear):
                unclear[position] = reason
                values[position] = reason.value
    return Column(values, unclear, note)


def as_text(value: Cell) -> str:
    """A cell as a person reads it: whole numbers without `.0`, dates as ISO 8601."""
    if isinstance(value, str):
        return value
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time(0) else value.isoformat(" ", "minutes")
    return str(value)


def letters_of(place: int) -> str:
    """A column (from 0) as spreadsheets name it: A, B, … AA."""
    left, last = divmod(place, 26)
    return (letters_of(left - 1) if left else "") + chr(ord("A") + last)
