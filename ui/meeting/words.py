"""What a meeting's lists and cards say, in the window's language."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ui import display
from ui.forms.told import position_terms
from ui.meeting.lists import Entry
from ui.words import count_of, tr, within

if TYPE_CHECKING:
    from pbdesk.desk.sitting import Fallen, Matter, Seat, Sitting

PRESENCES = ("present", "excused", "absent", "")
"""The words that Space goes through, in this order."""
_PRESENCE_LOOKS = {"present": "good", "excused": "warn", "absent": "bad"}
_POSITION_LOOKS = {"agrees": "good", "reserves": "warn", "dissents": "bad", "silent": "quiet"}


def matter_entry(matter: "Matter", decisions: int) -> Entry:
    """A line of the agenda: order, matter, the time set aside, how many decisions have fallen under it."""
    values = matter.values
    parts = [tr("{n} min", n=values["minutes_long"])] if values["minutes_long"] else []
    if matter.papers:
        parts.append(count_of(len(matter.papers), "1 paper", "{n} papers"))
    if decisions:
        parts.append(count_of(decisions, "1 decision", "{n} decisions"))
    under = f"\n{' · '.join(parts)}" if parts else ""
    return Entry(str(values["id"]), f"{values['title']}{under}", number=f"{values['position']}.")


def seat_entry(seat: "Seat") -> Entry:
    """A line of the attendance: the agency and the word for its presence."""
    said = display.choice(seat.presence) if seat.presence else tr("not known")
    return Entry(seat.agency, f"{seat.name}  —  {said}", _PRESENCE_LOOKS.get(seat.presence, "quiet"))


def fallen_entry(fallen: "Fallen") -> Entry:
    """A line of the decisions: number, status in a word, text."""
    values = fallen.values
    said = display.cell(str(values["text"] or values["title"]))
    look = "text" if values["status"] != "draft" else "warn"
    number, status = str(values["number"] or ""), display.choice(str(values["status"]))
    return Entry(str(values["id"]), "  ".join(filter(None, (number, status, "—", said))), look)


def position_words(position: Mapping[str, Any], names: Mapping[str, str]) -> tuple[str, str]:
    """What an agency said of a decision, and the colour that says it too."""
    said = str(position["position"])
    parts = [f"{names.get(position['agency'], '')}: {within(display.choice(said))}", *position_terms(position)]
    return " · ".join(parts), _POSITION_LOOKS.get(said, "quiet")


def action_words(action: Mapping[str, Any], names: Mapping[str, str]) -> str:
    """Who does what by when."""
    due = tr("due {day}", day=display.date(str(action["due"]))) if action["due"] else tr("no date set")
    who = names.get(str(action["agency"]), "") or tr("nobody named")
    return f"{action['title']} · {who} · {due}"


def heading_words(sitting: "Sitting") -> str:
    """What the meeting is called."""
    meeting = sitting.meeting
    number = tr("Meeting {n}", n=meeting["number"]) if meeting["number"] else str(meeting["title"] or tr("Meeting"))
    return " · ".join(filter(None, [sitting.task_force, number]))


def present_words(sitting: "Sitting") -> str:
    """Who is in the chair, how many of those at the table are here, and of how many it is not known."""
    known = [seat.presence for seat in sitting.seats if seat.presence]
    here = presence_words(known.count("present"), len(known), len(sitting.seats) - len(known))
    chair = str(sitting.meeting["chair"] or "")
    name = short_name(sitting, chair)
    return " · ".join(filter(None, [tr("chaired by {agency}", agency=name) if chair else "", here]))


def short_name(sitting: "Sitting", agency: str) -> str:
    """What an agency is called at the table."""
    return next((seat.name for seat in sitting.seats if seat.agency == agency), sitting.titles.get(agency, ""))


def presence_words(here: int, known: int, silent: int) -> str:
    """How many came of those whose presence is known; whose is not known did not stay away."""
    if not known:
        return tr("attendance not known")
    said = tr("{here} of {all} present", here=here, all=known)
    return f"{said} · {tr('{count} not known', count=silent)}" if silent else said


def next_presence(presence: str) -> str:
    """The word that Space goes to."""
    return PRESENCES[(PRESENCES.index(presence) + 1) % len(PRESENCES)]
