"""What a person may say of a file, in one line of choices above its sheet."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from pbdesk.records import codes
from pbdesk.records.kinds import KINDS
from ui.theme import SPACE
from ui.widgets.choice import ChoiceBox
from ui.widgets.flow import Flow
from ui.widgets.parts import column, label
from ui.words import tr

IMPORTED = (
    "activity", "actor", "decision", "action", "assignment", "policy", "objective", "observation", "meeting",
    "benchmark", "membership", "contact", "request",
)  # fmt: skip
"""The kinds that a ministry's list may be of."""
_LAST_HEADING = 80
ORDERS = {"found": "As found", "day": "Day first", "month": "Month first"}


class SaidBar(QWidget):
    """Sheet, kind, headings, currency, order of day and month, profile; each begins as what was found."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.sheet, self.kind, self.header = ChoiceBox(), ChoiceBox(), ChoiceBox()
        self.currency, self.order, self.profile = ChoiceBox(), ChoiceBox(), ChoiceBox()
        self.remember = QLineEdit()
        self.remember.setPlaceholderText(tr("the sender's name"))
        self.remember.setMinimumWidth(150)
        self._fill()
        inside = Flow(self)
        for text, part in (
            (tr("Sheet"), self.sheet), (tr("Kind"), self.kind), (tr("Row of the headings"), self.header),
            (tr("Currency"), self.currency), (tr("Day and month"), self.order), (tr("Read as"), self.profile),
            (tr("Remember as"), self.remember),
        ):  # fmt: skip
            part.setAccessibleName(text)
            box = QWidget()
            box.setLayout(column(label(text, "label"), part, spacing=SPACE // 2))
            inside.addWidget(box)
        for one in (self.sheet, self.kind, self.header, self.currency, self.order, self.profile):
            one.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            one.setMinimumContentsLength(9)
            one.activated.connect(lambda _: self.changed.emit())

    def _fill(self) -> None:
        self.kind.addItem(tr("As found"), "")
        for name in IMPORTED:
            self.kind.addItem(tr(KINDS[name].labels), name)
        self.header.addItem(tr("As found"), 0)
        for at in range(1, _LAST_HEADING + 1):
            self.header.addItem(str(at), at)
        self.currency.addItem(tr("As found"), "")
        for code in sorted(codes.codes("currency")):
            self.currency.addItem(code, code)
        for key, text in ORDERS.items():
            self.order.addItem(tr(text), key)

    def begin(self, sheets: Sequence[tuple[str | None, bool]], profiles: Sequence[str], profile: str) -> None:
        """Begin anew with the sheets of a file (name, hidden) and the profiles of the desk."""
        self.sheet.clear()
        self.sheet.addItem(tr("All sheets"), "")
        for name, hidden in sheets:
            if name:
                self.sheet.addItem(tr("{sheet} (hidden)", sheet=name) if hidden else name, name)
        self.profile.clear()
        self.profile.addItem(tr("A new sender"), "")
        for name in profiles:
            self.profile.addItem(name, name)
        self.profile.setCurrentIndex(max(0, self.profile.findData(profile)))
        for one in (self.kind, self.currency, self.order):
            one.setCurrentIndex(0)
        self.set_header(0)
        self.remember.setText(profile)

    def set_header(self, row: int) -> None:
        """Show a row of headings without telling of it."""
        self.header.setCurrentIndex(max(0, self.header.findData(row)))

    @property
    def said(self) -> dict[str, Any]:
        """What is said of the whole file, as hints for the reading."""
        first = {"day": True, "month": False}.get(self.order.currentData())
        return {
            "sheet": self.sheet.currentData() or "", "kind": self.kind.currentData() or "",
            "currency": self.currency.currentData() or "",
            "day_first": first,
        }  # fmt: skip
