"""Waiting in tests of the window: for the thing itself, however slow the machine; never for a time."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QTimer, SignalInstance
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.window import Window

PATIENCE = 60_000
"""Milliseconds after which what a test waits for is held never to come; a fault only costs them when there is one."""
_TURN = 10
PAUSE = 500
"""Milliseconds that a pause in typing lasts at most; timers that are longer are not waited for."""


class PatientBot(QtBot):
    """The bot with one generous limit for everything that is waited for.

    It counts the turns that the window had, not the time: a machine that stood still meanwhile is no fault.
    """

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE) -> None:
        failed: AssertionError | None = None
        for _ in range(timeout // _TURN):
            try:
                if callback() is not False:
                    return
            except AssertionError as error:
                failed = error
            self.wait(_TURN)
        raise TimeoutError(f"it has not come in {timeout // _TURN} turns") from failed

    def waitSignal(self, signal: SignalInstance, *, timeout: int = PATIENCE, **wanted: Any) -> Any:
        return super().waitSignal(signal, timeout=timeout, **wanted)

    def waitExposed(self, widget: QWidget, *, timeout: int = PATIENCE) -> Any:
        return super().waitExposed(widget, timeout=timeout)


def settle(window: Window, qtbot: QtBot, most: int = 0) -> None:
    """Wait until the worker has answered everything, and the window has heard it and made what is made gradually."""

    def still() -> None:
        assert [one.work.__qualname__ for one in window.tasks._waiting] == []
        assert [type(one.parent()).__name__ for one in _begun(window, most)] == []

    for _ in range(2):
        QApplication.processEvents()
        qtbot.waitUntil(still)


def rest(window: Window, qtbot: QtBot) -> None:
    """Wait as a person does who stops typing: until the pauses after typing are over, and what they began is done."""
    settle(window, qtbot, PAUSE)


def _begun(window: Window, most: int) -> list[QTimer]:
    """What of the window is to follow within so many milliseconds."""
    timers = [one for one in window.findChildren(QTimer) if one.isActive() and one.isSingleShot()]
    return [one for one in timers if one.interval() <= most]
