"""Countries in a cell: one or several, in any language and spelling of the code list."""

import re
from functools import lru_cache
from typing import NamedTuple

from pbdesk.records import codes

_STRONG = re.compile(r"\s*[;|/\n]+\s*")
_WEAK = re.compile(r"\s*,\s*|\s+(?:and|og|och|et|y|e|&)\s+")


class Countries(NamedTuple):
    """The countries of a cell, alpha-3 in the order written, and the parts that are none."""

    found: tuple[str, ...]
    unknown: tuple[str, ...]


@lru_cache(maxsize=20_000)
def countries_in(text: str) -> Countries:
    """The countries a text names; a name with a comma or `and` in it is tried whole first."""
    found: dict[str, None] = {}
    unknown: list[str] = []
    for part in filter(None, _STRONG.split(text.strip())):
        for piece in _pieces(part):
            code = codes.recognise("country", piece)
            if code:
                found[code] = None
            else:
                unknown.append(piece)
    return Countries(tuple(found), tuple(unknown))


def _pieces(text: str) -> list[str]:
    if codes.recognise("country", text):
        return [text]
    return [piece for piece in _WEAK.split(text) if piece.strip()]
