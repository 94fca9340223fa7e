"""Choosing a record to link to: type a part of its name, take it from the list."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from pbdesk.records.kinds import KINDS
from ui.opened import Opened
from ui.theme import icon
from ui.widgets.suggest import Suggestion, Suggestions
from ui.words import tr

if TYPE_CHECKING:
    from pbdesk.store.desk import Desk

_PAUSE = 120
"""Milliseconds of not typing after which the desk is asked."""
_OFFERED = 12


class LinkEdit(QLineEdit):
    """A line that holds one record of a kind; without a kind, any record."""

    committed = Signal(object)
    """The id of the record chosen, or None for not known."""

    def __init__(self, opened: Opened, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._opened, self._kind = opened, kind
        self._value: str | None = None
        self._title = ""
        self._offers = Suggestions(self)
        self._offers.taken.connect(self._taken)
        self._known: dict[str, str] = {}
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._ask)
        self.textEdited.connect(self._type)
        self.editingFinished.connect(self._left)
        self._go = self.addAction(icon("open"), QLineEdit.ActionPosition.TrailingPosition)
        self._go.setText(tr("Open this record"))
        self._go.triggered.connect(self._open)
        self.setPlaceholderText(tr("Type to find {kind}", kind=self._called()))
        self.show_value(None, "")

    def _type(self) -> None:
        self._pause.start()

    def _called(self) -> str:
        return tr(KINDS[self._kind].label).lower() if self._kind else tr("a record")

    @property
    def value(self) -> str | None:
        """The id of the record it holds, or None for not known."""
        return self._value

    def show_value(self, value: str | None, title: str) -> None:
        """Show a record by its title without telling anybody."""
        self._value, self._title = value, title
        self.setText(title)
        self.setCursorPosition(0)
        self._go.setVisible(value is not None)

    def clear_choice(self) -> None:
        """Be empty again, ready for the next."""
        self.show_value(None, "")

    def _ask(self) -> None:
        text = self.text().strip()

        def found(records: list[tuple[str, str]]) -> None:
            self._known = dict(records)
            self._offers.offer([Suggestion(record, title) for record, title in records])

        self._opened.ask(lambda desk: _choices(desk, self._kind, text), found, owner=self)

    def _taken(self, record: str) -> None:
        self._give(record, self._known.get(record, ""))

    def _left(self) -> None:
        if not self.text().strip() and self._value is not None:
            self._give(None, "")
        elif self.text() != self._title:
            self.setText(self._title)

    def _give(self, value: str | None, title: str) -> None:
        changed = value != self._value
        self.show_value(value, title)
        if changed:
            self.committed.emit(value)

    def _open(self) -> None:
        if self._value:
            self._opened.record_wanted.emit(self._value)


def _choices(desk: "Desk", kind: str, text: str) -> list[tuple[str, str]]:
    from pbdesk.desk import reading

    if kind:
        return reading.choices(desk, KINDS[kind], text, limit=_OFFERED)
    return [(hit.id, hit.title) for hit in reading.find(desk, text, limit=_OFFERED, ranked=False)]
