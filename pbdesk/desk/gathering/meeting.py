"""What the minutes of a meeting are drawn from."""

from dataclasses import dataclass

from pbdesk.desk.gathering import drawn_from
from pbdesk.desk.gathering.country import Values, highest
from pbdesk.errors import NotUnderstood
from pbdesk.records.kinds import KINDS
from pbdesk.store.desk import Desk
from pbdesk.store.query import Records, linked_from


@dataclass(frozen=True)
class Held:
    """A meeting with its agenda, who came, its papers, and what was decided; `tiers` are its members' by agency."""

    meeting: Values
    items: list[Values]
    attendance: list[Values]
    papers: list[Values]
    decisions: list[Values]
    positions: list[Values]
    actions: list[Values]
    tiers: dict[str, str | None]
    titles: dict[str, str]
    chain_head: str

    @property
    def marking(self) -> str:
        """The highest marking of anything in it."""
        return highest([self.meeting.get("marking"), *(one.get("marking") for one in self.decisions)])


def gather(desk: Desk, meeting: str) -> Held:
    """Read all of it in one moment; raises `NotUnderstood` where the record is no meeting."""
    with desk.reading() as moment:
        records = Records(moment)
        about = records.get(meeting)
        if about is None or records.kind_of(meeting) != "meeting":
            raise NotUnderstood(f"{meeting} is no meeting of this desk; see `pbdesk list DESK meetings`.")
        parts = {name: list(records.pointing(name, "meeting", meeting))
                 for name in ("agenda_item", "attendance", "paper", "decision")}  # fmt: skip
        parts |= {name: [one for decision in parts["decision"] for one in records.pointing(name, "decision",
                                                                                           str(decision["id"]))]
                  for name in ("position", "action")}  # fmt: skip
        tiers = _tiers(records, about)
        named = linked_from(KINDS["meeting"], [about]) | set(tiers)
        for name, rows in parts.items():
            named |= linked_from(KINDS[name], rows)
        items = sorted(parts["agenda_item"], key=lambda one: (str(one["position"]).zfill(6), str(one["id"])))
        return Held(
            about, items, parts["attendance"], parts["paper"], parts["decision"], parts["position"], parts["action"],
            tiers, records.titles(named), drawn_from(moment),
        )  # fmt: skip


def _tiers(records: Records, meeting: Values) -> dict[str, str | None]:
    """The agencies that were members of the task force on the day of the meeting, each with its tier."""
    day, force = str(meeting["date"]), meeting["task_force"]
    members = records.pointing("membership", "task_force", str(force)) if force else ()
    return {
        str(one["agency"]): str(one["tier"]) if one["tier"] else None
        for one in members
        if str(one["start"] or "") <= day <= str(one["end"] or "9999")
    }
