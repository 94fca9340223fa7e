"""What a new desk needs to know: where it is, whose it is, who writes in it. A question that returns a value."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QDialog, QFileDialog, QLineEdit, QWidget

from ui.endings import DESK, desks, named
from ui.forms.inputs import CodeLine
from ui.passphrases import TypedTwice
from ui.widgets.parts import button, row
from ui.widgets.question import Question
from ui.words import tr


@dataclass(frozen=True)
class Beginning:
    """A desk that is wanted."""

    path: Path
    government: str
    person: str
    passphrase: str | None


class NewQuestion(Question):
    """Asks where, whose and by whom, and for a passphrase who wants one; a name may be left out."""

    def __init__(self, parent: QWidget, person: str) -> None:
        about = tr("A desk belongs to one government. Its agencies are the actors you mark as its own.")
        super().__init__(parent, tr("New desk"), about, tr("Make the desk"))
        self.government, self.person, self.path = CodeLine("country"), QLineEdit(person), QLineEdit()
        self._code: str | None = None
        self.government.committed.connect(self._choose_government)
        self.government.misread.connect(self._doubt)
        self.government.setPlaceholderText(tr("Type the country's name"))
        self.path.setText(str(Path.home() / f"{tr('Desk')}{DESK}"))
        self.put(tr("Government"), self.government)
        self.put(tr("Your name, as the history shall show it"), self.person)
        self.person.setPlaceholderText(tr("May be left empty"))
        self.path.setAccessibleName(tr("File"))
        self.fields.addRow(tr("File"), row(self.path, button(tr("Choose …"), self._choose)))
        self.typed = TypedTwice(self, tr("Passphrase"))
        self.typed.first.setPlaceholderText(tr("None: whoever has the file can read it"))
        for changed in (self.path.textChanged, self.typed.changed):
            changed.connect(self._weigh)
        self._weigh()

    def _choose_government(self, code: str | None) -> None:
        self._code = code
        self._weigh()

    def _doubt(self, text: str) -> None:
        """A country that is none of the list is no answer; the line says so."""
        self.government.setToolTip(text)
        if text:
            self._choose_government(None)

    def _choose(self) -> None:
        path, _ = QFileDialog.getSaveFileName(self, tr("New desk"), self.path.text(), desks())
        if path:
            self.path.setText(path)

    def _weigh(self) -> None:
        said = self._code and self.path.text().strip()
        self.act.setEnabled(bool(said) and self.typed.alike)

    def answer(self) -> Beginning:
        """What the person wants."""
        path = named(Path(self.path.text().strip()), DESK)
        return Beginning(path, self._code or "", self.person.text().strip(), self.typed.value)


def ask_for_new(parent: QWidget, person: str) -> Beginning | None:
    """Ask what a new desk should be; None when the person thinks better of it."""
    question = NewQuestion(parent, person)
    return question.answer() if question.exec() == QDialog.DialogCode.Accepted else None
