"""Recommendations received, by the four elements: answered or not, and what followed."""

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import display
from ui.opened import Opened
from ui.pages.page import add_button
from ui.theme import SPACE
from ui.widgets.parts import Head, LinkButton, card, clear, column, explained, label, row
from ui.words import count_of, tr

if TYPE_CHECKING:
    from pbdesk.desk.answering import Answered, Followed
    from pbdesk.store.desk import Desk

_LOOKS = {"accepted": "good", "partly accepted": "warn", "rejected": "quiet", "": "warn"}


class RecommendationsView(QWidget):
    """One card an element; each recommendation opens, and so does what followed from it."""

    def __init__(self, opened: Opened) -> None:
        super().__init__()
        self._opened = opened
        inside = QWidget()
        self._cards = QVBoxLayout(inside)
        self._cards.setContentsMargins(0, 0, 0, 0)
        self._cards.setSpacing(2 * SPACE)
        self._count = label("", "quiet", wrap=True)
        self._usual = ""
        explained(self, self._count, add_button(opened, "recommendation"), inside)

    def refresh(self) -> None:
        """Read all of them again."""
        self._opened.ask(_by_element, self._show, owner=self)

    def _show(self, found: "dict[str, list[Answered]]") -> None:
        clear(self._cards)
        every = [one for some in found.values() for one in some]
        waiting = sum(not one.response for one in every)
        said = count_of(waiting, "1 recommendation waits for a response.", "{n} recommendations wait for a response.")
        self._count.setText(said if waiting else tr("Every recommendation has a response."))
        self._usual = next((source for source, _ in Counter(one.source for one in every).most_common(1)), "")
        for element, some in found.items():
            name = display.choice(element) if element else tr("Element not said")
            answered = tr("{n} of {all} answered", n=sum(bool(one.response) for one in some), all=len(some))
            head = Head(label(name, "heading"), label(answered, "quiet"), 1)
            self._cards.addWidget(card(head, *(self._line(one) for one in some)))
        self._cards.addStretch(1)

    def _line(self, one: "Answered") -> QVBoxLayout:
        title = LinkButton(f"{one.number} {one.title}".strip(), self._opened.opening(one.record), 3)
        said = display.choice(one.response) if one.response else tr("No response yet")
        lines = column(row(title, 1, label(said, _LOOKS[one.response])), spacing=0)
        source = one.source if one.source != self._usual else ""
        if came := " · ".join(filter(None, (source, one.addressed))):
            lines.addWidget(label(came, "quiet", wrap=True))
        if one.reasons:
            lines.addWidget(label(one.reasons, "quiet", wrap=True))
        for then in one.followed:
            lines.addLayout(self._followed(then))
        return lines

    def _followed(self, then: "Followed") -> QVBoxLayout:
        status = display.choice(then.status) if then.status else tr("not known")
        kind = tr("Decision") if then.kind == "decision" else tr("Action")
        opens = LinkButton(then.title, self._opened.opening(then.record))
        made = column(row(label(f"→ {kind}", "quiet"), opens, label(status, "quiet"), 1), spacing=0)
        made.setContentsMargins(2 * SPACE, 0, 0, 0)
        return made


def _by_element(desk: "Desk") -> "dict[str, list[Answered]]":
    from pbdesk.desk import answering

    return answering.by_element(desk)
