"""The commands about desk files: made, opened, put under a passphrase, restored, closed."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from ui import endings, words
from ui.commands import Command
from ui.opened import Opened
from ui.passphrases import Change, Failed, ask_for_change, ask_for_passphrase, until_it_opens
from ui.settings import samples_folder
from ui.window import Window
from ui.words import tr

if TYPE_CHECKING:
    from pbdesk.store.desk import Desk
    from pbdesk.store.encrypting import Copies
    from ui.pages.beginning import Beginning

T = TypeVar("T")


class Desks(QObject):
    """The commands, bound to one window."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        put = window.commands.put
        put(Command("new", tr("New desk …"), self.new, "Ctrl+N", needs_desk=False))
        put(Command("open", tr("Open a desk …"), self.choose, "Ctrl+O", needs_desk=False))
        put(Command("sample", tr("Explore the sample"), self.sample, needs_desk=False))
        put(Command("close", tr("Close the desk"), self.close, "Ctrl+W"))
        put(Command("restore", tr("Restore a backup …"), self.restore, needs_desk=False))
        put(Command("passphrase", tr("Passphrase …"), self.passphrase))
        window.welcome.new_wanted.connect(self.new)
        window.welcome.open_wanted.connect(self.choose)
        window.welcome.sample_wanted.connect(self.sample)
        window.welcome.desk_wanted.connect(self.open)

    def new(self) -> None:
        """Make a new desk where the person says."""
        from ui.pages.beginning import ask_for_new

        wanted = ask_for_new(self._window, self._window.settings.person)
        if wanted:
            self._window.settings.keep("person", wanted.person)
            self._window.tasks.run(tr("Making the desk"), lambda _: _new(wanted), self._opened)

    def choose(self) -> None:
        """Let the person choose a desk file."""
        path, _ = QFileDialog.getOpenFileName(self._window, tr("Open a desk"), "", endings.desks())
        if path:
            self.open(Path(path))

    def open(self, path: Path, passphrase: str | None = None) -> None:
        """Open a desk file for writing; the one that is open stays so."""
        if (opened := self._window.opened) and opened.desk.path.resolve() == path.resolve():
            self._window.say(tr("{file} is open here.", file=path.name))
            return
        person = self._window.settings.person
        title = tr("Opening {file}", file=path.name)
        self._unlock(title, path, lambda given: _open(path, person, given), self._opened, passphrase)

    def sample(self) -> None:
        """Open the sample desk, made the first time it is asked for."""
        path, person = samples_folder() / "sample.pbdesk", self._window.settings.person
        self._window.tasks.run(tr("Opening the sample"), lambda _: _sample(path, person), self._opened)

    def _unlock(
        self, title: str, path: Path, work: Callable[[str | None], T], then: Callable[[T], None],
        passphrase: str | None = None,
    ) -> None:  # fmt: skip
        """Do something with a desk file; its passphrase is asked for until it opens or the person gives up."""
        window = self._window

        def begin(given: str | None, failed: Failed) -> None:
            window.tasks.run(title, lambda _: work(given), then, failed=failed)

        def ask(wrong: bool) -> str | None:
            return ask_for_passphrase(window, path.name, wrong=wrong)

        until_it_opens(begin, ask, window.tell_failure, self._left_locked, passphrase)

    def _left_locked(self) -> None:
        if self._window.opened is None:
            self._window.welcome.take_keyboard()

    def _opened(self, desk: "Desk") -> None:
        window = self._window
        window.settings.opened(desk.path)
        window.serve(Opened(desk, window.settings, window.tasks, window))

    def close(self) -> None:
        """Close the desk and show the welcome page, now and at the next start."""
        self._window.settings.keep("left", "")
        self._window.serve(None)

    def passphrase(self) -> None:
        """Encrypt the desk, under another passphrase, or no more."""
        opened = self._window.opened
        wanted = ask_for_change(self._window, encrypted=opened.desk.key is not None) if opened else None
        if opened and wanted:
            path = opened.desk.path
            opened.ask(lambda _: _prove(path, wanted.former), lambda _: self._change(path, wanted), owner=self._window)

    def _change(self, path: Path, wanted: Change) -> None:
        """Close the desk, for the file becomes another one, and open that."""
        window, person = self._window, self._window.settings.person

        def failed(error: Exception) -> None:
            self.open(path, wanted.former)
            window.tell_failure(error)

        window.serve(None)
        title = tr("Encrypting {file}", file=path.name) if wanted.new else tr("Taking the passphrase off")
        window.tasks.run(title, lambda _: _change(path, person, wanted), self._changed, failed=failed)

    def _changed(self, both: "tuple[Desk, Copies]") -> None:
        desk, copies = both
        self._opened(desk)
        said = [tr("The desk is encrypted.") if desk.key else tr("The desk is not encrypted any more.")]
        if desk.key and copies.plain:
            names = ", ".join(one.name for one in copies.plain)
            said.append(tr("Not encrypted, and still there: {files}.", files=names))
        if desk.key:
            said.append(tr("The disk, and copies made elsewhere, may still hold it as it was."))
        if copies.encrypted:
            names = ", ".join(one.name for one in copies.encrypted)
            said.append(tr("With the passphrase of their day open: {files}.", files=names))
        self._window.tell(" ".join(said))

    def restore(self) -> None:
        """Choose a backup, and the desk whose place it takes: the open one, or another."""
        desks = endings.desks()
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
        self._unlock(title, backup, lambda given: _restore(backup, desk, person, given), self._restored)

    def _restored(self, both: "tuple[Desk, Path | None]") -> None:
        desk, aside = both
        self._opened(desk)
        kept = tr("Restored. What stood there is now {file}.", file=aside.name) if aside else tr("Restored.")
        self._window.say(kept)


def _new(wanted: "Beginning") -> "Desk":
    from pbdesk.desk import opening

    return opening.new(
        wanted.path, government=wanted.government, person=wanted.person, language=words.language(),
        passphrase=wanted.passphrase,
    )  # fmt: skip


def _open(path: Path, person: str, passphrase: str | None) -> "Desk":
    from pbdesk.desk import opening

    return opening.open_desk(path, person=person, passphrase=passphrase)


def _prove(path: Path, passphrase: str | None) -> None:
    """Open the desk once more, for reading: whoever changes its passphrase must know it."""
    from pbdesk.desk import opening

    opening.open_desk(path, passphrase=passphrase).close()


def _change(path: Path, person: str, wanted: Change) -> "tuple[Desk, Copies]":
    from pbdesk.desk import opening

    copies = opening.change_passphrase(path, person, wanted.former, wanted.new)
    return opening.open_desk(path, person=person, passphrase=wanted.new), copies


def _sample(path: Path, person: str) -> "Desk":
    from pbdesk.desk import opening

    if path.exists():
        return opening.open_desk(path, person=person)
    path.parent.mkdir(parents=True, exist_ok=True)
    return opening.new(path, government="NOR", person=person, sample=True, language=words.language())


def _restore(backup: Path, desk: Path, person: str, passphrase: str | None) -> "tuple[Desk, Path | None]":
    from pbdesk.desk import checking, opening

    aside = checking.restore(backup, desk, person, passphrase)
    return opening.open_desk(desk, person=person, passphrase=passphrase), aside
