"""The register of what was written: as of when, in which language, with which digest; each can be written again."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QStackedLayout, QTableWidget, QTableWidgetItem, QWidget

from pbdesk.desk.wanted import Wanted
from pbdesk.records.kinds import KINDS
from ui import display
from ui.brief.choices import documents
from ui.brief.looking import LANGUAGES
from ui.widgets.parts import Empty, button, column, label, row
from ui.words import tr

if TYPE_CHECKING:
    from pbdesk.records.kind import Value
    from pbdesk.store.desk import Desk

_ID = Qt.ItemDataRole.UserRole
_MOST = 200
_WIDEST, _DIGEST = 280, 3


class WrittenView(QWidget):
    """The latest documents, newest first."""

    again = Signal(str)
    """A person wants a document of the register again (its id)."""

    def __init__(self) -> None:
        super().__init__()
        self._stack = QStackedLayout(self)

    @cached_property
    def _table(self) -> QTableWidget:
        """The table, made with all around it when the first rows are there: the page opens without it."""
        heads = (tr("Document"), tr("Kind"), tr("As of"), tr("Digest"), tr("Marking"), tr("Language"), tr("File name"))
        made = QTableWidget(0, len(heads))
        made.setHorizontalHeaderLabels(list(heads))
        made.setAccessibleName(tr("Documents written"))
        made.verticalHeader().hide()
        made.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        made.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        made.horizontalHeader().setStretchLastSection(True)
        made.setTabKeyNavigation(False)
        made.itemActivated.connect(self.ask_again)
        whole, again = QWidget(), button(tr("Write it again"), self.ask_again)
        same = tr("The same history gives the same file, byte for byte.")
        whole.setLayout(column(label(same, "quiet", wrap=True), made, row(1, again)))
        advice = tr("Choose what it is about, look at its pages, and write it.")
        self._stack.addWidget(Empty("briefs", tr("No documents written yet"), advice))
        self._stack.addWidget(whole)
        return made

    def show_rows(self, rows: "list[dict[str, Value]]") -> None:
        """Show the documents of the register."""
        self._table.setRowCount(len(rows))
        self._stack.setCurrentIndex(int(bool(rows)))
        for at, one in enumerate(rows):
            for place, text in enumerate(_cells(one)):
                item = QTableWidgetItem(text)
                item.setData(_ID, str(one["id"]))
                item.setToolTip(str(one["digest"]) if place == _DIGEST else text)
                self._table.setItem(at, place, item)
        self._table.resizeColumnsToContents()
        self._table.setColumnWidth(0, min(self._table.columnWidth(0), _WIDEST))
        if rows:
            self._table.selectRow(0)

    @property
    def count(self) -> int:
        """How many documents are shown."""
        return self._table.rowCount()

    def choose(self, at: int) -> None:
        """Choose a document by its row."""
        self._table.selectRow(at)

    def ask_again(self) -> None:
        """Ask for the document that is chosen."""
        item = self._table.item(self._table.currentRow(), 0)
        if item:
            self.again.emit(str(item.data(_ID)))


def _cells(one: "dict[str, Value]") -> tuple[str, ...]:
    return (
        str(one["title"]), dict(documents()).get(str(one["kind"]), ""), display.date(str(one["as_of"])),
        str(one["digest"])[:12], display.choice(str(one["marking"] or "")),
        LANGUAGES.get(str(one["language"]), ""), str(one["file_name"] or ""),
    )  # fmt: skip


def registered(desk: "Desk") -> "list[dict[str, Value]]":
    """The latest documents of the register."""
    from pbdesk.desk import reading
    from pbdesk.store.query import Listing

    rows = reading.page(desk, Listing(KINDS["written_brief"], order="-as_of", limit=_MOST)).rows
    return sorted(rows, key=lambda one: str(one["id"]), reverse=True)


def wanted_again(desk: "Desk", record: str) -> Wanted:
    """What was asked for when a document of the register was written."""
    from pbdesk.desk import briefing

    return briefing.again(desk, record)
