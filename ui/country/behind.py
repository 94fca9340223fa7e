"""What stands behind a figure: its question, how it is counted, and both sides and who does not say, each opening."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFormLayout, QPushButton, QSizePolicy, QWidget

from ui import display
from ui.charts.amounts import short
from ui.charts.elements import share
from ui.theme import SPACE
from ui.widgets.parts import button, column, label, row
from ui.words import tr

if TYPE_CHECKING:
    from pbdesk.coherence.figure import Evidence, Figure, Number

BASIS = {"declared": "What somebody says; it is not evidence.", "evidenced": "What the records show."}


class BehindDialog(QDialog):
    """Shows one figure whole; a side of it is opened with Enter."""

    wanted = Signal(object)
    """The evidence that a person wants to see."""

    def __init__(self, title: str, figure: "Figure", before: "Figure | None", parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("What stands behind a figure"))
        self.setMinimumWidth(560)
        self._figure = figure
        told = QFormLayout()
        told.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        told.setHorizontalSpacing(2 * SPACE)
        for name, part in (*self._sides(), *self._words(before)):
            told.addRow(label(name, "quiet"), part)
        whole = column(
            label(title, "heading", wrap=True), label(tr(figure.indicator.question), wrap=True), told,
            1, row(1, button(tr("Close"), self.reject)), spacing=3 * SPACE // 2,
        )  # fmt: skip
        whole.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
        self.setLayout(whole)

    def _sides(self) -> list[tuple[str, QWidget]]:
        one, rate = self._figure, self._figure.indicator.measure == "rate"
        made: list[tuple[str, QWidget]] = [(tr("Counted"), self._side(tr("Counted"), one.numerator, one.counted))]
        if one.denominator is not None:
            name = tr("By so many") if rate else tr("Of")
            made.append((name, self._side(name, one.denominator, one.among)))
        return [*made, (tr("Not known"), self._side(tr("Not known"), one.unknown, one.silent, money=False))]

    def _side(self, name: str, number: "Number", evidence: "Evidence", *, money: bool = True) -> QPushButton:
        """The number, which opens the records it comes from; where there are none there is nothing to open."""
        amount = display.number(number) if isinstance(number, int) else short(number)
        currency = (self._figure.currency or "") if money else ""
        made = button(f"{amount} {currency}".strip(), self._opening(evidence), "link")
        made.setAccessibleName(f"{name}: {made.text()}")
        made.setEnabled(bool(number))
        made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        return made

    def _opening(self, evidence: "Evidence") -> Callable[[], None]:
        def act() -> None:
            self.wanted.emit(evidence)
            self.accept()

        return act

    def _words(self, before: "Figure | None") -> list[tuple[str, QWidget]]:
        told = self._figure.indicator
        said = [
            (tr("The period before"), share(before) if before else tr("not known")),
            (tr("How it is counted"), tr(told.formula)),
            (tr("What it rests on"), tr(BASIS[told.basis])),
            (tr("Source"), told.source),
        ]
        if told.published:
            said.insert(1, (tr("Published elsewhere"), f"{tr(told.published.words)} ({told.published.source})"))
        return [(name, label(words, wrap=True)) for name, words in said]
