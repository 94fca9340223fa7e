"""What importing a file would do, drawn for a person to change and approve: the sheet, what is said of it, the plan."""

from dataclasses import asdict, dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QSplitter, QTabBar, QVBoxLayout, QWidget

from pbdesk.records.kinds import KINDS
from ui import display, wording
from ui.intake.cards import Asks, left_out_card, table_card
from ui.intake.overlay import SheetView
from ui.intake.said import SaidBar
from ui.theme import SPACE
from ui.widgets.parts import LinkButton, button, card, clear, column, label, row, scrolled
from ui.widgets.tall import Tall
from ui.words import count_of, tr, within

if TYPE_CHECKING:
    from pbdesk.desk.overlaying import Changing, Overlay
    from pbdesk.desk.receiving import Received
    from pbdesk.intake.planned import Unknown

_UNKNOWN = 12
"""So many unknown names are shown."""


@dataclass
class Planned:
    """All that is shown of a plan, as the worker gives it."""

    received: "Received"
    report: dict[str, Any]
    overlays: "list[Overlay]"
    changes: "list[list[Changing]]"
    names: "list[Unknown]"
    profiles: list[str]
    profile: str


@dataclass
class _Said:
    """What a person has said in the sheet and on the cards, under the names of the hints for the reading."""

    profile: dict[str, str] = field(default_factory=dict)
    units: dict[str, tuple[str, int]] = field(default_factory=dict)
    headers: dict[str, int] = field(default_factory=dict)
    rows: dict[str, dict[int, bool]] = field(default_factory=dict)
    keys: dict[str, list[str]] = field(default_factory=dict)
    without: list[str] = field(default_factory=list)


