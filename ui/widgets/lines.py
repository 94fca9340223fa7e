"""How a text goes over several lines."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLabel

_TAIL = 14
"""So many letters, at most, at the end of a name tell it from another of that name, as a version or a day does."""


def cut(text: str, metrics: QFontMetrics, width: int) -> str:
    """As much of a name as there is room for; where it ends with a version or a day, that is not what is cut."""
    head, mark, tail = text.rpartition(" · ")
    room = width - metrics.horizontalAdvance(mark + tail)
    if head and len(tail) <= _TAIL and room > width // 3 and metrics.horizontalAdvance(text) > width:
        return metrics.elidedText(head, Qt.TextElideMode.ElideRight, room) + mark + tail
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)


def broken(text: str, metrics: QFontMetrics, width: int, most: int) -> list[str]:
    """A text over so many lines at most, broken between words; the last ends with three dots where it is cut.

    A number stays with the word before it.
    """
    if most == 1 or metrics.horizontalAdvance(text) <= width:
        return [metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)]
    words, fits = text.split(" "), 1
    while fits < len(words) and metrics.horizontalAdvance(" ".join(words[: fits + 1])) <= width:
        fits += 1
    fits -= 1 < fits < len(words) and words[fits].isdecimal()
    first = " ".join(words[:fits]) if fits > 1 else metrics.elidedText(words[0], Qt.TextElideMode.ElideRight, width)
    rest = " ".join(words[fits:])
    return [first, *broken(rest, metrics, width, most - 1)] if rest else [first]


def evenly(words: QLabel, most: int) -> int:
    """The least width at which a text needs no more lines than at the most: its lines are about as long as another."""
    words.ensurePolished()
    height, low, high = words.heightForWidth(most), 1, most
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if words.heightForWidth(middle) <= height else (middle + 1, high)
    return low
