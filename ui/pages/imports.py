"""Imports: drop or choose a spreadsheet, see what it would do, approve it; and every import so far."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox, QStackedWidget, QWidget

from pbdesk.errors import CannotUndo, PasswordNeeded
from ui import display, wording
from ui.endings import lists
from ui.intake import working
from ui.intake.asking import Left, Locked, Meaning, Outgoing
from ui.intake.plan import Planned, PlanView
from ui.intake.working import Wish
from ui.opened import Opened
from ui.pages.page import Page
from ui.widgets.growing import Growing
from ui.widgets.parts import Empty, Heading, button, card, column, label, row
from ui.words import count_of, together, tr

if TYPE_CHECKING:
    from pbdesk.desk.telling import Past
    from pbdesk.desk.undoing import Partly

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
        self._wish: Wish | None = None
        self._planned: Planned | None = None
        self._heading = self._make_heading()
        self.rows.addWidget(self._heading)
        self._list = Growing(self._import)
        self.plan, self.locked, asked = PlanView(), Locked(), QWidget()
        asked.setLayout(column(self.locked, 1))
        self._connect()
        self._stack = QStackedWidget()
        for part in (self._list, self._nothing(), self.plan, asked):
            self._stack.addWidget(part)
        self._asked = asked
        self.rows.addWidget(self._stack, 1)

    def _make_heading(self) -> Heading:
        self._begin = button(tr("Choose a spreadsheet …"), self.choose, "main", "imports")
        template = button(tr("A template for a ministry …"), self.ask_template, picture="briefs")
        about = tr("A ministry's spreadsheet (.xlsx, .xls, .ods, .csv) becomes records that know where they came from.")
        return Heading(tr("Imports"), about, template, self._begin)

    def _nothing(self) -> Empty:
        advice = tr(
            "Drop a spreadsheet anywhere on the window, or choose one. You see what it would do before it does."
        )
        return Empty("imports", tr("No imports yet"), advice, button(tr("Choose a spreadsheet …"), self.choose))

    def _connect(self) -> None:
        self.plan.approved.connect(self._accept)
        self.plan.refused.connect(self._forget)
        self.plan.said.connect(self._read_again)
        self.plan.meaning_wanted.connect(self._ask_meaning)
        self.plan.same_said.connect(self._means)
        self.locked.given.connect(self._unlock)
        self.locked.refused.connect(self._forget)

    def refresh(self) -> None:
        self.opened.ask(working.imports, self._show, owner=self)
        if self._wish and self._wish.country != self.opened.country:
            self._wish = replace(self._wish, country=self.opened.country)
            self._read_again()

    def _show(self, past: "list[Past]") -> None:
        self._list.show_data(past)
        if self._wish is None:
            self._stack.setCurrentIndex(0 if past else 1)

    def _import(self, past: "Past") -> QWidget:
        tables = past.detail.get("tables", [])
        counts = ", ".join(together(count_of(sum(table[key] for table in tables), *many)) for key, *many in _COUNTS)
        undo = button(tr("Undo this import"), lambda: self._take_back(past), picture="undo")
        back = button(tr("Return sheet …"), lambda: self._ask_return(past), picture="briefs")
        words = column(
            label(str(past.detail.get("file", "")), "heading"),
            label(f"{display.person(past.person)} · {display.moment(past.at)} · {counts}", "quiet", wrap=True),
            spacing=2,
        )
        whole = row(words, back, undo)
        whole.setStretch(0, 1)
        return card(whole)

    def choose(self) -> None:
        """Choose a spreadsheet."""
        path, _ = QFileDialog.getOpenFileName(self, tr("Choose a spreadsheet"), "", lists())
        if path:
            self.take_file(Path(path))

    def take_file(self, path: Path) -> None:
        """Read a spreadsheet and show what importing it would do."""
        self._planned = None
        self._read(Wish(path, {}, {}, None, "", self.opened.country))

    def _read(self, wish: Wish) -> None:
        self._wish = wish
        title = tr("Reading {file}", file=wish.path.name)
        self.opened.work(title, lambda desk, progress: working.prepare(desk, wish, progress), self._shown,
                         owner=self, failed=self._not_read)  # fmt: skip

    def _shown(self, planned: Planned) -> None:
        if self._planned is None:
            self.plan.begin(planned)
        else:
            self.plan.show_plan(planned)
        self._planned = planned
        self._heading.hide()
        self._stack.setCurrentWidget(self.plan)

    def _not_read(self, error: Exception) -> None:
        if isinstance(error, PasswordNeeded) and self._wish:
            self.locked.ask(self._wish.path, wording.sentence_of(error))
            self._stack.setCurrentWidget(self._asked)
            return
        if self._planned is None:
            self._forget()
        self.opened.tasks.failed.emit(error)

    def _unlock(self, word: str) -> None:
        if self._wish:
            self._read(Wish(self._wish.path, {}, {}, None, word, self._wish.country))

    def _read_again(self) -> None:
        """Something was said of the file: the plan follows at once."""
        if self._wish:
            wish, profile = self._wish, str(self.plan.bar.profile.currentData() or "")
            self._read(Wish(wish.path, self.plan.hints, wish.names, profile, wish.password, wish.country))

    def _ask_meaning(self, kind: str, name: str) -> None:
        self.opened.ask(
            lambda desk: working.records_called(desk, kind),
            lambda records: self._answer(Meaning(self, name, records), partial(self._meant, kind, name)),
            owner=self,
        )

    def _meant(self, kind: str, name: str, asked: QDialog) -> None:
        if isinstance(asked, Meaning):
            self._means(kind, name, asked.value)

    def _means(self, kind: str, name: str, meant: str) -> None:
        """A name means a record or code; the plan follows, and the sender's profile keeps it."""
        if wish := self._wish:
            names = {**wish.names, kind: {**wish.names.get(kind, {}), name: meant}}
            self._wish = replace(wish, names=names)
            self._read_again()

    def _answer(self, asked: QDialog, then: Callable[[QDialog], None]) -> None:
        asked.accepted.connect(lambda: then(asked))
        asked.finished.connect(asked.deleteLater)
        asked.open()

    def _accept(self) -> None:
        planned, person, remember = self._planned, self.opened.person, self.plan.bar.remember.text().strip()
        if planned is None:
            return
        self.plan.setEnabled(False)
        title = tr("Importing {file}", file=planned.received.path.name)
        self.opened.work(title, lambda desk, _: working.accept(desk, planned.received, person, remember),
                         self._accepted, owner=self, failed=self._failed)  # fmt: skip

    def _failed(self, error: Exception) -> None:
        self.plan.setEnabled(True)
        self.opened.tasks.failed.emit(error)

    def _accepted(self, report: dict[str, Any]) -> None:
        done = sum(table["created"] + table["updated"] for table in report["tables"])
        said = tr("Imported {file}: {records}.", file=report["file"], records=wording.size_words(done))
        self._forget()
        self.opened.said.emit(said)
        self.opened.changed.emit()
        self.opened.files_came.emit()

    def _forget(self) -> None:
        self._wish = self._planned = None
        self._heading.show()
        self.plan.setEnabled(True)
        at = self.window().focusWidget()
        if at is None or self._stack.isAncestorOf(at):
            self._begin.setFocus()
        self.refresh()

    def _take_back(self, past: "Past") -> None:
        person = self.opened.person
        said = tr("Took back: {what}", what=wording.change_words(past))
        self.opened.work(
            tr("Undoing"), lambda desk, _: working.undo(desk, person, past.id), lambda _: self._taken_back(said),
            owner=self, failed=lambda error: self._offer_part(past, error),
        )  # fmt: skip

    def _offer_part(self, past: "Past", error: Exception) -> None:
        """What was edited since need not keep the rest from being taken back."""
        if not isinstance(error, CannotUndo) or not error.records:
            self.opened.tasks.failed.emit(error)
            return
        asked = QMessageBox(self)
        asked.setWindowTitle(tr("Undo this import"))
        asked.setText(count_of(len(error.records), "1 record of it was edited since, or something rests on it.",
                               "{n} records of it were edited since, or something rests on them."))  # fmt: skip
        asked.setInformativeText(tr("Take back the rest? What was edited stays, and is listed."))
        act = asked.addButton(tr("Take back the rest"), QMessageBox.ButtonRole.AcceptRole)
        asked.addButton(tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        act.clicked.connect(lambda: self._take_back_rest(past))
        asked.finished.connect(asked.deleteLater)
        asked.open()

    def _take_back_rest(self, past: "Past") -> None:
        person = self.opened.person
        self.opened.work(tr("Undoing"), lambda desk, _: working.undo_unedited(desk, person, past.id),
                         lambda done: self._partly(past, done), owner=self)  # fmt: skip

    def _partly(self, past: "Past", done: "Partly") -> None:
        self._taken_back(tr("Took back: {what}", what=wording.change_words(past)))
        Left(self, done).open()

    def _taken_back(self, said: str) -> None:
        self.opened.said.emit(said)
        self.opened.changed.emit()

    def _ask_return(self, past: "Past") -> None:
        about = tr("The ministry's own rows with what was accepted, refused and why, and what is missing.")
        name = tr("Return {file}", file=Path(str(past.detail.get("file"))).stem)
        self._answer(Outgoing(self, tr("Return sheet"), about, name), partial(self._return, past))

    def _return(self, past: "Past", asked: QDialog) -> None:
        if isinstance(asked, Outgoing):
            path, language = asked.path, str(asked.language.currentData())
            self._write(path, lambda desk: working.write_return(desk, past.id, path, language))

    def ask_template(self) -> None:
        """Ask for which kind and agency a template is wanted."""
        about = tr("An empty sheet with drop-downs of this desk's own agencies, objectives and dimensions.")
        title = tr("A template for a ministry")
        self.opened.ask(
            working.agencies,
            lambda found: self._answer(Outgoing(self, title, about, tr("Template"), found), self._template),
            owner=self,
        )

    def _template(self, asked: QDialog) -> None:
        if isinstance(asked, Outgoing):
            path, language = asked.path, str(asked.language.currentData())
            kind, agency = str(asked.kind.currentData()), asked.agency.currentText().strip()
            self._write(path, lambda desk: working.write_template(desk, kind, agency, path, language))

    def _write(self, path: Path, verb: Callable[..., Path]) -> None:
        said = self.opened.wrote(tr("Wrote {file}.", file=path.name))
        self.opened.work(tr("Writing {file}", file=path.name), lambda desk, _: verb(desk),
                         lambda _: self.opened.said.emit(said), owner=self)  # fmt: skip
