"""The inputs of a form, one for each type of field; each tells its new value when the person leaves it."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from pbdesk.records import codes
from pbdesk.records.kind import Field, Type, Value, Values
from pbdesk.records.values import Unreadable, parse
from ui import display, wording
from ui.opened import Opened
from ui.tables.columns import says_unit
from ui.theme import SPACE
from ui.widgets.choice import ChoiceBox
from ui.widgets.cut import CutLine
from ui.widgets.days import DayEdit
from ui.widgets.parts import label
from ui.widgets.said_amounts import plain
from ui.widgets.suggest import Suggestion, Suggestions
from ui.words import language, locale, tr

Titles = Mapping[str, str]
BESIDE_TEXT, _BESIDE_CHOICE = 24, 50
"""What the margins of a line take of its width, and those of a box of choices with its arrow."""


class Input(QWidget):
    """What all inputs are: they show a record's value, and tell another as a part of its values."""

    committed = Signal(dict)
    """New values by field; usually one."""
    misread = Signal(str)
    """What was typed is no value; says what is wanted, or nothing when it is one again."""

    def __init__(self, field: Field, inner: QWidget) -> None:
        super().__init__()
        self.field, self.inner = field, inner
        inside = QHBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(SPACE)
        inside.addWidget(inner, 1)
        self.setFocusProxy(inner)
        self.setFocusPolicy(inner.focusPolicy())  # what has none is passed over when an order is set
        inner.setAccessibleName(tr(field.label))
        inner.setAccessibleDescription(tr(field.help) if field.help else "")
        self.unread, self._asks = False, ""
        self.misread.connect(self._note_unread)

    def _note_unread(self, text: str) -> None:
        self.unread = bool(text)

    def show_values(self, values: Values, _titles: Titles) -> None:
        """Show the value of its field."""

    def lock(self, *, locked: bool) -> None:
        """Let the value be read only, or changed again."""
        self.setEnabled(not locked)
        self.hush(locked=locked)

    def hush(self, *, locked: bool) -> None:
        """Where nothing can be typed, an empty line says that it is not known instead of what to type."""
        if isinstance(self.inner, QLineEdit | QPlainTextEdit):
            self._asks = self._asks or self.inner.placeholderText()
            self.inner.setPlaceholderText(display.UNKNOWN if locked else self._asks)

    @property
    def wants(self) -> int:
        """How wide it must be for its value to be seen whole; nothing where it always is."""
        return 0

    @property
    def busy(self) -> bool:
        """Whether the person is in the middle of changing it."""
        return False

    @property
    def changing(self) -> bool:
        """Whether what the person typed is in it and not yet a value: it is not written over."""
        return self.busy or self.unread

    def tell(self, value: Value) -> None:
        """Give the new value of its field."""
        self.committed.emit({self.field.name: value})


class LineInput(Input):
    """A line of text, a whole number or a number with what it is counted in beside it."""

    def __init__(self, field: Field) -> None:
        self._line = QLineEdit()
        super().__init__(field, self._line)
        self._value: Value = None
        self._said = ""
        self._line.editingFinished.connect(self._left)
        self._unit = label(tr(field.unit), "quiet")
        self._unit.setVisible(says_unit(field))
        if inside := self.layout():
            inside.addWidget(self._unit)

    def show_values(self, values: Values, _titles: Titles) -> None:
        self._value = values.get(self.field.name)
        self._said = "" if self._value is None else display.own_word(self.field, _as_typed(self._value))
        self._line.setText(self._said)
        self._line.setCursorPosition(0)

    @property
    def wants(self) -> int:
        return self._line.fontMetrics().horizontalAdvance(self._line.text()) + BESIDE_TEXT

    def lock(self, *, locked: bool) -> None:
        self._line.setReadOnly(locked)
        self.hush(locked=locked)

    @property
    def busy(self) -> bool:
        return self._line.hasFocus() and self._line.isModified()

    def _left(self) -> None:
        text = self._line.text()
        counted = self.field.type in (Type.INTEGER, Type.NUMBER)
        try:
            value = self._value if text == self._said else parse(self.field, (counted and plain(text)) or text)
        except Unreadable as error:
            self.misread.emit(tr("This should be {wanted}.", wanted=wording.worded(error.wanted)))
            return
        self.misread.emit("")
        self._line.setModified(False)
        if value != self._value:
            self._value, self._said = value, text
            self.tell(value)


def _as_typed(value: Value) -> str:
    """A value as a person of the window's language writes it."""
    if isinstance(value, float) and not value.is_integer():
        return f"{value}".replace(".", locale().decimalPoint())
    return f"{int(value)}" if isinstance(value, float) else f"{value}"


