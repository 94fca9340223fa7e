"""Decisions and actions: who owes what, agency by agency, and what each decision superseded or was superseded by."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from ui import display
from ui.opened import Opened
from ui.pages.page import Page
from ui.pages.today import due_words
from ui.theme import SPACE
from ui.widgets.links import Line, LinkCard
from ui.widgets.parts import Heading, LinkButton, card, clear, column, label, row
from ui.words import count_of, tr

if TYPE_CHECKING:
    from pbdesk.desk.deciding import Chain, Owed
    from pbdesk.store.desk import Desk

_SEEN = 8
"""So many chains are shown; the register has them all."""


class DecidedPage(Page):
    """The agencies and their actions, what is late in colour and in word; then the chains of decisions."""

    def __init__(self, opened: Opened) -> None:
        super().__init__(opened)
        self._heading = Heading(tr("Decisions and actions"), " ")
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(2 * SPACE)
        for at in (0, 1):
            self._grid.setColumnStretch(at, 1)
        self._chains = column(spacing=SPACE)
        inside = QWidget()
        chains = card(label(tr("Decisions that replaced others"), "heading"), self._chains)
        inside.setLayout(column(self._grid, chains, 1, spacing=2 * SPACE))
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        self.rows.addWidget(self._heading)
        self.rows.addWidget(area, 1)

    def refresh(self) -> None:
        country = self.opened.country
        self.opened.ask(lambda desk: _decided(desk, country), self._show, owner=self)

    def _show(self, answer: "tuple[list[Owed], list[Chain]]") -> None:
        owed, chains = answer
        day = self.opened.as_of
        late = sum(bool(one["due"]) and str(one["due"]) < day for agency in owed for one in agency.actions)
        said = count_of(late, "1 action is overdue.", "{n} actions are overdue.")
        self._heading.say(said if late else tr("No action is overdue."))
        clear(self._grid)
        for at, agency in enumerate(owed):
            self._grid.addWidget(self._agency(agency, day), at // 2, at % 2)
        if not owed:
            nothing = label(
                tr("No action is open. Actions are added to a decision, or in meeting mode (Ctrl+M)."), "quiet"
            )
            self._grid.addWidget(card(nothing), 0, 0, 1, 2)
        self._show_chains(chains)

    def _agency(self, agency: "Owed", day: str) -> LinkCard:
        made = LinkCard(self.opened, agency.name or tr("nobody named"), "")
        made.show_lines([
            Line(str(one["id"]), " · ".join(str(part) for part in (one["number"], one["title"]) if part), "",
                 *(_late(str(one["due"]), day) if one["due"] else (tr("no date set"), "quiet")))
            for one in agency.actions
        ])  # fmt: skip
        return made

    def _show_chains(self, chains: "list[Chain]") -> None:
        clear(self._chains)
        for chain in chains[:_SEEN]:
            self._chains.addWidget(self._chain(chain))
        if len(chains) > _SEEN:
            self._chains.addWidget(label(tr("and {n} more", n=display.number(len(chains) - _SEEN)), "quiet"))
        if not chains:
            self._chains.addWidget(label(tr("No decision has been superseded yet."), "quiet"))

    def _chain(self, chain: "Chain") -> QWidget:
        made = QWidget()
        parts: list[QWidget] = []
        for at, one in enumerate(chain):
            if at:
                parts.append(label("→", "quiet"))
            name = " ".join(str(part) for part in (one["number"], one["title"]) if part)
            opens = LinkButton(name, partial(self.opened.record_wanted.emit, str(one["id"])))
            look = "quiet" if one["status"] == "superseded" else "good"
            parts += [opens, label(display.choice(str(one["status"])), look)]
        made.setLayout(row(*parts, 1))
        return made


def _late(due: str, day: str) -> tuple[str, str]:
    """How far the due day is away; what is overdue says so in a word, not by colour alone."""
    said, look = due_words(due, day)
    return (tr("Overdue: {late}", late=said), look) if look == "bad" else (said, look)


def _decided(desk: "Desk", country: str | None) -> "tuple[list[Owed], list[Chain]]":
    from pbdesk.desk import deciding

    return deciding.owed(desk, country), deciding.chains(desk, country)
