"""The question how a rotation goes on: which task force, by which decision, until when; its periods shown before."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QTableWidget, QTableWidgetItem, QWidget

from ui import display, wording
from ui.forms.picker import LinkEdit
from ui.opened import Opened
from ui.theme import SPACE
from ui.widgets.days import DayEdit
from ui.widgets.parts import column, label
from ui.words import count_of, tr

if TYPE_CHECKING:
    from pbdesk.desk.rotating import Plan
    from pbdesk.store.desk import Desk


def ask_to_rotate(opened: Opened, parent: QWidget, force: tuple[str, str] = ("", "")) -> None:
    """Ask how a rotation goes on, of a task force (its id and name) or any, and write the periods that were seen."""
    dialog = RotationDialog(opened, parent, force)
    if dialog.exec() and (plan := dialog.plan):
        person = opened.person
        opened.change(lambda desk: _generate(desk, plan, person))


class RotationDialog(QDialog):
    """Shows the periods as soon as everything is said; accepting it returns them in `plan`."""

    def __init__(self, opened: Opened, parent: QWidget, force: tuple[str, str] = ("", "")) -> None:
        super().__init__(parent)
        self._opened = opened
        self.plan: Plan | None = None
        self.setWindowTitle(tr("Continue a rotation"))
        self.setMinimumWidth(560)
        self.task_force, self.decision = LinkEdit(opened, "task_force"), LinkEdit(opened, "decision")
        self.since, self.until = DayEdit(), DayEdit()
        self.since.setPlaceholderText(tr("the day after the last lead"))
        form = QFormLayout()
        form.setHorizontalSpacing(2 * SPACE)
        form.setVerticalSpacing(SPACE)
        for name, part in (
            (tr("Task force"), self.task_force), (tr("By decision"), self.decision),
            (tr("From"), self.since), (tr("Until"), self.until),
        ):  # fmt: skip
            part.setAccessibleName(name)
            form.addRow(name, part)
            part.committed.connect(self._ask)
        if force[0]:
            self.task_force.show_value(*force)
            self.decision.setFocus()
        self._says = label(tr("The periods are shown here before they are written."), "quiet", wrap=True)
        self.periods = QTableWidget(0, 3)
        self.periods.setHorizontalHeaderLabels([tr("Agency"), tr("From"), tr("To")])
        self.periods.horizontalHeader().setStretchLastSection(True)
        self.periods.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.periods.setShowGrid(False)
        self.periods.setColumnWidth(0, 260)
        self.periods.verticalHeader().hide()
        self.periods.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._write = self.buttons.addButton(tr("Add these leads"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._write.setProperty("look", "main")
        self._write.setEnabled(False)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        title = label(tr("Continue a rotation"), "title")
        inside = column(title, form, self._says, self.periods, self.buttons, spacing=2 * SPACE)
        inside.setContentsMargins(3 * SPACE, 2 * SPACE, 3 * SPACE, 2 * SPACE)
        self.setLayout(inside)

    def _ask(self) -> None:
        force, decision, until = self.task_force.value, self.decision.value, self.until.value
        since = self.since.value or ""
        self._forget("")
        if force and decision and until:
            self._opened.ask(
                lambda desk: _plan(desk, force, decision, until, since), self._show, owner=self, failed=self._refused
            )

    def _forget(self, words: str) -> None:
        self.plan = None
        self._write.setEnabled(False)
        self.periods.setRowCount(0)
        self._says.setText(words)

    def _refused(self, error: Exception) -> None:
        self._forget(wording.sentence_of(error))

    def _show(self, plan: "Plan") -> None:
        self.plan = plan
        self._write.setEnabled(bool(plan.periods))
        said = count_of(len(plan.periods), "1 period would be added, as one change.",
                        "{n} periods would be added, as one change.")  # fmt: skip
        self._says.setText(said if plan.periods else tr("The lead is settled up to that day already."))
        self.periods.setRowCount(len(plan.periods))
        for at, one in enumerate(plan.periods):
            words = (plan.titles[one.agency], display.date(one.start), display.date(one.end))
            for place, text in enumerate(words):
                item = QTableWidgetItem(text)
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable)
                self.periods.setItem(at, place, item)


def _generate(desk: "Desk", plan: "Plan", person: str) -> object:
    from pbdesk.desk import rotating

    return rotating.generate(desk, plan, person)


def _plan(desk: "Desk", task_force: str, decision: str, until: str, since: str) -> "Plan":
    from pbdesk.desk import rotating

    return rotating.plan(desk, task_force, decision, until, since)
