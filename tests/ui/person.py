"""A person before a dialog that asks: waits until it has the keyboard, answers, and goes on to the next."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

Answer = Callable[[QWidget], object]


class Person:
    """Answers one dialog after the other at the keyboard."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self._answers: list[Answer] = []
        self.asked: list[QWidget] = []
        self.words: list[str] = []
        self._timer = QTimer(QApplication.instance(), interval=30)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def go(self) -> None:
        """Look no more; the timer is not left to whichever thread clears up, for only its own may stop it."""
        self._timer.stop()
        self._timer.deleteLater()

    def will(self, *answers: Answer) -> None:
        """Answer the next dialogs so."""
        self._answers += answers

    def _look(self) -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None or any(dialog is one for one in self.asked):
            return
        if not dialog.isActiveWindow() or QApplication.focusWidget() is None:
            dialog.activateWindow()
            return
        self.asked.append(dialog)
        self.words.append(" ".join(one.text() for one in dialog.findChildren(QLabel)))
        try:
            self._answers.pop(0)(dialog)
        except BaseException:
            dialog.close()
            raise

    def type(self, *texts: str) -> Answer:
        """Type texts into the lines that follow each other, and Return."""

        def answer(dialog: QWidget) -> None:
            for at, text in enumerate(texts):
                if at:
                    self._press(dialog, Qt.Key.Key_Tab)
                self._qtbot.keyClicks(dialog.focusWidget(), text)
            self._press(dialog, Qt.Key.Key_Return)

        return answer

    def leave(self, dialog: QWidget) -> None:
        """Think better of it."""
        self._press(dialog, Qt.Key.Key_Escape)

    def _press(self, dialog: QWidget, key: Qt.Key) -> None:
        self._qtbot.keyClick(dialog.focusWidget(), key)
