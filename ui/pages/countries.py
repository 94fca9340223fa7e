"""Countries: the page of the one in focus, or what is recorded of all of them."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget

from ui.opened import Opened
from ui.pages.page import Page
from ui.pages.subjects import FrameworksPage
from ui.widgets.parts import Segments
from ui.words import tr

if TYPE_CHECKING:
    from pbdesk.store.query import Listing


class CountriesPage(Page):
    """Two sides: the page a committee would ask for, and the registers behind it."""

    def __init__(self, opened: Opened) -> None:
        super().__init__(opened)
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.rows.setSpacing(0)
        self._sides = Segments((("page", tr("Country page")), ("records", tr("Records"))), tr("Which side"))
        self._sides.setContentsMargins(24, 16, 24, 0)
        self._sides.chosen.connect(self._show)
        self._stack = QStackedWidget()
        self._registers = FrameworksPage(opened)
        self._country: Page | None = None
        self._stack.addWidget(self._registers)
        self.rows.addWidget(self._sides)
        self.rows.addWidget(self._stack, 1)

    def refresh(self) -> None:
        self._sides.setVisible(self.opened.country is not None)
        self._show(self._sides.current)

    def _show(self, side: str) -> None:
        if self.opened.country is None or side == "records":
            self._stack.setCurrentWidget(self._registers)
            return
        if self._country is None:
            from ui.pages.country import CountryPage

            self._country = CountryPage(self.opened)
            self._stack.addWidget(self._country)
        self._stack.setCurrentWidget(self._country)

    def show_listing(self, listing: "Listing") -> None:
        """Show the records of a listing on the side of the registers."""
        self._sides.choose("records")
        self._registers.show_listing(listing)
