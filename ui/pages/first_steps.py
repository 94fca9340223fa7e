"""What to do first on a new desk: country, agencies, task force, the lists there are; what is done is ticked."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QVBoxLayout

from pbdesk.records.kinds import KINDS
from ui.opened import Opened
from ui.widgets.blocks import spread
from ui.widgets.parts import button, card, clear, label
from ui.words import tr, within

if TYPE_CHECKING:
    from pbdesk.store.desk import Desk

OURS = {"own": 1, "side": "external"}
"""What an agency of the own government begins with: it is no actor of the host country."""
_WIDEST = 1040
"""No wider, in pixels at 100 %, so that what can be done is not far from the words on it."""


@dataclass(frozen=True)
class Begun:
    """Which of the first steps are done."""

    country: bool
    agency: bool
    task_force: bool
    imported: bool

    @property
    def enough(self) -> bool:
        """Whether the desk can do without being told the first steps."""
        return self.country and self.agency and self.task_force


class FirstSteps(QFrame):
    """The steps, until the desk has what every page rests on."""

    def __init__(self, opened: Opened) -> None:
        super().__init__()
        self._opened = opened
        self._lines = QVBoxLayout()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        steps = card(label(tr("To begin with"), "heading"), self._lines)
        steps.setMaximumWidth(_WIDEST)
        whole.addWidget(steps)
        self.hide()

    def show_steps(self, begun: Begun) -> None:
        """Show what is still to be done, and what is done."""
        clear(self._lines)
        wanted, go = self._opened.kind_wanted.emit, self._opened.page_wanted.emit
        self._step(begun.country, tr("Add the country you deal with; everything else is linked to it."),
                   tr("Add {kind}", kind=within(tr("Country"))), lambda: wanted("country", {}))  # fmt: skip
        self._step(begun.agency, tr("Add the ministries and agencies of your own government."),
                   tr("Add {kind}", kind=tr("agency")), lambda: wanted("actor", dict(OURS)))  # fmt: skip
        self._step(begun.task_force, tr("Add the task force, its members by tier, and its first meeting."),
                   tr("Add {kind}", kind=within(tr("Task force"))), lambda: wanted("task_force", {}))  # fmt: skip
        self._step(begun.imported, tr("Import the lists of activities and decisions that you have as spreadsheets."),
                   tr("Go to {page}", page=tr("Imports")), lambda: go("imports"))  # fmt: skip
        self.setVisible(not begun.enough)

    def _step(self, done: bool, words: str, action: str, act: Callable[[], None]) -> None:
        said = label(f"{'✓' if done else '○'}  {words}", "quiet" if done else "", wrap=True)
        self._lines.addLayout(spread(said) if done else spread(said, button(action, act, "link")))


def begun(desk: "Desk") -> Begun:
    """Which of the first steps are done in a desk."""
    from pbdesk.desk import reading, receiving

    def has(kind: str, *conditions: reading.Condition) -> bool:
        return bool(reading.page(desk, reading.Listing(KINDS[kind], conditions, fields=("id",), limit=1)).rows)

    own = reading.Condition("own", "is", 1)
    return Begun(has("country"), has("actor", own), has("task_force"), bool(receiving.imports(desk)))
