"""Countries: the page of the one in focus, or what is recorded of all of them."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget

from ui.opened import Opened
from ui.pages.page import Page
from ui.pages.subjects import FrameworksPage
from ui.widgets.segments import Segments
from ui.words import tr

if TYPE_CHECKING:
    from pbdesk.store.desk import Desk
    from pbdesk.store.query import Listing


class CountriesPage(Page):
    """Four sides: the page a committee would ask for, the framework, ownership and effects, the registers behind."""

    def __init__(self, opened: Opened) -> None:
        super().__init__(opened)
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.rows.setSpacing(0)
        sides = (
            ("page", tr("Country page")), ("framework", tr("Strategic framework")),
            ("effects", tr("Ownership and effects")), ("records", tr("Records")),
        )  # fmt: skip
        self._sides = Segments(sides, tr("Which side"))
        self._sides.setContentsMargins(24, 16, 24, 0)
        self._sides.remember(opened, "countries")
        self._sides.chosen.connect(self._show)
        self._stack = QStackedWidget()
        self._registers = FrameworksPage(opened)
        self._made: dict[str, Page] = {}
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
        if side not in self._made:
            self._made[side] = self._make(side)
            self._stack.addWidget(self._made[side])
        self._stack.setCurrentWidget(self._made[side])

    def _make(self, side: str) -> Page:
        from ui.pages.country import CountryPage
        from ui.pages.effects import EffectsPage
        from ui.pages.framework import FrameworkPage

        makers = {"page": CountryPage, "framework": FrameworkPage, "effects": EffectsPage}
        return makers[side](self.opened)

    @property
    def shows(self) -> str:
        """Which side is shown: `page`, `framework`, `effects` or `records`."""
        return self._sides.current

    def choose(self, side: str) -> None:
        """Show a side."""
        self._sides.choose(side)

    def show_whole(self, record: str) -> None:
        """Show a framework on its side, its country in focus."""

        def show(country: str) -> None:
            self._show_framework(record, country)

        self.opened.ask(lambda desk: _country_of(desk, record), show, owner=self)

    def _show_framework(self, record: str, country: str) -> None:
        self.opened.focus(country, self.opened.as_of)
        self._sides.choose("framework")
        self._made["framework"].show_whole(record)

    def lists(self, kind: str) -> bool:
        return self._registers.lists(kind)

    def show_listing(self, listing: "Listing") -> None:
        """Show the records of a listing on the side of the registers."""
        self._sides.choose("records")
        self._registers.show_listing(listing)


def _country_of(desk: "Desk", framework: str) -> str:
    from pbdesk.desk import reading

    return str(reading.values(desk, framework)[1]["country"])
