"""A question a person answers once: a title, some fields, and one button that answers it."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QPushButton, QWidget

from ui.theme import SPACE
from ui.widgets.parts import column, label


class Question(QDialog):
    """A question with a title, some fields, and one button that answers it."""

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
        whole = column(label(title, "title"), label(about, "quiet", wrap=True), self.fields, 1, self.buttons)
        whole.setSpacing(2 * SPACE)
        whole.setContentsMargins(3 * SPACE, 3 * SPACE, 3 * SPACE, 2 * SPACE)
        self.setLayout(whole)

    def put(self, text: str, part: QWidget) -> None:
        """One more field; the first one has the keyboard."""
        part.setAccessibleName(text)
        self.fields.addRow(text, part)
        if self.fields.rowCount() == 1:
            part.setFocus()
