"""Lists whose headings were written down, with their meaning, before any of them was read: files that are made of them.

A list is described in a text of `unseen/`: the rows above and below, and a line a column with its heading (levels
divided by `//`), the field it means (`-` none, `?` not judged) and what fills it. All values are made up. What stands
before the first list says where the headings are from.
"""

import csv
import io
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import xlsxwriter

from pbdesk.intake.tables import Table
from pbdesk.intake.vocabulary import words
from tests.intake import unseen_values as values

Cell = str | int | float | date
FOLDER = Path(__file__).with_name("unseen")
COUNTED = words("id title agency partner funder country sector budget disbursed currency start end status")
"""The fields that the shared check of real files counts."""
Point = tuple[str, bool, object]


@dataclass
class Column:
    """A column of a list: its heading by level, the field it means and what fills it."""

    levels: list[str]
    meant: str
    fills: str
    tag: str = ""
    cells: list[Cell] = field(default_factory=list)

    @property
    def heading(self) -> str:
        """The text of its last level that says something."""
        return next(text for text in reversed(self.levels) if text)


@dataclass
class List:
    """A list as a ministry sends it, and what is to be read in it."""

    name: str
    form: str = "xlsx"
    kind: str = ""
    """What its rows are records of; empty for activities, of which the fields of the shared check are counted."""
    language: str = "en"
    sheet: str = "Data"
    before: str = ""
    above: list[str] = field(default_factory=list)
    below: list[str] = field(default_factory=list)
    height: int = 40
    unit: int = 1
    columns: list[Column] = field(default_factory=list)

    @property
    def levels(self) -> int:
        """How many rows of headings it has."""
        return max(len(column.levels) for column in self.columns)

    @property
    def header_row(self) -> int:
        """The number of its last row of headings."""
        return len(self.above) + self.levels

    @property
    def first_row(self) -> int:
        """The number of its first data row."""
        return self.header_row + 1 + any(column.tag for column in self.columns)


def lists_in(name: str) -> list[List]:
    """The lists that a text describes."""
    parts = re.split(r"^\[(.+)\]$", (FOLDER / name).read_text(encoding="utf-8"), flags=re.MULTILINE)
    return [_described(name, text) for name, text in zip(parts[1::2], parts[2::2], strict=True)]


def _described(name: str, text: str) -> List:
    one = List(name)
    for line in filter(None, map(str.strip, text.splitlines())):
        if "|" in line:
            heading, meant, fills, tag = [*map(str.strip, line.split("|")), "", ""][:4]
            levels = [level.strip().replace("\\n", "\n") for level in heading.split("//")]
            one.columns.append(Column(levels, meant, fills, tag))
        else:
            _say(one, *map(str.strip, line.split(":", 1)))
    return one


def _say(one: List, key: str, said: str) -> None:
    if key in ("above", "below"):
        getattr(one, key).append(said)
    elif key in ("height", "unit"):
        setattr(one, key, int(said))
    else:
        setattr(one, key, said)


def written(one: List, folder: Path) -> Path:
    """The file of a list, the same each time."""
    dice = random.Random(one.name)  # noqa: S311 - a game of dice
    for column in one.columns:
        column.cells = [_filled(dice, one, column.fills, at) for at in range(one.height)]
    _begin_before_they_end(one)
    above: list[list[Cell]] = [[text] for text in one.above]
    rows = [*above, *_headings(one)]
    if any(column.tag for column in one.columns):
        rows.append([column.tag for column in one.columns])
    rows += [list(row) for row in zip(*(column.cells for column in one.columns), strict=True)]
    rows += [_below(one, text) for text in one.below]
    path = folder / (re.sub(r"\W+", "_", one.name) + "." + one.form.split()[0])
    (_write_workbook if one.form == "xlsx" else _write_text)(one, rows, path)
    return path


def _begin_before_they_end(one: List) -> None:
    """Undertakings end after they begin, as they do in lists that are sent."""
    dated = {column.meant: column for column in one.columns if column.fills.startswith("day")}
    start, end = dated.get("start"), dated.get("end")
    if start and end and start.fills == end.fills:
        for at, (first, last) in enumerate(zip(start.cells, end.cells, strict=True)):
            if first and last and _moment(first, start.fills) > _moment(last, end.fills):
                start.cells[at], end.cells[at] = last, first


def _moment(cell: Cell, fills: str) -> date:
    written = re.sub(r"\s\d+%$", "", fills).partition(" ")[2]
    return cell if isinstance(cell, date) else datetime.strptime(str(cell), written).date()  # noqa: DTZ007


@dataclass(frozen=True)
class Filling:
    """A cell to be filled: by which dice, in which list and row, and what else is said of it."""

    dice: random.Random
    language: str
    more: str
    at: int

    def pick(self, said: str) -> str:
        """One of some texts divided by semicolons."""
        return self.dice.choice([text.strip() for text in said.split(";")])

    def from_pool(self, name: str) -> str:
        """One of the values of a pool."""
        return self.dice.choice(values.pool(name, self.language))


def _filled(dice: random.Random, one: List, fills: str, at: int) -> Cell:
    share = re.search(r"\s(\d+)%$", fills)
    if share and dice.random() * 100 >= int(share[1]):
        return ""
    word, _, more = fills.removesuffix(share[0] if share else "").partition(" ")
    filling = Filling(dice, one.language, more, at)
    return "" if not word else _FILLERS[word](filling) if word in _FILLERS else filling.from_pool(word)


