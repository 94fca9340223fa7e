"""What can be done by keyboard, on one page."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QWidget

from ui.commands import Commands
from ui.theme import SPACE
from ui.widgets.parts import button, column, label, row, scrolled
from ui.words import tr

KEYS_OF_TABLES = {
    "Enter": "Open the record",
    "Home": "Go to the first record",
    "End": "Go to the last record",
    "Del": "Delete the selected records",
    "Ctrl+C": "Copy them as cells",
    "Ctrl+A": "Select all",
    "Shift+Down": "Select one more",
    "Alt+Down": "Sort by the column of the cursor, smallest first",
    "Alt+Up": "Sort by the column of the cursor, largest first",
    "Shift+F10": "What else can be done",
}
KEYS_OF_FORMS = {
    "Tab": "Save the field and go to the next",
    "Shift+Tab": "Save the field and go to the one before",
    "Down": "Choose in the list of suggestions, or a day in the calendar",
    "Esc": "Close the form; what is complete is kept",
    "Alt+Left": "Back to the record before",
    "F7": "Add a position to the draft of a decision",
    "F8": "Add an action to the draft of a decision",
    "F9": "Record the draft of a decision",
}
KEYS_ANYWHERE = {
    "Tab": "The next field or button",
    "Shift+Tab": "The one before",
}
"""Keys that belong to a place rather than to a command."""


_BETWEEN = 4 * SPACE
_AROUND = 2 * _BETWEEN + 8 * SPACE
"""What three columns need beside their words: the room between them, the margins and a bar."""


class Keys(QDialog):
    """The cheat sheet: every command with its keys, and the keys of tables and forms."""

    def __init__(self, commands: Commands, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Keyboard"))
        self.resize(min(1200, parent.width()), min(680, parent.height()))
        inside = QWidget()
        commanded = {one.keys: one.text.removesuffix(" …") for one in commands.every() if one.keys}
        places = ((tr("In a table"), KEYS_OF_TABLES), (tr("In a form"), KEYS_OF_FORMS), (tr("Anywhere"), KEYS_ANYWHERE))
        told = [(head, {keys: tr(text) for keys, text in some.items()}) for head, some in places]
        self.told = [*commanded.items(), *(one for _, some in told for one in some.items())]
        pages = {keys: text for keys, text in commanded.items() if keys.removeprefix("Ctrl+").isdecimal()}
        own = _list(tr("Commands"), {keys: text for keys, text in commanded.items() if keys not in pages})
        others, named = [_list(head, some) for head, some in told], _list(tr("Pages"), pages)
        columns = [[own], others, [named]]
        if sum(map(_width, columns)) + _AROUND > self.width():
            columns = [[own, named], others]
        inside.setLayout(row(*(column(*some, 1, spacing=2 * SPACE) for some in columns), spacing=_BETWEEN))
        area = scrolled(inside)
        area.setAccessibleName(tr("Keyboard"))
        close = button(tr("Close"), self.accept, "main")
        every = tr("Commands without keys are found by their name in the search field (Ctrl+K).")
        whole = column(label(tr("Keyboard"), "title"), label(every, "quiet", wrap=True), area, row(1, close))
        whole.setContentsMargins(3 * SPACE, 2 * SPACE, 3 * SPACE, 2 * SPACE)
        self.setLayout(whole)
        close.setFocus()


def _width(lists: Sequence[QWidget]) -> int:
    return max(one.sizeHint().width() for one in lists)


def _list(heading: str, some: Mapping[str, str]) -> QWidget:
    made, grid = QWidget(), QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(2 * SPACE)
    grid.addWidget(label(heading, "heading"), 0, 0, 1, 2)
    for at, (keys, text) in enumerate(some.items(), 1):
        grid.addWidget(label(_keys_words(keys), "label"), at, 0)
        grid.addWidget(label(text), at, 1)
    grid.setColumnStretch(1, 1)
    made.setLayout(grid)
    return made


def _keys_words(keys: str) -> str:
    form = QKeySequence.SequenceFormat.NativeText
    return " / ".join(one.toString(form) for one in QKeySequence.listFromString(keys))
