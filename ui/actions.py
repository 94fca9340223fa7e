"""What the menus do: desks opened and made, undo and redo by name, look and language."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QApplication, QFileDialog, QInputDialog, QMenu, QMessageBox

from pbdesk.records.kinds import KINDS
from ui import theme, wording, words
from ui.commands import Command
from ui.desks import Desks
from ui.endings import lists
from ui.exchange.acting import Exchanging
from ui.tables.commands import put as put_table_commands
from ui.widgets.rail import PAGES
from ui.window import Window
from ui.words import tr, within

if TYPE_CHECKING:
    from pbdesk.desk.telling import Past
    from pbdesk.sentences import Sentence
    from pbdesk.store.desk import Desk

LOOKS = {"system": "As the computer", "light": "Light", "dark": "Dark"}


class Actions(QObject):
    """The verbs of the menus, bound to one window."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._put()
        self._fill()
        window.commands.allow(desk=False)

    def _put(self) -> None:
        put = self._window.commands.put
        self.desks = Desks(self._window)
        put(Command("import", tr("Import a spreadsheet …"), self.import_file, "Ctrl+I"))
        Exchanging(self._window)
        put(Command("backup", tr("Make a backup …"), self.backup))
        put(Command("check", tr("Check the desk"), self.check))
        reopening = put(Command("reopen", tr("Open the last desk at start"), self.reopen, needs_desk=False))
        reopening.setCheckable(True)
        reopening.setChecked(self._window.settings.reopens)
        put(Command("name", tr("Your name …"), self.ask_name, needs_desk=False))
        put(Command("quit", tr("Quit"), self._window.close, "Ctrl+Q", needs_desk=False))
        put(Command("undo", tr("Undo"), self.undo, "Ctrl+Z"))
        put(Command("redo", tr("Redo"), self.redo, "Ctrl+Shift+Z; Ctrl+Y"))
        put(Command("find", tr("Search"), self._window.search, "Ctrl+K"))
        put(Command("everywhere", tr("All countries in focus"), self._everywhere))
        put(Command("menus", tr("The menus"), self.open_menus, "F10", needs_desk=False))
        put(Command("keys", tr("Keyboard"), self._window.show_keys, "F1; Ctrl+/", needs_desk=False))
        put(Command("next side", tr("Next side of the page"), partial(self._turn, 1), "Ctrl+PgDown"))
        put(Command("side before", tr("Side of the page before"), partial(self._turn, -1), "Ctrl+PgUp"))
        self._table = put_table_commands(self._window)
        put(Command("record", tr("Go to the open record"), self.enter_record, "Shift+F6"))
        self._put_adding()
        put(Command("meeting", tr("Hold the meeting"), self.hold_meeting, "Ctrl+M"))
        for at, (name, text) in enumerate(PAGES.items(), 1):
            keys = f"Ctrl+{at}" if at < 10 else ""
            put(Command(f"go {name}", tr("Go to {page}", page=tr(text)), partial(self._go, name), keys))

    def enter_record(self) -> None:
        """Put the keyboard into the record that is open beside the page."""
        shell = self._window.shell
        if shell and not shell.enter_sheet():
            self._window.say(tr("No record is open beside the page."))

    def _put_adding(self) -> None:
        """A command to add each kind of record of its own or of a country, found by its name in the search field."""
        for kind in (one for one in KINDS.values() if one.part_of in ("", "country")):
            text = tr("Add {kind}", kind=within(tr(kind.label)))
            self._window.commands.put(Command(f"add {kind.name}", text, partial(self._add, kind.name)))

    def _add(self, kind: str) -> None:
        if self._window.opened:
            self._window.opened.kind_wanted.emit(kind, {})

    def _turn(self, by: int) -> None:
        if self._window.shell:
            self._window.shell.turn(by)

    def _fill(self) -> None:
        bar, fill = self._window.menuBar(), self._window.commands.fill
        desks = ["new", "open", "sample", "close", "reopen"]
        others = ["import", "", "send", "merge", "", "passphrase", "backup", "restore"]
        fill(bar, tr("&Desk"), [*desks, "", *others, "check", "", "name", "quit"])
        fill(bar, tr("&Edit"), ["undo", "redo", "", "find"]).aboutToShow.connect(self._name_undo)
        fill(bar, tr("&Table"), self._table)
        sides = ["next side", "side before"]
        fill(bar, tr("&Go"), ["meeting", "", *(f"go {name}" for name in PAGES), "", *sides, "everywhere"])
        view = bar.addMenu(tr("&View"))
        self._choices(view.addMenu(tr("Look")), LOOKS, self._window.settings.text("look", "system"), self.set_look)
        languages = dict(words.LANGUAGES)
        self._choices(view.addMenu(tr("Language")), languages, words.language(), self.set_language)
        fill(bar, tr("&Help"), ["keys"])

    def _choices(self, menu: QMenu, texts: dict[str, str], current: str, act: Callable[[str], None]) -> None:
        group = QActionGroup(menu)
        for key, text in texts.items():
            action = menu.addAction(tr(text))
            action.setCheckable(True)
            action.setChecked(key == current)
            action.triggered.connect(partial(_chosen, act, key))
            group.addAction(action)

    def _everywhere(self) -> None:
        if self._window.opened:
            self._window.opened.focus(None, self._window.opened.as_of)

    def _go(self, name: str) -> None:
        if self._window.opened:
            self._window.opened.page_wanted.emit(name)

    def hold_meeting(self) -> None:
        """Hold the meeting that is looked at, else the next one."""
        shell = self._window.shell
        if shell is None or shell.meeting is not None:
            return
        record, day = shell.seen_record, shell.opened.as_of
        shell.opened.ask(lambda desk: _meeting(desk, record, day), self._hold, owner=self)

    def _hold(self, meeting: str | None) -> None:
        if meeting and self._window.opened:
            self._window.opened.meeting_wanted.emit(meeting)
        else:
            self._window.say(tr("No meeting is recorded yet. Add one on the page Task forces."))

    def open_menus(self) -> None:
        """Put the keyboard into the menus."""
        bar = self._window.menuBar()
        bar.setFocus(Qt.FocusReason.MenuBarFocusReason)
        bar.setActiveAction(bar.actions()[0])

    def reopen(self) -> None:
        """Open the last desk at the next start, or do so no more."""
        wanted = self._window.commands.action("reopen").isChecked()
        self._window.settings.keep("reopen", "yes" if wanted else "no")

    def ask_name(self) -> None:
        """Ask for the name that changes shall bear from now on."""
        held, asked = self._window.settings.person, tr("Your name, as the history shall show it")
        name, given = QInputDialog.getText(self._window, tr("Your name"), asked, text=held)
        if given:
            self._window.take_name(name)

    def import_file(self) -> None:
        """Choose a spreadsheet and see what importing it would do."""
        path, _ = QFileDialog.getOpenFileName(self._window, tr("Import a spreadsheet"), "", lists())
        if path:
            self._window.take_file(Path(path))

    def backup(self) -> None:
        """Make a proven copy in a folder of the person's choice."""
        folder = QFileDialog.getExistingDirectory(self._window, tr("Where should the backup be?"))
        if folder and self._window.opened:
            self._window.opened.work(
                tr("Making a backup"), lambda desk, _: _backup(desk, Path(folder)), self._backed_up, owner=self._window
            )

    def _backed_up(self, path: Path) -> None:
        self._window.say(tr("The backup is {file}; it was read back and is whole.", file=path.name))

    def check(self) -> None:
        """Verify file, links, history and search index."""
        if self._window.opened:
            title, window = tr("Checking the desk"), self._window
            self._window.opened.work(title, lambda desk, _: _check(desk), self._checked, owner=window)

    def _checked(self, faults: "list[Sentence]") -> None:
        if faults:
            text = tr("Something is wrong with this desk. Restore the latest backup.")
            QMessageBox.warning(self._window, tr("Check"), "\n".join([text, *map(wording.worded, faults[:10])]))
        else:
            self._window.say(tr("The desk is whole: file, links, history and search index."))

    def _name_undo(self) -> None:
        if self._window.opened:
            self._window.opened.ask(_next, self._named, owner=self._window)

    def _named(self, both: "tuple[Past | None, Past | None]") -> None:
        named = (("undo", tr("Undo"), wording.change_words), ("redo", tr("Redo"), wording.undone_words))
        for (name, text, words_of), past in zip(named, both, strict=True):
            action = self._window.commands.action(name)
            action.setEnabled(past is not None)
            action.setText(f"{text}: {words_of(past)}" if past else text)

    def undo(self) -> None:
        """Take back the last change."""
        if self._window.opened:
            person = self._window.settings.person
            self._window.opened.change(lambda desk: _undo(desk, person), self._undone)

    def _undone(self, past: "Past") -> None:
        self._window.say(tr("Took back: {what}", what=wording.change_words(past)))
        self._window.commands.action("redo").setEnabled(True)

    def redo(self) -> None:
        """Bring the change undone last to life again."""
        if self._window.opened:
            person = self._window.settings.person
            self._window.opened.change(lambda desk: _redo(desk, person), self._redone)

    def _redone(self, past: "Past") -> None:
        self._window.say(tr("Did again: {what}", what=wording.undone_words(past)))

    def set_look(self, look: str) -> None:
        """Use a light or a dark look, or that of the computer."""
        self._window.settings.keep("look", look)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme.dress(app, look)

    def set_language(self, code: str) -> None:
        """Use a language from the next start on."""
        self._window.settings.keep("language", code)
        self._window.say(tr("The language changes when Peacebuilding Desk is next started."))


def _chosen(act: Callable[[str], None], key: str, _on: bool = False) -> None:
    act(key)


def _backup(desk: "Desk", folder: Path) -> Path:
    from pbdesk.desk import checking

    return checking.backup(desk, folder)


def _check(desk: "Desk") -> "list[Sentence]":
    from pbdesk.desk import checking

    return checking.check(desk)


def _meeting(desk: "Desk", record: str | None, day: str) -> str | None:
    from pbdesk.desk import sitting

    return sitting.meant(desk, record, day)


def _next(desk: "Desk") -> "tuple[Past | None, Past | None]":
    from pbdesk.desk import undoing

    return undoing.next_undo(desk), undoing.next_redo(desk)


def _undo(desk: "Desk", person: str) -> "Past":
    from pbdesk.desk import undoing

    return undoing.undo(desk, person)[0]


def _redo(desk: "Desk", person: str) -> "Past":
    from pbdesk.desk import undoing

    return undoing.redo(desk, person)[0]
