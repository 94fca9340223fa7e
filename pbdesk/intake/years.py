"""Columns of years: each becomes yearly amounts, planned or disbursed by what it or the group over it says."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from pbdesk.intake import lexicon
from pbdesk.intake.cells import Cell
from pbdesk.intake.headings import plain, plain_words
from pbdesk.intake.looks import look
from pbdesk.intake.vocabulary import fold

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:\s?[-/]\s?(?:\d\d|(?:19|20)\d\d))?(?!\d)")
_AS_OF = re.compile(r"\b(as of|as at|as on|au|per|pr|al|em|until|since|date)\b")
_FEWEST = 2
_DISBURSED = frozenset(map(plain, lexicon.SPENT))
_ABSORBED = frozenset(
    map(plain, ("absorbed", "absorption", "absorbe", "absorbido", "absorvido", "absorbert", "absorberat"))
)
_PLANNED = frozenset(
    map(plain, lexicon.BUDGET | lexicon.FORESEEN | {"plan", "forecast", "prevision", "prognose", "prognos"})
)
_BESIDE = frozenset(
    map(plain, lexicon.AMOUNT | lexicon.DATE | lexicon.PASSED | {"fy", "exercice", "ejercicio", "exercicio"})
)


class YearColumn(NamedTuple):
    """A column of one year's amounts; `type` is that of a yearly amount, `said` whether a heading says it."""

    at: int
    year: int
    type: str
    said: bool


def year_columns(
    headings: Sequence[str], groups: Sequence[str], columns: Sequence[Sequence[Cell]]
) -> tuple[YearColumn, ...]:
    """The columns that hold one year each, of at least two years of a type; a lone one is an amount as any other."""
    found = [_year_column(at, text, groups[at]) for at, text in enumerate(headings)]
    amounts = [one for one in found if one and _holds_amounts(columns[one.at])]
    times = Counter(type_ for type_, _ in {(one.type, one.year) for one in amounts})
    return tuple(amounts) if max(times.values(), default=0) >= _FEWEST else ()


def _year_column(at: int, text: str, group: str) -> YearColumn | None:
    folded = fold(text)
    years = _YEAR.findall(folded)
    if len(years) != 1 or _AS_OF.search(folded):
        return None
    words = plain_words(_YEAR.sub(" ", folded)) - {""}
    over = plain_words(group) if group else frozenset()
    if words - _DISBURSED - _PLANNED - _ABSORBED - _BESIDE:
        return None
    return YearColumn(at, int(years[0]), _type(words) or _type(over) or "planned", bool(_type(words) or _type(over)))


def _type(words: frozenset[str]) -> str:
    if words & _ABSORBED:
        return "absorbed"
    if words & _DISBURSED and not words & frozenset(map(plain, lexicon.FORESEEN)):
        return "disbursed"
    return "planned" if words & _PLANNED else ""


def _holds_amounts(column: Sequence[Cell]) -> bool:
    looks = look(column)
    return not looks.sample or looks.numeric >= 0.5


def without(headings: Sequence[str], years: Sequence[YearColumn]) -> list[str]:
    """The headings without those of the columns of years, which are no field of the record itself."""
    taken: Mapping[int, YearColumn] = {one.at: one for one in years}
    return ["" if at in taken else text for at, text in enumerate(headings)]
