"""What people call records: read in few statements, put into words only when a title is asked for."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection

from pbdesk.records.kind import Kind, Type, title_word
from pbdesk.records.kinds import KINDS
from pbdesk.store import sqlite

_DEEPEST = 3
"""So many links a title is followed through."""

Row = tuple[Any, ...]
"""The id of a record and what its title is made of."""
Rows = dict[str, dict[str, Row]]
"""Rows by kind and id."""


class Titles(Mapping[str, str]):
    """Titles by id: of a list few are ever seen, so that each is put into words when it is looked up."""

    def __init__(self) -> None:
        self.asked: Rows = {}
        self.linked: Rows = {}

    def __getitem__(self, record: str) -> str:
        for name, rows in self.asked.items():
            if row := rows.get(record):
                return self._title(name, row)
        raise KeyError(record)

    def __contains__(self, record: object) -> bool:
        return any(record in rows for rows in self.asked.values())

    def __iter__(self) -> Iterator[str]:
        return (one for rows in self.asked.values() for one in rows)

    def __len__(self) -> int:
        return sum(map(len, self.asked.values()))

    def said(self) -> dict[str, str]:
        """All of them in words."""
        return {one: self._title(name, row) for name, rows in self.asked.items() for one, row in rows.items()}

    def unknown(self, kind: str, ids: set[str]) -> set[str]:
        """Those of the ids whose titles are not here; the kind may be empty where they are of any."""
        return ids.difference(self.asked.get(kind, ()) if kind else self)

    def take_in(self, others: "Titles") -> None:
        """Have the titles of others too."""
        for ours, theirs in ((self.asked, others.asked), (self.linked, others.linked)):
            for name, rows in theirs.items():
                ours.setdefault(name, {}).update(rows)

    def _title(self, name: str, row: Row) -> str:
        return " · ".join(self._words(KINDS[name], row, 0)) or KINDS[name].label

    def _words(self, kind: Kind, row: Row, depth: int) -> list[str]:
        words: list[str] = []
        for name, value in zip(kind.title, row[1:], strict=True):
            if value is not None:
                field, said = kind.by_name[name], [title_word(name, value)]
                words += self._followed(field.to, value, depth) if field.type is Type.LINK else said
            if words and kind.first_known:
                break
        return words

    def _followed(self, kind: str, record: str, depth: int) -> list[str]:
        """The first two words of a record that a title leads to."""
        row = self.linked.get(kind, {}).get(record) if depth < _DEEPEST else None
        return self._words(KINDS[kind], row, depth + 1)[:2] if row else []

    def add(self, connection: Connection, rows: Mapping[str, Sequence[Row]]) -> None:
        """Have the titles of these records, by kind, and read what they lead to."""
        for name, some in rows.items():
            self.asked.setdefault(name, {}).update({row[0]: row for row in some})
        for _ in range(_DEEPEST):
            led = {to: list(ids) for to, ids in _leading(rows).items() if ids}
            if not led:
                return
            rows = {to: sqlite.keyed(connection, to, _names(to), ids) for to, ids in led.items()}
            for name, some in rows.items():
                self.linked.setdefault(name, {}).update({row[0]: row for row in some})


def titles_read(connection: Connection, kinds: Mapping[str, Sequence[str]]) -> Titles:
    """The titles of records whose ids stand under their kinds."""
    return titles_of(
        connection, {name: sqlite.keyed(connection, name, _names(name), ids) for name, ids in kinds.items() if ids}
    )


def titles_of(connection: Connection, rows: Mapping[str, Sequence[Row]]) -> Titles:
    """The titles of records, by kind, of which that is read already which their titles are made of."""
    found = Titles()
    found.add(connection, rows)
    return found


def _names(kind: str) -> tuple[str, ...]:
    return ("id", *KINDS[kind].title)


def _leading(rows: Mapping[str, Sequence[Row]]) -> dict[str, set[str]]:
    """The ids that titles lead to, by kind: a link says itself of which kind its record is."""
    found: dict[str, set[str]] = {}
    for name, some in rows.items():
        for at, field in _links(name):
            found.setdefault(field, set()).update(row[at] for row in some if row[at])
    return found


@cache
def _links(name: str) -> list[tuple[int, str]]:
    kind = KINDS[name]
    fields = enumerate(map(kind.by_name.__getitem__, kind.title), 1)
    return [(at, field.to) for at, field in fields if field.type is Type.LINK]
