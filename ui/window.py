"""The window: rail, top bar, pages made when first opened, and the sheet for one record."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow, QSizePolicy, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from ui import wording
from ui.commands import Commands
from ui.pages.welcome import WelcomePage
from ui.settings import Settings
from ui.tasks import Tasks
from ui.theme import SPACE
from ui.widgets.notices import Notice
from ui.widgets.progress import ProgressStrip
from ui.widgets.rail import PAGES, Rail
from ui.widgets.topbar import TopBar
from ui.words import tr

if TYPE_CHECKING:
    from pbdesk.store.query import Listing
    from ui.forms.sheet import RecordSheet
    from ui.opened import Opened
    from ui.pages.page import Page

WIDE = 440
"""How wide the sheet begins, in pixels at 100 %."""
SPREADSHEETS = (".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".tsv")


class Window(QMainWindow):
    """The one window of the application."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.settings = settings
        self.tasks = Tasks(self)
        self.commands = Commands(self)
        self.opened: Opened | None = None
        self._pages: dict[str, Page] = {}
        self._sheet: RecordSheet | None = None
        self._build()
        self.setAcceptDrops(True)
        self.setWindowTitle("Peacebuilding Desk")
        self.resize(1280, 800)
        self.restoreGeometry(settings.state("geometry"))
        self.tasks.failed.connect(self.tell_failure)

    def _build(self) -> None:
        self.welcome = WelcomePage(self.settings.recent())
        self._rail, self._top, self._stack = Rail(), TopBar(self.commands), QStackedWidget()
        self._notice, self._strip = Notice(lambda: self.commands.run("undo")), ProgressStrip(self.tasks)
        free = QSizePolicy.Policy.Ignored
        self.welcome.setSizePolicy(free, free)
        self._stack.addWidget(self.welcome)
        self._side = QSplitter(Qt.Orientation.Horizontal)
        self._side.setHandleWidth(SPACE // 2)
        self._side.addWidget(self._stack)
        self._side.setCollapsible(0, False)
        right = QWidget()
        inside = QVBoxLayout(right)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        for part in (self._top, self._side, self._notice, self._strip):
            inside.addWidget(part)
        inside.setStretch(1, 1)
        whole = QSplitter(Qt.Orientation.Horizontal)
        whole.setHandleWidth(0)
        whole.addWidget(self._rail)
        whole.addWidget(right)
        self.setCentralWidget(whole)
        self._rail.chosen.connect(self.go)
        self._show_shell(desk=False)

    def _show_shell(self, *, desk: bool) -> None:
        self._rail.setVisible(desk)
        self._top.setVisible(desk)

    def serve(self, opened: "Opened | None") -> None:
        """Work on this desk from now on; without one, show the welcome page."""
        self._leave()
        self.opened = opened
        self._top.serve(opened)
        self._show_shell(desk=opened is not None)
        self.commands.allow(desk=opened is not None)
        if opened is None:
            self.welcome.show_recent(self.settings.recent())
            self._stack.setCurrentWidget(self.welcome)
            self.setWindowTitle("Peacebuilding Desk")
            return
        self.setWindowTitle(f"{opened.name} – Peacebuilding Desk")
        opened.record_wanted.connect(self.show_record)
        opened.kind_wanted.connect(self.begin_record)
        opened.listing_wanted.connect(self.show_listing)
        opened.page_wanted.connect(self._rail.choose)
        opened.said.connect(self._notice.say)
        name = self.settings.text("page", "today")
        self._rail.choose(name if name in PAGES else "today")

    def _leave(self) -> None:
        self._rail.setCurrentRow(-1)
        for page in self._pages.values():
            self._stack.removeWidget(page)
            page.deleteLater()
        self._pages.clear()
        if self._sheet is not None:
            self._sheet.hide()
            self._sheet.deleteLater()
            self._sheet = None
        if self.opened is not None:
            self.opened.close()
            self.opened.deleteLater()
            self.opened = None

    def page(self, name: str) -> "Page":
        """A page by its name, made when first asked for."""
        from ui.pages.every import EVERY

        if self.opened is None:
            raise LookupError(name)
        if name not in self._pages:
            self._pages[name] = EVERY[name](self.opened)
            self._stack.addWidget(self._pages[name])
        return self._pages[name]

    def go(self, name: str) -> None:
        """Go to a page."""
        if self.opened is not None:
            self._stack.setCurrentWidget(self.page(name))
            self.settings.keep("page", name)

    def _the_sheet(self) -> "RecordSheet":
        from ui.forms.sheet import RecordSheet

        if self._sheet is None:
            if self.opened is None:
                raise LookupError("no desk")
            self._sheet = RecordSheet(self.opened)
            self._side.addWidget(self._sheet)
            self._side.setCollapsible(1, False)
            self._side.setStretchFactor(0, 1)
            self._side.setStretchFactor(1, 0)
            self._sheet.show()
            self._side.setSizes([self._side.width() - WIDE, WIDE])
        return self._sheet

    def show_record(self, record: str) -> None:
        """Show one record in the sheet."""
        self._the_sheet().open(record)

    def begin_record(self, kind: str, preset: dict[str, object]) -> None:
        """Begin a new record in the sheet."""
        self._the_sheet().begin(kind, preset)

    def show_listing(self, listing: "Listing") -> None:
        """Show the records of a listing on the page where their kind stands."""
        from ui.pages.every import page_of

        name = page_of(listing.kind)
        self._rail.choose(name)
        self.page(name).show_listing(listing)

    def tell_failure(self, error: Exception) -> None:
        """Say what did not work and what to do."""
        self._notice.warn(f"{wording.title_of(error)}. {wording.sentence_of(error)}")

    def say(self, text: str, *, undoable: bool = False) -> None:
        """A short word on what was done."""
        self._notice.say(text, undoable=undoable)

    def search(self) -> None:
        """Put the keyboard into the search field."""
        self._top.finder.call()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = _files(event)
        event.acceptProposedAction()
        QTimer.singleShot(0, self, lambda: self.take_file(files[0]))

    def take_file(self, path: Path) -> None:
        """A desk is opened; a spreadsheet is read into the desk that is open."""
        if path.suffix.lower() == ".pbdesk":
            self.welcome.desk_wanted.emit(path)
        elif self.opened is None:
            self._notice.warn(tr("Open or make a desk first, then drop the spreadsheet again."))
        else:
            self._rail.choose("imports")
            self.page("imports").take_file(path)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.settings.keep("geometry", self.saveGeometry())
        if self._sheet is not None:
            self._sheet.leave()
        self._leave()
        self.tasks.close()
        self.settings.save()
        super().closeEvent(event)


def _files(event: QDropEvent) -> list[Path]:
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return [path for path in paths if path.suffix.lower() in (*SPREADSHEETS, ".pbdesk")]
