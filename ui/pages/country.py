"""The country page: the one page a committee would ask for; the brief is this page on paper."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QVBoxLayout, QWidget

from pbdesk.records.kinds import KINDS
from ui import display
from ui.country import cards, facts
from ui.country.known import KnownChoice, ask_known
from ui.country.seen import Seen, before, look
from ui.opened import Opened
from ui.pages.page import Page
from ui.pages.today import due_words
from ui.theme import SPACE
from ui.widgets.blocks import Paper
from ui.widgets.columns import columns
from ui.widgets.kept import keyboard_kept
from ui.widgets.links import Line, LinkCard
from ui.widgets.parts import Heading, button, clear, level, row, scrolled
from ui.words import language, tr

if TYPE_CHECKING:
    from pbdesk.coherence.figure import Evidence, Figure, Finding
    from pbdesk.desk.composing.tongue import Tongue
    from pbdesk.store.desk import Desk
    from pbdesk.store.query import Listing
    from ui.country.findings import Told
    from ui.country.seen import Going
    from ui.widgets.listed import Listed

    Called = tuple[list[tuple[str, str]], int]

_LISTED = 500
"""So many records of several kinds are listed."""


class CountryPage(Page):
    """Who leads today, the four elements without a total, agencies by dimensions, findings, what is not known."""

    def __init__(self, opened: Opened) -> None:
        super().__init__(opened)
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.body, self.known = Paper(), KnownChoice()
        self.known.chosen.connect(opened.look_back)
        self._body = QVBoxLayout()
        self._body.setSpacing(2 * SPACE)
        self._four = QWidget()
        whole = QVBoxLayout(self.body)
        whole.setContentsMargins(3 * SPACE, 2 * SPACE, 3 * SPACE, 3 * SPACE)
        whole.addWidget(self.known)
        whole.addLayout(self._body)
        self._seen: Seen | None = None
        self._every = False
        self.area = scrolled(self.body)
        level(self.area, whole, 3 * SPACE)
        self.rows.addWidget(self.area)

    def refresh(self) -> None:
        country, day, known = self.opened.country, self.opened.as_of, self.opened.known
        if country is None:
            return
        if known:
            self.opened.work(tr("Reading the history"), lambda desk, progress: look(desk, country, day, known,
                                                                                  progress.part),
                             self._show, owner=self, failed=self._not_known)  # fmt: skip
        else:
            self.opened.ask(lambda desk: look(desk, country, day, ""), self._show, owner=self)
            self.opened.ask(lambda desk: before(desk, country, day), self._show_before, owner=self)

    def _not_known(self, error: Exception) -> None:
        """Where nothing was known on the day, or the reading was stopped, the page stays what it was."""
        self.opened.look_back(self._seen.known if self._seen else "")
        self.known.show_day(self.opened.known)
        self.opened.tasks.failed.emit(error)

    def _show_before(self, figures: "dict[object, Figure]") -> None:
        if self._seen and not self._seen.known:
            self._seen = replace(self._seen, before=figures)
            self._show_elements()

    def _show(self, seen: Seen) -> None:
        from pbdesk.desk.composing.tongue import Tongue

        self._seen, place = seen, self.area.verticalScrollBar().value()
        tongue, show = Tongue(language(), seen.titles), self.opened.record_wanted.emit
        with keyboard_kept(self):
            self._make(seen, tongue, show)
        self.area.verticalScrollBar().setValue(place)

    def _make(self, seen: Seen, tongue: "Tongue", show: Callable[[str], None]) -> None:
        clear(self._body)
        self.known.show_day(seen.known)
        self._body.addWidget(self._head(seen))
        self._body.addWidget(facts.strip(seen, show))
        self._four = self._elements(seen)
        self._body.addWidget(self._four)
        self._body.addWidget(cards.findings(seen, tongue, self.open_finding, self._show_findings))
        self._body.addWidget(cards.matrix(seen, tongue, self.open_evidence))
        self._body.addWidget(cards.leads(seen, self._open_lead))
        self._body.addWidget(self._late(seen))
        self._body.addWidget(cards.money(seen, self.open_evidence))
        self._body.addLayout(columns(cards.tradeoffs(seen, show), cards.consequences(seen, show)))
        self._body.addWidget(cards.unknown(seen, tongue, self.open_evidence))
        self._body.addStretch(1)

    def _head(self, seen: Seen) -> Heading:
        about = str(seen.country.get("summary") or "")
        brief = button(tr("Write the brief"), lambda: self.opened.page_wanted.emit("briefs"), picture="briefs")
        return Heading(str(seen.country["name"]), about, button(tr("Compare two days"), self.compare), brief)

    def compare(self) -> None:
        """Show every figure beside what it was on another day."""
        from ui.country.compared import ComparedDialog

        ComparedDialog(self.opened, self).open()

    def _elements(self, seen: Seen) -> QFrame:
        from pbdesk.desk.composing.tongue import Tongue

        tongue = Tongue(language(), seen.titles)
        chart = cards.elements(seen, tongue, self._every, self.open_figure)
        more = tr("Only the chief figures") if self._every else tr("Every figure")
        about = tr("A degree in four directions that trade off against each other; they are never added up.")
        links = QWidget()
        narrow = button(tr("A part of it: agency, dimension, task force, period"), self.narrow, "link")
        links.setLayout(row(button(more, self._toggle, "link"), narrow, 1, spacing=2 * SPACE))
        return cards.titled(tr("Coherence in four elements"), chart, *cards.published(seen, tongue), links, about=about)

    def narrow(self) -> None:
        """Show the figures of one agency, dimension or task force, or since a day."""
        from ui.country.narrowed import NarrowedDialog

        asked = NarrowedDialog(self.opened, self)
        asked.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asked.figure_wanted.connect(partial(self._show_behind, asked))
        asked.open()

    def _toggle(self) -> None:
        self._every = not self._every
        self._show_elements()

    def _show_elements(self) -> None:
        """Draw the four elements anew where they stand."""
        if self._seen:
            former, self._four = self._four, self._elements(self._seen)
            self._body.replaceWidget(former, self._four)
            former.hide()
            former.deleteLater()

    def _late(self, seen: Seen) -> LinkCard:
        nothing = tr("Everything that was due by this day is done.")
        made = LinkCard(self.opened, tr("Decisions not carried out"), nothing)
        made.show_lines([
            Line(str(one["id"]), " · ".join(str(one[name]) for name in ("number", "title") if one[name]),
                 seen.titles.get(str(one["agency"]), tr("nobody named")), *due_words(str(one["due"]), seen.day))
            for one in seen.late
        ])  # fmt: skip
        return made

    def open_evidence(self, evidence: "Evidence") -> None:
        """Show the records behind a figure as a table."""
        if evidence.kind and not (self._seen and self._seen.known):
            self.opened.listing_wanted.emit(_behind(evidence))
        else:
            self._read(evidence, 0, lambda found: self._list_evidence(evidence, *found), self)

    def _read(self, evidence: "Evidence", at: int, then: "Callable[[Called], None]", owner: QWidget) -> None:
        """Read records behind a figure from a place on; as they were known then, where it looks back."""
        known = self._seen.known if self._seen else ""
        if known:
            self.opened.work(tr("Reading the history"), lambda desk, progress: _called(desk, evidence, at, known,
                                                                                     progress.part),
                             then, owner=owner)  # fmt: skip
        else:
            self.opened.ask(lambda desk: _called(desk, evidence, at), then, owner=owner)

    def _list_evidence(self, evidence: "Evidence", records: list[tuple[str, str]], count: int) -> None:
        shown = self._listed(records, "", "", count)
        shown.further.connect(lambda at: self._read(evidence, at, lambda found: shown.go_on(found[0]), shown))

    def _list(self, records: list[tuple[str, str]], title: str, why: str) -> None:
        self._listed(records, title, why, len(records))

    def _listed(self, records: list[tuple[str, str]], title: str, why: str, count: int) -> "Listed":
        from ui.widgets.listed import Listed

        known = self._seen.known if self._seen else ""
        then = tr("As the desk knew them on {day}; each opens as it is now.", day=display.date(known)) if known else ""
        said = " ".join(filter(None, (why, then))) or tr("They are of several kinds; each opens.")
        shown = Listed(title or tr("The records behind a figure"), said, records, self, count)
        shown.wanted.connect(self.opened.record_wanted)
        shown.open()
        return shown

    def open_figure(self, figure: "Figure") -> None:
        """Show what stands behind a figure: both sides, who does not say, how it is counted."""
        from pbdesk.desk.composing.elements import title
        from pbdesk.desk.composing.tongue import Tongue

        if seen := self._seen:
            before = (seen.before or {}).get(figure.key)
            self._show_behind(None, figure, title(figure, Tongue(language(), seen.titles)), before)

    def _show_behind(self, above: QDialog | None, figure: "Figure", title: str, before: "Figure | None") -> None:
        """Show a figure whole; the dialog it was in, if any, makes room for its records."""
        from ui.country.behind import BehindDialog

        shown = BehindDialog(title, figure, before, above or self)
        if above is not None:
            shown.wanted.connect(above.accept)
        shown.wanted.connect(self.open_evidence)
        shown.open()

    def open_finding(self, finding: "Finding") -> None:
        """Show the records that a finding rests on: the one, or all of them with why it is told."""
        if finding.evidence is not None:
            self.open_evidence(finding.evidence)
        elif len(finding.records) == 1:
            self.opened.record_wanted.emit(finding.records[0])
        elif self._seen:
            (told,) = self._told(self._seen, [finding])
            ask_known(self, lambda desk, known, going: _titled(desk, finding.records, known, going),
                      lambda found: self._list(found, told.sentence, told.why))  # fmt: skip

    def _open_lead(self, what: object) -> None:
        """Open a lead, or begin the one that a gap lacks."""
        from ui.charts.lead_timeline import Unfilled

        if isinstance(what, Unfilled):
            self.opened.kind_wanted.emit("assignment", what.preset)
        else:
            self.opened.record_wanted.emit(str(what))

    def _show_findings(self) -> None:
        from ui.country.findings import FindingsDialog

        if seen := self._seen:
            shown = FindingsDialog(self._told(seen, seen.profile.findings), self)
            shown.wanted.connect(lambda at: self.open_finding(seen.profile.findings[at]))
            shown.open()

    def _told(self, seen: Seen, findings: "Sequence[Finding]") -> "list[Told]":
        from pbdesk.desk.composing.elements import finding
        from pbdesk.desk.composing.tongue import Tongue
        from ui.country.findings import Told

        tongue = Tongue(language(), seen.titles)
        return [Told(finding(one, tongue), tr(one.rule.why)) for one in findings]


def _behind(evidence: "Evidence") -> "Listing":
    from pbdesk.store.query import Condition, Listing

    kind = KINDS[evidence.kind]
    return Listing(kind, (Condition("id", "among", evidence.statement),))


def _titled(
    desk: "Desk", records: "Sequence[str]", day: str, going: "Going | None" = None
) -> list[tuple[str, str]]:
    """Records with what they are called, in their order."""
    from pbdesk.desk.knowing import knowing
    from pbdesk.store.query import Records

    with knowing(desk, day, going) as known:
        titles = Records(known.moment).titles(records)
    return [(one, titles[one]) for one in records if one in titles]


def _called(desk: "Desk", evidence: "Evidence", at: int, day: str = "", going: "Going | None" = None) -> "Called":
    """Records behind a figure with what they are called, from a place on, and how many there are."""
    from pbdesk.desk.knowing import knowing
    from pbdesk.store.query import Records

    with knowing(desk, day, going) as known:
        ids, count = evidence.ids(known.moment, _LISTED, at), evidence.count(known.moment)
        titles = Records(known.moment).titles(ids)
    return [(one, titles[one]) for one in ids if one in titles], count

