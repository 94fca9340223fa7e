"""A layout whose widgets go on in the next line when one is full, each in the middle of its line."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayoutItem, QSizePolicy, QWidget

from ui.theme import SPACE
from ui.widgets.placed import Placed


class Flow(Placed):
    """Widgets side by side that go on in the next line when one is full; a low one stands in the middle of its line."""

    def __init__(self, parent: QWidget, gap: int = SPACE // 2) -> None:
        super().__init__(SPACE // 2)
        self._gap = gap
        parent.setLayout(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        parent.setSizePolicy(policy)

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def sizeHint(self) -> QSize:
        sizes = [item.sizeHint() for item in self._items]
        width = sum(size.width() + self._gap for size in sizes)
        return QSize(width, max((size.height() for size in sizes), default=0))

    def minimumSize(self) -> QSize:
        widest = QSize()
        for item in self._items:
            widest = widest.expandedTo(item.minimumSize())
        return QSize(widest.width(), widest.height())

    def _place(self, area: QRect, *, for_good: bool) -> int:
        y = area.y()
        for line in self._lines(area.width()):
            x, high = area.x(), max(size.height() for _, size in line)
            for item, size in line:
                if for_good:
                    middle = y + (high - size.height()) // 2
                    item.setGeometry(QRect(x, middle, min(size.width(), area.width()), size.height()))
                x += size.width() + self._gap
            y += high + self.spacing()
        return max(0, y - self.spacing() - area.y())

    def _lines(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        """Which parts stand side by side in a width, and how big each wishes to be."""
        lines: list[list[tuple[QLayoutItem, QSize]]] = []
        taken = 0
        for item in filter(_takes_room, self._items):
            size = item.sizeHint()
            if not lines or taken + size.width() > width:
                lines.append([])
                taken = 0
            lines[-1].append((item, size))
            taken += size.width() + self._gap
        return lines


def _takes_room(item: QLayoutItem) -> bool:
    """Whether a part was not hidden on purpose; one that is not shown yet takes its room all the same."""
    widget = item.widget()
    chosen = widget is not None and widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
    return not (chosen and item.isEmpty())


def flowing(*parts: QWidget, gap: int = SPACE // 2) -> QWidget:
    """These side by side; in the next line where one is full."""
    made = QWidget()
    inside = Flow(made, gap)
    for part in parts:
        inside.addWidget(part)
    return made
