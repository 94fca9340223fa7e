"""What the list of actions is drawn from: those of one agency or of all, of one country or of all."""

from dataclasses import dataclass

from pbdesk.desk.gathering import drawn_from, marked
from pbdesk.desk.gathering.country import Values, stands
from pbdesk.desk.knowing import ensure_held
from pbdesk.errors import NotUnderstood
from pbdesk.records.kinds import KINDS
from pbdesk.sentences import say
from pbdesk.store.past import Known
from pbdesk.store.query import Condition, Listing, Records, linked_from


@dataclass(frozen=True)
class Following:
    """Actions by agency (None: nobody is named), each list in the order of its days; `decisions` are theirs by id."""

    agency: str | None
    country: Values | None
    actions: dict[str | None, list[Values]]
    decisions: dict[str, Values]
    titles: dict[str, str]
    marking: str
    chain_head: str


def gather(known: Known, as_of: str, agency: str = "", country: str = "") -> Following:
    """Read what had followed by the day; raises `NotUnderstood` where the record is no actor."""
    ensure_held(known, agency, country)
    records = Records(known.moment)
    if agency and records.kind_of(agency) != "actor":
        raise NotUnderstood(say("{agency} is no agency of this desk; see `pbdesk list DESK actors`.", agency=agency))
    wanted = [Condition(name, "is", value) for name, value in (("agency", agency), ("country", country)) if value]
    found = records.listed(Listing(KINDS["action"], tuple(wanted), order="due"))
    every = records.get_many(KINDS["decision"], sorted({str(one["decision"]) for one in found if one["decision"]}))
    decisions = {key: one for key, one in every.items() if stands(one, "date", as_of)}
    found = [one for one in found if not one["decision"] or str(one["decision"]) in decisions]
    names = records.titles(linked_from(KINDS["action"], found) | ({agency} if agency else set()))
    about = records.get(country) if country else None
    return Following(agency or None, about, _by_agency(found, names), decisions, names,
                     marked(known, decisions.values()), drawn_from(known))  # fmt: skip


def _by_agency(found: list[Values], names: dict[str, str]) -> dict[str | None, list[Values]]:
    """Agencies by their names; actions of nobody come last."""
    agencies = {str(one["agency"]) for one in found if one["agency"]}
    order: list[str | None] = [*sorted(agencies, key=lambda one: names[one].casefold()), None]
    grouped = {who: [one for one in found if one["agency"] == who] for who in order}
    return {who: rows for who, rows in grouped.items() if rows}
