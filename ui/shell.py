"""The shell around an open desk: rail, top bar, pages made when first opened, the sheet for one record."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from pbdesk.records.kinds import KINDS
from ui.beside import Beside
from ui.commands import Commands
from ui.display import today
from ui.files_read import FilesRead
from ui.forms.sheet import RecordSheet
from ui.opened import Opened
from ui.pages.every import EVERY, page_of
from ui.pages.page import Page
from ui.pages.registers import of_country
from ui.place import Place, place_of
from ui.settings import Settings
from ui.tables.register import Register
from ui.widgets.either import Either
from ui.widgets.kept import WayBack
from ui.widgets.listed import Listed
from ui.widgets.rail import PAGES, Rail
from ui.widgets.segments import Segments
from ui.widgets.topbar import TopBar
from ui.words import tr

if TYPE_CHECKING:
    from pbdesk.desk.wanted import Wanted
    from pbdesk.store.desk import Desk
    from pbdesk.store.query import Listing
    from ui.meeting.page import MeetingPage

_LISTED = 500
"""So many records are listed where their kind has no table."""
BEGUN: dict[str, dict[str, Any]] = {
    "decision": {"status": "draft"},
    "policy": {"status": "draft", "version": 1},
    "framework": {"status": "draft", "version": 1},
    "action": {"status": "open"},
    "meeting": {"status": "planned"},
    "assignment": {"role": "lead"},
}
"""What a new record of a kind begins as, wherever it is begun."""
_NARROW = 1100
"""In a window narrower than this, an open sheet takes the room of the rail's words."""


