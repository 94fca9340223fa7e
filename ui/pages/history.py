"""History: every change in words, what it did record by record, and a way to take it back."""

from html import escape
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QListWidgetItem, QTextBrowser, QVBoxLayout, QWidget

from pbdesk.records.kinds import KINDS
from ui import display, wording
from ui.opened import Opened
from ui.pages.page import Page
from ui.theme import SPACE, look
from ui.widgets.blocks import Block, Part
from ui.widgets.halves import Halves
from ui.widgets.parts import Heading, LinkButton, button, column, label, row, upright
from ui.words import together, tr

if TYPE_CHECKING:
    from pbdesk.desk.telling import Past, Told
    from pbdesk.store.desk import Desk

_AT_ONCE = 60
_SHOWN = 20


class HistoryPage(Page):
    """The changes at the left, newest first; what the chosen one did at the right."""

    def __init__(self, opened: Opened) -> None:
        super().__init__(opened)
        self._past: list[Past] = []
        self._list = upright()
        self._list.setAccessibleName(tr("Changes, newest first"))
        self._list.setWordWrap(True)
        self._list.currentRowChanged.connect(self._choose)
        self._more = LinkButton(tr("Show earlier changes"), self._ask_earlier)
        self._head = Block(self._make_head)
        self._told = QTextBrowser()
        self._told.setOpenLinks(False)
        self._told.setFrameShape(QFrame.Shape.NoFrame)
        self._told.setAccessibleName(tr("What the change did"))
        self._told.anchorClicked.connect(lambda url: opened.record_wanted.emit(url.path()))
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

    def _detail(self) -> QWidget:
        made = QWidget()
        made.setMinimumWidth(280)
        inside = column(self._head, self._told)
        inside.setContentsMargins(2 * SPACE, 0, 0, 0)
        made.setLayout(inside)
        return made

    def refresh(self) -> None:
        self.opened.ask(lambda desk: _past(desk, None), self._show, owner=self)

    def _ask_earlier(self) -> None:
        before = self._past[-1].n
        self.opened.ask(lambda desk: _past(desk, before), self._append, owner=self)

    def _show(self, past: "list[Past]") -> None:
        if past == self._past[: len(past)] and past:
            return
        chosen = self._list.currentRow()
        self._past = []
        self._list.clear()
        self._append(past)
        self._list.setCurrentRow(max(0, min(chosen, len(past) - 1)))

    def _append(self, past: "list[Past]") -> None:
        self._past += past
        for one in past:
            size = together(wording.size_words(one.entries))
            when = f"{display.person(one.person)} · {display.moment(one.at)} · {size}"
            item = QListWidgetItem(f"{wording.change_words(one)}\n{when}")
            self._list.addItem(item)
        self._more.setVisible(len(past) == _AT_ONCE)

    def _choose(self, at: int) -> None:
        if 0 <= at < len(self._past):
            past = self._past[at]
            self.opened.ask(lambda desk: _told(desk, past), lambda told: self._tell(past, told), owner=self)

    def _tell(self, past: "Past", told: str) -> None:
        self._head.show_data(past)
        self._told.setHtml(told)

    def _make_head(self, past: Any) -> list[Part]:
        take_back = button(tr("Undo this change"), lambda: self._take_back(past), picture="undo")
        title = label(wording.change_words(past), "heading", wrap=True)
        return [title, row(take_back, 1), label(f"{display.person(past.person)} · {display.moment(past.at)}", "quiet")]

    def _take_back(self, past: "Past") -> None:
        person = self.opened.person
        said = tr("Took back: {what}", what=wording.change_words(past))
        self.opened.change(lambda desk: _undo(desk, person, past.id), lambda _: self.opened.said.emit(said))


def _past(desk: "Desk", before: int | None) -> "list[Past]":
    from pbdesk.desk import telling

    return telling.past_changes(desk, before=before, limit=_AT_ONCE)


def _told(desk: "Desk", past: "Past") -> str:
    """What a change did, record by record, as a page: one page is shown in a fraction of the time of many labels."""
    from pbdesk.desk import telling

    parts = [_one_told(one) for one in telling.entries(desk, past.n, limit=_SHOWN)]
    if past.entries > _SHOWN:
        parts.append(_quiet(tr("and {n} more", n=display.number(past.entries - _SHOWN))))
    return f"<hr style='background-color:{look().line};' width='100%'>".join(parts)


def _one_told(told: "Told") -> str:
    difference = told.difference
    kind = escape(tr(KINDS[difference.kind].label))
    title = escape(display.title(told.title))
    opens = f"<a href='{escape(difference.record)}' style='color:{look().accent};'>{title}</a>"
    place = tr("sheet {sheet}, row {row}", sheet=difference.sheet or "–", row=difference.row)
    fields = "<br>".join(escape(words) for words in wording.difference_words(told))
    return f"<p><b>{kind}</b> &nbsp; {opens}</p>{_quiet(place) if difference.row is not None else ''}<p>{fields}</p>"


def _quiet(words: str) -> str:
    return f"<p style='color:{look().quiet};'>{escape(words)}</p>"


def _undo(desk: "Desk", person: str, which: str) -> object:
    from pbdesk.desk import undoing

    return undoing.undo(desk, person, which)
