"""What a paper on a country is drawn from: its profile and records, read in one moment of the desk."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from pbdesk.coherence.figure import Figure, Key, Profile, Scope
from pbdesk.coherence.profile import with_the_year_before
from pbdesk.coherence.requests import Load, loads
from pbdesk.desk import coordinating
from pbdesk.desk.coming import ahead
from pbdesk.desk.coordinating import Member
from pbdesk.desk.gathering import drawn_from, marked
from pbdesk.desk.knowing import ensure_held
from pbdesk.records.kind import Value
from pbdesk.records.kinds import KINDS
from pbdesk.records.periods import holds_on
from pbdesk.records.policies import UNNAMED, unanswered
from pbdesk.store.history import Past, changes
from pbdesk.store.past import Known
from pbdesk.store.query import Condition, Listing, Records

Values = dict[str, Value]

_ORDER = {"decision": "date", "action": "due", "phase": "start", "narrative": "place"}
_KINDS = ("decision", "action", "activity", "policy", "framework", "phase", "narrative")
_BEGINS = {"decision": "date", "activity": "start", "policy": "start", "framework": "start", "phase": "start"}
"""By which field a record of a kind has begun, or not yet."""
_FIELDS = {
    "activity": (
        "title", "description", "reference", "agency", "dimension", "budget", "currency", "start", "end", "status",
    ),
    "decision": (
        "number", "title", "date", "type", "status", "options", "proposer", "amount", "currency", "policy", "marking",
    ),
    "action": ("title", "decision", "country", "agency", "due", "status", "report_back"),
    "policy": ("title", "type", "version", "status", "owner", "start", "review_due", "marking", "adopted_by"),
    "framework": ("status", "vision", "start"),
    "phase": ("phase", "start", "end"),
    "narrative": ("place", "language", "text", "figures", "marking"),
    "consultation": ("policy", "consulted", "consulted_as", "draft", "asked", "answer", "comment"),
    "position": ("decision", "agency", "position", "reason"),
}  # fmt: skip
"""What papers say of the records; nothing else of them is read."""
_NAMED = {
    "activity": ("agency", "dimension"), "decision": ("proposer",), "action": ("agency",), "followed": ("agency",),
    "policy": ("owner",), "consultation": ("policy", "consulted"), "position": ("decision", "agency"),
}  # fmt: skip
"""The links of which papers say the names."""
_OPEN = tuple(Condition("status", "is not", word) for word in ("done", "cancelled"))
_TO_COME, _NEVER = ("draft", "in consultation"), "cancelled"
ACTIVITIES, LOADS, FORCES = "activities", "loads", "forces"
BEHIND = (ACTIVITIES, LOADS, FORCES)
"""What mostly annexes tell, and costs most to read: every activity, what was asked each month, the task forces."""


@dataclass(frozen=True)
class Force:
    """A task force with its members on the day."""

    name: str
    members: tuple[Member, ...]


@dataclass(frozen=True)
class Gathered:
    """Everything a paper says of a country; `titles` names every record that anything links to.

    `before` are the figures of the period before, by their keys; `loads` what internal actors were asked each month;
    `forces` its task forces on the day; `followed` all actions of the drafts, while its records have those still open.
    What was not asked for is empty.
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
    followed: list[Values]
    titles: dict[str, str]
    imports: list[Past]
    marking: str
    chain_head: str

    @property
    def activities(self) -> int:
        """How many activities it has, whether they are listed or not."""
        return sum(cell.activities for cell in self.profile.matrix.cells)

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
            (self.titles.get(str(who), said) or UNNAMED, self.titles[str(on)]) for on, who, said in found
        ]

    @property
    def decided(self) -> list[Values]:
        """The decisions that were taken."""
        return [one for one in self.records["decision"] if one["status"] != "draft"]


def gather(known: Known, country: str, as_of: str, behind: Collection[str] = BEHIND) -> Gathered:
    """Read it, of what stands `behind` only that; raises `NotUnderstood` where the country was not known on the day."""
    ensure_held(known, country)
    records = Records(known.moment)
    kinds = [name for name in _KINDS if name != "activity" or ACTIVITIES in behind]
    every = {name: _of(records, name, country) for name in kinds}
    found = _begun(every, as_of)
    told = {one["id"] for one in (*found["policy"], *ahead(records, every["policy"], as_of))}
    found["policy"] = [one for one in every["policy"] if one["id"] in told]
    asked = _parts(records, found["policy"], "consultation", "policy")
    drafts = [one for one in found["decision"] if one["status"] == "draft"]
    positions = _parts(records, drafts, "position", "decision")
    followed = [one for one in _parts(records, drafts, "action", "decision") if one["country"] == country]
    followed.sort(key=lambda one: (one["due"] is None, str(one["due"]), str(one["id"])))
    measured, earlier = with_the_year_before(known.moment, Scope(country, as_of))
    before = {one.key: one for one in earlier}
    about = records.get(country) or {}
    parts = {**found, "consultation": asked, "position": positions, "followed": followed}
    return Gathered(
        str(about["name"]), str(about.get("code") or ""), measured, before,
        loads(known.moment, measured.scope) if LOADS in behind else [],
        list(_forces(records, country, as_of)) if FORCES in behind else [], found, asked, positions, followed,
        records.titles(_named(parts, measured)),
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
    there, kind = Condition("country", "is", country), KINDS[name]
    conditions = (there, *_OPEN) if name == "action" else (there,)
    found = records.listed(Listing(kind, conditions, order=_ORDER.get(name, "title"), fields=_FIELDS[name]))
    if name != "activity":
        return found
    also = Listing(kind, (Condition("other_countries", "is", country),), fields=_FIELDS[name])
    return found + records.listed(also)


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
    """The parts of some records, those of each together, oldest first."""
    names, wanted = ("id", *_FIELDS[kind]), [str(one["id"]) for one in of]
    if not wanted:
        return []
    found = [dict(zip(names, row, strict=True)) for row in records.tuples_of(KINDS[kind], field, wanted, names[1:])]
    place = {one: at for at, one in enumerate(wanted)}
    return sorted(found, key=lambda one: (place[str(one[field])], str(one["id"])))


def _named(found: dict[str, list[Values]], measured: Profile) -> set[str]:
    wanted = {turn.agency for line in measured.leads for turn in line.turns}
    wanted |= {line.dimension for line in measured.leads if line.dimension}
    wanted |= {row.agency for row in measured.matrix.rows if row.agency}
    wanted |= {str(one.parts[name]) for one in measured.findings for name in one.named if name in one.parts}
    wanted |= {part for section in measured.sections for one in section.figures for part in one.label}
    for name, rows in found.items():
        wanted |= {str(one[link]) for link in _NAMED.get(name, ()) for one in rows if one[link]}
    return wanted
