"""What was said on an item, kept while it is typed: after a short pause, and when it is left."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QPlainTextEdit

from ui.words import tr

_PAUSE = 2500
"""Milliseconds without a key after which what was typed is kept."""


class Notes(QPlainTextEdit):
    """The minutes of one item."""

    written = Signal(str, str)
    """The item and what now stands of it."""

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setAccessibleName(tr("What was said"))
        self.setProperty("look", "notes")
        self._item, self._kept = "", ""
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self.flush)
        self.textChanged.connect(self._pause.start)

    def show_item(self, item: str, text: str) -> None:
        """Show what is kept of an item; what the person is typing on the same item stays."""
        if item == self._item and (self.toPlainText() != self._kept or text == self._kept):
            return
        self._item, self._kept = item, text
        self.setEnabled(bool(item))
        self.setPlainText(text)
        self._pause.stop()

    def flush(self) -> None:
        """Keep what was typed."""
        self._pause.stop()
        text = self.toPlainText()
        if self._item and text != self._kept:
            self._kept = text
            self.written.emit(self._item, text)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.flush()
