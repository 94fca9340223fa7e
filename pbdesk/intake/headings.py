"""What a heading says, however it is written: with line breaks, instructions, units, stars or underscores."""

import re
from functools import lru_cache
from typing import NamedTuple

from pbdesk.intake.vocabulary import FILLER, LANGUAGES, MONTHS, fold
from pbdesk.records import codes

_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|\{[^{}]*\}")
_AS_OF = re.compile(r"\b(as of|as at|as on|au|a la date du|situation au|per|pr|al|ate|i?n? as of)\s+(\d|[a-z]+ \d).*$")
_PERIOD = re.compile(
    r"\b(jan\w*|feb\w*|mar\w*|apr\w*|jul\w*|aug\w*|sep\w*|oct\w*|q[1-4]|[1-4]q|h[12]|s[12]|t[1-4]|quarter|trimestre|semestre|kvartal)\b"
    r"|\b(19|20)\d\d\b"
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_SPELLING = {
    "programme": "program",
    "programmes": "program",
    "programs": "program",
    "n": "no",
    "num": "number",
    "nr": "number",
    "no": "number",
    "nro": "number",
    "numero": "number",
    "nummer": "number",
    "ref": "reference",
    "org": "organisation",
    "organization": "organisation",
    "organizations": "organisation",
    "impl": "implementing",
    "implementation": "implementing",
    "ag": "agency",
    "agcy": "agency",
    "agencies": "agency",
    "desc": "description",
    "descr": "description",
    "amt": "amount",
    "countries": "country",
    "ministries": "ministry",
    "activities": "activity",
    "currencies": "currency",
    "centre": "center",
    "identifier": "id",
    "identifiant": "id",
    "identificador": "id",
    "identifikator": "id",
    "identification": "id",
    "curr": "currency",
    "dt": "date",
    "prog": "program",
    "proj": "project",
    "implementer": "implementing",
    "libelles": "libelle",
    "bodies": "body",
    "authorities": "authority",
    "institutions": "institution",
    "title": "title",
}


class Heading(NamedTuple):
    """A heading ready to be compared: each of `readings` is a set of plain words that may name the column.

    `period` says that the heading restricts the column to part of the time (a year, a quarter).
    """

    text: str
    readings: tuple[frozenset[str], ...]
    period: bool


@lru_cache(maxsize=20_000)
def heading(text: str) -> Heading:
    """What a heading says; `text` is kept as the file has it."""
    bare = _BRACKETS.sub(" ", text)
    bare = bare if re.search(r"\w", bare) else text
    parts = [bare, re.sub(r"[()\[\]{}]", " ", text), *bare.strip().splitlines()[:1]]
    parts += [
        part
        for line in list(parts)
        for part in re.split(r"[/|]| - ", line)
        if "/" in line or "|" in line or " - " in line
    ]
    readings = tuple(dict.fromkeys(filter(None, (plain_words(part) for part in parts))))
    without_date = _AS_OF.sub(" ", fold(re.sub(r"[()\[\]]", " ", text)))
    return Heading(text, readings, bool(_PERIOD.search(without_date)))


@lru_cache(maxsize=50_000)
def plain_words(text: str) -> frozenset[str]:
    """The words of a heading that mean something, singular and without accents, units, years and fillers."""
    text = text.strip()
    if " " not in text:
        text = _CAMEL.sub(" ", text)
    folded = _AS_OF.sub(" ", fold(text.replace("_", " ").replace("#", " number ")))
    found = [_plain(word) for word in re.findall(r"[a-z$€£%]+", folded) if word not in FILLER or word == "to"]
    if len(found) > 1 and found[-1] in LANGUAGES:
        found.pop()
    kept = frozenset(word for word in found if not _is_unit(word))
    return kept or frozenset(found)


@lru_cache(maxsize=20_000)
def _plain(word: str) -> str:
    word = _SPELLING.get(word, word)
    word = word.replace("oe", "o").replace("aa", "a").replace("ae", "a")
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    return _SPELLING.get(word, word)


_UNITS = frozenset(
    [
        "usd",
        "eur",
        "gbp",
        "nok",
        "sek",
        "dkk",
        "chf",
        "cad",
        "aud",
        "jpy",
        "afn",
        "afs",
        "php",
        "xof",
        "xaf",
        "fcfa",
        "cfa",
        "usde",
        "us",
        "$",
        "€",
        "£",
        "thousand",
        "million",
        "billion",
        "millier",
        "tusen",
        "mill",
        "mio",
        "dollar",
        "euro",
        "kroner",
        "kr",
        "milhare",
        "mile",
        "afg",
        "mnok",
        "msek",
        "tkr",
        "mkr",
    ]
)


@lru_cache(maxsize=5000)
def _is_unit(word: str) -> bool:
    return word in _UNITS or (len(word) == 3 and word not in MONTHS and word.upper() in _currencies())


@lru_cache(maxsize=1)
def _currencies() -> frozenset[str]:
    return frozenset(codes.codes("currency")) - {"ALL", "TOP", "CUP", "TRY", "PEN", "GEL", "SOS", "BAM", "MOP"}
