"""Values as people write them and as they are stored, and back; one place for both directions."""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal, InvalidOperation

from pbdesk.records import codes
from pbdesk.records.kind import Field, Type, Value
from pbdesk.sentences import Sentence, say, term

THOUSANDTHS = 1000
"""Money is stored as whole thousandths: every ISO 4217 currency in circulation fits exactly."""
LARGEST = 2**63 - 1

_YES = {"1", "yes", "true", "ja", "oui", "sí", "si", "sim", "y", "x"}
_NO = {"0", "no", "false", "nei", "nej", "non", "não", "n"}
_COARSE = re.compile(r"\d{4}(-\d\d)?")


class Unreadable(ValueError):
    """A text that is no value of its field; `wanted` says what was expected."""

    def __init__(self, wanted: Sentence) -> None:
        super().__init__(wanted)
        self.wanted = wanted


def parse(field: Field, text: str) -> Value:
    """The stored value of what a person wrote for any field but a link; empty is not known.

    Raises `Unreadable` with what was expected.
    """
    text = text.strip()
    return _PARSERS[field.type](field, text) if text else None


def show(field: Field, value: Value) -> str:
    """A stored value in plain ASCII form, as `parse` reads it back; not known is empty."""
    if value is None:
        return ""
    if field.type is Type.MONEY and isinstance(value, int):
        return plain_amount(value)
    if field.type is Type.YESNO:
        return "yes" if value else "no"
    if isinstance(value, list):
        return ",".join(value)
    return repr(value) if isinstance(value, float) else str(value)


def plain_amount(thousandths: int) -> str:
    """Thousandths as a decimal string with at least two decimals: 1234500 is 1234.50."""
    whole, rest = divmod(abs(thousandths), THOUSANDTHS)
    decimals = f"{rest:03}"
    return f"{'-' if thousandths < 0 else ''}{whole}.{decimals.removesuffix('0')}"


def thousandths(amount: Decimal) -> int:
    """An amount in thousandths, rounded to the nearest; raises `Unreadable` where it is too large to store."""
    scaled = int((amount * THOUSANDTHS).to_integral_value())
    if abs(scaled) > LARGEST:
        raise Unreadable(say("an amount below 9,000,000,000,000,000"))
    return scaled


def fits(field: Field, value: Value) -> bool:
    """Whether a stored value has the type and form its field asks for; not known always fits."""
    if value is None:
        return True
    if field.type is Type.LINKS:
        return isinstance(value, list)
    if field.type in (Type.INTEGER, Type.MONEY, Type.YESNO):
        return isinstance(value, int) and abs(value) <= LARGEST and (field.type is not Type.YESNO or value in (0, 1))
    if field.type is Type.NUMBER:
        return isinstance(value, int | float)
    return isinstance(value, str) and _fits_text(field, value)


def is_listed(field: Field, value: Value) -> bool:
    """Whether a code is on its list; what is no code, or not known, always is."""
    return field.type is not Type.CODE or value is None or value in codes.codes(field.codes)


def _fits_text(field: Field, value: str) -> bool:
    if field.type is Type.CHOICE:
        return value in field.choices
    if field.type in (Type.DAY, Type.DATE):
        return _is_day(value) or (field.type is Type.DATE and bool(_COARSE.fullmatch(value)))
    return True


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _text(field: Field, text: str) -> Value:
    return text


def _day(field: Field, text: str) -> Value:
    if not _is_day(text):
        raise Unreadable(say("a day such as 2026-03-14"))
    return text


def _date(field: Field, text: str) -> Value:
    if not (_is_day(text) or (_COARSE.fullmatch(text) and _is_day(text + "-01-01"[len(text) - 4 :]))):
        raise Unreadable(say("a date such as 2026-03-14, 2026-03 or 2026"))
    return text


def _integer(field: Field, text: str) -> Value:
    try:
        found = int(text)
    except ValueError:
        raise Unreadable(say("a whole number")) from None
    if abs(found) > LARGEST:
        raise Unreadable(say("a whole number of at most 18 digits"))
    return found


def _number(field: Field, text: str) -> Value:
    return float(_decimal(text, say("a number such as 12.5")))


def _money(field: Field, text: str) -> Value:
    return thousandths(_decimal(text, say("an amount such as 1200.50")))


def _decimal(text: str, wanted: Sentence) -> Decimal:
    try:
        amount = Decimal(text)
    except InvalidOperation:
        raise Unreadable(wanted) from None
    if not amount.is_finite():
        raise Unreadable(wanted)
    return amount


def _yesno(field: Field, text: str) -> Value:
    word = text.casefold()
    if word in _YES or word in _NO:
        return int(word in _YES)
    raise Unreadable(say("yes or no, or nothing where it is not known"))


def _choice(field: Field, text: str) -> Value:
    word = text.casefold().replace("_", " ")
    for one in field.choices:
        if one.casefold() == word:
            return one
    raise Unreadable(say("one of: {choices}", choices=[term(one) for one in field.choices]))


def _code(field: Field, text: str) -> Value:
    found = codes.recognise(field.codes, text)
    if found is None:
        raise Unreadable(say("a code or name of {list}", list=term(field.label).lower()))
    return found


_PARSERS: dict[Type, Callable[[Field, str], Value]] = {
    Type.TEXT: _text, Type.PROSE: _text, Type.DAY: _day, Type.DATE: _date, Type.INTEGER: _integer,
    Type.NUMBER: _number, Type.MONEY: _money, Type.YESNO: _yesno, Type.CHOICE: _choice, Type.CODE: _code,
}
