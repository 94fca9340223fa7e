"""Words not known are read as the known ones that they share a stem with: `ejecutante` as `ejecutora`, `funds` as `funding`."""

from collections import Counter
from collections.abc import Collection
from functools import cache, lru_cache

from pbdesk.intake import lexicon
from pbdesk.intake.vocabulary import words

_SHORTEST = 5
_MOST = 0.6
_ENDINGS = words(
    "a o e y i s t d er or ar ir re en et ed te de ee es as os ie ere are ene ing ning ende ande else lse "
    "erer arna ion tion ation ment ement ant ante ente ent ance ence eur euse ateur atrice trice rice aire "
    "ier iere if ive al elle ado ada ido ida dor dora ador adora edor edora tor tora ora cion acion cao acao "
    "miento mento ario aria ivo iva eri ern erne ninger ingar inger sel able ly ity"
) | {""}
_OTHERWISE = words("direct indirect demand demanded")
Words = frozenset[str]


@lru_cache(maxsize=20_000)
def related(word: str) -> str:
    """The known word of the lexicon with the longest stem in common, if most that have it mean the same."""
    if word in _OTHERWISE:
        return word
    for length in range(len(word), _SHORTEST - 1, -1):
        kin = _by_stem().get(word[:length], ()) if word[length:] in _ENDINGS else ()
        if kin:
            return _likely(kin) or word
    return word


def _likely(kin: Collection[str]) -> str:
    """The shortest of words that mean the same as most of them; empty where they mean different things."""
    meant = Counter(name for one in kin for name in _groups()[one])
    group, count = meant.most_common(1)[0]
    return min((one for one in kin if group in _groups()[one]), key=len) if count >= _MOST * len(kin) else ""


@cache
def _by_stem() -> dict[str, set[str]]:
    """The words of the lexicon by every stem they may have."""
    stems: dict[str, set[str]] = {}
    for word in _groups():
        for length in range(_SHORTEST, len(word) + 1):
            if word[length:] in _ENDINGS:
                stems.setdefault(word[:length], set()).add(word)
    return stems


@cache
def _groups() -> dict[str, Words]:
    """The groups of the lexicon that each of its words is in."""
    named = {name: getattr(lexicon, name) for name in dir(lexicon) if name.isupper()}
    every = frozenset().union(*named.values())
    return {word: frozenset(name for name, group in named.items() if word in group) for word in every}
