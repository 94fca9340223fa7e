"""What was begun and lacks something, on the page Today: each goes on where it was left, or is thrown away."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QVBoxLayout

from pbdesk.records.kinds import KINDS
from ui import display
from ui.opened import Opened
from ui.theme import SPACE
from ui.widgets.parts import LinkButton, card, clear, label, row, tool
from ui.words import tr

if TYPE_CHECKING:
    from pbdesk.desk.beginning import Begun


class UnfinishedCard(QFrame):
    """The records begun and not complete; not seen where there are none."""

    def __init__(self, opened: Opened) -> None:
        super().__init__()
        self._opened = opened
        self._lines = QVBoxLayout()
        self._lines.setSpacing(SPACE // 2)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(card(label(tr("Begun and not complete"), "heading"), self._lines, look="missing"))
        opened.drafts.changed.connect(self.show_lines)
        self.show_lines()

    def show_lines(self) -> None:
        """Show each with a way to go on with it and to throw it away."""
        clear(self._lines)
        begun = self._opened.drafts.every()
        for one in begun:
            opens = LinkButton(words(one), partial(self._opened.draft_wanted.emit, one.place))
            throw = tool(tr("Throw away what was typed"), "remove", partial(self._opened.drafts.drop, one.place))
            self._lines.addLayout(row(opens, 1, throw))
        self.setVisible(bool(begun))


def words(one: "Begun") -> str:
    """What is begun: its kind, and the first text typed of it."""
    kind = KINDS[one.kind]
    typed = {**one.given, **one.typed}
    texts = (str(typed[name]) for name in kind.title if typed.get(name) and not kind.by_name[name].to)
    called = next(texts, "") or next((one for one in one.typed.values() if isinstance(one, str) and " " in one), "")
    return f"{tr(kind.label)}: {display.cell(called)}" if called else tr(kind.label)
