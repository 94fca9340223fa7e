"""What the screen of a meeting asks of the desk; each runs on the worker."""

from pathlib import Path
from typing import TYPE_CHECKING

from ui import display
from ui.words import tr

if TYPE_CHECKING:
    from pbdesk.desk.sitting import Sitting
    from pbdesk.records.kind import Values
    from pbdesk.store.desk import Desk


def write_minutes(desk: "Desk", meeting: str, person: str, language: str) -> Path:
    """Say that the meeting was held and write its minutes beside the desk; runs on the worker."""
    from pbdesk.desk import briefing, sitting
    from pbdesk.desk.wanted import Wanted

    sitting.end(desk, meeting, person)
    name = "".join(one if one.isalnum() or one in " -" else " " for one in sitting.name_of(desk, meeting))
    path = desk.path.with_name(f"{' '.join(name.split())}.docx")
    briefing.write(desk, Wanted(kind="minutes", record=meeting, language=language), path, person=person)
    return path


def sitting_of(desk: "Desk", meeting: str) -> "Sitting":
    """How the meeting stands."""
    from pbdesk.desk import sitting

    return sitting.sitting(desk, meeting)


def put_on_agenda(desk: "Desk", meeting: str, text: str, person: str) -> list[str]:
    """Put the matters that were typed or pasted on the agenda."""
    from pbdesk.desk import agenda

    return agenda.put_on(desk, meeting, text, person)


def put_off(desk: "Desk", item: str, person: str) -> str:
    """Put a matter off to the next meeting; returns what its minutes say of that."""
    from pbdesk.desk import agenda

    said: list[str] = []

    def told(later: "Values") -> str:
        day = display.date(str(later["date"]))
        number = later["number"]
        said.append(tr("Put off to meeting {n}, {day}.", n=number, day=day) if number
                    else tr("Put off to the meeting of {day}.", day=day))  # fmt: skip
        return said[-1]

    agenda.put_off(desk, item, told, person)
    return said[-1]


def take_off(desk: "Desk", record: str, person: str) -> None:
    """Take a matter off the agenda, or a draft away."""
    from pbdesk.desk import writing

    writing.remove(desk, record, person)


def take_the_chair(desk: "Desk", meeting: str, agency: str, person: str) -> None:
    """Say that an agency chairs the meeting from now on."""
    from pbdesk.desk import writing

    writing.set_values(desk, meeting, {"chair": agency}, person)


def arrange(desk: "Desk", meeting: str, order: list[str], person: str) -> None:
    """Put the matters in this order."""
    from pbdesk.desk import arranging

    arranging.arrange(desk, meeting, order, person)


def attend(desk: "Desk", meeting: str, agency: str, presence: str, person: str) -> None:
    """Say who is here."""
    from pbdesk.desk import sitting

    sitting.attend(desk, meeting, agency, presence, person)


def write(desk: "Desk", item: str, text: str, person: str) -> bool:
    """Keep what was said on a matter."""
    from pbdesk.desk import writing

    return writing.set_values(desk, item, {"minutes": text.strip() or None}, person)


def agree(desk: "Desk", meeting: str, decision: str, person: str) -> int:
    """Take down that all others who are here agree."""
    from pbdesk.desk import sitting

    return sitting.agree(desk, meeting, decision, person)


def record(desk: "Desk", decision: str, person: str) -> str:
    """Record a decision; returns its number."""
    from pbdesk.desk import recording

    return recording.record(desk, decision, person)
