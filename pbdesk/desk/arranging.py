"""The order of a policy's sections or a meeting's agenda, changed as one step."""

from collections.abc import Sequence

from pbdesk.records.kind import Kind, Type
from pbdesk.records.kinds import parts_of
from pbdesk.store.change import change
from pbdesk.store.desk import Desk
from pbdesk.store.query import Records

PLACE = "position"
"""The field that says the place of a part among the others."""


def arrange(desk: Desk, whole: str, parts: Sequence[str], person: str) -> None:
    """Put the parts of a record in this order, numbered from 1. Raises `RuleBroken` where the record is frozen."""
    with change(desk, "reorder", person) as made:
        kind, _ = made.held(whole)
        made.detail.update(kind=kind.name, title=made.records.titles([whole])[whole])
        for position, part in enumerate(parts, 1):
            made.set(part, {PLACE: position})


def last_place(records: Records, part: Kind, whole: str) -> int:
    """The place of the last part of a kind in a record; 0 where it has none."""
    held = records.pointing(part.name, part.part_of, whole)
    return max((int(str(one[PLACE])) for one in held), default=0)


def next_places(desk: Desk, kind: Kind, whole: str) -> dict[str, int]:
    """At which place another part would stand, of each kind of part that has places."""
    some = [part for part in parts_of(kind.name) if PLACE in part.by_name and part.by_name[PLACE].type is Type.INTEGER]
    with desk.reading() as connection:
        return {part.name: last_place(Records(connection), part, whole) + 1 for part in some}
