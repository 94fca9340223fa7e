"""A question a person answers once: a title, some fields, and one button that answers it."""

from functools import partial

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QPushButton, QWidget

from ui.theme import SPACE
from ui.widgets.parts import column, label


class Question(QDialog):
    """A question with a title, some fields, and one button that answers it once all that is typed is understood."""

    def __init__(self, parent: QWidget, title: str, about: str, act: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(540)
        self.fields = QFormLayout()
        self.fields.setSpacing(3 * SPACE // 2)
        self.fields.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.act: QPushButton = self.buttons.addButton(act, QDialogButtonBox.ButtonRole.AcceptRole)
        self.act.setProperty("look", "main")
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._misread: dict[QWidget, str] = {}
        self._wrong = label("", "bad", wrap=True)
        self._wrong.hide()
        told = label(about, "quiet", wrap=True)
        whole = column(label(title, "title"), told, self.fields, 1, self._wrong, self.buttons)
        whole.setSpacing(2 * SPACE)
        whole.setContentsMargins(3 * SPACE, 3 * SPACE, 3 * SPACE, 2 * SPACE)
        self.setLayout(whole)

    def put(self, text: str, part: QWidget) -> None:
        """One more field; the first one has the keyboard."""
        part.setAccessibleName(text)
        self.fields.addRow(text, part)
        if (misread := getattr(part, "misread", None)) is not None:
            misread.connect(partial(self._misunderstood, part))
        if self.fields.rowCount() == 1:
            part.setFocus()

    def _misunderstood(self, part: QWidget, text: str) -> None:
        """Say what was not understood as soon as its field is left, and no more once it is."""
        self._misread[part] = text
        self._wrong.setText(text)
        self._wrong.setVisible(bool(text))

    def accept(self) -> None:
        """Answer it; what was typed and not understood would be left out without a word, and is said instead."""
        if (stands := self.in_the_way()) is None:
            super().accept()
            return
        part, text = stands
        self._wrong.setText(text)
        self._wrong.show()
        part.setFocus()

    def in_the_way(self) -> tuple[QWidget, str] | None:
        """The first field with which it cannot be answered, and why."""
        return next(((part, text) for part, text in self._misread.items() if text), None)
