"""A secretary at the keyboard: every key goes to whatever has the focus, and nothing else is touched."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui import patience
from ui.widgets.suggest import Suggestions
from ui.window import Window

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier
FAR = 250
"""So many times Tab is pressed at most."""


def choose(qtbot: QtBot, part: QWidget, letters: str) -> None:
    """Go to a word by its first letters: those typed before are forgotten by then, these are one word however slow."""
    QApplication.setKeyboardInputInterval(0)
    qtbot.wait(5)
    qtbot.keyClicks(part, letters[0])
    QApplication.setKeyboardInputInterval(patience.PATIENCE)
    qtbot.keyClicks(part, letters[1:])
    QApplication.setKeyboardInputInterval(-1)


class Keyboard:
    """Types into a window and waits for the desk after each step."""

    def __init__(self, window: Window, qtbot: QtBot, settle: Callable[[], None]) -> None:
        self._window, self._qtbot, self._settle = window, qtbot, settle

    @property
    def focus(self) -> QWidget:
        """Whatever has the keyboard, once a window has it: a dialog that closes gives it back in its own time."""
        self._qtbot.waitUntil(self._active)
        return QApplication.focusWidget() or self._window

    def _active(self) -> bool:
        """Whether a window of ours has the keyboard; else, as a desktop does, the one above is given it."""
        if QApplication.activeWindow() is None:
            (QApplication.activeModalWidget() or self._window).activateWindow()
            return False
        return True

    def press(self, *keys: Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        """Keys one after the other."""
        for key in keys:
            self._qtbot.keyClick(self.focus, key, modifier)
            self._settle()

    def type(self, text: str) -> None:
        """A text."""
        self._qtbot.keyClicks(self.focus, text)

    def choose(self, letters: str) -> None:
        """One of a few words by its first letters."""
        choose(self._qtbot, self.focus, letters)

    def to(self, name: str) -> None:
        """Tab on to what is called so."""
        passed = []
        while self.focus.accessibleName() != name:
            passed.append(self.focus.accessibleName())
            assert len(passed) < FAR, passed
            self._qtbot.keyClick(self.focus, Key.Key_Tab)
            self._settle()

    def fill(self, *texts: str) -> None:
        """Texts into fields that follow each other; an empty one is passed over."""
        for at, text in enumerate(texts):
            if at:
                self.press(Key.Key_Tab)
            self.type(text)

    def pick(self, text: str) -> None:
        """Type a part of a name, look at what is offered and take the first."""
        self.type(text)
        patience.rest(self._window, self._qtbot)
        self._qtbot.waitUntil(self.offered)
        self.press(Key.Key_Return)

    def offered(self) -> bool:
        """Whether something is offered below what is typed."""
        return any(one.isVisible() and one.count() for one in self._window.findChildren(Suggestions))
