"""The day on which the desk knew what the page says: now, or an earlier one that a person chooses."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from ui import display
from ui.theme import SPACE
from ui.widgets.days import DayEdit
from ui.widgets.parts import button, label, row
from ui.words import tr

if TYPE_CHECKING:
    from pbdesk.desk.measuring import Progress
    from pbdesk.store.desk import Desk
    from ui.pages.page import Page

Answer = TypeVar("Answer")


class KnownChoice(QFrame):
    """A field for the day beside a word on what it means; empty is now."""

    chosen = Signal(str)
    """The day that was chosen, ISO 8601; empty for now."""

    def __init__(self) -> None:
        super().__init__()
        self.day = DayEdit()
        self.day.setFixedWidth(150)
        self.day.setPlaceholderText(tr("today"))
        self.day.setAccessibleName(tr("As known on"))
        self.day.setToolTip(tr("What the desk knew at the end of that day, without what was corrected or added since."))
        self._said = label("", "warn", wrap=True)
        self._now = button(tr("As known today"), lambda: self._choose(None), "link")
        self._now.hide()
        inside = row(self._said, self._now, label(tr("As known on"), "quiet"), self.day, spacing=3 * SPACE // 2)
        inside.setStretch(0, 1)
        inside.setContentsMargins(0, 0, 0, 0)
        self.setLayout(inside)
        self.day.committed.connect(self._choose)

    def show_day(self, day: str) -> None:
        """Show the day that the page is of."""
        self.day.show_value(day or None)
        told = tr("This page says what the desk knew on {day}; what was learnt since is not in it.",
                  day=display.date(day)) if day else ""  # fmt: skip
        self._said.setText(told)
        self._now.setVisible(bool(day))

    def _choose(self, day: object) -> None:
        self.chosen.emit(str(day or ""))


def ask_known(
    page: "Page", question: "Callable[[Desk, str, Progress | None], Answer]", show: Callable[[Answer], None]
) -> None:
    """Ask the desk as it is known now or, where a day was chosen, as it was known then; that takes a while."""
    opened, known = page.opened, page.opened.known
    if not known:
        opened.ask(lambda desk: question(desk, "", None), show, owner=page)
        return

    def back(error: Exception) -> None:
        """Where nothing was known on the day, or the reading was stopped, the page is of today."""
        opened.look_back("")
        opened.tasks.failed.emit(error)

    words = tr("Reading the history")
    opened.work(words, lambda desk, progress: question(desk, known, progress.part), show, owner=page, failed=back)
