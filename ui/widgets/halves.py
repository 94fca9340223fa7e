"""Parts of a page with a handle between them, which stays where the person puts it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

from ui.opened import Opened


class Halves(QSplitter):
    """A splitter that remembers its handle under a name; until a person moves it, `sizes` hold."""

    def __init__(
        self, opened: Opened, name: str, way: Qt.Orientation, parts: tuple[QWidget, ...], sizes: tuple[int, ...]
    ) -> None:
        super().__init__(way)
        self._opened, self._name = opened, f"halves/{name}"
        self.setChildrenCollapsible(False)
        for part in parts:
            self.addWidget(part)
        self.setSizes(self._kept(len(parts)) or list(sizes))
        self.splitterMoved.connect(self._keep)

    def _kept(self, parts: int) -> list[int]:
        kept = [int(size) for size in self._opened.kept(self._name).split() if size.isdecimal()]
        return kept if len(kept) == parts and all(kept) else []

    def _keep(self) -> None:
        self._opened.keep(self._name, " ".join(map(str, self.sizes())))
