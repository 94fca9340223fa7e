"""Lead agencies: who led on a day, for the whole country and for each dimension, and every assignment."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QGridLayout

from pbdesk.records.kinds import KINDS
from ui import display
from ui.opened import Opened
from ui.pages.registers import RegistersPage, Tab
from ui.theme import SPACE
from ui.widgets.parts import LinkButton, clear, column, label
from ui.words import tr

if TYPE_CHECKING:
    from pbdesk.store.desk import Desk

Led = tuple[str, str, list[tuple[str, str]]]
"""A country, a dimension (empty: the whole country), and who led: assignment and words."""


class LeadsPage(RegistersPage):
    """The answer to "who led on this date" above the register it is read from."""

    def __init__(self, opened: Opened) -> None:
        about = tr("A lead is assigned by a decision, from a day to a day; the day is set at the top.")
        super().__init__(opened, tr("Lead agencies"), about, (Tab("assignment"),))
        self._heading = label("", "heading")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(3 * SPACE)
        self._grid.setVerticalSpacing(SPACE)
        answer = QFrame()
        answer.setProperty("look", "card")
        inside = column(self._heading, self._grid, spacing=3 * SPACE // 2)
        inside.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
        answer.setLayout(inside)
        self.rows.insertWidget(1, answer)

    def refresh(self) -> None:
        super().refresh()
        country, day = self.opened.country, self.opened.as_of
        self.opened.ask(lambda desk: who_led(desk, country, day), self._show_led, owner=self)

    def _show_led(self, led: list[Led]) -> None:
        self._heading.setText(tr("Who led on {day}", day=display.date(self.opened.as_of)))
        clear(self._grid)
        for at, (country, dimension, leads) in enumerate(led):
            self._grid.addWidget(label(country), at, 0)
            self._grid.addWidget(label(dimension or tr("The whole country"), "quiet"), at, 1)
            if not leads:
                self._grid.addWidget(label(tr("no lead agency"), "bad" if not dimension else "quiet"), at, 2)
            for place, (record, words) in enumerate(leads, 2):
                opens = LinkButton(words, partial(self.opened.record_wanted.emit, record))
                self._grid.addWidget(opens, at, place)
        if not led:
            self._grid.addWidget(
                label(tr("Add a country first; then the decision that assigns its lead."), "quiet"), 0, 0
            )
        self._grid.setColumnStretch(6, 1)


def who_led(desk: "Desk", country: str | None, day: str) -> list[Led]:
    """Who led on a day, country by country; dimensions only where they have a lead of their own."""
    from pbdesk.desk import reading
    from pbdesk.desk.reading import Condition, Listing

    kind = KINDS["assignment"]
    page = reading.page(desk, Listing(kind, (Condition("start", "to", day),), "start"))
    now = [row for row in page.rows if not row["end"] or str(row["end"]) >= day]
    found: list[Led] = []
    for record, name in reading.choices(desk, KINDS["country"], "", limit=50):
        if country not in (None, record):
            continue
        own = [row for row in now if row["country"] == record]
        places = dict.fromkeys([None, *(row["dimension"] for row in own)])
        for dimension in places:
            leads = [
                (str(row["id"]), _words(page.titles.get(str(row["agency"]), ""), row["role"]))
                for row in own
                if row["dimension"] == dimension
            ]
            found.append((name, page.titles.get(str(dimension), "") if dimension else "", leads))
    return found


def _words(agency: str, role: object) -> str:
    return f"{agency} ({display.choice(str(role)).lower()})" if role and role != "lead" else agency
