"""What was found in a document before it is written: as high as its words need, and scrolling beyond so much."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy

from ui import wording
from ui.widgets.parts import label
from ui.words import count_of, tr

if TYPE_CHECKING:
    from ui.brief.looking import Looked

_HIGHEST = 110
"""How high it may stand, in pixels at 100 %; more of it scrolls."""


class Found(QScrollArea):
    """What blocks the document first, then how many pages it has, then what only has to be said."""

    def __init__(self) -> None:
        super().__init__()
        self._words = label("", wrap=True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignTop)
        as_needed = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        as_needed.setHeightForWidth(True)
        self._words.setSizePolicy(as_needed)
        self.setWidget(self._words)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("look", "found")
        self.setAccessibleName(tr("What was found"))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()

    def sizeHint(self) -> QSize:
        return QSize(self._words.sizeHint().width(), self.heightForWidth(self.width()))

    def heightForWidth(self, width: int) -> int:
        around = 2 * self.frameWidth()
        return min(_HIGHEST, self._words.heightForWidth(width - around) + around)

    def text(self) -> str:
        """All that is said."""
        return self._words.text()

    def show_seen(self, seen: "Looked") -> None:
        """Say what was found in a document that is seen."""
        told = [wording.worded(one.sentence) for one in sorted(seen.remarks, key=lambda one: not one.blocks)]
        again = [tr("As it was written: from what the desk knew then.")] if seen.wanted.repeats else []
        blocked = sum(one.blocks for one in seen.remarks)
        pages = count_of(seen.body_pages, "About one page, annexes apart.", "About {n} pages, annexes apart.")
        self._say([*told[:blocked], pages, *again, *told[blocked:]], "bad" if blocked else "warn" if told else "quiet")

    def say_nothing(self) -> None:
        """There is no document to find anything in."""
        self._say((), "quiet")

    def _say(self, lines: Sequence[str], look: str) -> None:
        self._words.setText("\n".join(lines))
        self._words.setProperty("look", look)
        self._words.style().polish(self._words)
        self.setVisible(bool(lines))
        self.updateGeometry()
