"""The timeline with what is read from it: who led on any day, gaps and overlaps, handovers."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

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
from ui.widgets.parts import Empty, LinkButton, Segments, button, card, clear, column, label, row, scrolled
from ui.words import tr

if TYPE_CHECKING:
    from pbdesk.coherence.figure import Span
    from pbdesk.desk.leading import Handover, Lane, Timeline
    from pbdesk.store.desk import Desk

YEARS = {"2": 2, "5": 5, "all": 100}


class TimelineView(QWidget):
    """Everything about leads on one page; the day asked about is the person's to change."""

    def __init__(self, opened: Opened) -> None:
        super().__init__()
        self._opened = opened
        self._found: Timeline | None = None
        self._gradual = Gradual(self)
        self.day = DayEdit()
        self.day.setFixedWidth(150)
        self.day.setAccessibleName(tr("Who led on"))
        self.day.show_value(opened.as_of)
        self.day.committed.connect(self._draw)
        self.scale = Segments((("2", tr("2 years")), ("5", tr("5 years")), ("all", tr("All"))), tr("How far back"))
        self.scale.remember(opened, "years of leads")
        self.scale.chosen.connect(self._draw)
        rotate = button(tr("Continue a rotation …"), self.rotate)
        self._answers, self._drawing = QGridLayout(), QVBoxLayout()
        self._answers.setHorizontalSpacing(3 * SPACE)
        self._faults = LinkCard(opened, tr("Gaps and overlaps"), tr("One agency led on every day, and never two."))
        self._handovers = LinkCard(opened, tr("Handovers"), tr("No lead has changed hands."))
        add = add_button(opened, "assignment")
        asked = row(label(tr("Who led on"), "heading"), self.day, 1, add)
        inside = QWidget()
        lists = columns(self._faults, self._handovers)
        self._rows = column(
            card(asked, self._answers), card(spread(self.scale, rotate), self._drawing), lists, 1,
            spacing=2 * SPACE,
        )  # fmt: skip
        self._rows.setContentsMargins(0, 0, SPACE, 0)
        inside.setLayout(self._rows)
        area = scrolled(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)
        opened.focus_changed.connect(lambda: self.day.show_value(opened.as_of))

    def refresh(self) -> None:
        """Read the leads again."""
        country, day = self._opened.country, self._opened.as_of
        self._opened.ask(lambda desk: _timeline(desk, country, day), self._show, owner=self)

    def _show(self, found: "Timeline") -> None:
        if found != self._found:
            self._found = found
            self._draw()

    @property
    def asked(self) -> str:
        """The day that is asked about."""
        return self.day.value or self._opened.as_of

    def _draw(self, *_: object) -> None:
        if self._found is None:
            return
        clear(self._drawing)
        if self._found.lanes:
            chart = LeadTimeline(self._found, self._since(self._found), self.asked)
            chart.opened.connect(self._open)
            self._drawing.addWidget(chart)
        else:
            advice = tr("A lead is assigned by a decision. Add the decision first, then the lead.")
            self._drawing.addWidget(Empty("leads", tr("Nobody has led yet"), advice))
        self._answer(self._found)
        faults = [(lane, span) for lane in self._found.lanes for span in (*lane.line.gaps, *lane.line.overlaps)]
        for one in (self._faults, self._handovers):
            one.setVisible(bool(self._found.lanes))
        self._faults.show_worded(faults, self._fault)
        self._handovers.show_worded(self._found.handovers[::-1], self._handover)

    def _since(self, found: "Timeline") -> str:
        first = min(lane.line.since for lane in found.lanes)
        back = date.fromisoformat(self.asked) - timedelta(days=365 * min(YEARS[self.scale.current], 1000))
        return max(first, back.isoformat())

    def _open(self, what: object) -> None:
        if isinstance(what, Unfilled):
            self._opened.kind_wanted.emit("assignment", what.preset)
        else:
            self._opened.record_wanted.emit(str(what))

    def _answer(self, found: "Timeline") -> None:
        clear(self._answers)
        self._gradual.make(self._answer_rows(found))
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
                opens = LinkButton(found.titles[turn.agency], self._opened.opening(turn.assignment))
                self._answers.addWidget(opens, at, place)
            if not turns:
                self._answers.addWidget(label(tr("no lead agency"), "bad"), at, 1)
            yield
        for at, country in enumerate(found.unled, len(found.lanes)):
            self._answers.addWidget(label(found.titles[country]), at, 0)
            self._answers.addWidget(label(tr("never had a lead agency"), "bad"), at, 1)
            yield

    def _fault(self, fault: "tuple[Lane, Span]") -> Line:
        (lane, span), titles = fault, self._found.titles if self._found else {}
        name, words = lane_name(lane, titles), span_words(span, titles)
        if not span.assignments:
            return Line(lane.task_force or lane.country, words, name, tr("gap"), "bad")
        return Line(span.assignments[-1], words, name, tr("overlap"), "warn")

    def _handover(self, one: "Handover") -> Line:
        titles = self._found.titles if self._found else {}
        words = tr("{before} to {after}, {where}", before=titles[one.before], after=titles[one.after],
                   where=lane_name(one.lane, titles))  # fmt: skip
        note = display.cell(one.note) if one.note else tr("No handover note.")
        return Line(one.assignment, words, note, display.date(one.day), "quiet" if one.note else "warn")

    def rotate(self) -> None:
        """Ask how a rotation goes on, and write the periods that were seen."""
        from ui.leads.rotation import ask_to_rotate

        ask_to_rotate(self._opened, self)


def _timeline(desk: "Desk", country: str | None, day: str) -> "Timeline":
    from pbdesk.desk import leading

    return leading.timeline(desk, country, day)
