"""Meeting mode: agenda and attendance left, the item in the middle, the decision in hand right, keys below."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from ui import display
from ui.meeting import words
from ui.meeting.decision import DecisionPane
from ui.meeting.keys import KeyStrip, Step
from ui.meeting.lists import AttendanceList, Entry, KeptList
from ui.meeting.notes import Notes
from ui.meeting.papers import Papers, papers_words
from ui.meeting.sides import Sides
from ui.opened import Opened
from ui.pages.page import Page
from ui.theme import SPACE
from ui.widgets.parts import card, column, label, row
from ui.words import language, tr

if TYPE_CHECKING:
    from pbdesk.desk.sitting import Fallen, Sitting
    from pbdesk.store.desk import Desk

_MATTER, _DECIDED = 96, 96
"""How high the matter's name with its papers is, and the list of its decisions; so nothing moves from item to item."""
_BIG = 50
"""A matter's name of so many letters has room in the letters of a title."""


class TypingFirst(QObject):
    """Undo is of the typing in a field while there is some to take back, and of the desk after that."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave undo to the window where a field has nothing of its own."""
        if event.type() == QEvent.Type.ShortcutOverride and _is_undo(event) and not _has_typing(watched):
            event.ignore()
            return True
        return super().eventFilter(watched, event)


