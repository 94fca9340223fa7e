"""The inputs of a form, one for each type of field; each tells its new value when the person leaves it."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent, QTextBlock
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from pbdesk.records import codes
from pbdesk.records.kind import Field, Type, Value, Values
from pbdesk.records.values import Unreadable, parse, plain_amount
from ui import display, wording
from ui.forms.mentions import MentionOffers
from ui.opened import Opened
from ui.theme import SPACE
from ui.widgets.days import DayEdit
from ui.widgets.suggest import Suggestion, Suggestions
from ui.words import language, tr

Titles = Mapping[str, str]


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
        inner.setAccessibleName(tr(field.label))
        inner.setAccessibleDescription(tr(field.help) if field.help else "")

    def show_values(self, values: Values, _titles: Titles) -> None:
        """Show the value of its field."""

    def lock(self, *, locked: bool) -> None:
        """Let the value be read only, or changed again."""
        self.setEnabled(not locked)

    @property
    def busy(self) -> bool:
        """Whether the person is in the middle of changing it."""
        return False

    def tell(self, value: Value) -> None:
        """Give the new value of its field."""
        self.committed.emit({self.field.name: value})


class LineInput(Input):
    """A line of text, a whole number or a number."""

    def __init__(self, field: Field) -> None:
        self._line = QLineEdit()
        super().__init__(field, self._line)
        self._value: Value = None
        self._line.editingFinished.connect(self._left)
        if field.unit:
            self._line.setPlaceholderText(tr(field.unit))

    def show_values(self, values: Values, _titles: Titles) -> None:
        self._value = values.get(self.field.name)
        self._line.setText("" if self._value is None else f"{self._value}")
        self._line.setCursorPosition(0)

    def lock(self, *, locked: bool) -> None:
        self._line.setReadOnly(locked)

    @property
    def busy(self) -> bool:
        return self._line.hasFocus() and self._line.isModified()

    def _left(self) -> None:
        try:
            value = parse(self.field, self._line.text())
        except Unreadable as error:
            self.misread.emit(tr("This should be {wanted}.", wanted=wording.worded(error.wanted)))
            return
        self.misread.emit("")
        self._line.setModified(False)
        if value != self._value:
            self._value = value
            self.tell(value)


class _Prose(QPlainTextEdit):
    """A text that is as high as what stands in it, within bounds, and tells when it is left."""

    left = Signal()
    least, most = 3, 14
    """So many lines high it is at least and at most."""

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.document().contentsChanged.connect(self.updateGeometry)
        self.document().contentsChanged.connect(self._grow)
        self._grow()

    def _grow(self) -> None:
        self.setFixedHeight(self.sizeHint().height())

    def sizeHint(self) -> QSize:
        blocks = map(self.document().findBlockByNumber, range(min(self.most, self.document().blockCount())))
        lines = sum(map(self._lines, blocks))
        height = self.fontMetrics().lineSpacing() * min(self.most, max(self.least, lines)) + 3 * SPACE
        return QSize(super().sizeHint().width(), height)

    def _lines(self, block: QTextBlock) -> int:
        """How many lines a paragraph takes at this width; asking for its place has it laid out."""
        self.document().documentLayout().blockBoundingRect(block)
        return max(1, block.layout().lineCount())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._grow()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class ProseInput(Input):
    """Text of several paragraphs; with `mentions_of`, `[[` offers the records of that desk."""

    def __init__(self, field: Field, mentions_of: Opened | None = None) -> None:
        self._text = _Prose()
        super().__init__(field, self._text)
        if mentions_of:
            MentionOffers(mentions_of, self._text)
        self._value: Value = None
        self._text.left.connect(self._left)

    def show_whole(self) -> None:
        """Be as high as the whole text, as on a page; the page scrolls, not the input."""
        self._text.least, self._text.most = 1, 2000
        self._text.updateGeometry()

    def show_values(self, values: Values, _titles: Titles) -> None:
        self._value = values.get(self.field.name)
        self._text.setPlainText(str(self._value or ""))
        self._text.document().setModified(False)

    def lock(self, *, locked: bool) -> None:
        self._text.setReadOnly(locked)

    @property
    def busy(self) -> bool:
        return self._text.hasFocus() and self._text.document().isModified()

    def _left(self) -> None:
        value = self._text.toPlainText().strip() or None
        if value != self._value:
            self._value = value
            self.tell(value)


class DayInput(Input):
    """A day, or a date known to the year or month."""

    def __init__(self, field: Field) -> None:
        self._day = DayEdit(coarse=field.type is Type.DATE)
        super().__init__(field, self._day)
        self._day.committed.connect(self.tell)

    def show_values(self, values: Values, _titles: Titles) -> None:
        value = values.get(self.field.name)
        self._day.show_value(str(value) if value else None)

    @property
    def busy(self) -> bool:
        return self._day.hasFocus() and self._day.isModified()


class ChoiceInput(Input):
    """One of a few words; yes, no or not known."""

    def __init__(self, field: Field) -> None:
        self._box = QComboBox()
        super().__init__(field, self._box)
        self._box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._box.setMinimumContentsLength(8)
        self._box.addItem(tr("not known"), None)
        if field.type is Type.YESNO:
            self._box.addItem(tr("yes"), 1)
            self._box.addItem(tr("no"), 0)
        for word in field.choices:
            self._box.addItem(display.choice(word), word)
        self._box.activated.connect(lambda at: self.tell(self._box.itemData(at)))

    def show_values(self, values: Values, _titles: Titles) -> None:
        self._box.setCurrentIndex(max(0, self._box.findData(values.get(self.field.name))))


class CodeLine(QLineEdit):
    """A line that holds a code of a list, found by its name."""

    committed = Signal(object)

    def __init__(self, codes_name: str) -> None:
        super().__init__()
        self._codes, self._value = codes_name, ""
        self._offers = Suggestions(self)
        self._offers.taken.connect(self._give)
        self.textEdited.connect(self._offer)
        self.editingFinished.connect(self._left)

    def show_value(self, value: str | None) -> None:
        """Show a code by its name without telling anybody."""
        self._value = value or ""
        self.setText(self._name(value))
        self.setCursorPosition(0)

    def _name(self, value: str | None) -> str:
        return display.code(self._codes, value) if value else ""

    def _offer(self, text: str) -> None:
        part, names = text.casefold(), codes.names(self._codes, language())
        found = [code for code in names if code.casefold().startswith(part)]
        found += [code for code, name in names.items() if part in name.casefold() and code not in found]
        self._offers.offer([Suggestion(code, f"{names[code]} ({code})") for code in found[:12]])

    def _left(self) -> None:
        text = self.text().strip()
        if text == self._name(self._value):
            return
        found = codes.recognise(self._codes, text) if text else ""
        if found is None:
            self.setText(self._name(self._value))
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
        self._line = CodeLine(field.codes)
        super().__init__(field, self._line)
        self._line.committed.connect(self.tell)

    def show_values(self, values: Values, _titles: Titles) -> None:
        value = values.get(self.field.name)
        self._line.show_value(str(value) if value else None)

    @property
    def busy(self) -> bool:
        return self._line.hasFocus() and self._line.isModified()


class MoneyInput(Input):
    """An amount and its currency; the one is not saved without the other."""

    def __init__(self, field: Field, currency: Field) -> None:
        self._amount, self._currency = QLineEdit(), CodeLine("currency")
        super().__init__(field, self._amount)
        self._currency_field = currency
        self._amount.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._currency.setFixedWidth(72)
        self._currency.setAccessibleName(tr(currency.label))
        self._currency.setPlaceholderText(tr("Currency")[:3].upper())
        inside = self.layout()
        if inside is not None:
            inside.addWidget(self._currency)
        self._kept: dict[str, Any] = {}
        self._code: str | None = None
        self._amount.editingFinished.connect(self._left)
        self._currency.committed.connect(self._chosen)

    def show_values(self, values: Values, _titles: Titles) -> None:
        amount = values.get(self.field.name)
        self._kept = {self.field.name: amount}
        self._code = str(values.get(self._currency_field.name) or "") or None
        self._amount.setText(plain_amount(amount).removesuffix(".00") if isinstance(amount, int) else "")
        self._currency.show_value(self._code)

    @property
    def busy(self) -> bool:
        return any(line.hasFocus() and line.isModified() for line in (self._amount, self._currency))

    def _chosen(self, code: str | None) -> None:
        self._code = code
        if code:
            self.committed.emit({self._currency_field.name: code, **self._typed()})

    def _left(self) -> None:
        typed = self._typed()
        if not typed or typed == self._kept:
            return
        if self._code is None and typed[self.field.name] is not None:
            self.misread.emit(tr("An amount needs a currency."))
            return
        self._kept = typed
        self.committed.emit({**typed, **({self._currency_field.name: self._code} if self._code else {})})

    def _typed(self) -> dict[str, Any]:
        text = self._amount.text().replace(" ", "").replace("\u00a0", "").replace(",", "")
        try:
            value = parse(self.field, text)
        except Unreadable as error:
            self.misread.emit(tr("This should be {wanted}.", wanted=wording.worded(error.wanted)))
            return {}
        self.misread.emit("")
        self._amount.setModified(False)
        return {self.field.name: value}


def input_for(opened: Opened, field: Field, fields: Mapping[str, Field]) -> Input:
    """The input of a field."""
    from ui.forms.links import LinkInput, LinksInput

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
