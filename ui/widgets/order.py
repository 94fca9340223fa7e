"""The order in which Tab comes to controls that were made in another order than they stand in."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget


def in_order(parts: Iterable[QWidget]) -> None:
    """Let Tab go through these parts one after the other, through each as it was made.

    An area that scrolls stands for itself alone: what is in it is told besides, in its own order.
    """
    for one, following in pairwise(control for part in parts for control in _controls(part)):
        QWidget.setTabOrder(one, following)


def _controls(part: QWidget) -> Iterator[QWidget]:
    """What of a part can have the keyboard; an input that passes it on to a part of its own stays whole."""
    to = part.focusProxy()
    if to is not None and part.isAncestorOf(to):
        yield part
        return
    if to is None and part.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield part
    if isinstance(part, QScrollArea):
        return
    for inner in part.children():
        if isinstance(inner, QWidget) and not inner.isHidden():
            yield from _controls(inner)