class DayInput(Input):
    """A day, or a date known to the year or month."""

    def __init__(self, field: Field) -> None:
        self._day = DayEdit(coarse=field.type is Type.DATE)
        super().__init__(field, self._day)
        self._day.committed.connect(self.tell)
        self._day.misread.connect(self.misread)

    def show_values(self, values: Values, _titles: Titles) -> None:
        value = values.get(self.field.name)
        self._day.show_value(str(value) if value else None)

    @property
    def busy(self) -> bool:
        return self._day.hasFocus() and self._day.isModified()


class ChoiceInput(Input):
    """One of a few words; yes, no or not known, which is no answer where one is needed."""

    def __init__(self, field: Field) -> None:
        self._box = ChoiceBox()
        super().__init__(field, self._box)
        self._box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._box.setMinimumContentsLength(8)
        self._box.addItem(tr("Choose …") if field.required else tr("not known"), None)
        if field.type is Type.YESNO:
            self._box.addItem(tr("yes"), 1)
            self._box.addItem(tr("no"), 0)
        for word in field.choices:
            self._box.addItem(display.choice(word), word)
        self._box.activated.connect(lambda at: self.tell(self._box.itemData(at)))

    @property
    def typing(self) -> bool:
        """Whether it tells of a letter that was typed, which others may follow."""
        return self._box.typing

    @property
    def wants(self) -> int:
        said = (self._box.itemText(at) for at in range(self._box.count()))
        return max(map(self._box.fontMetrics().horizontalAdvance, said)) + _BESIDE_CHOICE

    def show_values(self, values: Values, _titles: Titles) -> None:
        self._box.setCurrentIndex(max(0, self._box.findData(values.get(self.field.name))))


class CodeLine(CutLine):
    """A line that holds a code of a list, found by its name and shown by it unless it is not `named`."""

    committed = Signal(object)
    misread = Signal(str)
    """What was typed is none of the list, and what to do; nothing once it is."""

    def __init__(self, codes_name: str, *, named: bool = True) -> None:
        super().__init__()
        self._codes, self._named, self._value = codes_name, named, ""
        self._offers = Suggestions(self)
        self._offers.taken.connect(self._give)
        self.textEdited.connect(self._offer)
        self.editingFinished.connect(self._left)

    def show_value(self, value: str | None) -> None:
        """Show a code by its name without telling anybody."""
        self._value = value or ""
        self.setText(self._name(value))
        self.setCursorPosition(0)
        self.misread.emit("")

    def _name(self, value: str | None) -> str:
        return display.code(self._codes, value) if value and self._named else value or ""

    def _offer(self, text: str) -> None:
        part, names = text.casefold(), codes.names(self._codes, language())
        found = [code for code in names if code.casefold().startswith(part)]
        found += [code for code, name in names.items() if part in name.casefold() and code not in found]
        meant = codes.recognise(self._codes, text) if part.strip() else None
        if meant and meant not in found:  # a name of another language
            found.insert(0, meant)
        offers = [Suggestion(code, f"{names[code]} ({code})") for code in found[:12]]
        self._offers.offer(offers, first=bool(part.strip()))

    def _left(self) -> None:
        text = self.text().strip()
        if text == self._name(self._value):
            self.misread.emit("")
            return
        found = codes.recognise(self._codes, text) if text else ""
        if found is None:
            self.misread.emit(tr("Not in the list. Type a part of the name and choose."))
        else:
            self._give(found)

    def _give(self, code: str) -> None:
        changed = code != self._value
        self.show_value(code)
        if changed:
            self.committed.emit(code or None)


class CodeInput(Input):
    """A code of one of the shipped lists."""

    def __init__(self, field: Field) -> None:
        self._line = CodeLine(field.codes, named=display.named(field))
        super().__init__(field, self._line)
        self._line.committed.connect(self.tell)
        self._line.misread.connect(self.misread)

    def show_values(self, values: Values, _titles: Titles) -> None:
        value = values.get(self.field.name)
        self._line.show_value(str(value) if value else None)

    @property
    def wants(self) -> int:
        return self._line.fontMetrics().horizontalAdvance(self._line.text()) + BESIDE_TEXT

    @property
    def busy(self) -> bool:
        return self._line.hasFocus() and self._line.isModified()


def input_for(opened: Opened, field: Field, fields: Mapping[str, Field]) -> Input:
    """The input of a field."""
    from ui.forms.amounts import MoneyInput
    from ui.forms.links import LinkInput, LinksInput
    from ui.forms.prose import ProseInput

    match field.type:
        case Type.PROSE:
            held = any(one.mentions_in == field.name for one in fields.values())
            return ProseInput(field, opened if held else None)
        case Type.DAY | Type.DATE:
            return DayInput(field)
        case Type.CHOICE | Type.YESNO:
            return ChoiceInput(field)
        case Type.CODE:
            return CodeInput(field)
        case Type.MONEY:
            return MoneyInput(field, fields[field.currency])
        case Type.LINK:
            return LinkInput(opened, field)
        case Type.LINKS:
            return LinksInput(opened, field)
    return LineInput(field)
