"""The search field at the top: records and commands, by keyboard from anywhere (Ctrl+K)."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QLineEdit

from pbdesk.records.kinds import KINDS
from ui import display
from ui.commands import Command, Commands
from ui.opened import Opened
from ui.theme import SPACE, icon
from ui.widgets.suggest import Suggestion, Suggestions
from ui.words import tr

if TYPE_CHECKING:
    from pbdesk.store.desk import Desk
    from pbdesk.store.search import Hit

_TYPING = 60
"""Milliseconds after a key when the newest matches are asked for."""
_PAUSED = 350
"""Milliseconds of not typing after which the best matches are asked for."""
_RECORDS, _COMMANDS = 12, 5
_COMES_BACK = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason,
               Qt.FocusReason.ActiveWindowFocusReason)  # fmt: skip
"""Why a field loses the keyboard only for a moment."""
_BESIDE = 8 * SPACE
"""Pixels that the picture and the edges of the field take from its words."""


class Finder(QLineEdit):
    """Finds records while a person types: the newest first, the best after a pause."""

    done = Signal()
    """A command was found and done, or a country put in focus; the keyboard is still here."""
    left = Signal()
    """The person is done with searching: something was taken, or given up, or the keyboard is elsewhere."""

    def __init__(self, commands: Commands) -> None:
        super().__init__()
        self._commands = commands
        self._opened: Opened | None = None
        self.setAcceptDrops(False)
        self._offers = Suggestions(self)
        self._offers.taken.connect(self._take)
        self._typing = QTimer(self, singleShot=True, interval=_TYPING)
        self._paused = QTimer(self, singleShot=True, interval=_PAUSED)
        self._typing.timeout.connect(lambda: self.ask(ranked=False))
        self._paused.timeout.connect(lambda: self.ask(ranked=True))
        self.textEdited.connect(self._typed)
        self.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self._hints = (tr("Search records and commands (Ctrl+K)"), tr("Search (Ctrl+K)"), tr("Search"))
        self.setAccessibleName(tr("Search records and commands"))
        self.setClearButtonEnabled(True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say as much of what it is for as there is room for: a hint that is cut says less than a short one."""
        super().resizeEvent(event)
        room = event.size().width() - _BESIDE
        fits = (one for one in self._hints if self.fontMetrics().horizontalAdvance(one) <= room)
        self.setPlaceholderText(next(fits, ""))

    def serve(self, opened: Opened | None) -> None:
        """Search this desk from now on."""
        self._opened = opened

    def call(self) -> None:
        """Take the keyboard."""
        self.setFocus()
        self.selectAll()
        self._typed()

    def event(self, event: QEvent) -> bool:
        """Escape is the search's own while it has the keyboard, not that of a record beside the page."""
        overriding = event.type() == QEvent.Type.ShortcutOverride
        if overriding and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape takes away what was sought, and leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.focusNextChild()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _COMES_BACK:
            self.left.emit()

    def _typed(self) -> None:
        commands = self._matching_commands()
        self._offers.offer(commands)
        if self._opened and self.text().strip():
            if not commands:
                self._offers.expect()
            self._typing.start()
            self._paused.start()

    def _matching_commands(self) -> list[Suggestion]:
        found = self._commands.matching(self.text())[:_COMMANDS]
        return [Suggestion(f"command:{one.name}", _with_keys(one), "", tr("Commands"), "forward") for one in found]

    def ask(self, *, ranked: bool) -> None:
        """Ask the desk for what matches now: the best, or the newest."""
        if self._opened is None:
            return
        text = self.text().strip()

        def found(hits: "list[Hit]") -> None:
            waits = self._offers.first_wanted and not ranked
            if text == self.text().strip() and self.hasFocus() and not waits:
                self._offer(hits, ranked=ranked)

        self._opened.ask(lambda desk: _find(desk, text, ranked=ranked), found, owner=self)

    def _offer(self, hits: "list[Hit]", *, ranked: bool) -> None:
        head = tr("Records, the best match first") if ranked else tr("Records, the newest first")
        records = [
            Suggestion(
                f"record:{hit.id}", hit.title, _under(hit), head, page_picture(hit.kind),
            )
            for hit in hits
        ]  # fmt: skip
        said, countries = tr("Countries"), [hit for hit in hits if hit.kind == "country"]
        focus = [
            Suggestion(f"focus:{hit.id}", tr("Put {country} in focus", country=hit.title), "", said, "countries")
            for hit in countries
        ]
        advice = tr("Try fewer words, or only how a word begins; every word must begin a word of the record.")
        offered = [*records, *focus, *self._matching_commands()]
        self._offers.offer(offered or [Suggestion("", tr("Nothing is found."), advice)])

    def _take(self, key: str) -> None:
        sort, _, name = key.partition(":")
        self.clear()
        if sort == "command":
            self._commands.run(name)
        elif self._opened and sort == "focus":
            self._opened.focus(name, self._opened.as_of)
        elif self._opened:
            self._opened.record_wanted.emit(name)
        if sort != "record" and self.hasFocus():
            self.done.emit()
        self.left.emit()


def _under(hit: "Hit") -> str:
    """The kind of a record found, what tells it from its namesakes, and where the words stand if not in its title."""
    told = "" if hit.snippet in hit.title else hit.snippet
    return " — ".join(filter(None, [display.kind_and_apart(hit), told]))


def page_picture(kind: str) -> str:
    """The icon of the page on which records of a kind stand."""
    subject = KINDS[kind].subject
    return "countries" if subject == "framework" else subject


def _with_keys(command: Command) -> str:
    keys = QKeySequence.listFromString(command.keys)
    return f"{command.text}   {keys[0].toString(QKeySequence.SequenceFormat.NativeText)}" if keys else command.text


def _find(desk: "Desk", text: str, *, ranked: bool) -> "list[Hit]":
    from pbdesk.desk import reading

    return reading.find(desk, text, limit=_RECORDS, ranked=ranked)
