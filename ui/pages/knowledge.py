"""Knowledge: notes to read, other governments' models to compare, recommendations to answer, documents to open."""

from collections.abc import Callable

from ui.knowledge.documents import DocumentsView
from ui.knowledge.models import ModelsView
from ui.knowledge.notes import NotesView
from ui.knowledge.recommendations import RecommendationsView
from ui.opened import Opened
from ui.pages.registers import Tab, parts
from ui.pages.views import View, ViewsPage
from ui.words import tr

VIEWS: dict[str, Callable[[Opened], View]] = {
    "note": NotesView,
    "recommendation": RecommendationsView,
    "model": ModelsView,
    "document": DocumentsView,
}


class KnowledgePage(ViewsPage):
    """Four kinds have a view of their own, the others are tables."""

    adds = "note"

    def __init__(self, opened: Opened) -> None:
        about = tr("What is worth knowing, with its source; link a note to any record.")
        names = (*VIEWS, "strategy", "tag")
        super().__init__(opened, tr("Knowledge"), about, (*map(Tab, names), *parts("aim", "dimension")), VIEWS)
