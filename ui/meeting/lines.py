"""What agencies said of a decision, or what follows from it: lines that open their records beside the meeting."""

from collections.abc import Iterable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.opened import Opened
from ui.widgets.parts import LinkButton, clear, label, row

_LINES = 3
"""Over so many lines at most goes one."""


class Lines(QVBoxLayout):
    """The lines; Tab comes to them after what stands `above` them."""

    def __init__(self, opened: Opened, above: QWidget) -> None:
        super().__init__()
        self.setSpacing(2)
        self._opened, self._above = opened, above

    def show_records(self, told: Iterable[tuple[str, str, str]]) -> None:
        """Show records by their words; a coloured mark stands before those that have a look."""
        clear(self)
        before = self._above
        for record, words, look in told:
            made = LinkButton(words, self._opened.opening(record), _LINES)
            self.addLayout(row(*([label("●", look)] if look else []), made, 1))
            QWidget.setTabOrder(before, made)
            before = made
