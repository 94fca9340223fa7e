"""Lead agencies: who led when, for every country, dimension and task force; and every assignment as a table."""

from ui.leads.view import TimelineView
from ui.opened import Opened
from ui.pages.registers import Tab
from ui.pages.views import ViewsPage
from ui.words import tr


class LeadsPage(ViewsPage):
    """The timeline first; the register it is read from one button away."""

    adds = "assignment"

    def __init__(self, opened: Opened) -> None:
        about = tr("A lead is assigned by a decision, from a day to a day. Gaps and overlaps show.")
        tabs = (Tab("assignment"), Tab("rotation"))
        super().__init__(opened, tr("Lead agencies"), about, tabs, {"assignment": TimelineView})
