"""Briefs: of which country, as of which day, in which language and marking, as Word or Excel, where to."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QComboBox, QFileDialog, QFormLayout, QFrame, QLineEdit

from pbdesk.records.kinds import KINDS
from pbdesk.records.markings import MARKINGS
from ui import display, words
from ui.brief.wish import LANGUAGES, Wish, write_brief
from ui.opened import Opened
from ui.pages.page import Page
from ui.theme import SPACE
from ui.widgets.days import DayEdit
from ui.widgets.parts import Heading, Segments, button, card, label, row
from ui.words import tr

if TYPE_CHECKING:
    from pbdesk.store.desk import Desk

FORMATS = (("docx", "Word"), ("xlsx", "Excel"))


class BriefsPage(Page):
    """The coherence brief for a cabinet committee: the country page on paper."""

    def __init__(self, opened: Opened) -> None:
        super().__init__(opened)
        about = tr(
            "The coherence brief for a cabinet committee: the country page on paper, with every figure's evidence."
        )
        self.rows.addWidget(Heading(tr("Briefs"), about))
        self._country, self._marking, self._language = QComboBox(), QComboBox(), QComboBox()
        self._day, self._file = DayEdit(), QLineEdit()
        self._format = Segments(FORMATS, tr("Format"))
        self._write = button(tr("Write the brief"), self._begin, "main", "briefs")
        self._written: Path | None = None
        self._done = label("", wrap=True)
        self._result = self._result_card()
        self._fill()
        self.rows.addWidget(self._card())
        self.rows.addWidget(self._result)
        self.rows.addStretch(1)

    def _card(self) -> QFrame:
        fields = QFormLayout()
        fields.setHorizontalSpacing(3 * SPACE)
        fields.setVerticalSpacing(3 * SPACE // 2)
        file = row(self._file, button(tr("Choose …"), self._choose))
        for text, part in (("Country", self._country), ("As of", self._day), ("Language", self._language),
                           ("Marking", self._marking), ("Format", self._format)):  # fmt: skip
            fields.addRow(tr(text), part)
            part.setAccessibleName(tr(text))
        fields.addRow(tr("File"), file)
        self._file.setAccessibleName(tr("File"))
        made = card(fields, row(1, self._write), spacing=2 * SPACE)
        made.setMaximumWidth(680)
        return made

    def _result_card(self) -> QFrame:
        show = button(tr("Open the folder"), self._open_folder, picture="folder")
        whole = row(self._done, show)
        whole.setStretch(0, 1)
        made = card(whole, look="fine")
        made.setMaximumWidth(680)
        made.hide()
        return made

    def _fill(self) -> None:
        self._marking.addItem(tr("As high as what it holds"), "")
        for marking in MARKINGS:
            self._marking.addItem(display.choice(marking), marking)
        for code, name in LANGUAGES.items():
            self._language.addItem(name, code)
        self._language.setCurrentIndex(max(0, self._language.findData(words.language())))
        self._country.currentIndexChanged.connect(self._suggest)
        self._format.chosen.connect(self._suggest)

    def refresh(self) -> None:
        self._day.show_value(self.opened.as_of)
        self.opened.ask(_countries, self._list, owner=self)

    def _list(self, countries: list[tuple[str, str]]) -> None:
        chosen = self.opened.country or self._country.currentData()
        self._country.clear()
        for record, name in countries:
            self._country.addItem(name, record)
        self._country.setCurrentIndex(max(0, self._country.findData(chosen)))
        self._write.setEnabled(bool(countries))
        if not countries:
            self._done.setText(tr("Add a country first; a brief is about one."))

    def _suggest(self) -> None:
        name = self._country.currentText()
        if not name:
            return
        folder = Path(self._file.text()).parent if self._file.text() else Path.home()
        file = tr("Brief {country} {day}", country=name, day=self._day.value or display.today())
        self._file.setText(str(folder / f"{file}.{self._format.current}"))

    def _choose(self) -> None:
        forms = tr("Word document (*.docx)") if self._format.current == "docx" else tr("Excel workbook (*.xlsx)")
        path, _ = QFileDialog.getSaveFileName(self, tr("Write the brief"), self._file.text(), forms)
        if path:
            self._file.setText(str(Path(path).with_suffix(f".{self._format.current}")))

    def wish(self) -> Wish:
        """What the person has chosen."""
        return Wish(
            str(self._country.currentData()), self._day.value or display.today(), str(self._marking.currentData()),
            str(self._language.currentData()), Path(self._file.text()),
        )  # fmt: skip

    def _begin(self) -> None:
        wish = self.wish()
        self._result.hide()
        self._write.setEnabled(False)
        title = tr("Writing {file}", file=wish.path.name)
        self.opened.work(title, lambda desk, progress: write_brief(desk, wish, progress), self._ended,
                         owner=self, failed=self._failed)  # fmt: skip

    def _failed(self, error: Exception) -> None:
        self._write.setEnabled(True)
        self.opened.tasks.failed.emit(error)

    def _ended(self, path: Path) -> None:
        self._write.setEnabled(True)
        self._written = path
        self._done.setText(tr("Wrote {file}.", file=path.name))
        self._result.show()

    def _open_folder(self) -> None:
        if self._written:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written.parent)))


def _countries(desk: "Desk") -> list[tuple[str, str]]:
    from pbdesk.desk import reading

    return reading.choices(desk, KINDS["country"], "", limit=500)
