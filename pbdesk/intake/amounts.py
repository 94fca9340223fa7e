"""Numbers and amounts; which sign groups digits and which marks decimals is settled by column, not by cell."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import isfinite
from typing import cast

from pbdesk.intake.cells import Cell, Column, Unclear, by_value, is_blank
from pbdesk.intake.in_cells import parted
from pbdesk.records.kind import Value
from pbdesk.records.values import LARGEST, THOUSANDTHS
from pbdesk.sentences import Sentence, say

Number = Decimal | float | int
NOT_A_NUMBER = "number-not-understood"
_MARKS = str.maketrans({"−": "-", "–": "-", "—": "-", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "’": "'", "`": "'"})
_SHAPE = re.compile(r"(?P<sign>[-+])? ?(?P<body>\d[\d.,' ]*|[.,]\d+)(?P<after>-)?")
_CURRENCY = re.compile(
    r"(?i)^(us\$|usd|eur|€|£|gbp|\$|nok|sek|dkk|chf|kr\.?)\s*|\s*(us\$|usd|eur|€|£|gbp|\$|nok|sek|dkk|chf|kr\.?|,-)$"
)


@dataclass(frozen=True)
class Signs:
    """The decimal sign of a column; `assumed` says in words what nothing in the column settles."""

    decimal: str
    assumed: Sentence | None = None


_AS_GROUPS = {
    ".": say("'.' was read as grouping thousands; nothing in the column settles it"),
    ",": say("',' was read as grouping thousands; nothing in the column settles it"),
}
_AS_DECIMALS = {
    ".": say("'.' was read as the decimal sign; nothing in the column settles it"),
    ",": say("',' was read as the decimal sign; nothing in the column settles it"),
}


def settle_signs(texts: Iterable[str], thousands_likely: bool = True) -> Signs:
    """The decimal sign of a column of texts; `thousands_likely`: `1.234` alone is rather 1234 than 1,234."""
    votes: Counter[str] = Counter()
    open_cases: Counter[str] = Counter()
    bodies = [body for text in texts if (body := _body(text)) is not None]
    for body in bodies:
        _vote(body, votes, open_cases)
    if votes["."] or votes[","]:
        return Signs("." if votes["."] >= votes[","] else ",")
    if not open_cases:
        return Signs(".")
    sign = open_cases.most_common(1)[0][0]
    decimals = not thousands_likely and (sign == "." or open_cases[sign] == len(bodies))
    if not decimals:
        return Signs({".": ",", ",": "."}[sign], _AS_GROUPS[sign])
    return Signs(sign, _AS_DECIMALS[sign])


def _vote(body: str, votes: Counter[str], open_cases: Counter[str]) -> None:
    dots, commas = body.count("."), body.count(",")
    if dots and commas:
        votes["." if body.rindex(".") > body.rindex(",") else ","] += 1
    elif dots + commas > 1:
        votes["," if dots else "."] += 1
    elif dots + commas == 1:
        sign = "." if dots else ","
        before, after = body.split(sign)
        if len(after) == 3 and 1 <= len(before) <= 3 and before != "0":
            open_cases[sign] += 1
        else:
            votes[sign] += 1


def _body(text: str) -> str | None:
    found = _parts(text)
    return found and found[1]


def _parts(text: str) -> tuple[bool, str, int] | None:
    """Whether a written number is negative, its digits with their signs, and what it is times; None if it is none."""
    found, times = _digits(text), 1
    if found is None:
        number, times, _ = parted(text)
        found = _digits(number)
    return found and (*found, times)


def _digits(text: str) -> tuple[bool, str] | None:
    """Whether a number without words is negative, and its digits with their signs; None if it is no number."""
    bare = text.translate(_MARKS).strip()
    bracketed = bare.startswith("(") and bare.endswith(")")
    bare = _CURRENCY.sub("", bare[1:-1].strip() if bracketed else bare).strip()
    found = _SHAPE.fullmatch(bare)
    if found is None:
        return None
    return bracketed or "-" in (found["sign"], found["after"]), found["body"].strip()


def written_number(text: str, signs: Signs) -> Decimal | None:
    """The number a text writes, read with a column's signs; None if it is none."""
    parts = _parts(text)
    if parts is None:
        return None
    negative, body, times = parts
    group = "," if signs.decimal == "." else "."
    whole, _, rest = body.partition(signs.decimal)
    digits = re.sub(rf"[{group}' ]", "_", whole.strip())
    if (
        not re.fullmatch(r"\d*|\d{1,3}(_\d{2,3})*_\d{3}", digits)
        or not re.fullmatch(r"\d*", rest)
        or not (digits or rest)
    ):
        return None
    number = times * Decimal(f"{digits.replace('_', '') or 0}.{rest or 0}")
    return -number if negative else number


