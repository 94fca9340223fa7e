"""What is remembered of a sender's spreadsheets: kept as a record, applied to the next edition."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from typing import Any

from pbdesk.errors import NotUnderstood
from pbdesk.intake.numbered import numbered
from pbdesk.intake.planned import TablePlan
from pbdesk.intake.tables import Hints
from pbdesk.records.kind import Value
from pbdesk.records.kinds import KINDS
from pbdesk.sentences import say
from pbdesk.store.change import Change
from pbdesk.store.desk import Desk
from pbdesk.store.query import Condition, Listing, Records

PROFILE = KINDS["profile"]
_SAID = ("kind", "sheet", "header_row", "country", "agency", "currency", "day_first", "hidden")
"""What a person may have said of the whole file; empty where nothing was said."""


def names(desk: Desk) -> list[str]:
    """The names of all profiles."""
    with desk.reading() as connection:
        return [str(one["name"]) for one in Records(connection).listed(Listing(PROFILE, order="name"))]


def hints_of(desk: Desk, name: str, said: Hints) -> Hints:
    """What a profile remembers, with what is said this time going before it. Raises `NotUnderstood`."""
    with desk.reading() as connection:
        found = _named(Records(connection), name)
        known = ", ".join(str(one["name"]) for one in Records(connection).listed(Listing(PROFILE, order="name")))
    if found is None:
        raise NotUnderstood(
            say("This desk has no import profile {name}; it has: {known}.", name=name, known=known or say("none yet"))
        )
    choices: dict[str, Any] = json.loads(str(found["choices"] or "{}"))
    kept = {one: choices[one] for one in _SAID if one in choices and getattr(said, one) == getattr(Hints(), one)}
    units = {heading: (code, factor) for heading, (code, factor) in choices.get("units", {}).items()}
    return replace(
        said,
        profile={**choices.get("columns", {}), **said.profile},
        units={**units, **said.units},
        names={kind: {**choices.get("names", {}).get(kind, {}), **said.names.get(kind, {})}
               for kind in {*choices.get("names", {}), *said.names}},
        scope=said.scope or choices.get("scope", ""),
        headers={**choices.get("headers", {}), **said.headers},
        keys={**choices.get("keys", {}), **said.keys},
        **kept,
    )  # fmt: skip


def fitting(desk: Desk, headings: Iterable[str]) -> str:
    """The profile whose columns all stand among these headings, the one with most columns first; empty for none."""
    held, best, most = set(headings), "", 2
    with desk.reading() as connection:
        for one in Records(connection).listed(Listing(PROFILE)):
            columns = json.loads(str(one["choices"] or "{}")).get("columns", {})
            matched = {heading for heading, field in columns.items() if field}
            if len(matched) > most and matched <= held:
                best, most = str(one["name"]), len(matched)
    return best


def remember(writing: Change, name: str, hints: Hints, tables: list[TablePlan], file_name: str) -> None:
    """Keep how a file was understood under a name, within the change that imports it."""
    choices = _choices(hints, tables)
    values: dict[str, Value] = {
        "name": name,
        "file_name": file_name,
        "choices": json.dumps(choices, ensure_ascii=False),
    }
    found = _named(writing.records, name)
    if found is None:
        writing.add(PROFILE, values)
    else:
        writing.set(str(found["id"]), values)


def said_of(hints: Hints) -> dict[str, Any]:
    """What a person said of a file, as plain data; never its password."""
    said = {one: getattr(hints, one) for one in _SAID if getattr(hints, one) != getattr(Hints(), one)}
    mapped: dict[str, Any] = {
        "scope": hints.scope, "profile": dict(hints.profile), "units": dict(hints.units), "names": dict(hints.names),
        "keys": dict(hints.keys), "rows": {sheet: dict(said) for sheet, said in hints.rows.items()},
        "without": list(hints.without), "headers": dict(hints.headers),
    }  # fmt: skip
    return {**said, **{name: value for name, value in mapped.items() if value}}


def said_in(plain: Mapping[str, Any]) -> Hints:
    """What was said of a file, from plain data."""
    said = dict(plain)
    if "units" in said:
        said["units"] = {heading: (code, factor) for heading, (code, factor) in said["units"].items()}
    if "rows" in said:
        said["rows"] = {sheet: {int(row): one for row, one in rows.items()} for sheet, rows in said["rows"].items()}
    return Hints(**said)


def as_before(said: Hints, plain: Mapping[str, Any]) -> Hints:
    """What is said of a file that was read before: where nothing is said of it now, what was said then."""
    before, bare = said_in(plain), Hints()
    silent = [one.name for one in fields(Hints) if getattr(said, one.name) == getattr(bare, one.name)]
    return replace(said, **{name: getattr(before, name) for name in silent if name in plain})


def _choices(hints: Hints, tables: list[TablePlan]) -> dict[str, Any]:
    said = {name: value for name, value in said_of(hints).items() if name in _SAID}
    columns: dict[str, str] = {}
    for planned in tables:
        columns |= dict.fromkeys(planned.table.unmatched_columns, "")
        called = numbered(planned.table.headings)
        columns |= {called[at]: field for field, at in planned.table.places.items()}
    scopes = {planned.scope for planned in tables}
    names = {kind: dict(meant) for kind, meant in hints.names.items()}
    scope = scopes.pop() if len(scopes) == 1 else ""
    return {**said, "columns": columns, "units": dict(hints.units), "names": names, "scope": scope,
            "keys": dict(hints.keys), "headers": dict(hints.headers)}  # fmt: skip


def _named(records: Records, name: str) -> dict[str, Value] | None:
    found = records.listed(Listing(PROFILE, (Condition("name", "is", name),), limit=1))
    return found[0] if found else None
