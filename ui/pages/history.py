"""History: every change in words, what it did record by record, and a way to take it back."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QScrollArea, QVBoxLayout, QWidget

from pbdesk.records.kinds import KINDS
from ui import display, wording
from ui.opened import Opened
from ui.pages.page import Page
from ui.theme import SPACE
from ui.widgets.halves import Halves
from ui.widgets.parts import Heading, LinkButton, button, clear, label, line, row
from ui.words import tr

if TYPE_CHECKING:
    from pbdesk.desk.telling import Past, Told
    from pbdesk.store.desk import Desk

_AT_ONCE = 100
_SHOWN = 40


class HistoryPage(Page):
    """The changes at the left, newest first; what the chosen one did at the right."""

    def __init__(self, opened: Opened) -> None:
        super().__init__(opened)
        self._past: list[Past] = []
        self._list = QListWidget()
        self._list.setAccessibleName(tr("Changes, newest first"))
        self._list.setWordWrap(True)
        self._list.currentRowChanged.connect(self._choose)
        self._more = LinkButton(tr("Show earlier changes"), self._ask_earlier)
        self._told = QVBoxLayout()
        self._told.setContentsMargins(2 * SPACE, 0, SPACE, 0)
        self._told.setSpacing(SPACE)
        left = QWidget()
        rows = QVBoxLayout(left)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self._list, 1)
        rows.addWidget(self._more)
        sides = Halves(self.opened, "history", Qt.Orientation.Horizontal, (left, self._detail()), (480, 520))
        sides.setHandleWidth(2 * SPACE)
        about = tr("Everything that was ever done in this desk: who, when, from what to what. It cannot be changed.")
        self.rows.addWidget(Heading(tr("History"), about))
        self.rows.addWidget(sides, 1)

    def _detail(self) -> QScrollArea:
        inside = QWidget()
        inside.setLayout(self._told)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inside)
        area.setMinimumWidth(280)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return area

    def refresh(self) -> None:
        self.opened.ask(lambda desk: _past(desk, None), self._show, owner=self)

    def _ask_earlier(self) -> None:
        before = self._past[-1].n
        self.opened.ask(lambda desk: _past(desk, before), self._append, owner=self)

    def _show(self, past: "list[Past]") -> None:
        chosen = self._list.currentRow()
        self._past = []
        self._list.clear()
        self._append(past)
        self._list.setCurrentRow(max(0, min(chosen, len(past) - 1)))

    def _append(self, past: "list[Past]") -> None:
        self._past += past
        for one in past:
            when = f"{one.person} · {display.moment(one.at)} · {wording.size_words(one.entries)}"
            item = QListWidgetItem(f"{wording.change_words(one)}\n{when}")
            self._list.addItem(item)
        self._more.setVisible(len(past) == _AT_ONCE)

    def _choose(self, at: int) -> None:
        if 0 <= at < len(self._past):
            past = self._past[at]
            self.opened.ask(lambda desk: _told(desk, past.n), lambda told: self._tell(past, told), owner=self)

    def _tell(self, past: "Past", told: "list[Told]") -> None:
        clear(self._told)
        take_back = button(tr("Undo this change"), lambda: self._take_back(past), picture="undo")
        head = row(label(wording.change_words(past), "heading", wrap=True), take_back)
        head.setStretch(0, 1)
        self._told.addLayout(head)
        self._told.addWidget(label(f"{past.person} · {display.moment(past.at)}", "quiet"))
        for one in told[:_SHOWN]:
            self._tell_one(one)
        if past.entries > _SHOWN:
            self._told.addWidget(label(tr("and {n} more", n=display.number(past.entries - _SHOWN)), "quiet"))
        self._told.addStretch(1)

    def _tell_one(self, told: "Told") -> None:
        difference = told.difference
        kind = KINDS[difference.kind]
        self._told.addWidget(line())
        opens = LinkButton(told.title, lambda: self.opened.record_wanted.emit(difference.record))
        self._told.addLayout(row(label(tr(kind.label), "label"), opens, 1))
        place = tr("sheet {sheet}, row {row}", sheet=difference.sheet or "–", row=difference.row)
        if difference.row is not None:
            self._told.addWidget(label(place, "quiet"))
        for words in wording.difference_words(told):
            self._told.addWidget(label(words, wrap=True))

    def _take_back(self, past: "Past") -> None:
        person = self.opened.person
        said = tr("Took back: {what}", what=wording.change_words(past))
        self.opened.change(lambda desk: _undo(desk, person, past.id), lambda _: self.opened.said.emit(said))


def _past(desk: "Desk", before: int | None) -> "list[Past]":
    from pbdesk.desk import telling

    return telling.past_changes(desk, before=before, limit=_AT_ONCE)


def _told(desk: "Desk", change: int) -> "list[Told]":
    from pbdesk.desk import telling

    return telling.entries(desk, change, limit=_SHOWN)


def _undo(desk: "Desk", person: str, which: str) -> object:
    from pbdesk.desk import undoing

    return undoing.undo(desk, person, which)
