"""A box of a few choices: cut with an ellipsis where its text has no room, and changed by keys and clicks alone."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter


class ChoiceBox(QComboBox):
    """A combo box whose text is cut with an ellipsis; the whole of it is in its tip."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.currentTextChanged.connect(self.setToolTip)
        self.typing = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Know, while the box tells of it, that a choice came of a first letter: others may follow it."""
        self.typing = event.text().isprintable() and bool(event.text())
        super().keyPressEvent(event)
        self.typing = False

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the page that the box stands in: what it chose would be saved, and nobody had meant it."""
        event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        sub = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, sub, self)
        cut = self.fontMetrics().elidedText(option.currentText, Qt.TextElideMode.ElideRight, room.width())
        option.currentText = cut
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
