"""Recording the decision in hand: what is still being typed of it is kept first, for afterwards it stands still."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.meeting.acts import Acts
from ui.meeting.decision import DecisionPane
from ui.widgets.kept import typing_kept


class Recording:
    """What is done with the decision in hand as a whole; `rest` has the keyboard meanwhile."""

    def __init__(self, hand: DecisionPane, acts: Acts, rest: QWidget, refused: Callable[[Exception], None]) -> None:
        self._hand, self._acts, self._rest, self._refused = hand, acts, rest, refused

    def agree(self) -> None:
        """All others who are here agree, besides those whose reservation is still in its line."""
        with typing_kept(self._hand):
            whole = self._hand.finish()
        self._go_on(self._acts.agree, whole=whole)

    def record(self) -> None:
        """Record it."""
        self._rest.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._go_on(lambda record: self._acts.record(record, self._not_recorded), whole=self._hand.finish())

    def _go_on(self, act: Callable[[str], None], *, whole: bool) -> None:
        if whole:
            self._hand.with_record(act)
        else:
            self._hand.take_up_line()

    def _not_recorded(self, error: Exception) -> None:
        """Say why not, and put the keyboard where that is mended."""
        self._refused(error)
        self._hand.take_up()
