"""What a paper on a country is drawn from: its profile and records, read in one moment of the desk."""

from collections.abc import Sequence
from dataclasses import dataclass

from pbdesk.coherence.figure import Profile, Scope
from pbdesk.coherence.profile import profile
from pbdesk.desk.gathering import drawn_from
from pbdesk.records.kind import Value
from pbdesk.records.kinds import KINDS
from pbdesk.records.markings import higher
from pbdesk.records.policies import unanswered
from pbdesk.store.desk import Desk
from pbdesk.store.history import Past, changes
from pbdesk.store.query import Condition, Listing, Records, linked_from

Values = dict[str, Value]

_ORDER = {"decision": "date", "action": "due", "phase": "start", "narrative": "place"}
_KINDS = ("decision", "action", "activity", "policy", "framework", "phase", "narrative")


@dataclass(frozen=True)
class Gathered:
    """Everything a paper says of a country; `titles` names every record that anything links to."""

    name: str
    code: str
    profile: Profile
    records: dict[str, list[Values]]
    consultations: list[Values]
    positions: list[Values]
    titles: dict[str, str]
    imports: list[Past]
    chain_head: str

    @property
    def marking(self) -> str:
        """The highest marking of anything in it."""
        return highest([one.get("marking") for rows in self.records.values() for one in rows])

    @property
    def narratives(self) -> list[Values]:
        """What people wrote by hand for its papers."""
        return self.records["narrative"]

    @property
    def drafts(self) -> list[Values]:
        """The decisions that are put to the committee."""
        return [one for one in self.records["decision"] if one["status"] == "draft"]

    @property
    def silent(self) -> list[tuple[str, str]]:
        """Who has not answered, and on what, of those asked about what is put to the committee."""
        asked = {str(one["policy"]) for one in self.drafts if one["policy"]}
        found = [(one["decision"], one["agency"], "") for one in self.positions if one["position"] == "silent"]
        found += [
            (one["policy"], one["consulted"], str(one["consulted_as"] or ""))
            for one in unanswered(self.consultations) if one["policy"] in asked
        ]  # fmt: skip
        return [
            (self.titles.get(str(who), said) or "somebody unnamed", self.titles[str(on)]) for on, who, said in found
        ]

    @property
    def decided(self) -> list[Values]:
        """The decisions that were taken."""
        return [one for one in self.records["decision"] if one["status"] != "draft"]


def highest(markings: Sequence[Value]) -> str:
    """The strictest of some markings; what is not marked is open to all."""
    found: str | None = None
    for one in markings:
        found = higher(found, str(one or ""))
    return found or "unclassified"


def gather(desk: Desk, country: str, as_of: str) -> Gathered:
    """Read all of it in one moment."""
    with desk.reading() as moment:
        records = Records(moment)
        found = {name: _of(records, name, country) for name in _KINDS}
        asked = _parts(records, found["policy"], "consultation", "policy")
        drafts = [one for one in found["decision"] if one["status"] == "draft"]
        positions = _parts(records, drafts, "position", "decision")
        measured = profile(moment, Scope(country, as_of))
        about = records.get(country) or {}
        parts = {**found, "consultation": asked, "position": positions}
        return Gathered(
            str(about["name"]), str(about.get("code") or ""), measured, found, asked, positions,
            records.titles(_named(parts, measured)), changes(moment, action="import"), drawn_from(moment),
        )  # fmt: skip


def _of(records: Records, name: str, country: str) -> list[Values]:
    shared = records.pointing(name, "other_countries", country) if name == "activity" else ()
    also = [str(one["id"]) for one in shared]
    order = _ORDER.get(name, "title")
    found = records.listed(Listing(KINDS[name], (Condition("country", "is", country),), order=order))
    return found + list(records.get_many(KINDS[name], also).values())


def _parts(records: Records, of: Sequence[Values], kind: str, field: str) -> list[Values]:
    return [part for one in of for part in records.pointing(kind, field, str(one["id"]))]


def _named(found: dict[str, list[Values]], measured: Profile) -> set[str]:
    wanted = {turn.agency for line in measured.leads for turn in line.turns}
    wanted |= {line.dimension for line in measured.leads if line.dimension}
    wanted |= {str(one.parts[name]) for one in measured.findings for name in one.named if name in one.parts}
    wanted |= {part for section in measured.sections for one in section.figures for part in one.label}
    for name, rows in found.items():
        wanted |= linked_from(KINDS[name], rows)
    return wanted
