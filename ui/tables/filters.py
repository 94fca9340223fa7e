"""What a person types above a column, as conditions of a listing."""

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from pbdesk.records import codes
from pbdesk.records.kind import Field, Type, Value
from pbdesk.records.values import THOUSANDTHS
from ui.widgets.said_amounts import plain
from ui.widgets.said_days import understood
from ui.words import tr

if TYPE_CHECKING:
    from pbdesk.store.query import Condition

NOT_KNOWN = ("–", "-", "?")
"""Typed above a column, these ask for the records that do not say."""
_RANGE = re.compile(r"\s*(?:-|–|\.\.|\bto\b|\btil\b)\s*")
_DATES = (Type.DAY, Type.DATE)
_NUMBERS = (Type.MONEY, Type.INTEGER, Type.NUMBER)


def conditions_of(field: Field, text: str) -> tuple["Condition", ...] | None:
    """The conditions a text means for a field; none for an empty text, None where it is not understood."""
    from pbdesk.store.query import Condition

    text = text.strip()
    if not text:
        return ()
    if text in NOT_KNOWN:
        return (Condition(field.name, "unknown"),)
    if field.type in _DATES:
        return _dates(field, text)
    if field.type in _NUMBERS:
        return _numbers(field, text)
    if field.type is Type.CODE:
        found = codes.recognise(field.codes, text)
        return (Condition(field.name, "is", found),) if found else None
    return (Condition(field.name, "contains", text),)


def _dates(field: Field, text: str) -> tuple["Condition", ...] | None:
    from pbdesk.store.query import Condition

    sign, text = _sign(text)
    first, last = _ends(text)
    start, end = understood(first, coarse=True), understood(last, coarse=True)
    if start is None or end is None:
        return None
    later = Condition(field.name, "from", start)
    earlier = Condition(field.name, "to", _end_of(end))
    return {"": (later, earlier), ">": (later,), "<": (earlier,)}[sign]


def _numbers(field: Field, text: str) -> tuple["Condition", ...] | None:
    from pbdesk.store.query import Condition

    sign, text = _sign(text)
    first, last = _ends(text)
    start, end = _amount(field, first), _amount(field, last)
    if start is None or end is None:
        return None
    least, most = Condition(field.name, "from", start), Condition(field.name, "to", end)
    return {"": (least, most), ">": (least,), "<": (most,)}[sign]


def _sign(text: str) -> tuple[str, str]:
    return (text[0], text[1:].removeprefix("=").strip()) if text[0] in "<>" else ("", text)


def _ends(text: str) -> tuple[str, str]:
    if re.fullmatch(r"\d{4}-\d\d(-\d\d)?", text):
        return text, text
    parts = _RANGE.split(text, maxsplit=1)
    return (parts[0], parts[1]) if len(parts) == 2 and all(parts) else (text, text)


def _end_of(date: str) -> str:
    return date + {4: "-12-31", 7: "-31"}.get(len(date), "")


def _amount(field: Field, text: str) -> Value:
    said = plain(text)
    if said is None:
        return None
    amount = Decimal(said)
    if field.type is Type.MONEY:
        return int(amount * THOUSANDTHS)
    return int(amount) if field.type is Type.INTEGER else float(amount)


def hint(field: Field) -> str:
    """What may be typed above a column, for its tip."""
    if field.type in _DATES:
        return tr("A year, a day, 2020–2024, > 2023, or – for not known")
    if field.type in _NUMBERS:
        return tr("A number, 100–200, > 1000, or – for not known")
    if field.type in (Type.LINK, Type.LINKS):
        return tr("Type a part of the name and choose")
    return tr("A part of the text, or – for not known")
