"""Meeting mode: agenda and attendance left, the item in the middle, the decision in hand right, keys below."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from ui import display
from ui.meeting import words
from ui.meeting.acts import Acts
from ui.meeting.decision import DecisionPane
from ui.meeting.keys import KeyStrip, Step
from ui.meeting.lists import AttendanceList, Entry, KeptList
from ui.meeting.matter import MatterHead
from ui.meeting.notes import Notes
from ui.meeting.papers import Papers
from ui.meeting.recording import Recording
from ui.meeting.sides import Sides
from ui.opened import Opened
from ui.pages.page import Page
from ui.theme import SPACE
from ui.widgets.parts import card, column, label, row
from ui.words import tr

if TYPE_CHECKING:
    from pbdesk.desk.sitting import Fallen, Sitting

_DECIDED = 96
"""How high the list of a matter's decisions is, so that nothing moves from item to item."""
_ROOMY = 620
"""So high, in pixels at 100 %, has the screen room for every key."""


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
        self._head = MatterHead()
        self._notes = Notes()
        self._fallen = KeptList(tr("Decisions under this item"))
        self._hand = DecisionPane(opened)
        self._word, self._keys = label("", "quiet"), KeyStrip(_steps())
        self._papers, self._acts = Papers(opened, self), Acts(opened, meeting, self)
        self._recording = Recording(self._hand, self._acts, self._fallen, self._refused)
        self._lay_out()
        self._connect()
        self._bind()
        self._offer()
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
            self._head,
            _head(tr("What was said"), "F4"), self._notes,
            _head(tr("Decisions under this item"), "Shift+F5"), self._fallen, spacing=SPACE,
        )  # fmt: skip
        middle.setStretch(2, 1)
        self._fallen.setFixedHeight(_DECIDED)
        parts = Sides(left, middle, column(_head(tr("Decision"), "F5"), self._hand))
        self.rows.setSpacing(SPACE)
        self.rows.addLayout(row(self._title, 1, self._present))
        self.rows.addWidget(parts, 1)
        self.rows.addWidget(card(self._word, self._keys, look="notice", spacing=SPACE))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keys.say(every=self.height() >= _ROOMY)

    def _connect(self) -> None:
        self._agenda.moved.connect(self._go_to)
        self._agenda.wanted.connect(lambda _: self._notes.setFocus(Qt.FocusReason.ShortcutFocusReason))
        self._matter.returnPressed.connect(self._add_matter)
        self._seats.toggled.connect(self._toggle)
        self._seats.wanted.connect(self._take_the_chair)
        self._fallen.moved.connect(self._take_in_hand)
        self._fallen.wanted.connect(lambda _: self._hand.begin_typing())
        self._notes.written.connect(self._acts.write)
        self._hand.said.connect(self.say)
        self._papers.said.connect(self.say)
        self._acts.said.connect(self.say)
        self._acts.refused.connect(self._refused)

    def _offer(self) -> None:
        """What the lists' own menus offer."""
        look, take_off = self.opened.record_wanted.emit, self._acts.take_off
        for some, delete in ((self._agenda, tr("Take it off the agenda")), (self._fallen, tr("Delete the draft"))):
            some.offer(tr("Open it beside the meeting"), "Ctrl+Return", look)
            some.offer(delete, "Del", take_off)
        self._agenda.offer(tr("Put it off to the next meeting"), "Shift+F4", lambda _: self._put_off(), bound=False)
        self._seats.offer(tr("It takes the chair"), "Return", self._take_the_chair, bound=False)

    def _bind(self) -> None:
        for keys, act in (
            ("F2", partial(self._focus, self._agenda)), ("Shift+F2", partial(self._focus, self._matter)),
            ("F3", partial(self._focus, self._seats)),
            ("F4", partial(self._focus, self._notes)), ("Shift+F4", self._put_off), ("F5", self._begin_decision),
            ("Shift+F5", partial(self._focus, self._fallen)), ("F7", self._hand.begin_position),
            ("Shift+F7", self._recording.agree), ("F8", self._hand.begin_action),
            ("F9", self._recording.record),
            ("F12", self._write_minutes), ("Ctrl+P", lambda: self._papers.show(self._sitting, self._agenda.current)),
            ("Ctrl+Down", partial(self._agenda.step, 1)), ("Ctrl+Up", partial(self._agenda.step, -1)),
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
        self._hand.finish()

    def leave(self) -> None:
        """Keep what was typed and go back to where the secretary came from."""
        self.keep()
        self.left.emit()

    def refresh(self) -> None:
        self._acts.read(self._show)

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
        if first:
            self._agenda.choose(self.opened.kept(self.opened.here("meeting item")))
        if first or not self._agenda.current:
            self._agenda.step(0)
        if first:
            self._seats.step(0)
            self.take_keyboard()
        self._show_item(again=not first)

    def take_keyboard(self) -> None:
        """Let the arrow keys go through the agenda."""
        self._focus(self._agenda)

    def _go_to(self, item: str) -> None:
        self._notes.flush()
        self.say("")
        self._hand.finish()
        self.opened.keep(self.opened.here("meeting item"), item)
        self._show_item(again=False)

    def _show_item(self, *, again: bool) -> None:
        """Show the item that is chosen; `again` where it was shown before and the decision in hand stays."""
        if self._sitting is None:
            return
        item = self._agenda.current
        matter = next((one for one in self._sitting.matters if one.values["id"] == item), None)
        self._head.show_matter(matter)
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
        elif self._sitting and (not again or self._hand.record or self._hand.item != (self._agenda.current or None)):
            self._begin_next(self._sitting)
        elif self._sitting:
            self._hand.expect(self._sitting.next_number)

    def _begin_next(self, sitting: "Sitting") -> None:
        item = self._agenda.current or None
        self._hand.begin(self._meeting, item, self._head.title if item else "", sitting.next_number)

    def _hold(self, fallen: "Fallen") -> None:
        if self._sitting:
            names = {seat.agency: seat.name for seat in self._sitting.seats}
            self._hand.show_decision(fallen, self._sitting.titles, names, self._sitting.next_number)
            self._fallen.choose(str(fallen.values["id"]))

    def _take_in_hand(self, record: str) -> None:
        held = next((one for one in self._of_item() if one.values["id"] == record), None)
        if held:
            self._hand.finish()
            self._hold(held)

    def _focus(self, part: QWidget) -> None:
        part.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def say(self, text: str, look: str = "quiet") -> None:
        """A short word above the keys."""
        self._word.setText(text)
        self._word.setProperty("look", look)
        self._word.style().polish(self._word)

    def _toggle(self, agency: str) -> None:
        seat = next(one for one in self._sitting.seats if one.agency == agency) if self._sitting else None
        if seat:
            self._acts.toggle(agency, words.next_presence(seat.presence))

    def _add_matter(self) -> None:
        if text := self._matter.text().strip():
            self._matter.setText("")  # unlike clearing it, this leaves no typing to take back
            self._acts.add(text)

    def _put_off(self) -> None:
        if item := self._agenda.current:
            self._notes.flush()
            self._acts.put_off(item)

    def _take_the_chair(self, agency: str) -> None:
        if self._sitting:
            self._acts.take_the_chair(agency, words.short_name(self._sitting, agency))

    def _move(self, by: int) -> None:
        """Take the matter up earlier or later on the agenda."""
        item = self._agenda.current
        order = [str(one.values["id"]) for one in self._sitting.matters] if self._sitting else []
        to = order.index(item) + by if item in order else -1
        if 0 <= to < len(order):
            order.remove(item)
            order.insert(to, item)
            self._notes.flush()
            self._acts.arrange(order)

    def _begin_decision(self) -> None:
        if self._sitting:
            self._hand.finish()
            self._begin_next(self._sitting)
            self._hand.begin_typing()

    def _refused(self, error: Exception) -> None:
        from ui import wording

        self.say(wording.sentence_of(error), "bad")

    def _write_minutes(self) -> None:
        self._focus(self._agenda)
        self.keep()
        self._acts.write_minutes()


def _steps() -> list[Step]:
    return [
        Step("F2", tr("Agenda"), told=True), Step("Shift+F2", tr("Late item"), told=True),
        Step("Ctrl+↑ ↓", tr("Next item")), Step("Ctrl+Shift+↑ ↓", tr("Move the item")),
        Step("F3", tr("Attendance"), told=True), Step(tr("Space"), tr("present, excused, absent")),
        Step("Enter", tr("takes the chair")), Step("F4", tr("What was said"), told=True),
        Step("Shift+F4", tr("Put the item off")), Step("Ctrl+P", tr("Papers")),
        Step("F5", tr("New decision"), told=True), Step("F7", tr("Reservation"), told=True),
        Step("Shift+F7", tr("The others agree")), Step("F8", tr("Action"), told=True), Step("F9", tr("Record")),
        Step("Ctrl+Z", tr("Undo")), Step("F12", tr("Write the minutes")), Step("Esc", tr("Leave")),
    ]  # fmt: skip


def _head(text: str, keys: str) -> QWidget:
    made = QWidget()
    made.setLayout(row(label(text, "label"), 1, label(keys, "key")))
    return made


def _is_undo(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Undo)


def _has_typing(field: QObject) -> bool:
    """Whether a field has typing of its own to take back."""
    if isinstance(field, QLineEdit):
        return field.isUndoAvailable()
    return isinstance(field, QPlainTextEdit) and field.document().isUndoAvailable()
