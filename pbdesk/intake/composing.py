"""What a heading means by the words it is composed of: a word for paying and a word for a body name the funder."""

from collections.abc import Mapping
from functools import cache

from pbdesk.intake.senses import Sense, Senses, Words, of_activities
from pbdesk.intake.senses_of_governing import of_governing
from pbdesk.intake.vocabulary import NAMING, TELLING, UNDERTAKING

_UNKNOWN = 0.6
"""So much a word that means nothing known counts against a heading."""
_MOST = 0.7
"""Beside a body, so many of the words may mean nothing known."""


def senses_of(kind: str, field: str) -> tuple[Sense, ...]:
    """What must be among the words of a heading for a field; nothing where only whole names count."""
    return _senses().get(kind, {}).get(field, ())


def composed(words: Words, kind: str, meant: Sense) -> float:
    """From 0 to 1: how well the words of a heading compose what a field of a kind means."""
    own = words & meant.keys
    if not own or words & meant.never or (meant.also and not words & meant.also):
        return 0.0
    rest = words - meant.keys - meant.also - meant.beside - NAMING - UNDERTAKING
    if rest & TELLING or rest & _every_key(kind):
        return 0.0
    doubt = _UNKNOWN if words & (meant.sure or meant.keys) else 1.0
    share = (len(words) - doubt * len(rest)) / len(words)
    return meant.points * share if len(rest) <= (_MOST if meant.sure and doubt < 1 else 0.5) * len(words) else 0.0


@cache
def _every_key(kind: str) -> Words:
    """The words that mean some field of a kind, of an activity or of a body."""
    held = (senses for name in {kind, *_SPOKEN_OF} for senses in _senses().get(name, {}).values())
    return frozenset().union(*(one.keys for senses in held for one in senses))


_SPOKEN_OF = ("activity", "actor")


@cache
def _senses() -> Mapping[str, Senses]:
    return {"activity": of_activities(), **of_governing()}
