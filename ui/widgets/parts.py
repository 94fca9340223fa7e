"""Small parts: labels, buttons, cards, the page with nothing on it yet."""

from collections.abc import Callable, Sequence
from typing import Self

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QListWidget,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui.theme import SPACE, icon
from ui.widgets.lines import broken, evenly


def label(text: str, look: str = "", *, wrap: bool = False) -> QLabel:
    """A text in one of the style sheet's looks: title, heading, label, quiet, good, warn, bad, figure."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("look", look)
    made.setWordWrap(wrap)
    if wrap:
        made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return made


class Headline(QLabel):
    """A heading on one line where there is room for it, and on several where there is not."""

    def __init__(self, text: str, look: str = "heading") -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("look", look)
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def sizeHint(self) -> QSize:
        self.ensurePolished()
        width = self.fontMetrics().horizontalAdvance(self.text()) + 2
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        self.ensurePolished()
        longest = max(map(self.fontMetrics().horizontalAdvance, self.text().split()), default=0)
        return QSize(longest, self.fontMetrics().height())


def button(text: str, act: Callable[[], object], look: str = "", picture: str = "") -> QPushButton:
    """A button; look `main` for the one thing a page is for, `link` for a quiet one in running text."""
    made = QPushButton(text)
    made.setAutoDefault(True)  # Enter presses it too, as in a dialog
    made.setProperty("look", look)
    made.setAccessibleName(text)
    if picture:
        made.setIcon(icon(picture, "on_accent" if look == "main" else "quiet"))
    made.clicked.connect(act)
    return made


_WORD = 14 * SPACE
"""A word that needs more than this may be cut."""


class LinkButton(QPushButton):
    """A title that opens what it names, over so many lines at most; cut with three dots where they do not hold it."""

    def __init__(self, text: str, act: Callable[[], object], lines: int = 1) -> None:
        from ui import display  # after the first paint: it knows every kind of record

        super().__init__()
        self.setAutoDefault(True)  # Enter opens it too
        self._whole, self._lines = display.title(" ".join(text.split())), lines
        self._broken: dict[int, list[str]] = {}
        self._least: int | None = None
        self.setProperty("look", "link")
        self.setAccessibleName(self._whole)
        self.setToolTip(self._whole)
        high = QSizePolicy.Policy.Minimum if lines > 1 else QSizePolicy.Policy.Fixed
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, high)
        policy.setHeightForWidth(lines > 1)
        self.setSizePolicy(policy)
        self.clicked.connect(act)
        self._cut(10_000)

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self._whole) + 2, self._height(1))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._longest() if self._lines > 1 else 6 * SPACE, self._height(1))

    def _longest(self) -> int:
        """What its longest word takes: no line of several is cut for the room of another part."""
        if self._least is None:
            self.ensurePolished()
            self._least = min(max(map(self.fontMetrics().horizontalAdvance, self._whole.split()), default=0), _WORD) + 2
        return self._least

    def stay_whole(self) -> Self:
        """Never be cut: it says what is done, and what stands beside it gives way."""
        policy = self.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)
        return self

    def share(self) -> Self:
        """Take the width of its column, but never less than its longest word."""
        policy = self.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
        self.setSizePolicy(policy)
        self.setMinimumWidth(self._longest())
        return self

    def heightForWidth(self, width: int) -> int:
        return self._height(len(self._over(width)))

    def _over(self, width: int) -> list[str]:
        """The lines of the title at a width; layouts ask for the same one many times."""
        if width not in self._broken:
            self._broken[width] = broken(self._whole, self.fontMetrics(), width, self._lines)
        return self._broken[width]

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._broken, self._least = {}, None

    def _height(self, lines: int) -> int:
        return self.fontMetrics().height() + (lines - 1) * self.fontMetrics().lineSpacing() + SPACE

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._cut(event.size().width())

    def _cut(self, width: int) -> None:
        self.setText("\n".join(self._over(width)).replace("&", "&&"))


def mark(sign: str, look: str) -> QLabel:
    """A sign before a line; what follows begins at the same place below another sign."""
    made = label(sign, look)
    made.setFixedWidth(2 * SPACE)
    return made


def tool(text: str, picture: str, act: Callable[[], None] | None = None) -> QToolButton:
    """A button with only an icon; its text is its tip and its accessible name."""
    made = QToolButton()
    made.setIcon(icon(picture))
    made.setIconSize(QSize(18, 18))
    made.setToolTip(text)
    made.setAccessibleName(text)
    if act:
        made.clicked.connect(act)
    return made


def row(*parts: QWidget | QLayout | int, spacing: int = SPACE) -> QHBoxLayout:
    """Parts side by side; a number is a stretch."""
    made = QHBoxLayout()
    made.setContentsMargins(0, 0, 0, 0)
    made.setSpacing(spacing)
    _fill(made, parts)
    return made


def column(*parts: QWidget | QLayout | int, spacing: int = SPACE) -> QVBoxLayout:
    """Parts below each other; a number is a stretch."""
    made = QVBoxLayout()
    made.setContentsMargins(0, 0, 0, 0)
    made.setSpacing(spacing)
    _fill(made, parts)
    return made


def _fill(made: QHBoxLayout | QVBoxLayout, parts: Sequence[QWidget | QLayout | int]) -> None:
    for part in parts:
        if isinstance(part, int):
            made.addStretch(part)
        elif isinstance(part, QLayout):
            made.addLayout(part)
        else:
            made.addWidget(part)


class Head(QHBoxLayout):
    """The first line of a card: a heading and what can be done, as high in every card as in the one beside it."""

    def __init__(self, *parts: QWidget | QLayout | int) -> None:
        super().__init__()
        self.setSpacing(SPACE)
        self.addStrut(4 * SPACE)
        _fill(self, parts)


def card(*parts: QWidget | QLayout | int, look: str = "card", spacing: int = SPACE) -> QFrame:
    """Parts on a ground of their own: card, notice, missing, wrong, fine."""
    made = QFrame()
    made.setProperty("look", look)
    if isinstance(parts[0], QLabel) and parts[0].property("look") == "heading":
        parts = (Head(parts[0]), *parts[1:])
    inside = column(*parts, spacing=spacing)
    above = SPACE if isinstance(parts[0], Head) else 3 * SPACE // 2
    inside.setContentsMargins(2 * SPACE, above, 2 * SPACE, 3 * SPACE // 2)
    made.setLayout(inside)
    return made


def scrolled(inside: QWidget, *, across: bool = True) -> QScrollArea:
    """What scrolls when it is higher than its place, and where it may also `across`; without a frame."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    if not across:
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inside)
    return area


