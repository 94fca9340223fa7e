"""A field for a day, typed as people write it or picked in a calendar."""

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QLineEdit, QToolButton, QVBoxLayout, QWidget

from ui import display
from ui.theme import SPACE, colour, icon
from ui.widgets.said_days import understood
from ui.words import tr


class _Calendar(QCalendarWidget):
    """A month to pick a day from, in the colours of the look; arrow keys move, Enter picks."""

    def __init__(self, chosen: str) -> None:
        super().__init__()
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        plain, head = QTextCharFormat(), QTextCharFormat()
        plain.setForeground(colour("text"))
        head.setForeground(colour("quiet"))
        for day in Qt.DayOfWeek:
            self.setWeekdayTextFormat(day, plain)
        self.setHeaderTextFormat(head)
        for name, picture in (("qt_calendar_prevmonth", "back"), ("qt_calendar_nextmonth", "forward")):
            if isinstance(turn := self.findChild(QToolButton, name), QToolButton):
                turn.setIcon(icon(picture))
        start = QDate.fromString(chosen[:10], "yyyy-MM-dd")
        self.setSelectedDate(start if start.isValid() else QDate.currentDate())


class DayEdit(QLineEdit):
    """A line that holds a day; `committed` tells when the person has left it with another value."""

    committed = Signal(object)
    """The new value, ISO 8601, or None for not known."""
    misread = Signal(str)
    """What was typed is no day, and what is wanted; nothing once it is a day again."""

    def __init__(self, *, coarse: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._coarse = coarse
        self._value: str | None = None
        self.setProperty("wrong", False)
        self.setToolTip(tr("24.11, 24 Nov 2027, tomorrow, +2w, next Friday"))
        self.setPlaceholderText(tr("day, month, year"))
        pick = self.addAction(icon("calendar"), QLineEdit.ActionPosition.TrailingPosition)
        pick.setText(tr("Choose in a calendar"))
        pick.triggered.connect(self._pick)
        self.editingFinished.connect(self._commit)
        self.textEdited.connect(self._tell)

    @property
    def unread(self) -> bool:
        """Whether something stands in it that is no day."""
        return bool(self.property("wrong"))

    @property
    def value(self) -> str | None:
        """The day as ISO 8601, or None for not known."""
        return self._value

    def show_value(self, value: str | None) -> None:
        """Show a day without telling anybody."""
        self._value = value
        self.setText(display.date(value) if value else "")
        self._mark(wrong=False)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() is Qt.FocusReason.TabFocusReason:
            self.selectAll()

    def _tell(self) -> None:
        """Say to who listens rather than looks what is understood so far."""
        self.setAccessibleDescription(self._meaning())

    def _meaning(self) -> str:
        """What is understood of something that is not written as days are shown; else nothing."""
        text = self.text().strip()
        value = understood(text, coarse=self._coarse) if text and self.hasFocus() else None
        shown = display.date(value) if value else ""
        return shown if shown and shown != text else ""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        meaning, margin = self._meaning(), self.height()
        if meaning:
            meaning = f"= {meaning}"
            free = self.rect().adjusted(self.cursorRect().right() + SPACE, 0, -margin, 0)
            if self.fontMetrics().horizontalAdvance(meaning) <= free.width():
                painter = QPainter(self)
                painter.setPen(colour("faint"))
                painter.drawText(free, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), meaning)

    def _commit(self) -> None:
        text = self.text().strip()
        if self._value is not None and text == display.date(self._value):
            self._mark(wrong=False)
            return
        value = understood(text, coarse=self._coarse) if text else None
        if text and value is None:
            self._mark(wrong=True)
            return
        changed = value != self._value
        self.show_value(value)
        if changed:
            self.committed.emit(value)

    def _mark(self, *, wrong: bool) -> None:
        if self.unread != wrong:
            self.misread.emit(tr("Not understood. Write a day such as 14 Mar 2026.") if wrong else "")
            self.setProperty("wrong", wrong)
            self.style().polish(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down opens the calendar, as it opens a list of choices."""
        if event.key() == Qt.Key.Key_Down and not self.isReadOnly():
            self._pick()
        else:
            super().keyPressEvent(event)

    def _pick(self) -> None:
        popup = QFrame(self, Qt.WindowType.Popup)
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        popup.setProperty("look", "popup")
        calendar = _Calendar(self._value or display.today())
        QVBoxLayout(popup).addWidget(calendar)

        def picked(day: QDate) -> None:
            popup.close()
            self.setText(day.toString("yyyy-MM-dd"))
            self._commit()

        calendar.activated.connect(picked)
        calendar.clicked.connect(picked)
        popup.move(self.mapToGlobal(QPoint(0, self.height())))
        popup.show()
        calendar.setFocus()
