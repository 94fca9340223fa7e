"""Inputs for links: one record by search-as-you-type, several as chips."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from pbdesk.records.kind import Field, Values
from ui import display
from ui.forms.inputs import Input, Titles
from ui.forms.picker import LinkEdit
from ui.opened import Opened
from ui.theme import SPACE
from ui.widgets.flow import Flow
from ui.widgets.lines import cut
from ui.widgets.parts import clear, tool
from ui.words import tr


class LinkInput(Input):
    """A link to one record."""

    def __init__(self, opened: Opened, field: Field) -> None:
        self._edit = LinkEdit(opened, field.to, creates=True)
        super().__init__(field, self._edit)
        self._edit.committed.connect(self.tell)
        self._edit.misread.connect(self.misread)

    def show_values(self, values: Values, titles: Titles) -> None:
        value = values.get(self.field.name)
        self._edit.show_value(str(value) if value else None, titles.get(str(value), ""))

    def lock(self, *, locked: bool) -> None:
        self._edit.setReadOnly(locked)
        self.hush(locked=locked)

    @property
    def busy(self) -> bool:
        return self._edit.hasFocus() and self._edit.isModified()


class _Chip(QToolButton):
    """A title as wide as it is long, cut with an ellipsis where there is less room; the whole of it is in its tip."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = title
        self.setText(title)
        self.setToolTip(title)
        self.setAccessibleName(title)
        self.setProperty("look", "chip")
        self.setMinimumWidth(8 * SPACE)

    def _long(self, text: str) -> int:
        """How wide it is with a text, as Qt reckons it."""
        return self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, text).width()

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width() + self._long(self._title) - self._long(self.text()), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self._long(self._title) + min(0, self.width() - self.sizeHint().width())
        self.setText(cut(self._title, self.fontMetrics(), room))


class LinksInput(Input):
    """Links to several records, each a chip that opens it and can be taken off."""

    def __init__(self, opened: Opened, field: Field) -> None:
        self._opened = opened
        self._chips, self._edit = QWidget(), LinkEdit(opened, field.to, creates=True)
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
        self._edit.misread.connect(self.misread)
        self._asks = self._edit.placeholderText()

    def show_values(self, values: Values, titles: Titles) -> None:
        ids = values.get(self.field.name)
        self._ids = list(ids) if isinstance(ids, list) else []
        self._titles |= titles
        self._draw()

    def lock(self, *, locked: bool) -> None:
        self._locked = locked
        self._edit.setReadOnly(locked)
        self._draw()

    def _draw(self) -> None:
        clear(self._flow)
        for record in self._ids:
            self._flow.addWidget(self._chip(record))
        self._chips.setVisible(bool(self._ids))
        self._edit.setVisible(not (self._locked and self._ids))
        asks = tr("Add another") if self._ids else self._asks
        self._edit.setPlaceholderText(display.UNKNOWN if self._locked else asks)

    def _chip(self, record: str) -> QWidget:
        title = display.title(self._titles.get(record, record))
        name = _Chip(title)
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
