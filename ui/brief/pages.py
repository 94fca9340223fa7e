"""The sheets of a document below each other, as they will be printed."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ui import theme
from ui.theme import SPACE
from ui.widgets.parts import Empty, clear, label
from ui.words import tr

if TYPE_CHECKING:
    from ui.brief.paper import Paper

SIZE = QSize(684, 968)
"""How large a page is on the screen where there is room for it, in pixels at 100 %."""
MOST = 24
"""How many pages are shown; what comes after is annexes, and stands in the file."""
_NARROWEST = 180


class Sheet(QWidget):
    """One sheet of paper, made smaller where there is no room for it; white in the dark look too, as paper is."""

    def __init__(self, paper: "Paper", at: int) -> None:
        super().__init__()
        self._paper, self._at = paper, at
        self.setAccessibleName(tr("Page {number}", number=at + 1))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        return SIZE

    def minimumSizeHint(self) -> QSize:
        return QSize(_NARROWEST, self.heightForWidth(_NARROWEST))

    def heightForWidth(self, width: int) -> int:
        return SIZE.height() * min(width, SIZE.width()) // SIZE.width()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.save()
        self._paper.paint(painter, self._at, self.width(), QRectF(event.rect()))
        painter.restore()
        painter.setPen(theme.colour("line"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()


class PagesView(QScrollArea):
    """All sheets of a document that are shown, and a word where it has more."""

    further = Signal()
    """The last of the first pages is seen, and the document has more."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(tr("The pages as they will be"))
        self._inside, self._asked = QWidget(), False
        self._sheets = QVBoxLayout(self._inside)
        self._sheets.setSpacing(2 * SPACE)
        self.setWidget(self._inside)
        self.say(tr("The pages are being made …"))

    def say(self, words: str, *actions: QPushButton) -> None:
        """Show a word in place of pages, and what can be done."""
        clear(self._sheets)
        self._sheets.addWidget(Empty("briefs", tr("No pages to show"), words, *actions))

    def show_paper(self, paper: "Paper") -> None:
        """Show sheets in place of those before; where the person had scrolled to stays."""
        place = self.verticalScrollBar().value()
        clear(self._sheets)
        self._asked = False
        for at in range(min(paper.count, MOST)):
            sheet = Sheet(paper, at)
            self._sheets.addWidget(sheet, 0, Qt.AlignmentFlag.AlignHCenter)
            sheet.show()
        if paper.begun or paper.count > MOST:
            said = tr("The pages are being made …") if paper.begun else tr("More annexes follow in the file.")
            below = label(said, "quiet")
            below.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
            self._sheets.addWidget(below, 1)
            for last in (sheet, below) if paper.begun else ():
                last.installEventFilter(self)
        else:
            self._sheets.addStretch(1)
        self.verticalScrollBar().setValue(place)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask for more pages, once, when the last of the first ones or what is below it is painted."""
        if event.type() == QEvent.Type.Paint and isinstance(watched, QLabel | Sheet) and not self._asked:
            self._asked = True
            self.further.emit()
        return super().eventFilter(watched, event)

    @property
    def far(self) -> bool:
        """Whether the person has gone on from the first page."""
        return self.verticalScrollBar().value() > SIZE.height()

    @property
    def count(self) -> int:
        """How many sheets are shown."""
        return len([one for one in self._inside.findChildren(Sheet) if one.isVisibleTo(self._inside)])
