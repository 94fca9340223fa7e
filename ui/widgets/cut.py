"""A line of text that says with an ellipsis when there is more of it than room."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionFrame, QToolButton, QWidget

from ui.theme import colour
from ui.widgets.lines import cut

_BEFORE = 2
"""What Qt keeps free between the edge of a line and its first letter."""


class CutLine(QLineEdit):
    """While nobody types in it, its text is cut with an ellipsis where it does not fit; all of it is in its tip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.textChanged.connect(self.setToolTip)

    @property
    def seen(self) -> str:
        """As much of its text as there is room for, with the ellipsis where that is not all of it."""
        return cut(self.text(), self.fontMetrics(), self._room().width())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        seen = self.seen
        if self.hasFocus() or seen == self.text():
            return
        same = next(at for at in range(len(seen)) if not self.text().startswith(seen[: at + 1]))
        over = self._room().adjusted(self.fontMetrics().horizontalAdvance(seen[:same]), 0, 2 * _BEFORE, 0)
        painter = QPainter(self)
        painter.fillRect(over, colour("window" if self.isReadOnly() or not self.isEnabled() else "base"))
        painter.setPen(colour("text"))
        painter.drawText(over, Qt.AlignmentFlag.AlignVCenter, seen[same:])

    def _room(self) -> QRect:
        """Where the text stands: within the margins of the line, and what the pictures at its end leave of that."""
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        room = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
        beside = self.style().pixelMetric(QStyle.PixelMetric.PM_LineEditIconMargin, option, self)
        pictures = [one.width() + beside for one in self.findChildren(QToolButton) if one.isVisible()]
        return room.adjusted(_BEFORE, 0, -_BEFORE - sum(pictures), 0)
