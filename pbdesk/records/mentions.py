"""Records mentioned in a running text, as `[[title|id]]`: readable as it stands, and a link all the same."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

_MENTION = re.compile(r"\[\[([^\[\]\n]*)\|([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\]\]")


@dataclass(frozen=True)
class Mention:
    """A record in a text: what it was called when it was written down, and its id."""

    title: str
    record: str


def written(title: str, record: str) -> str:
    """A mention as it stands in a text; brackets and lines of the title would end it too early."""
    plain = " ".join(re.sub(r"[\[\]|]", " ", title).split())
    return f"[[{plain}|{record}]]"


def mentioned(text: str) -> list[str]:
    """The ids of the records a text mentions, in order, each once."""
    return list(dict.fromkeys(found.group(2) for found in _MENTION.finditer(text)))


def pieces(text: str) -> Iterator[str | Mention]:
    """A text cut into plain words and mentions, in order."""
    at = 0
    for found in _MENTION.finditer(text):
        if found.start() > at:
            yield text[at : found.start()]
        yield Mention(found.group(1), found.group(2))
        at = found.end()
    if at < len(text):
        yield text[at:]


def plain(text: str) -> str:
    """A text as it is read: of each mention only the title."""
    return "".join(piece.title if isinstance(piece, Mention) else piece for piece in pieces(text))


def renamed(text: str, ids: Mapping[str, str]) -> str:
    """A text whose mentions point to other ids, where these say so."""
    return _MENTION.sub(lambda found: f"[[{found.group(1)}|{ids.get(found.group(2), found.group(2))}]]", text)
