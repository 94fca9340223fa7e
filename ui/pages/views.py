"""Pages on which some kinds have a view made for them, with the plain table one button away."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.opened import Opened
from ui.pages.registers import RegistersPage, Tab
from ui.widgets.parts import row, tool
from ui.words import tr

if TYPE_CHECKING:
    from pbdesk.store.query import Listing


class View(Protocol):
    """A part of a page made for one kind of record; a widget."""

    def refresh(self) -> None:
        """Read again what is shown."""


class ViewsPage(RegistersPage):
    """Tabs of which those in `views` show something better than a table at first."""

    def __init__(
        self, opened: Opened, title: str, about: str, tabs: Sequence[Tab], views: Mapping[str, Callable[[Opened], View]]
    ) -> None:
        self._makers, self._views = views, dict[str, View]()
        self._as_table = tool(tr("Show as a table"), "table", lambda: self._show(self.segments.current))
        self._as_table.setCheckable(True)
        super().__init__(opened, title, about, tabs)
        self.rows.removeWidget(self.segments)
        choices = row(self.segments, self._as_table)
        choices.setStretch(0, 1)
        choices.setAlignment(self._as_table, Qt.AlignmentFlag.AlignTop)
        self.rows.insertLayout(1, choices)

    def _show(self, kind: str) -> None:
        self._as_table.setVisible(kind in self._makers)
        if kind not in self._makers or self._as_table.isChecked():
            super()._show(kind)
            return
        view = self.view(kind)
        self._stack.setCurrentWidget(cast("QWidget", view))
        view.refresh()

    def view(self, kind: str) -> View:
        """The view of a kind that has one, made when first asked for."""
        if kind not in self._views:
            self._views[kind] = self._makers[kind](self.opened)
            self._stack.addWidget(cast("QWidget", self._views[kind]))
        return self._views[kind]

    def show_listing(self, listing: "Listing") -> None:
        """Show exactly the records of a listing, as a table."""
        self._as_table.setChecked(True)
        super().show_listing(listing)
