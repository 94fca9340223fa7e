"""What a heading says, however it is written: with line breaks, instructions, units, stars or underscores."""

import re
from functools import lru_cache
from typing import NamedTuple

from pbdesk.intake import lexicon, lexicon_of_governing
from pbdesk.intake.kinship import related
from pbdesk.intake.vocabulary import (
    ASKING,
    FILLER,
    LANGUAGES,
    MONTHS,
    NAMING,
    SPANNING,
    TELLING,
    UNDERTAKING,
    fold,
    words,
)
from pbdesk.records import codes
from pbdesk.records.kinds import KINDS

_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|\{[^{}]*\}")
_AS_OF = re.compile(
    r"\b(as of|as at|as on|up to|upto|till|until|through|jusqu'?au|hasta(?: el)?|til og med|t\.?o\.?m|au|a la date du|situation au|per|pr|al|ate)"
    r"\.?\s+(\d|[a-z]+ \d).*$"
)
_OF_MONTHS = "|".join(sorted(set(MONTHS) - words("des set out ago mai may maj mar marco marche")))
_PERIOD = re.compile(
    rf"\b({_OF_MONTHS}|q[1-4]|[1-4]q|h[12]|s[12]|t[1-4]|quarter|trimestre|semestre|kvartal)\b|\b(19|20)\d\d\b"
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z]{2})")
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
    "imp": "implementing",
    "ip": "implementing",
    "ips": "implementing",
    "qty": "quantity",
    "qte": "quantite",
    "auth": "autorisation",
    "authorisation": "autorisation",
    "authorization": "autorisation",
    "src": "source",
    "dest": "destination",
    "sr": "serial",
    "projecto": "projeto",
    "projectos": "projeto",
    "adm": "admin",
    "vr": "valor",
    "vl": "valor",
    "pkt": "punkt",
    "obj": "objective",
}


class Heading(NamedTuple):
    """A heading ready to be compared: each of `readings` is a set of plain words that may name the column.

    `period` says that the heading restricts the column to part of the time (a year, a quarter).
    """

    text: str
    readings: tuple[frozenset[str], ...]
    period: bool
    shortened: bool = False
    """The heading has capitals of its sender that were left out: it may speak of a part only."""


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
    shortened = _without_acronym(bare.strip()).split() != bare.split()
    return Heading(text, readings, bool(_PERIOD.search(without_date)), shortened)


_IN_COUNTRY, _CHEF_DE_FILE = re.compile(r"\bin-country\b"), re.compile(r"\bchefs? de files?\b")
_AT_RATE = re.compile(r"(?<=\w )(reference rate|(constant|current) prices?)\b")
_SINCE = re.compile(r"\w fra$")
"""From when, in Norwegian; `_fra` and `(FRA)` are the French of a heading."""
_SPAN = re.compile(r"(?<![\w.])(fr?\.\s?o\.\s?m|fom|t\.\s?o\.\s?m|tom)\b\.?")


def _spanned(found: re.Match[str]) -> str:
    """From and to, abbreviated as in Swedish."""
    return "from" if found[0].startswith("f") else "to"


@lru_cache(maxsize=50_000)
def plain_words(text: str) -> frozenset[str]:
    """The words of a heading that mean something, singular and without accents, units, years and fillers."""
    text = text.strip()
    if " " not in text:
        text = _CAMEL.sub(" ", text)
    folded = _AS_OF.sub(" ", fold(_without_acronym(text).replace("_", " ").replace("#", " number ")))
    folded = _CHEF_DE_FILE.sub("lead", _IN_COUNTRY.sub("local", _AT_RATE.sub(" ", folded)))
    said = [part for word in re.findall(r"[a-z$€£%]+", _SPAN.sub(_spanned, folded)) for part in apart(word)]
    spanning = len(said) <= _FEW_WORDS
    left_out = FILLER if spanning else FILLER | ASKING
    found = [_meant(word) for word in said if (word in SPANNING and spanning) or word not in left_out | SPANNING]
    if len(found) > 1 and found[-1] in LANGUAGES and not _SINCE.search(text):
        found.pop()
    kept = frozenset(word for word in found if not _is_unit(word))
    whole = frozenset(word for word in kept if len(word) > 1)
    return whole if len(whole) > 1 else kept or frozenset(found)


def _meant(word: str) -> str:
    """A word as it is compared; one not known, as the known one it is akin to or short for."""
    spelled = plain(word)
    known = _plain_known()
    if spelled in known or _is_unit(spelled):
        return spelled
    akin = related(spelled)
    return plain(akin) if akin != spelled else _written_out(spelled)


@lru_cache(maxsize=1)
def _plain_known() -> frozenset[str]:
    return (
        frozenset(map(plain, _known_words()))
        | _NEVER_GLUED
        | FILLER
        | frozenset(MONTHS)
        | LANGUAGES
        | frozenset(_SHORT)
    )


