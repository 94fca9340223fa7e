"""A register: one kind of record as a table with what can be done to it; the floor of most pages."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QMenu, QStackedLayout, QWidget

from pbdesk.records.kind import Kind
from ui.opened import Opened
from ui.tables import columns
from ui.tables.export import write_listing
from ui.tables.model import RecordsModel, Shade
from ui.tables.view import RecordTable
from ui.widgets.parts import Empty, button, column, label, row, tool
from ui.words import count_of, tr

ADVICE = {
    "activity": "Import a ministry's spreadsheet, or add one by hand.",
    "decision": "Add the first decision, or import the task force's list of decisions.",
    "assignment": "A lead is assigned by a decision. Add the decision first, then the lead.",
    "policy": "Add the government's engagement policy for a country, then the record of who was consulted.",
    "country": "Add the country the task force deals with; everything else is linked to it.",
    "actor": "Actors come with an imported spreadsheet. Mark those of your own government as its agencies.",
}
"""What to do next where a register is empty."""


class Register(QWidget):
    """A table of one kind with a bar above it; `fixed` conditions always hold, the person's filters besides."""

    counted = Signal(int)

    def __init__(self, opened: Opened, kind: Kind, shade: Shade | None = None, extra: Sequence[QWidget] = ()) -> None:
        super().__init__()
        self.opened, self.kind = opened, kind
        self.model = RecordsModel(opened, kind, shade)
        self.table = RecordTable(opened, self.model)
        self.preset: dict[str, Any] = {}
        self._fixed: tuple[Any, ...] = ()
        self._typed: tuple[Any, ...] = ()
        self._count = label("", "quiet")
        self._filter = tool(tr("Filter by column"), "filter", self.toggle_filters)
        self._filter.setCheckable(True)
        self._columns = tool(tr("Choose columns"), "columns", self._choose_columns)
        add = button(tr("Add {kind}", kind=tr(kind.label).lower()), self.add, picture="add")
        export = tool(tr("Export what is shown"), "export", self._export)
        self.bar = row(*extra, self._count, 1, self._filter, self._columns, export, add)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty())
        inside = column(self.bar, self._stack)
        inside.setStretch(1, 1)
        self.setLayout(inside)
        self.table.header.narrowed.disconnect(self.model.narrow)
        self.table.header.narrowed.connect(self._narrow)
        self.table.wanted.connect(opened.record_wanted)
        self.model.counted.connect(self._say)
        self._fit()

    def _fit(self) -> None:
        kept = self.opened.kept(f"columns/{self.kind.name}")
        if kept:
            self.table.show_columns(tuple(kept.split(",")))

    def _empty(self) -> Empty:
        advice = tr(ADVICE.get(self.kind.name, "Add the first one; it is saved as you leave each field."))
        add = button(tr("Add {kind}", kind=tr(self.kind.label).lower()), self.add, "main", "add")
        title = tr("No {kinds} yet", kinds=tr(self.kind.labels).lower())
        return Empty("table", title, advice, add)

    def refresh(self) -> None:
        """Read again what is seen."""
        self.model.reload()

    def hold(self, *conditions: Any) -> None:
        """Show only records that meet these conditions, whatever the person filters besides."""
        if conditions != self._fixed:
            self._fixed = conditions
            self.model.narrow((*self._fixed, *self._typed))

    def _narrow(self, conditions: tuple[Any, ...]) -> None:
        self._typed = conditions
        self.model.narrow((*self._fixed, *conditions))

    def _say(self, rows: int) -> None:
        narrowed = bool(self._fixed or self._typed)
        self._count.setText(count_of(rows, "1 record", "{n} records"))
        self._stack.setCurrentIndex(1 if rows == 0 and not narrowed else 0)
        if rows == 0 and narrowed:
            self._count.setText(tr("No record meets these conditions."))
        self.counted.emit(rows)

    def add(self) -> None:
        """Begin a new record of this kind."""
        self.opened.kind_wanted.emit(self.kind.name, dict(self.preset))

    def toggle_filters(self) -> None:
        """Show or hide the row of filters."""
        wanted = not self.table.header.filters_open
        self._filter.setChecked(wanted)
        self.table.header.open_filters(wanted=wanted)

    def _choose_columns(self) -> None:
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
            self.opened.keep(f"columns/{self.kind.name}", ",".join(chosen))
            self.model.reload(keep=False)

    def _export(self) -> None:
        name, form = f"{tr(self.kind.labels)}.xlsx", tr("Excel workbook (*.xlsx)")
        path, _ = QFileDialog.getSaveFileName(self, tr("Export what is shown"), name, form)
        if path:
            self.export_to(Path(path).with_suffix(".xlsx"))

    def export_to(self, path: Path) -> None:
        """Write every record of the listing, as it is shown, to a workbook."""
        wanted, names = self.model.listing(), self.model.names
        self.opened.work(
            tr("Exporting"),
            lambda desk, progress: write_listing(desk, wanted, names, path, progress),
            lambda rows: self.opened.said.emit(tr("Wrote {n} rows to {file}.", n=rows, file=path.name)),
            owner=self,
        )
