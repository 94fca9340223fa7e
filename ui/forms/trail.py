"""The records that were left for another in the sheet: how to go back to each, and to where the person was in it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QScrollArea, QWidget

from ui.widgets.kept import WayBack


@dataclass(frozen=True)
class _Left:
    """A record that was left, how far it was scrolled, and the way back to where the keyboard was."""

    record: str
    scrolled: int
    way: WayBack


class Trail:
    """One sheet's way back."""

    def __init__(self, sheet: QWidget, scroll: QScrollArea) -> None:
        self._sheet, self._scroll = sheet, scroll
        self._left: list[_Left] = []
        self._returning: _Left | None = None

    def __bool__(self) -> bool:
        return bool(self._left)

    def clear(self) -> None:
        """Forget the way."""
        self._left.clear()

    def leave(self, record: str | None) -> None:
        """Another record is about to be shown in the place of this one."""
        if record:
            self._left.append(_Left(record, self._scroll.verticalScrollBar().value(), WayBack()))

    def back(self) -> str:
        """The record that was left last."""
        self._returning = self._left.pop()
        return self._returning.record

    def returns(self, record: str) -> Callable[[], None] | None:
        """What puts the person where they were in a record that arrives, if it is the one that is gone back to."""
        back, self._returning = self._returning, None
        return partial(self._put_back, back) if back is not None and back.record == record else None

    def _put_back(self, back: _Left) -> None:
        """Once what is new is shown."""
        QTimer.singleShot(0, self._sheet, partial(self._take_place, back))

    def _take_place(self, back: _Left) -> None:
        self._scroll.verticalScrollBar().setValue(back.scrolled)
        at = back.way.within(self._sheet)
        if at is not None and self._sheet.isAncestorOf(at) and self._sheet.window().focusWidget() is self._sheet:
            at.setFocus(Qt.FocusReason.OtherFocusReason)
