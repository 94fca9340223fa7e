"""Adding, changing and deleting one record, under the same rules wherever it is done from."""

from collections.abc import Callable, Mapping, Sequence

from pbdesk.desk.adopting import adopt_within
from pbdesk.desk.recording import record_within
from pbdesk.errors import NotUnderstood, RuleBroken
from pbdesk.records.kind import Breach, Field, Kind, Type, Value, Values
from pbdesk.records.kinds import KINDS
from pbdesk.records.once import TWICE
from pbdesk.records.values import Unreadable, parse
from pbdesk.sentences import say, term
from pbdesk.store.change import Change, change
from pbdesk.store.desk import Desk
from pbdesk.store.query import Records


def add(desk: Desk, kind: Kind, values: Values, person: str, reason: str = "") -> str:
    """A new record; returns its id. A decision given as recorded is recorded by it. Raises `RuleBroken`."""
    recorded = kind.name == "decision" and values.get("status") == "recorded"
    _refuse(kind, [one for passage in kind.passages for one in passage({}, values)])
    with change(desk, "add", person, reason=reason, detail={"kind": kind.name}) as made:
        _refuse(kind, _compared(kind, {"id": "", **values}, made.records))
        record = made.add(kind, {**values, "status": "draft"} if recorded else values)
        if recorded:
            record_within(made, record)
        made.detail["title"] = made.records.titles([record])[record]
    return record


def set_values(desk: Desk, record: str, values: Values, person: str, reason: str = "") -> bool:
    """New values of some fields; returns whether anything changed. Raises `RuleBroken`.

    A decision set to recorded is recorded and a policy set to adopted is adopted, with all that they do; a due
    day is moved with a reason.
    """
    with change(desk, "set", person, reason=reason) as made:
        kind, before = made.held(record)
        changed = _set(made, kind, before, values, reason)
        title = made.records.titles([record])[record]
        made.detail.update(kind=kind.name, title=title, fields=list(values))
    return changed


def _set(made: Change, kind: Kind, before: Values, values: Values, reason: str) -> bool:
    broken = {one.code: one for passage in kind.passages for one in passage(before, {**before, **values})}
    verb = _VERBS.get(next((code for code in broken if code in _VERBS), ""))
    broken = {code: one for code, one in broken.items() if code not in _VERBS}
    if reason.strip():
        broken.pop("move-with-reason", None)
    _refuse(kind, [*broken.values(), *_compared(kind, {**before, **values}, made.records)])
    plain = {name: value for name, value in values.items() if not verb or name != "status"}
    changed = made.set(str(before["id"]), plain)
    if verb:
        verb(made, str(before["id"]))
    return changed or verb is not None


def _compared(kind: Kind, values: Values, records: Records) -> list[Breach]:
    """What breaks a rule that holds it against the desk as it is before it is written."""
    return [one for rule in kind.rules for one in rule(values, records) if one.code in _COMPARING]


def _refuse(kind: Kind, broken: Sequence[Breach]) -> None:
    if broken:
        raise RuleBroken(kind.label, [one.message for one in broken])


_COMPARING = ("target-without-reason", TWICE)
"""Rules that hold a new value against the desk's own, and so are asked before it is written."""


def _adopt(made: Change, policy: str) -> None:
    """Adopt a policy by the decision it names; one that names none says so by the rule."""
    _, values = made.held(policy)
    decision = str(values["adopted_by"] or "")
    adopt_within(made, policy, decision, str((made.records.get(decision) or {}).get("date") or ""))


_VERBS: dict[str, Callable[[Change, str], object]] = {"record-it": record_within, "adopt-it": _adopt}
"""What is done in place of writing the word, by the passage that asks for it."""


def remove(desk: Desk, record: str, person: str, reason: str = "") -> None:
    """Delete a record and its parts. Raises `StillNeeded` with what depends on it."""
    remove_all(desk, [record], person, reason)


def remove_all(desk: Desk, records: Sequence[str], person: str, reason: str = "") -> None:
    """Delete records and their parts as one change. Raises `StillNeeded` with what else depends on them."""
    with change(desk, "delete", person, reason=reason) as made:
        kind, _ = made.held(records[0])
        made.detail.update(kind=kind.name, title=made.records.titles(records[:1])[records[0]])
        if len(records) > 1:
            made.detail["others"] = len(records) - 1
        made.delete(*records)


def understood(desk: Desk, kind: Kind, texts: Mapping[str, str]) -> dict[str, Value]:
    """Values as a person writes them, as they are stored; links by id, code, number or name.

    Raises `NotUnderstood` saying which field and what was expected.
    """
    with desk.reading() as connection:
        records = Records(connection)
        return {name: _understood(records, _field(kind, name), text) for name, text in texts.items()}


def country_meant(desk: Desk, text: str) -> str:
    """The id of the country that a code or name means; raises `NotUnderstood` where the desk has none."""
    with desk.reading() as connection:
        return resolved(Records(connection), "country", text, f"Country {text}")


def meant(desk: Desk, kind: str, text: str) -> str:
    """The id of the record of a kind that a person means by id, number or name; raises `NotUnderstood`."""
    with desk.reading() as connection:
        return resolved(Records(connection), kind, text, text)


def _field(kind: Kind, name: str) -> Field:
    found = kind.by_name.get(name)
    if found is None:
        names = ", ".join(kind.by_name)
        raise NotUnderstood(
            say("A {kind} has no field {name}; it has: {names}.", kind=term(kind.label).lower(), name=name, names=names)
        )
    return found


def _understood(records: Records, field: Field, text: str) -> Value:
    if field.type is Type.LINKS:
        return [_linked(records, field, part) for part in map(str.strip, text.split(",")) if part]
    if field.type is Type.LINK:
        return _linked(records, field, text.strip()) if text.strip() else None
    try:
        return parse(field, text)
    except Unreadable as error:
        raise NotUnderstood(
            say("{field}={text} is not understood; give {wanted}.", field=field.name, text=text, wanted=error.wanted)
        ) from error


def _linked(records: Records, field: Field, text: str) -> str:
    if not field.to:
        if records.kind_of(text):
            return text
        raise NotUnderstood(say("{field}={text}: this desk has no record of that id.", field=field.name, text=text))
    return resolved(records, field.to, text, f"{field.name}={text}")


def resolved(records: Records, kind: str, text: str, where: str) -> str:
    """The id of the one record of a kind that a text means; raises `NotUnderstood` for none or several."""
    found = records.resolve(KINDS[kind], text)
    if len(found) == 1:
        return found[0]
    label = term(KINDS[kind].label).lower()
    if found:
        raise NotUnderstood(
            say("{where}: several records of kind {kind} are called that; give the id.", where=where, kind=label)
        )
    raise NotUnderstood(
        say("{where}: this desk has no {kind} of that id or name; add it first.", where=where, kind=label)
    )
