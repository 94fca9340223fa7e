"""What the list of actions is drawn from: those of one agency or of all, of one country or of all."""

from dataclasses import dataclass

from pbdesk.desk.gathering import drawn_from
from pbdesk.desk.gathering.country import Values, highest
from pbdesk.errors import NotUnderstood
from pbdesk.records.kinds import KINDS
from pbdesk.store.desk import Desk
from pbdesk.store.query import Condition, Listing, Records, linked_from


@dataclass(frozen=True)
class Following:
    """Actions by agency (None: nobody is named), each list in the order of its days; `decisions` are theirs by id."""

    agency: str | None
    country: Values | None
    actions: dict[str | None, list[Values]]
    decisions: dict[str, Values]
    titles: dict[str, str]
    chain_head: str

    @property
    def marking(self) -> str:
        """The highest marking of a decision that an action follows from."""
        return highest([one.get("marking") for one in self.decisions.values()])


def gather(desk: Desk, agency: str = "", country: str = "") -> Following:
    """Read all of it in one moment; raises `NotUnderstood` where the record is no actor."""
    with desk.reading() as moment:
        records = Records(moment)
        if agency and records.kind_of(agency) != "actor":
            raise NotUnderstood(f"{agency} is no agency of this desk; see `pbdesk list DESK actors`.")
        wanted = [Condition(name, "is", value) for name, value in (("agency", agency), ("country", country)) if value]
        found = records.listed(Listing(KINDS["action"], tuple(wanted), order="due"))
        decisions = records.get_many(
            KINDS["decision"], sorted({str(one["decision"]) for one in found if one["decision"]})
        )
        names = records.titles(linked_from(KINDS["action"], found) | ({agency} if agency else set()))
        about = records.get(country) if country else None
        return Following(agency or None, about, _by_agency(found, names), decisions, names, drawn_from(moment))


def _by_agency(found: list[Values], names: dict[str, str]) -> dict[str | None, list[Values]]:
    """Agencies by their names; actions of nobody come last."""
    agencies = {str(one["agency"]) for one in found if one["agency"]}
    order: list[str | None] = [*sorted(agencies, key=lambda one: names[one].casefold()), None]
    grouped = {who: [one for one in found if one["agency"] == who] for who in order}
    return {who: rows for who, rows in grouped.items() if rows}
