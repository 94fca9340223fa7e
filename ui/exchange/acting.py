"""What the menu does between desks: a parcel written for another official, one of theirs merged."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QFileDialog

from pbdesk.exchange.form import ENDING
from ui.commands import Command
from ui.exchange.merging import Looked, MergeDialog, look
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

    def send(self) -> None:
        """Write what was done on this desk as a parcel for another official."""
        opened = self._window.opened
        name = f"{opened.name}{ENDING}" if opened else ""
        path, _ = QFileDialog.getSaveFileName(self._window, tr("Write a parcel"), name, _parcels())
        if path:
            self.send_to(Path(path).with_suffix(ENDING))

    def send_to(self, out: Path) -> None:
        """Write the parcel to a file, on the worker."""
        if self._window.opened:
            title = tr("Writing {file}", file=out.name)
            self._window.opened.work(title, lambda desk, _: _send(desk, out), self._sent, owner=self._window)

    def _sent(self, path: Path) -> None:
        said = tr("Wrote {file}. It holds everything that was done on this desk.", file=path.name)
        self._window.say(self._window.opened.wrote(said) if self._window.opened else said)

    def merge(self) -> None:
        """Choose a parcel of another desk and see what merging it would do."""
        path, _ = QFileDialog.getOpenFileName(self._window, tr("Merge a parcel"), "", _parcels())
        if path:
            self.merge_file(Path(path))

    def merge_file(self, path: Path) -> None:
        """Show what a parcel brings and where the two desks do not agree; a person merges it."""
        if self._window.opened:
            title = tr("Reading {file}", file=path.name)
            self._window.opened.work(title, lambda desk, _: look(desk, path), self._decide, owner=self._window)

    def _decide(self, looked: Looked) -> None:
        opened = self._window.opened
        if opened is None:
            return
        dialog = MergeDialog(opened, looked, self._window)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            chosen, person = dialog.looked.exchanged, opened.person
            opened.change(lambda desk: _merge(desk, chosen, person), lambda _: self._merged(chosen.path))

    def _merged(self, path: Path) -> None:
        self._window.say(tr("Merged {file}.", file=path.name))


def _parcels() -> str:
    return f"{tr('Parcels')} (*{ENDING})"


def _send(desk: "Desk", out: Path) -> Path:
    from pbdesk.desk import exchanging

    exchanging.write(desk, out)
    return out


def _merge(desk: "Desk", exchanged: "Exchanged", person: str) -> None:
    from pbdesk.desk import exchanging

    exchanging.accept(desk, exchanged, person)
