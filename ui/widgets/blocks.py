"""A part of a page that is made again only when what it shows has changed."""

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from ui.theme import SPACE
from ui.widgets.kept import keyboard_kept
from ui.widgets.parts import clear, row

Part = QWidget | QLayout


class Paper(QFrame):
    """What stands in an area that scrolls: as high as its texts are at the width there is, and no higher."""

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)


class Block(QWidget):
    """Shows some data; as long as it is the same, its buttons stay where the person is about to press them."""

    def __init__(self, make: Callable[[Any], Iterable[Part]], spacing: int = SPACE) -> None:
        super().__init__()
        self._make = make
        self._shown: Any = None
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(spacing)

    def show_data(self, data: Any) -> None:
        """Show this from now on."""
        if self._shown is not None and data == self._shown:
            return
        self._shown = data
        with keyboard_kept(self):
            clear(self._rows)
            add_all(self._rows, self._make(data))


def add_all(rows: QVBoxLayout, parts: Iterable[Part]) -> None:
    """Add parts below each other."""
    for part in parts:
        if isinstance(part, QWidget):
            rows.addWidget(part)
        else:
            rows.addLayout(part)


def spread(first: QWidget, *rest: QWidget) -> QHBoxLayout:
    """Parts side by side of which the first has all the room that is left."""
    made = row(first, *rest)
    made.setStretch(0, 1)
    return made
