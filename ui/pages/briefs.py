"""Briefs: a document chosen and seen as it will be, written in where a person has words of their own, and kept."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from pbdesk.desk.wanted import Wanted
from pbdesk.records.kinds import KINDS
from ui import display, wording
from ui.brief.choices import Choices, as_chosen, countries, of_kind
from ui.brief.found import Found
from ui.brief.looking import Looked, look, write_brief
from ui.brief.pages import PagesView
from ui.brief.register import WrittenView, registered, wanted_again
from ui.brief.sections import SectionsView
from ui.brief.template import TemplateChoice
from ui.opened import Opened
from ui.pages.page import Page
from ui.saving import ask_where
from ui.theme import SPACE
from ui.widgets.halves import Halves
from ui.widgets.kept import held_back
from ui.widgets.parts import Heading, button, card, column, label, row, scrolled
from ui.widgets.segments import Segments
from ui.words import tr, within

if TYPE_CHECKING:
    from pbdesk.desk.briefing import Written
    from pbdesk.store.desk import Desk
    from pbdesk.store.query import Listing

_SILENCE = ("silent", "silence-waived")
"""The remarks that an agency has not answered."""
_LEFT, _RIGHT = 260, 216
"""How wide both halves are at least, in pixels at 100 %: beside an open record they fit on a screen of 960."""
_PAUSE = 250
"""Milliseconds after the last choice until the pages are made anew."""


class BriefsPage(Page):
    """The composer: choices at the left, the pages beside them, and the register of what was written."""

    def __init__(self, opened: Opened) -> None:
        super().__init__(opened)
        self.choices, self.sections = Choices(), SectionsView()
        self.pages, self.written = PagesView(), WrittenView()
        self.remarks = Found()
        self._done = label("", wrap=True)
        self.template = TemplateChoice(opened)
        self._write = button(tr("Write …"), self._begin, "main", "briefs")
        self._folder: Path | None = None
        self._known = ""
        self._country: str | None = None
        self._asked_again: Wanted | None = None
        self._wait = QTimer(self, singleShot=True, interval=_PAUSE)
        self._wait.timeout.connect(self._look)
        self._views = Segments((("pages", tr("Pages")), ("written", tr("Written"))), tr("What is shown"))
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        """Frames first, and then what stands in them: whatever is moved with all that is in it is dressed anew."""
        left, side, right = QWidget(), QWidget(), QWidget()
        inside = QVBoxLayout(left)
        inside.setContentsMargins(0, 0, SPACE, 0)
        self._area = scrolled(left)
        side.setMinimumWidth(_LEFT)
        right.setMinimumWidth(_RIGHT)
        below, beside = column(self._area), column()
        side.setLayout(below)
        right.setLayout(beside)
        halves = Halves(self.opened, "briefs", Qt.Orientation.Horizontal, (side, right), (404, 900))
        halves.setStretchFactor(1, 1)
        halves.setHandleWidth(2 * SPACE)
        about = tr("Papers for a committee, a minister or the archive, seen here as they will be.")
        self.rows.addWidget(Heading(tr("Briefs"), about))
        self.rows.addWidget(halves, 1)
        for one in (self.choices, self.sections):
            inside.addWidget(one)
        self._result = card(
            row(self._done, 1, button(tr("Open the folder"), self._open_folder, picture="folder")), look="fine"
        )
        self._result.hide()
        for part in (self.remarks, self.template, self._write, self._result):
            below.addWidget(part)
        beside.addLayout(row(self._views, 1))
        beside.addWidget(self._stack)
        for view in (self.pages, self.written):
            self._stack.addWidget(view)

    def _connect(self) -> None:
        self.choices.changed.connect(self._wait.start)
        self.choices.record_kind.connect(self._ask_records)
        self.sections.ticked.connect(self._wait.start)
        self.sections.written.connect(self._keep)
        self.sections.writable.connect(lambda: QTimer.singleShot(0, self, self._show_own_words))
        self.written.again.connect(self._again)
        self.pages.further.connect(self._look_further)
        self._views.remember(self.opened, "briefs")
        self._views.chosen.connect(self._turn_to)
        self._turn_to(self._views.current)

    def _show_own_words(self) -> None:
        self._area.ensureWidgetVisible(self.sections.own_words)

    def _turn_to(self, side: str) -> None:
        self._stack.setCurrentIndex(int(side == "written"))

    def refresh(self) -> None:
        if self.choices.day.value is None:
            self.choices.day.show_value(self.opened.as_of)
        if self.opened.known != self._known:
            self._known = self.opened.known
            self.choices.known.show_value(self._known or None)
        chosen = self.opened.country if self.opened.country != self._country else None
        self._country = self.opened.country
        self.opened.ask(countries, lambda found: self.choices.show_countries(found, chosen), owner=self)
        self.opened.ask(registered, self.written.show_rows, owner=self)

    def show_listing(self, listing: "Listing") -> None:
        """Texts and documents are seen in the register of documents."""
        self._views.choose("written" if listing.kind.subject == "briefs" else "pages")

    def _ask_records(self, kind: str) -> None:
        self.opened.ask(lambda desk: of_kind(desk, kind), self.choices.show_records, owner=self)

    def wanted(self) -> Wanted:
        """What the person has chosen; unchanged, a document that was asked for again is written from what was known."""
        chosen = self.choices.wanted(self.sections.left_out)
        asked = self._asked_again
        return asked if asked and chosen == as_chosen(asked) else chosen

    def _look(self) -> None:
        if not self.isVisible():
            self.renew()
            return
        self._write.setEnabled(self.choices.complete)
        if not self.choices.complete:
            self._say_what_is_missing()
            return
        self._lay_pages_out(whole=self.pages.far)

    def _look_further(self) -> None:
        self._lay_pages_out(whole=True)

    def _lay_pages_out(self, *, whole: bool) -> None:
        """Ask for the pages of what is chosen: the first of them, or all where the person has gone on to them."""
        wanted = self.wanted()
        self.opened.work(tr("Laying out the pages"), lambda desk, progress: look(desk, wanted, progress, whole=whole),
                         self._show, owner=self, failed=self._unseen)  # fmt: skip

    def _say_what_is_missing(self) -> None:
        self.sections.hide()
        self.remarks.say_nothing()
        if self.choices.country.count():
            self.pages.say(tr("Choose what the document is about to see its pages."))
            return
        wanted, named = self.opened.kind_wanted, within(tr(KINDS["country"].label))
        add = button(tr("Add {kind}", kind=named), lambda: wanted.emit("country", {}), "main", "add")
        self.pages.say(tr("Add a country first: a brief is about one."), add)

    def _unseen(self, error: Exception) -> None:
        self.pages.say(wording.sentence_of(error))

    def _show(self, seen: Looked) -> None:
        if seen.wanted != self.wanted():
            return
        self.pages.show_paper(seen.paper)
        self.sections.setVisible(bool(seen.parts))
        self.sections.show_parts(seen.parts, seen.wanted.left_out)
        self.remarks.show_seen(seen)
        self.choices.ask_why(any(one.code in _SILENCE for one in seen.remarks))
        self._write.setEnabled(not any(one.blocks for one in seen.remarks))

    def _keep(self, place: str, text: str) -> None:
        wanted, person = self.wanted(), self.opened.person

        def keep(desk: "Desk") -> str:
            from pbdesk.desk import narrating

            return narrating.keep(desk, wanted.country, place, wanted.language, text, wanted.as_of, person)

        self.opened.change(keep)

    def _begin(self) -> None:
        self.sections.own_words.leave()
        name = f"{self.choices.called} {display.today()}.docx"
        forms = ";;".join((tr("Word document (*.docx)"), tr("Excel workbook (*.xlsx)")))
        path = ask_where(self, tr("Write the document"), str(Path.home() / name), forms, ".docx", ".xlsx")
        if path:
            self.write_to(path)

    def write_to(self, path: Path) -> None:
        """Write the document to a file, on the worker."""
        wanted, person, template = self.wanted(), self.opened.person, self.template.path
        self._result.hide()
        free = held_back(self, self._write)
        self.opened.work(tr("Writing {file}", file=path.name),
                         lambda desk, progress: write_brief(desk, wanted, path, person, progress, template),
                         lambda done: self._finished(path, done, free), owner=self,
                         failed=lambda error: self._failed(error, free))  # fmt: skip

    def _failed(self, error: Exception, free: Callable[[], None]) -> None:
        free()
        self.opened.tasks.failed.emit(error)

    def _finished(self, path: Path, done: "Written", free: Callable[[], None]) -> None:
        free()
        self._folder = path.parent
        said = tr("Wrote {file}; digest {digest}.", file=path.name, digest=done.digest[:12])
        self._done.setText(self.opened.wrote(said))
        self._result.show()
        self.opened.changed.emit()

    def _again(self, record: str) -> None:
        self.opened.ask(lambda desk: wanted_again(desk, record), self.show_paper, owner=self)

    def show_paper(self, wanted: Wanted) -> None:
        """Choose what was asked for; its pages are shown, and one of the register gives the same file."""
        self._asked_again = wanted
        self.sections.leave_out(wanted.left_out)
        self.choices.show_wanted(wanted)
        self._views.choose("pages")
        self._write.setFocus()

    def _open_folder(self) -> None:
        if self._folder:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))