class MeetingPage(Page):
    """The secretary's screen; the mouse is never needed."""

    left = Signal()
    """The secretary leaves the meeting."""

    def __init__(self, opened: Opened, meeting: str) -> None:
        super().__init__(opened)
        self._meeting = meeting
        self._sitting: Sitting | None = None
        self._title, self._present = label("", "heading"), label("", "quiet")
        self._agenda, self._seats = KeptList(tr("Agenda")), AttendanceList(tr("Attendance"))
        self._matter = QLineEdit()
        self._item, self._about = label("", "title", wrap=True), label("", "quiet", wrap=True)
        self._notes = Notes()
        self._fallen = KeptList(tr("Decisions under this item"))
        self._hand = DecisionPane(opened)
        self._word = label("", "quiet")
        self._papers = Papers(opened, self)
        self._lay_out()
        self._connect()
        self._bind()
        undo = TypingFirst(self)
        for kind in (QLineEdit, QPlainTextEdit):
            for field in self.findChildren(kind):
                field.installEventFilter(undo)

    def _lay_out(self) -> None:
        for hint in (self._matter.setPlaceholderText, self._matter.setAccessibleName):
            hint(tr("Add a matter (Shift+F2)"))
        left = column(
            _head(tr("Agenda"), "F2"), self._agenda, self._matter, _head(tr("Attendance"), "F3"), self._seats,
            spacing=SPACE,
        )  # fmt: skip
        left.setStretch(1, 3)
        left.setStretch(4, 2)
        middle = column(
            _high(column(self._item, self._about, 1, spacing=SPACE // 2), _MATTER),
            _head(tr("What was said"), "F4"), self._notes,
            _head(tr("Decisions under this item"), "Shift+F5"), self._fallen, spacing=SPACE,
        )  # fmt: skip
        middle.setStretch(2, 1)
        self._fallen.setFixedHeight(_DECIDED)
        parts = Sides(left, middle, column(_head(tr("Decision"), "F5"), self._hand))
        self.rows.setSpacing(SPACE)
        self.rows.addLayout(row(self._title, 1, self._present))
        self.rows.addWidget(parts, 1)
        self.rows.addWidget(card(self._word, KeyStrip(_steps()), look="notice", spacing=SPACE))

    def _connect(self) -> None:
        self._agenda.moved.connect(self._go_to)
        self._agenda.wanted.connect(lambda _: self._notes.setFocus(Qt.FocusReason.ShortcutFocusReason))
        self._matter.returnPressed.connect(self._add_matter)
        self._seats.toggled.connect(self._toggle)
        self._fallen.moved.connect(self._take_in_hand)
        self._fallen.wanted.connect(lambda _: self._hand.begin_typing())
        self._notes.written.connect(self._keep_notes)
        self._hand.said.connect(self.say)
        self._papers.said.connect(self.say)

    def _bind(self) -> None:
        for keys, act in (
            ("F2", partial(self._focus, self._agenda)), ("Shift+F2", partial(self._focus, self._matter)),
            ("F3", partial(self._focus, self._seats)),
            ("F4", partial(self._focus, self._notes)), ("F5", self._begin_decision),
            ("Shift+F5", partial(self._focus, self._fallen)), ("F7", self._hand.begin_position),
            ("Shift+F7", self._all_agree), ("F8", self._hand.begin_action), ("F9", self._record),
            ("F12", self._write_minutes), ("Ctrl+P", lambda: self._papers.show(self._sitting, self._agenda.current)),
            ("Ctrl+Down", partial(self._step, 1)), ("Ctrl+Up", partial(self._step, -1)),
            ("Ctrl+Shift+Down", partial(self._move, 1)), ("Ctrl+Shift+Up", partial(self._move, -1)),
        ):  # fmt: skip
            within = Qt.ShortcutContext.WidgetWithChildrenShortcut
            QShortcut(QKeySequence(keys), self, act, context=within)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._agenda.hasFocus():
            self.leave()
        else:
            self._focus(self._agenda)

    def keep(self) -> None:
        """Keep what was typed."""
        self._notes.flush()

    def leave(self) -> None:
        """Keep what was typed and go back to where the secretary came from."""
        self.keep()
        self.left.emit()

    def refresh(self) -> None:
        meeting = self._meeting
        self.opened.ask(lambda desk: _sitting(desk, meeting), self._show, owner=self)

    def _show(self, sitting: "Sitting") -> None:
        first = self._sitting is None
        self._sitting = sitting
        day = display.date(str(sitting.meeting["date"]))
        self._hand.cover(sitting.place, sitting.titles.get(sitting.place or "", ""), several=sitting.several)
        self._title.setText(f"{words.heading_words(sitting)} · {day}")
        self._present.setText(words.present_words(sitting))
        counts = [sum(one.values["item"] == matter.values["id"] for one in sitting.decisions)
                  for matter in sitting.matters]  # fmt: skip
        self._agenda.fill([words.matter_entry(*both) for both in zip(sitting.matters, counts, strict=True)])
        self._seats.fill([words.seat_entry(seat) for seat in sitting.seats])
        if first or not self._agenda.current:
            self._agenda.step(0)
        if first:
            self._seats.step(0)
            self._focus(self._agenda)
        self._show_item(again=True)

    def _go_to(self, _item: str) -> None:
        self._notes.flush()
        self.say("")
        self._show_item(again=False)

    def _show_item(self, *, again: bool) -> None:
        """Show the item that is chosen; `again` where it was shown before and the decision in hand stays."""
        if self._sitting is None:
            return
        item = self._agenda.current
        matter = next((one for one in self._sitting.matters if one.values["id"] == item), None)
        title = str(matter.values["title"]) if matter else tr("This meeting has no agenda yet")
        self._item.setText(title)
        self._item.setProperty("look", "title" if len(title) <= _BIG else "heading")
        self._item.style().polish(self._item)
        about = papers_words(matter.papers) if matter else tr("Add its matters below the agenda (Shift+F2).")
        self._about.setText(about)
        if matter:
            self._notes.show_item(item, str(matter.values["minutes"] or ""))
        fallen = self._of_item()
        self._fallen.fill([words.fallen_entry(one) for one in fallen] or [Entry("", tr("None yet."), "quiet")])
        self._show_hand(fallen, again=again)

    def _of_item(self) -> "list[Fallen]":
        item = self._agenda.current or None
        return [one for one in self._sitting.decisions if one.values["item"] == item] if self._sitting else []

    def _show_hand(self, fallen: "list[Fallen]", *, again: bool) -> None:
        held = next((one for one in fallen if one.values["id"] == self._hand.record), None)
        if held is None and not again:
            held = next((one for one in fallen if one.values["status"] == "draft"), None)
        if held is not None:
            self._hold(held)
        elif self._sitting and (not again or self._hand.record):
            self._begin_next(self._sitting)
        elif self._sitting:
            self._hand.expect(self._sitting.next_number)

    def _begin_next(self, sitting: "Sitting") -> None:
        item = self._agenda.current or None
        self._hand.begin(self._meeting, item, self._item.text() if item else "", sitting.next_number)

    def _hold(self, fallen: "Fallen") -> None:
        if self._sitting:
            names = {seat.agency: seat.name for seat in self._sitting.seats}
            self._hand.show_decision(fallen, self._sitting.titles, names, self._sitting.next_number)
            self._fallen.choose(str(fallen.values["id"]))

    def _take_in_hand(self, record: str) -> None:
        held = next((one for one in self._of_item() if one.values["id"] == record), None)
        if held:
            self._hold(held)

    def _focus(self, part: QWidget) -> None:
        part.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _step(self, by: int) -> None:
        self._agenda.step(by)

    def say(self, text: str, look: str = "quiet") -> None:
        """A short word above the keys."""
        self._word.setText(text)
        self._word.setProperty("look", look)
        self._word.style().polish(self._word)

    def _toggle(self, agency: str) -> None:
        seat = next(one for one in self._sitting.seats if one.agency == agency) if self._sitting else None
        if seat:
            meeting, word, person = self._meeting, words.next_presence(seat.presence), self.opened.person
            self.opened.change(lambda desk: _attend(desk, meeting, agency, word, person))

    def _add_matter(self) -> None:
        meeting, title, person = self._meeting, self._matter.text().strip(), self.opened.person
        if title:
            self._matter.setText("")  # unlike clearing it, this leaves no typing to take back
            added = tr("Added to the agenda: {title}", title=title)
            self.opened.change(lambda desk: _put_on_agenda(desk, meeting, title, person), lambda _: self.say(added))

    def _keep_notes(self, item: str, text: str) -> None:
        person = self.opened.person
        self.opened.change(lambda desk: _write(desk, item, text, person), lambda _: self.say(tr("Saved.")))

    def _move(self, by: int) -> None:
        """Take the matter up earlier or later on the agenda."""
        item, meeting, person = self._agenda.current, self._meeting, self.opened.person
        order = [str(one.values["id"]) for one in self._sitting.matters] if self._sitting else []
        to = order.index(item) + by if item in order else -1
        if 0 <= to < len(order):
            order.remove(item)
            order.insert(to, item)
            self._notes.flush()
            self.opened.change(lambda desk: _arrange(desk, meeting, order, person), failed=self._refused)

    def _begin_decision(self) -> None:
        if self._sitting:
            self._begin_next(self._sitting)
            self._hand.begin_typing()

    def _all_agree(self) -> None:
        meeting, person = self._meeting, self.opened.person
        self._hand.with_record(
            lambda record: self.opened.change(lambda desk: _agree(desk, meeting, record, person), failed=self._refused)
        )

    def _record(self) -> None:
        """Record the decision in hand; what is still being typed is kept first."""
        self._focus(self._fallen)
        person = self.opened.person
        self._hand.with_record(
            lambda record: self.opened.change(lambda desk: _record(desk, record, person), self._recorded,
                                              failed=self._not_recorded)
        )  # fmt: skip

    def _recorded(self, number: str) -> None:
        self.say(tr("Recorded as {number}.", number=number), "good")

    def _not_recorded(self, error: Exception) -> None:
        """Say why not, and put the keyboard where that is mended."""
        self._refused(error)
        self._hand.take_up()

    def _refused(self, error: Exception) -> None:
        from ui import wording

        self.say(wording.sentence_of(error), "bad")

    def _write_minutes(self) -> None:
        self._focus(self._agenda)
        self._notes.flush()
        meeting, person, tongue = self._meeting, self.opened.person, language()
        self.opened.change(
            lambda desk: write_minutes(desk, meeting, person, tongue), self._minutes_written, failed=self._refused
        )

    def _minutes_written(self, path: Path) -> None:
        self.say(tr("The minutes are written: {file}, beside the desk.", file=path.name), "good")


def _steps() -> list[Step]:
    return [
        Step("F2", tr("Agenda")), Step("Shift+F2", tr("Late item")), Step("Ctrl+↑ ↓", tr("Next item")),
        Step("Ctrl+Shift+↑ ↓", tr("Move the item")), Step("F3", tr("Attendance")),
        Step(tr("Space"), tr("present, excused, absent")), Step("F4", tr("What was said")),
        Step("Ctrl+P", tr("Papers")),
        Step("F5", tr("New decision")), Step("F7", tr("Reservation")), Step("Shift+F7", tr("The others agree")),
        Step("F8", tr("Action")), Step("F9", tr("Record")), Step("Ctrl+Z", tr("Undo")),
        Step("F12", tr("Write the minutes")), Step("Esc", tr("Leave")),
    ]  # fmt: skip


def _head(text: str, keys: str) -> QWidget:
    made = QWidget()
    made.setLayout(row(label(text, "label"), 1, label(keys, "key")))
    return made


def _high(inside: QVBoxLayout, height: int) -> QWidget:
    made = QWidget()
    made.setFixedHeight(height)
    made.setLayout(inside)
    return made


def _is_undo(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Undo)


def _has_typing(field: QObject) -> bool:
    """Whether a field has typing of its own to take back."""
    if isinstance(field, QLineEdit):
        return field.isUndoAvailable()
    return isinstance(field, QPlainTextEdit) and field.document().isUndoAvailable()


def write_minutes(desk: "Desk", meeting: str, person: str, language: str) -> Path:
    """Say that the meeting was held and write its minutes beside the desk; runs on the worker."""
    from pbdesk.desk import briefing, sitting
    from pbdesk.desk.wanted import Wanted

    sitting.end(desk, meeting, person)
    name = "".join(one if one.isalnum() or one in " -" else " " for one in sitting.name_of(desk, meeting))
    path = desk.path.with_name(f"{' '.join(name.split())}.docx")
    briefing.write(desk, Wanted(kind="minutes", record=meeting, language=language), path, person=person)
    return path


def _sitting(desk: "Desk", meeting: str) -> "Sitting":
    from pbdesk.desk import sitting

    return sitting.sitting(desk, meeting)


def _put_on_agenda(desk: "Desk", meeting: str, title: str, person: str) -> str:
    from pbdesk.desk import sitting

    return sitting.put_on_agenda(desk, meeting, title, person)


def _arrange(desk: "Desk", meeting: str, order: list[str], person: str) -> None:
    from pbdesk.desk import arranging

    arranging.arrange(desk, meeting, order, person)


def _attend(desk: "Desk", meeting: str, agency: str, presence: str, person: str) -> None:
    from pbdesk.desk import sitting

    sitting.attend(desk, meeting, agency, presence, person)


def _write(desk: "Desk", item: str, text: str, person: str) -> bool:
    from pbdesk.desk import writing

    return writing.set_values(desk, item, {"minutes": text.strip() or None}, person)


def _agree(desk: "Desk", meeting: str, decision: str, person: str) -> int:
    from pbdesk.desk import sitting

    return sitting.agree(desk, meeting, decision, person)


def _record(desk: "Desk", decision: str, person: str) -> str:
    from pbdesk.desk import recording

    return recording.record(desk, decision, person)
