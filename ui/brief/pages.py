"""The sheets of a document below each other, as they will be printed."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ui import theme
from ui.theme import SPACE
from ui.widgets.parts import clear, label
from ui.words import tr

_NARROWEST = 320


class Sheet(QWidget):
    """One sheet of paper, made smaller where there is no room for it; white in the dark look too, as paper is."""

    def __init__(self, picture: QImage, number: int) -> None:
        super().__init__()
        self._picture = picture
        self.setAccessibleName(tr("Page {number}", number=number))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumWidth(_NARROWEST)

    def sizeHint(self) -> QSize:
        return self._picture.deviceIndependentSize().toSize()

    def heightForWidth(self, width: int) -> int:
        whole = self.sizeHint()
        return whole.height() * min(width, whole.width()) // max(whole.width(), 1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(self.rect(), self._picture)
        painter.setPen(theme.colour("line"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()


class PagesView(QScrollArea):
    """All sheets of a document that are shown, and a word where it has more."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(tr("The pages as they will be"))
        self._inside = QWidget()
        self._sheets = QVBoxLayout(self._inside)
        self._sheets.setSpacing(2 * SPACE)
        self.setWidget(self._inside)
        self.say(tr("Choose a country to see its pages."))

    def say(self, words: str) -> None:
        """Show a word in place of pages."""
        clear(self._sheets)
        self._sheets.addWidget(label(words, "quiet"), 0, Qt.AlignmentFlag.AlignHCenter)
        self._sheets.addStretch(1)

    def show_sheets(self, pictures: Sequence[QImage], ratio: float, *, more: bool) -> None:
        """Show sheets in place of those before; where the person had scrolled to stays."""
        place = self.verticalScrollBar().value()
        clear(self._sheets)
        for number, one in enumerate(pictures, 1):
            one.setDevicePixelRatio(ratio)
            self._sheets.addWidget(Sheet(one, number), 0, Qt.AlignmentFlag.AlignHCenter)
        if more:
            self._sheets.addWidget(
                label(tr("More annexes follow in the file."), "quiet"), 0, Qt.AlignmentFlag.AlignHCenter
            )
        self._sheets.addStretch(1)
        self.verticalScrollBar().setValue(place)

    @property
    def count(self) -> int:
        """How many sheets are shown."""
        return len([one for one in self._inside.findChildren(Sheet) if one.isVisibleTo(self._inside)])
