"""Every finding in the order of its rank, and why its rule tells it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QListWidget, QWidget

from ui.theme import SPACE
from ui.widgets.parts import button, column, label, row
from ui.words import count_of, tr


@dataclass(frozen=True)
class Told:
    """A finding in words, and why its rule tells it."""

    sentence: str
    why: str


class FindingsDialog(QDialog):
    """Lists all of them, none left out; under them stands why the one chosen is told; Enter opens its records."""

    wanted = Signal(int)
    """The place of the finding that a person wants to open."""

    def __init__(self, told: Sequence[Told], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("What to look at"))
        self.setMinimumSize(720, 480)
        self._told = told
        self.list = QListWidget()
        self.list.setAccessibleName(tr("What to look at"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.addItems([one.sentence for one in told])
        self.why = label("", "quiet", wrap=True)
        self.list.currentRowChanged.connect(self._explain)
        self.list.itemActivated.connect(lambda _item: self._open())
        open_it = button(tr("Open"), self._open, "main")
        open_it.setDefault(True)
        about = label(tr("Weightier rules come first, and of one rule what is larger."), "quiet", wrap=True)
        how_many = label(count_of(len(told), "1 finding", "{n} findings"), "quiet")
        whole = column(
            label(tr("What to look at"), "heading"), about, self.list, self.why,
            row(how_many, 1, button(tr("Close"), self.reject), open_it), spacing=3 * SPACE // 2,
        )  # fmt: skip
        whole.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
        self.setLayout(whole)
        self.list.setCurrentRow(0)
        self.list.setFocus()

    def _explain(self, at: int) -> None:
        why = self._told[at].why if at >= 0 else ""
        self.why.setText(tr("Why it is told: {why}", why=why) if why else "")

    def _open(self) -> None:
        at = self.list.currentRow()
        if at >= 0:
            self.wanted.emit(at)
            self.accept()
