"""The cards of the country page: elements, findings, matrix, leads, money, trade-offs, what is not known."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from ui import display
from ui.charts.absorption import AbsorptionChart, currencies
from ui.charts.elements import ElementsChart, silence
from ui.charts.heat import HeatMap
from ui.country import led
from ui.country.seen import Seen
from ui.theme import SPACE
from ui.widgets.parts import LinkButton, button, card, column, label
from ui.words import count_of, tr

if TYPE_CHECKING:
    from pbdesk.coherence.figure import Evidence, Figure, Finding, Section
    from pbdesk.desk.composing.tongue import Tongue

Open = Callable[["Evidence"], object]
"""Opens the evidence of a figure."""
Show = Callable[[str], object]
"""Opens a record."""
_FIGURES, _FINDINGS, _LINES = 4, 8, 8


def titled(heading: str, *parts: QWidget | int, about: str = "") -> QFrame:
    """A card with a heading and perhaps a quiet word on it."""
    said = [label(about, "quiet", wrap=True)] if about else []
    return card(label(heading, "heading"), *said, *parts)


def elements(
    seen: Seen, tongue: "Tongue", every: bool, open_figure: "Callable[[Figure], object]"
) -> ElementsChart:
    """The four elements; only their chief figures unless every one is wanted."""
    from pbdesk.desk.composing.elements import title

    sections = seen.profile.sections if every else [_chief(one) for one in seen.profile.sections]
    made = ElementsChart(sections, lambda one: title(one, tongue), seen.before or {})
    made.opened.connect(open_figure)
    return made


def published(seen: Seen, tongue: "Tongue") -> list[QWidget]:
    """What the marks on the bars are: findings published elsewhere, each with its source."""
    said: dict[str, str] = {}
    for indicator in {one.indicator.name: one.indicator for one in seen.profile.every_figure}.values():
        if indicator.published:
            words = tongue.find(f"{indicator.name}.published", indicator.published.words)
            said[words] = tr(indicator.published.source)
    return [
        label(tr("The mark: {words} ({source})", words=words, source=source), "quiet", wrap=True)
        for words, source in said.items()
    ]


def _chief(section: "Section") -> "Section":
    """Known figures of the whole first; an element that knows nothing says so with its first question."""
    from dataclasses import replace

    whole = [one for one in section.figures if not one.label]
    known = [one for one in whole if one.ratio is not None]
    return replace(section, figures=tuple((known or whole or list(section.figures))[:_FIGURES]))


def findings(
    seen: Seen, tongue: "Tongue", open_finding: "Callable[[Finding], object]", show_all: Callable[[], object]
) -> QFrame:
    """What to look at first, each opening its records; all of it, with the reason for each, is one press away."""
    told: list[QWidget] = [
        _finding(one, tongue, partial(open_finding, one)) for one in seen.profile.findings[:_FINDINGS]
    ]
    number = len(seen.profile.findings)
    every = count_of(number, "The finding, and why it is told", "All {n} findings, and why each is told")
    more: list[QWidget] = [button(every, show_all, "link")] if told else []
    nothing = label(tr("No finding: nothing recorded contradicts another thing recorded."), "quiet", wrap=True)
    return titled(tr("What to look at"), *(told or [nothing]), *more)


def _finding(one: "Finding", tongue: "Tongue", act: Callable[[], object]) -> LinkButton:
    from pbdesk.desk.composing.elements import finding

    made = LinkButton(finding(one, tongue), act, 3)
    made.setAccessibleDescription(tr(one.rule.why))
    return made


def matrix(seen: Seen, tongue: "Tongue", open_evidence: Open) -> QFrame:
    """Agencies by dimensions; a cell opens its activities."""
    names = {row.name: seen.titles.get(row.agency, row.name) for row in seen.profile.matrix.rows if row.agency}
    names |= {one.name: display.choice(tongue.find(one.name, one.name)) for one in seen.profile.matrix.columns}
    if not any(cell.activities or cell.leads for cell in seen.profile.matrix.cells):
        nothing = tr("No activity here is recorded. Import a ministry's spreadsheet to see who is active where.")
        return titled(tr("Agencies and dimensions"), label(nothing, "quiet", wrap=True))
    made = HeatMap(seen.profile.matrix, names)
    made.opened.connect(open_evidence)
    about = tr("How many activities each agency has in each dimension; a cell opens them.")
    return titled(tr("Agencies and dimensions"), made, about=about)


def leads(seen: Seen, open_lead: Callable[[object], object]) -> QFrame:
    """Who led over time, for the whole country and each dimension, and on how many days nobody did."""
    nothing = label(tr("No lead agency was ever assigned. A lead is assigned by a decision."), "quiet", wrap=True)
    return titled(tr("Lead agencies over time"), *(led.drawing(seen, open_lead) or [nothing]))


def money(seen: Seen, open_evidence: Open) -> QFrame:
    """Delivery against absorption, one drawing for each currency."""
    years = seen.profile.absorption
    charts: list[QWidget] = []
    for currency in currencies(years)[:2]:
        chart = AbsorptionChart(years, currency)
        chart.opened.connect(open_evidence)
        charts.append(chart)
    nothing = label(tr("No yearly amounts are recorded, so nothing can be said of absorption."), "quiet", wrap=True)
    about = tr("Planned, disbursed, and spent by the receiver.")
    return titled(tr("Delivery and absorption"), *(charts or [nothing]), about=about)


def tradeoffs(seen: Seen, show: Show) -> QFrame:
    """What was favoured over what, and what was settled."""
    rows = [
        _entry(one.id, one.title, favoured(one.favoured, one.over), show)
        for one in seen.profile.tradeoffs[:_LINES]
    ]
    nothing = tr("None is recorded. Coherence in one direction is often bought in another: write down what was chosen.")
    return titled(tr("Trade-offs"), *(rows or [label(nothing, "quiet", wrap=True)]), 1)


def consequences(seen: Seen, show: Show) -> QFrame:
    """Unintended consequences that are watched or have occurred."""
    rows = [
        _entry(one.id, one.title, display.choice(one.status) if one.status else tr("not known"), show)
        for one in seen.profile.consequences[:_LINES]
    ]
    nothing = tr("Nothing is watched. The report names three risks that always deserve it.")
    return titled(tr("Unintended consequences"), *(rows or [label(nothing, "quiet", wrap=True)]), 1)


def favoured(element: str, other: str) -> str:
    """Which element of coherence was favoured over which."""
    return tr("{favoured} over {over}", favoured=display.choice(element), over=tr(other))


def _entry(record: str, title: str, under: str, show: Show) -> QWidget:
    made = QWidget()
    quiet = label(under, "quiet", wrap=True)
    made.setLayout(column(LinkButton(title, partial(show, record), 3), quiet, spacing=0))
    return made


def unknown(seen: Seen, tongue: "Tongue", open_evidence: Open) -> QFrame:
    """The questions that the records leave open, and those that do not say."""
    from pbdesk.desk.composing.elements import title

    about = tr("A figure is only as good as what is known. These questions the desk cannot answer, or only in part.")
    figures = [one for section in seen.profile.sections for one in section.figures if not one.label]
    lines = [_silent(one, tongue, open_evidence) for one in figures if one.unknown]
    never = [title(one, tongue) for one in figures if one.ratio is None and not one.unknown]
    said = tr("Nothing is recorded on: {questions}.", questions="; ".join(never)) if never else ""
    nothing = "" if lines or never else tr("Every question is answered by what is recorded.")
    words = [label(said, "quiet", wrap=True), label(nothing, "good", wrap=True)]
    return titled(tr("What is not known"), _in_two(lines), *(one for one in words if one.text()), about=about)


def _silent(one: "Figure", tongue: "Tongue", open_evidence: Open) -> tuple[QWidget, QWidget]:
    """How many do not say, which opens them, and the question, which wraps where there is no room for it."""
    from pbdesk.desk.composing.elements import title

    question, silent = title(one, tongue), silence(one)
    made = button(silent, partial(open_evidence, one.silent), "link")
    made.setAccessibleName(f"{question}: {silent}")
    return made, label(question, wrap=True)


def _in_two(lines: Sequence[tuple[QWidget, QWidget]]) -> QWidget:
    """A number and its question to a line, two lines side by side."""
    made, grid = QWidget(), QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setVerticalSpacing(SPACE // 2)
    for at, (number, question) in enumerate(lines):
        first = 2 * (at % 2)
        grid.addWidget(number, at // 2, first, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        question.setContentsMargins(0, SPACE // 2, 0, SPACE // 2)
        grid.addWidget(question, at // 2, first + 1, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(first + 1, 1)
    made.setLayout(grid)
    return made
