"""The text of a policy, edited in place: sections with heading and text, added, reordered and taken out."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QVBoxLayout, QWidget

from pbdesk.errors import PbdeskError
from pbdesk.records.kinds import KINDS
from ui import wording
from ui.forms.inputs import Input, input_for
from ui.forms.prose import ProseInput
from ui.opened import Opened
from ui.theme import SPACE
from ui.widgets.parts import button, card, column, label, row, tool
from ui.words import tr, within

if TYPE_CHECKING:
    from pbdesk.store.desk import Desk

Values = dict[str, Any]
_WITHIN = Qt.ShortcutContext.WidgetWithChildrenShortcut


class SectionBox(QFrame):
    """One section: its heading and text, and the tools to move it or take it out."""

    moved = Signal(int)
    """The person wants it so many places further down."""

    def __init__(self, opened: Opened, section: str) -> None:
        super().__init__()
        self._opened, self.section = opened, section
        fields = KINDS["section"].by_name
        self.heading: Input = input_for(opened, fields["heading"], fields)
        self.text = ProseInput(fields["text"])
        self.text.show_whole()
        self.heading.inner.setProperty("look", "page heading")
        self.text.inner.setProperty("look", "page text")
        self.text.say_what_to_type(tr("Write the text of this section here."))
        self.number = label("", "heading")
        self.number.setFixedWidth(3 * SPACE)
        self._up = tool(tr("Move this section up (Alt+Up)"), "up", partial(self.moved.emit, -1))
        self._down = tool(tr("Move this section down (Alt+Down)"), "down", partial(self.moved.emit, 1))
        self._out = tool(tr("Take this section out"), "remove", self._remove)
        self._wrong = label("", "bad", wrap=True)
        self._wrong.hide()
        head = row(self.number, self.heading, self._up, self._down, self._out, spacing=SPACE // 2)
        head.setStretch(1, 1)
        below = column(self.text, self._wrong, spacing=SPACE // 2)
        below.setContentsMargins(3 * SPACE + head.spacing(), 0, 0, 0)
        self.setLayout(column(head, below, spacing=SPACE // 2))
        for one in (self.heading, self.text):
            one.committed.connect(self._save)
        self.heading.inner.installEventFilter(self)
        for keys, step in (("Alt+Up", -1), ("Alt+Down", 1)):
            QShortcut(QKeySequence(keys), self, partial(self.moved.emit, step)).setContext(_WITHIN)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Several paragraphs pasted into the heading: the first is the heading, the others are the text."""
        if watched is self.heading.inner and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            pasted = QApplication.clipboard().text().strip() if event.matches(QKeySequence.StandardKey.Paste) else ""
            heading, _, text = pasted.partition("\n")
            if text:
                self._paste(heading.strip(), text.strip())
                return True
        return super().eventFilter(watched, event)

    def _paste(self, heading: str, text: str) -> None:
        line = self.heading.inner
        if isinstance(line, QLineEdit) and not line.isReadOnly():
            line.insert(heading)
            self.text.add_paragraphs(text)

    def take_a_heading(self) -> None:
        """Let its heading be typed in the place of the one that it was begun with."""
        line = self.heading.inner
        line.setFocus()
        if isinstance(line, QLineEdit):
            line.selectAll()

    @property
    def in_order(self) -> list[QWidget]:
        """Its parts as they are written: what moves it or takes it out comes after its text."""
        return [self.heading, self.text, self._up, self._down, self._out]

    def show_section(self, values: Values, place: int, many: int, *, frozen: bool) -> None:
        """Show it as it stands; what the person is writing is left alone."""
        self.number.setText(f"{place}.")
        for one in (self.heading, self.text):
            if not one.busy:
                one.show_values(values, {})
            one.lock(locked=frozen)
        for part in (self._up, self._down, self._out):
            part.setVisible(not frozen)
        self._up.setEnabled(place > 1)
        self._down.setEnabled(place < many)

    def _save(self, values: Values) -> None:
        section, person = self.section, self._opened.person
        self._wrong.hide()
        self._opened.change(lambda desk: _set(desk, section, values, person), failed=self._refused)

    def _remove(self) -> None:
        section, person = self.section, self._opened.person
        said = tr("Deleted {what}. Undo brings it back.", what=within(tr("Section")))
        self._opened.change(
            lambda desk: _remove(desk, section, person), lambda _: self._opened.said.emit(said), failed=self._refused
        )

    def _refused(self, error: Exception) -> None:
        if not isinstance(error, PbdeskError):
            self._opened.tasks.failed.emit(error)
            return
        self._wrong.setText(wording.sentence_of(error))
        self._wrong.show()


