"""What stands still: what is recorded, adopted or superseded, and what belongs to it (DOMAIN 3, 4, 6)."""

from collections.abc import Iterable, Iterator

from pbdesk.records.kind import Breach, Kind, Reader, Values
from pbdesk.records.kinds import wholes
from pbdesk.sentences import Sentence, say, term

_LAST = "superseded"
"""What is frozen only now that another stands in its place is corrected there."""


def never_changes(kind: Kind) -> Sentence:
    """Why a frozen record of a kind is left as it is, and what to do."""
    state = kind.frozen.states[0] if kind.frozen else ""
    said = {"kind": term(kind.label).lower(), "state": term(state)}
    if state == _LAST:
        return say("This {kind} is {state} and never changes; change the version in its place.", **said)
    return say("This {kind} is {state} and never changes; another may supersede it.", **said)


def part_never_changes(whole: Kind) -> Sentence:
    """Why what belongs to a frozen record of a kind is left as it is, and what to do."""
    state = whole.frozen.states[0] if whole.frozen else ""
    said = {"whole": term(whole.label).lower(), "state": term(state)}
    if state == _LAST:
        return say("This belongs to a {whole} that is {state} and never changes; change the version in its place.", **said)
    return say("This belongs to a {whole} that is {state} and never changes; another may supersede it.", **said)


def held_still_by(kind: Kind, values: Values, reader: Reader) -> Kind | None:
    """The kind of what holds a record still: its own, or that of what it belongs to; None where it may change."""
    if kind.stands_still(values):
        return kind
    part = kind
    for whole in wholes(kind.name):
        values = reader.get(str(values.get(part.part_of))) or {}
        part = whole
    return part if part is not kind and part.stands_still(values) else None


def unchanging(kind: Kind, before: Values, changed: Iterable[str], reader: Reader) -> Iterator[Breach]:
    """Why these fields of a record may not be other than they were before: also what freezes it is not unsaid."""
    holder = held_still_by(kind, before, reader)
    state = kind.frozen.field if kind.frozen and holder is kind else ""
    fixed = [name for name in changed if name == state or not kind.by_name[name].living]
    if holder is not None and fixed:
        yield Breach("frozen", never_changes(kind) if holder is kind else part_never_changes(holder), fixed[0])


def closed_to_new(kind: Kind, values: Values, reader: Reader) -> Iterator[Breach]:
    """Why a new record may not be added to what it would belong to."""
    holder = held_still_by(kind, values, reader) if wholes(kind.name) else None
    if holder is not None:
        yield Breach("frozen", part_never_changes(holder), kind.part_of)
