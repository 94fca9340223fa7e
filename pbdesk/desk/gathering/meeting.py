"""What the minutes of a meeting, or the notice of one to come, are drawn from."""

from dataclasses import dataclass

from pbdesk.desk.gathering import asked_for, drawn_from, marked
from pbdesk.desk.gathering.country import Values
from pbdesk.records.kind import Value
from pbdesk.records.kinds import KINDS
from pbdesk.store.past import Known
from pbdesk.store.query import Records, linked_from

_CLOSED = ("done", "cancelled")


@dataclass(frozen=True)
class Held:
    """A meeting with its agenda, who came, its papers, and what was decided; `tiers` are its members' by agency.

    `owed` are the actions of other decisions of its task force that are still to be done, `numbers` those of the
    decisions by their ids.
    """

    meeting: Values
    items: list[Values]
    attendance: list[Values]
    papers: list[Values]
    decisions: list[Values]
    positions: list[Values]
    actions: list[Values]
    owed: list[Values]
    numbers: dict[str, Value]
    tiers: dict[str, str | None]
    titles: dict[str, str]
    marking: str
    chain_head: str


def gather(known: Known, meeting: str) -> Held:
    """Read all of it; raises `NotUnderstood` where the record is no meeting."""
    about = asked_for(known, "meeting", meeting)
    records = Records(known.moment)
    parts = {name: list(records.pointing(name, "meeting", meeting))
             for name in ("agenda_item", "attendance", "paper", "decision")}  # fmt: skip
    parts |= {name: [one for decision in parts["decision"] for one in records.pointing(name, "decision",
                                                                                       str(decision["id"]))]
              for name in ("position", "action")}  # fmt: skip
    tiers, numbers = _tiers(records, about), _numbers(records, about)
    follows = records.pointing_each("action", "decision", list(numbers))
    owed = [one for rows in follows.values() for one in rows if one["status"] not in _CLOSED]
    named = linked_from(KINDS["meeting"], [about]) | set(tiers)
    for name, rows in parts.items():
        named |= linked_from(KINDS[name], rows)
    named |= {str(one["agency"]) for one in owed if one["agency"]}
    items = sorted(parts["agenda_item"], key=lambda one: (str(one["position"]).zfill(6), str(one["id"])))
    return Held(
        about, items, parts["attendance"], parts["paper"], parts["decision"], parts["position"], parts["action"],
        owed, numbers, tiers, records.titles(named), marked(known, [about, *parts["decision"]]), drawn_from(known),
    )  # fmt: skip


def _numbers(records: Records, meeting: Values) -> dict[str, Value]:
    """The numbers of what the task force decided elsewhere, by the ids of the decisions."""
    force = str(meeting["task_force"] or "")
    decided = records.pointing("decision", "task_force", force) if force else ()
    return {str(one["id"]): one["number"] for one in decided if one["meeting"] != meeting["id"]}


def _tiers(records: Records, meeting: Values) -> dict[str, str | None]:
    """The agencies that were members of the task force on the day of the meeting, each with its tier."""
    day, force = str(meeting["date"]), meeting["task_force"]
    members = records.pointing("membership", "task_force", str(force)) if force else ()
    return {
        str(one["agency"]): str(one["tier"]) if one["tier"] else None
        for one in members
        if str(one["start"] or "") <= day <= str(one["end"] or "9999")
    }
