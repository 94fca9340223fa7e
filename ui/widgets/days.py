"""A field for a day, typed as people write it or picked in a calendar."""

import re

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QCalendarWidget, QFrame, QLineEdit, QVBoxLayout, QWidget

from ui import display
from ui.theme import icon
from ui.words import locale, tr

_FORMS = ("yyyy-MM-dd", "d.M.yyyy", "d/M/yyyy", "d MMM yyyy", "d MMMM yyyy", "d. MMM yyyy", "d. MMMM yyyy")

_LATER = re.compile(r"(?:in|om) (\d{1,3}) (days?|weeks?|months?|dag(?:er)?|uker?|måned(?:er)?)")
_YEARLESS = re.compile(r"(\d{1,2})[./] ?(\d{1,2})\.?")


def understood(text: str, *, coarse: bool) -> str | None:
    """The ISO 8601 date that a person wrote, day before month; None where it is none. `coarse`: a year will do."""
    text = " ".join(text.split())
    if coarse and re.fullmatch(r"\d{4}(-(0[1-9]|1[0-2]))?", text):
        return text
    for form in _FORMS:
        day = locale().toDate(text, form)
        if day.isValid() and 1900 <= day.year() <= 2200:
            return day.toString("yyyy-MM-dd")
    day = _from_today(text)
    return day.toString("yyyy-MM-dd") if day.isValid() else None


def _from_today(text: str) -> QDate:
    """A day said from today: `in 2 weeks`, or the next 14.3.; one that is no day where it says neither."""
    today = QDate.fromString(display.today(), "yyyy-MM-dd")
    if said := _LATER.fullmatch(text.lower()):
        n = int(said[1])
        return today.addMonths(n) if said[2][0] == "m" else today.addDays(n if said[2][0] == "d" else 7 * n)
    if said := _YEARLESS.fullmatch(text):
        days = [QDate(today.year() + on, int(said[2]), int(said[1])) for on in (0, 1)]
        return next((day for day in days if day.isValid() and day >= today), QDate())
    return QDate()


class DayEdit(QLineEdit):
    """A line that holds a day; `committed` tells when the person has left it with another value."""

    committed = Signal(object)
    """The new value, ISO 8601, or None for not known."""

    def __init__(self, *, coarse: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._coarse = coarse
        self._value: str | None = None
        self.setPlaceholderText(tr("day, month, year"))
        pick = self.addAction(icon("calendar"), QLineEdit.ActionPosition.TrailingPosition)
        pick.setText(tr("Choose in a calendar"))
        pick.triggered.connect(self._pick)
        self.editingFinished.connect(self._commit)

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

    def _commit(self) -> None:
        text = self.text().strip()
        value = understood(text, coarse=self._coarse) if text else None
        if text and value is None:
            if self._value is None or text != display.date(self._value):
                self._mark(wrong=True)
            return
        changed = value != self._value
        self.show_value(value)
        if changed:
            self.committed.emit(value)

    def _mark(self, *, wrong: bool) -> None:
        self.setToolTip(tr("Not understood. Write a day such as 14 Mar 2026.") if wrong else "")
        if self.property("wrong") != wrong:
            self.setProperty("wrong", wrong)
            self.style().polish(self)

    def _pick(self) -> None:
        popup = QFrame(self, Qt.WindowType.Popup)
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar = QCalendarWidget()
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        start = QDate.fromString((self._value or display.today())[:10], "yyyy-MM-dd")
        calendar.setSelectedDate(start if start.isValid() else QDate.currentDate())
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
