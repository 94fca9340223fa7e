"""The order of a policy's sections or a meeting's agenda, changed as one step."""

from collections.abc import Sequence

from pbdesk.store.change import change
from pbdesk.store.desk import Desk


def arrange(desk: Desk, whole: str, parts: Sequence[str], person: str) -> None:
    """Put the parts of a record in this order, numbered from 1. Raises `RuleBroken` where the record is frozen."""
    with change(desk, "reorder", person) as made:
        kind, _ = made.held(whole)
        made.detail.update(kind=kind.name, title=made.records.titles([whole])[whole])
        for position, part in enumerate(parts, 1):
            made.set(part, {"position": position})
