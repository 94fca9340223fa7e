"""How like a heading is to the names a field goes by: the same words, the same but for fillers, or nearly."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz import fuzz

from pbdesk.intake.composing import composed, senses_of
from pbdesk.intake.headings import Heading, heading, plain_words
from pbdesk.intake.senses import Sense
from pbdesk.intake.vocabulary import NAMING, TELLING, UNDERTAKING, fold
from pbdesk.intake.vocabulary import words as spoken
from pbdesk.records.kind import Field, Kind, Type

EXACT, NAMED, UNDERTAKEN = 1.0, 0.96, 0.92
_WITHIN = 0.9
_NEARLY = 0.75
_EASED = 0.5
_SURE = 92
_ORDER = 0.0002
_LEAST = 0.5
_OTHER_READING = 0.03
_OF_A_PERIOD = 0.7
_OF_ONE_SENDER = 0.88

Words = frozenset[str]
_LEFT = spoken(
    "non not undisbursed unspent unpaid uncommitted balance solde saldo reste restant restante gjenstaende resterende"
)
"""What is left of an amount is not the amount."""


@dataclass(frozen=True)
class Names:
    """The names of one field as sets of plain words, each with its place in the order of preference."""

    kind: str
    field: Field
    exact: dict[Words, int]
    bare: dict[Words, int]
    core: dict[Words, int]
    joined: dict[str, int]
    spelled: tuple[tuple[Words, str], ...]
    senses: tuple[Sense, ...]


@cache
def names_of(kind: Kind) -> tuple[Names, ...]:
    """The names of every field of a kind that a spreadsheet may fill."""
    fields = (field for field in kind.fields if not field.hidden)
    return tuple(_names(kind, field) for field in fields)


def _names(kind: Kind, field: Field) -> Names:
    exact: dict[Words, int] = {}
    bare: dict[Words, int] = {}
    core: dict[Words, int] = {}
    joined: dict[str, int] = {}
    own = [field.reported_as.replace("_", " "), field.name.replace("_", " ")]
    for place, name in enumerate([*field.headings, *own]):
        words = plain_words(name)
        exact.setdefault(words, place)
        bare.setdefault(words - NAMING, place)
        core.setdefault(words - NAMING - UNDERTAKING, place)
        joined.setdefault(re.sub(r"[^a-z]", "", fold(name)), place)
    bare.pop(frozenset(), None)
    core.pop(frozenset(), None)
    spelled = tuple((words, " ".join(sorted(words))) for words in exact)
    return Names(kind.name, field, exact, bare, core, joined, spelled, senses_of(kind.name, field.name))


def likeness(said: Heading, names: Names) -> float:
    """From 0 to 1; equally good names rank by their order in the field."""
    best = 0.0
    for at, words in enumerate(said.readings):
        found = _whole(words, names) or max(_partly(words, names), _composed(words, names)) or _nearly(words, names)
        best = max(best, found - (_OTHER_READING if at else 0.0))
    if names.field.type is Type.MONEY:
        best = 0.0 if any(words & _LEFT for words in said.readings[:1]) else best
        best *= (_OF_A_PERIOD if said.period else 1.0) * (_OF_ONE_SENDER if said.shortened else 1.0)
    return best if best >= _LEAST else 0.0


def whole_likeness(said: Heading, names: Names) -> float:
    """As `likeness`, but only for headings that say nothing else."""
    return max((_whole(words, names) for words in said.readings), default=0.0)


def only_nearly(said: Heading, names: Names) -> bool:
    """Whether a heading is like a name of the field only as a misspelling of it."""
    by_words = (_whole(words, names) or max(_partly(words, names), _composed(words, names)) for words in said.readings)
    return max(by_words, default=0.0) < _LEAST <= likeness(said, names)


@lru_cache(maxsize=20_000)
def fields_meant(text: str, kind: Kind) -> tuple[tuple[str, float], ...]:
    """The fields a text may head, quickly: by their whole names, or by the words it is composed of."""
    if len(text) > _LONGEST:
        return ()
    said = heading(text)
    meant: dict[str, float] = {}
    for words in said.readings:
        for name, like in _by_words(kind, words):
            meant[name] = max(like, meant.get(name, 0.0))
    return tuple(meant.items())


_LONGEST = 120


@lru_cache(maxsize=50_000)
def _by_words(kind: Kind, words: Words) -> tuple[tuple[str, float], ...]:
    found = ((names.field.name, _whole(words, names) or _composed(words, names)) for names in names_of(kind))
    return tuple((name, like) for name, like in found if like >= _LEAST)


def _whole(words: Words, names: Names) -> float:
    if words in names.exact:
        return EXACT - _ORDER * names.exact[words]
    if len(words) == 1 and (place := names.joined.get(next(iter(words)))) is not None:
        return EXACT - _ORDER * place
    bare = words - NAMING
    if _names_a_thing(words, names):
        return 0.0
    if bare in names.bare:
        return NAMED - _ORDER * names.bare[bare]
    core = bare - UNDERTAKING
    return UNDERTAKEN - _ORDER * names.core[core] if core in names.core else 0.0


def _names_a_thing(words: Words, names: Names) -> bool:
    """Whether words name a thing while the field gives an account of it: the name of a decision is not its text."""
    return names.field.type is Type.PROSE and bool(words & NAMING - _PROSE)


_PROSE = frozenset({"text", "tekst"})


def _partly(words: Words, names: Names) -> float:
    """A name within a longer heading, unless what is left over means something else; amounts are easily told."""
    best, easily = 0.0, names.field.type is Type.MONEY
    if _names_a_thing(words, names) or (names.field.to == "country" and any(words & one.never for one in names.senses)):
        return 0.0
    for name, place in names.exact.items():
        wanted = name if name <= words else name - NAMING
        if not wanted or not wanted <= words:
            continue
        rest = words - wanted
        if rest & TELLING:
            continue
        rest = rest - NAMING - UNDERTAKING
        share = len(wanted) / (len(wanted) + len(rest))
        best = max(best, _WITHIN * (_EASED + (1 - _EASED) * share if easily else share) - _ORDER * place)
    return best


def _composed(words: Words, names: Names) -> float:
    return max((composed(words, names.kind, one) for one in names.senses), default=0.0)


def _nearly(words: Words, names: Names) -> float:
    """The same words misspelt; only when sure, and never for short ones."""
    written = " ".join(sorted(words))
    if len(written) < 6 or words & TELLING:
        return 0.0
    size = len(words)
    near = (name for name, other in names.spelled if len(name) == size and fuzz.ratio(written, other) >= _SURE)
    return _NEARLY if any(all(len(word) >= _MISSPELT for word in words ^ name) for name in near) else 0.0


_MISSPELT = 4
"""Shorter words that differ are other words."""
