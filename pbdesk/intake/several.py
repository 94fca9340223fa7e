"""Several names in one cell: `MFA; MoD`, `Santé / Éducation`; a name with such a sign in it stays whole."""

import re
from collections.abc import Callable

_STRONG = re.compile(r"\s*[;|]\s*")
_WEAK = re.compile(r"\s*[/,&+\n]\s*|\s+(?:and|og|och|et|y|e)\s+")
_LISTED = re.compile(r"\s*\n\s*")
_ITEM = re.compile(r"^(?:[-•*–]|\(?\d+[.)]|[a-z]\))\s*")
_ACRONYM = re.compile(r"[A-ZÆØÅÉ][A-ZÆØÅÉ0-9-]{1,9}|[A-Z][a-z]?[A-Z]{1,4}")
_HELD = re.compile(r"\s*\(([^()]*[;|][^()]*)\)\s*")
"""Several names that stand in one pair of brackets."""
_MAY_BE_SEVERAL = re.compile(r"[;|/,&+\n]|\s(?:and|og|och|et|y|e)\s")


def names_in(text: str, is_known: Callable[[str], bool]) -> list[str]:
    """The names of a cell, at least one; weak signs between them count only where every part is a known name or an acronym."""
    if not _MAY_BE_SEVERAL.search(text) or is_known(text):
        return [text]
    if held := _HELD.fullmatch(text):
        text = held[1].strip()
    items = [_ITEM.sub("", line) for line in _LISTED.split(text)] if _is_list(text) else [text]
    parts = [part for item in items for part in _STRONG.split(item) if _says_something(part)]
    return [name for part in parts for name in _divided(part, is_known)] or [text]


def _is_list(text: str) -> bool:
    """Whether the lines of a cell are items: each begins with a sign or a number."""
    lines = _LISTED.split(text)
    return len(lines) > 1 and all(_ITEM.match(line) for line in lines)


def _divided(part: str, is_known: Callable[[str], bool]) -> list[str]:
    """A part divided at weak signs, or whole, a broken line joined."""
    names = [name for name in _WEAK.split(part) if _says_something(name)]
    whole = is_known(part) or len(names) < 2
    if not whole and all(is_known(name) or _ACRONYM.fullmatch(name) for name in names):
        return names
    return [" ".join(part.split())]


def _says_something(text: str) -> bool:
    return any(letter.isalnum() for letter in text)
