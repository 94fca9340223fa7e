"""The day on which the desk knew what the page says: now, or an earlier one that a person chooses."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from ui import display
from ui.theme import SPACE
from ui.widgets.days import DayEdit
from ui.widgets.parts import button, label, row
from ui.words import tr


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
