"""How governments arrange the whole of government, as one table: governments down, mechanisms across."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from ui import display
from ui.opened import Opened
from ui.pages.page import add_button
from ui.theme import SPACE
from ui.widgets.parts import LinkButton, clear, column, explained, label, line
from ui.words import tr

if TYPE_CHECKING:
    from pbdesk.desk.governments import Government, Mechanism
    from pbdesk.store.desk import Desk


class ModelsView(QWidget):
    """This government first, then the others; an empty cell is said to be empty."""

    def __init__(self, opened: Opened) -> None:
        super().__init__()
        self._opened = opened
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(2 * SPACE)
        self._grid.setVerticalSpacing(SPACE)
        self._grid.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
        ground = QFrame()
        ground.setProperty("look", "card")
        ground.setLayout(self._grid)
        about = label(
            tr("Our row is read from this desk: its overall policy, units, committees, funds and field arrangements."),
            "quiet", wrap=True,
        )  # fmt: skip
        explained(self, about, add_button(opened, "model"), ground)

    def refresh(self) -> None:
        """Read all of them again."""
        self._opened.ask(_governments, self._show, owner=self)

    def _show(self, found: "list[Government]") -> None:
        from pbdesk.desk.governments import LEVELS

        clear(self._grid)
        for at, level in enumerate(LEVELS, 1):
            self._grid.addWidget(label(display.choice(level), "label"), 0, at)
            self._grid.setColumnStretch(at, 1)
        for down, government in enumerate(found, 1):
            self._grid.addWidget(line(), 2 * down - 1, 0, 1, len(LEVELS) + 1)
            name = display.code("country", government.code) if government.code else tr("Several governments")
            words = label(tr("{country} (this desk)", country=name) if government.own else name, "heading", wrap=True)
            words.setMinimumWidth(120)
            words.setContentsMargins(0, SPACE // 2, 0, 0)
            self._grid.addWidget(words, 2 * down, 0, Qt.AlignmentFlag.AlignTop)
            for at, level in enumerate(LEVELS, 1):
                self._grid.addWidget(self._cell(government.levels.get(level, [])), 2 * down, at)
        self._grid.setRowStretch(2 * len(found) + 1, 1)

    def _cell(self, mechanisms: "list[Mechanism]") -> QWidget:
        made = QWidget()
        made.setMinimumWidth(150)
        lines: list[QWidget | int] = []
        for one in mechanisms:
            lines.append(_link(one, self._opened.opening(one.record)))
            if one.about:
                lines.append(label(one.about, "quiet", wrap=True))
        none = label("–", "quiet")
        none.setContentsMargins(0, SPACE // 2, 0, 0)
        made.setLayout(column(*(lines or [none]), 1, spacing=2))
        return made


def _link(mechanism: "Mechanism", opens: Callable[[], None]) -> LinkButton:
    """A mechanism's name over several lines, without the government that its row is headed with."""
    name = mechanism.name.partition(": ")[2] or mechanism.name
    return LinkButton(name[:1].upper() + name[1:], opens, 6)


def _governments(desk: "Desk") -> "list[Government]":
    from pbdesk.desk import governments

    return governments.compared(desk)


