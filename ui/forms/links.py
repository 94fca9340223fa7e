"""Inputs for links: one record by search-as-you-type, several as chips."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLayout, QLayoutItem, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from pbdesk.records.kind import Field, Values
from ui.forms.inputs import Input, Titles
from ui.forms.picker import LinkEdit
from ui.opened import Opened
from ui.theme import SPACE
from ui.widgets.parts import clear, tool
from ui.words import tr


class LinkInput(Input):
    """A link to one record."""

    def __init__(self, opened: Opened, field: Field) -> None:
        self._edit = LinkEdit(opened, field.to)
        super().__init__(field, self._edit)
        self._edit.committed.connect(self.tell)

    def show_values(self, values: Values, titles: Titles) -> None:
        value = values.get(self.field.name)
        self._edit.show_value(str(value) if value else None, titles.get(str(value), ""))

    def lock(self, *, locked: bool) -> None:
        self._edit.setReadOnly(locked)

    @property
    def busy(self) -> bool:
        return self._edit.hasFocus() and self._edit.isModified()


class LinksInput(Input):
    """Links to several records, each a chip that opens it and can be taken off."""

    def __init__(self, opened: Opened, field: Field) -> None:
        self._opened = opened
        self._chips, self._edit = QWidget(), LinkEdit(opened, field.to)
        super().__init__(field, self._edit)
        self._flow = Flow(self._chips)
        self._ids: list[str] = []
        self._titles: dict[str, str] = {}
        self._locked = False
        whole, plain = QVBoxLayout(), self.layout()
        whole.setSpacing(SPACE // 2)
        whole.addWidget(self._chips)
        whole.addWidget(self._edit)
        if isinstance(plain, QHBoxLayout):
            plain.addLayout(whole, 1)
        self._edit.committed.connect(self._add)
        self._edit.setPlaceholderText(tr("Add another") if field.to else tr("Type to find {kind}", kind=tr("a record")))

    def show_values(self, values: Values, titles: Titles) -> None:
        ids = values.get(self.field.name)
        self._ids = list(ids) if isinstance(ids, list) else []
        self._titles |= titles
        self._draw()

    def lock(self, *, locked: bool) -> None:
        self._locked = locked
        self._edit.setVisible(not locked)
        self._draw()

    def _draw(self) -> None:
        clear(self._flow)
        for record in self._ids:
            self._flow.addWidget(self._chip(record))
        self._chips.setVisible(bool(self._ids))

    def _chip(self, record: str) -> QWidget:
        title = self._titles.get(record, record)
        name = QToolButton()
        name.setText(title if len(title) < 44 else f"{title[:42]}…")
        name.setToolTip(title)
        name.setAccessibleName(title)
        name.setProperty("look", "chip")
        name.clicked.connect(lambda: self._opened.record_wanted.emit(record))
        made = QWidget()
        inside = QHBoxLayout(made)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addWidget(name)
        if not self._locked:
            inside.addWidget(tool(tr("Take off {title}", title=title), "close", lambda: self._take_off(record)))
        return made

    def _add(self, record: str | None) -> None:
        if record is None:
            return
        self._titles[record] = self._edit.text()
        self._edit.clear_choice()
        if record not in self._ids:
            self._ids.append(record)
            self._draw()
            self.tell(list(self._ids))

    def _take_off(self, record: str) -> None:
        self._ids.remove(record)
        self._draw()
        self.tell(list(self._ids))


class Flow(QLayout):
    """Widgets side by side that go on in the next line when one is full."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(SPACE // 2)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        parent.setSizePolicy(policy)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), for_good=False)

    def setGeometry(self, area: QRect) -> None:
        super().setGeometry(area)
        self._place(area, for_good=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        widest = QSize()
        for item in self._items:
            widest = widest.expandedTo(item.minimumSize())
        return QSize(widest.width(), widest.height())

    def _place(self, area: QRect, *, for_good: bool) -> int:
        x, y, high = area.x(), area.y(), 0
        for item in self._items:
            size = item.sizeHint()
            if x + size.width() > area.right() + 1 and high:
                x, y, high = area.x(), y + high + self.spacing(), 0
            if for_good:
                item.setGeometry(QRect(x, y, min(size.width(), area.width()), size.height()))
            x += size.width() + self.spacing()
            high = max(high, size.height())
        return y + high - area.y()
