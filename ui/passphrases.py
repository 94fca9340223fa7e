"""What is asked about a passphrase; each question returns a value, and nothing of it is kept."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QLineEdit, QWidget

from pbdesk.errors import ParcelLocked, PassphraseNeeded, WrongParcelPassphrase, WrongPassphrase
from ui.widgets.parts import label
from ui.widgets.question import Question
from ui.words import tr

Failed = Callable[[Exception], None]
Begin = Callable[[str | None, Failed], object]
"""Begins work on a file with a passphrase, or none; what goes wrong is told to whom it names."""


@dataclass(frozen=True)
class Change:
    """The passphrase that a desk has and the one it is to have; None for none."""

    former: str | None
    new: str | None


class TypedTwice(QObject):
    """Two lines of a question for one new passphrase, what keeps it from being taken, and what losing it means."""

    changed = Signal()

    def __init__(self, question: Question, name: str, lost: str = "") -> None:
        super().__init__(question)
        self._lost = lost or tr("Whoever loses the passphrase loses the desk: nobody can open it without.")
        self.first, self.second, self._said = _hidden(), _hidden(), label("", "quiet", wrap=True)
        question.put(name, self.first)
        question.put(tr("The same again"), self.second)
        question.fields.addRow("", _show_box(self.first, self.second))
        question.fields.addRow("", self._said)
        for one in (self.first, self.second):
            one.textChanged.connect(self._weigh)
        self._weigh()

    def _weigh(self) -> None:
        self._said.setText(self._lost if self.alike else tr("The two are not the same yet."))
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
    """The passphrase of a file that is to be opened."""

    def __init__(self, parent: QWidget, name: str, about: str) -> None:
        super().__init__(parent, name, about, tr("Open"))
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


def ask_for_passphrase(parent: QWidget, name: str, *, wrong: bool = False, about: str = "") -> str | None:
    """Ask for the passphrase of a file, a desk or what `about` says; None when the person thinks better of it."""
    if wrong:
        about = tr("That passphrase does not open it, or the beginning of the file is damaged. Type it again.")
    question = UnlockQuestion(parent, name, about or tr("It is encrypted. Type its passphrase."))
    accepted = question.exec() == QDialog.DialogCode.Accepted
    question.deleteLater()
    return question.line.text() if accepted else None


def until_it_opens(
    begin: Begin, ask: Callable[[bool], str | None], failed: Failed, left: Callable[[], None],
    passphrase: str | None = None,
) -> None:  # fmt: skip
    """Begin work on a file; its passphrase is asked for until it opens or the person gives up and has `left`."""

    def stopped(error: Exception) -> None:
        if not isinstance(error, PassphraseNeeded | WrongPassphrase | ParcelLocked | WrongParcelPassphrase):
            failed(error)
            return
        typed = ask(isinstance(error, WrongPassphrase | WrongParcelPassphrase))
        if typed is None:
            left()
        else:
            until_it_opens(begin, ask, failed, left, typed)

    begin(passphrase, stopped)


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
