"""What importing a file would do, drawn for a person to approve: tables, columns, counts, problems, rows."""

from collections import Counter
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from pbdesk.records.kinds import find
from ui import display
from ui.theme import SPACE
from ui.widgets.parts import button, card, clear, column, label, row
from ui.words import count_of, tr

if TYPE_CHECKING:
    from pbdesk.desk.receiving import Received

_ROWS, _PROBLEMS, _LEFT_OUT, _HEADING = 6, 12, 8, 60
_COUNTS = (("created", "new"), ("updated", "changed"), ("unchanged", "unchanged"), ("refused", "refused"))


class PlanView(QWidget):
    """A plan, and the two answers to it; nothing is written before it is approved."""

    approved = Signal()
    refused = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._title, self._about = label("", "heading"), label("", "quiet", wrap=True)
        self._approve = button(tr("Import"), self.approved.emit, "main")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2 * SPACE)
        self._rows.setContentsMargins(0, 0, SPACE, 0)
        inside = QWidget()
        inside.setLayout(self._rows)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inside)
        words, no = column(self._title, self._about, spacing=2), button(tr("Do not import"), self.refused.emit)
        head = row(words, no, self._approve)
        head.setStretch(0, 1)
        whole = column(head, area, spacing=2 * SPACE)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def show_plan(self, received: "Received", report: dict[str, Any], samples: "list[Sample]") -> None:
        """Draw what importing would do."""
        clear(self._rows)
        does = sum(table["created"] + table["updated"] for table in report["tables"])
        self._title.setText(received.path.name)
        self._about.setText(_summary(report))
        self._approve.setText(
            count_of(does, "Import 1 record", "Import {n} records") if does else tr("Nothing to import")
        )
        self._approve.setEnabled(does > 0)
        for table, sample in zip(report["tables"], samples, strict=True):
            self._rows.addWidget(_table(table, sample))
        if report["ignored_sheets"]:
            lines = [f"{one['sheet'] or report['file']}: {tr(one['reason'])}" for one in report["ignored_sheets"]]
            self._rows.addWidget(
                card(label(tr("Sheets left out"), "heading"), *(label(t, "quiet", wrap=True) for t in lines))
            )
        self._rows.addStretch(1)
        self._approve.setFocus()


Sample = tuple[list[str], list[list[str]]]
"""The headings and the first rows of a table, as the desk would show them."""


def samples_of(received: "Received") -> list[Sample]:
    """The first rows of every table of a plan; runs on the worker."""
    if received.own:
        return [([], []) for _ in received.own.told()]
    return [_sample(planned) for planned in received.plan.tables] if received.plan else []


def _sample(planned: Any) -> Sample:
    kind, table = planned.kind, planned.table
    fields = [kind.by_name[name] for name in table.fields if name in kind.by_name][:7]
    rows = []
    for one in list(table.rows)[:_ROWS]:
        values = dict(zip(table.fields, one.values, strict=True))
        rows.append([str(one.number), *(_cell(field, values) for field in fields)])
    return [tr("Row"), *(tr(field.label) for field in fields)], rows


def _cell(field: Any, values: dict[str, Any]) -> str:
    value = values.get(field.name)
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return display.cell(display.shown(field, values, {})) if value is not None else display.UNKNOWN


def _summary(report: dict[str, Any]) -> str:
    tables = len(report["tables"])
    found = count_of(tables, "1 table was found.", "{n} tables were found.")
    return f"{found} {tr('Nothing is written until you say so; the import can be taken back as one change.')}"


def _table(table: dict[str, Any], sample: Sample) -> QFrame:
    kind = find(table["kind"])
    name = tr(kind.labels) if kind else table["kind"]
    where = tr(
        "sheet {sheet}, rows {first}–{last}",
        sheet=table["sheet"] or "–",
        first=table["first_row"],
        last=table["last_row"],
    )
    made = card(
        row(label(name, "heading"), label(where, "quiet"), 1),
        _counts(table),
        _columns(table, kind),
        spacing=3 * SPACE // 2,
    )
    inside = made.layout()
    if isinstance(inside, QVBoxLayout):
        if sample[1]:
            inside.addWidget(_sample_rows(sample))
        if table["problem_count"]:
            inside.addLayout(_problems(table))
    return made


