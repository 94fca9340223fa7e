"""Names that are nearly the same: offered to a person, never taken in silence."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from rapidfuzz import fuzz, process

from pbdesk.intake.vocabulary import FILLER, fold
from pbdesk.records import codes

_NEAR = 88
_SHORTEST = 6
_MOST = 1_000_000
"""So many pairs of names are compared at most; beyond that nothing is offered."""
_MOST_SHORTENED = 3000
_ACRONYM = re.compile(r"[A-ZÆØÅÉ]{3,10}|[A-Z][a-z]?[A-Z]{1,4}")


def nearest(names: Iterable[str], known: Iterable[str]) -> dict[str, str]:
    """For each name that is nearly a known one, that one."""
    wanted, there = list(names), list(known)
    if not there or len(wanted) * len(there) > _MOST:
        return {}
    book = _Book(there)
    found = ((name, book.near(name)) for name in wanted)
    return {name: near for name, near in found if near}


class _Book:
    """The known names by what is left of them, and by their initials."""

    def __init__(self, known: list[str]) -> None:
        self._plain: dict[str, str] = {}
        self._initials: dict[str, str] = {}
        self._shortened = known[:_MOST_SHORTENED]
        for one in known:
            self._plain.setdefault(_plain(one), one)
            for short in _initials(one):
                self._initials.setdefault(short, one)

    def near(self, name: str) -> str:
        """The known name that this one nearly is; empty for none."""
        if _ACRONYM.fullmatch(name.strip()):
            return self._initials.get(name.strip().casefold(), "")
        written = _plain(name)
        if written in self._plain:
            return self._plain[written]
        return self._full_name(name) or (self._misspelt(written) if len(written) >= _SHORTEST else "")

    def _full_name(self, name: str) -> str:
        """A known name of which this is an abbreviation, as `Min. of Defence`."""
        if "." not in name:
            return ""
        parts = [word for word in re.findall(r"[^\W_]+\.?", fold(name)) if word.rstrip(".") not in FILLER]
        return next((one for one in self._shortened if _abbreviates(parts, _plain(one).split())), "")

    def _misspelt(self, written: str) -> str:
        close = process.extract(written, self._plain.keys(), scorer=fuzz.token_sort_ratio, score_cutoff=_NEAR, limit=5)
        return next((self._plain[text] for text, _, _ in close if _numbers(text) == _numbers(written)), "")


def _abbreviates(parts: list[str], words: list[str]) -> bool:
    same = len(parts) == len(words) > 1
    return same and all(
        word.startswith(part[:-1]) if part.endswith(".") else word == part
        for part, word in zip(parts, words, strict=True)
    )


@lru_cache(maxsize=50_000)
def _plain(name: str) -> str:
    """The words of a name that tell it apart, without what stands in brackets."""
    bare = re.sub(r"\([^()]*\)", " ", name)
    return " ".join(word for word in re.findall(r"[^\W_]+", fold(bare)) if word not in FILLER)


def _numbers(text: str) -> list[str]:
    """What must be quite the same: `District 1` is not nearly `District 2`."""
    return re.findall(r"\d+|\b[ivx]+\b|\b[a-z]\b", text)


@lru_cache(maxsize=50_000)
def _initials(name: str) -> set[str]:
    tokens = re.findall(r"[^\W_]+", fold(name))
    words = [word for word in tokens if word not in FILLER]
    both = {"".join(word[0] for word in some) for some in (tokens, words)}
    return {short for short in both if len(short) > 2}


@lru_cache(maxsize=4)
def names_of_codes(list_name: str) -> Mapping[str, str]:
    """Every name of a code list in every language, with its code."""
    return {name: code for tongue in codes.LANGUAGES for code, name in codes.names(list_name, tongue).items()}