class Shell(QWidget):
    """Everything that is seen of one open desk."""

    def __init__(self, opened: Opened, commands: Commands, settings: Settings) -> None:
        super().__init__()
        self.opened = opened
        self._settings = settings
        self._pages: dict[str, Page] = {}
        self._sheet: RecordSheet | None = None
        self._page, self._arrived = "today", False
        self.meeting: MeetingPage | None = None
        self.rail, self.top, self._stack = Rail(), TopBar(commands), Either()
        self._side = Beside(self._stack, settings)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        right = QWidget()
        inside = QVBoxLayout(right)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addWidget(self.top)
        inside.addWidget(self._side, 1)
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.setHandleWidth(0)
        halves.addWidget(self.rail)
        halves.addWidget(right)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(halves)

    def _connect(self) -> None:
        self.rail.chosen.connect(self.go)
        self.top.serve(self.opened)
        self.top.finder.done.connect(lambda: None if self.meeting else self._to_page())
        self.opened.record_wanted.connect(self.show_record)
        self.opened.kind_wanted.connect(self.begin_record)
        self.opened.draft_wanted.connect(self.go_on)
        self.opened.listing_wanted.connect(self.show_listing)
        self.opened.paper_wanted.connect(self.show_paper)
        self.opened.whole_wanted.connect(self.show_whole)
        self.opened.page_wanted.connect(self.rail.choose)
        self.opened.focus_changed.connect(self.keep_place)
        self.opened.meeting_wanted.connect(self.hold)

    def begin(self) -> None:
        """Show the page where the person left off, and the country, the day and the record that were looked at."""
        left = place_of(self._settings.text(self._place_key))
        self.rail.choose(left.page if left.page in PAGES else "today")
        held = [one for one in (left.country, left.record) if one]
        self.opened.ask(lambda desk: _held(desk, held), lambda found: self._go_back_to(left, found), owner=self)
        FilesRead(self.opened).go_on()

    def _go_back_to(self, left: Place, held: set[str]) -> None:
        country = left.country if left.country in held else None
        self.opened.focus(country, left.as_of or self.opened.as_of)
        if left.record in held:
            self.show_record(left.record)
        elif left.begun:
            self.go_on(left.begun)
        self._arrived = True

    @property
    def _begun(self) -> str:
        """The record that is being begun in the sheet, by its place."""
        return self._sheet.begun if self._sheet and self._sheet.isVisible() else ""

    @property
    def _place_key(self) -> str:
        return self.opened.here("place")

    def keep_place(self) -> None:
        """Remember where the person is in this desk."""
        if self._arrived:
            day = "" if self.opened.as_of == today() else self.opened.as_of
            record = (self._sheet.record if self._sheet and self._sheet.isVisible() else "") or ""
            place = Place(self._page, self.opened.country or "", day, record, self._begun)
            self._settings.keep(self._place_key, place.text())

    def page(self, name: str) -> Page:
        """A page by its name, made when first asked for."""
        if name not in self._pages:
            self._pages[name] = EVERY[name](self.opened)
            self._stack.addWidget(self._pages[name])
        return self._pages[name]

    def go(self, name: str) -> None:
        """Go to a page."""
        self.end_meeting()
        self._stack.setCurrentWidget(self.page(name))
        self._page = name
        self.keep_place()

    def register(self) -> Register | None:
        """The table that is seen, for the commands that do something with it."""
        page = self._stack.currentWidget()
        found = page.findChildren(Register) if page else []
        return next((one for one in found if one.isVisible()), None)

    @property
    def adds(self) -> tuple[str, dict[str, Any]]:
        """The kind of record that is added here, and what it begins with: of the table seen, or else of the page."""
        register, page = self.register(), self._stack.currentWidget()
        if register is not None:
            return register.kind.name, register.begins
        return (page.adds, page.begins) if isinstance(page, Page) else ("", {})

    def turn(self, by: int) -> None:
        """Go to the next side or kind of the page, or to the one before."""
        page = self._stack.currentWidget()
        bars = [one for one in page.findChildren(Segments) if one.isVisible() and one.remembered] if page else []
        if bars:
            bars[0].step(by)

    def hold(self, meeting: str) -> None:
        """Hold a meeting: its screen has the whole window until the secretary leaves it."""
        from ui.meeting.page import MeetingPage

        self.end_meeting()
        self.meeting = MeetingPage(self.opened, meeting)
        self.meeting.left.connect(self.end_meeting)
        self._stack.addWidget(self.meeting)
        self._stack.setCurrentWidget(self.meeting)
        for part in self._around():
            part.hide()

    def end_meeting(self) -> None:
        """Go back to the page from which the meeting was begun."""
        if self.meeting is None:
            return
        held, self.meeting = self.meeting, None
        held.keep()
        self._stack.removeWidget(held)
        held.deleteLater()
        self.rail.show()
        self.top.stay()
        self._stack.setCurrentWidget(self.page(self._page))
        self.rail.setFocus()

    def _around(self) -> list[QWidget]:
        return [part for part in (self.rail, self.top, self._sheet) if part is not None]

    def sheet(self) -> RecordSheet:
        """The sheet at the right, made when first asked for."""
        if self._sheet is None:
            self._sheet = RecordSheet(self.opened)
            self._sheet.closed.connect(self._back_to_page)
            self._side.take(self._sheet)
        return self._sheet

    def _make_room(self, *, opening: bool = False) -> None:
        """Beside a sheet that is open or about to be, the rail of a narrow window shows its icons only."""
        beside = opening or (self._sheet is not None and not self._sheet.isHidden())
        self.rail.give_way(narrow=beside and self.width() < _NARROW)
        if opening and self._sheet is not None and self._sheet.isHidden():
            self._side.share(narrow=self.meeting is not None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _back_to_page(self, back: WayBack) -> None:
        """Give the keyboard back to where the sheet was opened from, or else to the table or the rail."""
        self._make_room()
        before = back.within(self._stack)
        if before is not None:
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._to_page()

    def _to_page(self) -> None:
        """Put the keyboard into the meeting or the table that is seen, or else on the rail."""
        register = self.register()
        if self.meeting is not None:
            self.meeting.take_keyboard()
        elif register is not None:
            register.take_keyboard()
        else:
            self.rail.setFocus()

    def enter_sheet(self) -> bool:
        """Put the keyboard into the first field of the record that is open, if one is."""
        seen = self._sheet is not None and self._sheet.isVisible()
        if seen and self._sheet is not None:
            self._sheet.enter()
        return seen

    @property
    def seen_record(self) -> str | None:
        """The record that the sheet shows."""
        return self._sheet.record if self._sheet is not None and self._sheet.isVisible() else None

    def show_record(self, record: str) -> None:
        """Show one record in the sheet."""
        self._make_room(opening=True)
        self.sheet().open(record)

    def begin_record(self, kind: str, preset: dict[str, Any]) -> None:
        """Begin a new record in the sheet, in the country in focus unless it belongs to another record."""
        begun = dict(BEGUN.get(kind, {}))
        if of_country(self.opened, kind) and not any(KINDS[kind].by_name[name].to for name in preset):
            begun["country"] = self.opened.country
        self._make_room(opening=True)
        self.sheet().begin(kind, begun | preset)

    def go_on(self, place: str) -> None:
        """Go on with a record that was begun."""
        if one := self.opened.drafts.get(place):
            self._make_room(opening=True)
            self.sheet().begin(one.kind, one.given)

    def show_whole(self, kind: str, record: str) -> None:
        """Show a policy or a framework on the page where it is read whole."""
        name = page_of(KINDS[kind])
        self.rail.choose(name)
        self.page(name).show_whole(record)

    def show_paper(self, wanted: "Wanted") -> None:
        """Show the pages of a document as they will be, ready to be written."""
        self.rail.choose("briefs")
        self.page("briefs").show_paper(wanted)

    def show_listing(self, listing: "Listing") -> None:
        """Show the records of a listing on the page where their kind stands, or else in a list of their own."""
        name = page_of(listing.kind)
        if self.page(name).lists(listing.kind.name):
            self.rail.choose(name)
            self.page(name).show_listing(listing)
        else:
            self.opened.ask(lambda desk: _some(desk, listing), lambda found: self._list(listing, *found), owner=self)

    def _list(self, listing: "Listing", records: list[tuple[str, str]], count: int) -> None:
        shown = Listed(tr(listing.kind.labels), tr("The records behind a figure; each opens."), records, self, count)
        shown.wanted.connect(self.show_record)
        shown.further.connect(
            lambda at: self.opened.ask(lambda desk: _some(desk, listing, at)[0], shown.go_on, owner=shown)
        )
        shown.open()

    def leave(self) -> None:
        """Let what is being written be saved, and close the desk."""
        self.setFocus()
        self.keep_place()
        if self.meeting is not None:
            self.meeting.keep()
        if self._sheet is not None:
            self._sheet.leave()
        self.opened.close()


def _held(desk: "Desk", records: list[str]) -> set[str]:
    """Those of the records that the desk still has."""
    from pbdesk.desk import reading

    return set(reading.titles(desk, records))


def _some(desk: "Desk", listing: "Listing", at: int = 0) -> tuple[list[tuple[str, str]], int]:
    """Records of a listing with what they are called, from a place on, and how many it has."""
    from pbdesk.desk import reading

    ids = [str(one["id"]) for one in reading.page(desk, replace(listing, limit=_LISTED, offset=at)).rows]
    titles = reading.titles(desk, ids)
    return [(one, titles[one]) for one in ids], reading.count(desk, listing)
