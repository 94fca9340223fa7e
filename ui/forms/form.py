"""The fields of one record: labels, inputs, and beside each what is missing or wrong."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from pbdesk.records.kind import Field, Kind, Type, Values
from ui.forms.inputs import Input, input_for
from ui.forms.prose import SentenceInput
from ui.opened import Opened
from ui.theme import SPACE
from ui.widgets.parts import label
from ui.words import tr

_SHORT = (Type.DAY, Type.DATE, Type.CHOICE, Type.YESNO, Type.INTEGER, Type.NUMBER, Type.MONEY, Type.CODE)
_GIVEN = ("number", "reference")
"""Fields that a scheme or a ministry fills in, so that nobody begins with them."""
_SHORT_TEXTS = ("number", "version", "reference", "acronym", "time", "phone", "unit")


def is_sentence(field: Field) -> bool:
    """Whether a text may be longer than a line, so that it is shown over as many as it needs."""
    return field.type is Type.TEXT and field.name not in _SHORT_TEXTS


class FieldBox(QWidget):
    """One field: its label, its input, and a word below it where something is to be said."""

    def __init__(self, opened: Opened, field: Field, fields: Mapping[str, Field]) -> None:
        super().__init__()
        self.field = field
        self.input: Input = SentenceInput(field) if is_sentence(field) else input_for(opened, field, fields)
        self.name = label(tr(field.label), "label", wrap=True)
        self.name.setBuddy(self.input.inner)
        self.note = label("", "quiet", wrap=True)
        self.note.hide()
        if field.help:
            self.name.setToolTip(tr(field.help))
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(SPACE // 2)
        for part in (self.name, self.input, self.note):
            inside.addWidget(part)
        self.input.misread.connect(self._misread)

    def say(self, text: str, look: str) -> None:
        """A word below the input; an empty one takes it away."""
        self.note.setText(text)
        self.note.setProperty("look", look)
        self.note.style().polish(self.note)
        self.note.setVisible(bool(text))
        wrong = bool(text) and look == "bad"
        if self.input.inner.property("wrong") != wrong:
            self.input.inner.setProperty("wrong", wrong)
            self.input.inner.style().polish(self.input.inner)

    def _misread(self, text: str) -> None:
        """Say what is wanted; once it is read, only that is taken back, and what else is said stays."""
        if text or self.note.property("look") == "bad":
            self.say(text, "bad")

    def forget(self) -> None:
        """Take back what was said of another record's field."""
        self.input.unread = False
        self.say("", "quiet")

    def short(self, half: int) -> bool:
        """Whether two such fields stand side by side, as what is in it is seen whole on `half` a line."""
        brief = self.field.type in _SHORT or (self.field.type is Type.TEXT and not is_sentence(self.field))
        return brief and self.input.wants <= half


class Form(QWidget):
    """The fields of a kind, in the order of its description."""

    left = Signal(dict)
    """The person has left a field with these new values."""

    def __init__(self, opened: Opened, kind: Kind) -> None:
        super().__init__()
        self.kind = kind
        self._boxes = {field.name: FieldBox(opened, field, kind.by_name) for field in shown_fields(kind)}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(2 * SPACE)
        self._grid.setVerticalSpacing(3 * SPACE // 2)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        self._short: frozenset[str] | None = None
        self._arrange()
        for box in self._boxes.values():
            box.input.committed.connect(self.left)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Lay the fields out again where others than before are seen whole on half a line."""
        half = (self.width() - self._grid.horizontalSpacing()) // 2
        short = frozenset(name for name, box in self._boxes.items() if box.short(half))
        if short != self._short:
            self._short = short
            self._lay_out(short)

    def _lay_out(self, short: frozenset[str]) -> None:
        boxes, row = list(self._boxes.values()), 0
        while boxes:
            box = boxes.pop(0)
            if box.field.name in short:
                self._grid.addWidget(box, row, 0, Qt.AlignmentFlag.AlignTop)
            else:
                self._grid.addWidget(box, row, 0, 1, 2)
            if boxes and _side_by_side(short, *(one.field for one in (box, *boxes[:2]))):
                self._grid.addWidget(boxes.pop(0), row, 1, Qt.AlignmentFlag.AlignTop)
            row += 1

    def show_values(
        self, values: Values, titles: Mapping[str, str], *, anew: bool = False, frozen: bool = False
    ) -> None:
        """Show a record; unless it is another, a field that the person is changing is left alone."""
        frozen = frozen or self.kind.stands_still(values)
        for name, box in self._boxes.items():
            if anew:
                box.forget()
            if anew or not box.input.changing:
                box.input.show_values(values, titles)
            box.input.lock(locked=frozen and not self.kind.by_name[name].living)
        self._arrange()

    def ask_for(self, names: list[str]) -> None:
        """Say at these fields that they are needed, and why."""
        for name, box in self._boxes.items():
            if name in names:
                why = tr(box.field.help) if box.field.help else ""
                box.say(f"{tr('Needed.')} {why}".strip(), "warn")
            elif box.note.property("look") == "warn":
                box.say("", "warn")

    def complain(self, name: str, text: str) -> None:
        """Say at a field what is wrong with it."""
        if name in self._boxes:
            self._boxes[name].say(text, "bad")

    def settle(self, names: list[str]) -> None:
        """Take back the complaints at these fields."""
        for name in names:
            if name in self._boxes:
                self._boxes[name].say("", "quiet")

    def tell_sources(self, sources: Mapping[str, str]) -> None:
        """Say in the tip of each field where its value came from."""
        for name, box in self._boxes.items():
            tip = [tr(box.field.help) if box.field.help else "", sources.get(name, "")]
            box.name.setToolTip("\n".join(filter(None, tip)))

    def begin(self, preset: Mapping[str, Any]) -> None:
        """Put the keyboard into the first field that is still to be filled in."""
        wanted = [name for name in self._boxes if name not in preset]
        first = next((name for name in wanted if name not in _GIVEN), next(iter(wanted), ""))
        if first:
            self._boxes[first].input.setFocus()


def _side_by_side(short: frozenset[str], one: Field, beside: Field, after: Field | None = None) -> bool:
    """Whether two short fields share a line; two that belong together, as from and to, are not torn apart for it."""
    torn = after is not None and after.name in short and _belong(beside, after)
    return {one.name, beside.name} <= short and (_belong(one, beside) or not torn)


def _belong(one: Field, other: Field) -> bool:
    """A first and a last day, a value and its day, two amounts."""
    span = one.name.endswith("start") and other.name.endswith("end")
    return span or other.name == f"{one.name}_date" or one.type is other.type is Type.MONEY


def shown_fields(kind: Kind) -> list[Field]:
    """The fields of a form: all but the hidden ones and the currencies, which stand beside their amounts."""
    currencies = {field.currency for field in kind.fields if field.type is Type.MONEY}
    return [field for field in kind.fields if not field.hidden and field.name not in currencies]


def missing(kind: Kind, values: Mapping[str, Any]) -> list[str]:
    """The names of the fields that must be known before a record is kept."""
    return [field.name for field in kind.fields if field.required and values.get(field.name) in (None, "")]
