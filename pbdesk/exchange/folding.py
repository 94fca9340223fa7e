"""What another desk did, record by record: what was known there before, and everything it has been there since."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from pbdesk.exchange.opening import Entry, Step
from pbdesk.records.kind import Kind, Type, Value, Values
from pbdesk.records.kinds import KINDS
from pbdesk.records.mentions import renamed
from pbdesk.store.columns import to_json

Passed = dict[str, list[Value]]
"""Of each field every value it has had on the other desk, the one known before first and the present one last."""


@dataclass
class Theirs:
    """A record as the other desk has it; `made` there since, `gone` there with these values (None: it is there)."""

    record: str
    kind: Kind
    made: bool
    passed: Passed = field(default_factory=dict)
    gone: dict[str, Value] | None = None

    @property
    def now(self) -> dict[str, Value]:
        """The present values of the fields that were touched."""
        return {name: values[-1] for name, values in self.passed.items()}


def folded(steps: Iterable[Step], known: frozenset[str]) -> dict[str, Theirs]:
    """The records that changes touched; changes that are `known` here are what both desks go on from.

    A known change that came after others has settled already what it touched.
    """
    found: dict[str, Theirs] = {}
    for step in steps:
        for entry in step.entries:
            if step.id not in known:
                _fold(found, entry)
            elif entry[0] in found:
                _settle(found, entry)
    return {record: one for record, one in found.items() if not (one.made and one.gone is not None)}


def _fold(found: dict[str, Theirs], entry: Entry) -> None:
    record, kind, old, new = entry
    one = found.setdefault(record, Theirs(record, KINDS[kind], made=old is None))
    if new is None:
        one.gone = old
        return
    one.gone = None
    for name, value in new.items():
        if name not in one.passed and old is not None:
            one.passed[name] = [old.get(name)]
        one.passed.setdefault(name, []).append(value)


def _settle(found: dict[str, Theirs], entry: Entry) -> None:
    record, _, _, new = entry
    one = found[record]
    one.gone = None
    one.passed = {name: values for name, values in one.passed.items() if new is not None and name not in new}
    if not one.passed:
        del found[record]


def same(one: Value, other: Value) -> bool:
    """Whether two values say the same; no links and not known are one."""
    return (one or None) == (other or None) if isinstance(one, list) or isinstance(other, list) else one == other


def among(value: Value, others: Iterable[Value]) -> bool:
    """Whether a value is one of several."""
    return any(same(value, other) for other in others)


def under_our_ids(records: Mapping[str, Theirs], ours: Mapping[str, str]) -> dict[str, Theirs]:
    """The same records with what both desks made each for itself under this desk's ids, links and mentions too."""
    if not ours:
        return dict(records)
    found = {}
    for record, one in records.items():
        passed = {
            name: [_renamed(one.kind, name, value, ours) for value in values] for name, values in one.passed.items()
        }
        gone = one.gone and {name: _renamed(one.kind, name, value, ours) for name, value in one.gone.items()}
        found[ours.get(record, record)] = Theirs(ours.get(record, record), one.kind, one.made, passed, gone)
    return found


def _renamed(kind: Kind, name: str, value: Value, ours: Mapping[str, str]) -> Value:
    if isinstance(value, list):
        return [ours.get(one, one) for one in value]
    if not isinstance(value, str):
        return value
    if kind.by_name[name].type is Type.LINK:
        return ours.get(value, value)
    return renamed(value, ours)


def had(theirs: Theirs, ours: Mapping[str, Value]) -> bool:
    """Whether the other desk had every value that stands here, at some time before it took the record out."""
    gone = theirs.gone or {}
    names = (ours.keys() | gone.keys()) - {"id"}
    return all(among(ours.get(name), (*theirs.passed.get(name, ()), gone.get(name))) for name in names)


def known_values(values: Values) -> str:
    """What is known of a record, for telling whether two desks know the same."""
    return to_json({name: values[name] for name in sorted(values) if name != "id" and values[name] not in (None, [])})
