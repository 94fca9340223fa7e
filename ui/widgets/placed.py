"""What layouts have in common that place their parts by a width and are then as high as it takes."""

from abc import abstractmethod

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QLayout, QLayoutItem


class Placed(QLayout):
    """Parts in the order they came; a layout of this sort says in `_place` where they stand."""

    def __init__(self, spacing: int) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), for_good=False)

    def setGeometry(self, area: QRect) -> None:
        super().setGeometry(area)
        self._place(area, for_good=True)

    @abstractmethod
    def _place(self, area: QRect, *, for_good: bool) -> int:
        """How high the parts are in an area; put there for good, or only reckoned."""
