"""Today: what is due, overdue, unanswered, without a lead, expiring; of all agencies or one."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QScrollArea, QWidget

from pbdesk.records.kinds import KINDS
from ui import display
from ui.opened import Opened
from ui.pages.first_steps import Begun, FirstSteps, begun
from ui.pages.page import Page, add_button
from ui.pages.unfinished import UnfinishedCard
from ui.widgets.choice import ChoiceBox
from ui.widgets.columns import Columns
from ui.widgets.gradual import Gradual
from ui.widgets.links import FEW, MORE, Line, LinkCard
from ui.widgets.parts import Heading, button, scrolled
from ui.words import count_of, tr

if TYPE_CHECKING:
    from pbdesk.desk.today import Day, Matter
    from pbdesk.store.desk import Desk

GROUPS: dict[str, tuple[str, ...]] = {
    "actions": ("action due", "report due", "milestone due"),
    "answers": ("answer awaited", "comment to be answered", "recommendation to be answered"),
    "leads": ("no lead", "lead ends"),
    "expiring": ("policy to be reviewed", "policy expires", "reservation expires", "fund ends",
                 "trade-off to be looked at again", "self-evaluation due"),
    "meetings": ("meeting",),
    "drafts": ("decision to be recorded",),
}  # fmt: skip
"""The cards of the page, and what of a day each of them shows."""
_OF_A_DAY = ("meeting", "decision to be recorded", "comment to be answered", "recommendation to be answered")
"""What is of a day rather than due on one."""
_SOON = 7
"""Days within which something due stands out."""
SORTS = {
    "report due": "Report due",
    "milestone due": "Milestone",
    "comment to be answered": "Comment to be answered",
    "recommendation to be answered": "Recommendation received",
    "lead ends": "Ends without a successor",
    "policy to be reviewed": "Review due",
    "policy expires": "Policy expires",
    "reservation expires": "Reservation expires",
    "fund ends": "Fund ends",
    "trade-off to be looked at again": "Trade-off to be looked at again",
    "self-evaluation due": "Self-evaluation due",
}
"""What a line says of itself where its card holds several sorts."""


@dataclass(frozen=True)
class Seen:
    """The agencies to choose from, the one chosen (None: all), and its day."""

    agencies: tuple[tuple[str, str], ...]
    agency: str | None
    day: "Day"


class TodayPage(Page):
    """The first page of the day; every line opens its record."""

    adds = "action"

    def __init__(self, opened: Opened) -> None:
        super().__init__(opened)
        self._begun = False
        self.agency = ChoiceBox()
        self.agency.setAccessibleName(tr("Whose matters"))
        self.agency.setMinimumWidth(190)
        self.agency.addItem(tr("All agencies"), None)
        self.agency.activated.connect(self._chosen)
        add = add_button(opened, "action")
        self._heading = Heading(display.date(opened.as_of), " ", self.agency, add)
        self.rows.addWidget(self._heading)
        self._next = ""
        self._seen: Seen | None = None
        self._most = dict.fromkeys(GROUPS, FEW)
        self._gradual = Gradual(self)
        self._hold = button(tr("Hold the meeting"), self._hold_meeting, "link")
        self.cards = {
            "actions": self._card(tr("Actions due"), tr("Nothing is due. Actions follow from decisions.")),
            "answers": self._card(tr("Answers awaited"), tr("Nobody and nothing waits for an answer.")),
            "leads": self._card(tr("Without a lead"), tr("Every country has a lead agency today.")),
            "expiring": self._card(tr("Expiring and up for review"), tr("Nothing expires or is up for review soon.")),
            "meetings": LinkCard(opened, tr("Meetings ahead"), tr("No meeting is planned."), self._hold),
            "drafts": self._card(tr("Decisions not yet recorded"), tr("No decision is waiting to be recorded.")),
        }
        self.first_steps = FirstSteps(opened)
        self.rows.addWidget(UnfinishedCard(opened))
        self.rows.addWidget(self.first_steps)
        self._matters = self._area()
        self.rows.addWidget(self._matters, 1)
        self.rows.addStretch()

    def _card(self, heading: str, nothing: str) -> LinkCard:
        return LinkCard(self.opened, heading, nothing)

    def _area(self) -> QScrollArea:
        inside, cards = QWidget(), Columns(more=3)
        inside.setLayout(cards)
        for card in self.cards.values():
            cards.addWidget(card)
        return scrolled(inside)

    def _chosen(self) -> None:
        self.opened.keep("today/agency", self.agency.currentData() or "")
        self.refresh()

    def _hold_meeting(self) -> None:
        self.opened.meeting_wanted.emit(self._next)

    def refresh(self) -> None:
        country, day, kept = self.opened.country, self.opened.as_of, self.opened.kept("today/agency")
        most = max(self._most.values())
        self.opened.ask(lambda desk: _look(desk, country, kept, day, most), self._show, owner=self)
        if not self._begun:
            self.opened.ask(begun, self._begin, owner=self)

    def _begin(self, found: Begun) -> None:
        """A desk without a country has nothing that could be due, and says what to do instead."""
        self._begun = found.enough
        self._matters.setVisible(found.country)
        self.first_steps.show_steps(found)

    def _show(self, seen: Seen) -> None:
        if seen != self._seen:
            self._seen = seen
            self._list(seen)
            self._gradual.make(self._parts(seen.day))

    def _list(self, seen: Seen) -> None:
        with QSignalBlocker(self.agency):
            self.agency.clear()
            self.agency.addItem(tr("All agencies"), None)
            for record, name in seen.agencies:
                self.agency.addItem(name, record)
            self.agency.setCurrentIndex(max(0, self.agency.findData(seen.agency)))

    def _parts(self, day: "Day") -> Iterator[None]:
        """The heading, then card by card."""
        self._heading.title.setText(display.date(day.day))
        said = count_of(day.late, "One thing is overdue or missing.", "{n} things are overdue or missing.")
        self._heading.say(said if day.late else tr("Nothing is overdue or missing."))
        self._next = next((one.record for one in day.matters if one.sort in GROUPS["meetings"]), "")
        self._hold.setVisible(bool(self._next))
        for name, sorts in GROUPS.items():
            first = [one for one in day.matters if one.sort in sorts][: self._most[name]]
            lines = [line_of(one, day.day) for one in first]
            self.cards[name].show_first(lines, day.count(*sorts), partial(self._more, name))
            yield

    def _more(self, name: str) -> None:
        """Read more of one card's matters."""
        self._most[name] += MORE
        self._seen = None
        self.refresh()


