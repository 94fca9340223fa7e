"""Parts of a page that are made one after the other, with time for the window between them."""

from collections.abc import Callable, Iterator
from time import perf_counter

from PySide6.QtCore import QObject, QTimer

_SLICE = 0.003
"""Seconds after which the window has its turn: what is laid out and painted of it takes several times as long."""


class Gradual(QObject):
    """Goes on with the making of a page's parts whenever the window has nothing else to do; new ones replace old."""

    def __init__(self, parent: QObject, after: Callable[[], object] = int) -> None:
        """`after` is done before the window has its turn."""
        super().__init__(parent)
        self._after = after
        self._steps: Iterator[object] = iter(())
        self._then: Callable[[], object] = int
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._go_on)

    def make(self, steps: Iterator[object], then: Callable[[], object] = int) -> None:
        """Make these from now on, and do what is to be done `then`; what of earlier ones is not made yet is dropped."""
        self._steps, self._then = steps, then
        self._go_on()

    def _go_on(self) -> None:
        until = perf_counter() + _SLICE
        for _ in self._steps:
            if perf_counter() > until:
                self._soon.start()
                self._after()
                return
        self._then()
        self._after()
