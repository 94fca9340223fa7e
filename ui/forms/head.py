"""The head of the sheet: what record it is, what is to be known of it before its fields, and its buttons."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui import display
from ui.widgets.parts import card, column, label, row, tool
from ui.words import tr


class SheetHead(QWidget):
    """Kind and title, a word on a ground of its own, and going back, deleting, throwing away and closing."""

    back, remove, throw, close_wanted = Signal(), Signal(), Signal(), Signal()

    def __init__(self) -> None:
        super().__init__()
        self._kind, self._title = label("", "label"), label("", "heading", wrap=True)
        self._words = label("", wrap=True)
        self._ground = card(self._words, look="missing")
        self._back = tool(tr("Back to the record before (Alt+Left)"), "back", self.back.emit)
        self._remove = tool(tr("Delete this record"), "remove", self.remove.emit)
        self._throw = tool(tr("Throw away what was typed"), "remove", self.throw.emit)
        close = tool(tr("Close (Esc)"), "close", self.close_wanted.emit)
        top = row(self._back, self._kind, 1, self._remove, self._throw, close)
        self.setLayout(column(top, self._title, self._ground))
        self.say("")

    @property
    def title(self) -> str:
        """What stands as the title."""
        return self._title.text()

    def name(self, kind: str, title: str, *, kept: bool, trail: bool) -> None:
        """Say what record it is; one that is not kept yet cannot be deleted."""
        self._kind.setText(kind)
        self._title.setText(display.title(title))
        self._remove.setVisible(kept)
        self._back.setVisible(trail)

    def offer_to_throw(self, *, typed: bool) -> None:
        """Whether something was typed that can be thrown away."""
        self._throw.setVisible(typed)

    def say(self, text: str, look: str = "missing") -> None:
        """A word on the record; an empty one takes it away."""
        self._words.setText(text)
        self._ground.setProperty("look", look)
        self._ground.style().polish(self._ground)
        self._ground.setVisible(bool(text))
