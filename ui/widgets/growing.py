"""A long column of parts that scrolls and is made only as far down as it is seen."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from ui.theme import SPACE
from ui.widgets.blocks import Paper
from ui.widgets.parts import clear, column

_AT_ONCE = 6
"""Parts made in one go, so few that the window does not wait for them."""


class Growing(QScrollArea):
    """Makes a part for each of some data, further ones as the end comes into sight."""

    def __init__(self, make: Callable[[Any], QWidget], spacing: int = SPACE) -> None:
        super().__init__()
        self._make = make
        self._data: Sequence[Any] = ()
        self._parts = QVBoxLayout()
        self._parts.setSpacing(spacing)
        inside = Paper()
        inside.setLayout(column(self._parts, 1))
        self.setWidgetResizable(True)
        self.setWidget(inside)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._look)
        bar = self.verticalScrollBar()
        bar.valueChanged.connect(lambda _: self._soon.start())
        bar.rangeChanged.connect(lambda _low, _high: self._soon.start())

    @property
    def made(self) -> int:
        """How many parts have been made so far."""
        return self._parts.count()

    def show_data(self, data: Sequence[Any]) -> None:
        """Show these from now on; what is the same stays as it is."""
        if data != self._data:
            clear(self._parts)
            self._data = data
            self._grow()

    def _look(self) -> None:
        """Make more where the end is in sight."""
        bar = self.verticalScrollBar()
        if self.made < len(self._data) and bar.value() + bar.pageStep() >= bar.maximum():
            self._grow()

    def _grow(self) -> None:
        for one in self._data[self.made : self.made + _AT_ONCE]:
            part = self._make(one)
            self._parts.addWidget(part)
            part.show()
        self._soon.start()
