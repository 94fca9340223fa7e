"""The strip at the bottom of a meeting: every step with its key."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from ui.theme import SPACE
from ui.widgets.flow import Flow
from ui.widgets.parts import label, row


@dataclass(frozen=True)
class Step:
    """One step: its key and what it does."""

    keys: str
    text: str


class KeyStrip(QWidget):
    """The steps side by side; they wrap where the window is narrow."""

    def __init__(self, steps: Sequence[Step]) -> None:
        super().__init__()
        inside = Flow(self)
        inside.setContentsMargins(0, 0, 0, 0)
        for step in steps:
            one = QWidget()
            one.setLayout(row(label(step.keys, "key"), label(step.text, "quiet"), spacing=SPACE // 2))
            one.setAccessibleName(f"{step.keys}: {step.text}")
            inside.addWidget(one)
