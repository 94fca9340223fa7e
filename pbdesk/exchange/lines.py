"""What the lines of a parcel say, each held to its form and to what the lines before it said."""

import base64
import binascii
import hashlib
import json
import re
from dataclasses import dataclass, field
from typing import Any

from pbdesk.exchange.form import NEWER, Refused
from pbdesk.records.kind import Field, Type
from pbdesk.records.kinds import KINDS
from pbdesk.records.values import fits

_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_TOLD = {"id", "at", "person", "action"}
"""What a parcel tells of a change."""


@dataclass
class Seen:
    """What was seen: the sort of the last line, how many changes are to come, each record's kind, files to come."""

    last: str = "nothing"
    changes: int = 0
    _kinds: dict[str, str] = field(default_factory=dict)
    _files: set[str] = field(default_factory=set)

    def head(self, changes: Any) -> bool:
        """Whether the first line says how many changes follow."""
        if type(changes) is not int:
            return False
        self.changes = changes
        return True

    def change(self, said: Any) -> bool:
        """Whether a change is told as a desk tells it."""
        self.changes -= 1
        return isinstance(said, dict) and set(said) == _TOLD and all(isinstance(one, str) for one in said.values())

    def entry(self, said: Any) -> bool:
        """Whether this is what a change does to one record, which is of one kind throughout."""
        if not isinstance(said, list) or len(said) != 4:
            return False
        record, kind, old, new = said
        if not _is_id(record) or not isinstance(kind, str):
            return False
        if kind not in KINDS:
            raise Refused(*NEWER)
        if self._kinds.setdefault(record, kind) != kind or (old is None and new is None):
            return False
        if kind == "document" and isinstance(new, dict):
            self._files.add(str(new.get("sha256")))
        return _are_values(kind, old) and _are_values(kind, new)

    def file(self, digest: str, data: str) -> bool:
        """Whether this is a file that a document before it speaks of, given once."""
        try:
            found = hashlib.sha256(base64.b64decode(data, validate=True)).hexdigest()
        except binascii.Error:
            return False
        if found != digest or digest not in self._files:
            return False
        self._files.remove(digest)
        return True


def is_text(said: Any) -> bool:
    """Whether all that is said can be written down: JSON can name half a letter, a desk cannot hold one."""
    try:
        json.dumps(said, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return False
    return True


def _is_id(said: Any) -> bool:
    return isinstance(said, str) and bool(_ID.fullmatch(said))


def _are_values(kind: str, values: Any) -> bool:
    """Whether these are values of fields of that kind, each of its field's type and form."""
    if values is None:
        return True
    fields = KINDS[kind].by_name
    return isinstance(values, dict) and all(
        name in fields and _is_value(fields[name], value) for name, value in values.items()
    )


def _is_value(of: Field, value: Any) -> bool:
    """Whether the database would give this back as it is: yes is 1, and what is measured has a point."""
    if value is None:
        return True
    if isinstance(value, bool) or not fits(of, value):
        return False
    if of.type is Type.NUMBER:
        return isinstance(value, float)
    if of.type is Type.LINKS:
        return all(map(_is_id, value))
    return _is_kept(value) if of.name == "unclear" else True


def _is_kept(text: str) -> bool:
    """Whether texts that a spreadsheet said are kept as a desk keeps them."""
    if not text.startswith("{"):
        return True
    try:
        held = json.loads(text)
    except ValueError:
        return False
    return isinstance(held, dict) and all(isinstance(one, str) for one in held.values())
