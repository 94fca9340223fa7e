"""What amounts say in their cells besides a number: `USD 1,5 mill.` names a currency and what the number is worth."""

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

from pbdesk.intake.cells import Cell
from pbdesk.intake.vocabulary import fold
from pbdesk.records import codes

_WORTH = {
    10**3: r"thousands?|tusen|milliers?|miles|mil|k",
    10**6: r"millions?|millioner|miljoner|millones|milhoes|milhao|mill|mio|mln|mn|m",
    10**9: r"billions?|bn|milliards?|milliarder|miljarder|mrd",
}
_FACTORS = [(factor, re.compile(rf"(?<=[\d\s])({words})\.?$")) for factor, words in _WORTH.items()]
_BEFORE = re.compile(r"^([^\W\d_]{1,4}\.?\$?|[$€£¥]|US ?\$)\s*(?=[-(]?[\d.,])")
_AFTER = re.compile(r"(?<=[\d\s.])([^\W\d_]{2,6}\.?|[$€£¥])$")
_NUMBER = re.compile(r"-?\d[\d.,' \u00a0\u202f]*")
_EXPONENT = re.compile(r"[-+]?\d+(?:[.,]\d+[eE]\+?|[eE]\+)\d{1,2}")
_LETTERS = re.compile(r"[^\W\d_]|[$€£¥]")
_LONGEST = 40
_SHARING = ("NOR", "USA", "MLI", "GBR")
"""Countries whose currencies go by signs that others use as well."""


def parted(text: str) -> tuple[str, int, str]:
    """A written amount without its words: the number, what it is multiplied by, and the sign or code of its currency."""
    return _parted(text.strip()) if len(text) <= _LONGEST and _LETTERS.search(text) else (text.strip(), 1, "")


@lru_cache(maxsize=20_000)
def _parted(text: str) -> tuple[str, int, str]:
    if _EXPONENT.fullmatch(text):
        return f"{Decimal(text.replace(',', '.')):f}", 1, ""
    bare, factor, sign = text, 1, ""
    for _ in range(3):
        found = _BEFORE.match(bare)
        if found and _is_sign(found[1]):
            bare, sign = bare[found.end() :].strip(), found[1]
        for worth, words in _FACTORS:
            if factor == 1 and (said := words.search(fold(bare))):
                bare, factor = bare[: len(bare) - len(said[0])].strip(), worth
        found = _AFTER.search(bare)
        if found and _is_sign(found[1]):
            bare, sign = bare[: found.start()].strip(), found[1]
    return bare, factor, sign.rstrip(".")


@lru_cache(maxsize=500)
def _is_sign(text: str) -> bool:
    """Whether a text is the sign or code of a currency, of whichever country."""
    return any(codes.currency(text.rstrip("."), country) for country in _SHARING)


def writes_amount(text: str) -> bool:
    """Whether a text is a number with words for its worth or its currency, or with an exponent."""
    bare, factor, sign = parted(text)
    return (factor > 1 or bool(sign) or bare != text.strip()) and bool(_NUMBER.fullmatch(bare))


def currencies_in(column: Sequence[Cell], country: str) -> list[str | None] | None:
    """The currency that each cell of a column of amounts names; None where none does."""
    texts = {cell for cell in column if isinstance(cell, str) and _LETTERS.search(cell)}
    said = {text: codes.currency(sign, country or None) for text in texts if (sign := parted(text)[2])}
    if not any(said.values()):
        return None
    return [said.get(cell) if isinstance(cell, str) else None for cell in column]
