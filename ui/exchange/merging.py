"""A parcel before it is merged: what would come in, and for each conflict what stands here and what is said there."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from pbdesk.records.kinds import KINDS
from ui import display
from ui.opened import Opened
from ui.theme import SPACE
from ui.widgets.choice import ChoiceBox
from ui.widgets.parts import Heading, button, column, label, row
from ui.wording import worded
from ui.words import count_of, tr

if TYPE_CHECKING:
    from pbdesk.desk.exchanging import Exchanged
    from pbdesk.exchange.merging import Conflict
    from pbdesk.store.desk import Desk

WHY = {
    "changed on both desks": "Changed on both desks",
    "deleted here, changed there": "Deleted here, changed there",
    "deleted there, changed here": "Deleted there, changed here",
    "deleted there, needed here": "Deleted there, needed here: it stays",
    "recorded or adopted here: it stays": "Recorded or adopted here: it stays",
    "its number was given here to another decision": "Its number was given here to another decision",
    "links to a record that was deleted here": "Links to a record that was deleted here",
}
"""Why the two desks do not agree, in words."""
_SIDES = (("", "Choose …"), ("ours", "As it is here"), ("theirs", "As it is there"))
Place = tuple[str, str]
"""A conflict by its record and field."""


@dataclass(frozen=True)
class Looked:
    """A parcel held against the desk, with the titles of the records its conflicts speak of."""

    exchanged: "Exchanged"
    titles: dict[str, str] = field(default_factory=dict)

    @property
    def settled(self) -> "list[tuple[Conflict, str]]":
        """Every conflict with the side chosen in it."""
        return self.exchanged.merge.settled


class MergeDialog(QDialog):
    """Shows a parcel; accepting it means that `looked` may be written."""

    def __init__(self, opened: Opened, looked: Looked, parent: QWidget) -> None:
        super().__init__(parent)
        self._opened, self.looked = opened, looked
        self.sides: dict[Place, str] = {}
        self.setWindowTitle(tr("Merge what another desk sends"))
        self.resize(min(960, parent.width()), min(560, parent.height()))
        self._says, self._open = label("", "quiet", wrap=True), label("", "warn", wrap=True)
        self.conflicts = self._table()
        self.all_ours = button(tr("All as here"), lambda: self._choose_all("ours"))
        self.all_theirs = button(tr("All as there"), lambda: self._choose_all("theirs"))
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.merge = self.buttons.addButton(tr("Merge"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.merge.setProperty("look", "main")
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        head = Heading(looked.exchanged.path.name, tr("Nothing is written before you merge; it is undone as one."))
        choosing = row(self.all_ours, self.all_theirs, 1)
        inside = column(head, self._says, self.conflicts, choosing, self._open, 1, self.buttons, spacing=SPACE)
        inside.setStretch(2, 100)  # without a conflict what is said stands together at the top
        inside.setContentsMargins(3 * SPACE, 2 * SPACE, 3 * SPACE, 2 * SPACE)
        self.setLayout(inside)
        self._fill()

    def _table(self) -> QTableWidget:
        table = QTableWidget(0, 5)
        table.setHorizontalHeaderLabels([tr("About what"), tr("Why"), tr("Here"), tr("There"), tr("It becomes")])
        table.setAccessibleName(tr("Conflicts"))
        for at, width in ((1, 170), (4, 150)):
            table.setColumnWidth(at, width)
        for at in (0, 2, 3):
            table.horizontalHeader().setSectionResizeMode(at, QHeaderView.ResizeMode.Stretch)
        table.verticalHeader().setMinimumSectionSize(6 * SPACE)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        table.verticalHeader().hide()
        table.setWordWrap(True)
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        return table

    def _fill(self) -> None:
        settled = self.looked.settled
        self.conflicts.setRowCount(len(settled))
        for at, (conflict, side) in enumerate(settled):
            for place, text in enumerate(_words(conflict, self.looked.titles)):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable)
                self.conflicts.setItem(at, place, item)
            if not conflict.fixed:
                self.conflicts.setCellWidget(at, 4, self._chooser(conflict, side))
        self.conflicts.resizeRowsToContents()
        for part in (self.conflicts, self.all_ours, self.all_theirs):
            part.setVisible(bool(settled))
        self._tell()

    def _chooser(self, conflict: "Conflict", side: str) -> QComboBox:
        box, place = ChoiceBox(), (conflict.record, conflict.field)
        box.setAccessibleName(tr("It becomes"))
        for key, text in _SIDES:
            box.addItem(tr(text), key)
        box.setCurrentIndex(box.findData(side))
        box.currentIndexChanged.connect(lambda _at: self._chosen(place, str(box.currentData())))
        return box

    def _chosen(self, place: Place, side: str) -> None:
        self.sides[place] = side
        self._hold()

    def _choose_all(self, side: str) -> None:
        self.sides |= {(one.record, one.field): side for one, _ in self.looked.settled if not one.fixed}
        self._hold()

    def _hold(self) -> None:
        self.merge.setEnabled(False)
        looked, sides = self.looked, dict(self.sides)
        self._opened.ask(lambda desk: hold(desk, looked.exchanged, sides), self._show, owner=self)

    def _show(self, looked: Looked) -> None:
        same = [one for one, _ in looked.settled] == [one for one, _ in self.looked.settled]
        self.looked = looked
        if same:
            self._choose_again()
        else:
            self._fill()

    def _choose_again(self) -> None:
        """The same conflicts with other sides: what is typed in stays where it is."""
        for at, (_, side) in enumerate(self.looked.settled):
            box = self.conflicts.cellWidget(at, 4)
            if isinstance(box, QComboBox):
                box.blockSignals(True)
                box.setCurrentIndex(box.findData(side))
                box.blockSignals(False)
        self._tell()

    def _tell(self) -> None:
        merged = self.looked.exchanged.merge
        counts = (
            count_of(sum(map(len, merged.new.values())), "1 record is new", "{n} records are new"),
            count_of(sum(map(len, merged.changed.values())), "1 is changed", "{n} are changed"),
            count_of(len(merged.gone), "1 is deleted", "{n} are deleted"),
        )
        said = [words for words, many in zip(counts, (merged.new, merged.changed, merged.gone), strict=True) if many]
        self._says.setText((", ".join(said) or tr("Nothing new comes in")) + ".")
        left = len(merged.open)
        open_ones = count_of(left, "1 conflict is still to be settled.", "{n} conflicts are still to be settled.")
        mending = [tr("No side can be chosen: {advice}.", advice=worded(one)) for one in merged.advice]
        self._open.setText(" ".join([open_ones, *mending]))
        self._open.setVisible(bool(left))
        self.merge.setEnabled(not left and merged.does_something)


def _words(conflict: "Conflict", titles: Mapping[str, str]) -> tuple[str, str, str, str]:
    """A conflict as it stands in a row of the table: which record, why, here, there."""
    kind = KINDS[conflict.kind]
    if not conflict.field:
        here, there = tr(str(conflict.ours or "")), str(conflict.theirs or "")
        return conflict.title, tr(WHY[conflict.why]), here, tr(there) if there in ("kept", "deleted") else ""
    asked = kind.by_name[conflict.field]
    sides = [display.shown(asked, {asked.name: value}, titles) for value in (conflict.ours, conflict.theirs)]
    return (f"{conflict.title}\n{tr(asked.label)}", tr(WHY[conflict.why]),
            *(display.cell(one) or tr("not known") for one in sides))  # type: ignore[return-value] # fmt: skip


def look(desk: "Desk", path: Path, passphrase: str | None = None) -> Looked:
    """Read a parcel on the worker and hold it against the desk."""
    from pbdesk.desk import exchanging

    exchanged = exchanging.prepare(desk, path, passphrase=passphrase)
    return Looked(exchanged, exchanging.titles(desk, exchanged))


def hold(desk: "Desk", exchanged: "Exchanged", sides: Mapping[Place, str]) -> Looked:
    """The same parcel held against the desk again, with the sides a person has chosen."""
    from pbdesk.desk import exchanging

    again = exchanging.hold(desk, exchanged, exchanging.chosen(sides))
    return Looked(again, exchanging.titles(desk, again))
