"""Questions of a framework's life: another target with its reason, and the day from which a version is in force."""

from dataclasses import dataclass

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from pbdesk.records.kinds import KINDS
from pbdesk.records.values import Unreadable, parse
from ui import display
from ui.forms.picker import LinkEdit
from ui.opened import Opened
from ui.widgets.days import DayEdit
from ui.widgets.question import Question
from ui.words import tr


@dataclass(frozen=True)
class Revising:
    """Another target and when it is to be met, from a day, why, and by which decision."""

    target: float | None
    until: str
    day: str
    reason: str
    decision: str | None


class TargetQuestion(Question):
    """Another target for a benchmark; it cannot be answered without a reason."""

    def __init__(self, opened: Opened, benchmark: str, parent: QWidget) -> None:
        about = tr("The old target stays on record beside the new one, with the reason.")
        super().__init__(parent, tr("Change the target"), f"{benchmark}\n{about}", tr("Change it"))
        self.target, self.until, self.day = QLineEdit(), DayEdit(coarse=True), DayEdit()
        self.reason, self.decision = QPlainTextEdit(), LinkEdit(opened, "decision")
        self.day.show_value(display.today())
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(90)
        for text, part in ((tr("New target"), self.target), (tr("New target for"), self.until),
                           (tr("Changed on"), self.day), (tr("Why it was changed"), self.reason),
                           (tr("By decision"), self.decision)):  # fmt: skip
            self.put(text, part)
        self.until.setPlaceholderText(tr("as before"))
        self.target.textChanged.connect(self._weigh)
        self.reason.textChanged.connect(self._weigh)
        self._weigh()

    def _weigh(self) -> None:
        self.act.setEnabled(self._number() is not None and bool(self.reason.toPlainText().strip()))

    def _number(self) -> float | None:
        try:
            value = parse(KINDS["benchmark"].by_name["target"], self.target.text())
        except Unreadable:
            return None
        return float(value) if isinstance(value, int | float) else None

    def answer(self) -> Revising:
        """What was asked for."""
        return Revising(self._number(), self.until.value or "", self.day.value or display.today(),
                        self.reason.toPlainText().strip(), self.decision.value)  # fmt: skip


class ForceQuestion(Question):
    """From which day a version is in force, and which decision agreed on it."""

    def __init__(self, opened: Opened, parent: QWidget) -> None:
        about = tr("The version it supersedes goes out of force on that day; plans that rest on it are listed here.")
        super().__init__(parent, tr("Put this version in force"), about, tr("Put in force"))
        self.day, self.decision = DayEdit(), LinkEdit(opened, "decision")
        self.day.show_value(display.today())
        self.put(tr("In force from"), self.day)
        self.put(tr("Agreed by decision"), self.decision)

    def answer(self) -> tuple[str, str | None]:
        """The day, ISO 8601, and the decision where there is one."""
        return self.day.value or display.today(), self.decision.value
