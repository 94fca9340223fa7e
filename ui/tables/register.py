"""A register: one kind of record as a table with what can be done to it; the floor of most pages."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QInputDialog, QMenu, QPushButton, QWidget

from pbdesk.records.kind import Kind
from pbdesk.records.kinds import KINDS
from ui.opened import Opened
from ui.saving import ask_where
from ui.tables import columns
from ui.tables.chunks import Shade
from ui.tables.export import write_listing
from ui.tables.model import RecordsModel
from ui.tables.view import RecordTable
from ui.tables.views import View, Views
from ui.widgets.either import Either
from ui.widgets.parts import Empty, button, column, label, row, tool
from ui.widgets.segments import Segments
from ui.words import count_of, together, tr, within

if TYPE_CHECKING:
    from pbdesk.store.desk import Desk

_PAUSE = 400
"""Milliseconds after the last change of a column until it is remembered."""
ADVICE = {
    "activity": "Import a ministry's spreadsheet, or add one by hand.",
    "decision": "Add the first decision, or import the task force's list of decisions.",
    "assignment": "A lead is assigned by a decision. Add the decision first, then the lead.",
    "rotation": "Add the agencies of a rotating task force in their order, each with its months; then continue the "
                "rotation under Lead agencies.",
    "policy": "Add the government's engagement policy for a country, then the record of who was consulted.",
    "country": "Add the country the task force deals with; everything else is linked to it.",
    "actor": "Actors come with an imported spreadsheet. Mark those of your own government as its agencies.",
}
"""What to do next where a register is empty."""
NONE_YET = {
    "ownership": "Nobody has said yet who controls the stating of needs",
    "judgement": "Nobody has judged the Rome principles yet",
    "position": "No agency has stated a position yet",
    "reference": "No policy is referred to yet",
}
"""What is said of an empty register where its name does not stand in a sentence."""


class Register(QWidget):
    """A table of one kind with a bar above it; `fixed` conditions always hold, the person's filters besides."""

    counted = Signal(int)
    released = Signal()
    """The person wants to see all records again, not only those of a listing."""

    def __init__(self, opened: Opened, kind: Kind, shade: Shade | None = None, extra: Sequence[QWidget] = ()) -> None:
        super().__init__()
        self.opened, self.kind = opened, kind
        self.model = RecordsModel(opened, kind, shade)
        self.table = RecordTable(opened, self.model)
        self.bar_of_filters = next((one for one in extra if isinstance(one, Segments)), None)
        self.begins: dict[str, Any] = {}
        """What a record added here begins with, so that it is among those shown."""
        self._fixed: tuple[Any, ...] = ()
        self._typed: tuple[Any, ...] = ()
        self._count = label("", "quiet", wrap=True)
        self._filter = tool(tr("Filter by column"), "filter", self.toggle_filters)
        self._filter.setCheckable(True)
        self._columns = tool(tr("Choose columns"), "columns", self.choose_columns)
        self._views_tool = tool(tr("Views of this table"), "views", self.choose_view)
        add = button(tr("Add {kind}", kind=within(tr(kind.label))), self.add, picture="add")
        export = tool(tr("Export what is shown"), "export", self.export)
        tools = row(self._filter, self._columns, self._views_tool, export, spacing=0)
        self.bar = row(*extra, self._count, 1, tools, add)
        self._stack = Either()
        self._stack.addWidget(self.table)
        self._without: dict[tuple[bool, bool], Empty] = {}
        self._only = QWidget()
        self._only_words = label("", "quiet")
        every = button(tr("Show all"), self.released.emit, "link")
        self._only.setLayout(row(self._only_words, every, 1))
        self._only.hide()
        inside = column(self.bar, self._only, self._stack)
        inside.setStretch(2, 1)
        self.setLayout(inside)
        self.table.header.narrowed.disconnect(self.model.narrow)
        self.table.header.narrowed.connect(self._narrow)
        self.table.wanted.connect(opened.record_wanted)
        self.table.unwanted.connect(self._discard)
        self.model.counted.connect(self._say)
        self.views = Views(opened, kind)
        if left := self.views.last:
            self._put(left)
        self._leaving = QTimer(self, singleShot=True, interval=_PAUSE)
        self._leaving.timeout.connect(lambda: self.views.leave(self._view()))
        self.table.rearranged.connect(self._leaving.start)
        self.table.header.narrowed.connect(lambda _: self._leaving.start())
        if self.bar_of_filters:
            self.bar_of_filters.chosen.connect(lambda _: self._leaving.start())

    def _nothing(self) -> Empty:
        """What stands in the place of an empty table, made when it is first seen."""
        narrowed = (bool(self._fixed), bool(self._fixed and self.opened.country))
        if narrowed not in self._without:
            self._without[narrowed] = self._none_such() if self._fixed else self._empty()
            self._stack.addWidget(self._without[narrowed])
        return self._without[narrowed]

    def _empty(self) -> Empty:
        add = button(tr("Add {kind}", kind=within(tr(self.kind.label))), self.add, "main", "add")
        none = tr(NONE_YET.get(self.kind.name, "No {kinds} yet"), kinds=within(tr(self.kind.labels)))
        return Empty("table", none, _advice(self.kind), add)

    def _none_such(self) -> Empty:
        """What stands in the place of the table where the ready-made filter or the country leaves no record."""
        others = tr("Choose others above, or add one here.")
        advice = tr("Choose others above or all countries, or add one here.") if self.opened.country else others
        add = button(tr("Add {kind}", kind=within(tr(self.kind.label))), self.add, picture="add")
        return Empty("filter", tr("No record meets these conditions."), advice, add)

    def refresh(self) -> None:
        """Read again what is seen."""
        self.model.reload()

    def hold(self, *conditions: Any) -> None:
        """Show only records that meet these conditions, whatever the person filters besides."""
        if conditions != self._fixed:
            self._fixed = conditions
            self.table.measure_again()
            self.model.narrow((*self._fixed, *self._typed))

    def lift_filters(self) -> None:
        """Take away what the person filtered by column."""
        self.table.header.type({})
        self._filter.setChecked(False)

    def say_only(self, words: str) -> None:
        """Say that only some records are shown, with a way to see all; no words take it away."""
        self._only_words.setText(words)
        self._only.setVisible(bool(words))

    def _narrow(self, conditions: tuple[Any, ...]) -> None:
        self._typed = conditions
        self.model.narrow((*self._fixed, *conditions))

    def _say(self, rows: int) -> None:
        none = tr("No record meets these conditions.") if rows == 0 and self._typed else ""
        self._count.setText(none or together(count_of(rows, "1 record", "{n} records")))
        held = self.table.hasFocus()
        self._stack.setCurrentWidget(self.table if rows or self._typed else self._nothing())
        if held and not self.table.isVisible():
            self.take_keyboard()
        self.counted.emit(rows)

    def take_keyboard(self) -> None:
        """Put the keyboard into the table, on its first record where none is chosen; without one, on adding one."""
        seen = self._stack.currentWidget()
        adding = seen.findChild(QPushButton) if seen and seen is not self.table else None
        (adding or self.table).setFocus()
        if not self.table.currentIndex().isValid() and self.model.rows:
            self.table.selectRow(0)

    def add(self) -> None:
        """Begin a new record of this kind."""
        self.opened.kind_wanted.emit(self.kind.name, dict(self.begins))

    def toggle_filters(self) -> None:
        """Show or hide the row of filters."""
        wanted = not self.table.header.filters_open
        self._filter.setChecked(wanted)
        self.table.header.open_filters(wanted=wanted)
        self.table.header.take_keyboard()

    def choose_columns(self) -> None:
        """Let the person tick the columns."""
        menu = QMenu(self)
        for field in columns.possible(self.kind):
            action = menu.addAction(tr(field.label))
            action.setCheckable(True)
            action.setChecked(field.name in self.model.names)
            action.toggled.connect(lambda on, name=field.name: self._show_column(name, on=on))
        menu.exec(self._columns.mapToGlobal(self._columns.rect().bottomLeft()))

    def _show_column(self, name: str, *, on: bool) -> None:
        names = [one for one in self.model.names if one != name]
        chosen = (*names, name) if on else tuple(names)
        if chosen:
            self.table.show_columns(chosen)
            self.views.leave(self._view())
            self.model.reload(keep=False)

    def choose_view(self) -> None:
        """Offer the views that were kept, and to keep this one."""
        menu = self.views_menu()
        menu.exec(self._views_tool.mapToGlobal(self._views_tool.rect().bottomLeft()))

    def views_menu(self) -> QMenu:
        """The views by name, keeping this one under a name, forgetting one."""
        menu = QMenu(self)
        names = self.views.names()
        for name in names:
            menu.addAction(name.replace("&", "&&"), partial(self.show_view, name))
        if names:
            menu.addSeparator()
        menu.addAction(tr("Keep this view …"), self._name_view)
        menu.addAction(tr("As it was at first"), self._begin_again)
        if names:
            self._of_each(menu.addMenu(tr("Rename a view")), self._rename_view)
            self._of_each(menu.addMenu(tr("Forget a view")), self.views.drop)
        return menu

    def _of_each(self, menu: QMenu, act: Callable[[str], None]) -> None:
        """What can be done with each view."""
        for name in self.views.names():
            menu.addAction(name.replace("&", "&&"), partial(act, name))

    def _name_view(self) -> None:
        name, given = QInputDialog.getText(self, tr("Keep this view"), tr("What is it called?"))
        if given and name.strip():
            self.keep_view(name.strip())

    def _rename_view(self, name: str) -> None:
        other, given = QInputDialog.getText(self, tr("Rename a view"), tr("What is it called?"), text=name)
        if given and other.strip():
            self.rename_view(name, other.strip())

    def rename_view(self, name: str, other: str) -> None:
        """Call a view otherwise; a name that another view has is not taken from it."""
        if name != other and not self.views.rename(name, other):
            self.opened.said.emit(tr("Another view is called {name} already.", name=other))

    def keep_view(self, name: str) -> None:
        """Keep columns, widths, order and filters under a name."""
        self.views.put(name, self._view())
        self.opened.said.emit(tr("The view {name} is kept.", name=name))

    def _view(self) -> View:
        """How the table is seen now, the ready-made filter included."""
        return replace(self.table.view(), which=self.bar_of_filters.current if self.bar_of_filters else "")

    def _put(self, view: View) -> None:
        """Let the table stand as a view has it."""
        if self.bar_of_filters:
            self.bar_of_filters.begin_with(view.which)
        self.table.show_view(view)
        self._filter.setChecked(self.table.header.filters_open)

    def show_view(self, name: str) -> None:
        """See the table as a view has it."""
        view = self.views.get(name)
        if view is None:
            return
        if self.bar_of_filters and view.which in self.bar_of_filters.keys:
            self.bar_of_filters.choose(view.which)
        self._see(view)

    def _begin_again(self) -> None:
        self._see(View(columns.first(self.kind), order=columns.ORDER.get(self.kind.name, "")))

    def _see(self, view: View) -> None:
        self._put(view)
        self.views.leave(view)
        self.model.reload(keep=False)

    def _discard(self, records: list[str]) -> None:
        if not records:
            return
        person = self.opened.person
        deleted = count_of(len(records), "Deleted 1 record.", "Deleted {n} records.")
        said = f"{deleted} {tr('Undo brings back what was deleted.')}"
        self.opened.change(lambda desk: _remove(desk, records, person), lambda _: self.opened.said.emit(said))

    def export(self) -> None:
        """Ask for a file and write what is shown to it."""
        name, forms = f"{tr(self.kind.labels)}.xlsx", tr("Excel workbook (*.xlsx);;Comma-separated values (*.csv)")
        if path := ask_where(self, tr("Export what is shown"), name, forms, ".xlsx", ".csv"):
            self.export_to(path)

    def export_to(self, path: Path) -> None:
        """Write every record of the listing, as it is shown, to a workbook or a text file."""
        wanted, names = self.model.listing(), self.table.view().columns
        self.opened.work(
            tr("Exporting"),
            lambda desk, progress: write_listing(desk, wanted, names, path, progress),
            lambda rows: self._exported(rows, path),
            owner=self,
        )

    def _exported(self, rows: int, path: Path) -> None:
        self.opened.said.emit(self.opened.wrote(tr("Wrote {n} rows to {file}.", n=rows, file=path.name)))


def _advice(kind: Kind) -> str:
    """What to do next; what is part of another record needs that one first."""
    if kind.name not in ADVICE and kind.part_of:
        whole = within(tr(KINDS[kind.by_name[kind.part_of].to].labels))
        return tr("These belong to {kinds}; where there are none yet, begin there.", kinds=whole)
    return tr(ADVICE.get(kind.name, "Add the first one; it is saved as you leave each field."))


def _remove(desk: "Desk", records: list[str], person: str) -> None:
    from pbdesk.desk import writing

    writing.remove_all(desk, records, person)
