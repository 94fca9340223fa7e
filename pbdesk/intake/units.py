"""The unit said in a heading or above a table: which currency, and whether thousands or millions."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from pbdesk.intake.vocabulary import fold
from pbdesk.records import codes

_FACTORS = (
    (10**7, r"crores?"),
    (10**5, r"lakhs?|lacs?"),
    (10**9, r"billions?|milliards?|milliarder|miljarder|mrd|mrds|mds|bn|mil millones|miles de millones|mil milhoes"),
    (
        10**6,
        r"millions?|mil(?= ?\.? ?(?:usd|us\$|eur|jpy|yen|nok|sek|chf|gbp))|millones|milhoes|millioner|miljoner|mill|mio|mn|mln|mnok|msek|mdkk|mkr|musd|meur|1[ .,']?000[ .,']?000",
    ),
    (
        10**3,
        r"thousands?|(?<=em )mil(?! mi)|(?<=en )mil(?! mi)|milliers?|miles|milhares|tusen|tusental|tkr|tusd|teur|tnok|keur|kusd|knok|ksek|kgbp|kchf|1[ .,']?000|'?000s?|'000",
    ),
)
_FACTOR = [(factor, re.compile(rf"(?<![\w.,'])({names})\.?(?![\w])")) for factor, names in _FACTORS]
_ABBREVIATED = re.compile(
    r"(us\$|\$|€|£|usd|eur|gbp|nok|sek|cad|chf)\s?m(n|ln|io)?\b|\bm(usd|eur|€|us\$|\$|£|gbp)(?!\w)|\bm\s(f ?)?(cfa|xof|xaf|usd|eur|gbp|nok|sek|dkk|€|\$|£)(?!\w)"
)
_CODE_AND_M = re.compile(r"(?<![a-z])([a-z]{3}) m(?:n|ln|io)?(?![a-z])")
_IN_THOUSANDS = re.compile(r"(us\$|\$|€|£|usd|eur|gbp|nok|sek|chf|dkk)\s?k(?!\w)|(?<!\w)k(us\$|\$|€|£)(?!\w)")
_IN_BILLIONS = re.compile(r"(us\$|\$|€|£|php|usd|eur|gbp|idr|rp|vnd|mmk|tzs|ugx)\s?bi?n?\b")
_CODES = re.compile(r"(?<![A-Z])[MTK]?([A-Z]{3})(?![A-Za-z])")
_SIGNS = re.compile(r"US ?\$|U\$S|\$ ?US|CA?N?\$|C\$|A\$|AU\$|NZ\$|R\$|€|£|¥|₱|₦|₹|\$")
_ORDINARY = frozenset(
    [
        "ALL",
        "TOP",
        "CUP",
        "TRY",
        "PEN",
        "GEL",
        "MOP",
        "BAM",
        "SOS",
        "LAK",
        "ANG",
        "STD",
        "MAD",
        "DOP",
        "HUF",
        "COP",
        "COU",
        "RON",
        "CLP",
        "SLE",
        "MRO",
        "CUC",
        "BOV",
        "MXV",
    ]
)
"""Currency codes that are also words or names in capitals; they count only in brackets or after `in`."""
_SAID = re.compile(
    r"\b(in|en|i|em|units?|unidade?s?|enheter|amounts?|montants?|belop|figures|importes|valores|values|currency|devise|valuta|moneda|moeda)\b"
)


class Unit(NamedTuple):
    """What one unit of a column's numbers is worth: `factor` units of `currency` (None: not said)."""

    currency: str | None
    factor: int


@lru_cache(maxsize=5000)
def said_unit(text: str, country: str = "") -> Unit:
    """The unit said in a heading; `country` (alpha-3) settles signs that several currencies share."""
    return Unit(_currency(text, country), _factor(text))


def said_above(texts: list[str], country: str = "") -> Unit:
    """The unit said for a whole table in the title rows above it."""
    for text in texts:
        unit = said_unit(text, country)
        if unit != Unit(None, 1) and _SAID.search(fold(text)):
            return unit
    return Unit(None, 1)


_MIL = re.compile(r"(?<![\w.,'])mil\b\.?(?= ?[a-z$€]{1,10}\b|\))(?! mi)")
_OF_IBERIA = re.compile(
    r"\b(monto|valor(es)?|importes?|presupuest\w+|cost[oe]s?|inversion|aportes?|desembols\w+|ejecutad[oa]|orcament\w+|custos?"
    r"|montantes?|dotac[ai]o\w*|realizad[oa]|executad[oa]|despesas?|verba|gastos?|asignad[oa]|obligad[oa]|aprobad[oa]|aprovad[oa]"
    r"|mil (mzn|aoa|cve|brl|cop|mxn|clp|pyg|ars|pen|gtq|hnl|nio|bob|crc|dop|uyu|meticais|mt|kwanzas|reais|pesos|soles|quetzales|lempiras))\b"
)
"""Where a heading is Spanish or Portuguese, `mil` is a thousand; elsewhere it is short for a million."""


def _factor(text: str) -> int:
    folded = fold(text)
    if _MIL.search(folded) and _OF_IBERIA.search(folded):
        return 10**3
    for factor, names in _FACTOR:
        if names.search(folded):
            return factor
    if _IN_BILLIONS.search(folded):
        return 10**9
    if _IN_THOUSANDS.search(folded):
        return 10**3
    coded = any(code.upper() in codes.codes("currency") for code in _CODE_AND_M.findall(folded))
    return 10**6 if coded or _ABBREVIATED.search(folded) else 1


def _currency(text: str, country: str) -> str | None:
    for candidate in _candidates(text):
        found = codes.currency(candidate, country or None)
        if found:
            return found
    return None


def _candidates(text: str) -> Iterator[str]:
    """Every part of a heading that may be the sign or the name of a currency, the surest first."""
    bracketed = re.findall(r"[(\[]([^)\]]*)[)\]]", text)
    for inside in bracketed:
        yield from _inside(inside)
    yield from _SIGNS.findall(text)
    for code in _CODES.findall(text):
        if code not in _ORDINARY and code in codes.codes("currency"):
            yield code
    tokens = re.findall(r"[^\W\d_]+\$?", text)
    yield from (token for token in tokens if len(token) > 2 and not token.isupper())
    yield from (token for token in tokens if token in ("FCFA", "CFA"))


def _inside(text: str) -> Iterator[str]:
    folded = re.sub(r"^(in|en|i|em)\s+", "", text.strip(), flags=re.IGNORECASE)
    bare = re.sub(r"(?i)\b(thousands?|millions?|milliers|tusen|mill|mio|miles|milhares|of|de|d')\b\.?", " ", folded)
    yield folded.strip()
    yield bare.strip()
    yield from _CODES.findall(text)
