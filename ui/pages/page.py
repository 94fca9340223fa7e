"""What every page is: a widget made when first opened, which refreshes when the desk has changed."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from pbdesk.records.kinds import KINDS
from ui.opened import Opened
from ui.theme import SPACE
from ui.widgets.parts import button
from ui.words import tr, within

if TYPE_CHECKING:
    from pbdesk.desk.wanted import Wanted
    from pbdesk.store.query import Listing


def add_button(opened: Opened, kind: str, **preset: Any) -> QPushButton:
    """A button that begins a new record of a kind."""
    text = tr("Add {kind}", kind=within(tr(KINDS[kind].label)))
    return button(text, lambda: opened.kind_wanted.emit(kind, dict(preset)), picture="add")


class Page(QWidget):
    """A page of the window. A page that is not seen refreshes when it is seen again."""

    def __init__(self, opened: Opened, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.opened = opened
        self._stale = True
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(3 * SPACE, 2 * SPACE, 3 * SPACE, 2 * SPACE)
        self.rows.setSpacing(2 * SPACE)
        opened.changed.connect(self.renew)
        opened.focus_changed.connect(self.renew)

    @property
    def adds(self) -> str:
        """The kind of record that is added on it where no table is seen; none where nothing is."""
        return ""

    @property
    def begins(self) -> dict[str, Any]:
        """What such a record begins with."""
        return {}

    def refresh(self) -> None:
        """Ask the desk for what the page shows; every page says its own."""

    def lists(self, kind: str) -> bool:  # noqa: ARG002 - only pages with registers look at it
        """Whether the page has a table of records of this kind."""
        return False

    def show_listing(self, listing: "Listing") -> None:
        """Show the records of a listing; only pages with registers can."""
        raise LookupError(listing.kind.name)

    def show_whole(self, record: str) -> None:
        """Show a record that has a page to itself, as a policy; only the pages of such can."""
        raise LookupError(record)

    def show_paper(self, wanted: "Wanted") -> None:
        """Show the pages of a document; only the page of papers can."""
        raise LookupError(wanted.kind)

    def take_file(self, path: Path) -> None:
        """Take a file that was dropped on the window; only the page of imports can."""
        raise LookupError(path.name)

    def renew(self) -> None:
        """Refresh now if the page is seen, else when it is seen again."""
        self._stale = not self.isVisible()
        if not self._stale:
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self.refresh()