def level(area: QScrollArea, inside: QLayout, right: int) -> None:
    """Let the bar of an area stand in its right margin: what scrolls is as wide with it as without."""
    bar = area.verticalScrollBar()

    def keep(_least: int, most: int) -> None:
        margins = inside.contentsMargins()
        margins.setRight(right - (bar.sizeHint().width() if most else 0))
        inside.setContentsMargins(margins)

    bar.rangeChanged.connect(keep)


_BESIDE = 16
"""What the margins that the style sheet gives an entry of a list take of its width."""


class _Wrapping(QStyledItemDelegate):
    """Counts the lines of an entry within the room beside its margins and the bar, of which Qt counts others."""

    def __init__(self, within: QListWidget) -> None:
        super().__init__(within)
        self._within = within

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        option.rect.setWidth(self._within.viewport().width() - _BESIDE)
        return super().sizeHint(option, index)


def upright() -> QListWidget:
    """A list that goes only up and down: what is longer than a line goes on in the next."""
    made = QListWidget()
    made.setItemDelegate(_Wrapping(made))
    made.setResizeMode(QListWidget.ResizeMode.Adjust)
    made.setWordWrap(True)
    made.setTextElideMode(Qt.TextElideMode.ElideNone)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return made


def explained(view: QWidget, about: QLabel, act: QWidget, inside: QWidget) -> None:
    """Lay out a view: a word about it and what can be done above, what there is scrolling below."""
    head = row(about, act)
    head.setStretch(0, 1)
    whole = column(head)
    whole.addWidget(scrolled(inside), 1)
    view.setLayout(whole)


def line() -> QFrame:
    """A thin line across."""
    made = QFrame()
    made.setProperty("look", "line")
    return made


def clear(layout: QLayout) -> None:
    """Take everything out of a layout."""
    while (item := layout.takeAt(0)) is not None:
        if inner := item.layout():
            clear(inner)
        if widget := item.widget():
            widget.hide()
            widget.deleteLater()


class Heading(QWidget):
    """The top of a page: its title, a word on it, and what can be done."""

    def __init__(self, title: str, about: str = "", *actions: QWidget) -> None:
        super().__init__()
        self.title, self.about = Headline(title, "title"), label(about, "quiet", wrap=True)
        self.about.setVisible(bool(about))
        self.setLayout(column(row(self.title, 1, *actions), self.about, spacing=SPACE // 2))

    def say(self, about: str) -> None:
        """Change the word on the page."""
        self.about.setText(about)
        self.about.setVisible(bool(about))


class Empty(QWidget):
    """A place with nothing in it yet: says so, and what to do next."""

    def __init__(self, picture: str, title: str, advice: str, *actions: QPushButton) -> None:
        super().__init__()
        drawing = QLabel()
        drawing.setPixmap(icon(picture, "faint").pixmap(40, 40))
        drawing.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        words, more = Headline(title), label(advice, "quiet", wrap=True)
        for one in (words, more):
            one.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        more.setMaximumWidth(evenly(more, 480))
        said = row(1, more, 1)
        said.setStretch(1, 1000)
        inside = column(2, drawing, words, said, row(1, *actions, 1), 3)
        inside.setSpacing(3 * SPACE // 2)
        self.setLayout(inside)
