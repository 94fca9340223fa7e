"""A layout of cards in columns of one width, fewer where there is not room for all beside each other."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayoutItem, QWidget

from ui.theme import SPACE
from ui.widgets.placed import Placed

_AMPLE = 560
"""A card so wide, in pixels at 100 %, has room for all it says."""


class Columns(Placed):
    """Cards row by row, at most so many across, each at least so wide; those in a row are of one height.

    On a very wide screen `more` stand beside each other, so that nobody reads a line from one end of it to the other.
    """

    def __init__(self, most: int = 2, least: int = 300, more: int = 0) -> None:
        super().__init__(2 * SPACE)
        self._most, self._least, self._more = most, least, more or most

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def sizeHint(self) -> QSize:
        width = self._most * self._least + (self._most - 1) * self.spacing()
        return QSize(width, self.heightForWidth(width))

    def minimumSize(self) -> QSize:
        return QSize(max((item.minimumSize().width() for item in self._items), default=0), 0)

    def across(self, width: int) -> int:
        """How many stand beside each other at a width."""
        beside = min(self._most, (width + self.spacing()) // (self._least + self.spacing()))
        return max(1, beside, min(self._more, width // _AMPLE))

    def _place(self, area: QRect, *, for_good: bool) -> int:
        across, gap = self.across(area.width()), self.spacing()
        each = (area.width() - (across - 1) * gap) // across
        top, shown = area.y(), [item for item in self._items if not item.isEmpty()]
        for at in range(0, len(shown), across):
            row = shown[at : at + across]
            high = max(_height(item, each) for item in row)
            for place, item in enumerate(row):
                if for_good:
                    item.setGeometry(QRect(area.x() + place * (each + gap), top, each, high))
            top += high + gap
        return max(0, top - gap - area.y())


def columns(*parts: QWidget, most: int = 2, least: int = 300) -> Columns:
    """These cards in columns."""
    made = Columns(most, least)
    for part in parts:
        made.addWidget(part)
    return made


def _height(item: QLayoutItem, width: int) -> int:
    """How high a card is at a width."""
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
