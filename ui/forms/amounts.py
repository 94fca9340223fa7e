"""The input of an amount and its currency."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from pbdesk.records.kind import Field, Values
from pbdesk.records.values import Unreadable, parse
from ui import display, wording
from ui.forms.inputs import BESIDE_TEXT, CodeLine, Input, Titles
from ui.theme import SPACE
from ui.widgets.said_amounts import plain, with_currency
from ui.words import tr


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
        self._currency.misread.connect(self.misread)

    def show_values(self, values: Values, _titles: Titles) -> None:
        amount = values.get(self.field.name)
        self._kept = {self.field.name: amount}
        self._code = str(values.get(self._currency_field.name) or "") or None
        self._amount.setText(display.money(amount) if isinstance(amount, int) else "")
        self._currency.show_value(self._code)

    @property
    def wants(self) -> int:
        beside = BESIDE_TEXT + SPACE + self._currency.width()
        return self._amount.fontMetrics().horizontalAdvance(self._amount.text()) + beside

    @property
    def busy(self) -> bool:
        return any(line.hasFocus() and line.isModified() for line in (self._amount, self._currency))

    def _chosen(self, code: str | None) -> None:
        self._code = code
        if code:
            self.committed.emit({self._currency_field.name: code, **self._typed()})

    def _left(self) -> None:
        typed = self._typed()
        if not typed or (typed == self._kept and self._amount.text() == self._shown(typed)):
            return
        self._amount.setText(self._shown(typed))
        if typed == self._kept:
            return
        if self._code is None and typed[self.field.name] is not None:
            self.misread.emit(tr("An amount needs a currency."))
            return
        self._kept = typed
        self.committed.emit({**typed, **({self._currency_field.name: self._code} if self._code else {})})

    def _typed(self) -> dict[str, Any]:
        text, currency = with_currency(self._amount.text())
        try:
            value = parse(self.field, plain(text) or text)
        except Unreadable as error:
            self.misread.emit(tr("This should be {wanted}.", wanted=wording.worded(error.wanted)))
            return {}
        self.misread.emit("")
        self._amount.setModified(False)
        if currency:
            self._code = currency
            self._currency.show_value(currency)
        return {self.field.name: value}

    def _shown(self, typed: dict[str, Any]) -> str:
        value = typed[self.field.name]
        return display.money(value) if isinstance(value, int) else ""
