"""What the record of one decision is drawn from."""

from collections.abc import Iterator
from dataclasses import dataclass

from pbdesk.desk.gathering import asked_for, drawn_from, marked
from pbdesk.desk.gathering.country import Values
from pbdesk.records.kinds import KINDS
from pbdesk.store.history import Difference, Past, changes, differences
from pbdesk.store.past import Known
from pbdesk.store.query import Records, linked_from


@dataclass(frozen=True)
class Decided:
    """A decision with the agencies' positions, what follows from it, and all that ever happened to its record."""

    decision: Values
    country: Values | None
    positions: list[Values]
    actions: list[Values]
    assignments: list[Values]
    later: list[Values]
    past: list[tuple[Past, Difference]]
    titles: dict[str, str]
    marking: str
    chain_head: str


def gather(known: Known, decision: str) -> Decided:
    """Read all of it; raises `NotUnderstood` where the record is no decision."""
    about = asked_for(known, "decision", decision)
    records = Records(known.moment)
    parts = {name: list(records.pointing(name, "decision", decision)) for name in ("position", "action", "assignment")}
    later = list(records.pointing("decision", "supersedes", decision))
    past = list(_past(known, decision))
    named = linked_from(KINDS["decision"], [about, *later]) | {str(one["id"]) for one in later}
    for name, rows in parts.items():
        named |= linked_from(KINDS[name], rows)
    for _, one in past:
        named |= linked_from(KINDS["decision"], [values for values in (one.old, one.new) if values])
    return Decided(
        about, records.get(str(about["country"])), parts["position"], parts["action"], parts["assignment"], later,
        past, records.titles(named), marked(known, [about]), drawn_from(known),
    )  # fmt: skip


def _past(known: Known, decision: str) -> Iterator[tuple[Past, Difference]]:
    told = {one.n: one for one in changes(known.history, record=decision, before=known.before)}
    for one in differences(known.history, record=decision, before=known.before):
        yield told[one.change], one
