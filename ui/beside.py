"""The page and the record beside it: how they share the width of the window."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

from ui.forms.sheet import LEAST
from ui.settings import Settings
from ui.theme import SPACE

WIDE = 440
"""How wide the sheet begins, in pixels at 100 %."""


class Beside(QSplitter):
    """The page at the left; the sheet at the right is as wide as the person left it."""

    def __init__(self, page: QWidget, settings: Settings) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._settings = settings
        self.setHandleWidth(SPACE // 2)
        self.addWidget(page)
        self.setCollapsible(0, False)

    def take(self, sheet: QWidget) -> None:
        """Take in the sheet, which is not seen yet."""
        self.addWidget(sheet)
        self.setCollapsible(1, False)
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 0)
        sheet.show()
        self.share()
        sheet.hide()
        self.splitterMoved.connect(lambda: self._settings.keep("sheet", str(self.sizes()[1])))

    def share(self, *, narrow: bool = False) -> None:
        """Give the sheet the width the person likes, or no more than it needs."""
        wide = LEAST if narrow else int(self._settings.text("sheet", str(WIDE)))
        self.setSizes([self.width() - wide, wide])
