"""The questions of the imports page: a password, what a name means, what goes to a ministry, what an undo left."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QFrame, QLineEdit, QVBoxLayout, QWidget

from pbdesk.records.kinds import KINDS
from ui import words
from ui.brief.looking import LANGUAGES
from ui.endings import named
from ui.intake.said import IMPORTED
from ui.saving import ask_where, may_replace
from ui.theme import SPACE
from ui.widgets.choice import ChoiceBox
from ui.widgets.parts import button, column, label, row, upright
from ui.widgets.question import Question
from ui.words import count_of, tr

if TYPE_CHECKING:
    from pbdesk.desk.undoing import Partly

KEPT = {
    "edited since": "edited since",
    "something that stays rests on it": "something that stays rests on it",
    "deleted since": "deleted since",
}
"""Why something was not taken back."""


class Locked(QFrame):
    """A file under a password: asks for it in the page, and says when it was not the right one."""

    given = Signal(str)
    refused = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self.setMaximumWidth(560)
        self._title, self.why = label("", "heading"), label("", wrap=True)
        self.word = QLineEdit()
        self.word.setEchoMode(QLineEdit.EchoMode.Password)
        self.word.setAccessibleName(tr("Password"))
        self.word.returnPressed.connect(self._give)
        answers = row(1, button(tr("Do not import"), self.refused.emit), button(tr("Open"), self._give, "main"))
        inside = column(self._title, self.why, self.word, answers, spacing=3 * SPACE // 2)
        inside.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
        self.setLayout(inside)

    def ask(self, path: Path, why: str) -> None:
        """Ask for the password of a file."""
        self._title.setText(path.name)
        self.why.setText(why)
        self.word.clear()
        self.word.setFocus()

    def _give(self) -> None:
        if self.word.text():
            self.given.emit(self.word.text())


class Meaning(Question):
    """Which record of the desk a name means; answered for this file, and kept with the sender's profile."""

    def __init__(self, parent: QWidget, name: str, records: Sequence[tuple[str, str]]) -> None:
        about = tr("Choose the record that “{name}” means. It is remembered for the next file where the sender has a "
                   "name (Remember as).", name=name)  # fmt: skip
        super().__init__(parent, tr("What does this name mean?"), about, tr("Take it so"))
        self.record = QComboBox()
        self.record.setEditable(True)
        self.record.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        for record, title in records:
            self.record.addItem(title, record)
        self.record.setCurrentIndex(-1)  # whoever answers at once has chosen none
        self.put(tr("Record"), self.record)
        if (offers := self.record.completer()) is not None:
            offers.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
            offers.setFilterMode(Qt.MatchFlag.MatchContains)
        if (line := self.record.lineEdit()) is not None:
            line.setPlaceholderText(tr("Type a part of the name"))

    @property
    def value(self) -> str:
        """The record that is meant; empty while what is typed is none of them, or may be several."""
        typed = self.record.currentText().strip().casefold()
        box = self.record
        held = [(str(box.itemData(at)), box.itemText(at).casefold()) for at in range(box.count())]
        same = [record for record, title in held if title == typed]
        alike = same or [record for record, title in held if typed in title]
        return alike[0] if typed and len(alike) == 1 else ""

    def in_the_way(self) -> tuple[QWidget, str] | None:
        """That no record was chosen."""
        none = tr("Not in the list. Type a part of the name and choose.")
        return super().in_the_way() or (None if self.value else (self.record, none))


class Outgoing(Question):
    """A sheet for a ministry: in which language, for a template of which kind and agency, and where to."""

    def __init__(
        self, parent: QWidget, title: str, about: str, name: str, agencies: Sequence[str] | None = None
    ) -> None:
        super().__init__(parent, title, about, tr("Write the sheet"))
        self.kind, self.agency, self.language, self.file = ChoiceBox(), ChoiceBox(), ChoiceBox(), QLineEdit()
        self._agreed: Path | None = None
        if agencies is not None:
            for one in IMPORTED:
                self.kind.addItem(tr(KINDS[one].labels), one)
            self.agency.setEditable(True)
            self.agency.addItems(["", *agencies])
            self.put(tr("Kind"), self.kind)
            self.put(tr("Agency"), self.agency)
        for code, called in LANGUAGES.items():
            self.language.addItem(called, code)
        self.language.setCurrentIndex(max(0, self.language.findData(words.language())))
        self.put(tr("Language"), self.language)
        self.file.setText(str(Path.home() / f"{name}.xlsx"))
        self.file.setAccessibleName(tr("File"))
        self.fields.addRow(tr("File"), row(self.file, button(tr("Choose …"), self._choose)))

    def _choose(self) -> None:
        forms = tr("Excel workbook (*.xlsx)")
        if path := ask_where(self, tr("Write the sheet"), self.file.text(), forms, ".xlsx"):
            self._agreed = path
            self.file.setText(str(path))

    def accept(self) -> None:
        """Answer it; a file that is there already is not replaced without a word."""
        if self.path == self._agreed or may_replace(self, self.path):
            super().accept()

    @property
    def path(self) -> Path:
        """Where the sheet is to be written."""
        return named(Path(self.file.text()), ".xlsx")


class Left(Question):
    """What an undo would leave, or has left, because it was edited since."""

    def __init__(self, parent: QWidget, done: "Partly") -> None:
        about = count_of(
            done.reversed, "1 record was taken back; these stay:", "{n} records were taken back; these stay:"
        )
        super().__init__(parent, tr("What was not taken back"), about, tr("OK"))
        self.buttons.clear()
        self.buttons.addButton(self.buttons.StandardButton.Close)
        self.kept = upright()
        self.kept.setAccessibleName(tr("What was not taken back"))
        for one in done.kept:
            fields = [tr(KINDS[one.kind].by_name[name].label) for name in one.fields]
            said = f"{tr(KINDS[one.kind].label)}: {one.title} – {tr(KEPT[one.why])}"
            self.kept.addItem(f"{said} ({', '.join(fields)})" if fields else said)
        whole = self.layout()
        if isinstance(whole, QVBoxLayout):
            whole.insertWidget(2, self.kept, 1)
