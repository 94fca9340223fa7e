"""A layout whose widgets go on in the next line when one is full."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayoutItem, QSizePolicy, QWidget

from ui.theme import SPACE
from ui.widgets.placed import Placed


class Flow(Placed):
    """Widgets side by side that go on in the next line when one is full."""

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
        x, y, high = area.x(), area.y(), 0
        for item in filter(_takes_room, self._items):
            size = item.sizeHint()
            if x + size.width() > area.right() + 1 and high:
                x, y, high = area.x(), y + high + self.spacing(), 0
            if for_good:
                item.setGeometry(QRect(x, y, min(size.width(), area.width()), size.height()))
            x += size.width() + self._gap
            high = max(high, size.height())
        return y + high - area.y()


def _takes_room(item: QLayoutItem) -> bool:
    """Whether a part was not hidden on purpose; one that is not shown yet takes its room all the same."""
    widget = item.widget()
    chosen = widget is not None and widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
    return not (chosen and item.isEmpty())


def flowing(*parts: QWidget) -> QWidget:
    """These side by side; in the next line where one is full."""
    made = QWidget()
    inside = Flow(made)
    for part in parts:
        inside.addWidget(part)
    return made
