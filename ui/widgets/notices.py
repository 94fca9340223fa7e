"""A short word on what was done, at the bottom for a while, with a way to take it back."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame

from ui.theme import SPACE
from ui.widgets.parts import button, label, row, tool
from ui.words import tr

_WHILE = 8000
"""Milliseconds that a word stays."""


class Notice(QFrame):
    """Says one thing at a time and goes away by itself; an error, and what must be read, stay until closed."""

    def __init__(self, undo: Callable[[], None]) -> None:
        super().__init__()
        self._words = label("", wrap=True)
        self._undo = button(tr("Undo"), undo, "link")
        inside = row(self._words, self._undo, tool(tr("Close"), "close", self.hide), spacing=2 * SPACE)
        inside.setStretch(0, 1)
        inside.setContentsMargins(2 * SPACE, SPACE, SPACE, SPACE)
        self.setLayout(inside)
        self._timer = QTimer(self, singleShot=True, interval=_WHILE)
        self._timer.timeout.connect(self.hide)
        self.hide()

    def say(self, text: str, *, undoable: bool = False) -> None:
        """A word on what was done."""
        self._show(text, "notice", undoable=undoable)
        self._timer.start()

    def tell(self, text: str) -> None:
        """A word on what was done that must not be missed."""
        self._timer.stop()
        self._show(text, "notice", undoable=False)

    def warn(self, text: str) -> None:
        """What did not work, and what to do."""
        self._timer.stop()
        self._show(text, "wrong", undoable=False)

    def _show(self, text: str, look: str, *, undoable: bool) -> None:
        self._words.setText(text)
        self._undo.setVisible(undoable)
        self.setProperty("look", look)
        self.style().polish(self)
        self.setAccessibleName(text)
        self.show()
