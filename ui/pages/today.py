"""Today: what is due, overdue, unanswered, without a lead, expiring."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from pbdesk.records.kinds import KINDS
from ui import display
from ui.opened import Opened
from ui.pages.page import Page
from ui.theme import SPACE
from ui.widgets.links import Line, LinkCard
from ui.widgets.parts import Heading, button
from ui.words import count_of, tr

if TYPE_CHECKING:
    from pbdesk.desk.reading import Page as Rows
    from pbdesk.store.desk import Desk

SOON = 30
"""So many days ahead count as soon."""
_MOST = 200
IN_FORCE = "adopted"


@dataclass
class Day:
    """What a day asks for, list by list."""

    actions: list[Line]
    answers: list[Line]
    leads: list[Line]
    reviews: list[Line]
    meetings: list[Line]
    drafts: list[Line]

    @property
    def pressing(self) -> int:
        """How many things are overdue."""
        return sum(line.look == "bad" for line in (*self.actions, *self.answers, *self.reviews, *self.leads))


class TodayPage(Page):
    """The first page of the day."""

    def __init__(self, opened: Opened) -> None:
        super().__init__(opened)
        self._heading = Heading(display.date(opened.as_of), " ", button(tr("Add action"), self._add, picture="add"))
        self.rows.addWidget(self._heading)
        self._actions = self._card(tr("Actions due"), tr("Nothing is due. Actions follow from decisions."))
        self._answers = self._card(tr("Answers awaited"), tr("Everybody who was asked about a policy has answered."))
        self._leads = self._card(tr("Without a lead"), tr("Every country has a lead agency today."))
        self._reviews = self._card(tr("Policies to be reviewed"), tr("No policy in force is due for review soon."))
        self._meetings = self._card(tr("Meetings ahead"), tr("No meeting is planned."))
        self._drafts = self._card(tr("Decisions not yet recorded"), tr("No decision is waiting to be recorded."))
        self.rows.addWidget(self._cards(), 1)

    def _card(self, heading: str, nothing: str) -> LinkCard:
        return LinkCard(self.opened, heading, nothing)

    def _cards(self) -> QScrollArea:
        inside, grid = QWidget(), QGridLayout()
        inside.setLayout(grid)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(2 * SPACE)
        cards = (self._actions, self._answers, self._leads, self._reviews, self._meetings, self._drafts)
        for at, card in enumerate(cards):
            grid.addWidget(card, at // 2, at % 2)
        for at in (0, 1):
            grid.setColumnStretch(at, 1)
        grid.setRowStretch(3, 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inside)
        return area

    def _add(self) -> None:
        self.opened.kind_wanted.emit("action", {"status": "open", "country": self.opened.country})

    def refresh(self) -> None:
        country, day = self.opened.country, self.opened.as_of
        self.opened.ask(lambda desk: day_of(desk, country, day), self._show, owner=self)

    def _show(self, day: Day) -> None:
        self._heading.title.setText(display.date(self.opened.as_of))
        said = count_of(day.pressing, "One thing is overdue.", "{n} things are overdue.")
        self._heading.say(said if day.pressing else tr("Nothing is overdue."))
        self._actions.show_lines(day.actions)
        self._answers.show_lines(day.answers)
        self._leads.show_lines(day.leads)
        self._reviews.show_lines(day.reviews)
        self._meetings.show_lines(day.meetings)
        self._drafts.show_lines(day.drafts)


def day_of(desk: "Desk", country: str | None, day: str) -> Day:
    """What is to be done as of a day, in one country or all; runs on the worker."""
    soon = (date.fromisoformat(day) + timedelta(days=SOON)).isoformat()
    return Day(
        _actions(desk, country, day, soon), _answers(desk, country, day), _leaderless(desk, country, day),
        _reviews(desk, country, day, soon), _meetings(desk, country, day, soon), _drafts(desk, country),
    )  # fmt: skip


def _rows(desk: "Desk", kind: str, order: str, country: str | None, *conditions: tuple[str, str, Any]) -> "Rows":
    from pbdesk.desk import reading
    from pbdesk.desk.reading import Condition, Listing

    held = [Condition(*one) for one in conditions]
    if country and "country" in KINDS[kind].by_name:
        held.append(Condition("country", "is", country))
    return reading.page(desk, Listing(KINDS[kind], tuple(held), order, limit=_MOST))


def _title(row: dict[str, Any], name: str = "title") -> str:
    parts = [row.get("number"), row.get(name)]
    return " · ".join(str(part) for part in parts if part)


def due_words(due: str, day: str) -> tuple[str, str]:
    """How far a due day is away, and the colour that says so."""
    days = (date.fromisoformat(due[:10]) - date.fromisoformat(day)).days
    if days < 0:
        return count_of(-days, "1 day late", "{n} days late"), "bad"
    if days == 0:
        return tr("today"), "warn"
    return count_of(days, "tomorrow", "in {n} days"), "warn" if days <= 7 else "quiet"


def _actions(desk: "Desk", country: str | None, day: str, soon: str) -> list[Line]:
    still = (("status", "is not", "done"), ("status", "is not", "cancelled"))
    found = _rows(desk, "action", "due", country, ("due", "to", soon), *still)
    return [
        Line(str(row["id"]), _title(row), found.titles.get(str(row["agency"]), tr("nobody named")),
             *due_words(str(row["due"]), day))
        for row in found.rows
    ]  # fmt: skip


def _answers(desk: "Desk", country: str | None, day: str) -> list[Line]:
    silent = [
        _rows(desk, "consultation", "due", None, ("answer", "unknown", None)),
        _rows(desk, "consultation", "due", None, ("answer", "is", "not answered")),
    ]
    waiting = _rows(desk, "policy", "", country, ("status", "is not", "superseded"), ("status", "is not", "expired"))
    open_ones = {str(row["id"]) for row in waiting.rows if row["status"] != IN_FORCE}
    lines = []
    for found in silent:
        for row in found.rows:
            if str(row["policy"]) not in open_ones:
                continue
            who = found.titles.get(str(row["consulted"])) or str(row["consulted_as"] or tr("somebody unnamed"))
            right = due_words(str(row["due"]), day) if row["due"] else (tr("no date set"), "quiet")
            lines.append(Line(str(row["id"]), who, found.titles.get(str(row["policy"]), ""), *right))
    return lines


def _leaderless(desk: "Desk", country: str | None, day: str) -> list[Line]:
    from pbdesk.desk import reading

    leads = _rows(desk, "assignment", "", country, ("start", "to", day), ("dimension", "unknown", None))
    led = {row["country"] for row in leads.rows if not row["end"] or str(row["end"]) >= day}
    countries = reading.choices(desk, KINDS["country"], "", limit=_MOST)
    return [
        Line(one, name, "", tr("no lead agency"), "bad")
        for one, name in countries
        if one not in led and country in (None, one)
    ]


def _reviews(desk: "Desk", country: str | None, day: str, soon: str) -> list[Line]:
    found = _rows(desk, "policy", "review_due", country, ("status", "is", IN_FORCE), ("review_due", "to", soon))
    return [
        Line(str(row["id"]), _title(row), found.titles.get(str(row["owner"]), ""),
             *due_words(str(row["review_due"]), day))
        for row in found.rows
    ]  # fmt: skip


def _meetings(desk: "Desk", country: str | None, day: str, soon: str) -> list[Line]:
    found = _rows(desk, "meeting", "date", country, ("date", "from", day), ("date", "to", soon))
    return [
        Line(str(row["id"]), str(row["title"] or found.titles.get(str(row["task_force"]), tr("Meeting"))),
             found.titles.get(str(row["task_force"]), ""), display.date(str(row["date"])))
        for row in found.rows
    ]  # fmt: skip


def _drafts(desk: "Desk", country: str | None) -> list[Line]:
    found = _rows(desk, "decision", "-date", country, ("status", "is", "draft"))
    return [
        Line(str(row["id"]), _title(row), found.titles.get(str(row["task_force"]), ""),
             display.date(str(row["date"])) if row["date"] else tr("no date set"))
        for row in found.rows
    ]  # fmt: skip
