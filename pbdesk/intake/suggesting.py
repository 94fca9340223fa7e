"""Names that the desk does not know, each with the known one it is near: a person says whether they are the same."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from pbdesk.intake.naming import Links, NamedColumn
from pbdesk.intake.nearness import names_of_codes, nearest
from pbdesk.intake.places import countries_in
from pbdesk.intake.planned import CODED, Unknown
from pbdesk.intake.tables import Problem, Table, add_problem, forget_problem
from pbdesk.records import codes
from pbdesk.records.kinds import KINDS
from pbdesk.sentences import say
from pbdesk.store.query import Records

_MOST_AMONG_THEMSELVES = 400


def unknown_names(links: Links, tables: Iterable[Table]) -> list[Unknown]:
    """Every name that is made anew or means nothing, with a problem on each cell that holds one near a known name."""
    columns = [*links.columns, *_countries(tables)]
    found: list[Unknown] = []
    for kind in dict.fromkeys(column.kind for column in columns):
        some = [column for column in columns if column.kind == kind]
        unknown = list(_unknown(links, kind, some))
        found += unknown
        _tell(some, {one.name: one for one in unknown if one.near})
    return sorted(found, key=lambda one: not one.near)


def _countries(tables: Iterable[Table]) -> Iterator[NamedColumn]:
    """The parts of cells that should name countries and do not."""
    for table in tables:
        for field in (one for one in KINDS[table.kind].fields if one.to == "country"):
            held = {number: texts[field.name] for number, texts in table.unclear.items() if field.name in texts}
            names = {text: list(countries_in(text).unknown) for text in held.values()}
            if held:
                yield NamedColumn(table, field, "country", [held.get(number) for number in table.numbers], names)


def _unknown(links: Links, kind: str, columns: list[NamedColumn]) -> Iterator[Unknown]:
    made = set(links.new.get(kind, {})) if kind not in CODED else set()
    missing = _named(columns) & links.missing.get(kind, set()) if kind != "country" else _named(columns)
    names = [*made, *(missing - made)]
    near = _near(links, kind, names, columns)
    for name in sorted(names, key=lambda one: (one not in near, one.casefold())):
        called, means = near.get(name, ("", ""))
        yield Unknown(kind, name, name in made, called, means)


def _named(columns: Iterable[NamedColumn]) -> set[str]:
    return {name for column in columns for names in column.names.values() for name in names}


def _near(links: Links, kind: str, names: list[str], columns: list[NamedColumn]) -> dict[str, tuple[str, str]]:
    """For names that are near known ones: what that is called, and what it means."""
    if kind in CODED:
        known: Mapping[str, str] = names_of_codes(kind)
        called = codes.names(kind)
        return {name: (called[known[one]], known[one]) for name, one in nearest(names, known).items()}
    held = {text: one for text, one in links.known(kind).items() if text and text != one}
    ours = {text: one for text, one in held.items() if one not in set(links.new.get(kind, {}).values())}
    near = nearest(names, ours)
    titles = Records(links.connection).titles(ours[one] for one in near.values())
    found = {name: (titles[ours[one]], ours[one]) for name, one in near.items()}
    return {**_among_themselves([one for one in names if one not in found], columns), **found}


def _among_themselves(names: list[str], columns: list[NamedColumn]) -> dict[str, tuple[str, str]]:
    """Of new names that are nearly the same, the one that is written most often stands for the others."""
    if len(names) > _MOST_AMONG_THEMSELVES:
        return {}
    times: Counter[str] = Counter()
    for column in columns:
        for text, count in Counter(map(str, column.texts)).items():
            times.update(dict.fromkeys(column.names.get(text, ()), count))
    ranked = sorted(names, key=lambda name: (-times[name], name))
    found: dict[str, tuple[str, str]] = {}
    for at, name in enumerate(ranked):
        near = nearest([name], [one for one in ranked[:at] if one not in found])
        if near:
            found[name] = (near[name], near[name])
    return found


def _tell(columns: Iterable[NamedColumn], near: Mapping[str, Unknown]) -> None:
    for column in columns if near else ():
        header = column.table.columns.get(column.field.reported_as, column.field.name)
        told = {text: one for text, names in column.names.items() for name in names if (one := near.get(name))}
        for number, text in zip(column.table.numbers, column.texts, strict=True):
            if isinstance(text, str) and (one := told.get(text)):
                forget_problem(column.table, number, header, f"{column.kind}-not-understood")
                message = say("“{name}” is nearly “{near}”; say whether it is the same.", name=one.name, near=one.near)
                add_problem(column.table, Problem(number, header, text, "warning", "near-name", message))
