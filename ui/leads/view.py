"""The timeline with what is read from it: who led on any day, gaps and overlaps, handovers."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ui import display
from ui.charts.lead_timeline import LeadTimeline, Unfilled, lane_name, span_words
from ui.opened import Opened
from ui.pages.page import add_button
from ui.theme import SPACE
from ui.widgets.blocks import spread
from ui.widgets.columns import columns
from ui.widgets.days import DayEdit
from ui.widgets.gradual import Gradual
from ui.widgets.links import Line, LinkCard
from ui.widgets.parts import Empty, LinkButton, button, card, clear, column, label, row, scrolled
from ui.widgets.segments import Segments
from ui.words import tr

if TYPE_CHECKING:
    from pbdesk.coherence.figure import Span, Turn
    from pbdesk.desk.leading import Handover, Lane, Timeline
    from pbdesk.store.desk import Desk

YEARS = {"2": 2, "5": 5, "all": 0}
"""How far back leads are shown, in years; 0 is all of them."""


class TimelineView(QWidget):
    """Everything about leads on one page; the day asked about is the person's to change."""

    def __init__(self, opened: Opened) -> None:
        super().__init__()
        self._opened = opened
        self._seen: tuple[Timeline, tuple[str, str]] | None = None
        self._gradual = Gradual(self)
        self.day = DayEdit()
        self.day.setFixedWidth(150)
        self.day.setAccessibleName(tr("Who led on"))
        self.day.show_value(opened.as_of)
        self.day.committed.connect(self.refresh)
        self.scale = Segments((("2", tr("2 years")), ("5", tr("5 years")), ("all", tr("All"))), tr("How far back"))
        self.scale.remember(opened, "years of leads")
        self.scale.chosen.connect(self.refresh)
        rotate = button(tr("Continue a rotation …"), self.rotate)
        ways = spread(self.scale, rotate)
        ways.setAlignment(rotate, Qt.AlignmentFlag.AlignRight)
        self._answers, self._drawing = QGridLayout(), QVBoxLayout()
        self._answers.setHorizontalSpacing(3 * SPACE)
        self._faults = LinkCard(opened, tr("Gaps and overlaps"), tr("One agency led on every day, and never two."))
        self._handovers = LinkCard(opened, tr("Handovers"), tr("No lead has changed hands."))
        add = add_button(opened, "assignment")
        asked = row(label(tr("Who led on"), "heading"), self.day, 1, add)
        inside = QWidget()
        lists = columns(self._faults, self._handovers)
        self._rows = column(
            card(asked, self._answers), card(ways, self._drawing), lists, 1,
            spacing=2 * SPACE,
        )  # fmt: skip
        inside.setLayout(self._rows)
        area = scrolled(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)
        opened.focus_changed.connect(self._follow)

    def _follow(self) -> None:
        """Ask about the day that the window is about now; an answer for the day before would be dropped."""
        self.day.show_value(self._opened.as_of)
        if self.isVisible():
            self.refresh()

    def refresh(self, *_: object) -> None:
        """Read the leads again, as far back as they are shown."""
        country, day, shown = self._opened.country, self._opened.as_of, (self.asked, self._back)
        since = min(day, *filter(None, shown)) if self._back else None

        def answered(found: "Timeline") -> None:
            if shown == (self.asked, self._back):
                self._show(found, shown)

        self._opened.ask(lambda desk: _timeline(desk, country, day, since), answered, owner=self)

    def _show(self, found: "Timeline", shown: tuple[str, str]) -> None:
        if (found, shown) == self._seen:
            return
        self._seen = (found, shown)
        clear(self._drawing)
        self.scale.setVisible(bool(found.lanes))
        if found.lanes:
            since = max(self._back, min(lane.line.since for lane in found.lanes))
            chart = LeadTimeline(found, since, self.asked)
            chart.opened.connect(self._open)
            self._drawing.addWidget(chart)
        else:
            advice = tr("A lead is assigned by a decision. Add the decision first, then the lead.")
            self._drawing.addWidget(Empty("leads", tr("Nobody has led yet"), advice))
        self._answer(found)

    @property
    def asked(self) -> str:
        """The day that is asked about."""
        return self.day.value or self._opened.as_of

    @property
    def _back(self) -> str:
        """The day from which leads are shown, empty for all of them."""
        years = YEARS[self.scale.current]
        return (date.fromisoformat(self.asked) - timedelta(days=365 * years)).isoformat() if years else ""

    def _lists(self, found: "Timeline") -> Iterator[None]:
        """What went wrong, then who followed whom in the time that is shown."""
        back = self._back
        for one in (self._faults, self._handovers):
            one.setVisible(bool(found.lanes))
        since = {"day": display.date(back)}
        self._faults.call(tr("Gaps and overlaps since {day}", **since) if back else tr("Gaps and overlaps"))
        self._handovers.call(tr("Handovers since {day}", **since) if back else tr("Handovers"))
        faults = [(lane, span) for lane in found.lanes for span in (*lane.line.gaps, *lane.line.overlaps)]
        self._faults.show_worded([one for one in faults if one[1].until >= back], partial(_fault, found.titles))
        yield
        changed = [one for one in found.handovers if one.day >= back]
        self._handovers.show_worded(changed[::-1], partial(_handover, found.titles))
        yield

    def _open(self, what: object) -> None:
        if isinstance(what, Unfilled):
            self._opened.kind_wanted.emit("assignment", what.preset)
        else:
            self._opened.record_wanted.emit(str(what))

    def _answer(self, found: "Timeline") -> None:
        clear(self._answers)
        self._gradual.make(chain(self._answer_rows(found), self._lists(found)))
        self._answers.setColumnStretch(9, 1)

    def _answer_rows(self, found: "Timeline") -> Iterator[None]:
        """Who leads each lane on the day asked about, lane by lane, then the countries that never had a lead."""
        from pbdesk.desk.leading import on

        for at, lane in enumerate(found.lanes):
            name = label(lane_name(lane, found.titles), "" if lane.whole else "quiet")
            name.setContentsMargins(0 if lane.whole else 2 * SPACE, 0, 0, 0)
            self._answers.addWidget(name, at, 0)
            turns = on(lane, self.asked)
            for place, turn in enumerate(turns, 1):
                self._answers.addWidget(self._leads(turn, found.agencies[turn.agency]), at, place)
            if not turns:
                self._answers.addWidget(label(tr("no lead agency"), "bad"), at, 1)
            yield
        if not found.lanes and not found.unled:
            self._answers.addWidget(label(tr("There is no country yet. Add it first, then who leads."), "quiet"), 0, 0)
        for at, country in enumerate(found.unled, len(found.lanes)):
            self._answers.addWidget(label(found.titles[country]), at, 0)
            self._answers.addWidget(label(tr("never had a lead agency"), "bad"), at, 1)
            yield

    def _leads(self, turn: "Turn", name: str) -> QWidget:
        """An agency that led, and from which day to which."""
        since = tr("since {day}", day=display.date(turn.start))
        when = f"{display.date(turn.start)} – {display.date(turn.end)}" if turn.end else since
        made = QWidget()
        made.setLayout(row(LinkButton(name, self._opened.opening(turn.assignment)), label(when, "quiet"), 1))
        return made

    def rotate(self) -> None:
        """Ask how a rotation goes on, and write the periods that were seen."""
        from ui.leads.rotation import ask_to_rotate

        ask_to_rotate(self._opened, self)


def _fault(titles: dict[str, str], fault: "tuple[Lane, Span]") -> Line:
    lane, span = fault
    name, words = lane_name(lane, titles), span_words(span, titles)
    if not span.assignments:
        return Line(lane.task_force or lane.country, words, name, tr("gap"), "bad")
    return Line(span.assignments[-1], words, name, tr("overlap"), "warn")


def _handover(titles: dict[str, str], one: "Handover") -> Line:
    words = tr("{before} to {after}, {where}", before=titles[one.before], after=titles[one.after],
               where=lane_name(one.lane, titles))  # fmt: skip
    note = display.cell(one.note) if one.note else tr("No handover note.")
    return Line(one.assignment, words, note, display.date(one.day), "quiet" if one.note else "warn")


def _timeline(desk: "Desk", country: str | None, day: str, since: str | None) -> "Timeline":
    from pbdesk.desk import leading

    return leading.timeline(desk, country, day, since=since)
