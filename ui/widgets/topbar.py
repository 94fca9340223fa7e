"""The bar at the top: search, the country in focus, the day it is asked as of."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QApplication, QComboBox, QFrame

from pbdesk.records.kinds import KINDS
from ui import display
from ui.commands import Commands
from ui.opened import Opened
from ui.theme import SPACE
from ui.widgets.choice import ChoiceBox
from ui.widgets.days import DayEdit
from ui.widgets.finder import Finder
from ui.widgets.kept import WayBack
from ui.widgets.parts import button, label, row
from ui.words import tr

if TYPE_CHECKING:
    from pbdesk.store.desk import Desk


class TopBar(QFrame):
    """What every page has above it."""

    def __init__(self, commands: Commands) -> None:
        super().__init__()
        self.setObjectName("top")
        self._opened: Opened | None = None
        self.finder = Finder(commands)
        self.finder.setMinimumWidth(200)
        self._country = ChoiceBox()
        self._country.setAccessibleName(tr("Country in focus"))
        self._country.setMinimumWidth(160)
        self._country.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._country.setMinimumContentsLength(28)
        self._country.addItem(tr("All countries"), None)
        self._as_of = DayEdit()
        self._as_of.setFixedWidth(150)
        self._as_of.setAccessibleName(tr("As of"))
        self._known = button("", self._look_now, "link")
        self._known.setToolTip(tr("A country's page, framework and effects and the papers say what the desk knew then;"
                                  " all else says what it knows now. Press to come back to today."))  # fmt: skip
        self._known.hide()
        day = label(tr("As of"), "quiet")
        inside = row(self.finder, self._country, self._known, day, self._as_of, spacing=3 * SPACE // 2)
        inside.setStretch(0, 1)
        inside.setContentsMargins(3 * SPACE, SPACE, 3 * SPACE, SPACE)
        self.setLayout(inside)
        self._lent: WayBack | None = None
        self.finder.left.connect(self._end_search)
        self._country.activated.connect(self._focus)
        self._as_of.committed.connect(self._focus)

    def search(self) -> None:
        """Put the keyboard into the search field; during a meeting it is seen for as long as it is used."""
        if self.isHidden():
            self._lent = WayBack()
            self.show()
        self.finder.call()

    def stay(self) -> None:
        """Be seen, whether somebody searches or not."""
        self._lent = None
        self.show()

    def _end_search(self) -> None:
        if (lent := self._lent) is None:
            return
        self._lent, at = None, QApplication.focusWidget()
        before = lent.within(self.window())
        if before is not None and (at is None or self.isAncestorOf(at)):
            before.setFocus()
        self.hide()

    def serve(self, opened: Opened | None) -> None:
        """Show the countries and the day of this desk from now on."""
        self._opened = opened
        self.finder.serve(opened)
        for part in (self.finder, self._country, self._as_of):
            part.setEnabled(opened is not None)
        if opened is None:
            return
        self._as_of.show_value(opened.as_of)
        opened.changed.connect(self.refresh)
        opened.focus_changed.connect(self._follow)
        self.refresh()

    def refresh(self) -> None:
        """Ask for the countries of the desk."""
        if self._opened:
            self._opened.ask(_countries, self._list, owner=self)

    def _list(self, countries: list[tuple[str, str]]) -> None:
        with QSignalBlocker(self._country):
            self._country.clear()
            self._country.addItem(tr("All countries"), None)
            for record, name in countries:
                self._country.addItem(name, record)
        self._follow()

    def _follow(self) -> None:
        if self._opened:
            self._country.setCurrentIndex(max(0, self._country.findData(self._opened.country)))
            self._as_of.show_value(self._opened.as_of)
            known = self._opened.known
            self._known.setText(tr("as known on {day}", day=display.date(known)) if known else "")
            self._known.setVisible(bool(known))

    def _look_now(self) -> None:
        if self._opened:
            self._opened.look_back("")

    def _focus(self) -> None:
        if self._opened:
            self._opened.focus(self._country.currentData(), self._as_of.value or display.today())


def _countries(desk: "Desk") -> list[tuple[str, str]]:
    from pbdesk.desk import reading

    return [(hit.id, display.on_one_line(hit)) for hit in reading.choices(desk, KINDS["country"], "", limit=500)]
