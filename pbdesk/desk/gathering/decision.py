"""What the record of one decision is drawn from."""

from dataclasses import dataclass

from pbdesk.desk.gathering import drawn_from
from pbdesk.desk.gathering.country import Values, highest
from pbdesk.errors import NotUnderstood
from pbdesk.records.kinds import KINDS
from pbdesk.store.desk import Desk
from pbdesk.store.history import Difference, Past, changes, differences
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
    chain_head: str

    @property
    def marking(self) -> str:
        """Its own marking."""
        return highest([self.decision.get("marking")])


def gather(desk: Desk, decision: str) -> Decided:
    """Read all of it in one moment; raises `NotUnderstood` where the record is no decision."""
    with desk.reading() as moment:
        records = Records(moment)
        about = records.get(decision)
        if about is None or records.kind_of(decision) != "decision":
            raise NotUnderstood(f"{decision} is no decision of this desk; see `pbdesk list DESK decisions`.")
        parts = {
            name: list(records.pointing(name, "decision", decision)) for name in ("position", "action", "assignment")
        }
        later = list(records.pointing("decision", "supersedes", decision))
        told = {one.n: one for one in changes(moment, record=decision)}
        past = [(told[one.change], one) for one in differences(moment, record=decision)]
        named = linked_from(KINDS["decision"], [about, *later]) | {str(one["id"]) for one in later}
        for name, rows in parts.items():
            named |= linked_from(KINDS[name], rows)
        for _, one in past:
            named |= linked_from(KINDS["decision"], [values for values in (one.old, one.new) if values])
        return Decided(
            about, records.get(str(about["country"])), parts["position"], parts["action"], parts["assignment"], later,
            past, records.titles(named),
            drawn_from(moment),
        )  # fmt: skip
