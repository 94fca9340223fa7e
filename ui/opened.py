"""The desk that is open: the one door of every page to the verbs, and what all pages share."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTemporaryDir, Signal

from ui.display import today
from ui.forms.drafts import Drafts
from ui.settings import Settings
from ui.tasks import Progress, Task, Tasks
from ui.words import tr

if TYPE_CHECKING:
    from pbdesk.store.desk import Desk

T = TypeVar("T")


class Opened(QObject):
    """An open desk as the window sees it.

    Pages read through `ask` and write through `change`; both run on the worker and answer on
    the window's thread. Whatever wrote tells `changed`, and every page that is seen refreshes.
    """

    changed = Signal()
    """The desk holds something else than before."""
    focus_changed = Signal()
    """The country in focus or the day it is asked as of is another."""
    record_wanted = Signal(str)
    """A person wants to see this record (its id)."""
    paper_wanted = Signal(object)
    """A document that a person wants to see and write (a `Wanted`)."""
    kind_wanted = Signal(str, dict)
    """A person wants to make a new record of this kind, with these values to begin with."""
    draft_wanted = Signal(str)
    """A person wants to go on with a record that was begun (its place)."""
    listing_wanted = Signal(object)
    """A person wants to see the records of this listing (a `Listing`)."""
    meeting_wanted = Signal(str)
    """A person wants to hold this meeting (its id)."""
    whole_wanted = Signal(str, str)
    """A person wants to read this policy or framework (its kind and id) on its page."""
    page_wanted = Signal(str)
    """A person wants to see this page (its name)."""
    files_came = Signal()
    """Files have come into the desk that nobody has read for the search yet."""
    said = Signal(str)
    """A short word on what was done, shown for a while."""

    def __init__(self, desk: "Desk", settings: Settings, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._settings = settings
        self.tasks = tasks
        self.about: dict[str, str] = {}
        self.country: str | None = None
        self.as_of = today()
        self.known = ""
        self._copies: QTemporaryDir | None = None
        self.drafts = Drafts(self)

    @property
    def person(self) -> str:
        """Whose name changes bear; empty where the person gave none."""
        return self._settings.person

    @property
    def name(self) -> str:
        """What the desk is called: its file's name without the ending."""
        return self.desk.path.stem

    def ask(
        self,
        verb: Callable[["Desk"], T],
        then: Callable[[T], None],
        *,
        owner: QObject,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Read something quick from the desk; the answer is dropped when `owner` is gone."""
        self.tasks.ask(lambda: verb(self.desk), then, owner=owner, failed=failed)

    def change(
        self,
        verb: Callable[["Desk"], T],
        then: Callable[[T], None] | None = None,
        *,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Write something to the desk; every page hears of it."""

        def written(answer: T) -> None:
            if then:
                then(answer)
            self.changed.emit()

        self.tasks.ask(lambda: verb(self.desk), written, owner=self, failed=failed)

    def work(
        self,
        title: str,
        verb: Callable[["Desk", Progress], T],
        then: Callable[[T], None],
        *,
        owner: QObject,
        failed: Callable[[Exception], None] | None = None,
    ) -> Task:
        """Do something long with the desk, with progress and cancel."""
        return self.tasks.run(title, lambda progress: verb(self.desk, progress), then, owner=owner, failed=failed)

    def opening(self, record: str) -> Callable[[], None]:
        """What opens a record when it is called, for a button or a line of a list."""
        return lambda: self.record_wanted.emit(record)

    def folder(self) -> Path:
        """A folder for copies to look at; it goes when the desk is closed."""
        if self._copies is None:
            self._copies = QTemporaryDir()
        return Path(self._copies.path())

    def here(self, name: str) -> str:
        """The name of what is remembered of this desk and no other."""
        return f"{name}/{self.desk.path.as_posix().replace('/', '|')}"

    def wrote(self, said: str) -> str:
        """What is said of a file written out of the desk: where the desk is encrypted, that the file is not."""
        return f"{said} {tr('It is not encrypted as the desk is.')}" if self.desk.key else said

    def kept(self, name: str) -> str:
        """What the person chose for a table or page before, or nothing."""
        return self._settings.text(name)

    def keep(self, name: str, value: str) -> None:
        """Remember what the person chose for a table or page."""
        self._settings.keep(name, value)

    def focus(self, country: str | None, as_of: str) -> None:
        """Put a country (or all) and a day (ISO 8601) in focus."""
        if (country, as_of) != (self.country, self.as_of):
            self.country, self.as_of = country, as_of
            self.focus_changed.emit()

    def look_back(self, known: str) -> None:
        """See what the desk knew at the end of a day (ISO 8601); empty for what it knows now."""
        if known != self.known:
            self.known = known
            self.focus_changed.emit()

    def close(self) -> None:
        """Let go of the file once everything under way is done."""
        self._copies = None
        self.tasks.ask(self.desk.close, lambda _: None)
