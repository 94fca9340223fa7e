"""What stands still here, whatever another desk says of it: what is recorded or adopted, and what belongs to it."""

from collections.abc import Mapping

from pbdesk.records.kind import Kind, Reader, Value, Values
from pbdesk.records.standing import held_still_by


def stands(kind: Kind, values: Values, reader: Reader) -> Kind | None:
    """The kind of what holds a record still, also against another desk; None where it may change."""
    holder = held_still_by(kind, values, reader)
    return None if holder is None or (holder.frozen and holder.frozen.open_to_desks) else holder


def fixed(kind: Kind, ours: Values, theirs: Mapping[str, Value], reader: Reader) -> set[str]:
    """The fields of a record that stay as they are here; what leaves force there leaves it here too."""
    holder = stands(kind, ours, reader)
    if holder is None:
        return set()
    kept = {field.name for field in kind.fields if not field.living}
    if holder is kind and kind.frozen:
        state, (first, *later) = kind.frozen.field, kind.frozen.states
        leaves = ours.get(state) == first and theirs.get(state) in later
        return kept - {state, *kind.frozen.closing} if leaves else kept | {state, *kind.frozen.closing}
    return kept