def _beyond_doubt(text: str) -> Decimal | None:
    """The number that a text writes with signs of its own that leave no doubt, as `1 204 300,50` among `1,204,300.50`."""
    body = _body(text) or ""
    found = _BOTH_SIGNS.fullmatch(body) or _GROUPED.fullmatch(body)
    return written_number(text, Signs(found["sign"])) if found else None


_BOTH_SIGNS = re.compile(r"\d{1,3}(?P<group>[.,])\d{3}((?P=group)\d{3})*(?P<sign>(?!(?P=group))[.,])\d{1,2}")
_GROUPED = re.compile(r"\d{1,3}(?P<group>[' ])\d{3}((?P=group)\d{3})*(?P<sign>[.,])\d{1,2}")


def thousandths(column: Sequence[Cell], factor: int, decimal: str = "") -> Column:
    """A column of amounts as whole thousandths of the currency; `factor`: what the heading multiplies by.

    `decimal` is the decimal sign where something else than the column settles it.
    """
    scale = THOUSANDTHS * factor
    plain = None if decimal else _plainly_written(column)
    if plain is not None and max(map(abs, filter(None, plain)), default=0.0) < LARGEST / scale:
        return Column([None if number is None else round(number * scale) for number in plain], {})
    return _numbers(column, factor < _LARGE, lambda number: _scaled(number, scale), say("not an amount"), decimal)


def _scaled(number: Number, scale: int) -> int | None:
    """An amount times its scale; None where that is beyond every number."""
    scaled = number * scale
    return round(scaled) if isfinite(scaled) else None


_LARGE = 10**6
"""In millions and more, `1.234` is rather one and a bit than a thousand."""


def integers(column: Sequence[Cell]) -> Column:
    """A column of whole numbers."""
    return _numbers(
        column, True, lambda number: int(number) if number == int(number) else None, say("not a whole number")
    )


def measures(column: Sequence[Cell]) -> Column:
    """A column of measured numbers."""
    plain = _plainly_written(column)
    return _numbers(column, False, float, say("not a number")) if plain is None else Column(list(plain), {})


def _plainly_written(column: Sequence[Cell]) -> list[float | None] | None:
    """A column of numbers that leaves nothing to settle; None where something must be settled. Looks at all at once."""
    types = set(map(type, column))
    texts = [cell for cell in column if isinstance(cell, str)]
    if not types <= {float, str} or (float in types and any(texts)):
        return None
    together = "\n".join(texts)
    if _NOT_PLAIN.search(together) or ("." in together and not _DECIMAL_POINT.search(together)):
        return None
    return [None if cell == "" else float(cell) for cell in cast("Sequence[float | str]", column)]


_NOT_PLAIN = re.compile(r"^(?!-?\d{1,15}(?:\.\d{1,15})?$).+$", re.MULTILINE)
_DECIMAL_POINT = re.compile(r"\.(?:\d{1,2}|\d{4,})$|\d{4}\.", re.MULTILINE)


def _numbers(
    column: Sequence[Cell], thousands: bool, store: Callable[[Number], Value], wanted: Sentence, decimal: str = ""
) -> Column:
    texts = {value for value in set(column) if isinstance(value, str) and not is_blank(value)}
    signs = Signs(decimal) if decimal else settle_signs(texts, thousands)

    def parse(value: Cell) -> Value | Unclear:
        if isinstance(value, str):
            if is_blank(value):
                return None
            number: Number | None = written_number(value, signs) or _beyond_doubt(value)
        else:
            number = value if isinstance(value, float | int) and not isinstance(value, bool) else None
        stored = None if number is None or not isfinite(number) else store(number)
        if stored is None or (isinstance(stored, int) and abs(stored) > LARGEST):
            return Unclear(NOT_A_NUMBER, wanted)
        return stored

    note = Unclear("number-sign-assumed", signs.assumed) if signs.assumed else None
    return by_value(column, parse, note)
