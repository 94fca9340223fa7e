"""Full-text search over every record: newest first while typing, ranked when asked."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import filterfalse

from sqlalchemy import Connection, select

from pbdesk.records.kind import Kind, Type, Value, Values
from pbdesk.records.kinds import KINDS
from pbdesk.store import texts, written
from pbdesk.store.columns import Column, joined
from pbdesk.store.namesakes import told_apart
from pbdesk.store.query import Records
from pbdesk.store.tables import RECORD

_WORD = re.compile(r"\w+", re.UNICODE)
_LINE = re.compile(r".+")
_AT_ONCE = 2000
_FILED = written.DOCUMENT.name
_AROUND = 60
"""Characters of a snippet on either side of the word found."""


@dataclass(frozen=True)
class Hit:
    """A record found: what it is, what people call it, and the words around what was sought."""

    id: str
    kind: str
    title: str
    snippet: str
    apart: Mapping[str, Value] = field(default_factory=dict)
    """What tells it apart from others found of the same name, by field; linked records by their titles."""


def search_texts(
    connection: Connection, kind: Kind, columns: Mapping[str, Column], height: int
) -> tuple[list[str], list[str]]:
    """What of records goes into the index, by column: their names, and all else that is searched, files too."""
    label = [columns[name] for name in _NAMED[kind.name] if name in columns]
    body = [columns[name] for name in _SEARCHED[kind.name] if name in columns and name not in kind.title]
    body += written.beside(connection, kind, columns)
    return joined(" ", label, height), joined("\n", body, height)


def index_records(
    connection: Connection, kind: Kind, found: Collection[Values], numbers: Iterable[int], *, into: str = "search"
) -> None:
    """Put records of a kind into the search index, or another of its make, at these numbers."""
    names = dict.fromkeys((*_NAMED[kind.name], *_SEARCHED[kind.name], *written.told_by(kind)))
    columns = {name: [values.get(name) for values in found] for name in names}
    texts.index_text(
        connection, [*zip(numbers, *search_texts(connection, kind, columns, len(found)), strict=True)], into=into
    )


def index_everything(connection: Connection, *, into: str = "search") -> None:
    """Put every record of the desk into the search index, or another of its make."""
    for kind in KINDS.values():
        _index_all(connection, kind, into)


def _index_all(connection: Connection, kind: Kind, into: str) -> None:
    records = Records(connection)
    wanted = select(RECORD.c.id, RECORD.c.n).where(RECORD.c.kind == kind.name).order_by(RECORD.c.n)
    held = {row.id: row.n for row in connection.execute(wanted)}
    ids = list(held)
    for start in range(0, len(ids), _AT_ONCE):
        found = records.get_many(kind, ids[start : start + _AT_ONCE])
        index_records(connection, kind, found.values(), (held[one] for one in found), into=into)


def find(
    connection: Connection, words: str, *, limit: int = 20, ranked: bool = True, only: str = ""
) -> list[Hit]:
    """Records, `only` of one kind, in which every word begins some word; ranked by relevance, or else newest first."""
    terms = _WORD.findall(words)
    if not terms:
        return []
    wanted = " ".join(f'"{term}"*' for term in terms)
    kinds = texts.matching(connection, wanted, limit=limit, ranked=ranked, kind=only)
    by_kind: dict[str, list[str]] = {}
    for one, kind in kinds.items():
        by_kind.setdefault(kind, []).append(one)
    records, read = Records(connection), dict[str, dict[str, Value]]()
    for kind, ids in by_kind.items():
        read |= records.some_values(KINDS[kind], ids, _READ[kind])
    titles, snippets = records.titles_of(by_kind, read), _snippets(connection, kinds, read, Sought(terms))
    apart = told_apart(records, by_kind, titles)
    return [Hit(one, kind, titles[one], snippets[one], apart.get(one, {})) for one, kind in kinds.items()]


def index_again(connection: Connection, kind: Kind, ids: Sequence[str]) -> None:
    """Have the search index say of records of a kind what they say now."""
    records = Records(connection)
    numbers = records.numbers(ids)
    found = records.get_many(kind, ids)
    texts.forget_text(connection, list(numbers.values()))
    index_records(connection, kind, found.values(), (numbers[one] for one in found))


def as_found(connection: Connection, ids: Sequence[str]) -> list[Hit]:
    """Records as a search would give them, in this order."""
    records = Records(connection)
    by_kind = records.by_kind(ids)
    titles, kinds = records.titles_by_kind(by_kind), {one: kind for kind, some in by_kind.items() for one in some}
    apart = told_apart(records, by_kind, titles)
    return [Hit(one, kinds[one], titles[one], "", apart.get(one, {})) for one in ids]


class Sought:
    """The terms that are looked for in a text, each as the beginning of a word, whatever its case and accents."""

    def __init__(self, terms: Sequence[str]) -> None:
        self._plain = tuple(_plain(term) for term in terms)
        beginning = rf"\b(?:{'|'.join(map(re.escape, self._plain))})\w*"
        self._quick, self._wide = re.compile(beginning, re.IGNORECASE | re.ASCII), re.compile(beginning, re.IGNORECASE)

    def place(self, text: str) -> tuple[int, int] | None:
        """Where the first word stands that begins with a term; text without accents is searched the quick way."""
        if text.isascii():
            found = self._quick.search(text)
            return found.span() if found else None
        words = (word for word in _WORD.finditer(text) if _plain(word.group()).startswith(self._plain))
        return next((word.span() for word in words), None)

    def around(self, text: str) -> str:
        """The words around the first place in a long text, which is gone through line by line; empty for none."""
        for line in _LINE.finditer(text):
            said = line.group()
            if (said.isascii() or self._wide.search(_plain(said))) and (place := self.place(said)):
                return _cut(text, line.start() + place[0], line.start() + place[1])
        return ""


def _snippets(
    connection: Connection, kinds: Mapping[str, str], read: Mapping[str, Values], sought: Sought
) -> dict[str, str]:
    """The words around what was found in each record, in its own fields or else in its file."""
    found = {one: snippet(KINDS[kind], read[one], sought) for one, kind in kinds.items()}
    bare = {one: read[one][written.DIGEST] for one, said in found.items() if not said and kinds[one] == _FILED}
    held = written.texts_of(connection, list(bare.values()))
    return found | {one: sought.around(held.get(str(digest), "")) for one, digest in bare.items()}


def snippet(kind: Kind, values: Values, sought: Sought) -> str:
    """The words around the first place where a term is found, on one line."""
    for name in _SAID[kind.name]:
        value: Value = values.get(name)
        if isinstance(value, str) and (place := sought.place(value)):
            return _cut(value, *place)
    return ""


def _cut(text: str, start: int, end: int) -> str:
    first, last = max(0, start - _AROUND), min(len(text), end + _AROUND)
    inside = " ".join(text[first:last].split())
    return f"{'…' if first else ''}{inside}{'…' if last < len(text) else ''}"


def _plain(word: str) -> str:
    spread = unicodedata.normalize("NFKD", word.casefold())
    return spread if spread.isascii() else "".join(filterfalse(unicodedata.combining, spread))


_SEARCHED: dict[str, tuple[str, ...]] = {
    kind.name: tuple(f.name for f in kind.fields if f.searched) for kind in KINDS.values()
}
_NAMED: dict[str, tuple[str, ...]] = {
    kind.name: tuple(name for name in kind.title if kind.by_name[name].type is not Type.LINK) for kind in KINDS.values()
}
_SAID: dict[str, tuple[str, ...]] = {
    kind.name: tuple(dict.fromkeys((*_SEARCHED[kind.name], *kind.title))) for kind in KINDS.values()
}
"""The fields that a snippet may be cut from, in the order in which it looks, and those a record is called by."""
_READ = {kind.name: (*_SAID[kind.name], *written.told_by(kind)) for kind in KINDS.values()}
