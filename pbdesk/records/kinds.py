"""All kinds of record, by name; the order is the one in which a workbook lists them."""

from dataclasses import replace
from functools import cache

from pbdesk.records import (
    activities,
    actors,
    arrangements,
    briefs,
    countries,
    decisions,
    effects,
    frameworks,
    knowledge,
    leads,
    meetings,
    ownership,
    policies,
    profiles,
    reviews,
)
from pbdesk.records.kind import COMMON, Kind

_SUBJECTS = (
    countries, actors, policies, frameworks, arrangements, meetings, decisions,
    leads, activities, effects, ownership, reviews, knowledge, profiles, briefs,
)

KINDS: dict[str, Kind] = {
    kind.name: replace(kind, fields=kind.fields + COMMON) for subject in _SUBJECTS for kind in subject.KINDS
}
"""Every kind by its name, its own fields followed by the common ones."""

CHOICES = frozenset(choice for kind in KINDS.values() for field in kind.fields for choice in field.choices)
"""Every choice that a field of any kind offers."""

_BY_PLURAL = {kind.plural: kind for kind in KINDS.values()}


def find(name: str) -> Kind | None:
    """The kind of that name, singular or plural, or None."""
    word = name.strip().lower().replace("-", "_").replace(" ", "_")
    return KINDS.get(word) or _BY_PLURAL.get(word)


@cache
def parts_of(name: str) -> tuple[Kind, ...]:
    """The kinds whose records belong to a record of the kind `name`."""
    return tuple(kind for kind in KINDS.values() if kind.part_of and kind.by_name[kind.part_of].to == name)


@cache
def wholes(name: str) -> tuple[Kind, ...]:
    """The kinds that records of the kind `name` belong to, up to the one that freezes them; none where none does."""
    kind, found = KINDS[name], list[Kind]()
    while kind.part_of and not kind.goes_on:
        kind = KINDS[kind.by_name[kind.part_of].to]
        found.append(kind)
        if kind.frozen:
            return tuple(found)
    return ()


def pointing_at(name: str) -> list[tuple[Kind, str]]:
    """The kinds and fields that may link to records of the kind `name`; any-kind links are not among them."""
    return [(kind, field.name) for kind in KINDS.values() for field in kind.fields if field.to == name]
