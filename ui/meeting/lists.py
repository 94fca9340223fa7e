"""The two lists at the left of a meeting, and that of its decisions: chosen with the arrow keys."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFontMetrics, QKeyEvent, QKeySequence, QPainter, QResizeEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.theme import SPACE, colour

_KEY = Qt.ItemDataRole.UserRole
_NUMBER = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Entry:
    """One line of a list: what it stands for, what it says, in which colour, and the number that stands before it."""

    key: str
    text: str
    look: str = "text"
    number: str = ""


class _Wrapped(QStyledItemDelegate):
    """Draws the whole text of an entry, on as many lines as it needs, each beside its number and not below it."""

    _FLAGS = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QListWidget) else option.rect.width()
        number, text = _parts(index)
        room = QRect(0, 0, width - 3 * SPACE - option.fontMetrics.horizontalAdvance(number), 10_000)
        text = _breakable(text, option.fontMetrics, room.width())
        return QSize(width, option.fontMetrics.boundingRect(room, self._FLAGS, text).height() + 3 * SPACE // 2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, colour("chosen"))
        shade = index.data(Qt.ItemDataRole.ForegroundRole)
        painter.setPen(shade.color() if shade else colour("text"))
        room = option.rect.adjusted(3 * SPACE // 2, 3 * SPACE // 4, -3 * SPACE // 2, 0)
        number, text = _parts(index)
        painter.drawText(room, self._FLAGS, number)
        beside = room.adjusted(option.fontMetrics.horizontalAdvance(number), 0, 0, 0)
        painter.drawText(beside, self._FLAGS, _breakable(text, option.fontMetrics, beside.width()))
        painter.restore()


def _breakable(text: str, metrics: QFontMetrics, width: int) -> str:
    """A text whose words may be broken where they are wider than the room, as long compounds are in a narrow list."""
    words = text.split(" ")
    return " ".join("\u200b".join(one) if metrics.horizontalAdvance(one) > width else one for one in words)


def _parts(index: Index) -> tuple[str, str]:
    """The number of an entry with the gap after it, and its text."""
    number = f"{index.data(_NUMBER)}  " if index.data(_NUMBER) else ""
    return number, str(index.data()).removeprefix(number)


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
        self.setItemDelegate(_Wrapped(self))
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setProperty("look", "plain")
        self.currentItemChanged.connect(self._tell)
        self._filling = False

    def offer(self, text: str, keys: str, act: Callable[[str], object], *, bound: bool = True) -> None:
        """Offer something to do with the entry that is chosen: by menu, and by keys unless they are bound elsewhere."""
        action = QAction(text if bound else f"{text}\t{keys}", self)
        if bound:
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(lambda: self.current and act(self.current))
        self.addAction(action)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrower, as when its bar appears, an entry needs more lines; Qt itself looks only at the height."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

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
        text = f"{entry.number}  {entry.text}" if entry.number else entry.text
        if (item.data(_KEY), item.text()) != (entry.key, text):
            item.setText(text)
            item.setData(_KEY, entry.key)
            item.setData(_NUMBER, entry.number)
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
