"""Parts of which one is seen at a time."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget


class Either(QStackedWidget):
    """One part or another; only the one seen says how small it may be."""

    def minimumSizeHint(self) -> QSize:
        seen = self.currentWidget()
        return seen.minimumSizeHint() if seen else super().minimumSizeHint()
