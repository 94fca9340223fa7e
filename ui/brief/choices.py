"""What a person chooses of a document: kind, what it is about, day, language, pages, marking, format."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QWidget

from pbdesk.desk.wanted import ON_A_COUNTRY, ON_A_RECORD, Wanted
from pbdesk.records.briefs import PAGES
from pbdesk.records.kinds import KINDS
from pbdesk.records.markings import MARKINGS
from ui import display, words
from ui.brief.looking import LANGUAGES
from ui.theme import SPACE
from ui.widgets.choice import ChoiceBox
from ui.widgets.days import DayEdit
from ui.widgets.parts import column, label
from ui.words import tr

if TYPE_CHECKING:
    from pbdesk.store.desk import Desk

_COUNTRY = (*ON_A_COUNTRY, "actions")
_ABOUT = {**ON_A_RECORD, "actions": "actor"}
_MOST = 500
_TICKED = ("brief", "note")
"""The kinds whose sections a person chooses."""


class Choices(QWidget):
    """The form; whatever changes in it is told."""

    changed = Signal()
    record_kind = Signal(str)
    """Records of this kind are wanted to choose from."""

    def __init__(self) -> None:
        super().__init__()
        self._filling, self._record, self._silence = False, "", False
        self.kind, self.country, self.record = ChoiceBox(), ChoiceBox(), ChoiceBox()
        self.day, self.language, self.pages, self.marking = DayEdit(), ChoiceBox(), ChoiceBox(), ChoiceBox()
        self.waived, self.known = QLineEdit(), DayEdit()
        self.known.setPlaceholderText(tr("today"))
        meant = tr("What the desk knew at the end of that day, without what was corrected or added since.")
        self.known.setToolTip(meant)
        self._rows = QFormLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setVerticalSpacing(SPACE)
        self._fields: dict[str, QWidget] = {}
        for key, text, part in self._parts():
            self._fields[key] = part
            self._rows.addRow(text, part)
            part.setAccessibleName(text)
        self._ask_below(tr("Why not wait for the answers still missing"))
        self._fill()
        self._connect()
        self._adapt()

    def _parts(self) -> list[tuple[str, str, QWidget]]:
        return [
            ("kind", tr("Document"), self.kind), ("country", tr("Country"), self.country),
            ("record", tr("About"), self.record), ("day", tr("As of"), self.day),
            ("known", tr("As known on"), self.known),
            ("language", tr("Language"), self.language), ("pages", tr("Pages"), self.pages),
            ("marking", tr("Marking"), self.marking),
        ]  # fmt: skip

    def _ask_below(self, text: str) -> None:
        """The reason for not waiting, as wide as the form: its name is long, and it is seldom asked for."""
        self.waived.setAccessibleName(text)
        self._fields["waived"] = asked = QWidget()
        asked.setLayout(column(label(text), self.waived, spacing=SPACE // 2))
        self._rows.addRow(asked)

    def _fill(self) -> None:
        for kind, name in documents():
            self.kind.addItem(name, kind)
        for code, name in LANGUAGES.items():
            self.language.addItem(name, code)
        self.language.setCurrentIndex(max(0, self.language.findData(words.language())))
        for pages in PAGES:
            self.pages.addItem(tr("{n} and annexes", n=pages) if pages else tr("As many as it takes"), pages)
        self.marking.addItem(tr("As high as what it holds"), "")
        for marking in MARKINGS:
            self.marking.addItem(display.choice(marking), marking)
        for box in (self.kind, self.country, self.record, self.language, self.pages, self.marking):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(4)

    def _connect(self) -> None:
        self.kind.currentIndexChanged.connect(self._adapt)
        for box in (self.country, self.record, self.language, self.pages, self.marking):
            box.currentIndexChanged.connect(self._tell)
        self.waived.editingFinished.connect(self._tell)
        for day in (self.day, self.known):
            day.committed.connect(lambda _day: self._tell())

    def _adapt(self) -> None:
        """Show what the kind of document needs, and nothing else."""
        kind = str(self.kind.currentData())
        self._show_what_is_needed(kind)
        self._offer_all(wanted=kind == "actions")
        if kind in _ABOUT:
            self.record.clear()
            self.record_kind.emit(_ABOUT[kind])
        self._tell()

    def _show_what_is_needed(self, kind: str) -> None:
        shown = {
            "country": kind in _COUNTRY,
            "record": kind in _ABOUT,
            "pages": kind == "brief",
            "waived": kind == "brief" and bool(self._silence or self.waived.text()),
        }
        for key, wanted in shown.items():
            self._rows.setRowVisible(self._fields[key], wanted)

    def ask_why(self, silence: bool) -> None:
        """Where an agency has not answered, ask why the document does not wait for it."""
        self._silence = silence
        self._show_what_is_needed(str(self.kind.currentData()))

    def _offer_all(self, *, wanted: bool) -> None:
        """A list of actions may be of all countries; other documents are about one."""
        offered = self.country.findData("")
        if wanted and offered < 0:
            self.country.insertItem(0, tr("All countries"), "")
        elif offered >= 0 and not wanted:
            self.country.removeItem(offered)

    def _tell(self) -> None:
        if not self._filling:
            self.changed.emit()

    def show_countries(self, countries: list[tuple[str, str]], chosen: str | None) -> None:
        """Fill in the countries, the one in focus chosen."""
        every = [("", tr("All countries"))] if self.kind.currentData() == "actions" else []
        _list(self.country, [*every, *countries], chosen or str(self.country.currentData() or ""))
        self._tell()

    def show_records(self, records: list[tuple[str, str]]) -> None:
        """Fill in the records to choose from; the one that was asked for before is chosen."""
        every = [("", tr("All agencies"))] if self.kind.currentData() == "actions" else []
        _list(self.record, [*every, *records], self._record)
        self._tell()

    def show_wanted(self, wanted: Wanted) -> None:
        """Choose what was wished for."""
        self._filling, self._record = True, wanted.record
        self.day.show_value(wanted.as_of)
        self.known.show_value(wanted.known or None)
        self.waived.setText(wanted.waived)
        for box, value in ((self.kind, wanted.kind), (self.country, wanted.country), (self.language, wanted.language),
                           (self.pages, wanted.pages), (self.marking, wanted.marking)):  # fmt: skip
            box.setCurrentIndex(max(0, box.findData(value)))
        if wanted.kind in _ABOUT:
            self.record_kind.emit(_ABOUT[wanted.kind])
        self._filling = False
        self._tell()

    def wanted(self, left_out: tuple[str, ...]) -> Wanted:
        """What the person has chosen."""
        return as_chosen(Wanted(
            str(self.kind.currentData()), str(self.country.currentData() or ""), str(self.record.currentData() or ""),
            self.day.value or display.today(), str(self.marking.currentData() or ""), str(self.language.currentData()),
            int(self.pages.currentData()), self.waived.text().strip(), left_out, self.known.value or "",
        ))  # fmt: skip

    @property
    def called(self) -> str:
        """What a file of the document is called: its kind, and the record or country that it is about."""
        kind = str(self.kind.currentData())
        about = self.record if kind in _ABOUT else self.country
        said = [self.kind.currentText(), about.currentText() if kind != "comparison" else ""]
        return " ".join("".join(one if one.isalnum() or one in " -" else " " for one in " ".join(said)).split())

    @property
    def complete(self) -> bool:
        """Whether everything that the kind of document needs is chosen."""
        kind = str(self.kind.currentData())
        if kind in ON_A_RECORD:
            return bool(self.record.currentData())
        return kind in ("actions", "comparison") or bool(self.country.currentData())


def as_chosen(wanted: Wanted) -> Wanted:
    """A document without what its kind does not need, and what no person chooses."""
    kind, brief = wanted.kind, wanted.kind == "brief"
    return replace(
        wanted, country=wanted.country if kind in _COUNTRY else "", record=wanted.record if kind in _ABOUT else "",
        pages=wanted.pages if brief else 0, waived=wanted.waived if brief else "",
        left_out=wanted.left_out if kind in _TICKED else (), repeats="",
    )  # fmt: skip


def documents() -> tuple[tuple[str, str], ...]:
    """The kinds of document as the window calls them."""
    return (
        ("brief", tr("Decision brief")), ("note", tr("Information note")), ("lines", tr("Lines to take")),
        ("minutes", tr("Notice or minutes of a meeting")), ("decision", tr("Record of a decision")),
        ("actions", tr("List of actions")), ("comparison", tr("Comparison of countries")),
    )  # fmt: skip


def _list(box: QComboBox, records: list[tuple[str, str]], chosen: str) -> None:
    box.blockSignals(True)
    box.clear()
    for record, name in records:
        box.addItem(name, record)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    box.blockSignals(False)


def countries(desk: "Desk") -> list[tuple[str, str]]:
    """The countries to choose from."""
    return of_kind(desk, "country")


def of_kind(desk: "Desk", kind: str) -> list[tuple[str, str]]:
    """The records of a kind to choose from; of actors the agencies of the own government."""
    from pbdesk.desk import reading
    from pbdesk.store.query import Condition, Listing

    if kind == "actor":
        own = Listing(KINDS[kind], (Condition("own", "is", 1),), "name", _MOST)
        return [(str(one["id"]), str(one["name"])) for one in reading.page(desk, own).rows]
    return [(hit.id, display.on_one_line(hit)) for hit in reading.choices(desk, KINDS[kind], "", limit=_MOST)]
