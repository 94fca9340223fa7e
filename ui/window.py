"""The window: it paints the welcome page before anything heavy is imported; what a desk needs comes after."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer, QUrl, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from ui.endings import DESK, LISTS, PARCEL
from ui.pages.welcome import WelcomePage
from ui.settings import Settings
from ui.words import tr

if TYPE_CHECKING:
    from ui.commands import Commands
    from ui.opened import Opened
    from ui.shell import Shell
    from ui.tasks import Tasks
    from ui.widgets.notices import Notice

_MENU = 30
"""The height kept for the menus, which are filled after the first paint, so that nothing moves then."""
_FRAME = 40
"""What the frame around a window takes of the height of a screen, at most."""


class Window(QMainWindow):
    """The one window of the application. `furnish` must have been called before it is asked for more than to show."""

    painted = Signal()
    """The window has been painted for the first time."""
    served = Signal()
    """A desk is open, and its first page is asked for."""
    parcel_wanted = Signal(Path)
    """A parcel was dropped: what it brings is to be seen."""
    commands: "Commands"
    tasks: "Tasks"
    notice: "Notice"

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.settings = settings
        self.shell: Shell | None = None
        self._seen = self._furnished = False
        self.welcome = WelcomePage(settings.recent(), settings.person)
        self.welcome.named.connect(partial(settings.keep, "person"))
        self._whole, self._stack = QWidget(), QStackedWidget()
        self._stack.addWidget(self.welcome)
        self._rows = QVBoxLayout(self._whole)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self._rows.addWidget(self._stack, 1)
        self.setCentralWidget(self._whole)
        self.menuBar().setMinimumHeight(_MENU)
        self.setAcceptDrops(True)
        self.setWindowTitle("Peacebuilding Desk")
        self.resize(_first_size(self.screen().availableSize()))
        self.restoreGeometry(settings.state("geometry"))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._seen:
            self._seen = True
            QTimer.singleShot(0, self, self.painted.emit)

    def furnish(self) -> None:
        """Add what works in the background: the worker, commands, words on what was done, progress."""
        from ui.commands import Commands
        from ui.tasks import Tasks
        from ui.widgets.notices import Notice
        from ui.widgets.progress import ProgressStrip

        self.tasks = Tasks(self)
        self.commands = Commands(self)
        self.notice = Notice(lambda: self.commands.run("undo"))
        self._rows.addWidget(self.notice)
        self._rows.addWidget(ProgressStrip(self.tasks))
        self.tasks.failed.connect(self.tell_failure)
        self._furnished = True

    def take_name(self, name: str) -> None:
        """Let changes bear this name from now on; what the person has begun goes with it."""
        former = self.settings.person
        self.settings.keep("person", name.strip())
        self.welcome.show_person(self.settings.person)
        if self.opened and former != self.settings.person:
            self.opened.drafts.pass_on(former)

    @property
    def opened(self) -> "Opened | None":
        """The desk that is open."""
        return self.shell.opened if self.shell else None

    def serve(self, opened: "Opened | None") -> None:
        """Work on this desk from now on; without one, show the welcome page."""
        self._leave()
        self.commands.allow(desk=opened is not None)
        if opened is None:
            self.welcome.show_recent(self.settings.recent())
            self.welcome.show_person(self.settings.person)
            self.welcome.take_keyboard()
            self.setWindowTitle("Peacebuilding Desk")
            return
        from ui.shell import Shell

        self.setWindowTitle(f"{opened.name} – Peacebuilding Desk")
        self.shell = Shell(opened, self.commands, self.settings)
        opened.setParent(self.shell)
        opened.said.connect(self.say)
        self._stack.addWidget(self.shell)
        self._stack.setCurrentWidget(self.shell)
        self._stack.removeWidget(self.welcome)
        self.shell.begin()
        self.served.emit()

    def _leave(self) -> None:
        if self.shell is None:
            return
        self.shell.leave()
        self._stack.addWidget(self.welcome)
        self._stack.setCurrentWidget(self.welcome)
        self._stack.removeWidget(self.shell)
        self.shell.deleteLater()
        self.shell = None

    def tell_failure(self, error: Exception) -> None:
        """Say what did not work and what to do."""
        from ui import wording

        in_the_way = wording.in_the_way(error)
        if in_the_way and self.opened:
            from ui.widgets.listed import Listed

            shown = Listed(wording.title_of(error), wording.sentence_of(error), in_the_way, self)
            shown.wanted.connect(self.opened.record_wanted)
            shown.open()
        else:
            self.notice.warn(f"{wording.title_of(error)}. {wording.sentence_of(error, of_what=True)}")

    def say(self, text: str, *, undoable: bool = False) -> None:
        """A short word on what was done; during a meeting, where its own words are."""
        if self.shell and self.shell.meeting:
            self.shell.meeting.say(text)
        else:
            self.notice.say(text, undoable=undoable)

    def tell(self, text: str) -> None:
        """What was done and must be read: it stays until it is closed."""
        self.notice.tell(text)

    def show_keys(self) -> None:
        """Show what can be done by keyboard."""
        from ui.widgets.keys import Keys

        Keys(self.commands, self).open()

    def search(self) -> None:
        """Put the keyboard into the search field."""
        if self.shell:
            self.shell.top.search()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        urls = event.mimeData().urls()
        event.acceptProposedAction()
        QTimer.singleShot(0, self, lambda: self._take_dropped(urls))

    def _take_dropped(self, urls: list[QUrl]) -> None:
        if len(urls) > 1:
            self.notice.warn(tr("Drop one file at a time."))
        else:
            self.take_file(Path(urls[0].toLocalFile() or urls[0].toString()))

    def take_file(self, path: Path) -> None:
        """A desk is opened; a spreadsheet is read into the desk that is open, and a parcel is held against it."""
        ending = path.suffix.lower()
        if path.is_dir() or ending not in (*LISTS, DESK, PARCEL):
            self.notice.warn(tr("{file} cannot be taken in. What can be dropped is a list (a spreadsheet, Word or text"
                                " file), a parcel (.pbparcel) or a desk (.pbdesk).", file=path.name))  # fmt: skip
        elif ending == DESK:
            self.welcome.desk_wanted.emit(path)
        elif self.shell is None:
            self.notice.warn(tr("Open or make a desk first, then drop {file} again.", file=path.name))
        elif ending == PARCEL:
            self.notice.hide()
            self.parcel_wanted.emit(path)
        else:
            self.notice.hide()
            self.shell.rail.choose("imports")
            self.shell.page("imports").take_file(path)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.settings.keep("geometry", self.saveGeometry())
        self._leave()
        if self._furnished:
            self.tasks.close()
        self.settings.save()
        super().closeEvent(event)


def _first_size(screen: QSize) -> QSize:
    """How large the window is before a person has said so: no larger than what a screen has to offer."""
    return QSize(1280, 800).boundedTo(screen - QSize(0, _FRAME))
