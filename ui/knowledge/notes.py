"""Notes: the list at the left, the one chosen to read at the right, with links that open and a way to write."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from html import escape
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidgetItem,
    QPlainTextEdit,
        QStackedWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from pbdesk.records.kinds import KINDS
from pbdesk.records.mentions import Mention, pieces
from ui import display
from ui.forms.asides import MOST
from ui.forms.mentions import MentionOffers
from ui.opened import Opened
from ui.pages.page import add_button
from ui.theme import SPACE
from ui.widgets.flow import Flow
from ui.widgets.halves import Halves
from ui.widgets.parts import LinkButton, button, card, clear, column, label, row, upright
from ui.words import tr

if TYPE_CHECKING:
    from pbdesk.desk.reading import Shown
    from pbdesk.store.desk import Desk

_RECORD = Qt.ItemDataRole.UserRole
_MOST = 500
_BESIDE = 4 * SPACE
"""What the margins of a line take beside its text."""


@dataclass(frozen=True)
class Listed:
    """Notes as the list shows them: ids and titles."""

    notes: list[tuple[str, str]]


class NotesView(QWidget):
    """Reading first; writing is one key away (F2), and saves as it is left."""

    def __init__(self, opened: Opened) -> None:
        super().__init__()
        self._opened = opened
        self._chosen = ""
        self._text = ""
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Find in notes"))
        self.search.setMinimumWidth(self.search.fontMetrics().horizontalAdvance(tr("Find in notes")) + _BESIDE)
        self.search.setAccessibleName(tr("Find in notes"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self.refresh)
        self.list = upright()
        self.list.setAccessibleName(tr("Notes"))
        self.list.currentItemChanged.connect(self._choose)
        add = add_button(opened, "note")
        left = QWidget()
        left.setLayout(column(row(self.search, add), self.list))
        self._build_reader()
        halves = Halves(opened, "notes", Qt.Orientation.Horizontal, (left, self._reader), (300, 620))
        halves.setHandleWidth(2 * SPACE)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(halves)

    def _build_reader(self) -> None:
        self._title, self._source = label("", "heading", wrap=True), label("", "quiet", wrap=True)
        self.browser = QTextBrowser()
        self.browser.setOpenLinks(False)
        self.browser.setFrameShape(QFrame.Shape.NoFrame)
        self.browser.setAccessibleName(tr("The note"))
        self.browser.anchorClicked.connect(lambda url: self._opened.record_wanted.emit(url.path()))
        self.editor = QPlainTextEdit()
        self.editor.setAccessibleName(tr("The text of the note"))
        self.editor.setPlaceholderText(tr("Type [[ to link to any record."))
        MentionOffers(self._opened, self.editor)
        self._sides = QStackedWidget()
        self._sides.addWidget(self.browser)
        self._sides.addWidget(self.editor)
        self._write = button(tr("Write"), self.toggle)
        self._write.setToolTip("F2")
        self._open = LinkButton(tr("Open"), lambda: self._opened.record_wanted.emit(self._chosen))
        self._points = QWidget()
        self._points_flow = Flow(self._points, 2 * SPACE)
        head = row(self._title, self._open, self._write)
        head.setStretch(0, 1)
        self._pointing = label(tr("Mentioned in"), "label")
        self._reader = card(head, self._sides, self._source, self._pointing, self._points)
        QShortcut(QKeySequence("F2"), self, self.toggle, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    @property
    def writing(self) -> bool:
        """Whether the note is being written in rather than read."""
        return self._sides.currentWidget() is self.editor

    def refresh(self) -> None:
        """Read the list again, and the note that is shown."""
        words = self.search.text().strip()
        self._opened.ask(lambda desk: listed(desk, words), self._show_list, owner=self)

    def _show_list(self, found: Listed) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        for record, title in found.notes:
            item = QListWidgetItem(title)
            item.setData(_RECORD, record)
            self.list.addItem(item)
        ids = [record for record, _ in found.notes]
        self.list.setCurrentRow(ids.index(self._chosen) if self._chosen in ids else 0)
        self.list.blockSignals(False)
        self._choose()
        if not found.notes:
            self._say_nothing()

    def _say_nothing(self) -> None:
        nothing = tr("No note has these words.") if self.search.text() else tr("Write down what is worth knowing.")
        self._chosen = ""
        self._title.setText(nothing)
        self.browser.clear()
        for part in (self._open, self._write, self._pointing, self._points):
            part.hide()

    def _choose(self, *_: object) -> None:
        if self.list.currentRow() < 0:
            return
        self._save()
        self._chosen = str(self.list.currentItem().data(_RECORD))
        chosen = self._chosen
        self._opened.ask(lambda desk: _note(desk, chosen), self._show_note, owner=self)

    def _show_note(self, shown: "Shown") -> None:
        values = shown.values
        if values["id"] != self._chosen or (self.writing and self.editor.hasFocus()):
            return
        self._text = str(values["text"] or "")
        self._title.setText(str(values["title"]))
        self.browser.setHtml(as_html(self._text, shown.titles) or f"<i>{escape(tr('No text yet.'))}</i>")
        self.editor.setPlainText(self._text)
        source = display.shown(KINDS["note"].by_name["evidence"], values, {})
        self._source.setText(tr("Source: {source}", source=source) if source else "")
        self._source.setVisible(bool(source))
        clear(self._points_flow)
        for group in shown.pointing:
            for one in group.some:
                self._points_flow.addWidget(LinkButton(one.title, self._opened.opening(one.id)))
            if rest := group.count - len(group.some):
                every = partial(self._opened.listing_wanted.emit, group.listing(self._chosen))
                self._points_flow.addWidget(LinkButton(tr("and {n} more", n=display.number(rest)), every))
        for part in (self._pointing, self._points):
            part.setVisible(bool(shown.backlinks))
        self._open.show()
        self._write.show()

    def toggle(self) -> None:
        """Go from reading to writing, or save and go back."""
        if not self._chosen:
            return
        if self.writing:
            self._save()
        side: QWidget = self.browser if self.writing else self.editor
        self._sides.setCurrentWidget(side)
        self._write.setText(tr("Done") if side is self.editor else tr("Write"))
        side.setFocus()

    def _save(self) -> None:
        text = self.editor.toPlainText().strip()
        if not (self.writing and self._chosen and text != self._text):
            return
        record, person, self._text = self._chosen, self._opened.person, text
        self._opened.change(lambda desk: _write_note(desk, record, text, person))


def as_html(text: str, titles: Mapping[str, str]) -> str:
    """A note as it is read: paragraphs, and every mention a link under the record's name of today."""
    made: list[str] = []
    for piece in pieces(text):
        if isinstance(piece, Mention):
            name = titles.get(piece.record, piece.title)
            made.append(f'<a href="{QUrl(piece.record).toString()}">{escape(name)}</a>')
        else:
            made.append(escape(piece))
    paragraphs = "".join(made).split("\n\n")
    return "".join(f'<p style="line-height:135%">{part.replace(chr(10), "<br>")}</p>' for part in paragraphs if part)


def listed(desk: "Desk", words: str) -> Listed:
    """The notes whose words begin as those given, best first; without words all of them, by title."""
    from pbdesk.desk import reading

    if words:
        found = reading.find(desk, words, limit=_MOST, only="note")
        return Listed([(hit.id, hit.title) for hit in found])
    page = reading.page(desk, reading.Listing(KINDS["note"], order="title", limit=_MOST, fields=("title",)))
    return Listed([(str(one["id"]), str(one["title"])) for one in page.rows])


def _note(desk: "Desk", record: str) -> "Shown":
    from pbdesk.desk import reading

    return reading.one(desk, record, MOST)


def _write_note(desk: "Desk", record: str, text: str, person: str) -> Any:
    from pbdesk.desk import writing

    return writing.set_values(desk, record, {"text": text}, person)
