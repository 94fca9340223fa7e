"""The left rail: every page of the desk, one key away."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from ui.theme import icon
from ui.words import tr

PAGES = {
    "today": "Today",
    "countries": "Countries",
    "policies": "Policies",
    "task_forces": "Task forces",
    "decisions": "Decisions and actions",
    "leads": "Lead agencies",
    "activities": "Activities",
    "actors": "Actors",
    "knowledge": "Knowledge",
    "imports": "Imports",
    "briefs": "Briefs",
    "history": "History",
}
"""The pages by name, in the order of the rail."""


_ICONS = 54
"""How wide the rail is with icons only."""


class Rail(QListWidget):
    """Chooses the page."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setAccessibleName(tr("Pages"))
        self.setIconSize(QSize(20, 20))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._narrow = False
        for name, text in PAGES.items():
            item = QListWidgetItem(icon(name), tr(text))
            item.setData(Qt.ItemDataRole.UserRole, name)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, tr(text))
            self.addItem(item)
        self._width = self.sizeHintForColumn(0) + 40
        self.setFixedWidth(self._width)
        self.currentItemChanged.connect(self._tell)

    def give_way(self, *, narrow: bool) -> None:
        """Show the icons only, their names as tips, where the room is wanted for other things; or all again."""
        if narrow == self._narrow:
            return
        self._narrow = narrow
        for at, text in enumerate(PAGES.values()):
            self.item(at).setText("" if narrow else tr(text))
            self.item(at).setToolTip(tr(text) if narrow else "")
        self.setFixedWidth(_ICONS if narrow else self._width)

    def _tell(self, item: QListWidgetItem | None) -> None:
        if item:
            self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))

    def choose(self, name: str) -> None:
        """Go to a page."""
        self.setCurrentRow(list(PAGES).index(name))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            for at, name in enumerate(PAGES):
                if item := self.item(at):
                    item.setIcon(icon(name))
