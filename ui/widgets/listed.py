"""Records in a dialog, each of which opens: what stands in the way of a deletion, what is behind a figure."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QListWidgetItem, QWidget

from ui import display
from ui.theme import SPACE
from ui.widgets.parts import button, column, label, row, upright
from ui.words import count_of, tr

_RECORD = Qt.ItemDataRole.UserRole


class Listed(QDialog):
    """Says what some records are and lists them; one is opened with Enter.

    Of `count` records only the first may be listed: how many there are is said, and the next are one button away.
    """

    wanted = Signal(str)
    """The id of the record that a person wants to open."""
    further = Signal(int)
    """More records are wanted after so many; `go_on` takes them."""

    def __init__(
        self, title: str, why: str, records: Sequence[tuple[str, str]], parent: QWidget, count: int | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setMinimumSize(480, 320)
        self.records = upright()
        self.records.setAccessibleName(title)
        self.records.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._count = len(records) if count is None else count
        self.records.itemActivated.connect(self._open)
        self._how_many = label("", "quiet")
        self._more = button(tr("Show more"), lambda: self.further.emit(self.records.count()))
        self.go_on(records)
        self.records.setCurrentRow(0)
        open_it = button(tr("Open"), self._open_current, "main")
        open_it.setDefault(True)
        whole = column(
            label(title, "heading", wrap=True), label(why, wrap=True), self.records,
            row(self._how_many, self._more, 1, button(tr("Close"), self.reject), open_it), spacing=3 * SPACE // 2,
        )  # fmt: skip
        whole.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
        self.setLayout(whole)

    def go_on(self, records: Sequence[tuple[str, str]]) -> None:
        """List these after those listed; of all that are there the last has been listed where none come."""
        for record, called in records:
            item = QListWidgetItem(display.title(called))
            item.setData(_RECORD, record)
            item.setToolTip(item.text())
            self.records.addItem(item)
        listed = self.records.count()
        left = bool(records) and listed < self._count
        some = tr("The first {n} of {all}", n=display.number(listed), all=display.number(self._count))
        self._how_many.setText(some if left else count_of(listed, "1 record", "{n} records"))
        self._more.setVisible(left)
        self.records.setFocus()

    def _open_current(self) -> None:
        if item := self.records.currentItem():
            self._open(item)

    def _open(self, item: QListWidgetItem) -> None:
        self.wanted.emit(item.data(_RECORD))
        self.accept()
