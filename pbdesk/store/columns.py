"""Many records at once, by column: a hundred thousand rows become history and search text in a few passes.

What these give is what `to_json` and the seal give record by record, to the letter.
"""

from collections.abc import Iterable, Mapping, Sequence
from json.encoder import JSONEncoder, encode_basestring
from typing import cast

from pbdesk.records.kind import Value

to_json = JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
"""Values as the history keeps them and as the seal covers them."""

Column = Sequence[Value]


def json_rows(columns: Mapping[str, Column], height: int) -> list[str]:
    """The JSON of each record; what is not known is left out."""
    parts = [_members(name, column) for name, column in columns.items()]
    if not parts:
        return ["{}"] * height
    return ["{" + ",".join(filter(None, row)) + "}" for row in zip(*parts, strict=True)]


def _members(name: str, column: Column) -> list[str]:
    """The member of each record's object for one field, empty where it is not known."""
    key = to_json(name) + ":"
    if set(map(type, column)) <= {str, type(None)}:
        texts = {text: "" if text is None else key + encode_basestring(text) for text in set(cast("Texts", column))}
        return [texts[text] for text in cast("Texts", column)]
    return ["" if value is None else key + (str(value) if type(value) is int else to_json(value)) for value in column]


Texts = Sequence[str | None]


def joined(separator: str, columns: Sequence[Column], height: int) -> list[str]:
    """The texts of several columns joined row by row; what says nothing is left out."""
    if not columns:
        return [""] * height
    plain = [_texts(column) for column in columns]
    if len(plain) == 1:
        return [text or "" for text in plain[0]]
    return [separator.join(filter(None, row)) for row in zip(*plain, strict=True)]


def _texts(column: Column) -> Texts:
    if set(map(type, column)) <= {str, type(None)}:
        return cast("Texts", column)
    return [str(value) if value else None for value in column]


def entry_lines(entries: Iterable[Sequence[str | int | None]]) -> bytes:
    """Entries of the history (record, kind, old, new, sheet, row) as they go into the seal, one a line."""
    return "".join(
        f"{record}\x1f{kind}\x1f{old or ''}\x1f{new or ''}\x1f{sheet or ''}\x1f{'' if row is None else row}\n"
        for record, kind, old, new, sheet, row in entries
    ).encode()
