"""The three parts of meeting mode beside each other: the agenda, the matter in hand, its decision."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui.theme import SPACE
from ui.widgets.parts import row

_LEFT, _RIGHT = 250, 520
"""How wide the sides are at most, in pixels at 100 %; the middle has the rest, a quarter of a narrow window."""


class Sides(QWidget):
    """The sides keep their width from item to item; in a narrow window they give some of it to the middle."""

    def __init__(self, left: QVBoxLayout, middle: QVBoxLayout, right: QVBoxLayout) -> None:
        super().__init__()
        self._left, self._right = QFrame(), QFrame()
        self._left.setLayout(left)
        self._right.setLayout(right)
        parts = row(self._left, middle, self._right, spacing=2 * SPACE)
        parts.setStretch(1, 1)
        self.setLayout(parts)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._left.setFixedWidth(min(_LEFT, self.width() // 5))
        self._right.setFixedWidth(min(_RIGHT, self.width() * 9 // 20))
