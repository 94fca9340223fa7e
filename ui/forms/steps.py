"""What can be done with a record besides writing in its fields: record, close, put off, hold, read whole."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from pbdesk.desk.wanted import Wanted
from pbdesk.records.kinds import KINDS
from ui.opened import Opened
from ui.theme import SPACE
from ui.widgets.days import DayEdit
from ui.widgets.flow import flowing
from ui.widgets.parts import button, clear, label, row
from ui.words import language, tr, within

if TYPE_CHECKING:
    from pbdesk.store.desk import Desk

_CLOSED = ("done", "cancelled")


class Steps(QWidget):
    """The steps that a record's kind and state allow; nothing where there are none."""

    refused = Signal(object)
    """A rule forbids the step (the error)."""
    leads_away = Signal()
    """The step leads to a page that wants the room."""

    def __init__(self, opened: Opened) -> None:
        super().__init__()
        self._opened = opened
        self._shown: tuple[object, ...] = ()
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(SPACE)
        self.hide()

    def show_steps(self, kind: str, values: dict[str, Any]) -> None:
        """Show the steps of a record; those shown already stay, with what is typed in them."""
        shown = (values.get("id"), values.get("status"), values.get("due"))
        if shown == self._shown:
            return
        self._shown = shown
        made = {"decision": self._of_decision, "action": self._of_action, "meeting": self._of_meeting,
                "country": self._of_country, "actor": self._of_actor}  # fmt: skip
        steps = {**made, "policy": self._of_policy, "framework": self._of_framework}.get(kind)
        clear(self._rows)
        self.setVisible(bool(steps and steps(values)))

    def forget(self) -> None:
        """Show nothing."""
        self._shown = ()
        clear(self._rows)
        self.hide()

    def _do(self, verb: "Callable[[Desk], object]") -> None:
        self._opened.change(verb, failed=self.refused.emit)

    def _of_decision(self, values: dict[str, Any]) -> bool:
        record, person = str(values["id"]), self._opened.person
        if values["status"] == "draft":
            act = button(
                tr("Record this decision"), lambda: self._do(lambda desk: _record(desk, record, person)), "main"
            )
            says = label(
                tr("It gets its number and does what it says; after that it never changes."), "quiet", wrap=True
            )
            self._rows.addLayout(row(*_with_key(act, "F9"), 1))
            self._rows.addWidget(says)
            position, action = (self._adding(part, record) for part in ("position", "action"))
            self._rows.addLayout(row(*_with_key(position, "F7"), *_with_key(action, "F8"), 1))
        else:
            preset = {"supersedes": record, "status": "draft", "type": "supersedes",
                      **{name: values[name] for name in ("task_force", "country")}}  # fmt: skip
            correct = button(tr("Correct it by another"), lambda: self._opened.kind_wanted.emit("decision", preset))
            self._rows.addWidget(flowing(correct, self._paper(tr("Write its record …"), "decision", record)))
        return True

    def _paper(self, words: str, kind: str, record: str) -> QPushButton:
        """What shows the pages of a document on this record."""
        wanted = Wanted(kind, record=record, as_of=self._opened.as_of, language=language())

        def show() -> None:
            self.leads_away.emit()
            self._opened.paper_wanted.emit(wanted)

        return button(words, show)

    def _adding(self, kind: str, decision: str) -> QPushButton:
        words = tr("Add {kind}", kind=within(tr(KINDS[kind].label)))
        return button(words, lambda: self._opened.kind_wanted.emit(kind, {"decision": decision}))

    def _of_action(self, values: dict[str, Any]) -> bool:
        if values["status"] in _CLOSED:
            return False
        record, person = str(values["id"]), self._opened.person
        done, day, why = _line(tr("What was done")), DayEdit(), _line(tr("Why, and who allowed it"))
        day.setAccessibleName(tr("New due day"))
        close = button(tr("Close"), lambda: self._do(lambda desk: _close(desk, record, done.text(), person)))
        self._rows.addLayout(row(done, close))
        done.returnPressed.connect(close.click)
        if values["due"]:
            put_off = button(tr("Put off"), lambda: self._put_off(record, day.value or "", why.text()))
            day.setFixedWidth(130)
            self._rows.addLayout(row(day, why, put_off))
            why.returnPressed.connect(put_off.click)
        return True

    def _put_off(self, record: str, due: str, why: str) -> None:
        person = self._opened.person
        self._do(lambda desk: _put_off(desk, record, due, person, why))

    def _of_meeting(self, values: dict[str, Any]) -> bool:
        record, held = str(values["id"]), values["status"] == "held"
        words, look = (tr("Open the meeting"), "") if held else (tr("Hold the meeting"), "main")
        hold = button(words, lambda: self._opened.meeting_wanted.emit(record), look)
        paper = tr("Write the minutes …") if held else tr("Write the notice …")
        self._rows.addWidget(flowing(hold, label("Ctrl+M", "key"), self._paper(paper, "minutes", record)))
        return True

    def _of_country(self, values: dict[str, Any]) -> bool:
        record = str(values["id"])
        self._rows.addLayout(row(button(tr("See its page"), lambda: self._look_at(record)), 1))
        return True

    def _of_actor(self, values: dict[str, Any]) -> bool:
        from ui.forms.joining import ask_to_join

        record, name = str(values["id"]), str(values["name"])
        same = button(tr("Is the same as …"), lambda: ask_to_join(self._opened, self, record, name))
        self._rows.addLayout(row(same, 1))
        return True

    def _look_at(self, country: str) -> None:
        """Put a country in focus and go to its page."""
        self.leads_away.emit()
        self._opened.focus(country, self._opened.as_of)
        self._opened.page_wanted.emit("countries")

    def _of_policy(self, values: dict[str, Any]) -> bool:
        return self._read(tr("Read it beside its coherence record"), "policy", str(values["id"]))

    def _of_framework(self, values: dict[str, Any]) -> bool:
        return self._read(tr("Read the whole framework"), "framework", str(values["id"]))

    def _read(self, words: str, kind: str, record: str) -> bool:
        self._rows.addLayout(row(button(words, lambda: self._opened.whole_wanted.emit(kind, record)), 1))
        return True


def _with_key(act: QPushButton, keys: str) -> tuple[QPushButton, QLabel]:
    """A step and the key it has, which is that of a meeting; what is being typed is kept before it is taken."""

    def take() -> None:
        act.setFocus(Qt.FocusReason.ShortcutFocusReason)
        act.click()

    QShortcut(QKeySequence(keys), act, take)
    return act, label(keys, "key")


def _line(name: str) -> QLineEdit:
    made = QLineEdit()
    made.setPlaceholderText(name)
    made.setAccessibleName(name)
    return made


def _record(desk: "Desk", record: str, person: str) -> str:
    from pbdesk.desk import recording

    return recording.record(desk, record, person)


def _close(desk: "Desk", record: str, outcome: str, person: str) -> None:
    from pbdesk.desk import following

    following.close(desk, record, outcome, person)


def _put_off(desk: "Desk", record: str, due: str, person: str, reason: str) -> None:
    from pbdesk.desk import following

    following.put_off(desk, record, due, person, reason)
