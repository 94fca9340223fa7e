"""The strip at the bottom of a meeting: every step with its key."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from ui.theme import SPACE
from ui.widgets.flow import Flow
from ui.widgets.parts import label, row


@dataclass(frozen=True)
class Step:
    """One step: its key and what it does; `told` where the key stands at the part of the screen too."""

    keys: str
    text: str
    told: bool = False


class KeyStrip(QWidget):
    """The steps side by side; they wrap where the window is narrow."""

    def __init__(self, steps: Sequence[Step]) -> None:
        super().__init__()
        self._told: list[QWidget] = []
        inside = Flow(self)
        inside.setContentsMargins(0, 0, 0, 0)
        for step in steps:
            one = QWidget()
            one.setLayout(row(label(step.keys, "key"), label(step.text, "quiet"), spacing=SPACE // 2))
            one.setAccessibleName(f"{step.keys}: {step.text}")
            inside.addWidget(one)
            if step.told:
                self._told.append(one)

    def say(self, *, every: bool) -> None:
        """Say every step, or where there is little room only those whose keys are told nowhere else."""
        for one in self._told:
            one.setVisible(every)
