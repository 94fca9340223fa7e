"""What is asked before a parcel is written: the passphrase that it is sealed with, or that it is to be plain."""

from dataclasses import dataclass

from PySide6.QtWidgets import QCheckBox, QDialog, QWidget

from ui.passphrases import TypedTwice
from ui.widgets.question import Question
from ui.words import tr


@dataclass(frozen=True)
class Seal:
    """How a parcel is to be written: under a passphrase, or plain (None)."""

    passphrase: str | None


class SealQuestion(Question):
    """Asks for a passphrase of the parcel's own; of an encrypted desk it is plain only when a person says so."""

    def __init__(self, parent: QWidget, *, encrypted: bool) -> None:
        about = tr("A parcel holds everything that was done on this desk. Sealed, it opens only with its passphrase.")
        super().__init__(parent, tr("Write a parcel"), about, tr("Choose the file …"))
        self._encrypted = encrypted
        lost = tr("Tell it to the reader by another way than the file; nobody can open the parcel without it.")
        self.typed = TypedTwice(self, tr("Passphrase of the parcel"), lost)
        self.plain = QCheckBox(tr("No passphrase: whoever has the file can read it"))
        if encrypted:
            self.fields.addRow("", self.plain)
        else:
            self.typed.first.setPlaceholderText(tr("None: whoever has the file can read it"))
        self.plain.toggled.connect(lambda plain: self.typed.enable(not plain))
        self.plain.toggled.connect(self._weigh)
        self.typed.changed.connect(self._weigh)
        self._weigh()

    def _weigh(self) -> None:
        given = self.typed.alike and (self.typed.value is not None or not self._encrypted)
        self.act.setEnabled(given or self.plain.isChecked())

    def answer(self) -> Seal:
        """How the parcel is to be written."""
        return Seal(None if self.plain.isChecked() else self.typed.value)


def ask_for_seal(parent: QWidget, *, encrypted: bool) -> Seal | None:
    """Ask how a parcel is to be written; None when the person thinks better of it."""
    question = SealQuestion(parent, encrypted=encrypted)
    accepted = question.exec() == QDialog.DialogCode.Accepted
    question.deleteLater()
    return question.answer() if accepted else None