def _counts(table: dict[str, Any]) -> QHBoxLayout:
    parts: list[QWidget | int] = []
    for key, word in _COUNTS:
        figure = label(display.number(table[key]), "figure bad" if key == "refused" and table[key] else "figure")
        box = QWidget()
        box.setLayout(column(figure, label(tr(word), "quiet"), spacing=0))
        parts.append(box)
    for name, money in table["money"].items():
        box = QWidget()
        amount = display.number(float(money["sum"]))
        kind = find(table["kind"])
        named = tr(kind.by_name[name].label) if kind and name in kind.by_name else name
        words = " ".join(filter(None, [amount, money["currency"] or ""]))
        box.setLayout(
            column(label(words, "heading"), label(tr("sum of {field}", field=named.lower()), "quiet"), spacing=0)
        )
        parts.append(box)
    return row(*parts, 1, spacing=4 * SPACE)


def _columns(table: dict[str, Any], kind: Any) -> QFrame:
    by_column = {field.reported_as: field for field in kind.fields} if kind else {}
    grid = QGridLayout()
    grid.setHorizontalSpacing(2 * SPACE)
    grid.setVerticalSpacing(SPACE // 2)
    for at, (name, heading) in enumerate(table["columns"].items()):
        field = by_column.get(name)
        place = at // 2, 2 * (at % 2)
        grid.addWidget(label(tr(field.label) if field else name, "label"), *place)
        said = label(f"“{display.cell(heading)[:_HEADING]}”")
        said.setToolTip(heading)
        said.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        grid.addWidget(said, place[0], place[1] + 1)
    grid.setColumnStretch(1, 1)
    grid.setColumnStretch(3, 1)
    made = QFrame()
    made.setLayout(column(label(tr("Columns understood"), "heading"), grid, *_left_out(table), spacing=SPACE))
    return made


def _left_out(table: dict[str, Any]) -> list[QWidget]:
    names = [f"“{display.cell(one)[:_HEADING]}”" for one in table["unmatched_columns"]]
    if not names:
        return []
    more = tr("and {n} more", n=display.number(len(names) - _LEFT_OUT)) if len(names) > _LEFT_OUT else ""
    text = ", ".join(filter(None, [*names[:_LEFT_OUT], more]))
    about = label(text, "quiet", wrap=True)
    about.setToolTip("\n".join(names))
    return [label(tr("Columns left out"), "heading"), about]


def _sample_rows(sample: Sample) -> QTableWidget:
    headings, rows = sample
    made = QTableWidget(len(rows), len(headings))
    made.setHorizontalHeaderLabels(headings)
    made.verticalHeader().hide()
    made.setShowGrid(False)
    made.setWordWrap(False)
    made.setAccessibleName(tr("The first rows"))
    made.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    for at, cells in enumerate(rows):
        for place, text in enumerate(cells):
            item = QTableWidgetItem(text)
            item.setToolTip(text if len(text) > 20 else "")
            made.setItem(at, place, item)
    made.setColumnWidth(0, 56)
    for place in range(1, len(headings)):
        made.setColumnWidth(place, 150)
    height = made.verticalHeader().defaultSectionSize()
    made.setFixedHeight(height * (len(rows) + 1) + 3 * SPACE)
    made.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return made


def _problems(table: dict[str, Any]) -> QVBoxLayout:
    groups = Counter((one["column"], one["message"], one["severity"]) for one in table["problems"])
    first = {(one["column"], one["message"], one["severity"]): one for one in reversed(table["problems"])}
    count = count_of(table["problem_count"], "1 value to look at", "{n} values to look at")
    lines: list[QWidget] = [label(count, "label")]
    for key, times in groups.most_common(_PROBLEMS):
        lines.append(label(_problem(first[key], times), "bad" if key[2] == "error" else "", wrap=True))
    if len(groups) > _PROBLEMS:
        lines.append(label(tr("and {n} more", n=display.number(len(groups) - _PROBLEMS)), "quiet"))
    lines.append(
        label(tr("What is not understood is kept as text with its record, never guessed."), "quiet", wrap=True)
    )
    return column(*lines, spacing=SPACE // 2)


def _problem(problem: dict[str, Any], times: int) -> str:
    where = tr("row {row}", row=problem["row"]) if problem["row"] is not None else ""
    more = tr("and {n} more rows", n=display.number(times - 1)) if times > 1 else ""
    value = f"“{display.cell(problem['value'])[:60]}”" if problem["value"] else ""
    place = ", ".join(filter(None, [display.cell(problem["column"])[:60], where, more]))
    return " ".join(filter(None, [f"{place}:", value, problem["message"]]))
