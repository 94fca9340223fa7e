"""Lists of records that open when chosen: a title, a quiet word, and what matters at the right."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ui import display
from ui.opened import Opened
from ui.theme import SPACE
from ui.widgets.kept import keyboard_kept
from ui.widgets.lines import broken
from ui.widgets.parts import Head, Headline, LinkButton, clear, column, label, row
from ui.words import tr

T = TypeVar("T")
FEW = 8
"""So many lines a card shows at first."""
MORE = 50
"""So many lines are added each time a person asks for more."""


@dataclass(frozen=True)
class Line:
    """One record of a list; `look` is the colour of what stands at the right, `causes` open what it came of.

    `act` is what its title does instead of opening the record. The word below takes so many `lines` at most.
    """

    record: str
    title: str
    under: str = ""
    right: str = ""
    look: str = "quiet"
    causes: tuple[tuple[str, str], ...] = ()
    act: Callable[[], object] | None = field(default=None, compare=False)
    lines: int = 1


class LinkCard(QFrame):
    """A card with a heading, a number and the first records of a list; says so where there are none."""

    def __init__(self, opened: Opened, heading: str, nothing: str, *actions: QWidget) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self._opened, self._nothing = opened, nothing
        self._count = label("", "quiet")
        self._shown: tuple[Sequence[Line], int] | None = None
        self._rows = QVBoxLayout()
        self._rows.setSpacing(SPACE)
        self._heading = Headline(heading)
        inside = column(Head(self._heading, self._count, 1, *actions), self._rows, 1)
        inside.setContentsMargins(2 * SPACE, SPACE, 2 * SPACE, 3 * SPACE // 2)
        self.setLayout(inside)

    def call(self, heading: str) -> None:
        """Give it another heading."""
        self._heading.setText(heading)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these records, the first of them at first."""
        self.show_worded(lines, lambda line: line)

    def show_worded(self, things: Sequence[T], word: Callable[[T], Line], most: int = FEW) -> None:
        """Show the first of these, each put into words only once it is shown; the rest is counted."""
        more = partial(self.show_worded, things, word, most + MORE)
        self.show_first([word(one) for one in things[:most]], len(things), more)

    def show_first(self, lines: Sequence[Line], count: int, more: Callable[[], object]) -> None:
        """Show the first lines of so many; `more` shows further ones. What is shown already stays where it is."""
        if (lines, count) == self._shown:
            return
        self._shown = (lines, count)
        with keyboard_kept(self):
            self._make(lines, count, more)

    def _make(self, lines: Sequence[Line], count: int, more: Callable[[], object]) -> None:
        clear(self._rows)
        self._count.setText(display.number(count) if count else "")
        for one in lines:
            self._rows.addLayout(self._line(one))
        if count > len(lines):
            self._rows.addWidget(LinkButton(tr("and {n} more", n=display.number(count - len(lines))), more))
        if not count:
            self._rows.addWidget(label(self._nothing, "quiet", wrap=True))

    def _line(self, one: Line) -> QVBoxLayout:
        if one.record:
            title = LinkButton(one.title, one.act or self._opened.opening(one.record), 3)
            top = row(title, 1, label(one.right, one.look))
        else:
            top = row(label(one.title, wrap=True), label(one.right, one.look))
            top.setStretch(0, 1)
        lines = column(top, spacing=0)
        if one.under:
            lines.addWidget(_Under(one.under, one.lines))
        for record, called in one.causes:
            because = LinkButton(called, self._opened.opening(record), 2)
            lines.addLayout(row(label(tr("because of"), "quiet"), because, 1))
        return lines


class _Under(QLabel):
    """The quiet word below a title, over so many lines at most; cut with three dots where they do not hold it."""

    def __init__(self, text: str, lines: int) -> None:
        super().__init__()
        self._whole, self._lines = display.title(" ".join(text.split())), lines
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("look", "quiet")
        self.setToolTip(self._whole)
        self.setAccessibleName(self._whole)
        high = QSizePolicy.Policy.Minimum if lines > 1 else QSizePolicy.Policy.Fixed
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, high)
        policy.setHeightForWidth(lines > 1)
        self.setSizePolicy(policy)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setText("\n".join(self._over(event.size().width())))

    def _over(self, width: int) -> list[str]:
        return broken(self._whole, self.fontMetrics(), width - SPACE, self._lines)

    def heightForWidth(self, width: int) -> int:
        return self._height(len(self._over(width)))

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self._whole), self._height(1))

    def _height(self, lines: int) -> int:
        return self.fontMetrics().height() + (lines - 1) * self.fontMetrics().lineSpacing()
