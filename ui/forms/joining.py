"""The question which actor another one is: what would change is shown, then both become one."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QTableWidget, QTableWidgetItem, QWidget

from pbdesk.records.kinds import KINDS
from ui import display, wording
from ui.forms.picker import LinkEdit
from ui.opened import Opened
from ui.tasks import Progress
from ui.widgets.parts import label
from ui.widgets.question import Question
from ui.words import count_of, quoted, tr

if TYPE_CHECKING:
    from pbdesk.desk.joining import Joining
    from pbdesk.store.desk import Desk

_ACTOR = KINDS["actor"].by_name
_TALL, _WIDE = 190, 230


def ask_to_join(opened: Opened, parent: QWidget, actor: str, name: str) -> None:
    """Ask which actor this one is the same as, and join the two as it was seen; the one that stays is opened."""
    question = JoinQuestion(opened, parent, actor, name)
    accepted = question.exec()
    question.deleteLater()
    if not accepted or (plan := question.plan) is None:
        return
    person = opened.person

    def joined(_: object) -> None:
        gone = quoted(display.title(plan.titles[plan.gone]))
        opened.said.emit(tr("Joined {what}. Undo makes two of them again.", what=gone))
        opened.record_wanted.emit(plan.stays)
        opened.changed.emit()

    opened.work(tr("Joining two actors"), lambda desk, told: _join(desk, plan, person, told), joined, owner=opened)


class JoinQuestion(Question):
    """Shows what would change as soon as the other actor is chosen; accepting it leaves that in `plan`."""

    def __init__(self, opened: Opened, parent: QWidget, actor: str, name: str) -> None:
        about = tr("One of the two goes. What names it names the one that stays, as one change.")
        super().__init__(parent, quoted(name), about, tr("Join them"))
        self._opened, self._actor = opened, actor
        self.plan: Joining | None = None
        self.other = LinkEdit(opened, "actor")
        self.put(tr("Is the same as"), self.other)
        self.keep = QCheckBox(tr("Keep {what}; the other one goes", what=quoted(name)))
        self.fields.addRow("", self.keep)
        self.says = label(tr("What would change is shown here before anything is written."), "quiet", wrap=True)
        self.fields.addRow(self.says)
        self.changes = _table(tr("What would change"))
        self.fields.addRow(self.changes)
        self.other.committed.connect(self._ask)
        self.other.misread.connect(self._forget)
        self.keep.toggled.connect(self._ask)
        self._forget("")

    def _ask(self) -> None:
        other = self.other.value
        self._forget("")
        if other:
            gone, stays = (other, self._actor) if self.keep.isChecked() else (self._actor, other)
            self._opened.ask(lambda desk: _plan(desk, gone, stays), self._show, owner=self, failed=self._refused)

    def _refused(self, error: Exception) -> None:
        self._forget(wording.sentence_of(error))
        self.changes.hide()

    def _forget(self, words: str) -> None:
        self.plan = None
        self.act.setEnabled(False)
        self.changes.setRowCount(0)
        if words:
            self.says.setText(words)

    def _show(self, plan: "Joining") -> None:
        self.plan = plan
        self.act.setEnabled(True)
        gone, stays = (quoted(display.title(plan.titles[one])) for one in (plan.gone, plan.stays))
        self.says.setText(tr("{gone} goes, {stays} stays.", gone=gone, stays=stays))
        rows = list(_told(plan))
        self.changes.setRowCount(len(rows))
        self.changes.show()
        for at, texts in enumerate(rows):
            for place, text in enumerate(texts):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable)
                self.changes.setItem(at, place, item)


def _told(plan: "Joining") -> Iterator[tuple[str, str]]:
    """What would change, line by line: links, what the one that stays takes over, and what of it stays as it is."""
    for one in plan.leading:
        kind = KINDS[one.kind]
        words = f"{tr(kind.labels)}: {tr(kind.by_name[one.field].label)}"
        yield words, count_of(len(one.ids), "1 record", "{n} records")
    for name in plan.fresh:
        if not _ACTOR[name].hidden:
            words = tr("Takes over: {field}", field=tr(_ACTOR[name].label))
            yield words, display.cell(display.shown(_ACTOR[name], plan.fresh, plan.titles))
    for other in plan.differing:
        field = _ACTOR[other.field]
        sides = (display.shown(field, {other.field: side}, plan.titles) for side in (other.stays, other.goes))
        stays, goes = map(display.cell, sides)
        yield tr("Stays as it is: {field}", field=tr(field.label)), tr("{stays}, not {goes}", stays=stays, goes=goes)


def _table(name: str) -> QTableWidget:
    made = QTableWidget(0, 2)
    made.setAccessibleName(name)
    made.setHorizontalHeaderLabels([name, ""])
    made.horizontalHeader().setStretchLastSection(True)
    made.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    made.setColumnWidth(0, _WIDE)
    made.setMinimumHeight(_TALL)
    made.setShowGrid(False)
    made.verticalHeader().hide()
    made.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    return made


def _plan(desk: "Desk", gone: str, stays: str) -> "Joining":
    from pbdesk.desk import joining

    return joining.plan(desk, gone, stays)


def _join(desk: "Desk", plan: "Joining", person: str, told: Progress) -> object:
    from pbdesk.desk import joining

    return joining.join(desk, plan.gone, plan.stays, person, told=told)
