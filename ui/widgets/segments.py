"""A bar of segments: a few choices side by side of which one holds."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QButtonGroup, QMenu, QToolButton, QWidget

from ui.widgets.flow import Flow
from ui.words import tr

if TYPE_CHECKING:
    from ui.opened import Opened


class Segments(QWidget):
    """A row of choices of which one holds, as All · Open · Overdue; arrow keys move along it.

    Rarer choices stand in a menu at its end; the one that was chosen last stands in the row.
    """

    chosen = Signal(str)

    def __init__(self, choices: Sequence[tuple[str, str]], name: str, rarer: Sequence[tuple[str, str]] = ()) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.remembered = False
        self._group = QButtonGroup(self)
        self._names: dict[str, QToolButton] = {}
        self._rarer, self._offers = dict(rarer), dict[str, QAction]()
        self._row = Flow(self)
        for key, text in choices:
            self._row.addWidget(self._segment(key, text))
        if choices:
            self._names[choices[0][0]].setChecked(True)
        self._more = self._rest()
        if rarer:
            self._row.addWidget(self._more)

    def _segment(self, key: str, text: str) -> QToolButton:
        made = QToolButton()
        made.setText(text)
        made.setAccessibleName(text)
        made.setCheckable(True)
        made.setProperty("look", "segment")
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        made.clicked.connect(lambda: self.chosen.emit(key))
        self._group.addButton(made)
        self._names[key] = made
        return made

    def _rest(self) -> QToolButton:
        """What opens the menu of the rarer choices."""
        made, menu = QToolButton(self), QMenu(self)
        for key, text in self._rarer.items():
            self._offers[key] = menu.addAction(text.replace("&", "&&"), partial(self.choose, key))
        made.setText(tr("More …"))
        made.setAccessibleName(made.text())
        made.setProperty("look", "segment")
        made.setMenu(menu)
        made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        made.setVisible(bool(self._rarer))
        return made

    def begin_with(self, key: str) -> None:
        """Let a choice hold without saying so; a rarer one takes the place of the one before, ahead of the menu."""
        if key not in self.keys:
            return
        if key not in self._names:
            self._bring(key)
        self._names[key].setChecked(True)

    def _bring(self, key: str) -> None:
        """Put a rarer choice into the row, and offer in the menu those that do not stand there."""
        self._row.removeWidget(self._more)
        for before in self._rarer.keys() & self._names.keys():
            gone = self._names.pop(before)
            self._group.removeButton(gone)
            self._row.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        self._row.addWidget(self._segment(key, self._rarer[key]))
        self._row.addWidget(self._more)
        for rarer, offer in self._offers.items():
            offer.setVisible(rarer not in self._names)
        self._more.setVisible(len(self._rarer) > 1)

    @property
    def current(self) -> str:
        """The key of the choice that holds."""
        return next((key for key, one in self._names.items() if one.isChecked()), "")

    def remember(self, opened: "Opened", name: str) -> None:
        """Begin with the choice that the person left, and keep each one under this name."""
        self.remembered = True
        self.begin_with(opened.kept(f"choice/{name}"))
        self.chosen.connect(lambda key: opened.keep(f"choice/{name}", key))

    @property
    def keys(self) -> list[str]:
        """The keys of all choices."""
        return list(self._names | self._rarer)

    def choose(self, key: str) -> None:
        """Let a choice hold, and say so."""
        self.begin_with(key)
        self.chosen.emit(key)

    def step(self, by: int) -> None:
        """Let the next choice in the row hold, or the one before; after the last comes the first."""
        keys = list(self._names)
        self.choose(keys[(keys.index(self.current) + by) % len(keys)])

    def say(self, key: str, text: str) -> None:
        """Give a segment another text, as with a number on it."""
        self._names[key].setText(text)
        self._names[key].setAccessibleName(text)
