"""The head of the matter in hand: its name and its papers."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.meeting.papers import papers_words
from ui.theme import SPACE
from ui.widgets.parts import column, label
from ui.words import tr

if TYPE_CHECKING:
    from pbdesk.desk.sitting import Matter

_HIGH = 96
"""How high it is, so that nothing below it moves from item to item."""
_BIG = 50
"""A name of so many letters has room in the letters of a title."""


class MatterHead(QWidget):
    """What is being dealt with, or what to do where there is no agenda yet."""

    def __init__(self) -> None:
        super().__init__()
        self._name, self._about = label("", "title", wrap=True), label("", "quiet", wrap=True)
        self.setFixedHeight(_HIGH)
        self.setLayout(column(self._name, self._about, 1, spacing=SPACE // 2))

    @property
    def title(self) -> str:
        """What the matter is called."""
        return self._name.text()

    def show_matter(self, matter: "Matter | None") -> None:
        """Show a matter of the agenda."""
        title = str(matter.values["title"]) if matter else tr("This meeting has no agenda yet")
        self._name.setText(title)
        self._name.setProperty("look", "title" if len(title) <= _BIG else "heading")
        self._name.style().polish(self._name)
        lacking = tr("Add its matters below the agenda (Shift+F2).")
        self._about.setText(papers_words(matter.papers) if matter else lacking)
