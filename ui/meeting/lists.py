"""The two lists at the left of a meeting, and that of its decisions: chosen with the arrow keys."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from ui.theme import SPACE, colour

_KEY = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class Entry:
    """One line of a list: what it stands for, what it says, and in which colour."""

    key: str
    text: str
    look: str = "text"


class KeptList(QListWidget):
    """A list that is filled again without moving: what is chosen stays chosen."""

    moved = Signal(str)
    """A person has gone to this entry."""
    wanted = Signal(str)
    """A person has pressed Enter on this entry."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setProperty("look", "plain")
        self.currentItemChanged.connect(self._tell)
        self._filling = False

    @property
    def current(self) -> str:
        """The key of the entry that is chosen, or nothing."""
        item = self.currentItem()
        return str(item.data(_KEY)) if item else ""

    def fill(self, entries: Sequence[Entry]) -> None:
        """Show these; lines that say the same as before are left as they are."""
        kept, self._filling = self.current, True
        while self.count() > len(entries):
            self.takeItem(self.count() - 1)
        while self.count() < len(entries):
            self.addItem(QListWidgetItem())
        for at, entry in enumerate(entries):
            self._write(self.item(at), entry)
        self.choose(kept)
        self.scheduleDelayedItemsLayout()
        self._filling = False

    def _write(self, item: QListWidgetItem, entry: Entry) -> None:
        if (item.data(_KEY), item.text()) != (entry.key, entry.text):
            item.setText(entry.text)
            item.setData(_KEY, entry.key)
        item.setForeground(colour(entry.look))
        item.setFlags(
            Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable if entry.key else Qt.ItemFlag.NoItemFlags
        )

    def choose(self, key: str) -> None:
        """Go to an entry without telling anybody; one that is not there leaves the choice alone."""
        before, self._filling = self._filling, True
        for at in range(self.count()):
            if self.item(at).data(_KEY) == key:
                self.setCurrentRow(at)
        self._filling = before

    def step(self, by: int) -> None:
        """Go so many entries on, as far as the list goes."""
        if self.count():
            self.setCurrentRow(min(max(self.currentRow() + by, 0), self.count() - 1))

    def _tell(self, item: QListWidgetItem | None) -> None:
        if item and not self._filling:
            self.moved.emit(item.data(_KEY))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current:
            self.wanted.emit(self.current)
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def fit(self, most: int) -> None:
        """Be as high as what stands in it, up to so many lines."""
        rows = min(max(self.count(), 1), most)
        height = sum(max(self.sizeHintForRow(row), 0) for row in range(min(rows, self.count())))
        self.setFixedHeight(max(height, self.fontMetrics().height() + 2 * SPACE) + SPACE)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 48)


class AttendanceList(KeptList):
    """Who is here: Space goes from present to excused to absent to not known."""

    toggled = Signal(str)
    """A person wants another word for this agency."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.current:
            self.toggled.emit(self.current)
        else:
            super().keyPressEvent(event)
