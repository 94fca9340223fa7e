"""What is done at the table besides decisions: the agenda, who is here, who is in the chair."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ui.meeting import verbs
from ui.opened import Opened
from ui.words import language, tr


class Acts(QObject):
    """Each is one change; what was done is said, and why it was not."""

    said = Signal(str, str)
    """A short word for the secretary and its look."""
    refused = Signal(object)
    """A rule forbids it (the error)."""

    def __init__(self, opened: Opened, meeting: str, page: QWidget) -> None:
        super().__init__(page)
        self._opened, self._meeting = opened, meeting

    def _do(self, verb: "Callable[..., object]", *given: object, said: str = "") -> None:
        """Do something at the table; what it returns is said where nothing else is."""
        person = self._opened.person
        self._opened.change(
            lambda desk: verb(desk, *given, person), lambda told: self.said.emit(said or str(told), "quiet"),
            failed=self.refused.emit,
        )  # fmt: skip

    def toggle(self, agency: str, presence: str) -> None:
        """Say whether an agency is here."""
        meeting, person = self._meeting, self._opened.person
        self._opened.change(lambda desk: verbs.attend(desk, meeting, agency, presence, person))

    def add(self, text: str) -> None:
        """Put the matters of a text on the agenda."""
        added = tr("Added to the agenda: {title}", title=", ".join(text.splitlines()))
        self._do(verbs.put_on_agenda, self._meeting, text, said=added)

    def write(self, item: str, text: str) -> None:
        """Keep what was said on a matter."""
        self._do(verbs.write, item, text, said=tr("Saved."))

    def put_off(self, item: str) -> None:
        """Put a matter off to the next meeting; its minutes say so."""
        self._do(verbs.put_off, item)

    def take_off(self, record: str) -> None:
        """Take a matter off the agenda, or a draft away."""
        self._do(verbs.take_off, record, said=tr("Deleted. Undo brings it back (Ctrl+Z)."))

    def take_the_chair(self, agency: str, name: str) -> None:
        """Let an agency chair the meeting from now on."""
        self._do(verbs.take_the_chair, self._meeting, agency, said=tr("{agency} is in the chair.", agency=name))

    def agree(self, decision: str) -> None:
        """Take down that all others who are here agree."""
        meeting, person = self._meeting, self._opened.person
        self._opened.change(lambda desk: verbs.agree(desk, meeting, decision, person), failed=self.refused.emit)

    def record(self, decision: str, failed: Callable[[Exception], None]) -> None:
        """Record a decision."""
        person = self._opened.person

        def recorded(number: str) -> None:
            self.said.emit(tr("Recorded as {number}.", number=number), "good")

        self._opened.change(lambda desk: verbs.record(desk, decision, person), recorded, failed=failed)

    def write_minutes(self) -> None:
        """Say that the meeting was held, and write its minutes beside the desk."""
        meeting, person, tongue = self._meeting, self._opened.person, language()

        def written(path: Path) -> None:
            self.said.emit(tr("The minutes are written: {file}, beside the desk.", file=path.name), "good")

        self._opened.change(
            lambda desk: verbs.write_minutes(desk, meeting, person, tongue), written, failed=self.refused.emit
        )

    def arrange(self, order: list[str]) -> None:
        """Put the matters in this order."""
        meeting, person = self._meeting, self._opened.person
        self._opened.change(lambda desk: verbs.arrange(desk, meeting, order, person), failed=self.refused.emit)
