"""Ownership and effects: the side of a country that shows the load put on it, and what coherence cost and caused."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from pbdesk.records.kinds import KINDS
from ui import display
from ui.charts.load import LoadChart
from ui.charts.requests import Month, RequestsChart
from ui.country.cards import favoured
from ui.country.known import KnownChoice, ask_known
from ui.opened import Opened
from ui.pages.page import Page
from ui.theme import SPACE
from ui.widgets.columns import columns
from ui.widgets.links import Line, LinkCard
from ui.widgets.listed import Listed
from ui.widgets.parts import Head, Heading, card, clear, column, label, level, scrolled, tool
from ui.words import tr, within

if TYPE_CHECKING:
    from pbdesk.coherence.figure import Finding
    from pbdesk.desk.effects import Effects, Told
    from pbdesk.store.desk import Desk
    from pbdesk.store.past import Progress as Going

PRINCIPLES = KINDS["judgement"].by_name["principle"].choices
_LOOKS = {"met": "good", "partly met": "warn", "not met": "bad", "watched": "warn", "has occurred": "bad"}


class EffectsPage(Page):
    """Cards of records that open, each with a way to add one for this country."""

    def __init__(self, opened: Opened) -> None:
        super().__init__(opened)
        self.rows.setContentsMargins(0, 0, 0, 0)
        about = tr("Who owns the process, what is asked of them, and what coherence cost and caused.")
        self._heading = Heading(tr("Ownership and effects"), about)
        self._load = QVBoxLayout()
        self._found: Effects | None = None
        add = self._adding("request")
        self.load_card = card(Head(label(tr("Requests made of internal actors"), "heading"), 1, add), self._load)
        self.cards = {
            "control": self._card("ownership", tr("Who controls the process that states needs"),
                                  tr("Nobody has judged yet who controls the process that states needs.")),
            "principles": self._card("judgement", tr("The four Rome principles"), ""),
            "tradeoffs": self._card("tradeoff", tr("Trade-offs between the elements"), tr("No trade-off is recorded.")),
            "consequences": self._card("consequence", tr("Unintended consequences"), tr("None is watched.")),
            "contradictions": self._card("contradiction", tr("Contradictions"), tr("No contradiction is recorded.")),
            "evaluations": self._card("evaluation", tr("Self-evaluations of agencies"),
                                      tr("No agency has evaluated itself.")),
            "warnings": LinkCard(opened, tr("Signs of false coherence"),
                                 tr("No unanimity without a note, no repeated silence, nothing re-opened.")),
        }  # fmt: skip
        inside = QWidget()
        beside = columns(*(one for name, one in self.cards.items() if name != "warnings"))
        self.known = KnownChoice()
        self.known.chosen.connect(opened.look_back)
        head = column(self.known, self._heading)
        body = column(head, self.load_card, beside, self.cards["warnings"], 1, spacing=2 * SPACE)
        body.setContentsMargins(3 * SPACE, 2 * SPACE, 3 * SPACE, 3 * SPACE)
        inside.setLayout(body)
        area = scrolled(inside)
        level(area, body, 3 * SPACE)
        self.rows.addWidget(area)

    def _adding(self, kind: str) -> QWidget:
        return tool(tr("Add {kind}", kind=within(tr(KINDS[kind].label))), "add", lambda: self._add(kind))

    def _add(self, kind: str) -> None:
        preset = {"country": self.opened.country} if "country" in KINDS[kind].by_name else {}
        self.opened.kind_wanted.emit(kind, preset)

    def _card(self, kind: str, heading: str, nothing: str) -> LinkCard:
        return LinkCard(self.opened, heading, nothing, self._adding(kind))

    def refresh(self) -> None:
        country, day = self.opened.country, self.opened.as_of
        if country is not None:
            ask_known(self, lambda desk, known, going: _effects(desk, country, day, known, going), self._show)
            self.known.show_day(self.opened.known)

    def _show(self, found: "Effects") -> None:
        self._found = found
        clear(self._load)
        if found.loads:
            until = found.day[:7]
            for chart in (RequestsChart(_months(found), until), LoadChart(found.loads, found.titles, until)):
                chart.opened.connect(self._open_load)
                self._load.addWidget(chart)
        else:
            self._load.addWidget(label(tr("No request is recorded; what is asked of them is not known."), "quiet"))
        self.cards["control"].show_lines([self._control(one, found) for one in found.parts["ownership"]])
        self.cards["principles"].show_lines([self._principle(name, found) for name in PRINCIPLES])
        self.cards["tradeoffs"].show_lines([self._tradeoff(one) for one in found.parts["tradeoff"]])
        self.cards["consequences"].show_lines([_consequence(one) for one in found.parts["consequence"]])
        self.cards["contradictions"].show_lines([_contradiction(one, found) for one in found.parts["contradiction"]])
        self.cards["evaluations"].show_lines([_evaluation(one, found) for one in found.parts["evaluation"]])
        self.cards["warnings"].show_lines([self._warning(one, found) for one in found.warnings])

    def _warning(self, one: "Finding", found: "Effects") -> Line:
        """A sign and why it is told; it opens every record that shows it."""
        words = tr(one.rule.words, **_named(one.parts, found))
        records = [(record, found.titles[record]) for record in one.records]
        act = partial(self._open_signs, words, tr(one.rule.why), records)
        return Line(one.records[0], words, tr(one.rule.why), act=act, lines=3)

    def _open_signs(self, words: str, why: str, records: list[tuple[str, str]]) -> None:
        if len(records) == 1:
            self.opened.record_wanted.emit(records[0][0])
            return
        shown = Listed(words, why, records, self)
        shown.wanted.connect(self.opened.record_wanted)
        shown.open()

    def _open_load(self, what: object) -> None:
        from pbdesk.store.query import Condition, Listing

        if isinstance(what, tuple) and self._found:
            behind = self._found.behind(*what)
            self.opened.listing_wanted.emit(Listing(KINDS["request"], (Condition("id", "among", behind.statement),)))

    def _control(self, one: "Told", found: "Effects") -> Line:
        held = str(one.values["controlled_by"] or "")
        title = display.choice(held) if held else tr("Not known")
        day, led = display.date(str(one.values["date"])), found.titles.get(str(one.values["actor"]), "")
        return Line(one.record, title, " · ".join(filter(None, (day, led))), lines=2)

    def _principle(self, name: str, found: "Effects") -> Line:
        latest = next((one for one in found.parts["judgement"] if one.values["principle"] == name), None)
        if latest is None:
            return Line("", display.choice(name), tr("Not judged yet."), tr("Not known"))
        said = str(latest.values["judgement"] or "")
        right = display.choice(said) if said else tr("Not known")
        day = display.date(str(latest.values["date"]))
        return Line(latest.record, display.choice(name), day, right, _LOOKS.get(said, "quiet"))

    def _tradeoff(self, one: "Told") -> Line:
        values = one.values
        under = favoured(str(values["favoured"]), str(values["over"]))
        due = str(values["revisit"] or "")
        right = tr("look again {day}", day=display.date(due)) if due else tr("no day to look again")
        late = bool(due) and due <= self.opened.as_of
        return Line(one.record, one.title, under, right, "bad" if late else "quiet", one.causes)


def _months(found: "Effects") -> list[Month]:
    """What all actors together were asked, month by month."""
    totals: dict[str, int] = {}
    for one in found.loads:
        totals[one.month] = totals.get(one.month, 0) + one.requests
    return [Month(month, asked, ("", month)) for month, asked in totals.items()]


def _consequence(one: "Told") -> Line:
    status = str(one.values["status"] or "")
    under = display.choice(str(one.values["type"])) if one.values["type"] else ""
    right = display.choice(status) if status else tr("Not known")
    return Line(one.record, one.title, under, right, _LOOKS.get(status, "quiet"), one.causes)


def _contradiction(one: "Told", found: "Effects") -> Line:
    resolved = one.values["resolved"]
    right = tr("resolved {day}", day=display.date(str(resolved))) if resolved else tr("not resolved")
    agency = found.titles.get(str(one.values["agency"]), "")
    return Line(one.record, one.title, agency, right, "good" if resolved else "bad", one.causes)


def _evaluation(one: "Told", found: "Effects") -> Line:
    due = str(one.values["next_due"] or "")
    under = tr("of {day}", day=display.date(str(one.values["date"])))
    right = tr("next due {day}", day=display.date(due)) if due else tr("no next day set")
    late = bool(due) and due < found.day
    name = found.titles.get(str(one.values["agency"]), one.title)
    return Line(one.record, name, under, right, "bad" if late else "quiet", one.causes)


def _named(parts: object, found: "Effects") -> dict[str, object]:
    told = dict(parts) if isinstance(parts, dict) else {}
    titles = {name: found.titles.get(str(one)) for name, one in told.items()}
    return {name: display.title(title) if (title := titles[name]) else one for name, one in told.items()}


def _effects(desk: "Desk", country: str, day: str, known: str, going: "Going | None") -> "Effects":
    from pbdesk.desk.effects import effects

    return effects(desk, country, day, known, going)
