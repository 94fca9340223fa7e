"""The welcome page: a new desk, an old one, the sample, or a spreadsheet dropped on it."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.theme import SPACE
from ui.widgets.parts import LinkButton, button, card, clear, column, label
from ui.words import tr


class WelcomePage(QWidget):
    """What is seen while no desk is open."""

    new_wanted = Signal()
    open_wanted = Signal()
    sample_wanted = Signal()
    desk_wanted = Signal(Path)
    named = Signal(str)
    """The person gave a name, or took it away."""

    def __init__(self, recent: list[Path], person: str) -> None:
        super().__init__()
        self._person = QLineEdit(person)
        self._person.textEdited.connect(self.named)
        whole = QVBoxLayout(self)
        whole.addStretch(2)
        whole.addLayout(self._head(), 0)
        whole.addSpacing(3 * SPACE)
        middle = QHBoxLayout()
        middle.setSpacing(2 * SPACE)
        middle.addStretch(1)
        middle.addWidget(self._ways())
        self._recent = QVBoxLayout()
        self._recent.setSpacing(SPACE // 2)
        self._recent_card = card(label(tr("Recent desks"), "heading"), self._recent, 1)
        self._recent_card.setFixedWidth(380)
        middle.addWidget(self._recent_card)
        middle.addStretch(1)
        whole.addLayout(middle)
        whole.addStretch(3)
        self.show_recent(recent)

    def _head(self) -> QVBoxLayout:
        title = label("Peacebuilding Desk", "title")
        about = label(tr("What is our policy, who leads, what have we decided, and does it add up?"), "quiet")
        for one in (title, about):
            one.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        return column(title, about)

    def _ways(self) -> QFrame:
        self._first = button(tr("New desk …"), self.new_wanted.emit, "main", "add")
        ways = card(
            label(tr("Begin"), "heading"),
            self._first,
            button(tr("Open a desk …"), self.open_wanted.emit, picture="folder"),
            button(tr("Explore the sample"), self.sample_wanted.emit, picture="desk"),
            self._signing(),
            label(tr("A desk is one file. Nothing leaves this computer."), "quiet", wrap=True),
            label(tr("Drop a spreadsheet anywhere to import it."), "quiet", wrap=True),
            spacing=3 * SPACE // 2,
        )
        ways.setFixedWidth(320)
        return ways

    def _signing(self) -> QVBoxLayout:
        """The one place that asks for a name before a desk is opened."""
        text = tr("Your name, as the history shall show it")
        self._person.setAccessibleName(text)
        self._person.setPlaceholderText(tr("May be left empty"))
        return column(label(text, "quiet", wrap=True), self._person, spacing=2)

    def show_person(self, name: str) -> None:
        """Show the name that changes are signed with."""
        self._person.setText(name)

    def take_keyboard(self) -> None:
        """Put the keyboard where a person goes on: on the desk opened last, or on the first way to begin."""
        known = self._recent_card.findChild(LinkButton)
        (known or self._first).setFocus(Qt.FocusReason.TabFocusReason)

    def show_recent(self, recent: list[Path]) -> None:
        """List the desks opened last."""
        clear(self._recent)
        for path in recent:
            known = LinkButton(path.stem, partial(self.desk_wanted.emit, path))
            known.setToolTip(str(path))
            self._recent.addWidget(known)
            self._recent.addWidget(label(_short(path.parent), "quiet"))
        if not recent:
            for words in (
                tr("Desks that you open are listed here."),
                tr("New to this? Explore the sample to see a desk at work."),
                tr("Then make a new desk for your own task force, and import the lists you have."),
            ):
                self._recent.addWidget(label(words, "quiet", wrap=True))


def _short(folder: Path) -> str:
    text = str(folder)
    home = str(Path.home())
    text = text.replace(home, "~", 1) if text.startswith(home) else text
    return text if len(text) <= 48 else f"…{text[-46:]}"
