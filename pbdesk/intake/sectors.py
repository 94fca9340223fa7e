"""Where an activity counts: the dimension of its sector, or of each of its sectors where a cell names several."""

from collections.abc import Mapping
from typing import cast

from pbdesk.intake.naming import Links, NamedColumn
from pbdesk.intake.several import names_in
from pbdesk.intake.tables import Problem, Table, add_problem
from pbdesk.records import codes
from pbdesk.records.kind import Value
from pbdesk.sentences import say

_OTHERS = "other_dimensions"


def sort_into_dimensions(
    table: Table, columns: dict[str, list[Value]], links: Links, whole: NamedColumn | None
) -> None:
    """The dimension of an activity from its sector code, or from its sector's name where that is one.

    `whole` is the column of sectors of which this may be a part.
    """
    height = len(table.numbers)
    empty: list[Value] = [None] * height
    sectors, given, coded = (columns.get(name, empty) for name in ("sector", "dimension", "sector_code"))
    named = {str(text): _codes_of(str(text), links) for text in set(sectors) if text is not None}
    if whole and (unnamed := {text for text, some in named.items() if not some}):
        links.missing.setdefault("sector", set()).update(unnamed)
        whole.names.update({text: [text] for text in unnamed})
    first = {text: some[0] for text, some in named.items() if some}
    found = [code or first.get(text) for code, text in zip(coded, cast("list[str]", sectors), strict=True)]
    sides = _dimensions({*map(str, set(found) - {None}), *(code for some in named.values() for code in some)}, links)
    columns["sector_code"] = found
    columns["dimension"] = [one or sides.get(code) for one, code in zip(given, cast("list[str]", found), strict=True)]
    if any(len(some) > 1 for some in named.values()):
        _sort_further(table, columns, named, sides)


def _codes_of(text: str, links: Links) -> list[str]:
    """The codes of the sectors that a text names; a person's word goes before the list."""

    def code(name: str) -> str | None:
        return links.said("sector", name) or codes.recognise("sector", name)

    names = names_in(text, lambda name: code(name) is not None)
    return list(dict.fromkeys(one for one in map(code, names) if one))


def _dimensions(found: set[str], links: Links) -> Mapping[str, str | None]:
    """The record of the dimension that each code serves."""
    sides = {code: codes.dimension_of(code) for code in found}
    return {code: links.found("dimension", side) for code, side in sides.items() if side}


def _sort_further(
    table: Table, columns: dict[str, list[Value]], named: Mapping[str, list[str]], sides: Mapping[str, str | None]
) -> None:
    """An activity of several sectors counts in the dimension of each; the sector code is that of the first."""
    header = table.columns.get("sector", "sector")
    others = columns.get(_OTHERS) or [None] * len(table.numbers)
    for at, text in enumerate(columns["sector"]):
        some = named.get(str(text), [])
        if len(some) > 1:
            first = columns["dimension"][at]
            more = dict.fromkeys(side for code in some if (side := sides.get(code)) and side != first)
            others[at] = others[at] or list(more) or None
            message = say("The sector code is that of the first; the activity counts in the dimension of each.")
            add_problem(table, Problem(table.numbers[at], header, str(text), "note", "several-in-one-cell", message))
    columns[_OTHERS] = others
