"""Typing `[[` in a text offers records; the one taken stands there by its name and is a link."""

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, QTimer
from PySide6.QtGui import QSyntaxHighlighter, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QPlainTextEdit

from pbdesk.records import mentions
from ui import display
from ui.opened import Opened
from ui.theme import colour
from ui.widgets.suggest import Suggestion, Suggestions

if TYPE_CHECKING:
    from pbdesk.store.desk import Desk
    from pbdesk.store.search import Hit

_PAUSE = 120
"""Milliseconds of not typing after which the desk is asked."""
_OFFERED = 9
_BEGUN = re.compile(r"\[\[([^\[\]|]*)$")
_WHOLE = re.compile(r"\[\[([^\[\]\n|]*)(\|[0-9a-f-]{36}\]\])")


class MentionOffers(QObject):
    """Offers records below the cursor while a mention is being typed."""

    def __init__(self, opened: Opened, text: QPlainTextEdit) -> None:
        super().__init__(text)
        self._opened, self._text = opened, text
        self._titles: dict[str, str] = {}
        self._offers = Suggestions(text, self._below)
        self._offers.taken.connect(self._take)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._ask)
        text.textChanged.connect(self._typed)
        self._shades = _Shades(text.document())

    def _below(self) -> QRect:
        return self._text.cursorRect().translated(self._text.viewport().pos())

    def _begun(self) -> str | None:
        """What has been typed after `[[` on this line; None where no mention is being typed."""
        cursor = self._text.textCursor()
        found = _BEGUN.search(cursor.block().text()[: cursor.positionInBlock()])
        return found.group(1) if found else None

    def _typed(self) -> None:
        if self._begun() is None:
            self._pause.stop()
            self._offers.withdraw()
        elif self._text.hasFocus():
            if self._offers.isVisible():
                self._offers.expect()
            self._pause.start()

    def _ask(self) -> None:
        words = self._begun()
        if words is not None:
            self._opened.ask(lambda desk: _found(desk, words), lambda hits: self._offer(words, hits), owner=self)

    def _offer(self, words: str, hits: "list[Hit]") -> None:
        if self._begun() == words:
            self._titles = {hit.id: hit.title for hit in hits}
            self._offers.offer([Suggestion(hit.id, hit.title, display.kind_and_apart(hit)) for hit in hits])

    def _take(self, record: str) -> None:
        words, cursor = self._begun(), self._text.textCursor()
        if words is None:
            return
        cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, len(words) + 2)
        cursor.insertText(mentions.written(self._titles[record], record))
        self._text.setTextCursor(cursor)


class _Shades(QSyntaxHighlighter):
    """Shows the name in a mention as a link, and the id behind it hardly at all."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)

    def highlightBlock(self, text: str) -> None:
        name, rest = QTextCharFormat(), QTextCharFormat()
        name.setForeground(colour("accent"))
        rest.setForeground(colour("line"))
        rest.setFontPointSize(1)
        rest.setFontLetterSpacing(1)
        for found in _WHOLE.finditer(text):
            self.setFormat(found.start(), 2, rest)
            self.setFormat(found.start(1), len(found.group(1)), name)
            self.setFormat(found.start(2), len(found.group(2)), rest)


def _found(desk: "Desk", words: str) -> "list[Hit]":
    from pbdesk.desk import reading

    return reading.find(desk, words, limit=_OFFERED, ranked=False) if words.strip() else reading.latest(desk, _OFFERED)
