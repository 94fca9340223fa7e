"""Imports: drop or choose a spreadsheet, see what it would do, approve it; and every import so far."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from ui import display, wording
from ui.intake.plan import PlanView, Sample, samples_of
from ui.opened import Opened
from ui.pages.page import Page
from ui.theme import SPACE
from ui.widgets.parts import Empty, Heading, button, card, clear, column, label, row
from ui.words import count_of, tr

if TYPE_CHECKING:
    from pbdesk.desk.receiving import Received
    from pbdesk.desk.telling import Past
    from pbdesk.store.desk import Desk
    from ui.tasks import Progress

Planned = tuple["Received", dict[str, Any], list[Sample]]

_COUNTS = (
    ("created", "1 new", "{n} new"),
    ("updated", "1 changed", "{n} changed"),
    ("unchanged", "1 unchanged", "{n} unchanged"),
    ("refused", "1 refused", "{n} refused"),
)


class ImportsPage(Page):
    """The imports so far, or the plan of the one at hand."""

    def __init__(self, opened: Opened) -> None:
        super().__init__(opened)
        self._received: Received | None = None
        choose = button(tr("Choose a spreadsheet …"), self.choose, "main", "imports")
        about = tr("A ministry's spreadsheet (.xlsx, .xls, .ods, .csv) becomes records that know where they came from.")
        self.rows.addWidget(Heading(tr("Imports"), about, choose))
        self._list = QVBoxLayout()
        self._list.setSpacing(SPACE)
        listed = QWidget()
        listed.setLayout(column(self._list, 1))
        self._plan = PlanView()
        self._plan.approved.connect(self._accept)
        self._plan.refused.connect(self._forget)
        advice = tr(
            "Drop a spreadsheet anywhere on the window, or choose one. You see what it would do before it does."
        )
        self._empty = Empty("imports", tr("No imports yet"), advice, button(tr("Choose a spreadsheet …"), self.choose))
        self._stack = QStackedWidget()
        for part in (listed, self._empty, self._plan):
            self._stack.addWidget(part)
        self.rows.addWidget(self._stack, 1)

    def refresh(self) -> None:
        self.opened.ask(_imports, self._show, owner=self)

    def _show(self, past: "list[Past]") -> None:
        clear(self._list)
        for one in past:
            self._list.addWidget(self._import(one))
        if self._received is None:
            self._stack.setCurrentIndex(0 if past else 1)

    def _import(self, past: "Past") -> QWidget:
        tables = past.detail.get("tables", [])
        counts = ", ".join(count_of(sum(table[key] for table in tables), one, many) for key, one, many in _COUNTS)
        undo = button(tr("Undo this import"), lambda: self._take_back(past), picture="undo")
        words = column(
            label(str(past.detail.get("file", "")), "heading"),
            label(f"{past.person} · {display.moment(past.at)} · {counts}", "quiet", wrap=True),
            spacing=2,
        )
        whole = row(words, undo)
        whole.setStretch(0, 1)
        return card(whole)

    def choose(self) -> None:
        """Choose a spreadsheet."""
        forms = tr("Spreadsheets (*.xlsx *.xlsm *.xls *.ods *.csv *.tsv)")
        path, _ = QFileDialog.getOpenFileName(self, tr("Choose a spreadsheet"), "", forms)
        if path:
            self.take_file(Path(path))

    def take_file(self, path: Path) -> None:
        """Read a spreadsheet and show what importing it would do."""
        country = self.opened.country
        title = tr("Reading {file}", file=path.name)
        self.opened.work(
            title, lambda desk, progress: _prepare(desk, path, country, progress), self._planned, owner=self
        )

    def _planned(self, planned: Planned) -> None:
        self._received = planned[0]
        self._plan.show_plan(*planned)
        self._stack.setCurrentWidget(self._plan)

    def _accept(self) -> None:
        received, person = self._received, self.opened.person
        if received is None:
            return
        self._plan.setEnabled(False)
        title = tr("Importing {file}", file=received.path.name)
        self.opened.work(title, lambda desk, _: _accept(desk, received, person), self._accepted,
                         owner=self, failed=self._failed)  # fmt: skip

    def _failed(self, error: Exception) -> None:
        self._plan.setEnabled(True)
        self.opened.tasks.failed.emit(error)

    def _accepted(self, report: dict[str, Any]) -> None:
        done = sum(table["created"] + table["updated"] for table in report["tables"])
        said = tr("Imported {file}: {records}.", file=report["file"], records=wording.size_words(done))
        self._forget()
        self.opened.said.emit(said)
        self.opened.changed.emit()

    def _forget(self) -> None:
        self._received = None
        self._plan.setEnabled(True)
        self.refresh()

    def _take_back(self, past: "Past") -> None:
        person = self.opened.person
        said = tr("Took back: {what}", what=wording.change_words(past))
        self.opened.work(
            tr("Undoing"), lambda desk, _: _undo(desk, person, past.id), lambda _: self._taken_back(said), owner=self
        )

    def _taken_back(self, said: str) -> None:
        self.opened.said.emit(said)
        self.opened.changed.emit()


def _imports(desk: "Desk") -> "list[Past]":
    """The imports that still stand, newest first."""
    from pbdesk.desk import receiving, telling

    gone = {past.takes_back for past in telling.past_changes(desk) if past.takes_back is not None}
    return [past for past in receiving.imports(desk) if past.n not in gone]


def _prepare(desk: "Desk", path: Path, country: str | None, progress: "Progress") -> Planned:
    from pbdesk.desk import reading, receiving

    code = str(reading.one(desk, country).values.get("code") or "") if country else ""
    received = receiving.prepare(desk, path, receiving.Hints(country=code), progress.part)
    return received, receiving.report(received, dry_run=True), samples_of(received)


def _accept(desk: "Desk", received: "Received", person: str) -> dict[str, Any]:
    from pbdesk.desk import receiving

    return receiving.accept(desk, received, person)


def _undo(desk: "Desk", person: str, which: str) -> object:
    from pbdesk.desk import undoing

    return undoing.undo(desk, person, which)