def _written_out(word: str) -> str:
    """The one word that is often cut short to this beginning, as `fec` is a date; the word itself where it is none."""
    if not _CUT[0] <= len(word) <= _CUT[1]:
        return word
    whole = [one for one in _OFTEN_CUT if one.startswith(word)] or [
        one for one in _OFTEN_CUT if _is_contracted(word, one)
    ]
    return plain(whole[0]) if len(whole) == 1 else word


def _is_contracted(short: str, word: str) -> bool:
    """Whether a word is written by its first, its last and some letters between, as `dpto` is."""
    letters = iter(word)
    ends = short[0] == word[0] and short[-1] == word[-1] and not _VOWELS.match(short[1])
    return ends and all(letter in letters for letter in short)


_CUT = (3, 5)
_OFTEN_CUT = words(
    "fuente municipio departamento fecha inicio ejecucion nombre descripcion codigo monto numero presupuesto organizacion institucion responsable financiamiento "
    "beneficiario proyecto convenio title agency ministry department implementing financial date budget commitment disbursement "
    "description identifier country prosjekt tittel ansvarlig utbetalt belop intitule libelle montant projet denomination financement execution"
)


def _without_acronym(text: str) -> str:
    """A heading in small letters without the capitals of its sender, as in `GEF agency`."""
    if not re.search(r"[a-z]{3}", text):
        return text
    return _CAPITALS.sub(lambda found: found[0] if _means_something(found[0].lower()) else " ", text)


_CAPITALS = re.compile(r"\b[A-Z]{2,5}\b")


def _means_something(word: str) -> bool:
    return word in _known_words() or word in _SHORT or _is_unit(word)


_SHORT = frozenset(
    [
        "id",
        "no",
        "nr",
        "to",
        "of",
        "in",
        "en",
        "fr",
        "es",
        "pt",
        "nb",
        "nn",
        "no",
        "sv",
        "eng",
        "fra",
        "spa",
        "un",
        "eu",
        "ip",
        "ips",
    ]
)


@lru_cache(maxsize=5000)
def apart(word: str) -> list[str]:
    """The known words that a longer one is glued together of, as `projectstatus` is; the word itself where it is not."""
    known = _known_words()
    if len(word) < _GLUED or word in known:
        return [word]
    best: list[list[str] | None] = [[]]
    for end in range(1, len(word) + 1):
        parts = [
            [*before, part]
            for start in range(max(0, end - 20), end)
            if (before := best[start]) is not None and (part := _known(word[start:end], known, end < len(word)))
        ]
        best.append(min(parts, key=len, default=None))
    return best[-1] or [word]


def _known(part: str, known: frozenset[str], goes_on: bool) -> str:
    """A part of a glued word if it is known, also with the `s` that joins it to the next, as in `avtalsslut`."""
    if part in known:
        return part
    return part[:-1] if goes_on and part.endswith("s") and len(part) > _JOINED and part[:-1] in known else ""


_JOINED = 4
_GLUED = 7
_FEW_WORDS = 3


@lru_cache(maxsize=1)
def _known_words() -> frozenset[str]:
    """Words of at least three letters that name fields, and the few shorter ones that are glued on."""
    groups = (getattr(lexicon, name) for name in dir(lexicon) if name.isupper())
    fields = (field for kind in KINDS.values() for field in kind.fields)
    named = (word for field in fields for name in field.headings for word in re.findall(r"[a-z]+", fold(name)))
    words = frozenset().union(*groups, lexicon_of_governing.every_word(), named, NAMING, UNDERTAKING, TELLING, _SPELLING)
    return frozenset(word for word in words if len(word) > 2) - _NEVER_GLUED | {"id", "no"}


_NEVER_GLUED = frozenset(
    ["act", "all", "ant", "art", "ate", "ent", "for", "ion", "mal", "mer", "par", "ria", "ter", "ton", "til", "fra"]
)


@lru_cache(maxsize=20_000)
def plain(word: str) -> str:
    """A folded word in one spelling and in the singular."""
    word = _SPELLING.get(word, word)
    if not _VOWELS.search(word):
        word = _skeletons().get(word, word)
    word = word.replace("oe", "o").replace("aa", "a").replace("ae", "a")
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    return _SPELLING.get(word, word)


_VOWELS = re.compile("[aeiouy]")


@lru_cache(maxsize=1)
def _skeletons() -> dict[str, str]:
    """The words that are often written without their vowels, by what is left of them: `sctr` is a sector."""
    return {_VOWELS.sub("", word): word for word in _OFTEN_ABBREVIATED}


_OFTEN_ABBREVIATED = words(
    "sector cluster project program agency organisation partner department ministry country region district amount "
    "budget number description date status start reference contract grant proyecto projeto prosjekt projekt projet"
)


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
    return frozenset(codes.codes("currency")) - {"ALL", "TOP", "CUP", "TRY", "PEN", "GEL", "SOS", "BAM", "MOP", "FIM", "CVE"}


def is_year_heading(text: str) -> bool:
    """Whether a column is headed as the year of its row."""
    return fold(text) in _YEAR_HEADINGS


_YEAR_HEADINGS = frozenset(
    ["year", "annee", "ar", "ano", "year", "of", "decision", "aar", "arstall", "exercice", "ejercicio", "exercicio"]
)
