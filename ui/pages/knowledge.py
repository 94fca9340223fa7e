"""Knowledge: notes to read, other governments' models to compare, recommendations to answer, documents to open."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from ui.knowledge.documents import DocumentsView
from ui.knowledge.models import ModelsView
from ui.knowledge.notes import NotesView
from ui.knowledge.recommendations import RecommendationsView
from ui.opened import Opened
from ui.pages.registers import RegistersPage, Tab
from ui.widgets.parts import row, tool
from ui.words import tr

if TYPE_CHECKING:
    from pbdesk.store.query import Listing


View = NotesView | RecommendationsView | ModelsView | DocumentsView
"""A part of the page made for one kind of record."""
VIEWS: dict[str, Callable[[Opened], View]] = {
    "note": NotesView,
    "recommendation": RecommendationsView,
    "model": ModelsView,
    "document": DocumentsView,
}


class KnowledgePage(RegistersPage):
    """Four kinds have a view of their own, with the plain table one button away; the others are tables."""

    def __init__(self, opened: Opened) -> None:
        self._views: dict[str, View] = {}
        self._as_table = tool(tr("Show as a table"), "table", self._change_side)
        self._as_table.setCheckable(True)
        about = tr("What is worth knowing, with its source; link a note to any record.")
        names = (*VIEWS, "strategy", "dimension", "tag")
        super().__init__(opened, tr("Knowledge"), about, tuple(Tab(name) for name in names))
        self.rows.removeWidget(self.segments)
        choices = row(self.segments, self._as_table)
        choices.setStretch(0, 1)
        self.rows.insertLayout(1, choices)

    def _change_side(self) -> None:
        self._show(self.segments.current)

    def _show(self, kind: str) -> None:
        self._as_table.setVisible(kind in VIEWS)
        if kind not in VIEWS or self._as_table.isChecked():
            super()._show(kind)
            return
        view = self.view(kind)
        self._stack.setCurrentWidget(view)
        view.refresh()

    def view(self, kind: str) -> View:
        """The view of a kind that has one, made when first asked for."""
        if kind not in self._views:
            self._views[kind] = VIEWS[kind](self.opened)
            self._stack.addWidget(self._views[kind])
        return self._views[kind]

    def show_listing(self, listing: "Listing") -> None:
        """Show exactly the records of a listing, as a table."""
        self._as_table.setChecked(True)
        super().show_listing(listing)
