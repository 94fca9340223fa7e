"""The keyboard where a person left it, though the part that had it was made again."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from weakref import WeakKeyDictionary

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLayout, QWidget
from shiboken6 import isValid

from ui.widgets.parts import clear


@dataclass(frozen=True)
class Spot:
    """A control as a person knows it: of what sort it is, what it is called, and the how manieth it is of those."""

    sort: type[QWidget]
    called: str
    before: int = field(default=0, compare=False)

    @classmethod
    def of(cls, part: QWidget) -> "Spot":
        """The spot of a control."""
        return cls(type(part), part.accessibleName())

    def within(self, whole: QWidget) -> QWidget | None:
        """The control that is now what that one was."""
        some = [one for one in _controls(whole) if Spot.of(one) == self]
        return some[min(self.before, len(some) - 1)] if some else None


@dataclass(frozen=True)
class _Owed:
    """What is to have the keyboard once it is shown, and which widget Qt gave it to meanwhile."""

    spot: Spot
    given: QWidget | None


_owed: WeakKeyDictionary[QWidget, _Owed] = WeakKeyDictionary()


class WayBack:
    """Where the keyboard is now, to come back to."""

    def __init__(self) -> None:
        self._at = QApplication.focusWidget()
        self._spot = Spot.of(self._at) if self._at is not None else None

    def within(self, whole: QWidget) -> QWidget | None:
        """The widget itself while it is seen, else the one in a part that is now what it was."""
        if self._at is not None and isValid(self._at) and self._at.isVisible():
            return self._at
        return self._spot.within(whole) if self._spot else None


@contextmanager
def keyboard_kept(whole: QWidget) -> Iterator[None]:
    """Make a part again, and leave the keyboard where it is in it."""
    spot = _spot_in(whole)
    _let_go(whole)
    yield
    _put_back(whole, spot, _focused(whole))


@contextmanager
def typing_kept(whole: QWidget | None) -> Iterator[None]:
    """Let what is being typed in a part be kept as what it is of, before the part is of another record."""
    at = _focused(whole) if whole is not None else None
    typing = at if whole is not None and at is not None and whole.isAncestorOf(at) else None
    if typing is not None:
        typing.clearFocus()
    yield
    if typing is not None and isValid(typing) and typing.isVisible():
        typing.setFocus(Qt.FocusReason.OtherFocusReason)


def emptied(whole: QWidget, *rows: QLayout) -> Callable[[], None]:
    """Take everything out of these rows of a part; returns what puts the keyboard back once they are made again."""
    spot = _spot_in(whole)
    _let_go(whole)
    for one in rows:
        clear(one)
    return partial(_put_back, whole, spot, _focused(whole))


def held_back(whole: QWidget, control: QWidget) -> Callable[[], None]:
    """Disable a control of a part while it is at work; returns what lets it be used again, with the keyboard it had."""
    spot = _spot_in(whole)
    control.setEnabled(False)
    given = _focused(whole)

    def free() -> None:
        control.setEnabled(True)
        _put_back(whole, spot, given)

    return free


def _focused(whole: QWidget) -> QWidget | None:
    """What has the keyboard, or has it again when the window has: a dialog over it may be closing.

    A list or a calendar that hangs below a control is the control's own.
    """
    at = QApplication.focusWidget() or whole.window().focusWidget()
    return _owner(at) if at is not None else None


def _owner(part: QWidget) -> QWidget:
    """The control below which something hangs; a part that does not hang is its own."""
    hanging = part.window()
    above = hanging.parentWidget() if hanging.windowType() is Qt.WindowType.Popup else None
    return _owner(above) if above is not None else part


def _spot_in(whole: QWidget) -> Spot | None:
    """Where the keyboard is in a part, or where it is about to be put: a part may be made again before it is."""
    at, owed = _focused(whole), _owed.get(whole)
    if owed is not None and owed.given is at:
        return owed.spot
    if at is None or not whole.isAncestorOf(at):
        return None
    spot = Spot.of(at)
    alike = [one for one in _controls(whole) if Spot.of(one) == spot]
    return replace(spot, before=alike.index(at) if at in alike else 0)


def _let_go(whole: QWidget) -> None:
    """Take the keyboard out of a part before it is taken away: Qt would hand it on, and scroll to what is next."""
    at = _focused(whole)
    if at is None or not whole.isAncestorOf(at):
        return
    if (hanging := QApplication.activePopupWidget()) is not None:
        hanging.close()
    at.clearFocus()


def _put_back(whole: QWidget, spot: Spot | None, given: QWidget | None) -> None:
    """Once what was made is shown: to the same control or else the first, unless the person is elsewhere by then."""
    if spot is None:
        return
    mine = _owed[whole] = _Owed(spot, given)

    def put() -> None:
        if _owed.get(whole) is not mine:
            return
        del _owed[whole]
        if _focused(whole) is given and not (given and Spot.of(given) == spot and whole.isAncestorOf(given)):
            found = spot.within(whole) or next(iter(_controls(whole)), None)
            if found is not None:
                found.setFocus(Qt.FocusReason.OtherFocusReason)

    QTimer.singleShot(0, whole, put)


def _controls(whole: QWidget) -> list[QWidget]:
    """What Tab comes to in a part, in the order it was made; what is about to be deleted is hidden."""
    some = (one for one in whole.findChildren(QWidget) if one.isVisibleTo(whole) and one.isEnabled())
    return [one for one in some if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.focusProxy() is None]
