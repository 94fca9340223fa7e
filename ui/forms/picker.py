"""Choosing a record to link to: type a part of its name, take it from the list."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from pbdesk.records.kind import Value
from pbdesk.records.kinds import KINDS
from ui import display, wording
from ui.opened import Opened
from ui.tables import columns
from ui.theme import icon
from ui.widgets.cut import CutLine
from ui.widgets.suggest import Suggestion, Suggestions
from ui.words import quoted, tr, within

if TYPE_CHECKING:
    from pbdesk.store.desk import Desk
    from pbdesk.store.search import Hit

_PAUSE = 120
"""Milliseconds of not typing after which the desk is asked."""
_OFFERED = 12
_CREATE = "+"
"""Begins the key of a suggestion that creates what was typed; no id begins so."""
_BEGIN = "…"
"""Begins that of one that opens a form for it, because it needs more than its name."""
_BEGUN: dict[str, dict[str, Value]] = {"decision": {"status": "draft"}}
"""What a record created by its name begins with beside it."""


class LinkEdit(CutLine):
    """A line that holds one record of a kind; without a kind, any record."""

    committed = Signal(object)
    """The id of the record chosen, or None for not known."""
    misread = Signal(str)
    """What was typed is no record, and what to do; nothing once it is one."""

    def __init__(self, opened: Opened, kind: str, parent: QWidget | None = None, *, creates: bool = False) -> None:
        super().__init__(parent)
        self._opened, self._kind = opened, kind
        self._creates = creates and may_be_created(kind)
        self._begins = creates and not self._creates and kind in KINDS
        self._value: str | None = None
        self._title = ""
        self._offers = Suggestions(self)
        self._offers.taken.connect(self._taken)
        self._known: dict[str, str] = {}
        self._told: dict[str, str] = {}
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
        if self.text().strip():
            self._offers.expect()
        else:
            self._offers.withdraw()
        self._pause.start()

    def _called(self) -> str:
        return within(tr(KINDS[self._kind].label)) if self._kind else tr("a record")

    @property
    def value(self) -> str | None:
        """The id of the record it holds, or None for not known."""
        return self._value

    def show_value(self, value: str | None, title: str) -> None:
        """Show a record by its title without telling anybody."""
        self._value, self._title = value, display.title(title)
        self.setText(self._title)
        self.setCursorPosition(0)
        self._go.setVisible(value is not None)
        self.misread.emit("")

    def clear_choice(self) -> None:
        """Be empty again, ready for the next."""
        self.show_value(None, "")

    def _ask(self) -> None:
        self._find(self._offer)

    def _find(self, then: Callable[[str, dict[str, str]], None]) -> None:
        text = self.text().strip()

        def found(hits: "list[Hit]") -> None:
            self._known = {hit.id: display.title(hit.title) for hit in hits}
            told = display.apart if self._kind else display.kind_and_apart
            self._told = {hit.id: told(hit) for hit in hits}
            then(text, self._known)

        self._opened.ask(lambda desk: _choices(desk, self._kind, text), found, owner=self)

    def _offer(self, text: str, records: dict[str, str]) -> None:
        if text != self.text().strip():
            return
        offers = [Suggestion(record, title, self._told[record]) for record, title in records.items()]
        if text and text.casefold() not in map(str.casefold, records.values()):
            offers += self._new(text)
        self._offers.offer(offers, first=bool(text))

    def _new(self, text: str) -> list[Suggestion]:
        """What makes the record that is not there yet."""
        if self._creates:
            return [Suggestion(_CREATE + text, tr("Create “{name}”", name=text), picture="add", unseen=False)]
        if self._begins:
            said = tr("Add {kind} “{name}” …", kind=self._called(), name=text)
            return [Suggestion(_BEGIN + text, said, picture="add", unseen=False)]
        return []

    def _taken(self, key: str) -> None:
        if key.startswith(_BEGIN):
            preset: dict[str, Value] = {columns.main(KINDS[self._kind]).name: key.removeprefix(_BEGIN)}
            self._opened.kind_wanted.emit(self._kind, preset)
        elif key.startswith(_CREATE):
            self._create(key.removeprefix(_CREATE))
        else:
            self._give(key, self._known.get(key, ""))

    def _create(self, name: str) -> None:
        """Add a record of that name without leaving the field."""
        kind, person = self._kind, self._opened.person

        def created(record: str) -> None:
            self._give(record, name)
            self._opened.said.emit(tr("Added {what}", what=f"{tr(KINDS[kind].label)} {quoted(name)}"))

        def failed(error: Exception) -> None:
            self.misread.emit(wording.sentence_of(error))

        self._opened.change(lambda desk: _add(desk, kind, name, person), created, failed=failed)

    def _left(self) -> None:
        text = self.text().strip()
        if not text and self._value is not None:
            self._give(None, "")
        elif text in ("", self._title):
            self.misread.emit("")
        else:
            self.misread.emit(tr("Choose one of those offered as you type."))
            self._find(self._settle)

    def _settle(self, text: str, records: dict[str, str]) -> None:
        """Take what was typed for the one record that it can mean; else it stays, and is said to be none."""
        meant = [record for record, title in records.items() if title.casefold() == text.casefold()]
        meant = meant or (list(records) if len(records) == 1 else [])
        if text != self.text().strip():
            return
        if len(meant) == 1:
            self._give(meant[0], records[meant[0]])
        elif not records and self._kind:
            self.misread.emit(tr("Nothing has that name yet. Choose one of those offered as you type."))

    def _give(self, value: str | None, title: str) -> None:
        changed = value != self._value
        self.show_value(value, title)
        if changed:
            self.committed.emit(value)

    def _open(self) -> None:
        if self._value:
            self._opened.record_wanted.emit(self._value)


def may_be_created(kind: str) -> bool:
    """Whether a record of a kind needs no more than its name."""
    if kind not in KINDS:
        return False
    needed = {field.name for field in KINDS[kind].fields if field.required}
    return KINDS[kind].part_of == "" and needed - {columns.main(KINDS[kind]).name} <= set(_BEGUN.get(kind, {}))


def _add(desk: "Desk", kind: str, name: str, person: str) -> str:
    from pbdesk.desk import writing

    return writing.add(desk, KINDS[kind], {columns.main(KINDS[kind]).name: name, **_BEGUN.get(kind, {})}, person)


def _choices(desk: "Desk", kind: str, text: str) -> "list[Hit]":
    from pbdesk.desk import reading

    if kind:
        return reading.choices(desk, KINDS[kind], text, limit=_OFFERED)
    return reading.find(desk, text, limit=_OFFERED, ranked=False)
