"""The names in a table and the records they mean; what means nothing, or more than a field takes, is said of its cell."""

from collections.abc import Iterable, Mapping, Sequence, Set
from functools import partial
from typing import cast

from pbdesk.intake.naming import Links, NamedColumn
from pbdesk.intake.places import countries_in
from pbdesk.intake.several import names_in
from pbdesk.intake.tables import Problem, Table, add_problem, forget_problem
from pbdesk.records.kind import Field, Kind, Type, Value
from pbdesk.records.kinds import KINDS
from pbdesk.sentences import Sentence, say, term

Names = Mapping[str, list[str]]
"""The names in each text of a column."""
Ids = Mapping[str, str | None]
"""The record that each name means."""


FURTHER = {"country": "other_countries", "dimension": "other_dimensions"}
"""Fields that take one, and those beside them that take all others."""


def link(table: Table, kind: Kind, columns: dict[str, list[Value]], links: Links, whole: NamedColumn) -> None:
    """Make a column of names one of ids; a name that means nothing here stays as text, with a problem on it.

    `whole` is the column of which this may be a part.
    """
    field, name = whole.field, whole.field.name
    texts = columns[name]
    if field.to == "country":
        _take_as_said(table, field, texts, links)
    names = _names(field, texts, links, whole.distinct)
    whole.names.update(names)
    ids = {one: links.found(field.to, one) for some in names.values() for one in some}
    odd = {text for text, some in names.items() if len(some) > 1 or ids[some[0]] is None}
    further = FURTHER.get(name, "") in kind.by_name
    listed = list in set(map(type, texts))
    several = [at for at, cell in enumerate(texts) if isinstance(cell, list) or cell in odd] if listed or odd else []
    for at in several:
        _tell(table, field, at, [one for text in _said(texts[at]) for one in names[text]], ids, further=further)
    if field.type is Type.LINKS:
        columns[name] = [_several(cell, names, ids) for cell in texts]
        return
    if further and several:
        others = columns.setdefault(FURTHER[name], [None] * len(texts))
        for at in several:
            others[at] = others[at] or _others(texts[at], names, ids)
    first = {text: ids[some[0]] for text, some in names.items()}
    if listed:
        texts = [cell[0] if isinstance(cell, list) else cell for cell in texts]
    columns[name] = list(map(first.get, cast("list[str]", texts)))


def _others(cell: Value, names: Names, ids: Ids) -> Value:
    """What a cell names besides the first."""
    found = _several(cell, names, ids)
    return found[1:] or None if isinstance(found, list) else None


def _several(cell: Value, names: Names, ids: Ids) -> Value:
    found = (ids[one] for text in _said(cell) for one in names[text])
    return list(dict.fromkeys(filter(None, found))) if cell is not None else None


def _said(cell: Value) -> list[str]:
    return cell if isinstance(cell, list) else [cell] if isinstance(cell, str) else []


def texts_of(column: Iterable[Value]) -> Set[str]:
    """Every text of a column of names."""
    cells = list(column)
    if list in set(map(type, cells)):
        return {text for cell in cells for text in _said(cell)}
    return {text for text in set(cast("list[str | None]", cells)) if isinstance(text, str)}


def _names(field: Field, texts: Sequence[Value], links: Links, elsewhere: Set[str]) -> dict[str, list[str]]:
    """The names in each text; one that stands alone in another cell is known by that."""
    whole = texts_of(texts)
    if field.to == "country":
        return {text: [text] for text in whole}

    def known(text: str, name: str) -> bool:
        return (name != text and name in elsewhere) or links.knows(field.to, name)

    return {text: names_in(text, partial(known, text)) for text in whole}


def _tell(table: Table, field: Field, at: int, names: Sequence[str], ids: Ids, *, further: bool) -> None:
    """Say of a cell which of its names the desk does not have, and that a field takes one; all of it is kept."""
    number, header = table.numbers[at], table.columns.get(field.reported_as, field.name)
    whole, missing = "; ".join(names), [one for one in names if ids[one] is None]
    for one in missing:
        add_problem(table, Problem(number, header, one, "warning", "not-in-this-desk", _no_such(field)))
    one_only = field.type is Type.LINK and len(names) > 1 and not further
    if one_only:
        words = "“{name}” is taken, for there is place for one; all of it is kept as it came."
        add_problem(table, Problem(number, header, whole, "warning", "several-in-one-cell", say(words, name=names[0])))
    if ids[names[0]] is None and (field.type is Type.LINK or len(missing) == len(names)):
        table.unclear.setdefault(number, {})[field.name] = whole
    elif missing or one_only:
        table.beside.setdefault(number, {})[header] = whole


def _no_such(field: Field) -> Sentence:
    return say("The desk has no such {kind}; add it, then import again.", kind=term(KINDS[field.to].label).lower())


def _take_as_said(table: Table, field: Field, texts: list[Value], links: Links) -> None:
    """Texts that are no country by themselves, but that a person has said to mean one."""
    for at, number in enumerate(table.numbers) if links.meant.get(field.to) else ():
        text = table.unclear.get(number, {}).get(field.name, "")
        countries = countries_in(text)
        said = [links.said(field.to, one) for one in countries.unknown]
        if said and all(said):
            found = list(dict.fromkeys([*countries.found, *said]))
            texts[at] = found[0] if len(found) == 1 else list(found)
            del table.unclear[number][field.name]
            header = table.columns.get(field.reported_as, field.name)
            forget_problem(table, number, header, "country-not-understood")
