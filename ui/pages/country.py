"""The country page: the one page a committee would ask for; the brief is this page on paper."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from ui import display
from ui.opened import Opened
from ui.pages.page import Page
from ui.theme import SPACE
from ui.widgets.parts import card, clear, column, label
from ui.words import tr

if TYPE_CHECKING:
    from pbdesk.coherence.figure import Figure, Profile
    from pbdesk.store.desk import Desk


@dataclass(frozen=True)
class Seen:
    """What the page shows: the country's name, its profile, who leads, and what its records are called."""

    name: str
    profile: "Profile"
    leading: list[str]
    titles: dict[str, str]


class CountryPage(Page):
    """Who leads today, the four elements without a total, agencies by dimensions, findings, what is not known."""

    def __init__(self, opened: Opened) -> None:
        super().__init__(opened)
        self.rows.setContentsMargins(0, 0, 0, 0)
        inside = QWidget()
        self._body = QVBoxLayout(inside)
        self._body.setContentsMargins(3 * SPACE, 2 * SPACE, 3 * SPACE, 3 * SPACE)
        self._body.setSpacing(2 * SPACE)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(inside)
        self.rows.addWidget(area)

    def refresh(self) -> None:
        country, day = self.opened.country, self.opened.as_of
        if country is not None:
            self.opened.ask(lambda desk: look(desk, country, day), self._show, owner=self)

    def _show(self, seen: Seen) -> None:
        clear(self._body)
        lead = (
            tr("Led by {agencies}", agencies=", ".join(seen.leading))
            if seen.leading
            else tr("No agency leads on this day")
        )
        self._body.addWidget(label(seen.name, "title"))
        self._body.addWidget(label(f"{lead} · {display.date(seen.profile.scope.as_of)}", "quiet"))
        for section in seen.profile.sections:
            self._body.addWidget(self._element(section.element, section.figures))
        self._body.addWidget(_findings(seen))
        self._body.addWidget(_matrix(seen.profile))
        self._body.addWidget(_absorption(seen.profile))
        self._body.addStretch(1)

    def _element(self, element: str, figures: "tuple[Figure, ...]") -> QFrame:
        grid = QGridLayout()
        grid.setHorizontalSpacing(3 * SPACE)
        for at, one in enumerate(figures):
            grid.addWidget(label(tr(one.indicator.title)), at, 0)
            grid.addWidget(label(_words(one), "" if one.ratio is not None else "quiet"), at, 1)
            published = one.indicator.published
            grid.addWidget(label(published.words if published else "", "quiet"), at, 2)
        if not figures:
            grid.addWidget(label(tr("Nothing is recorded that this could be said from."), "quiet"), 0, 0)
        grid.setColumnStretch(3, 1)
        return card(column(label(tr(element.capitalize()), "heading"), grid))


def look(desk: "Desk", country: str, day: str) -> Seen:
    """Read what the page shows."""
    from pbdesk.desk import measuring, reading

    profile = measuring.profile(desk, country, day)
    agencies = [turn.agency for turn in measuring.leading(desk, country, None, day)]
    titles = reading.titles(desk, [country, *agencies])
    return Seen(titles[country], profile, [titles[one] for one in agencies], titles)


def _words(one: "Figure") -> str:
    if not one.denominator:
        return tr("not known")
    share = f"{one.ratio:.0%} · " if one.ratio is not None else ""
    said = f"{share}{_number(one.numerator)} / {_number(one.denominator)} {one.currency or ''}".strip()
    return said + (" · " + tr("{count} not known", count=display.number(one.unknown)) if one.unknown else "")


def _number(value: object) -> str:
    return display.number(round(float(str(value))))


def _findings(seen: Seen) -> QFrame:
    told = [label("• " + one.sentence(seen.titles), wrap=True) for one in seen.profile.findings]
    return card(column(label(tr("Findings"), "heading"), *(told or [label(tr("No finding."), "quiet")])))


def _matrix(profile: "Profile") -> QFrame:
    grid = QGridLayout()
    grid.setHorizontalSpacing(2 * SPACE)
    found = profile.matrix
    for at, side in enumerate(found.columns, 1):
        grid.addWidget(label(tr(side.name), "quiet"), 0, at)
    for down, row in enumerate(found.rows, 1):
        grid.addWidget(label(tr(row.name)), down, 0)
        for at, cell in enumerate(found.line(row), 1):
            mark = "★ " if cell.leads else ""
            words = label(mark + (display.number(cell.activities) if cell.activities else "–"))
            words.setAlignment(Qt.AlignmentFlag.AlignRight)
            grid.addWidget(words, down, at)
    return card(column(label(tr("Agencies and dimensions (activities; ★ leads)"), "heading"), grid))


def _absorption(profile: "Profile") -> QFrame:
    grid = QGridLayout()
    grid.setHorizontalSpacing(3 * SPACE)
    for at, words in enumerate((tr("Year"), tr("Planned"), tr("Disbursed"), tr("Absorbed"))):
        grid.addWidget(label(words, "quiet"), 0, at)
    for down, one in enumerate(profile.absorption, 1):
        grid.addWidget(label(f"{one.year} {one.currency}"), down, 0)
        for at, amount in enumerate((one.planned, one.disbursed, one.absorbed), 1):
            grid.addWidget(label(tr("not known") if amount is None else _number(amount)), down, at)
    if not profile.absorption:
        grid.addWidget(label(tr("No yearly amounts are recorded."), "quiet"), 1, 0)
    grid.setColumnStretch(4, 1)
    return card(column(label(tr("Delivery and absorption"), "heading"), grid))
