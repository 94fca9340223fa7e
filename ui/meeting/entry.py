"""A line of inputs that takes down one more record: Enter keeps it and makes room for the next."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from pbdesk.records.kind import Kind, Type
from ui.forms.inputs import Input, input_for
from ui.opened import Opened
from ui.theme import SPACE
from ui.widgets.days import DayEdit
from ui.widgets.parts import label
from ui.words import tr


class EntryLine(QWidget):
    """Some fields of a kind, small labels above them; their values are given to `take` once what is needed is there.

    What `take` does not want stays in the line. A field `below` has a line of its own under the others.
    """

    lacking = Signal(str)
    """What is still needed, in words."""

    def __init__(
        self, opened: Opened, kind: Kind, places: Sequence[tuple[str, int]], needed: Sequence[str],
        begun: Mapping[str, Any], take: Callable[[dict[str, Any]], bool], below: str = "",
    ) -> None:  # fmt: skip
        super().__init__()
        self._take_down = take
        self._kind, self._needed, self._begun = kind, needed, dict(begun)
        self._values: dict[str, Any] = dict(begun)
        self._misread: dict[str, str] = {}
        self._inputs: dict[str, Input] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE)
        grid.setVerticalSpacing(2)
        for at, (name, share) in enumerate(places):
            self._lay_out(opened, grid, (0, at, 1), name)
            grid.setColumnStretch(at, share)
        if below:
            self._lay_out(opened, grid, (2, 0, len(places)), below)
        self.clear()

    def _lay_out(self, opened: Opened, grid: QGridLayout, place: tuple[int, int, int], name: str) -> None:
        """Put a field at a row and a column, over so many columns."""
        field = self._kind.by_name[name]
        line = replace(field, type=Type.TEXT) if field.type is Type.PROSE else field
        made = input_for(opened, line, self._kind.by_name)
        made.committed.connect(self._take)
        made.misread.connect(lambda text: self._misreading(name, text))
        if isinstance(made.inner, QLineEdit):
            made.inner.setPlaceholderText("")
        self._inputs[name] = made
        above = label(tr(field.label), "label", wrap=True)
        above.setAlignment(Qt.AlignmentFlag.AlignBottom)
        above.setBuddy(made.inner)
        top, at, across = place
        for down, part in enumerate((above, made), top):
            part.setMinimumWidth(0)
            grid.addWidget(part, down, at, 1, across)

    def _take(self, values: dict[str, Any]) -> None:
        self._values |= values

    def _misreading(self, name: str, text: str) -> None:
        self._misread[name] = text

    @property
    def last(self) -> QWidget:
        """Where Tab leaves it."""
        return list(self._inputs.values())[-1].inner

    def begin(self) -> None:
        """Take the keyboard."""
        next(iter(self._inputs.values())).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def clear(self) -> None:
        """Be empty again, ready for the next."""
        self._values, self._misread = dict(self._begun), {}
        for one in self._inputs.values():
            one.show_values(self._values, {})

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._keep():
                self.begin()
        else:
            super().keyPressEvent(event)

    def _unread_day(self) -> str:
        """What is wrong with a day that was typed and not understood."""
        days = (one.inner for one in self._inputs.values() if isinstance(one.inner, DayEdit))
        return next((tr("Not understood. Write a day such as 14 Mar 2026.") for day in days
                     if day.text().strip() and day.value is None), "")  # fmt: skip

    @property
    def empty(self) -> bool:
        """Whether nothing is typed in it."""
        lines = (one.inner for one in self._inputs.values() if isinstance(one.inner, QLineEdit))
        return not any(line.text().strip() for line in lines)

    def finish(self) -> bool:
        """Keep what is typed in it as Enter does; whether nothing is left in it."""
        if self.empty or not self.isEnabled():
            return True
        at = self.window().focusWidget()
        if at is not None and self.isAncestorOf(at):
            at.clearFocus()
        return self._keep()

    def _keep(self) -> bool:
        missing = [name for name in self._needed if not self._values.get(name)]
        misread = next(filter(None, self._misread.values()), "") or self._unread_day()
        if missing or misread:
            fields = ", ".join(tr(self._kind.by_name[name].label) for name in missing)
            self.lacking.emit(misread or tr("Still needed: {fields}.", fields=fields))
            return False
        taken = self._take_down({name: value for name, value in self._values.items() if value not in (None, "")})
        if taken:
            self.clear()
        return taken
