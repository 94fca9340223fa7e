"""What is done at the table besides decisions: the agenda, who is here, who is in the chair, the minutes."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from pbdesk.desk import agenda, arranging, recording, sitting, writing
from ui import display
from ui.opened import Opened
from ui.words import language, tr

if TYPE_CHECKING:
    from pbdesk.records.kind import Values
    from pbdesk.store.desk import Desk


class Acts(QObject):
    """Each is one change; what was done is said, and why it was not."""

    said = Signal(str, str)
    """A short word for the secretary and its look."""
    refused = Signal(object)
    """A rule forbids it (the error)."""

    def __init__(self, opened: Opened, meeting: str, page: QWidget) -> None:
        super().__init__(page)
        self._opened, self._meeting = opened, meeting

    def _do(
        self, verb: Callable[..., Any], *given: object, said: Callable[[Any], str] | None = None, look: str = "quiet",
        failed: Callable[[Exception], None] | None = None,
    ) -> None:  # fmt: skip
        """Do something at the table; what is `said` is made of what the verb gives."""
        person = self._opened.person

        def done(made: object) -> None:
            if said:
                self.said.emit(said(made), look)

        self._opened.change(lambda desk: verb(desk, *given, person), done, failed=failed or self.refused.emit)

    def read(self, then: "Callable[[sitting.Sitting], None]") -> None:
        """Ask how the meeting stands."""
        meeting = self._meeting
        self._opened.ask(lambda desk: sitting.sitting(desk, meeting), then, owner=self)

    def toggle(self, agency: str, presence: str) -> None:
        """Say whether an agency is here."""
        self._do(sitting.attend, self._meeting, agency, presence)

    def add(self, text: str) -> None:
        """Put the matters of a text on the agenda."""
        added = tr("Added to the agenda: {title}", title=", ".join(text.splitlines()))
        self._do(agenda.put_on, self._meeting, text, said=lambda _: added)

    def write(self, item: str, text: str) -> None:
        """Keep what was said on a matter."""
        self._do(writing.set_values, item, {"minutes": text.strip() or None}, said=lambda _: tr("Saved."))

    def put_off(self, item: str) -> None:
        """Put a matter off to the next meeting; its minutes say so."""
        self._do(_put_off, item, said=str)

    def take_off(self, record: str) -> None:
        """Take a matter off the agenda, or a draft away."""
        self._do(writing.remove, record, said=lambda _: tr("Deleted. Undo brings it back (Ctrl+Z)."))

    def take_the_chair(self, agency: str, name: str) -> None:
        """Let an agency chair the meeting from now on."""
        seated = tr("{agency} is in the chair.", agency=name)
        self._do(writing.set_values, self._meeting, {"chair": agency}, said=lambda _: seated)

    def agree(self, decision: str) -> None:
        """Take down that all others who are here agree."""
        self._do(sitting.agree, self._meeting, decision)

    def record(self, decision: str, failed: Callable[[Exception], None]) -> None:
        """Record a decision; its number is said."""
        self._do(
            recording.record, decision, said=lambda number: tr("Recorded as {number}.", number=number), look="good",
            failed=failed,
        )  # fmt: skip

    def write_minutes(self) -> None:
        """Say that the meeting was held, and write its minutes beside the desk."""
        self._do(_write_minutes, self._meeting, language(), said=_of_minutes, look="good")

    def arrange(self, order: list[str]) -> None:
        """Put the matters in this order."""
        self._do(arranging.arrange, self._meeting, order)


def _put_off(desk: "Desk", item: str, person: str) -> str:
    """Put a matter off; returns what its minutes say of that."""
    said: list[str] = []

    def told(later: "Values") -> str:
        day = display.date(str(later["date"]))
        number = later["number"]
        said.append(tr("Put off to meeting {n}, {day}.", n=number, day=day) if number
                    else tr("Put off to the meeting of {day}.", day=day))  # fmt: skip
        return said[-1]

    agenda.put_off(desk, item, told, person)
    return said[-1]


def _write_minutes(desk: "Desk", meeting: str, tongue: str, person: str) -> Path:
    from pbdesk.desk import briefing  # what writes documents is read only when one is written
    from pbdesk.desk.wanted import Wanted

    sitting.end(desk, meeting, person)
    name = "".join(one if one.isalnum() or one in " -" else " " for one in sitting.name_of(desk, meeting))
    path = desk.path.with_name(f"{' '.join(name.split())}.docx")
    briefing.write(desk, Wanted(kind="minutes", record=meeting, language=tongue), path, person=person)
    return path


def _of_minutes(path: Path) -> str:
    return tr("The minutes are written: {file}, beside the desk.", file=path.name)
