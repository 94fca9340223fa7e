"""Names in a spreadsheet and the records they mean; what the desk does not have yet is made with the import."""

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import NamedTuple

from pbdesk.intake.tables import Table
from pbdesk.records import codes
from pbdesk.records.kind import Field, Kind, Type, Value
from pbdesk.records.kinds import KINDS
from pbdesk.store.desk import Moment
from pbdesk.store.identity import identities
from pbdesk.store.joined import joined
from pbdesk.store.query import Listing, Records

_MADE = {"country": "code", "actor": "name"}
"""Kinds that an import may add to when it meets a name that is new; all others must be in the desk already."""
_IDENTITY = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


class NamedColumn(NamedTuple):
    """A whole column of names of records of a kind: its texts, and the names in each as they are found."""

    table: Table
    field: Field
    kind: str
    texts: Sequence[Value]
    names: dict[str, list[str]]
    distinct: Set[str] = frozenset()
    """Every text of it."""


@dataclass
class Links:
    """Finds records by name, and remembers the new ones: kind, then name or code, then id.

    `meant` is what a person has said that a name means, by kind: an id, or another name or code; it goes before all.
    """

    connection: Moment
    meant: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    new: dict[str, dict[str, str]] = field(default_factory=dict)
    missing: dict[str, set[str]] = field(default_factory=dict)
    """Names that mean nothing here, by kind."""
    columns: list[NamedColumn] = field(default_factory=list)
    """Every column of names that was looked up."""
    _known: dict[str, dict[str, str]] = field(default_factory=dict)
    _plainly: dict[str, dict[str, str]] = field(default_factory=dict)

    def found(self, kind: str, text: str) -> str | None:
        """The id of the record of a kind that a text means, a new one where the kind allows it, else None."""
        names = self.known(kind)
        word = _plain(self.said(kind, text) or text)
        if word not in names and kind in _MADE and not _IDENTITY.fullmatch(word):
            name = (self.said(kind, text) or text).strip()
            names[word] = self.new.setdefault(kind, {}).setdefault(name, identities.one())
        if word not in names:
            self.missing.setdefault(kind, set()).add(text)
        return names.get(word)

    def known(self, kind: str) -> dict[str, str]:
        """Every name of the records of a kind, as names are compared, with the record's id."""
        return self._known.get(kind) or self._learn(kind)

    def knows(self, kind: str, text: str) -> bool:
        """Whether the desk has a record that a text means, or a person has said what it means."""
        return _plain(text) in self.known(kind) or bool(self.said(kind, text))

    def said(self, kind: str, text: str) -> str:
        """What a person has said that a name means; empty where nothing was said, or the record is gone."""
        meant = self._meant(kind).get(_plain(text), "")
        return "" if _IDENTITY.fullmatch(meant) and meant not in self.known(kind) else meant

    def additions(self) -> list[tuple[Kind, list[str], list[dict[str, Value]]]]:
        """The records to be made beside the rows: kind, ids, values."""
        made = []
        for kind, names in self.new.items():
            values = [_values(kind, name) for name in names]
            made.append((KINDS[kind], list(names.values()), values))
        return made

    def _learn(self, name: str) -> dict[str, str]:
        kind, names = KINDS[name], self._known.setdefault(name, {})
        columns = (*kind.key, "other_names") if "other_names" in kind.by_name else kind.key
        for row in Records(self.connection).listed(Listing(kind, fields=tuple(columns))):
            names[str(row["id"])] = str(row["id"])
            for column in reversed(columns):
                for part in str(row.get(column) or "").split("|"):
                    if part.strip():
                        names[_plain(part)] = str(row["id"])
        names |= {one.gone: one.stays for one in joined(self.connection, name) if one.stays in names}
        names.setdefault("", "")
        return names

    def _meant(self, kind: str) -> dict[str, str]:
        if kind not in self._plainly:
            self._plainly[kind] = {_plain(text): one for text, one in self.meant.get(kind, {}).items()}
        return self._plainly[kind]


def _values(kind: str, name: str) -> dict[str, Value]:
    if kind == "country":
        return {"name": codes.names("country").get(name, name), "code": name, "type": "country"}
    return {"name": name}


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def is_link(kind: Kind, name: str) -> bool:
    """Whether a field of a kind links to other records."""
    return kind.by_name[name].type in (Type.LINK, Type.LINKS)
