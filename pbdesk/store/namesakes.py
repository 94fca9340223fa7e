"""What tells records of one name apart where several stand in one list: as few of their values as do."""

from collections.abc import Mapping, Sequence
from itertools import chain

from pbdesk.records.kind import Field, Kind, Type, Value, Values
from pbdesk.records.kinds import KINDS
from pbdesk.store.query import Records

_MOST = 3
"""So many values are told beside a name."""


def told_apart(
    records: Records, kinds: Mapping[str, Sequence[str]], titles: Mapping[str, str]
) -> dict[str, dict[str, Value]]:
    """Of each record that another of its kind shares its title with: what tells them apart, links by their titles."""
    found: dict[str, dict[str, Value]] = {}
    for name, ids in kinds.items():
        if groups := _namesakes(ids, titles):
            found |= _apart(records, KINDS[name], groups)
    return _called(records, kinds, found) if found else found


def _namesakes(ids: Sequence[str], titles: Mapping[str, str]) -> list[list[str]]:
    groups: dict[str, list[str]] = {}
    for one in ids:
        groups.setdefault(titles[one], []).append(one)
    return [group for group in groups.values() if len(group) > 1]


def _apart(records: Records, kind: Kind, groups: Sequence[Sequence[str]]) -> dict[str, dict[str, Value]]:
    """What tells the records of each group apart, among all that may; that is read of all at once."""
    read = records.some_values(kind, list(chain.from_iterable(groups)), [field.name for field in kind.apart])
    found: dict[str, dict[str, Value]] = {}
    for group in groups:
        held = {one: read[one] for one in group}
        names = [field.name for field in _telling(kind.apart, held)]
        found |= {one: {name: values[name] for name in names if values[name]} for one, values in held.items()}
    return found


def _telling(fields: Sequence[Field], held: Mapping[str, Values]) -> list[Field]:
    """The first fields that make a difference, until each record differs from all others."""
    chosen: list[Field] = []
    told: dict[str, tuple[str, ...]] = dict.fromkeys(held, ())
    for field in fields:
        more = {one: (*told[one], str(values.get(field.name) or "")) for one, values in held.items()}
        if len(set(more.values())) > len(set(told.values())):
            told = more
            chosen.append(field)
        if len(chosen) == _MOST or len(set(told.values())) == len(held):
            break
    return chosen


def _called(
    records: Records, kinds: Mapping[str, Sequence[str]], found: Mapping[str, Values]
) -> dict[str, dict[str, Value]]:
    """The same with what people call the records that are linked to."""
    of = {one: KINDS[name].by_name for name, ids in kinds.items() for one in ids}
    linked: dict[str, list[str]] = {}
    for record, values in found.items():
        for name, value in values.items():
            if of[record][name].type in (Type.LINK, Type.LINKS):
                linked.setdefault(of[record][name].to, []).extend(value if isinstance(value, list) else [str(value)])
    if anything := linked.pop("", None):
        for name, ids in records.by_kind(anything).items():
            linked.setdefault(name, []).extend(ids)
    titles = records.titles_by_kind(linked) if linked else {}
    return {record: {name: _title(value, titles) for name, value in values.items()} for record, values in found.items()}


def _title(value: Value, titles: Mapping[str, str]) -> Value:
    if isinstance(value, list):
        return [titles.get(one, one) for one in value[:_MOST]]
    return titles.get(str(value), value)
