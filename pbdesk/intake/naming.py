"""Names in a spreadsheet and the records they mean; what the desk does not have yet is made with the import."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pbdesk.records import codes
from pbdesk.records.kind import Kind, Type, Value
from pbdesk.records.kinds import KINDS
from pbdesk.store.desk import Moment
from pbdesk.store.identity import identities
from pbdesk.store.query import Listing, Records

_MADE = {"country": "code", "actor": "name"}
"""Kinds that an import may add to when it meets a name that is new; all others must be in the desk already."""
_IDENTITY = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@dataclass
class Links:
    """Finds records by name, and remembers the new ones: kind, then name or code, then id.

    `meant` is what a person has said that a name means, by kind; it goes before every likeness.
    """

    connection: Moment
    meant: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    new: dict[str, dict[str, str]] = field(default_factory=dict)
    _known: dict[str, dict[str, str]] = field(default_factory=dict)

    def found(self, kind: str, text: str) -> str | None:
        """The id of the record of a kind that a text means, a new one where the kind allows it, else None."""
        names = self._known.setdefault(kind, {}) or self._learn(kind)
        word = _plain(text)
        if word not in names and kind in _MADE and not _IDENTITY.fullmatch(word):
            names[word] = self.new.setdefault(kind, {}).setdefault(text.strip(), identities.one())
        return names.get(word)

    def column(self, kind: str, texts: Sequence[Value]) -> list[Value]:
        """The ids for a whole column of texts or lists of texts."""
        ids = {text: self.found(kind, text) for text in {one for cell in texts for one in _several(cell)}}
        return [
            [one for one in dict.fromkeys(ids[part] for part in cell) if one]
            if isinstance(cell, list)
            else ids[cell]
            if isinstance(cell, str)
            else None
            for cell in texts
        ]

    def additions(self) -> list[tuple[Kind, list[str], list[dict[str, Value]]]]:
        """The records to be made beside the rows: kind, ids, values."""
        made = []
        for kind, names in self.new.items():
            values = [_values(kind, name) for name in names]
            made.append((KINDS[kind], list(names.values()), values))
        return made

    def _learn(self, name: str) -> dict[str, str]:
        kind, names = KINDS[name], self._known[name]
        columns = (*kind.key, "other_names") if "other_names" in kind.by_name else kind.key
        for row in Records(self.connection).listed(Listing(kind, fields=tuple(columns))):
            names[str(row["id"])] = str(row["id"])
            for column in reversed(columns):
                for part in str(row.get(column) or "").split("|"):
                    if part.strip():
                        names[_plain(part)] = str(row["id"])
        names |= {_plain(text): one for text, one in self.meant.get(name, {}).items() if one in names.values()}
        names.setdefault("", "")
        return names


def _values(kind: str, name: str) -> dict[str, Value]:
    if kind == "country":
        return {"name": codes.names("country").get(name, name), "code": name, "type": "country"}
    return {"name": name}


def _several(cell: Value) -> list[str]:
    return cell if isinstance(cell, list) else [cell] if isinstance(cell, str) else []


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def is_link(kind: Kind, name: str) -> bool:
    """Whether a field of a kind links to other records."""
    return kind.by_name[name].type in (Type.LINK, Type.LINKS)
