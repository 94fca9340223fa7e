"""The two questions of a policy's life: whom to consult on which draft by when, and which decision adopts it."""

from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QListWidgetItem, QWidget

from ui import display
from ui.forms.picker import LinkEdit
from ui.opened import Opened
from ui.widgets.days import DayEdit
from ui.widgets.parts import label, upright
from ui.widgets.question import Question
from ui.words import tr

_WEEKS = 3
"""How long an agency is given to answer, where the person says nothing else."""

_LEAST = 110
"""Three agencies are seen at least: on a low screen the question gives way that far, so that its buttons are seen."""


@dataclass(frozen=True)
class Consulting:
    """Whom to ask, on which draft, from when, to answer by when."""

    consulted: tuple[str, ...]
    draft: str
    asked: str
    due: str


@dataclass(frozen=True)
class Adopting:
    """The decision that adopts, and from which day the policy is valid where it does not say so itself."""

    decision: str
    day: str


class ConsultQuestion(Question):
    """Whom to ask: the own agencies are offered, those asked before are ticked, any other actor can be added."""

    def __init__(self, opened: Opened, offered: list[tuple[str, str, bool]], drafts: set[str], parent: QWidget) -> None:
        about = tr(
            "Each of them becomes a line of the coherence record. Until all have answered, it cannot be adopted."
        )
        super().__init__(parent, tr("Send to consultation"), about, tr("Send"))
        self.whom = upright()
        self.whom.setMinimumHeight(_LEAST)
        self.whom.setSpacing(2)
        self.other = LinkEdit(opened, "actor", creates=True)
        self.draft = QLineEdit(_next_draft(drafts))
        self.asked, self.due = DayEdit(), DayEdit()
        today = date.fromisoformat(display.today())
        self.asked.show_value(today.isoformat())
        self.due.show_value((today + timedelta(weeks=_WEEKS)).isoformat())
        for record, name, ticked in offered:
            self._offer(record, name, ticked=ticked)
        for text, part in ((tr("Who"), self.whom), (tr("And also"), self.other), (tr("On which draft"), self.draft),
                           (tr("Asked on"), self.asked), (tr("Answer due"), self.due)):  # fmt: skip
            self.put(text, part)
        self.other.committed.connect(self._add_other)
        self.whom.itemChanged.connect(lambda _: self._weigh())
        self._weigh()

    def _offer(self, record: str, name: str, *, ticked: bool) -> None:
        item = QListWidgetItem(name)
        item.setData(Qt.ItemDataRole.UserRole, record)
        item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        self.whom.addItem(item)

    def _add_other(self, record: str | None) -> None:
        if record:
            self._offer(record, self.other.text(), ticked=True)
            self.whom.scrollToBottom()
            self.other.clear_choice()
            self._weigh()

    def _weigh(self) -> None:
        self.act.setEnabled(bool(self.answer().consulted))

    def in_the_way(self) -> tuple[QWidget, str] | None:
        """That nobody can answer before being asked, besides what was not understood."""
        wanted = self.answer()
        early = bool(wanted.due) and wanted.due < wanted.asked
        late = (self.due, tr("The answer is due before it is asked for.")) if early else None
        return super().in_the_way() or late

    def answer(self) -> Consulting:
        """What was asked for."""
        items = [self.whom.item(at) for at in range(self.whom.count())]
        ticked = [one.data(Qt.ItemDataRole.UserRole) for one in items if one.checkState() is Qt.CheckState.Checked]
        asked = self.asked.value or display.today()
        return Consulting(tuple(ticked), self.draft.text().strip(), asked, self.due.value or "")


class AdoptQuestion(Question):
    """Which recorded decision adopts it."""

    def __init__(self, opened: Opened, decisions: list[tuple[str, str, str]], start: str, parent: QWidget) -> None:
        about = tr("A recorded decision adopts it. From then on this version does not change; "
                   "the version it supersedes goes out of force.")  # fmt: skip
        super().__init__(parent, tr("Adopt the policy"), about, tr("Adopt"))
        self._days = {record: day for record, _, day in decisions}
        self.decision, self.day = LinkEdit(opened, "decision"), DayEdit()
        self.put(tr("By decision"), self.decision)
        if not decisions:
            how = tr("No recorded decision adopts it yet. Take one in a meeting, of the kind Adopts: "
                     "once recorded, it adopts the policy by itself.")  # fmt: skip
            self.fields.addRow("", label(how, "quiet", wrap=True))
        self.put(tr("Valid from"), self.day)
        self.day.show_value(start or None)
        self.day.setReadOnly(bool(start))
        left_empty = tr("Left empty, it is valid from the day of the decision.")
        self.fields.addRow("", label(tr("The policy says so itself.") if start else left_empty, "quiet", wrap=True))
        self.decision.committed.connect(lambda _: self._weigh())
        if decisions:
            self.decision.show_value(*decisions[0][:2])
        self._weigh()

    def _weigh(self) -> None:
        self.act.setEnabled(self.decision.value is not None)

    def answer(self) -> Adopting:
        """What was asked for."""
        return Adopting(str(self.decision.value), self.day.value or "")


class ExpireQuestion(Question):
    """On which day a policy in force ends without another in its place."""

    def __init__(self, day: str, parent: QWidget) -> None:
        about = tr("It is out of force from the day after, and none takes its place. What it says stays as it is. "
                   "Where another version is to follow, begin that one instead.")  # fmt: skip
        super().__init__(parent, tr("Let the policy expire"), about, tr("Let it expire"))
        self.day = DayEdit()
        self.day.show_value(day)
        self.put(tr("Valid to"), self.day)

    def answer(self) -> str:
        """The last day, ISO 8601."""
        return self.day.value or display.today()


def _next_draft(drafts: set[str]) -> str:
    """The name of the draft after those that have been sent out."""
    numbers = [int(word) for draft in drafts for word in draft.split() if word.isdigit()]
    return tr("Draft {n}", n=max(numbers, default=0) + 1)
