"""The header of a table with a row of filters below it, one for each column."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QSignalBlocker, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QHeaderView, QLineEdit, QStyle, QStyleOptionHeader, QTableView, QWidget

from pbdesk.records.kind import Field, Type
from ui import display
from ui.forms.picker import LinkEdit
from ui.opened import Opened
from ui.tables.filters import conditions_of, hint
from ui.widgets.choice import ChoiceBox
from ui.words import tr

_HEIGHT = 28
_PAUSE = 250


class FilterHeader(QHeaderView):
    """A header whose filters follow its columns."""

    narrowed = Signal(tuple)
    """The conditions that all filters together mean."""

    def __init__(self, opened: Opened, table: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._opened, self._table = opened, table
        self._editors: list[QWidget] = []
        self._fields: tuple[Field, ...] = ()
        self._open = False
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._tell)
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setSortIndicatorShown(True)
        self.setHighlightSections(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.sectionResized.connect(self.place)
        self.sectionMoved.connect(self.place)
        table.horizontalScrollBar().valueChanged.connect(self.place)

    def show_fields(self, fields: tuple[Field, ...]) -> None:
        """Have one filter for each of these fields; what stands in the filters of those that stay is kept."""
        kept = self.typed()
        for editor in self._editors:
            editor.hide()
            editor.deleteLater()
        self._fields = fields
        self._editors = [self._editor(field) for field in fields] if self._open else []
        for field, editor in zip(self._fields, self._editors, strict=False):
            self._type(editor, kept.get(field.name))
        self.place()

    def typed(self) -> dict[str, Any]:
        """What stands in the filters, by field, as it can be kept."""
        pairs = zip(self._fields, self._editors, strict=False)
        found = {field.name: _typed(editor) for field, editor in pairs}
        return {name: value for name, value in found.items() if value not in ("", None)}

    def type(self, filters: Mapping[str, Any]) -> None:
        """Let this stand in the filters and nothing else."""
        self.open_filters(wanted=bool(filters))
        for field, editor in zip(self._fields, self._editors, strict=False):
            self._type(editor, filters.get(field.name))
        self._tell()

    def _type(self, editor: QWidget, value: Any) -> None:
        with QSignalBlocker(editor):
            if isinstance(editor, QComboBox):
                editor.setCurrentIndex(max(0, editor.findData(value)))
            elif isinstance(editor, LinkEdit):
                record, title = value if isinstance(value, list) else (None, "")
                editor.show_value(record, title)
            elif isinstance(editor, QLineEdit):
                editor.setText(str(value or ""))

    def open_filters(self, *, wanted: bool) -> None:
        """Show or hide the row; hiding it lifts every filter."""
        if wanted == self._open:
            return
        self._open = wanted
        self.show_fields(self._fields)
        self.updateGeometries()
        self.headerDataChanged(Qt.Orientation.Horizontal, 0, max(0, self.count() - 1))
        self._table.updateGeometries()
        self.place()
        if not wanted:
            self.narrowed.emit(())

    def take_keyboard(self) -> None:
        """Put the keyboard into the first filter."""
        if self._editors:
            self._editors[0].setFocus()

    @property
    def filters_open(self) -> bool:
        """Whether the row of filters is seen."""
        return self._open

    def sectionSizeFromContents(self, logicalIndex: int) -> QSize:
        """What a heading needs; room for the arrow only where the table is sorted by it."""
        size = super().sectionSizeFromContents(logicalIndex)
        if self.isSortIndicatorShown() and logicalIndex != self.sortIndicatorSection():
            size.setWidth(size.width() - self._arrow())
        return size

    def _arrow(self) -> int:
        """How much wider a heading is with the arrow that says how a table is sorted."""
        option, signs, wide = QStyleOptionHeader(), QStyleOptionHeader.SortIndicator, list[int]()
        for option.sortIndicator in (signs.None_, signs.SortDown):
            what = QStyle.ContentsType.CT_HeaderSection
            wide.append(self.style().sizeFromContents(what, option, QSize(), self).width())
        return wide[1] - wide[0]

    def sizeHint(self) -> QSize:
        plain = super().sizeHint()
        return QSize(plain.width(), plain.height() + (_HEIGHT + 6 if self._open else 0))

    def updateGeometries(self) -> None:
        self.setViewportMargins(0, 0, 0, _HEIGHT + 6 if self._open else 0)
        super().updateGeometries()
        self.place()

    def place(self) -> None:
        """Put every filter below its column."""
        if not self._editors:
            return
        top = super().sizeHint().height() + 2
        for at, editor in enumerate(self._editors):
            left = self.sectionPosition(at) - self.offset()
            editor.setGeometry(left + 3, top, max(24, self.sectionSize(at) - 6), _HEIGHT)
            editor.setVisible(self._open)

    def _editor(self, field: Field) -> QWidget:
        editor = self._filter(field)
        editor.setParent(self)
        editor.setProperty("filter", True)
        editor.setToolTip(hint(field))
        editor.setAccessibleName(tr("Filter by {field}", field=tr(field.label)))
        return editor

    def _filter(self, field: Field) -> QWidget:
        if field.type in (Type.CHOICE, Type.YESNO):
            return self._choice(field)
        if field.type in (Type.LINK, Type.LINKS):
            link = LinkEdit(self._opened, field.to)
            link.setPlaceholderText("")
            link.committed.connect(self._tell)
            return link
        line = QLineEdit()
        line.setClearButtonEnabled(True)
        line.textChanged.connect(self._pause.start)
        return line

    def _choice(self, field: Field) -> QComboBox:
        made = ChoiceBox()
        made.addItem("", None)
        if field.type is Type.YESNO:
            made.addItem(tr("yes"), 1)
            made.addItem(tr("no"), 0)
        for choice in field.choices:
            made.addItem(display.choice(choice), choice)
        made.addItem(tr("not known"), "?")
        made.currentIndexChanged.connect(self._tell)
        return made

    def _tell(self) -> None:
        self.narrowed.emit(
            tuple(
                one
                for field, editor in zip(self._fields, self._editors, strict=self._open)
                for one in _conditions(field, editor)
            )
        )


def _typed(editor: QWidget) -> Any:
    if isinstance(editor, QComboBox):
        return editor.currentData()
    if isinstance(editor, LinkEdit):
        return [editor.value, editor.text()] if editor.value else ""
    return editor.text() if isinstance(editor, QLineEdit) else ""


def _conditions(field: Field, editor: QWidget) -> tuple[object, ...]:
    from pbdesk.store.query import Condition

    if isinstance(editor, QComboBox):
        value = editor.currentData()
        if value is None:
            return ()
        return (Condition(field.name, "unknown") if value == "?" else Condition(field.name, "is", value),)
    if isinstance(editor, LinkEdit):
        return (Condition(field.name, "is", editor.value),) if editor.value else _unknown(field, editor)
    found = conditions_of(field, editor.text()) if isinstance(editor, QLineEdit) else ()
    wrong = found is None
    if editor.property("wrong") != wrong:
        editor.setProperty("wrong", wrong)
        editor.style().polish(editor)
    return found or ()


def _unknown(field: Field, editor: LinkEdit) -> tuple[object, ...]:
    text = editor.text().strip()
    return (conditions_of(field, text) or ()) if text in ("–", "-", "?") else ()
