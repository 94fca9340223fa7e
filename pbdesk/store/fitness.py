"""What a record must be before it is written: values of the right form, links that lead somewhere, rules kept."""

from collections.abc import Callable, Iterator

from pbdesk.errors import RuleBroken
from pbdesk.records.kind import Breach, Field, Kind, Type, Value, Values
from pbdesk.records.kinds import KINDS
from pbdesk.records.mentions import mentioned
from pbdesk.records.values import fits, is_listed
from pbdesk.sentences import Sentence, say, term
from pbdesk.store.query import Records

_LOST = "{field} points to {target}, which is no {kind} of this desk."


def as_stored(kind: Kind, values: Values) -> dict[str, Value]:
    """The values as the database will give them back: measured numbers measured, mentions beside their text."""
    measured = {field.name for field in kind.fields if field.type is Type.NUMBER}
    stored = {
        name: float(value) if name in measured and isinstance(value, int) else value for name, value in values.items()
    }
    texts = {field.name: field.mentions_in for field in kind.many if field.mentions_in in stored}
    return stored | {name: mentioned(str(stored[text] or "")) for name, text in texts.items()}


def refuse_unfit(records: Records, kind: Kind, values: Values, before: Values | None = None) -> None:
    """Raise `RuleBroken` with everything wrong in the values of a new record, or of a change to what was `before`."""
    wrong = [breach.message for breach in unfit(kind, values, before)]
    wrong += [say("It has no field {name}.", name=name) for name in values if name not in kind.by_name]
    wrong += lost(kind, values, records.kind_of)
    if wrong:
        raise RuleBroken(kind.label, wrong)


def unfit(kind: Kind, values: Values, before: Values | None = None) -> Iterator[Breach]:
    """What in the values of a new record, or of a change to what was `before`, is no value of its field."""
    for field in kind.fields:
        if field.name in values or (field.required and before is None):
            for message in _wrong_in(field, values):
                yield Breach("unfit", message, field.name)
    known = {**(before or {}), **values}
    for field in kind.fields:
        if field.currency and known.get(field.name) is not None and known.get(field.currency) is None:
            yield Breach("unfit", say("{field} needs a currency.", field=term(field.label)), field.name)


def refuse_breach(records: Records, kind: Kind, record: str) -> None:
    """Raise `RuleBroken` with every rule of its kind that a record breaks as it now stands."""
    values = records.get(record)
    if values is None:
        return
    broken = [breach.message for rule in kind.rules for breach in rule(values, records)]
    if broken:
        raise RuleBroken(say("{kind} “{title}”", kind=term(kind.label), title=records.titles([record])[record]), broken)


def _wrong_in(field: Field, values: Values) -> Iterator[Sentence]:
    value = values.get(field.name)
    if not fits(field, value):
        yield say("{field} cannot be {value}.", field=term(field.label), value=repr(value))
    elif not is_listed(field, value):
        yield say("{field}: {value} is on no list of codes.", field=term(field.label), value=value)
    if field.required and not str("" if value is None else value).strip():
        yield say("{field} is needed.", field=term(field.label))


def lost(kind: Kind, values: Values, kind_of: Callable[[str], str | None]) -> Iterator[Sentence]:
    """What in the values of a record links to none of the wanted kind; `kind_of` tells that of an id."""
    for field in kind.fields:
        if field.type in (Type.LINK, Type.LINKS) and values.get(field.name):
            yield from _lost(field, values[field.name], kind_of)


def _lost(field: Field, value: Value, kind_of: Callable[[str], str | None]) -> Iterator[Sentence]:
    targets = value if isinstance(value, list) else [value] if isinstance(value, str) else []
    wanted = term(KINDS[field.to].label).lower() if field.to else say("record")
    for target in targets:
        found = kind_of(target)
        if found is None or (field.to and found != field.to):
            yield say(_LOST, field=term(field.label), target=target, kind=wanted)
