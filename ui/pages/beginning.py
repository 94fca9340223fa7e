"""What a new desk needs to know: where it is, whose it is, who writes in it. A question that returns a value."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFileDialog, QFormLayout, QLineEdit, QWidget

from ui.forms.inputs import CodeLine
from ui.theme import SPACE
from ui.widgets.parts import button, column, label, row
from ui.words import tr


@dataclass(frozen=True)
class Beginning:
    """A desk that is wanted."""

    path: Path
    government: str
    person: str


class _Question(QDialog):
    """Asks for the three things; may be answered when all are there."""

    def __init__(self, parent: QWidget, person: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("New desk"))
        self.setMinimumWidth(520)
        self.government, self.person, self.path = CodeLine("country"), QLineEdit(person), QLineEdit()
        self._code: str | None = None
        self.government.committed.connect(self._choose_government)
        self.government.misread.connect(self._doubt)
        self.government.setPlaceholderText(tr("Type the country's name"))
        self.path.setText(str(Path.home() / f"{tr('Desk')}.pbdesk"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._make = buttons.addButton(tr("Make the desk"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._make.setProperty("look", "main")
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        about = label(tr("A desk belongs to one government. Its agencies are the actors you mark as its own."), "quiet")
        about.setWordWrap(True)
        whole = column(label(tr("New desk"), "title"), about, self._fields(), 1, buttons, spacing=2 * SPACE)
        whole.setContentsMargins(3 * SPACE, 3 * SPACE, 3 * SPACE, 2 * SPACE)
        self.setLayout(whole)
        for line in (self.person, self.path):
            line.textChanged.connect(self._weigh)
        self._weigh()

    def _fields(self) -> QFormLayout:
        fields = QFormLayout()
        fields.setSpacing(3 * SPACE // 2)
        fields.addRow(tr("Government"), self.government)
        fields.addRow(tr("Your name"), self.person)
        fields.addRow(tr("File"), row(self.path, button(tr("Choose …"), self._choose)))
        for line, name in ((self.government, "Government"), (self.person, "Your name"), (self.path, "File")):
            line.setAccessibleName(tr(name))
        return fields

    def _choose_government(self, code: str | None) -> None:
        self._code = code
        self._weigh()

    def _doubt(self, text: str) -> None:
        """A country that is none of the list is no answer; the line says so."""
        self.government.setToolTip(text)
        if text:
            self._choose_government(None)

    def _choose(self) -> None:
        path, _ = QFileDialog.getSaveFileName(self, tr("New desk"), self.path.text(), tr("Desks (*.pbdesk)"))
        if path:
            self.path.setText(path)

    def _weigh(self) -> None:
        self._make.setEnabled(bool(self._code and self.person.text().strip() and self.path.text().strip()))

    def answer(self) -> Beginning:
        """What the person wants."""
        path = Path(self.path.text().strip()).with_suffix(".pbdesk")
        return Beginning(path, self._code or "", self.person.text().strip())


def ask_for_new(parent: QWidget, person: str) -> Beginning | None:
    """Ask what a new desk should be; None when the person thinks better of it."""
    question = _Question(parent, person)
    return question.answer() if question.exec() == QDialog.DialogCode.Accepted else None
