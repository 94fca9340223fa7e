"""What is asked about the passphrase of a desk; each question returns a value, and nothing of it is kept."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QLineEdit, QWidget

from ui.widgets.parts import label
from ui.widgets.question import Question
from ui.words import tr


@dataclass(frozen=True)
class Change:
    """The passphrase that a desk has and the one it is to have; None for none."""

    former: str | None
    new: str | None


class TypedTwice(QObject):
    """Two lines of a question for one new passphrase, and what keeps it from being taken."""

    changed = Signal()

    def __init__(self, question: Question, name: str) -> None:
        super().__init__(question)
        self.first, self.second, self._said = _hidden(), _hidden(), label("", "quiet", wrap=True)
        question.put(name, self.first)
        question.put(tr("The same again"), self.second)
        question.fields.addRow("", _show_box(self.first, self.second))
        question.fields.addRow("", self._said)
        for one in (self.first, self.second):
            one.textChanged.connect(self._weigh)
        self._weigh()

    def _weigh(self) -> None:
        lost = tr("Whoever loses the passphrase loses the desk: nobody can open it without.")
        self._said.setText(lost if self.alike else tr("The two are not the same yet."))
        self.changed.emit()

    def enable(self, enabled: bool) -> None:
        """Let the lines be filled in, or not."""
        for one in (self.first, self.second):
            one.setEnabled(enabled)

    @property
    def alike(self) -> bool:
        """Whether both lines say the same."""
        return self.first.text() == self.second.text()

    @property
    def value(self) -> str | None:
        """What was typed; None where nothing was."""
        return self.first.text() or None


class UnlockQuestion(Question):
    """The passphrase of a desk that is to be opened."""

    def __init__(self, parent: QWidget, name: str, *, wrong: bool) -> None:
        about = tr("It is encrypted. Type its passphrase.")
        again = tr("That passphrase does not open it, or the beginning of the file is damaged. Type it again.")
        super().__init__(parent, name, again if wrong else about, tr("Open"))
        self.line = _hidden()
        self.put(tr("Passphrase"), self.line)
        self.fields.addRow("", _show_box(self.line))
        self.line.textChanged.connect(lambda text: self.act.setEnabled(bool(text)))
        self.act.setEnabled(False)


class ChangeQuestion(Question):
    """Whether a desk is encrypted, and with which passphrase."""

    def __init__(self, parent: QWidget, *, encrypted: bool) -> None:
        whole = tr("The desk is encrypted.") if encrypted else tr("Whoever has the file of this desk can read it.")
        act = tr("Change the passphrase") if encrypted else tr("Encrypt the desk")
        super().__init__(parent, tr("Passphrase"), whole, act)
        self._encrypted = encrypted
        self.former, self.none = _hidden(), QCheckBox(tr("Take the passphrase off: whoever has the file can read it"))
        if encrypted:
            self.put(tr("Passphrase until now"), self.former)
            self.fields.addRow("", self.none)
        self.typed = TypedTwice(self, tr("New passphrase") if encrypted else tr("Passphrase"))
        self.none.toggled.connect(lambda none: self.typed.enable(not none))
        self.none.toggled.connect(self._weigh)
        self.former.textChanged.connect(self._weigh)
        self.typed.changed.connect(self._weigh)
        self._weigh()

    def _weigh(self) -> None:
        wanted = self.none.isChecked() or (self.typed.alike and self.typed.value is not None)
        self.act.setEnabled(wanted and (not self._encrypted or bool(self.former.text())))

    def answer(self) -> Change:
        """What was asked for."""
        return Change(self.former.text() or None, None if self.none.isChecked() else self.typed.value)


def ask_for_passphrase(parent: QWidget, name: str, *, wrong: bool = False) -> str | None:
    """Ask for the passphrase of the desk of that file name; None when the person thinks better of it."""
    question = UnlockQuestion(parent, name, wrong=wrong)
    accepted = question.exec() == QDialog.DialogCode.Accepted
    question.deleteLater()
    return question.line.text() if accepted else None


def ask_for_change(parent: QWidget, *, encrypted: bool) -> Change | None:
    """Ask for another passphrase, or none; None when the person thinks better of it."""
    question = ChangeQuestion(parent, encrypted=encrypted)
    accepted = question.exec() == QDialog.DialogCode.Accepted
    question.deleteLater()
    return question.answer() if accepted else None


def _hidden() -> QLineEdit:
    return QLineEdit(echoMode=QLineEdit.EchoMode.Password)


def _show_box(*lines: QLineEdit) -> QCheckBox:
    """Shows what is typed, for who is alone."""
    box = QCheckBox(tr("Show what is typed"))

    def show(shown: bool) -> None:
        for one in lines:
            one.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)

    box.toggled.connect(show)
    return box
