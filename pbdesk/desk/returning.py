"""The return sheet: a ministry's own rows with what was accepted, refused and why, and what is missing."""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path
from typing import Any

from pbdesk.brief.words import words as said_in
from pbdesk.desk import forms, profiles
from pbdesk.desk.forms import Choices, Column, words
from pbdesk.errors import NotUnderstood
from pbdesk.intake.cells import Cell
from pbdesk.intake.form import RECORD
from pbdesk.intake.planned import Plan, TablePlan
from pbdesk.intake.planning import plan
from pbdesk.intake.reading import read
from pbdesk.intake.recognising import held_under
from pbdesk.intake.tables import Hints, Reading
from pbdesk.labels import label, labels
from pbdesk.records.kind import Value
from pbdesk.sentences import say, worded
from pbdesk.store import content, history
from pbdesk.store.desk import Desk, Moment
from pbdesk.store.history import Past
from pbdesk.store.query import Records
from pbdesk.store.undo import taken_back

_ALL_ROWS = 1_048_576
_NARROWEST, _WIDEST, _MEASURED = 14, 36, 200
"""How wide a sender's column is, in characters, and how many lines are measured for it."""
_ASKED = {"activity": ("objectives", "counterpart", "needs_assessed", "assessment_led_by", "national_priority")}
"""What a ministry is asked for beside its own columns."""
_MISSING = {"activity": ("objectives", "counterpart", "needs_assessed")}
"""What is said to be missing where the desk does not know it."""
_NOT_KEPT = (
    "The desk has not kept {file}: it was too large, or imported by an older version; "
    "import the next edition, then return that."
)
_GOOD, _BAD, _OURS = "#E2F0D9", "#F8D7DA", "#FFF2CC"


@dataclass
class Line:
    """One row of the ministry, and what became of it."""

    number: int
    cells: Sequence[Cell]
    record: str
    status: str
    why: str
    unclear: str
    missing: list[str] = field(default_factory=list)


def write(desk: Desk, which: str, out: Path, *, language: str = "en", password: str = "") -> dict[str, int]:
    """Write the return sheet of an import (its id or number); gives how many rows were accepted, refused and so on.

    Raises `NotUnderstood` where that is no import with a table of a ministry that stands in the desk.
    """
    if language not in forms.LANGUAGES:
        raise NotUnderstood(
            say(
                "{language} is no language of forms; give one of: {languages}.",
                language=language,
                languages=forms.LANGUAGES,
            )
        )
    past, data = _source(desk, which)
    hints = _hints(past, password)
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / Path(str(past.detail["file"])).name
        copy.write_bytes(data)
        reading = read(copy, hints)
    with desk.reading() as connection:
        planned = plan(connection, reading, hints)
        return _write(connection, past, planned, reading, out, language)


def _source(desk: Desk, which: str) -> tuple[Past, bytes]:
    """The import and the file it read."""
    with desk.reading() as connection:
        past = history.one(connection, which)
        if past.action != "import" or past.n in taken_back(connection):
            raise NotUnderstood(say("Change {n} is no import that stands; see `pbdesk imports`.", n=past.n))
        data = content.fetch(connection, str(past.detail.get("sha256")))
    if data is None:
        raise NotUnderstood(say(_NOT_KEPT, file=past.detail.get("file")))
    return past, data


def _hints(past: Past, password: str) -> Hints:
    return replace(profiles.said_in(past.detail.get("said", {})), password=password, shown=_ALL_ROWS)


def _write(connection: Moment, past: Past, planned: Plan, reading: Reading, out: Path, language: str) -> dict[str, int]:
    seen = {one.sheet: one.rows for one in reading.seen}
    counts = dict.fromkeys(("accepted", "refused", "unclear", "missing"), 0)
    if not planned.tables:
        raise NotUnderstood(
            say(
                "{file} holds no table of a ministry; a desk's own export needs no return.",
                file=past.detail.get("file"),
            )
        )
    with forms.form(out, _title(past, language), language) as made:
        for table in planned.tables:
            lines = _lines(connection, table, seen.get(table.table.sheet, []), language)
            _count(counts, lines)
            _sheet(connection, made, past, table, lines, language)
    return counts


def _count(counts: dict[str, int], lines: list[Line]) -> None:
    for line in lines:
        if line.status in counts:
            counts[line.status] += 1
        counts["unclear"] += bool(line.unclear)
        counts["missing"] += bool(line.missing)


def _lines(connection: Moment, planned: TablePlan, rows: list[list[Cell]], language: str) -> list[Line]:
    """Every data row of a table as the ministry sent it, and what became of it."""
    table, held = planned.table, held_under(connection, planned.kind, planned.scope)
    found = []
    for place, (number, key) in enumerate(zip(table.numbers, chain.from_iterable(planned.keys), strict=True)):
        named = table.records[place] if table.records else ""
        record = held.get(str(key)) or (Records(connection).get(named) if named else None)
        refused = planned.refusals.get(number, [])
        status = "refused" if refused else "accepted" if record else "elsewhere"
        cells = rows[number - 1] if number <= len(rows) else []
        line = Line(
            number,
            cells,
            str(record["id"]) if record else "",
            status,
            " ".join(worded(one, labels(language)) for one in refused),
            _unclear(planned, number, language),
        )
        line.missing = [name for name in _MISSING.get(planned.kind.name, ()) if not _known(record, name)]
        found.append(line)
    return found


def _known(record: dict[str, Value] | None, name: str) -> bool:
    return record is not None and record.get(name) not in (None, [])


