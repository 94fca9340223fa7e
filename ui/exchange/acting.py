"""What the menu does between desks: a parcel written for another official, one of theirs merged."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QFileDialog

from ui.commands import Command
from ui.endings import PARCEL, parcels
from ui.exchange.merging import Looked, MergeDialog, look
from ui.exchange.sealing import ask_for_seal
from ui.passphrases import Failed, ask_for_passphrase, until_it_opens
from ui.saving import ask_where
from ui.window import Window
from ui.words import tr

if TYPE_CHECKING:
    from pbdesk.desk.exchanging import Exchanged
    from pbdesk.store.desk import Desk


class Exchanging(QObject):
    """The two commands, bound to one window."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        window.commands.put(Command("send", tr("Write a parcel for another desk …"), self.send))
        window.commands.put(Command("merge", tr("Merge a parcel of another desk …"), self.merge))
        window.parcel_wanted.connect(self.merge_file)

    def send(self) -> None:
        """Write what was done on this desk as a parcel for another official; its passphrase is asked for first."""
        opened = self._window.opened
        seal = ask_for_seal(self._window, encrypted=opened.desk.key is not None) if opened else None
        if opened and seal:
            name = f"{opened.name}{PARCEL}"
            if path := ask_where(self._window, tr("Write a parcel"), name, parcels(), PARCEL):
                self.send_to(path, seal.passphrase)

    def send_to(self, out: Path, passphrase: str | None = None) -> None:
        """Write the parcel to a file, on the worker."""
        if self._window.opened:
            title = tr("Writing {file}", file=out.name)
            self._window.opened.work(
                title, lambda desk, _: _send(desk, out, passphrase),
                lambda path: self._sent(path, sealed=passphrase is not None), owner=self._window,
            )  # fmt: skip

    def _sent(self, path: Path, *, sealed: bool) -> None:
        window, file = self._window, path.name
        if sealed:
            window.say(tr("Wrote {file}, sealed. It holds everything that was done on this desk.", file=file))
            return
        said = tr("Wrote {file}. It holds everything that was done on this desk.", file=file)
        window.say(window.opened.wrote(said) if window.opened else said)

    def merge(self) -> None:
        """Choose a parcel of another desk and see what merging it would do."""
        path, _ = QFileDialog.getOpenFileName(self._window, tr("Merge a parcel"), "", parcels())
        if path:
            self.merge_file(Path(path))

    def merge_file(self, path: Path, passphrase: str | None = None) -> None:
        """Show what a parcel brings and where the two desks do not agree; a person merges it."""
        opened, window = self._window.opened, self._window
        if opened is None:
            return
        title = tr("Reading {file}", file=path.name)

        def begin(given: str | None, failed: Failed) -> None:
            opened.work(title, lambda desk, _: look(desk, path, given), self._decide, owner=window, failed=failed)

        def ask(wrong: bool) -> str | None:
            about = tr("It is sealed. Type the passphrase that its sender told you.")
            return ask_for_passphrase(window, path.name, wrong=wrong, about=about)

        until_it_opens(begin, ask, window.tell_failure, lambda: None, passphrase)

    def _decide(self, looked: Looked) -> None:
        opened = self._window.opened
        if opened is None:
            return
        dialog = MergeDialog(opened, looked, self._window)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            chosen, person = dialog.looked.exchanged, opened.person
            opened.change(lambda desk: _merge(desk, chosen, person), lambda _: self._merged(chosen.path))

    def _merged(self, path: Path) -> None:
        if self._window.opened is not None:
            self._window.opened.files_came.emit()
        self._window.say(tr("Merged {file}.", file=path.name))


def _send(desk: "Desk", out: Path, passphrase: str | None) -> Path:
    from pbdesk.desk import exchanging

    exchanging.write(desk, out, passphrase=passphrase)
    return out


def _merge(desk: "Desk", exchanged: "Exchanged", person: str) -> None:
    from pbdesk.desk import exchanging

    exchanging.accept(desk, exchanged, person)