class PlanView(QWidget):
    """A plan, what can be said of it, and the two answers to it; nothing is written before it is approved."""

    approved = Signal()
    refused = Signal()
    said = Signal()
    """Something was said of the file that may change how it is understood."""
    meaning_wanted = Signal(str, str)
    """A person wants to say which record an unknown name means: its kind and the name."""
    same_said = Signal(str, str, str)
    """A person has said that a name of a kind means what it is near to."""

    def __init__(self) -> None:
        super().__init__()
        self._title, self._about = label("", "heading"), label("", "quiet", wrap=True)
        self._approve = button(tr("Import"), self.approved.emit, "main")
        self.bar, self.sheet = SaidBar(), SheetView()
        self.bar.changed.connect(self._bar_changed)
        self.tabs = QTabBar()
        self.tabs.setAccessibleName(tr("Sheets of the file"))
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.currentChanged.connect(self._show_sheet)
        self._said = _Said()
        self.sheet.field_said.connect(self._field)
        self.sheet.unit_said.connect(self._unit)
        self.sheet.currency_said.connect(self._currency)
        self.sheet.row_said.connect(self._row)
        self.sheet.header_said.connect(self._headings)
        self._planned: Planned | None = None
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2 * SPACE)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self.setLayout(self._whole())

    def _whole(self) -> QVBoxLayout:
        inside = Tall()
        inside.setLayout(self._rows)
        area = scrolled(inside)
        halves = QSplitter(Qt.Orientation.Vertical)
        halves.setHandleWidth(SPACE)
        halves.setChildrenCollapsible(False)
        self.sheet.setMinimumHeight(150)
        upper = QWidget()
        upper.setLayout(column(self.tabs, self.sheet, spacing=0))
        halves.addWidget(upper)
        halves.addWidget(area)
        halves.setSizes([1000, 1000])
        words, no = column(self._title, self._about, spacing=2), button(tr("Do not import"), self.refused.emit)
        head = row(words, no, self._approve)
        head.setStretch(0, 1)
        whole = column(head, self.bar, halves, spacing=3 * SPACE // 2)
        whole.setStretch(2, 1)
        return whole

    def begin(self, planned: Planned) -> None:
        """Show the plan of another file; nothing has been said of it yet."""
        self._said = _Said()
        self.bar.begin([(one.sheet, one.hidden) for one in planned.overlays], planned.profiles, planned.profile)
        self.show_plan(planned)
        self._approve.setFocus()

    def show_plan(self, planned: Planned) -> None:
        """Draw what importing would do."""
        self._planned = planned
        report = planned.report
        does = sum(table["created"] + table["updated"] for table in report["tables"])
        self._title.setText(planned.received.path.name)
        self._about.setText(_summary(report, planned.profile))
        self._approve.setText(
            count_of(does, "Import 1 record", "Import {n} records") if does else tr("Nothing to import")
        )
        self._approve.setEnabled(does > 0)
        self._draw_sheet(planned)
        clear(self._rows)
        for part in self._parts(planned):
            self._rows.addWidget(part)
        self._rows.addStretch(1)

    def _draw_sheet(self, planned: Planned) -> None:
        """The sheet that was looked at, else the first that holds a table."""
        names = [one.sheet or "" for one in planned.overlays]
        before = self.tabs.tabText(self.tabs.currentIndex()) if self.tabs.count() else ""
        wanted = self.bar.said["sheet"] or (before if before in names else "")
        holding = next((one.sheet or "" for one in planned.overlays if one.kind), "")
        self.tabs.blockSignals(True)
        if [self.tabs.tabText(at) for at in range(self.tabs.count())] != names:
            while self.tabs.count():
                self.tabs.removeTab(0)
            for name in names:
                self.tabs.addTab(name)
        self.tabs.setCurrentIndex(max(0, names.index(wanted if wanted in names else holding)) if names else -1)
        self.tabs.blockSignals(False)
        self.tabs.setVisible(len(names) > 1)
        self.sheet.setVisible(bool(names))
        self._show_sheet(self.tabs.currentIndex())

    def _show_sheet(self, at: int) -> None:
        """Show a sheet as it is; which row holds its headings is said of it alone."""
        overlays = self._planned.overlays if self._planned else []
        if 0 <= at < len(overlays):
            self.sheet.show_overlay(overlays[at])
            self.bar.set_header(self._said.headers.get(overlays[at].sheet or "", 0))

    def _parts(self, planned: Planned) -> list[QWidget]:
        report = planned.report
        parts: list[QWidget] = []
        if report["same_as"]:
            day = display.date(report["same_as"]["time"][:10])
            same = tr("This very file was imported on {day}, and is read as it was then.", day=day)
            parts.append(card(label(same, wrap=True), look="notice"))
        parts += [card(label(wording.worded(note["message"]), wrap=True), look="notice") for note in report["notes"]]
        changes = planned.changes or [[] for _ in report["tables"]]
        names = [self._unknown(planned.names)] if planned.names else []
        ask_first = any(one.near for one in planned.names)
        parts += names if ask_first else []
        asks = Asks(self._key, self._take_table)
        parts += [table_card(table, listed, asks) for table, listed in zip(report["tables"], changes, strict=True)]
        if report["left_out"]:
            parts.append(left_out_card(report["left_out"], asks))
        parts += [] if ask_first else names
        if report["ignored_sheets"]:
            lines = [
                f"{one['sheet'] or report['file']}: {wording.worded(one['reason'])}" for one in report["ignored_sheets"]
            ]
            parts.append(card(label(tr("Sheets left out"), "heading"), *(label(t, "quiet", wrap=True) for t in lines)))
        return parts

    def _unknown(self, names: "list[Unknown]") -> QFrame:
        """The names that the desk does not know; each may be said to mean what it has already."""
        lines: list[QWidget] = [label(tr("Names this desk does not know"), "heading")]
        for one in names[:_UNKNOWN]:
            asks = [LinkButton(tr("means …"), partial(self.meaning_wanted.emit, one.kind, one.name))]
            asks[0].setMinimumWidth(asks[0].sizeHint().width())
            if one.near:
                said = tr("is the same as “{near}”", near=one.near)
                asks.insert(0, LinkButton(said, partial(self.same_said.emit, one.kind, one.name, one.means)))
            for ask in asks:
                ask.setAccessibleDescription(one.name)
            line = QWidget()
            line.setLayout(row(label(_unknown_words(one)), *asks, 1, spacing=2 * SPACE))
            lines.append(line)
        if len(names) > _UNKNOWN:
            lines.append(label(count_of(len(names) - _UNKNOWN, "and 1 more", "and {n} more"), "quiet"))
        return card(*lines)

    @property
    def hints(self) -> dict[str, Any]:
        """All that a person has said of the file."""
        return {**self.bar.said, **asdict(self._said)}

    def _bar_changed(self) -> None:
        self._said.headers[self._sheet_name()] = int(self.bar.header.currentData())
        self._said.headers = {sheet: row for sheet, row in self._said.headers.items() if row}
        self.said.emit()

    def _sheet_name(self) -> str:
        return (self.sheet.shown.sheet or "") if self.sheet.shown else ""

    def _field(self, heading: str, name: str) -> None:
        """Take a column as a field; what was taken as that field before is left out."""
        shown = self.sheet.shown
        by_field = {name: place for place, name in shown.fields.items()} if shown else {}
        kind = KINDS[shown.kind] if shown and shown.kind else None
        field = next((one.name for one in kind.fields if one.reported_as == name), "") if kind else ""
        beside = {shown.headings[place] for place in shown.beside} if shown else set()
        if shown and field in by_field and heading not in beside and shown.headings[by_field[field]] != heading:
            self._said.profile[shown.headings[by_field[field]]] = ""
        self._said.profile[heading] = name
        self.said.emit()

    def _unit(self, heading: str, factor: int) -> None:
        currency = self._said.units.get(heading, ("", 1))[0] or self.bar.said["currency"] or self._currency_of(heading)
        self._said.units[heading] = (currency, factor)
        self.said.emit()

    def _currency(self, heading: str, code: str) -> None:
        from pbdesk.intake.units import said_unit

        factor = self._said.units.get(heading, ("", said_unit(heading).factor))[1]
        self._said.units[heading] = (code, factor)
        self.said.emit()

    def _row(self, at: int, is_data: bool) -> None:
        """A row is data, or is none."""
        self._said.rows.setdefault(self._sheet_name(), {})[at] = is_data
        self.said.emit()

    def _key(self, kind: str, names: list[str]) -> None:
        """The rows of a kind are recognised by these fields; by none: as found."""
        self._said.keys[kind] = names
        self.said.emit()

    def _take_table(self, place: str, taken: bool) -> None:
        """Take a table, or leave it out."""
        self._said.without = [one for one in self._said.without if one != place] + ([] if taken else [place])
        self.said.emit()

    def _currency_of(self, heading: str) -> str:
        """The currency that a column of amounts was found to be in."""
        for table in self._planned.report["tables"] if self._planned else ():
            for name, money in table["money"].items():
                if table["columns"].get(name) == heading:
                    return str(money["currency"] or "")
        return ""

    def _headings(self, at: int) -> None:
        self.bar.set_header(at)
        self._bar_changed()


def _unknown_words(one: "Unknown") -> str:
    kind = within(tr(KINDS[one.kind].label if one.kind in KINDS else "Sector"))
    if one.made:
        return tr("“{name}” ({kind}) is added", name=one.name, kind=kind)
    return tr("“{name}” ({kind}) stays as text", name=one.name, kind=kind)


def _summary(report: dict[str, Any], profile: str) -> str:
    tables = len(report["tables"])
    found = count_of(tables, "1 table was found.", "{n} tables were found.")
    known = tr("It was read as “{profile}”.", profile=profile) if profile else ""
    safe = tr("Nothing is written until you say so; the import can be taken back as one change.")
    return " ".join(filter(None, [found, known, safe]))
