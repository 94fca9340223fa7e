"""Decisions and actions: who owes what, agency by agency, and what each decision superseded or was superseded by."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from pbdesk.desk.wanted import Wanted
from ui import display
from ui.opened import Opened
from ui.pages.page import Page, add_button
from ui.pages.today import due_words
from ui.theme import SPACE
from ui.widgets.columns import Columns
from ui.widgets.gradual import Gradual
from ui.widgets.kept import emptied
from ui.widgets.links import Line, LinkCard
from ui.widgets.parts import Heading, LinkButton, card, column, label, row, scrolled
from ui.words import count_of, language, tr

if TYPE_CHECKING:
    from pbdesk.desk.deciding import Chain, Owed
    from pbdesk.store.desk import Desk

_SEEN = 8
"""So many chains are shown; the register has them all."""


@dataclass(frozen=True)
class Decided:
    """What is shown of a country (None: all) on a day."""

    country: str | None
    day: str
    owed: "tuple[Owed, ...]"
    chains: "tuple[Chain, ...]"


class DecidedPage(Page):
    """The agencies and their actions, what is late in colour and in word; then the chains of decisions."""

    def __init__(self, opened: Opened) -> None:
        super().__init__(opened)
        self._heading = Heading(tr("Decisions and actions"), " ", add_button(opened, "decision"))
        self._cards = Columns(more=3)
        self._chains = column(spacing=SPACE)
        self._gradual = Gradual(self)
        self._shown: Decided | None = None
        inside = QWidget()
        chains = card(label(tr("Decisions that replaced others"), "heading"), self._chains)
        inside.setLayout(column(self._cards, chains, 1, spacing=2 * SPACE))
        self.rows.addWidget(self._heading)
        self.rows.addWidget(scrolled(inside, across=False), 1)

    def refresh(self) -> None:
        country, day = self.opened.country, self.opened.as_of
        self.opened.ask(lambda desk: _decided(desk, country, day), self._show, owner=self)

    def _show(self, answer: Decided) -> None:
        if answer == self._shown:
            return
        self._shown = answer
        late = sum(agency.late for agency in answer.owed)
        said = count_of(late, "1 action is overdue.", "{n} actions are overdue.")
        self._heading.say(said if late else tr("No action is overdue."))
        put_back = emptied(self, self._cards, self._chains)
        self._gradual.make(self._parts(answer), put_back)

    def _parts(self, answer: Decided) -> Iterator[QWidget]:
        """The cards of the agencies, then the chains, each as it is made."""
        for agency in answer.owed:
            self._cards.addWidget(made := self._agency(agency, answer))
            yield made
        if not answer.owed:
            nothing = tr("No action is open. Actions are added to a decision, or in meeting mode (Ctrl+M).")
            self._cards.addWidget(card(label(nothing, "quiet", wrap=True)))
        for part in self._chain_parts(answer.chains):
            self._chains.addWidget(part)
            yield part

    def _agency(self, agency: "Owed", answer: Decided) -> LinkCard:
        act = LinkButton(tr("List for the agency …"), partial(self._write, agency.agency)).stay_whole()
        made = LinkCard(self.opened, agency.name or tr("nobody named"), "", *([act] if agency.agency else []))
        lines = [
            Line(str(one["id"]), " · ".join(str(part) for part in (one["number"], one["title"]) if part), "",
                 *(due_words(str(one["due"]), answer.day) if one["due"] else (tr("no date set"), "quiet")))
            for one in agency.actions
        ]  # fmt: skip
        made.show_first(lines, agency.count, partial(self._list, agency.agency, answer.country))
        return made

    def _write(self, agency: str) -> None:
        """Show the list of an agency's actions as it will be sent."""
        country, day = self.opened.country or "", self.opened.as_of
        self.opened.paper_wanted.emit(Wanted("actions", country, agency, day, language=language()))

    def _list(self, agency: str, country: str | None) -> None:
        """Show all open actions of an agency in the register."""
        from pbdesk.desk import deciding

        self.opened.listing_wanted.emit(deciding.open_actions(agency or None, country))

    def _chain_parts(self, chains: "tuple[Chain, ...]") -> Iterator[QWidget]:
        yield from (self._chain(chain) for chain in chains[:_SEEN])
        if len(chains) > _SEEN:
            yield label(tr("and {n} more", n=display.number(len(chains) - _SEEN)), "quiet")
        if not chains:
            yield label(tr("No decision has been superseded yet."), "quiet")

    def _chain(self, chain: "Chain") -> QWidget:
        made = QWidget()
        parts: list[QWidget] = []
        for at, one in enumerate(chain):
            if at:
                parts.append(label("→", "quiet"))
            name = " ".join(str(part) for part in (one["number"], one["title"]) if part)
            opens = LinkButton(name, partial(self.opened.record_wanted.emit, str(one["id"])), 3)
            look = "quiet" if one["status"] == "superseded" else "good"
            parts += [opens, label(display.choice(str(one["status"])), look)]
        made.setLayout(row(*parts, 1))
        return made


def _decided(desk: "Desk", country: str | None, day: str) -> Decided:
    from pbdesk.desk import deciding

    return Decided(country, day, tuple(deciding.owed(desk, country, day)), tuple(deciding.chains(desk, country)))
