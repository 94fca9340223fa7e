"""The sections of a document: ticked if they go in, and what a person writes in them, saved on leaving."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPlainTextEdit, QWidget

from pbdesk.records.briefs import PLACES
from ui.brief.looking import Part
from ui.widgets.parts import column, label
from ui.words import tr

_KEY = Qt.ItemDataRole.UserRole
_WRITTEN_IN = PLACES.split("|")


_LEAST = 5
"""So many sections are seen at least without scrolling among them; where there is room, more."""
_OWN, _HIGHEST = 96, 150
"""How high the text by hand asks to stand, and how high it may, in pixels at 100 %."""


class Ticks(QListWidget):
    """The sections with their ticks, which take the room there is."""

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), _LEAST * max(self.sizeHintForRow(0), 0) + 2 * self.frameWidth())


class OwnWords(QPlainTextEdit):
    """A text by hand; leaving the field tells what it holds, where that is new."""

    left = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._before = ""
        self.setTabChangesFocus(True)
        self.setMaximumHeight(_HIGHEST)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), _OWN)

    def show_text(self, text: str) -> None:
        """Show a text that is kept already."""
        self._before = text
        self.setPlainText(text)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.leave()

    def leave(self) -> None:
        """Tell a text that is new."""
        if self.toPlainText() != self._before:
            self._before = self.toPlainText()
            self.left.emit(self._before)


class SectionsView(QWidget):
    """The list of sections with their ticks, and below it the text by hand of the one chosen."""

    ticked = Signal()
    written = Signal(str, str)
    """A person wrote in a section: its key and the text."""
    writable = Signal()
    """A person chose a section in which text may be written."""

    def __init__(self) -> None:
        super().__init__()
        self._list, self._own = Ticks(), OwnWords()
        self._list.setAccessibleName(tr("What goes in"))
        self._about = label("", "quiet", wrap=True)
        self._parts: dict[str, Part] = {}
        self._left_out: tuple[str, ...] = ()
        self._filling = False
        self._list.itemChanged.connect(self._tick)
        self._list.currentItemChanged.connect(self._pick)
        self._own.left.connect(self._left)
        inside = column(label(tr("What goes in"), "label"), self._list, self._about, self._own)
        self.setLayout(inside)
        self._choose()

    def show_parts(self, parts: Sequence[Part], left_out: Sequence[str]) -> None:
        """Show the sections that a document could have; the one chosen stays chosen."""
        chosen, self._filling, self._left_out = self._key(), True, tuple(left_out)
        self._parts = {one.key: one for one in parts}
        self._list.clear()
        for one in parts:
            item = QListWidgetItem(f"{one.heading} ✎" if one.own else one.heading)
            item.setData(_KEY, one.key)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked if one.key in left_out else Qt.CheckState.Checked)
            self._list.addItem(item)
            if one.key == chosen:
                self._list.setCurrentItem(item)
        self._filling = False
        self._choose()

    @property
    def left_out(self) -> tuple[str, ...]:
        """The keys of the sections that are not ticked."""
        return self._left_out

    def leave_out(self, keys: Sequence[str]) -> None:
        """Let no other sections than these be left out, as when a document is asked for again."""
        self._left_out = tuple(keys)

    def choose(self, key: str) -> None:
        """Choose a section by its key."""
        for at in range(self._list.count()):
            if self._list.item(at).data(_KEY) == key:
                self._list.setCurrentRow(at)

    @property
    def own_words(self) -> OwnWords:
        """The field of the text by hand."""
        return self._own

    def _key(self) -> str:
        item = self._list.currentItem()
        return str(item.data(_KEY)) if item else ""

    def _tick(self) -> None:
        if not self._filling:
            items = [self._list.item(at) for at in range(self._list.count())]
            self._left_out = tuple(str(one.data(_KEY)) for one in items if one.checkState() is Qt.CheckState.Unchecked)
            self.ticked.emit()

    def _pick(self) -> None:
        self._choose()
        if not self._filling and self._key() in _WRITTEN_IN:
            self.writable.emit()

    def _choose(self) -> None:
        if self._filling:
            return
        part = self._parts.get(self._key())
        can = part is not None and part.key in _WRITTEN_IN
        if not self._own.hasFocus():
            self._own.show_text(part.own if part else "")
        self._own.setVisible(can)
        self._own.setAccessibleName(tr("Text by hand: {section}", section=part.heading) if part else "")
        if part is None:
            self._about.setText(tr("Choose a section to write in it."))
        elif can:
            self._about.setText(tr("In your own words; the document says that it is written by hand."))
        else:
            self._about.setText(tr("This section is worked out from the records; nothing is written in it."))

    def _left(self, text: str) -> None:
        self.written.emit(self._key(), text)
