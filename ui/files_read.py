"""The files that the desk keeps, read for the search one after another between whatever the person does."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.opened import Opened

if TYPE_CHECKING:
    from pbdesk.store.desk import Desk


class FilesRead(QObject):
    """Goes on from file to file until none is left; each is a task of its own, so that nobody waits for all of them."""

    def __init__(self, opened: Opened) -> None:
        super().__init__(opened)
        self._opened = opened
        opened.files_came.connect(self.go_on)

    def go_on(self) -> None:
        """Read the next file."""
        self._opened.ask(_read_next, self._heard, owner=self)

    def _heard(self, there_was_one: bool) -> None:
        if there_was_one:
            self.go_on()


def _read_next(desk: "Desk") -> bool:
    from pbdesk.desk import reading_files

    return reading_files.read_next(desk)