def _headings(one: List) -> Iterator[list[Cell]]:
    for level in range(one.levels):
        row = [column.levels[level] if level < len(column.levels) else "" for column in one.columns]
        told = [text if level == one.levels - 1 or not at or row[at - 1] != text else "" for at, text in enumerate(row)]
        yield list(told)


def _below(one: List, text: str) -> list[Cell]:
    if not text.startswith("="):
        return [text]
    row: list[Cell] = [text[1:].strip()]
    return row + [_total(column) for column in one.columns[1:]]


def _total(column: Column) -> Cell:
    numbers = [cell for cell in column.cells if isinstance(cell, int | float)]
    return sum(numbers) if numbers and column.fills.startswith(("money", "small")) else ""


def _write_text(one: List, rows: list[list[Cell]], path: Path) -> None:
    _, separator, encoding = one.form.split()
    made = io.StringIO()
    csv.writer(made, delimiter={"tab": "\t", "pipe": "|"}.get(separator, separator)).writerows(rows)
    path.write_bytes(made.getvalue().encode(encoding, errors="replace"))


def _write_workbook(one: List, rows: list[list[Cell]], path: Path) -> None:
    with xlsxwriter.Workbook(path) as book:
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        if one.before:
            book.add_worksheet("About").write_column(0, 0, [one.before, "", "Contact the sender."])
        sheet = book.add_worksheet(one.sheet)
        for at, row in enumerate(rows):
            for place, cell in enumerate(row):
                if isinstance(cell, date):
                    sheet.write_datetime(at, place, cell, day)
                elif cell != "":
                    sheet.write(at, place, cell)


def _money(one: Filling) -> Cell:
    amount = one.dice.randint(2, 900) * 12_500 + one.dice.choice([0, 0, 345])
    if not one.more:
        return amount
    whole, cents = f"{amount:,}", one.dice.choice(["00", "50", "25"])
    group, sign = one.more[1], one.more[5:6]
    return whole.replace(",", group) + (sign + cents if sign else "")


def _day(one: Filling) -> Cell:
    day = date(2015, 1, 4) + timedelta(days=one.dice.randint(0, 3_000))
    return day.strftime(one.more) if one.more else day


def _like(one: Filling) -> Cell:
    signs = {
        "#": lambda: str(one.dice.randint(0, 9)),
        "?": lambda: one.dice.choice("ABCDEFKLMNPRS"),
        "@": lambda: f"{one.at + 101}",
    }
    return "".join(signs[sign]() if sign in signs else sign for sign in one.more)


_FILLERS: dict[str, Callable[[Filling], Cell]] = {
    "n": lambda one: int(one.more or 1) + one.at,
    "like": _like,
    "title": lambda one: values.title(one.dice, one.language, one.at),
    "prose": lambda one: values.prose(one.dice, one.language),
    "money": _money,
    "small": lambda one: round(one.dice.random() * 40, 3),
    "day": _day,
    "year": lambda one: one.dice.randint(2012, 2024),
    "int": lambda one: one.dice.randint(*map(int, one.more.split())),
    "of": lambda one: one.pick(one.more),
    "always": lambda one: one.more,
    "countries": lambda one: ", ".join(one.dice.sample(values.pool("country", one.language), one.dice.randint(1, 3))),
}


def points(one: List, tables: list[Table]) -> Iterator[Point]:
    """The points of the shared check of real files: where the table is, which heading a field has, what it sums to."""
    table = next((table for table in tables if table.sheet in (one.sheet, None)), None)
    yield "table", table is not None, ""
    counted = [column for column in one.columns if column.meant in (COUNTED if not one.kind else _named(one))]
    if table is None:
        yield from (("table", False, "") for _ in range(4 + len(counted) + bool(one.kind)))
        return
    if one.kind:
        yield "kind", table.kind == one.kind, table.kind
    last = one.first_row + one.height - 1
    yield "header", table.header_rows[-1] == one.header_row, table.header_rows
    yield "first", table.first_row == one.first_row, table.first_row
    yield "last", table.last_row == last, table.last_row
    yield "rows", len(table.numbers) == one.height, len(table.numbers)
    for column in counted:
        found = table.columns.get(column.meant, "")
        yield f"column {column.meant}", _same(found, column.heading), found
        if column.meant == "budget" and column.fills.startswith(("money", "small")):
            money = table.money.get("budget")
            yield "budget sum", money is not None and abs(money.sum - _sum(one, column)) < 1, money and money.sum


def _named(one: List) -> set[str]:
    """The fields that the columns of a list are said to mean."""
    return {column.meant for column in one.columns} - {"-", "?"}


def wrongly_taken(one: List, table: Table) -> list[tuple[str, str]]:
    """The columns taken for a counted field though the truth gives them none."""
    none = [column.heading for column in one.columns if column.meant == "-"]
    return [
        (name, text)
        for name, text in table.columns.items()
        if (one.kind or name in COUNTED) and any(_same(text, other) for other in none)
    ]


def _same(found: str, heading: str) -> bool:
    return " ".join(found.split()) == " ".join(heading.split())


def _sum(one: List, column: Column) -> Decimal:
    plain = [re.sub(r"[^\d.,-]", "", str(cell)) for cell in column.cells if cell != ""]
    style = re.sub(r"\d+%$", "", column.fills.removeprefix("money").strip())
    sign, group = (style[5:6], style[1]) if style else (".", ",")
    return sum((Decimal(text.replace(group, "").replace(sign or ".", ".")) for text in plain), Decimal(0)) * one.unit
