"""An album of the window: every page with its tabs, every form, dialog and popup, each a PNG file."""

import shutil
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QScrollArea, QWidget

from pbdesk.desk import exchanging, opening, reading, writing
from pbdesk.records.kinds import KINDS
from pbdesk.resources import resource
from tests.ui.seeding import PERSON
from ui.desks import Desks
from ui.forms.picker import LinkEdit
from ui.opened import Opened
from ui.pages.countries import CountriesPage
from ui.pages.every import EVERY
from ui.passphrases import ask_for_change
from ui.shell import Shell
from ui.theme import colour
from ui.widgets.days import DayEdit
from ui.widgets.segments import Segments
from ui.window import Window
from ui.words import tr

_BARS = ("Which ones", "How to compare", "How far back")
"""Bars of choices that are no tabs of a page."""
_FORMS = ("decision", "action", "policy", "framework", "objective", "benchmark", "activity", "meeting", "task_force",
          "assignment", "note", "country", "actor", "consultation", "request")  # fmt: skip
"""Kinds of record whose empty form is taken."""
_TURNS = 8
"""How often the window has its turn before a picture: what one part is laid out for may concern the next."""


class Album:
    """Takes pictures of one window into one folder."""

    def __init__(self, window: Window, folder: Path) -> None:
        self.window, self._folder = window, folder
        folder.mkdir(parents=True, exist_ok=True)

    @property
    def shell(self) -> Shell:
        """What is seen of the desk."""
        assert self.window.shell is not None
        return self.window.shell

    @property
    def opened(self) -> Opened:
        """The desk in the window."""
        return self.shell.opened

    def settle(self, least: int = 150) -> None:
        """Let the worker answer and the window paint."""
        loop, window = QEventLoop(), self.window
        QTimer.singleShot(least, loop.quit)
        loop.exec()
        while not window.tasks.idle or any(one.isActive() and one.isSingleShot() for one in _timers(window)):
            QTimer.singleShot(20, loop.quit)
            loop.exec()
        for _ in range(_TURNS):
            QApplication.processEvents()

    def take(self, name: str, least: int = 150) -> None:
        """A picture of the window."""
        self.settle(least)
        self.window.grab().save(str(self._folder / f"{name}.png"))

    def take_whole(self, part: QWidget, name: str) -> None:
        """A picture of a part that scrolls, however long, on the ground of the window."""
        seen = part.grab()
        whole = QPixmap(seen.size())
        whole.setDevicePixelRatio(seen.devicePixelRatio())
        whole.fill(colour("window"))
        painter = QPainter(whole)
        painter.drawPixmap(0, 0, seen)
        painter.end()
        whole.save(str(self._folder / f"{name}.png"))

    def take_above(self, name: str, ask: Callable[[], object]) -> None:
        """A picture of the screen with a dialog, menu or popup that something opens; it is closed after."""

        taken: list[str] = []

        def grab(above: QWidget) -> None:
            seen = self.window.frameGeometry().united(above.frameGeometry())
            picture = self.window.screen().grabWindow(0, seen.x(), seen.y(), seen.width(), seen.height())
            picture.save(str(self._folder / f"{name}.png"))
            above.close()
            taken.append(name)

        def look() -> None:
            above = QApplication.activePopupWidget() or QApplication.activeModalWidget()
            if above is None:
                QTimer.singleShot(50, self.window, look)
            else:
                QTimer.singleShot(500, above, lambda: grab(above))

        QTimer.singleShot(0, self.window, look)
        ask()
        while not taken:
            self.settle(100)

    def go(self, name: str) -> None:
        """Go to a page."""
        self.opened.page_wanted.emit(name)
        self.settle()

    def pages(self, of: str = "") -> None:
        """Every page with all its tabs."""
        for name in EVERY:
            self.go(name)
            self._tabs(self.shell.page(name), f"{name}{of}", set())

    def _tabs(self, page: QWidget, name: str, seen: set[Segments]) -> None:
        others = [tr(one) for one in _BARS]
        bars = [one for one in page.findChildren(Segments) if one.isVisible() and one.accessibleName() not in others]
        bar = next((one for one in bars if one not in seen and len(one.keys) > 1), None)
        if bar is None:
            self.take(name)
            return
        first = bar.current
        for key in bar.keys:
            bar.choose(key)
            self.settle()
            self._tabs(page, f"{name}.{key}", {*seen, *bars})
        bar.choose(first)

    def focus(self, name: str) -> None:
        """Put a country in focus."""

        def show(found: list[reading.Hit]) -> None:
            self.opened.focus(found[0].id if found else None, self.opened.as_of)

        self.opened.ask(lambda desk: reading.choices(desk, KINDS["country"], name), show, owner=self.window)
        self.settle()

    def forms(self) -> None:
        """The empty form of the chief kinds, and the sheet of the first record of every kind."""
        self.go("decisions")
        for name in _FORMS:
            self.shell.begin_record(name, {})
            self.take(f"form.{name}")
        for name in KINDS:
            found = self._first(name)
            if found:
                self.shell.show_record(found)
                self.take(f"sheet.{name}")
        self.shell.sheet().leave()

    def _first(self, kind: str) -> str:
        listing = reading.Listing(KINDS[kind], (), fields=("id",), limit=1)
        rows = reading.page(self.opened.desk, listing).rows
        return str(rows[0]["id"]) if rows else ""

    def popups(self) -> None:
        """A calendar, records offered in a line and after `[[`, the search, the menus of a table."""
        self.shell.begin_record("action", {})
        self.settle()
        sheet = self.shell.sheet()
        day = sheet.findChildren(DayEdit)[0]
        self.take_above("popup.calendar", day.actions()[0].trigger)
        self._type_into(sheet.findChildren(LinkEdit)[0], "a")
        self.take("popup.link", 500)
        self.shell.begin_record("note", {})
        self.settle()
        texts = sheet.findChildren(QPlainTextEdit)
        self._type_into(next(one for one in texts if one.accessibleName() == tr("Text")), "[[mobil")
        self.take("popup.mention", 500)
        sheet.leave()
        self.go("activities")
        register = self.shell.register()
        assert register is not None
        self.take_above("popup.columns", register.choose_columns)
        self.take_above("popup.views", register.choose_view)
        register.toggle_filters()
        self.take("popup.filters")
        register.toggle_filters()
        self.window.search()
        self._type_into(self.shell.top.finder, "mi")
        self.take("popup.search", 600)
        self.shell.top.finder.clear()

    def _type_into(self, line: QLineEdit | QPlainTextEdit, text: str) -> None:
        line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        QTest.keyClicks(line, text)

    def dialogs(self) -> None:
        """What is asked in a dialog of its own."""
        run = self.window.commands.run
        for name in ("new", "keys", "backup", "restore", "send", "columns", "passphrase"):
            if name in {one.name for one in self.window.commands.every()}:
                self.take_above(f"dialog.{name}", lambda name=name: run(name))  # type: ignore[misc]

    def passphrases(self, folder: Path) -> None:
        """An encrypted desk asks for its passphrase, again after a wrong one, and for another one."""
        path = folder / "secret.pbdesk"
        opening.new(path, government="NOR", person=PERSON, passphrase=PERSON).close()
        desks = self.window.findChildren(Desks)[0]
        self.take_above("dialog.unlock", lambda: desks.open(path))
        self.take_above("dialog.unlock.again", lambda: desks.open(path, "wrong"))
        self.take_above("dialog.passphrase.change", lambda: ask_for_change(self.window, encrypted=True))

    def policies(self) -> None:
        """A policy's versions held against each other, and its questions."""
        from ui.leads.view import TimelineView
        from ui.pages.policies import PoliciesPage

        self.go("policies")
        page = self.shell.page("policies")
        assert isinstance(page, PoliciesPage)
        page.document.compare()
        self.take("policies.compare")
        page.document.comparison.left.emit()
        self.take_above("policies.consult", page.document.consult)
        self.take_above("policies.adopt", page.document.adopt)
        self.go("leads")
        leads = self.shell.page("leads").findChildren(TimelineView)[0]
        self.take_above("leads.rotate", leads.rotate)

    def exchange(self, folder: Path) -> None:
        """A parcel of a colleague who changed on a copy what was changed here as well."""
        from ui.exchange.acting import Exchanging
        from ui.exchange.sealing import ask_for_seal

        copy, action = folder / "colleague.pbdesk", self._first("action")
        shutil.copy(self.opened.desk.path, copy)
        with opening.open_desk(copy, person="Ola") as theirs:
            writing.set_values(theirs, action, {"title": "Courts that travel"}, "Ola")
            exchanging.write(theirs, folder / "colleague.pbparcel")
            exchanging.write(theirs, folder / "sealed.pbparcel", passphrase=PERSON)
        writing.set_values(self.opened.desk, action, {"title": "Courts on wheels"}, "Kari")
        acting = self.window.findChildren(Exchanging)[0]
        self.take_above("dialog.merge", lambda: acting.merge_file(folder / "colleague.pbparcel"))
        self.take_above("dialog.unseal", lambda: acting.merge_file(folder / "sealed.pbparcel"))
        self.take_above("dialog.unseal.again", lambda: acting.merge_file(folder / "sealed.pbparcel", "wrong"))
        self.take_above("dialog.seal.encrypted", lambda: ask_for_seal(self.window, encrypted=True))

    def sides(self) -> None:
        """The sides of a country that are longer than the window, whole."""
        self.go("countries")
        (page,) = self.window.findChildren(CountriesPage)
        for key in ("framework", "effects"):
            page.choose(key)
            self.settle(400)
            inside = next(one for one in page.findChildren(QScrollArea) if one.isVisible()).widget()
            assert inside is not None
            self.take_whole(inside, f"countries.whole.{key}")
        page.choose("page")

    def plan(self) -> None:
        """A spreadsheet before it is imported."""
        self.window.take_file(resource("sample/drc-activities-2025.xlsx"))
        self.take("plan", 800)

    def meeting(self) -> None:
        """Meeting mode."""
        self.window.commands.run("meeting")
        self.take("meeting")
        self.shell.end_meeting()


def _timers(window: Window) -> list[QTimer]:
    return window.findChildren(QTimer)
