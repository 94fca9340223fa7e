"""A page of two sides: one designed for the work, and the registers behind it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget

from ui.opened import Opened
from ui.pages.page import Page
from ui.pages.registers import RegistersPage
from ui.theme import SPACE
from ui.widgets.segments import Segments
from ui.words import tr

if TYPE_CHECKING:
    from pbdesk.store.query import Listing


class SidesPage(Page):
    """The designed side first; the registers are made when they are first asked for."""

    def __init__(
        self, opened: Opened, page: str, name: str, front: Page, registers: Callable[[Opened], RegistersPage]
    ) -> None:
        super().__init__(opened)
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.rows.setSpacing(0)
        self._make = registers
        self._registers: RegistersPage | None = None
        self.front = front
        self._sides = Segments((("front", name), ("records", tr("Records"))), tr("Which side"))
        self._sides.setContentsMargins(3 * SPACE, 2 * SPACE, 3 * SPACE, 0)
        self._sides.remember(opened, page)
        self._sides.chosen.connect(self._show)
        self._stack = QStackedWidget()
        self._stack.addWidget(front)
        self.rows.addWidget(self._sides)
        self.rows.addWidget(self._stack, 1)

    def refresh(self) -> None:
        self._show(self._sides.current)

    def registers(self) -> RegistersPage:
        """The side of the registers."""
        if self._registers is None:
            self._registers = self._make(self.opened)
            self._stack.addWidget(self._registers)
        return self._registers

    def _show(self, side: str) -> None:
        self._stack.setCurrentWidget(self.registers() if side == "records" else self.front)

    def lists(self, kind: str) -> bool:
        return self.registers().lists(kind)

    def show_listing(self, listing: "Listing") -> None:
        """Show the records of a listing on the side of the registers."""
        self._sides.choose("records")
        self.registers().show_listing(listing)