class SectionsEditor(QWidget):
    """All sections of one policy; boxes are kept while their sections stand, so that nobody loses the cursor."""

    def __init__(self, opened: Opened) -> None:
        super().__init__()
        self._opened = opened
        self._policy = ""
        self._boxes: dict[str, SectionBox] = {}
        self._wanted = False
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2 * SPACE)
        self._empty = card(label(tr("No text yet. Add its sections one by one."), "quiet", wrap=True), look="notice")
        self.add = button(tr("Add a section"), self._add, picture="add")
        self.setLayout(column(self._rows, self._empty, row(self.add, 1), spacing=2 * SPACE))

    def show_sections(self, policy: str, sections: Sequence[Values], *, frozen: bool) -> None:
        """Show the sections of a policy in their order."""
        if policy != self._policy:
            self._policy, self._wanted = policy, False
        ids = [str(one["id"]) for one in sections]
        for gone in set(self._boxes) - set(ids):
            self._boxes.pop(gone).deleteLater()
        for place, values in enumerate(sections, 1):
            box = self._box(ids[place - 1])
            if self._rows.indexOf(box) != place - 1:
                self._rows.insertWidget(place - 1, box)
            box.show_section(values, place, len(ids), frozen=frozen)
        self._empty.setVisible(not ids)
        self.add.setVisible(not frozen)
        if self._wanted and ids:
            self._wanted = False
            self._boxes[ids[-1]].take_a_heading()

    @property
    def in_order(self) -> list[QWidget]:
        """Its parts from the top down."""
        return [*(part for section in self._order() for part in self._boxes[section].in_order), self.add]

    def _box(self, section: str) -> SectionBox:
        if section not in self._boxes:
            made = SectionBox(self._opened, section)
            made.moved.connect(lambda step: self._move(section, step))
            self._boxes[section] = made
        return self._boxes[section]

    def _order(self) -> list[str]:
        return sorted(self._boxes, key=lambda one: self._rows.indexOf(self._boxes[one]))

    def _move(self, section: str, step: int) -> None:
        order, policy, person = self._order(), self._policy, self._opened.person
        at = order.index(section)
        if not 0 <= at + step < len(order):
            return
        order.insert(at + step, order.pop(at))
        self._opened.change(lambda desk: _arrange(desk, policy, order, person))

    def _add(self) -> None:
        values = {"policy": self._policy, "position": len(self._boxes) + 1, "heading": tr("New section")}
        person = self._opened.person
        self._wanted = True
        self._opened.change(lambda desk: _make(desk, values, person))


def _set(desk: "Desk", section: str, values: Values, person: str) -> bool:
    from pbdesk.desk import writing

    return writing.set_values(desk, section, values, person)


def _make(desk: "Desk", values: Values, person: str) -> str:
    from pbdesk.desk import writing

    return writing.add(desk, KINDS["section"], values, person)


def _remove(desk: "Desk", section: str, person: str) -> None:
    from pbdesk.desk import writing

    writing.remove(desk, section, person)


def _arrange(desk: "Desk", policy: str, order: list[str], person: str) -> None:
    from pbdesk.desk import arranging

    arranging.arrange(desk, policy, order, person)
