"""What the tags of a row under the headings say of the columns: `#org+funder` names who pays, whatever the heading."""

import re
from collections.abc import Sequence

from pbdesk.intake.cells import Cell
from pbdesk.intake.vocabulary import words

_WRITTEN = re.compile(r"#\s?([a-z]+\d?)((?:\s?\+\s?[a-z0-9_]+)*)")
_PLAIN = words("name full main primary lead leader prog programming cluster usd eur total start end en fr es pt")
"""Attributes that leave a tag what it is; any other may make something else of it, as senders use them."""
_PAYING = words("funder funding fund donor")
_CARRYING_OUT = words("impl implementing implementer implementor partner")
_SPENT = words("spent expenditure disbursed disbursement actual paid")
_PLANNED = words("committed commitment budget required requested")
_PLACES = words("loc adm1 adm2 adm3 adm4")
_BY_NAME = {
    "sector": "sector",
    "status": "status",
    "country": "country",
    "currency": "currency",
    "description": "description",
}


def tags_of(block: Sequence[Sequence[Cell]], width: int) -> list[str]:
    """By column, the first tag in the rows right under the headings."""
    found = [""] * width
    for row in block[:_ROWS]:
        for at, cell in enumerate(row[:width]):
            if isinstance(cell, str) and cell.startswith("#") and not found[at]:
                found[at] = cell
    return found


_ROWS = 3


def said_by_tag(tag: str) -> str:
    """A heading that means what a tag says; empty where it says nothing that a field is of."""
    found = _WRITTEN.match(tag.strip().lower())
    if found is None:
        return ""
    name, more = found[1], frozenset(re.findall(r"[a-z0-9_]+", found[2]))
    if name == "activity" and more & {"id", "code"}:
        return "activity id"
    if more - _PLAIN - _PAYING - _CARRYING_OUT - _SPENT - _PLANNED:
        return ""
    return _of_body(more) if name == "org" else _of_others(name, more)


def _of_body(more: frozenset[str]) -> str:
    if more & _PAYING:
        return "donor"
    return "implementing partner" if more & _CARRYING_OUT else "organisation"


def _of_others(name: str, more: frozenset[str]) -> str:
    if name == "date":
        return "start date" if "start" in more else "end date" if "end" in more else ""
    if name == "value":
        return "disbursed" if more & _SPENT else "budget"
    if name in ("activity", "project"):
        return "project title"
    return "place" if name in _PLACES else _BY_NAME.get(name, "")
