"""The shell around an open desk: rail, top bar, pages made when first opened, the sheet for one record."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from ui.commands import Commands
from ui.forms.sheet import RecordSheet
from ui.opened import Opened
from ui.pages.every import EVERY, page_of
from ui.pages.page import Page
from ui.settings import Settings
from ui.theme import SPACE
from ui.widgets.rail import PAGES, Rail
from ui.widgets.topbar import TopBar

if TYPE_CHECKING:
    from pbdesk.store.query import Listing

WIDE = 440
"""How wide the sheet begins, in pixels at 100 %."""


class Shell(QWidget):
    """Everything that is seen of one open desk."""

    def __init__(self, opened: Opened, commands: Commands, settings: Settings) -> None:
        super().__init__()
        self.opened = opened
        self._settings = settings
        self._pages: dict[str, Page] = {}
        self._sheet: RecordSheet | None = None
        self.rail, self.top, self._stack = Rail(), TopBar(commands), QStackedWidget()
        self._side = QSplitter(Qt.Orientation.Horizontal)
        self._side.setHandleWidth(SPACE // 2)
        self._side.addWidget(self._stack)
        self._side.setCollapsible(0, False)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        right = QWidget()
        inside = QVBoxLayout(right)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addWidget(self.top)
        inside.addWidget(self._side, 1)
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.setHandleWidth(0)
        halves.addWidget(self.rail)
        halves.addWidget(right)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(halves)

    def _connect(self) -> None:
        self.rail.chosen.connect(self.go)
        self.top.serve(self.opened)
        self.opened.record_wanted.connect(self.show_record)
        self.opened.kind_wanted.connect(self.begin_record)
        self.opened.listing_wanted.connect(self.show_listing)
        self.opened.page_wanted.connect(self.rail.choose)

    def begin(self) -> None:
        """Show the page where the person left off."""
        name = self._settings.text("page", "today")
        self.rail.choose(name if name in PAGES else "today")

    def page(self, name: str) -> Page:
        """A page by its name, made when first asked for."""
        if name not in self._pages:
            self._pages[name] = EVERY[name](self.opened)
            self._stack.addWidget(self._pages[name])
        return self._pages[name]

    def go(self, name: str) -> None:
        """Go to a page."""
        self._stack.setCurrentWidget(self.page(name))
        self._settings.keep("page", name)

    def sheet(self) -> RecordSheet:
        """The sheet at the right, made when first asked for."""
        if self._sheet is None:
            self._sheet = RecordSheet(self.opened)
            self._side.addWidget(self._sheet)
            self._side.setCollapsible(1, False)
            self._side.setStretchFactor(0, 1)
            self._side.setStretchFactor(1, 0)
            self._sheet.show()
            self._side.setSizes([self._side.width() - WIDE, WIDE])
        return self._sheet

    def show_record(self, record: str) -> None:
        """Show one record in the sheet."""
        self.sheet().open(record)

    def begin_record(self, kind: str, preset: dict[str, Any]) -> None:
        """Begin a new record in the sheet."""
        self.sheet().begin(kind, preset)

    def show_listing(self, listing: "Listing") -> None:
        """Show the records of a listing on the page where their kind stands."""
        name = page_of(listing.kind)
        self.rail.choose(name)
        self.page(name).show_listing(listing)

    def leave(self) -> None:
        """Let what is being written be saved, and close the desk."""
        if self._sheet is not None:
            self._sheet.leave()
        self.opened.close()
