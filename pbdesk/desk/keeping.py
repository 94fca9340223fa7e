"""What a record keeps as a spreadsheet said it: texts not understood, and what stood beside what was taken."""

import json
from typing import NamedTuple

from pbdesk.intake.planned import BESIDE
from pbdesk.records.kind import Field, Kind, Value, Values


class Kept(NamedTuple):
    """One text as it came: the field it was not understood as, or what its column was headed."""

    field: Field | None
    heading: str
    text: str


def kept_of(kind: Kind, values: Values) -> list[Kept]:
    """The texts that a record keeps as they came."""
    return kept_in(kind, values.get("unclear"))


def kept_in(kind: Kind, held: Value) -> list[Kept]:
    """The texts in a stored value."""
    texts: dict[str, str] = json.loads(held) if isinstance(held, str) and held.startswith("{") else {}
    return [_kept(kind, name, text) for name, text in texts.items()]


def _kept(kind: Kind, name: str, text: str) -> Kept:
    if name.startswith(BESIDE):
        return Kept(None, name.removeprefix(BESIDE), text)
    field = kind.by_name.get(name)
    return Kept(field, field.label if field else name, text)
