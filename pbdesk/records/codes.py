"""The shipped code lists: what each code is called, and which code a spreadsheet's words mean.

Every list is one table in resources/codelists, whose first column is the code; SOURCES.md there
names where each came from. A list is read when it is first asked for.
"""

import csv
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache

from pbdesk.resources import resource

LANGUAGES = ("en", "nb", "nn", "sv", "fr", "es", "pt")
"""The languages in which a list may name its codes; where a name is missing, English is given."""

FILES: Mapping[str, tuple[str, ...]] = {
    "country": ("countries",),
    "currency": ("currencies",),
    "sector": ("sectors", "clusters"),
    "cluster": ("clusters",),
    "organisation type": ("organisation_types",),
    "dimension": ("dimension_schemes",),
    "status": ("statuses",),
}
"""The tables of each list; a word that two tables know means the code of the first."""

REPORT = "report"
"""The scheme of six dimensions named by the report (n. 16); the list `dimension` is this scheme."""

_LETTERS = str.maketrans({"æ": "ae", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ß": "ss", "œ": "oe", "þ": "th", "ı": "i"})
_ARTICLES = frozenset({"the", "l", "la", "le", "les", "el", "los", "las", "o", "os", "a", "as", "den", "det"})
_CONNECTORS = frozenset({"of", "and", "de", "del", "des", "du", "d", "et", "y", "e", "da", "do", "das", "dos", "og", "och"})
_AS_WRITTEN = ("alpha2", "iati", "ocha")
_NO_ANSWER = frozenset({"NA"})
"""Namibia's two letters are far more often "not available": alone they mean neither."""

Row = Mapping[str, str]


def codes(list_name: str) -> tuple[str, ...]:
    """Every code of a list, in the list's order."""
    return tuple(_rows(list_name))


def names(list_name: str, language: str = "en") -> Mapping[str, str]:
    """What each code of a list is called in a language, in English where the list has no such name."""
    return {code: row.get(language) or row["en"] for code, row in _rows(list_name).items()}


def recognise(list_name: str, text: str) -> str | None:
    """The code that a word, name or code means; None where it means none or might mean several.

    Case, accents, punctuation and articles make no difference, nor, at last, the order of the words.
    """
    written = text.strip()
    if written in _NO_ANSWER:
        return None
    as_written = _exact(list_name).get(written)
    return as_written or _spelled(list_name).get(key(written)) or _shuffled(list_name).get(_bag(written))


def currency(text: str, country: str | None = None) -> str | None:
    """The currency that a sign or name means; one shared by several is settled by the country, or not at all."""
    found = recognise("currency", text)
    if found or country is None:
        return found
    own, sign = currency_of(country), key(text)
    signs = _rows("currency").get(own or "", {}).get("signs", "")
    return own if sign in {key(shared) for shared in signs.split("|") if shared} else None


def currency_of(country: str) -> str | None:
    """The one legal tender of a country (alpha-3); None where it has several or none of its own is known."""
    return _rows("country").get(country, {}).get("currency") or None


def dimension_of(sector: str) -> str | None:
    """The dimension that a DAC purpose, category or humanitarian cluster serves; the rule is in SOURCES.md."""
    return _rows("sector").get(sector, {}).get("dimension") or None


def dimension_schemes(language: str = "en") -> Mapping[str, tuple[str, ...]]:
    """The ways of dividing the field, each with the names of its dimensions in order."""
    schemes: dict[str, list[str]] = {}
    for row in _table("dimension_schemes"):
        schemes.setdefault(row["scheme"], []).append(row.get(language) or row["en"])
    return {scheme: tuple(dimensions) for scheme, dimensions in schemes.items()}


def key(text: str) -> str:
    """What is left of a name when case, accents, punctuation, blanks and articles are taken away."""
    tokens = _tokens(text)
    return "".join([token for token in tokens if token not in _ARTICLES] or tokens)


def _bag(text: str) -> str:
    tokens = [token for token in _tokens(text) if token not in _ARTICLES and token not in _CONNECTORS]
    return " ".join(sorted(tokens)) if len(tokens) > 1 else ""


def _tokens(text: str) -> list[str]:
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
        text = "".join(letter for letter in text if not unicodedata.combining(letter))
    return re.findall(r"[^\W_]+", text.casefold().replace("&", " and ")) or text.split()


@cache
def _table(name: str) -> tuple[Row, ...]:
    with resource(f"codelists/{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


@cache
def _rows(list_name: str) -> Mapping[str, Row]:
    tables = (_table(name) for name in FILES[list_name])
    return {row["code"]: row for table in tables for row in table if row.get("scheme", REPORT) == REPORT}


@cache
def _exact(list_name: str) -> Mapping[str, str]:
    """Codes of other lists and two-letter codes, which count only as they are written there."""
    rows = _rows(list_name)
    others = {other: code for code, row in rows.items() for other in _other_codes(row)}
    return {**others, **{code: code for code in rows}}


def _other_codes(row: Row) -> Iterable[str]:
    return (other for column in _AS_WRITTEN for other in row.get(column, "").split("|") if other)


@cache
def _spelled(list_name: str) -> Mapping[str, str]:
    return _unambiguous(list_name, key)


@cache
def _shuffled(list_name: str) -> Mapping[str, str]:
    return _unambiguous(list_name, _bag)


def _unambiguous(list_name: str, reduced: Callable[[str], str]) -> Mapping[str, str]:
    """What each reduced spelling means; the first tier that knows it decides, and twice in one tier is nothing."""
    meanings: dict[str, str | None] = {}
    for tier in _tiers(list_name):
        found: dict[str, set[str]] = {}
        for spelling, code in tier:
            found.setdefault(reduced(spelling), set()).add(code)
        for spelling, meant in found.items():
            meanings.setdefault(spelling, meant.pop() if len(meant) == 1 else None)
    return {spelling: code for spelling, code in meanings.items() if spelling and code}


def _tiers(list_name: str) -> Iterator[Iterator[tuple[str, str]]]:
    """Spellings with their codes, table by table, rank by rank, the names before the other spellings."""
    for name in FILES[list_name]:
        rows = [row for row in _table(name) if row.get("scheme", REPORT) == REPORT]
        for rank in sorted({row.get("rank", "1") for row in rows}):
            ranked = [row for row in rows if row.get("rank", "1") == rank]
            yield ((row[tongue], row["code"]) for row in ranked for tongue in LANGUAGES if row.get(tongue))
            yield ((other, row["code"]) for row in ranked for other in row.get("other", "").split("|"))
