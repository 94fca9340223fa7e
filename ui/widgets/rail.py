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


class Rail(QListWidget):
    """Chooses the page."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setAccessibleName(tr("Pages"))
        self.setIconSize(QSize(20, 20))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for name, text in PAGES.items():
            item = QListWidgetItem(icon(name), tr(text))
            item.setData(Qt.ItemDataRole.UserRole, name)
            self.addItem(item)
        self.setFixedWidth(self.sizeHintForColumn(0) + 40)
        self.currentItemChanged.connect(self._tell)

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
