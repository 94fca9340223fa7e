"""What every new desk knows: the report's six dimensions, with the same ids on every desk so that desks merge."""

from pbdesk.records import codes
from pbdesk.records.kind import Value
from pbdesk.records.kinds import KINDS
from pbdesk.store.change import change
from pbdesk.store.desk import Desk

SCHEME = "report"
_IDS = "01960000-0000-7000-8000-{:012x}"


def fill(desk: Desk, person: str) -> None:
    """Put the starter knowledge into a new desk, as its first change."""
    with change(desk, "starter knowledge", person) as made:
        for position, name in enumerate(codes.dimension_schemes()[SCHEME], 1):
            values: dict[str, Value] = {"name": name, "scheme": SCHEME, "position": position}
            made.add(KINDS["dimension"], values, id=_IDS.format(position))
