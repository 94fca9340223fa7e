"""Inputs for texts that are as high as what stands in them: a sentence, or several paragraphs."""

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QTextBlock
from PySide6.QtWidgets import QPlainTextEdit

from pbdesk.records.kind import Field, Value, Values
from ui import display
from ui.forms.inputs import Input, Titles
from ui.forms.mentions import MentionOffers
from ui.opened import Opened
from ui.theme import SPACE


class Prose(QPlainTextEdit):
    """A text that is as high as what stands in it, within bounds, and tells when it is left."""

    left = Signal()
    least, most = 3, 14
    """So many lines high it is at least and at most."""
    margins = 3 * SPACE
    """What stands above and below the lines."""

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.document().contentsChanged.connect(self.updateGeometry)
        self.document().contentsChanged.connect(self._grow)
        self._grow()

    def _grow(self) -> None:
        self.setFixedHeight(self.sizeHint().height())

    def sizeHint(self) -> QSize:
        blocks = map(self.document().findBlockByNumber, range(min(self.most, self.document().blockCount())))
        lines = sum(map(self._lines, blocks))
        height = self.fontMetrics().lineSpacing() * min(self.most, max(self.least, lines)) + self.margins
        return QSize(super().sizeHint().width(), height)

    def _lines(self, block: QTextBlock) -> int:
        """How many lines a paragraph takes at this width; asking for its place has it laid out."""
        self.document().documentLayout().blockBoundingRect(block)
        return max(1, block.layout().lineCount())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._grow()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class ProseInput(Input):
    """Text of several paragraphs; with `mentions_of`, `[[` offers the records of that desk."""

    paper: type[Prose] = Prose

    def __init__(self, field: Field, mentions_of: Opened | None = None) -> None:
        self._text = self.paper()
        super().__init__(field, self._text)
        if mentions_of:
            MentionOffers(mentions_of, self._text)
        self._value: Value = None
        self._said = ""
        self._text.left.connect(self._left)

    def show_whole(self) -> None:
        """Be as high as the whole text, as on a page; the page scrolls, not the input."""
        self._text.least, self._text.most = 1, 2000
        self._text.updateGeometry()

    def say_what_to_type(self, words: str) -> None:
        """Say in the empty place what is typed in it."""
        self._text.setPlaceholderText(words)

    def add_paragraphs(self, text: str) -> None:
        """Put further paragraphs at the end, as if they were typed, and keep them."""
        self._text.appendPlainText(text)
        self._left()

    def show_values(self, values: Values, _titles: Titles) -> None:
        self._value = values.get(self.field.name)
        self._said = display.own_word(self.field, str(self._value or ""))
        self._text.setPlainText(self._said)
        self._text.document().setModified(False)

    def lock(self, *, locked: bool) -> None:
        if self._text.isReadOnly() != locked:
            self._text.setReadOnly(locked)
            self._text.style().polish(self._text)  # Qt paints only its middle anew
        self.hush(locked=locked)

    @property
    def busy(self) -> bool:
        return self._text.hasFocus() and self._text.document().isModified()

    def _left(self) -> None:
        text = self._text.toPlainText()
        self._text.document().setModified(False)
        value = self._value if text == self._said else text.strip() or None
        if value != self._value:
            self._value, self._said = value, text
            self.tell(value)


class Sentence(Prose):
    """A text of one paragraph, as high as a line where it is no longer than that; Enter leaves it."""

    least, most = 1, 8
    margins = 14

    def __init__(self) -> None:
        super().__init__()
        self.document().setDocumentMargin(0)
        self.setViewportMargins(4, 0, 4, 0)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.insertPlainText(" ".join(source.text().split()))


class SentenceInput(ProseInput):
    """A text of one paragraph."""

    paper = Sentence