def _unclear(planned: TablePlan, number: int, language: str) -> str:
    told = words(language)["not understood"]
    table, fields = planned.table, planned.kind.by_name
    parts = [
        told.format(heading=" ".join(table.columns.get(fields[name].reported_as, name).split()), value=text)
        for name, text in table.unclear.get(number, {}).items()
    ]
    return "; ".join(parts)


def _sheet(
    connection: Moment, made: forms.Form, past: Past, planned: TablePlan, lines: list[Line], language: str
) -> None:
    records, table, fields = Records(connection), planned.table, planned.kind.by_name
    own = [replace(column, width=_wide(lines, at)) for at, column in enumerate(_own_columns(planned))]
    asked = [name for name in _ASKED.get(planned.kind.name, ()) if name not in {column.name for column in own}]
    columns = [Column(RECORD, RECORD, 4), *own, *_verdicts(language)]
    columns += [Column(label(fields[name].label, language), name, 30, _GOOD) for name in asked]
    said = dict(past.detail.get("said", {}))
    offered = {name: forms.choices_of(records, fields[name], language) for name in asked}
    sheet = made.sheet(table.sheet or words(language)["sheet"], {
        "kind": planned.kind.name, "header_row": 5, "columns": [column.name for column in columns],
        "scope": planned.scope, "key": list(planned.key),
        "words": {name: one.meaning for name, one in offered.items()},
        "said": {name: said[name] for name in ("country", "agency", "currency", "day_first", "units") if name in said},
    })  # fmt: skip
    first = forms.head(made, sheet, _told(past, lines, language), columns)
    held = records.get_many(planned.kind, [line.record for line in lines if line.record])
    titles = records.titles({one for values in held.values() for name in asked for one in _targets(values.get(name))})
    looks = _looks(made)
    for row, line in enumerate(lines, first):
        before = held.get(line.record, {})
        _row(
            sheet, row, line, columns[1:], [_shown(before.get(name), offered[name], titles) for name in asked], looks,
            language,
        )  # fmt: skip
    sheet.autofilter(first - 1, 0, first + len(lines) - 1, len(columns) - 1)
    for at, name in enumerate(asked, len(columns) - len(asked)):
        made.offer(sheet, at, first, first + len(lines), offered[name])


def _wide(lines: Sequence[Line], at: int) -> float:
    """How wide a sender's column is: as its longest text, within what is easily read; the first lines are measured."""
    texts = (line.cells[at] for line in lines[:_MEASURED] if at < len(line.cells))
    longest = max((len(text) for text in texts if isinstance(text, str)), default=0)
    return min(max(_NARROWEST, longest + 2), _WIDEST)


def _own_columns(planned: TablePlan) -> list[Column]:
    """The sender's columns as they were headed, each with the field it fills."""
    reported = {one.reported_as: one.name for one in planned.kind.fields}
    by_place = {place: reported[name] for name, place in planned.table.places.items()}
    return [Column(heading, by_place.get(at, "")) for at, heading in enumerate(planned.table.headings)]


def _verdicts(language: str) -> list[Column]:
    told = words(language)
    return [
        Column(told["status"], "", 14, _OURS),
        *(Column(told[name], "", 34, _OURS) for name in ("why", "unclear", "missing")),
    ]


def _told(past: Past, lines: list[Line], language: str) -> list[str]:
    told, counts = words(language), dict.fromkeys(("accepted", "refused", "unclear", "missing"), 0)
    _count(counts, lines)
    return [_title(past, language), told["return.how"], told["return.counts"].format(**counts)]


def _title(past: Past, language: str) -> str:
    day = said_in(language).date(forms.moment_of(past.at))
    return words(language)["return.title"].format(file=past.detail.get("file"), day=day)


def _looks(made: forms.Form) -> dict[str, Any]:
    return {
        "plain": made.format(text_wrap=True), "day": made.format(num_format="yyyy-mm-dd"),
        "accepted": made.format(bg_color=_GOOD), "refused": made.format(bg_color=_BAD, bold=True),
        "elsewhere": made.format(bg_color=_OURS),
    }  # fmt: skip


def _row(
    sheet: Any, row: int, line: Line, columns: list[Column], asked: list[str], looks: dict[str, Any], language: str
) -> None:
    """The sender's own cells, what became of them, and what the desk knows of what is asked for."""
    told = words(language)
    missing = "; ".join(told[name] for name in line.missing)
    parts = [(told[line.status], line.status), (line.why, "plain"), (line.unclear, "plain"), (missing, "plain")]
    parts += [(text, "plain") for text in asked]
    own = len(columns) - len(parts)
    cells = [line.cells[at] if at < len(line.cells) else "" for at in range(own)]
    cells += [text for text, _ in parts]
    forms.high_enough(sheet, row, zip(cells, (column.width for column in columns), strict=True))
    sheet.write_string(row, 0, line.record)
    for at, (cell, look) in enumerate(zip(cells, ["plain"] * own + [look for _, look in parts], strict=True), 1):
        forms.write_cell(sheet, row, at, cell, looks[look], looks["day"])


def _targets(value: Value) -> list[str]:
    return value if isinstance(value, list) else [value] if isinstance(value, str) else []


def _shown(value: Value, offered: Choices, titles: dict[str, str]) -> str:
    """What the desk knows of a field, in the words of its drop-down, so that it is not asked for again."""
    if value is None or value == []:
        return ""
    stored = ("yes" if value else "no") if isinstance(value, int) else value
    by_meaning = {meaning: text for text, meaning in offered.meaning.items()}
    return "; ".join(by_meaning.get(str(one), titles.get(str(one), str(one))) for one in _targets(stored))
