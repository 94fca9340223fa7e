"""The country page: the one page a committee would ask for; the brief is this page on paper."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from pbdesk.records.kinds import KINDS
from ui.country import cards, facts
from ui.country.seen import Seen, look
from ui.opened import Opened
from ui.pages.page import Page
from ui.pages.today import due_words
from ui.theme import SPACE
from ui.widgets.links import Line, LinkCard
from ui.widgets.parts import Heading, button, clear, row
from ui.words import language, tr

if TYPE_CHECKING:
    from pbdesk.coherence.figure import Evidence, Finding
    from pbdesk.store.desk import Desk
    from pbdesk.store.query import Listing

_LISTED = 500
"""So many records of several kinds are listed."""


class CountryPage(Page):
    """Who leads today, the four elements without a total, agencies by dimensions, findings, what is not known."""

    def __init__(self, opened: Opened) -> None:
        super().__init__(opened)
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.body = QWidget()
        self._body = QVBoxLayout(self.body)
        self._body.setContentsMargins(3 * SPACE, 2 * SPACE, 3 * SPACE, 3 * SPACE)
        self._body.setSpacing(2 * SPACE)
        self._seen: Seen | None = None
        self._every = False
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidget(self.body)
        self.rows.addWidget(self.area)

    def refresh(self) -> None:
        country, day = self.opened.country, self.opened.as_of
        if country is not None:
            self.opened.ask(lambda desk: look(desk, country, day), self._show, owner=self)

    def _show(self, seen: Seen) -> None:
        from pbdesk.desk.composing.tongue import Tongue

        self._seen, place = seen, self.area.verticalScrollBar().value()
        tongue, show = Tongue(language(), seen.titles), self.opened.record_wanted.emit
        clear(self._body)
        self._body.addWidget(self._head(seen))
        self._body.addWidget(facts.strip(seen, show))
        self._body.addWidget(self._elements(seen))
        self._body.addWidget(cards.findings(seen, tongue, self._open_finding))
        self._body.addWidget(cards.matrix(seen, tongue, self.open_evidence))
        self._body.addWidget(cards.leads(seen, tongue, show))
        self._body.addWidget(self._late(seen))
        self._body.addWidget(cards.money(seen, self.open_evidence))
        self._body.addLayout(_beside(cards.tradeoffs(seen, show), cards.consequences(seen, show)))
        self._body.addWidget(cards.unknown(seen, tongue, self.open_evidence))
        self._body.addStretch(1)
        self.area.verticalScrollBar().setValue(place)

    def _head(self, seen: Seen) -> Heading:
        about = str(seen.country.get("summary") or "")
        brief = button(tr("Write the brief"), lambda: self.opened.page_wanted.emit("briefs"), picture="briefs")
        return Heading(str(seen.country["name"]), about, brief)

    def _elements(self, seen: Seen) -> QFrame:
        from pbdesk.desk.composing.tongue import Tongue

        tongue = Tongue(language(), seen.titles)
        chart = cards.elements(seen, tongue, self._every, self.open_evidence)
        more = tr("Only the chief figures") if self._every else tr("Every figure")
        about = tr("A degree in four directions that trade off against each other; they are never added up.")
        other = button(more, self._toggle, "link")
        return cards.titled(tr("Coherence in four elements"), chart, *cards.published(seen, tongue), other, about=about)

    def _toggle(self) -> None:
        self._every = not self._every
        if self._seen:
            self._show(self._seen)

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
        if evidence.kind:
            self.opened.listing_wanted.emit(_behind(evidence))
        else:
            self.opened.ask(lambda desk: _called(desk, evidence), self._list, owner=self)

    def _list(self, records: list[tuple[str, str]]) -> None:
        from ui.widgets.listed import Listed

        shown = Listed(tr("The records behind a figure"), tr("They are of several kinds; each opens."), records, self)
        shown.wanted.connect(self.opened.record_wanted)
        shown.open()

    def _open_finding(self, finding: "Finding") -> None:
        if finding.evidence is not None and finding.evidence.kind:
            self.open_evidence(finding.evidence)
        elif finding.records:
            self.opened.record_wanted.emit(finding.records[0])


def _behind(evidence: "Evidence") -> "Listing":
    from pbdesk.store.query import Condition, Listing

    kind = KINDS[evidence.kind]
    return Listing(kind, (Condition("id", "among", evidence.statement),))


def _called(desk: "Desk", evidence: "Evidence") -> list[tuple[str, str]]:
    from pbdesk.desk import reading

    with desk.reading() as connection:
        ids = evidence.ids(connection, _LISTED)
    titles = reading.titles(desk, ids)
    return [(one, titles[one]) for one in ids if one in titles]


def _beside(*parts: QWidget) -> QHBoxLayout:
    made = row(*parts, spacing=2 * SPACE)
    for at in range(len(parts)):
        made.setStretch(at, 1)
    return made
