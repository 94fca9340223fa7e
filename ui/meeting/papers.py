"""The papers of a meeting, listed and opened by keyboard as copies that can only be read."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ui.forms.files import Files
from ui.opened import Opened
from ui.widgets.listed import Listed
from ui.words import tr

if TYPE_CHECKING:
    from pbdesk.desk.papers import Paper
    from pbdesk.desk.sitting import Sitting


class Papers(QObject):
    """Lists the papers above a meeting."""

    said = Signal(str, str)
    """A short word for the secretary and its look."""

    def __init__(self, opened: Opened, page: QWidget) -> None:
        super().__init__(page)
        self._page, self.files = page, Files(opened, page)

    def show(self, sitting: "Sitting | None", item: str) -> None:
        """List the papers, those of the matter first."""
        papers = in_turn(sitting, item) if sitting else []
        if not papers:
            self.said.emit(tr("No paper was sent for this meeting."), "quiet")
            return
        lines = [(one.file, one.title if one.file else tr("{title} (no file)", title=one.title)) for one in papers]
        shown = Listed(tr("Papers"), tr("Those of the matter come first; Enter opens one."), lines, self._page)
        shown.wanted.connect(self._open)
        shown.open()

    def _open(self, file: str) -> None:
        if file:
            self.files.look(file)
        else:
            self.said.emit(tr("The desk keeps no file of this paper. Attach one to it or to its matter."), "warn")


def papers_words(papers: "Sequence[Paper]") -> str:
    """The papers of a matter."""
    return " · ".join(one.title for one in papers)


def in_turn(sitting: "Sitting", item: str) -> "list[Paper]":
    """The papers of a matter, those of the meeting as a whole, then those of the other matters."""
    here = [one for matter in sitting.matters if matter.values["id"] == item for one in matter.papers]
    return [*here, *sitting.papers, *(one for matter in sitting.matters for one in matter.papers if one not in here)]
