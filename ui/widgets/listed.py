"""A few records in a dialog, each of which opens: what stands in the way of a deletion, what is behind a figure."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QListWidgetItem, QWidget

from ui import display
from ui.theme import SPACE
from ui.widgets.parts import button, column, label, row, upright
from ui.words import count_of, tr

_RECORD = Qt.ItemDataRole.UserRole


class Listed(QDialog):
    """Says what some records are and lists them; one is opened with Enter."""

    wanted = Signal(str)
    """The id of the record that a person wants to open."""

    def __init__(self, title: str, why: str, records: Sequence[tuple[str, str]], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setMinimumSize(480, 320)
        self.records = upright()
        self.records.setAccessibleName(title)
        self.records.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for record, called in records:
            item = QListWidgetItem(display.title(called))
            item.setData(_RECORD, record)
            item.setToolTip(item.text())
            self.records.addItem(item)
        self.records.setCurrentRow(0)
        self.records.itemActivated.connect(self._open)
        how_many = label(count_of(len(records), "1 record", "{n} records"), "quiet")
        open_it = button(tr("Open"), self._open_current, "main")
        open_it.setDefault(True)
        whole = column(
            label(title, "heading", wrap=True), label(why, wrap=True), self.records,
            row(how_many, 1, button(tr("Close"), self.reject), open_it), spacing=3 * SPACE // 2,
        )  # fmt: skip
        whole.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
        self.setLayout(whole)
        self.records.setFocus()

    def _open_current(self) -> None:
        if item := self.records.currentItem():
            self._open(item)

    def _open(self, item: QListWidgetItem) -> None:
        self.wanted.emit(item.data(_RECORD))
        self.accept()
