"""Numbers as people write them, understood: 1 200 000,50 and 1,200,000.50, 1.5 mill, NOK 40 000."""

import re
from decimal import Decimal

from pbdesk.records import codes
from ui.words import locale

_SPACES = re.compile(r"[\s\u00a0\u202f\u2009'’]")
_PARTS = re.compile(r"([-−+]?)([\d.,]+)([a-zæøå]*)\.?")
_GROUPED = re.compile(r"[1-9]\d{0,2}([.,]\d{3})+")
_TIMES = {
    "": 1,
    **dict.fromkeys(("k", "t", "thousand", "tusen"), 1_000),
    **dict.fromkeys(("m", "mn", "mill", "million", "millions", "millioner"), 1_000_000),
    **dict.fromkeys(("bn", "billion", "billions", "mrd", "milliard", "milliarder"), 1_000_000_000),
}


def plain(text: str) -> str | None:
    """A number in plain form, as `1200.50`; None where it is none. One sign in doubt means what the language means."""
    said = _PARTS.fullmatch(_SPACES.sub("", text).lower())
    times = _TIMES.get(said[3]) if said else None
    if said is None or times is None:
        return None
    digits = _with_point(said[2])
    if not re.fullmatch(r"\d+(\.\d+)?|\.\d+", digits):
        return None
    number = Decimal(digits) * times
    sign = "-" if said[1] in ("-", "−") and number else ""
    return f"{sign}{number:f}"


def _with_point(digits: str) -> str:
    """The digits without groups, with a point before the decimals."""
    dots, commas = digits.count("."), digits.count(",")
    if dots and commas:
        last = "." if digits.rindex(".") > digits.rindex(",") else ","
        return digits.replace({".": ",", ",": "."}[last], "").replace(",", ".")
    sign = "." if dots else ","
    if dots + commas == 1 and (sign == locale().decimalPoint() or not _GROUPED.fullmatch(digits)):
        return digits.replace(",", ".")
    return digits.replace(sign, "") if _GROUPED.fullmatch(digits) else digits.replace(",", ".")


def with_currency(text: str) -> tuple[str, str | None]:
    """An amount apart from the currency that stands before or behind it, where one does."""
    said = re.fullmatch(r"\s*([^\d\s.,+−-][^\d]*?)?\s*([-−+]?\d.*?)\s*", text)
    if said is None:
        return text, None
    if said[1] and (before := codes.recognise("currency", said[1].strip())):
        return said[2], before
    number, _, behind = said[2].rpartition(" ")
    after = codes.recognise("currency", behind) if number and not behind[:1].isdigit() else None
    return (number, after) if after else (text, None)
