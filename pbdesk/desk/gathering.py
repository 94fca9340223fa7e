"""What a brief is drawn from: one country's profile and records, read in one moment of the desk."""

from collections.abc import Sequence
from dataclasses import dataclass

from pbdesk.coherence.figure import Profile, Scope
from pbdesk.coherence.profile import profile
from pbdesk.records.kind import Value
from pbdesk.records.kinds import KINDS
from pbdesk.records.markings import higher
from pbdesk.store.desk import Desk
from pbdesk.store.history import Past, changes
from pbdesk.store.query import Condition, Listing, Records, linked_from

Values = dict[str, Value]


@dataclass(frozen=True)
class Gathered:
    """Everything a brief says of a country; `titles` names every record that anything links to."""

    name: str
    code: str
    profile: Profile
    decisions: list[Values]
    actions: list[Values]
    activities: list[Values]
    policies: list[Values]
    consultations: list[Values]
    titles: dict[str, str]
    imports: list[Past]
    chain_head: str

    @property
    def marking(self) -> str:
        """The highest marking of anything in it."""
        found: str | None = None
        for one in (*self.decisions, *self.policies):
            found = higher(found, str(one.get("marking") or ""))
        return found or "unclassified"


def gather(desk: Desk, country: str, as_of: str) -> Gathered:
    """Read all of it in one moment."""
    with desk.reading() as connection:
        records = Records(connection)
        found = {name: _of(records, name, country) for name in ("decision", "action", "activity", "policy")}
        policies = [str(one["id"]) for one in found["policy"]]
        asked = [one for policy in policies for one in records.pointing("consultation", "policy", policy)]
        measured = profile(connection, Scope(country, as_of))
        past = changes(connection)
        about = records.get(country) or {}
        return Gathered(
            str(about["name"]), str(about.get("code") or ""), measured, found["decision"], found["action"],
            found["activity"], found["policy"], asked, _titles(records, found, asked, measured),
            [one for one in past if one.action == "import"], past[0].digest if past else "",
        )  # fmt: skip


def _of(records: Records, name: str, country: str) -> list[Values]:
    shared = records.pointing(name, "other_countries", country) if name == "activity" else ()
    also = [str(one["id"]) for one in shared]
    order = "date" if name == "decision" else "due" if name == "action" else "title"
    found = records.listed(Listing(KINDS[name], (Condition("country", "is", country),), order=order))
    return found + list(records.get_many(KINDS[name], also).values())


def _titles(
    records: Records, found: dict[str, list[Values]], asked: Sequence[Values], measured: Profile
) -> dict[str, str]:
    wanted = {turn.agency for line in measured.leads for turn in line.turns}
    wanted |= {line.dimension for line in measured.leads if line.dimension}
    for name, rows in (*found.items(), ("consultation", asked)):
        wanted |= linked_from(KINDS[name], rows)
    return records.titles(wanted)
