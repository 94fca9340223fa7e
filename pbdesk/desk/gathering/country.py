"""What a paper on a country is drawn from: its profile and records, read in one moment of the desk."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pbdesk.coherence.comparison import previous
from pbdesk.coherence.figure import Figure, Key, Profile, Scope
from pbdesk.coherence.profile import figures, profile
from pbdesk.coherence.requests import Load, loads
from pbdesk.desk import coordinating
from pbdesk.desk.coordinating import Member
from pbdesk.desk.gathering import drawn_from, marked
from pbdesk.desk.knowing import ensure_held
from pbdesk.records.kind import Value
from pbdesk.records.kinds import KINDS
from pbdesk.records.periods import holds_on
from pbdesk.records.policies import unanswered
from pbdesk.store.history import Past, changes
from pbdesk.store.past import Known
from pbdesk.store.query import Condition, Listing, Records, linked_from

Values = dict[str, Value]

_ORDER = {"decision": "date", "action": "due", "phase": "start", "narrative": "place"}
_KINDS = ("decision", "action", "activity", "policy", "framework", "phase", "narrative")
_BEGINS = {"decision": "date", "activity": "start", "policy": "start", "framework": "start", "phase": "start"}
"""By which field a record of a kind has begun, or not yet."""
_FIELDS = {
    "activity": (
        "title", "description", "reference", "agency", "dimension", "budget", "currency", "start", "end", "status",
    ),
}  # fmt: skip
"""What papers say of the records of which there are very many; of the others everything is read."""
_TO_COME, _NEVER = ("draft", "in consultation"), "cancelled"


@dataclass(frozen=True)
class Force:
    """A task force with its members on the day."""

    name: str
    members: tuple[Member, ...]


@dataclass(frozen=True)
class Gathered:
    """Everything a paper says of a country; `titles` names every record that anything links to.

    `before` are the figures of the period before, by their keys; `loads` what internal actors were asked each month;
    `forces` its task forces on the day.
    """

    name: str
    code: str
    profile: Profile
    before: dict[Key, Figure]
    loads: list[Load]
    forces: list[Force]
    records: dict[str, list[Values]]
    consultations: list[Values]
    positions: list[Values]
    titles: dict[str, str]
    imports: list[Past]
    marking: str
    chain_head: str

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


def gather(known: Known, country: str, as_of: str) -> Gathered:
    """Read all of it; raises `NotUnderstood` where the country was not known on the day."""
    ensure_held(known, country)
    records = Records(known.moment)
    found = _begun({name: _of(records, name, country) for name in _KINDS}, as_of)
    asked = _parts(records, found["policy"], "consultation", "policy")
    drafts = [one for one in found["decision"] if one["status"] == "draft"]
    positions = _parts(records, drafts, "position", "decision")
    measured = profile(known.moment, Scope(country, as_of))
    before = {one.key: one for one in figures(known.moment, previous(measured.scope))}
    about = records.get(country) or {}
    parts = {**found, "consultation": asked, "position": positions}
    return Gathered(
        str(about["name"]), str(about.get("code") or ""), measured, before, loads(known.moment, measured.scope),
        list(_forces(records, country, as_of)), found, asked, positions, records.titles(_named(parts, measured)),
        changes(known.history, action="import", before=known.before),
        marked(known, (one for rows in found.values() for one in rows)), drawn_from(known),
    )  # fmt: skip


def _forces(records: Records, country: str, day: str) -> Iterator[Force]:
    """The task forces that stand on the day and have members."""
    fields = ("name", "start", "end")
    wanted = Listing(KINDS["task_force"], (Condition("country", "is", country),), order="name", fields=fields)
    for one in records.listed(wanted):
        if holds_on(one, day) and (members := coordinating.members(records, str(one["id"]), day)):
            yield Force(str(one["name"]), tuple(members))


def _of(records: Records, name: str, country: str) -> list[Values]:
    shared = records.pointing(name, "other_countries", country) if name == "activity" else ()
    also = [str(one["id"]) for one in shared]
    order = _ORDER.get(name, "title")
    wanted = Listing(KINDS[name], (Condition("country", "is", country),), order=order, fields=_FIELDS.get(name, ()))
    found = records.listed(wanted)
    return found + list(records.get_many(KINDS[name], also).values())


def _begun(every: dict[str, list[Values]], day: str) -> dict[str, list[Values]]:
    """What has begun by the day or waits for a decision, and the actions that follow from nothing later."""
    found = {name: [one for one in rows if stands(one, _BEGINS.get(name), day)] for name, rows in every.items()}
    later = {str(one["id"]) for one in every["decision"]} - {str(one["id"]) for one in found["decision"]}
    return found | {"action": [one for one in found["action"] if one["decision"] not in later]}


def stands(one: Values, begins: str | None, day: str) -> bool:
    """Whether a record has begun by a day (or waits for its decision), and was not given up."""
    if begins is None or one.get("status") in _TO_COME:
        return True
    return str(one[begins] or "") <= day and one.get("status") != _NEVER


def _parts(records: Records, of: Sequence[Values], kind: str, field: str) -> list[Values]:
    each = records.pointing_each(kind, field, [str(one["id"]) for one in of])
    return [part for parts in each.values() for part in parts]


def _named(found: dict[str, list[Values]], measured: Profile) -> set[str]:
    wanted = {turn.agency for line in measured.leads for turn in line.turns}
    wanted |= {line.dimension for line in measured.leads if line.dimension}
    wanted |= {str(one.parts[name]) for one in measured.findings for name in one.named if name in one.parts}
    wanted |= {part for section in measured.sections for one in section.figures for part in one.label}
    for name, rows in found.items():
        wanted |= linked_from(KINDS[name], rows)
    return wanted
