"""Suggestions below a line or a cursor, chosen by arrow keys or the mouse while the typing goes on."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui import display
from ui.theme import SPACE, colour, icon

UNDER = Qt.ItemDataRole.UserRole + 1
_KEY = Qt.ItemDataRole.UserRole
_PICTURE, _HEAD = Qt.ItemDataRole.UserRole + 2, Qt.ItemDataRole.UserRole + 3
_MOST = 9
"""So many suggestions are seen without scrolling."""


@dataclass(frozen=True)
class Suggestion:
    """One thing offered: what choosing it gives, what it is called, and a quiet word on it.

    Without a key it only says something; `group` is the heading it stands under, `picture` its icon. What is made by
    being chosen is not taken `unseen`.
    """

    key: str
    title: str
    under: str = ""
    group: str = ""
    picture: str = ""
    unseen: bool = True


class _TwoLines(QStyledItemDelegate):
    """Draws a suggestion with its quiet word to the right or below."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        two = bool(index.data(UNDER))
        return QSize(option.rect.width(), option.fontMetrics.height() * (2 if two else 1) + 3 * SPACE // 2)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        painter.save()
        if index.data(_HEAD):
            self._head(painter, option, str(index.data()))
            painter.restore()
            return
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, colour("chosen"))
        area = option.rect.adjusted(3 * SPACE // 2, SPACE // 2, -SPACE, -SPACE // 2)
        if picture := index.data(_PICTURE):
            place = QRect(area.left(), area.top(), 2 * SPACE, option.fontMetrics.height())
            icon(picture).paint(painter, place)
            area.setLeft(area.left() + 3 * SPACE)
        height = option.fontMetrics.height()
        under = str(index.data(UNDER) or "")
        top = QRect(area.left(), area.top() + (0 if under else SPACE // 4), area.width(), height)
        self._line(painter, option, top, str(index.data()), "text")
        if under:
            self._line(painter, option, top.translated(0, height), under, "quiet")
        painter.restore()

    @staticmethod
    def _head(painter: QPainter, option: QStyleOptionViewItem, text: str) -> None:
        font = QFont(option.font)
        font.setWeight(QFont.Weight.DemiBold)
        font.setPointSizeF(font.pointSizeF() * 0.9)
        painter.setFont(font)
        painter.setPen(colour("quiet"))
        area = option.rect.adjusted(3 * SPACE // 2, 0, -SPACE, -SPACE // 4)
        painter.drawText(area, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom), text)

    @staticmethod
    def _line(painter: QPainter, option: QStyleOptionViewItem, area: QRect, text: str, shade: str) -> None:
        painter.setPen(colour(shade))
        cut = option.fontMetrics.elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), cut)


_LEAST, _WIDEST, _AROUND = 320, 520, 72
"""How wide the list is at least, how wide what it says may make it, and the room around that, in pixels at 100 %."""


class Suggestions(QListWidget):
    """A list that hangs below a line of text, or below a place in it; the text keeps the keyboard."""

    taken = Signal(str)
    """The key of the suggestion a person took."""

    def __init__(self, line: QWidget, place: Callable[[], QRect] | None = None) -> None:
        super().__init__(line)
        self._line = line
        self._place = place or line.rect
        self._awaited = self._first_wanted = False
        self.setItemDelegate(_TwoLines(self))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(self._take)
        line.installEventFilter(self)
        self.hide()

    def expect(self) -> None:
        """What is shown is not of what is typed by now: a Return before the new ones come takes the first of those."""
        self._awaited, self._first_wanted = True, False

    @property
    def first_wanted(self) -> bool:
        """Whether a Return has been pressed for what is awaited."""
        return self._first_wanted

    def withdraw(self) -> None:
        """Offer nothing any more, and await nothing."""
        self._awaited = self._first_wanted = False
        self.hide()

    def offer(self, suggestions: Sequence[Suggestion], *, first: bool = True) -> None:
        """Show these, the first chosen, or nothing where there are none or the line has lost the keyboard."""
        wanted = self._first_wanted and self._line.hasFocus()
        self._awaited = self._first_wanted = False
        if wanted and suggestions and suggestions[0].key and suggestions[0].unseen:
            self.hide()
            self.taken.emit(suggestions[0].key)
            return
        self.clear()
        group = ""
        for one in suggestions:
            if one.group and one.group != group:
                self._add(Suggestion("", one.group), head=True)
            group = one.group
            self._add(one)
        if not suggestions or not self._line.hasFocus():
            self.hide()
            return
        if first:
            self.setCurrentRow(next((row for row in range(self.count()) if self._may_be_taken(row)), -1))
        self._hang()

    def _add(self, one: Suggestion, *, head: bool = False) -> None:
        item = QListWidgetItem(display.title(one.title))
        for role, value in ((_KEY, one.key), (UNDER, one.under), (_PICTURE, one.picture), (_HEAD, head)):
            item.setData(role, value)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{one.title} {one.under}".strip())
        if not one.key:
            item.setFlags(Qt.ItemFlag.NoItemFlags)
        self.addItem(item)

    def _may_be_taken(self, row: int) -> bool:
        item = self.item(row)
        return item is not None and bool(item.flags() & Qt.ItemFlag.ItemIsEnabled)

    def _step(self, step: int) -> None:
        rows = [row for row in range(self.count()) if self._may_be_taken(row)]
        if rows:
            at = rows.index(self.currentRow()) if self.currentRow() in rows else -step
            self.setCurrentRow(rows[(at + step) % len(rows)])

    def _hang(self) -> None:
        window: QWidget = self._line.window()
        self.setParent(window)
        rows = min(self.count(), _MOST)
        height = sum(self.sizeHintForRow(row) for row in range(rows)) + SPACE
        place = self._place()
        said = max(self.fontMetrics().horizontalAdvance(self.item(row).text()) for row in range(self.count()))
        width = max(place.width(), min(max(said + _AROUND, _LEAST), _WIDEST))
        below = self._line.mapTo(window, QPoint(place.left(), place.bottom() + 3))
        left = max(0, min(below.x(), window.width() - width - SPACE))
        room = window.height() - below.y() - SPACE
        top = below.y() if room >= min(height, 120) else below.y() - place.height() - height - 4
        self.setGeometry(left, top, width, min(height, room) if room >= 120 else height)
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._line and event.type() in (QEvent.Type.FocusOut, QEvent.Type.Hide):
            self.withdraw()
        if watched is self._line and isinstance(event, QKeyEvent) and (self.isVisible() or self._awaited):
            if event.type() == QEvent.Type.ShortcutOverride and self.isVisible() and event.key() == Qt.Key.Key_Escape:
                event.accept()  # it closes the list, not the form around it
                return True
            return event.type() == QEvent.Type.KeyPress and self._key(event.key())
        return super().eventFilter(watched, event)

    def _key(self, key: int) -> bool:
        if self._awaited and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._first_wanted = True
            return True
        return self.isVisible() and self._key_in_list(key)

    def _key_in_list(self, key: int) -> bool:
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._step(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentItem():
            self._take(self.currentItem())
        elif key == Qt.Key.Key_Escape:
            self.hide()
        else:
            return False
        return True

    def _take(self, item: QListWidgetItem) -> None:
        self.hide()
        self.taken.emit(item.data(_KEY))
