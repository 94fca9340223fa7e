"""A secretary at the keyboard: every key goes to whatever has the focus, and nothing else is touched."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.suggest import Suggestions
from ui.window import Window

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


class Keyboard:
    """Types into a window and waits for the desk after each step."""

    def __init__(self, window: Window, qtbot: QtBot, settle: Callable[[], None]) -> None:
        self._window, self._qtbot, self._settle = window, qtbot, settle

    @property
    def focus(self) -> QWidget:
        """Whatever has the keyboard."""
        return QApplication.focusWidget() or self._window

    def press(self, *keys: Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        """Keys one after the other."""
        for key in keys:
            self._qtbot.keyClick(self.focus, key, modifier)
            self._settle()

    def type(self, text: str) -> None:
        """A text."""
        self._qtbot.keyClicks(self.focus, text)

    def choose(self, letters: str) -> None:
        """One of a few words by its first letters; those of the choice before are forgotten by then."""
        self._qtbot.wait(QApplication.keyboardInputInterval() + 50)
        self.type(letters)

    def fill(self, *texts: str) -> None:
        """Texts into fields that follow each other; an empty one is passed over."""
        for at, text in enumerate(texts):
            if at:
                self.press(Key.Key_Tab)
            self.type(text)

    def pick(self, text: str) -> None:
        """Type a part of a name and take the first that is offered."""
        self.type(text)
        self._qtbot.waitUntil(self.offered, timeout=5000)
        self.press(Key.Key_Return)

    def offered(self) -> bool:
        """Whether something is offered below what is typed."""
        return any(one.isVisible() and one.count() for one in self._window.findChildren(Suggestions))
