"""The order of a policy's sections, changed as one step."""

from collections.abc import Sequence

from pbdesk.store.change import change
from pbdesk.store.desk import Desk


def arrange(desk: Desk, policy: str, sections: Sequence[str], person: str) -> None:
    """Put the sections of a policy in this order, numbered from 1. Raises `RuleBroken` where it is adopted."""
    with change(desk, "reorder", person) as made:
        made.detail.update(kind="policy", title=made.records.titles([policy])[policy])
        for position, section in enumerate(sections, 1):
            made.set(section, {"position": position})
