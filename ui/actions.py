"""What the menus do: desks opened and made, undo and redo by name, look and language."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QMessageBox

from pbdesk.records.kinds import KINDS
from ui import theme, wording, words
from ui.commands import Command
from ui.exchange.acting import Exchanging
from ui.opened import Opened
from ui.settings import samples_folder
from ui.tables.commands import put as put_table_commands
from ui.widgets.rail import PAGES
from ui.window import Window
from ui.words import tr

if TYPE_CHECKING:
    from pbdesk.desk.telling import Past
    from pbdesk.sentences import Sentence
    from pbdesk.store.desk import Desk
    from ui.tasks import Progress

LOOKS = {"system": "As the computer", "light": "Light", "dark": "Dark"}


class Actions(QObject):
    """The verbs of the menus, bound to one window."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._put()
        self._fill()
        window.commands.allow(desk=False)
        window.welcome.new_wanted.connect(self.new)
        window.welcome.open_wanted.connect(self.choose)
        window.welcome.sample_wanted.connect(self.sample)
        window.welcome.desk_wanted.connect(self.open)

    def _put(self) -> None:
        put = self._window.commands.put
        put(Command("new", tr("New desk …"), self.new, "Ctrl+N", needs_desk=False))
        put(Command("open", tr("Open a desk …"), self.choose, "Ctrl+O", needs_desk=False))
        put(Command("sample", tr("Explore the sample"), self.sample, needs_desk=False))
        put(Command("close", tr("Close the desk"), self.close, "Ctrl+W"))
        put(Command("import", tr("Import a spreadsheet …"), self.import_file, "Ctrl+I"))
        Exchanging(self._window)
        put(Command("backup", tr("Make a backup …"), self.backup))
        put(Command("restore", tr("Restore a backup …"), self.restore, needs_desk=False))
        put(Command("check", tr("Check the desk"), self.check))
        reopening = put(Command("reopen", tr("Open the last desk at start"), self.reopen, needs_desk=False))
        reopening.setCheckable(True)
        reopening.setChecked(self._window.settings.reopens)
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
        self._put_adding()
        put(Command("meeting", tr("Hold the meeting"), self.hold_meeting, "Ctrl+M"))
        for at, (name, text) in enumerate(PAGES.items(), 1):
            keys = f"Ctrl+{at}" if at < 10 else ""
            put(Command(f"go {name}", tr("Go to {page}", page=tr(text)), partial(self._go, name), keys))

    def _put_adding(self) -> None:
        """A command to add each kind of record of its own or of a country, found by its name in the search field."""
        for kind in (one for one in KINDS.values() if one.part_of in ("", "country")):
            text = tr("Add {kind}", kind=tr(kind.label).lower())
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
        others = ["import", "", "send", "merge", "", "backup", "restore"]
        fill(bar, tr("&Desk"), [*desks, "", *others, "check", "", "quit"])
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

    def new(self) -> None:
        """Make a new desk where the person says."""
        from ui.pages.beginning import ask_for_new

        wanted = ask_for_new(self._window, self._window.settings.person)
        if wanted:
            self._window.settings.keep("person", wanted.person)
            self._run(tr("Making the desk"), lambda _: _new(wanted.path, wanted.government, wanted.person))

    def choose(self) -> None:
        """Let the person choose a desk file."""
        path, _ = QFileDialog.getOpenFileName(self._window, tr("Open a desk"), "", tr("Desks (*.pbdesk)"))
        if path:
            self.open(Path(path))

    def open(self, path: Path, passphrase: str | None = None) -> None:
        """Open a desk file for writing."""
        person = self._window.settings.person
        self._run(tr("Opening {file}", file=path.name), lambda _: _open(path, person, passphrase))

    def sample(self) -> None:
        """Open the sample desk, made the first time it is asked for."""
        path, person = samples_folder() / "sample.pbdesk", self._window.settings.person
        self._run(tr("Opening the sample"), lambda _: _sample(path, person))

    def _run(self, title: str, make: "Callable[[Progress], Desk]") -> None:
        self._window.tasks.run(title, make, self._opened)

    def _opened(self, desk: "Desk") -> None:
        window = self._window
        window.settings.opened(desk.path)
        window.serve(Opened(desk, window.settings, window.tasks, window))

    def open_menus(self) -> None:
        """Put the keyboard into the menus."""
        bar = self._window.menuBar()
        bar.setFocus(Qt.FocusReason.MenuBarFocusReason)
        bar.setActiveAction(bar.actions()[0])

    def reopen(self) -> None:
        """Open the last desk at the next start, or do so no more."""
        wanted = self._window.commands.action("reopen").isChecked()
        self._window.settings.keep("reopen", "yes" if wanted else "no")

    def close(self) -> None:
        """Close the desk and show the welcome page, now and at the next start."""
        self._window.settings.keep("left", "")
        self._window.serve(None)

    def import_file(self) -> None:
        """Choose a spreadsheet and see what importing it would do."""
        forms = tr("Tables (*.xlsx *.xlsm *.xls *.ods *.csv *.tsv *.txt *.docx)")
        path, _ = QFileDialog.getOpenFileName(self._window, tr("Import a spreadsheet"), "", forms)
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

    def restore(self) -> None:
        """Choose a backup, and the desk whose place it takes: the open one, or another."""
        desks = tr("Desks (*.pbdesk)")
        backup, _ = QFileDialog.getOpenFileName(self._window, tr("Restore a backup"), "", desks)
        there = str(self._window.opened.desk.path) if self._window.opened else ""
        if backup:
            title, kept = tr("Which desk should it be?"), QFileDialog.Option.DontConfirmOverwrite
            desk, _ = QFileDialog.getSaveFileName(self._window, title, there, desks, options=kept)
            if desk:
                self.restore_from(Path(backup), Path(desk))

    def restore_from(self, backup: Path, desk: Path) -> None:
        """Put a backup in a desk's place and open it; what stood there stays beside it."""
        person, window = self._window.settings.person, self._window
        window.serve(None)
        title = tr("Restoring {file}", file=desk.name)
        window.tasks.run(title, lambda _: _restore(backup, desk, person), self._restored)

    def _restored(self, both: "tuple[Desk, Path | None]") -> None:
        desk, aside = both
        self._opened(desk)
        kept = tr("Restored. What stood there is now {file}.", file=aside.name) if aside else tr("Restored.")
        self._window.say(kept)

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


def _new(path: Path, government: str, person: str) -> "Desk":
    from pbdesk.desk import opening

    return opening.new(path, government=government, person=person, language=words.language())


def _open(path: Path, person: str, passphrase: str | None) -> "Desk":
    from pbdesk.desk import opening

    return opening.open_desk(path, person=person, passphrase=passphrase)


def _sample(path: Path, person: str) -> "Desk":
    from pbdesk.desk import opening

    if path.exists():
        return opening.open_desk(path, person=person)
    path.parent.mkdir(parents=True, exist_ok=True)
    return opening.new(path, government="NOR", person=person, sample=True, language=words.language())


def _backup(desk: "Desk", folder: Path) -> Path:
    from pbdesk.desk import checking

    return checking.backup(desk, folder)


def _restore(backup: Path, desk: Path, person: str) -> "tuple[Desk, Path | None]":
    from pbdesk.desk import checking, opening

    aside = checking.restore(backup, desk, person)
    return opening.open_desk(desk, person=person), aside


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