def line_of(matter: "Matter", day: str) -> Line:
    """A matter as a line: what it is called, what and whose it is, how far its day is away."""
    under = [tr(SORTS[matter.sort])] if matter.sort in SORTS else []
    under += [matter.about] if matter.about and not matter.title.startswith(matter.about) else []
    right, look = _right(matter, day)
    return Line(matter.record, display.cell(matter.title), " · ".join(under), right, look, lines=2)


def _right(matter: "Matter", day: str) -> tuple[str, str]:
    if matter.sort == "no lead":
        return (tr("none since {day}", day=display.date(matter.due)) if matter.due else tr("no lead agency")), "bad"
    if not matter.due:
        return tr("no date set"), "quiet"
    if matter.sort in _OF_A_DAY:
        return display.date(matter.due), "quiet"
    return due_words(matter.due, day)


def due_words(due: str, day: str) -> tuple[str, str]:
    """How far a due day is away, and the colour that says so."""
    days = (date.fromisoformat(due[:10]) - date.fromisoformat(day)).days
    if days < 0:
        return count_of(-days, "1 day late", "{n} days late"), "bad"
    if days == 0:
        return tr("today"), "warn"
    return count_of(days, "tomorrow", "in {n} days"), "warn" if days <= _SOON else "quiet"


def _look(desk: "Desk", country: str | None, kept: str, day: str, most: int) -> Seen:
    """The agencies, and the day of the one last chosen, or of all; runs on the worker."""
    from pbdesk.desk import reading
    from pbdesk.desk.today import today

    own = reading.Listing(KINDS["actor"], (reading.Condition("own", "is", 1),), "name", fields=("name",))
    agencies = tuple((str(row["id"]), str(row["name"])) for row in reading.page(desk, own).rows)
    agency = kept if kept in dict(agencies) else None
    return Seen(agencies, agency, today(desk, country=country, agency=agency, day=day, most=most))
