"""Odd workbooks as ministries send them, made at random from a seed, each with what a person would read in it."""

import csv
import io
import random
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import xlsxwriter

from tests.intake import odd_words as words

Cell = str | int | float | date | None
Grid = list[list[Cell]]

_BUDGETS = (1_000, 90_000_000)
_OWN = {"en": "USD", "fr": "EUR", "es": "EUR", "pt": "EUR", "nb": "NOK", "sv": "SEK"}
_FIELDS = (
    "id",
    "title",
    "description",
    "agency",
    "partner",
    "funder",
    "country",
    "sector",
    "budget",
    "disbursed",
    "currency",
    "start",
    "end",
    "status",
)
_LIKELY = {
    "id": 0.8,
    "title": 1.0,
    "description": 0.3,
    "agency": 0.85,
    "partner": 0.5,
    "funder": 0.5,
    "country": 0.7,
    "sector": 0.6,
    "budget": 0.92,
    "disbursed": 0.4,
    "currency": 0.2,
    "start": 0.8,
    "end": 0.75,
    "status": 0.6,
}


@dataclass
class Truth:
    """What a person reads in one table: where it stands, what its columns are, what its values say."""

    sheet: str | None
    header_row: int
    first_row: int
    last_row: int
    rows: int
    columns: dict[str, str]
    money: dict[str, Decimal] = field(default_factory=dict)
    currency: str | None = None
    values: dict[str, list[str | None]] = field(default_factory=dict)
    flows: list[tuple[int, int, str, Decimal]] = field(default_factory=list)
    problems: set[str] = field(default_factory=set)


@dataclass
class Odd:
    """A workbook or text file on the disk, the traps in it, and its tables as they are to be read."""

    path: Path
    traps: set[str]
    tables: list[Truth]


@dataclass
class _Sheet:
    name: str
    grid: Grid
    hidden: bool = False
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)


@dataclass
class _Column:
    field: str
    heading: str
    cells: list[Cell]
    meant: list[str | None]


def _margin(width: int) -> list[Cell]:
    return [""] * width


class Maker:
    """Makes one odd workbook from a seed."""

    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)  # noqa: S311 - a game of dice
        self.language = self.dice.choice(words.LANGUAGES)
        self.traps: set[str] = set()
        self.currency = _OWN[self.language]
        self.height = self.dice.randint(6, 40)
        self.factor = 1
        self.said_above = ""
        self.problems: set[str] = set()
        self.is_text = self.dice.random() < 0.25
        self.years: list[int] = []

    def trap(self, name: str, likely: float = 0.2) -> bool:
        """Whether a trap is set."""
        if self.dice.random() < likely:
            self.traps.add(name)
            return True
        return False

    def word(self, name: str) -> str:
        """A heading for a field; who implements is agency or partner by what else is there, so it is left out."""
        known = words.HEADINGS[self.language][name]
        return self.dice.choice([word for word in known if word not in words.EITHER_ROLE])

    def make(self, folder: Path, name: str) -> Odd:
        """Write the file and return it with its truth."""
        roll = self.dice.random()
        if roll < 0.05:
            return self._side_by_side(folder / f"{name}.xlsx")
        if roll < 0.12:
            return self._other_kind(folder / f"{name}.xlsx", self.dice.choice(["decisions", "actors", "actions"]))
        columns = self._columns()
        grid, truth, merges = self._laid_out(columns)
        sheets = [
            _Sheet(
                self.dice.choice(["Sheet1", "Data", "Projects", "Ark1", "Feuil1", "Portfolio 2024 "]),
                grid,
                merges=merges,
            )
        ]
        truth.sheet = sheets[0].name
        tables = [truth]
        if self.trap("a second table below", 0.1):
            tables.append(self._second_table(grid, truth.sheet))
        if self.is_text:
            for table in tables:
                table.sheet = None
            return Odd(self._write_text(folder / f"{name}.csv", grid), self.traps, tables)
        self._other_sheets(sheets)
        return Odd(self._write_workbook(folder / f"{name}.xlsx", sheets), self.traps, tables)

    def _other_sheets(self, sheets: list[_Sheet]) -> None:
        if self.trap("guidance sheet first"):
            guidance: Grid = [
                [],
                ["", words.GUIDANCE[self.language][0]],
                *([_margin(1)[0], text] for text in words.GUIDANCE[self.language][1:]),
            ]
            sheets.insert(0, _Sheet("Read me", guidance))
        if self.trap("hidden sheet", 0.15):
            sheets.append(
                _Sheet(
                    "Lists",
                    [["Project title", "Country", "Budget"], ["Old", "Mali", 1], ["Older", "Chad", 2]],
                    hidden=True,
                )
            )
        if self.trap("empty sheets", 0.1):
            sheets += [_Sheet("Sheet2", []), _Sheet("Sheet3", [])]
        if self.trap("chart data sheet", 0.1):
            sheets.append(_Sheet("Summary", [["", "2022", "2023"], ["Education", 12, 14], ["Health", 7, 9]]))

    def _side_by_side(self, path: Path) -> Odd:
        """Two tables beside each other, each under the country it is about."""
        self.traps.add("tables side by side")
        headings = [self.word("title"), self.word("agency"), f"{self.word('budget')} ({self.currency})"]
        codes = self.dice.sample(sorted(words.COUNTRIES), 2)
        heights = [self.dice.randint(4, 12), self.dice.randint(4, 12)]
        over: list[Cell] = [words.COUNTRIES[codes[0]][0], "", "", "", words.COUNTRIES[codes[1]][0]]
        grid: Grid = [[words.TABLE_TITLE[self.language]], [], over, [*headings, "", *headings]]
        bodies: list[Grid] = []
        tables = []
        for code, height in zip(codes, heights, strict=True):
            amounts = [self.dice.randint(1000, 90000) for _ in range(height)]
            bodies.append(
                [
                    [self._text("title", at), words.AGENCIES[self.language][at % 4], amount]
                    for at, amount in enumerate(amounts)
                ]
            )
            names = dict(zip(("title", "agency", "budget"), headings, strict=True))
            tables.append(
                Truth(
                    "Data",
                    4,
                    5,
                    4 + height,
                    height,
                    names,
                    {"budget": Decimal(sum(amounts))},
                    self.currency,
                    {"country": [code] * height},
                )
            )
        for at in range(max(heights)):
            parts = [body[at] if at < len(body) else ["", "", ""] for body in bodies]
            grid.append([*parts[0], "", *parts[1]])
        return Odd(self._write_workbook(path, [_Sheet("Data", grid)]), self.traps, tables)

    def _second_table(self, grid: Grid, sheet: str) -> Truth:
        """A list of organisations below the projects, under its own title and headings."""
        headings = self.dice.choice(words.ACTOR_HEADINGS[self.language])
        height = self.dice.randint(3, 8)
        grid += [[], ["Annex"], [*headings]]
        header_row = len(grid)
        grid += [
            [f"Organisation {at}", f"ORG{at}", self.dice.choice(words.ACTOR_TYPES[self.language])]
            for at in range(height)
        ]
        names = dict(zip(("agency", "acronym", "type"), headings, strict=True))
        return Truth(sheet, header_row, header_row + 1, header_row + height, height, names)

    def _other_kind(self, path: Path, kind: str) -> Odd:
        """A list of decisions, actions or organisations."""
        self.traps.add(f"a list of {kind}")
        fields, made = {
            "decisions": (
                ("id", "date", "title", "decision"),
                lambda at: [
                    f"{at + 1}/2024",
                    date(2024, 1, 5) + timedelta(days=9 * at),
                    f"{words.TITLES[self.language][at % 4]} {at}",
                    f"{words.NOTE[self.language]} {at}",
                ],
            ),
            "actions": (
                ("title", "agency", "due"),
                lambda at: [
                    f"{words.TITLES[self.language][at % 4]} {at}",
                    words.AGENCIES[self.language][at % 4],
                    date(2025, 1, 5) + timedelta(days=9 * at),
                ],
            ),
            "actors": (
                ("agency", "acronym", "type"),
                lambda at: [f"Organisation {at}", f"ORG{at}", words.ACTOR_TYPES[self.language][at % 2]],
            ),
        }[kind]
        pools = {
            "decisions": words.DECISION_HEADINGS,
            "actions": words.ACTION_HEADINGS,
            "actors": words.ACTOR_HEADINGS,
        }[kind]
        headings = self.dice.choice(pools[self.language])
        grid: Grid = []
        if self.trap("title rows", 0.5):
            grid += [[words.TABLE_TITLE[self.language]], []]
        grid.append([*headings])
        header_row = len(grid)
        grid += [made(at) for at in range(self.height)]
        if self.trap("notes at the end", 0.3):
            grid += [[], [words.NOTE[self.language]]]
        truth = Truth(
            "Liste",
            header_row,
            header_row + 1,
            header_row + self.height,
            self.height,
            dict(zip(fields, headings, strict=True)),
        )
        return Odd(self._write_workbook(path, [_Sheet("Liste", grid)]), self.traps, [truth])

    # columns

    def _columns(self) -> list[_Column]:
        fields = [name for name in _FIELDS if self.dice.random() < _LIKELY[name]]
        if not {"agency", "partner", "funder", "budget", "start", "country"} & set(fields):
            fields.append("budget")
        if "currency" in fields and "budget" not in fields and "disbursed" not in fields:
            fields.remove("currency")
        self.blocks = "country" in fields and self.trap("country in block headings", 0.15)
        if self.blocks:
            fields.remove("country")
        self.periods = {"start", "end"} <= set(fields) and self.trap("period in one column", 0.12)
        if self.periods:
            fields.remove("end")
        if self.dice.random() < 0.3:
            moved = fields.pop(self.dice.randrange(len(fields)))
            fields.insert(self.dice.randrange(len(fields) + 1), moved)
        self._settle_money(fields)
        columns = [self._column(name) for name in fields]
        self._doubles(columns)
        self._noise(columns)
        return columns

    def _settle_money(self, fields: list[str]) -> None:
        self.in_heading = "currency" not in fields and self.dice.random() < 0.6
        roll = self.dice.random()
        if roll < 0.15:
            self.factor, self.unit = 1_000, self.dice.choice(words.THOUSANDS[self.language])
        elif roll < 0.25:
            self.factor, self.unit = 1_000_000, self.dice.choice(words.MILLIONS[self.language])
        else:
            self.factor, self.unit = 1, ""
        if "kr" in self.unit or "kroner" in self.unit or "kronor" in self.unit:
            self.in_heading = False
        self.unit_above = (
            bool(self.unit or self.in_heading) and "currency" not in fields and self.trap("unit said above", 0.15)
        )
        if self.unit:
            self.traps.add("unit in heading" if not self.unit_above else "unit said above")

    def _unit_words(self) -> str:
        if self.unit in ("m", "'000"):
            return (
                f"{self.currency} {self.unit}"
                if self.in_heading
                else {"m": "in millions", "'000": "in thousands"}[self.unit]
            )
        if self.unit and self.in_heading:
            return f"{self.currency}, {self.unit}"
        return self.unit or (self.currency if self.in_heading else "")

    def _column(self, name: str) -> _Column:
        heading = self._decorated(self.word("period" if name == "start" and self.periods else name), name)
        made = {
            "id": self._ids,
            "country": self._countries,
            "budget": self._amounts,
            "disbursed": self._amounts,
            "start": lambda: self._dates(2018),
            "end": lambda: self._dates(2022),
        }.get(name)
        if made:
            cells, meant = made()
        else:
            cells = [self._text(name, at) for at in range(self.height)]
            meant = [None if self._is_blank(cell) else str(cell) for cell in cells]
        return _Column(name, heading, cells, meant)

    def _decorated(self, heading: str, name: str) -> str:
        if name in ("budget", "disbursed") and not self.unit_above and (unit := self._unit_words()):
            heading += self.dice.choice(
                [
                    f" ({unit})",
                    f"\n({unit})",
                    f" [{unit}]",
                    f" {unit}" if "," not in unit and self.unit != "m" else f" ({unit})",
                ]
            )
        elif name in ("status", "sector", "country") and self.trap("instruction in heading", 0.08):
            heading += "\n" + words.INSTRUCTION[self.language]
        elif self.trap("star in heading", 0.05):
            heading += " *"
        roll = self.dice.random()
        if roll < 0.08:
            self.traps.add("capitals")
            return heading.upper()
        if roll < 0.14 and name not in ("budget", "disbursed"):
            self.traps.add("underscores")
            return heading.replace(" ", "_").lower()
        if roll < 0.2:
            self.traps.add("spaces about headings")
            return f" {heading} "
        return heading

    def _is_blank(self, cell: Cell) -> bool:
        return cell is None or cell in words.BLANKS[self.language]

    def _blank(self) -> Cell:
        return self.dice.choice(words.BLANKS[self.language])

    def _text(self, name: str, at: int) -> Cell:
        if name != "title" and self.dice.random() < 0.06:
            return self._blank()
        if name == "title":
            return f"{self.dice.choice(words.TITLES[self.language])} {self.dice.randint(1, 400)}"
        if name == "description":
            return f"{self.dice.choice(words.TITLES[self.language])}, {at} {'lorem ipsum dolor sit amet ' * 5}".strip()
        pool = {
            "agency": words.AGENCIES[self.language],
            "partner": words.PARTNERS,
            "funder": words.FUNDERS,
            "sector": words.SECTORS[self.language],
            "status": words.STATUSES[self.language],
            "currency": [self.currency],
        }[name]
        return self.dice.choice(pool)

    def _ids(self) -> tuple[list[Cell], list[str | None]]:
        style = self.dice.choice(["PRJ-{:03}", "{:05}", "24/{}", "MLI-{}-A"])
        numbers = self.dice.sample(range(1, 900), self.height)
        cells: list[Cell] = [style.format(number) for number in numbers]
        if self.trap("identifiers repeat", 0.1):
            cells[-1] = cells[0]
        if self.trap("identifiers as numbers", 0.2):
            cells = [4000 + number for number in numbers]
        return cells, [str(cell) for cell in cells]

    def _countries(self) -> tuple[list[Cell], list[str | None]]:
        cells: list[Cell] = []
        meant: list[str | None] = []
        several = self.trap("several countries in a cell", 0.15)
        for _ in range(self.height):
            codes = self.dice.sample(sorted(words.COUNTRIES), 2 if several and self.dice.random() < 0.3 else 1)
            cells.append(
                self.dice.choice(["; ", ", ", " / "]).join(self.dice.choice(words.COUNTRIES[code]) for code in codes)
            )
            meant.append(",".join(codes))
        if self.dice.random() < 0.3:
            cells[1], meant[1] = self._blank(), None
        return cells, meant

    def _amounts(self) -> tuple[list[Cell], list[str | None]]:
        decimals = self.dice.choice([0, 0, 2]) if self.factor == 1 else self.dice.choice([0, 1, 3])
        style = (
            self.dice.choice(["number", "number", "number", "text", "text", "mixed"]) if not self.is_text else "text"
        )
        mark, group = self._signs()
        cells: list[Cell] = []
        meant: list[str | None] = []
        for _ in range(self.height):
            whole = self.dice.randint(*_BUDGETS) // self.factor if self.factor < 10**6 else self.dice.randint(1, 400)
            amount = Decimal(whole) + (
                Decimal(self.dice.randint(0, 10**decimals - 1)) / 10**decimals if decimals else 0
            )
            if self.dice.random() < 0.03:
                amount = -amount
                self.traps.add("negative")
            if self.dice.random() < 0.06:
                cells.append(self._blank())
                meant.append(None)
                continue
            written = style == "text" or (style == "mixed" and self.dice.random() < 0.3)
            cells.append(self._written(amount, decimals, mark, group) if written else float(amount))
            meant.append(str(amount * self.factor))
        if style != "number":
            self.traps.add(f"amounts written with '{group}' and '{mark}'")
        return cells, meant

    def _signs(self) -> tuple[str, str]:
        if self.language == "en":
            return self.dice.choice([(".", ","), (".", ","), (".", "")])
        return self.dice.choice([(",", " "), (",", "."), (",", "\u00a0"), (",", ""), (",", "\u202f")])

    def _written(self, amount: Decimal, decimals: int, mark: str, group: str) -> str:
        digits = f"{abs(amount):,.{decimals}f}".replace(",", "_").replace(".", mark).replace("_", group)
        if amount < 0:
            return self.dice.choice([f"({digits})", f"-{digits}", f"- {digits}", f"−{digits}"])
        return digits

    def _dates(self, first: int) -> tuple[list[Cell], list[str | None]]:
        if self.periods:
            return self._spans()
        style = self.dice.choice(["day", "day", "iso", "numbers", "numbers", "words", "year", "year as day", "month"])
        if style == "year as day" and self.is_text:
            style = "year"
        day_first = self.language != "en" or self.dice.random() < 0.5
        days = [date(first, 1, 1) + timedelta(days=self.dice.randint(0, 1200)) for _ in range(self.height)]
        if style == "numbers":
            days = self._settled(days)
        cells = [self._dated(one, style, day_first) for one in days]
        short = {"year": 4, "year as day": 4, "month": 7}.get(style, 10)
        meant: list[str | None] = [one.isoformat()[:short] for one in days]
        for at in range(self.height):
            if self.dice.random() < 0.06:
                cells[at], meant[at] = self._blank(), None
        if style != "day":
            self.traps.add(f"dates: {style}")
        return cells, meant

    def _settled(self, days: list[date]) -> list[date]:
        """Days among which some say which of their numbers is the day."""
        for at in (0, 2, 4):
            days[at] = days[at].replace(day=self.dice.randint(13, 28))
        return days

    def _dated(self, one: date, style: str, day_first: bool) -> Cell:
        if style == "day":
            return one if not self.is_text else one.isoformat()
        if style == "iso":
            return one.isoformat()
        if style == "numbers":
            mark = "." if self.language in ("nb", "sv") else "/"
            return f"{one:%d{mark}%m{mark}%Y}" if day_first else f"{one:%m{mark}%d{mark}%Y}"
        if style == "words":
            return self._in_words(one)
        if style == "month":
            return f"{words.MONTHS[self.language][one.month - 1]} {one.year}"
        return date(1899, 12, 30) + timedelta(days=one.year) if style == "year as day" else one.year

    def _in_words(self, one: date) -> str:
        month = words.MONTHS[self.language][one.month - 1]
        return {
            "en": f"{one.day} {month} {one.year}",
            "fr": f"{one.day} {month} {one.year}",
            "es": f"{one.day} de {month} de {one.year}",
            "pt": f"{one.day} de {month} de {one.year}",
            "nb": f"{one.day}. {month} {one.year}",
            "sv": f"den {one.day} {month} {one.year}",
        }[self.language]

    def _spans(self) -> tuple[list[Cell], list[str | None]]:
        style = self.dice.choice(["years", "days"])
        cells: list[Cell] = []
        meant: list[str | None] = []
        for _ in range(self.height):
            start = date(2018, 1, 1) + timedelta(days=self.dice.randint(0, 1000))
            end = start + timedelta(days=self.dice.randint(400, 1500))
            if style == "years":
                cells.append(f"{start.year}-{end.year}" if self.dice.random() < 0.5 else f"{start.year} – {end.year}")
                meant.append(f"{start.year}/{end.year}")
            else:
                cells.append(f"{start:%d.%m.%Y} - {end:%d.%m.%Y}")
                meant.append(f"{start.isoformat()}/{end.isoformat()}")
        if style == "days":
            cells[0], meant[0] = "15.01.2019 - 28.02.2021", "2019-01-15/2021-02-28"
        return cells, meant

    def _doubles(self, columns: list[_Column]) -> None:
        places = {column.field: at for at, column in enumerate(columns)}
        if (
            "budget" in places
            and self.in_heading
            and not self.unit
            and not self.unit_above
            and self.trap("twin currency", 0.15)
        ):
            other = "GBP"
            column = columns[places["budget"]]
            cells: list[Cell] = [self.dice.randint(1000, 90000) for _ in range(self.height)]
            columns.insert(places["budget"] + 1, _Column("", column.heading.replace(self.currency, other), cells, []))
        if "budget" in places and self.trap("columns of years", 0.12):
            self._year_columns(columns)

    def _year_columns(self, columns: list[_Column]) -> None:
        said = self.dice.choice(["planned", "disbursed"])
        word = (words.PLANNED if said == "planned" else words.PAID)[self.language]
        self.years = [2021, 2022, 2023][: self.dice.randint(2, 3)]
        self.year_type = said
        for year in self.years:
            cells: list[Cell] = [
                self.dice.randint(100, 9000) if self.dice.random() < 0.5 else "" for _ in range(self.height)
            ]
            columns.append(
                _Column(f"year {year}", f"{word} {year}", cells, [None if cell == "" else str(cell) for cell in cells])
            )

    def _noise(self, columns: list[_Column]) -> None:
        for heading in self.dice.sample(words.NOISE[self.language], self.dice.randint(0, 3)):
            at = self.dice.randint(1, self._before_years(columns))
            cells: list[Cell] = [self._noisy(heading) for _ in range(self.height)]
            columns.insert(at, _Column("", heading, cells, []))
        if self.trap("rows are counted", 0.2):
            columns.insert(
                0, _Column("", self.dice.choice(["No.", "N°", "#", "Nr"]), list(range(1, self.height + 1)), [])
            )
        if self.trap("empty column", 0.1):
            columns.insert(self.dice.randint(1, self._before_years(columns)), _Column("", "", [""] * self.height, []))

    def _before_years(self, columns: list[_Column]) -> int:
        return sum(not column.field.startswith("year") for column in columns)

    def _noisy(self, heading: str) -> Cell:
        if "mail" in heading.lower() or "post" in heading or "Cor" in heading or "Cou" in heading:
            return f"a{self.dice.randint(1, 99)}@example.org"
        if any(
            part in heading.lower()
            for part in ("lat", "bredde", "%", "taux", "nombre", "n°", "n.º", "no.", "ant", "sist", "senast", "updated")
        ):
            return round(self.dice.random() * 90, 2)
        return self.dice.choice(["", "to be checked", "ok", "see letter"])

    # layout

    def _laid_out(self, columns: list[_Column]) -> tuple[Grid, Truth, list[tuple[int, int, int, int]]]:
        grid: Grid = []
        left = self.dice.randint(1, 2) if not self.is_text and self.trap("table begins to the right", 0.1) else 0
        self._above(grid)
        merges = self._headings(grid, columns, left)
        header_row = len(grid)
        self._under_headings(grid, columns, left)
        numbers = self._body(grid, columns, left)
        self._below(grid, columns, left)
        truth = self._truth(columns, header_row, numbers)
        return grid, truth, merges

    def _above(self, grid: Grid) -> None:
        if self.trap("title rows", 0.35):
            grid += [[words.TABLE_TITLE[self.language]], *([[]] if self.dice.random() < 0.5 else [])]
            if self.dice.random() < 0.3:
                grid.append(["Ministry of Foreign Affairs", "", "", "Version 2"])
        if self.unit_above:
            text = {
                "en": "Amounts in ",
                "fr": "Montants en ",
                "es": "Importes en ",
                "pt": "Valores em ",
                "nb": "Beløp i ",
                "sv": "Belopp i ",
            }[self.language]
            unit = self._unit_words()
            for lead in ("in ", "en ", "em ", "i "):
                unit = unit.removeprefix(lead)
            grid.append([text + unit.replace(f"{self.currency}, ", f"{self.currency}, ")])
        if self.trap("legend row", 0.1):
            grid += [["* = estimate", "", "grey = not confirmed"], []]

    def _headings(self, grid: Grid, columns: list[_Column], left: int) -> list[tuple[int, int, int, int]]:
        top: list[Cell] = [""] * len(columns)
        fields = [column.field for column in columns]
        merges = []
        self.over_years = bool(self.years) and self.trap("headings over two rows", 0.6)
        self.over_dates = (
            "start" in fields
            and "end" in fields
            and fields.index("end") == fields.index("start") + 1
            and self.trap("headings over two rows", 0.3)
        )
        if self.over_dates:
            at = fields.index("start")
            top[at] = words.DATES[self.language]
            merges.append((len(grid), left + at, len(grid), left + at + 1))
        if self.over_years:
            at = fields.index(f"year {self.years[0]}")
            top[at] = (words.PLANNED if self.year_type == "planned" else words.PAID)[self.language]
            for place, year in enumerate(self.years):
                columns[at + place].heading = str(year)
            merges.append((len(grid), left + at, len(grid), left + at + len(self.years) - 1))
        bottom: list[Cell] = [column.heading for column in columns]
        if any(top):
            down = self.dice.random() < 0.5
            for at, text in enumerate(bottom):
                if down and not top[at] and text and not self._is_under(at, fields):
                    top[at], bottom[at] = text, ""
                    merges.append((len(grid), left + at, len(grid) + 1, left + at))
            grid.append(_margin(left) + top)
        grid.append(_margin(left) + bottom)
        return merges

    def _is_under(self, at: int, fields: list[str]) -> bool:
        return (self.over_dates and fields[at] in ("start", "end")) or (
            self.over_years and fields[at].startswith("year")
        )

    def _under_headings(self, grid: Grid, columns: list[_Column], left: int) -> None:
        if self.trap("tag row", 0.1):
            tags = {
                "title": "#activity+name",
                "agency": "#org+name",
                "country": "#country+name",
                "budget": "#value+budget",
                "start": "#date+start",
            }
            grid.append(_margin(left) + [tags.get(column.field, "") for column in columns])
            if sum(bool(cell) for cell in grid[-1]) < 2:
                grid.pop()
        elif self.trap("column numbers", 0.08):
            grid.append(_margin(left) + [str(at) for at in range(1, len(columns) + 1)])

    def _body(self, grid: Grid, columns: list[_Column], left: int) -> list[int]:
        rows = [_margin(left) + [column.cells[at] for column in columns] for at in range(self.height)]
        money = [left + at for at, column in enumerate(columns) if column.field in ("budget", "disbursed")]
        numbers: list[int] = []
        blocks = self._blocks() if self.blocks else [(None, range(self.height))]
        subtotals = bool(money) and self.trap("sub-totals", 0.15)
        repeated = len(blocks) > 1 and self.trap("headings repeated", 0.3)
        blank_rows = self.trap("blank rows between", 0.12)
        self.block_countries: list[str | None] = [None] * self.height
        for number, (code, span) in enumerate(blocks):
            if code:
                name = self.dice.choice(words.COUNTRIES[code][:1] + words.COUNTRIES[code][2:])
                name = name if len(name) > 2 else words.COUNTRIES[code][0]
                said = name if self.label_style else f"{words.HEADINGS[self.language]['country'][0]}: {name}"
                grid.append([*_margin(left), said])
            if repeated and number:
                grid.append(_margin(left) + [column.heading for column in columns])
            for at in span:
                if blank_rows and self.dice.random() < 0.1:
                    grid.append([])
                grid.append(rows[at])
                numbers.append(len(grid))
                self.block_countries[at] = code
            if subtotals:
                grid.append(self._sum_row(columns, money, left, words.SUBTOTAL[self.language], span))
        return numbers

    def _blocks(self) -> list[tuple[str | None, range]]:
        self.label_style = self.dice.random() < 0.5
        codes = self.dice.sample(sorted(words.COUNTRIES), min(3, self.height // 2))
        size = self.height // len(codes)
        return [
            (code, range(at * size, self.height if at == len(codes) - 1 else (at + 1) * size))
            for at, code in enumerate(codes)
        ]

    def _sum_row(
        self, columns: list[_Column], money: list[int], left: int, label: str, span: range, wrong: bool = False
    ) -> list[Cell]:
        row: list[Cell] = _margin(left + len(columns))
        for at in money:
            values = [columns[at - left].meant[one] for one in span]
            total = sum((Decimal(value) / self.factor for value in values if value), Decimal(0))
            row[at] = float(total * 2 + 500 if wrong else total)
        first = next(at for at in range(len(row)) if at not in money and at >= left)
        row[first] = label
        return row

    def _below(self, grid: Grid, columns: list[_Column], left: int) -> None:
        money = [left + at for at, column in enumerate(columns) if column.field in ("budget", "disbursed")]
        if money and self.trap("total at the end", 0.3):
            wrong = self.trap("total is wrong", 0.25)
            if wrong:
                self.problems.add("total-differs")
            if self.dice.random() < 0.3:
                grid.append([])
            grid.append(self._sum_row(columns, money, left, words.TOTAL[self.language], range(self.height), wrong))
        if self.trap("notes at the end", 0.25):
            grid += [[], [words.NOTE[self.language]]]
        if self.trap("blank tail", 0.1):
            grid += [[""] * len(columns) for _ in range(30)]

    def _truth(self, columns: list[_Column], header_row: int, numbers: list[int]) -> Truth:
        named = {column.field: column for column in columns if column.field and not column.field.startswith("year")}
        truth = Truth(
            None,
            header_row,
            numbers[0],
            numbers[-1],
            self.height,
            {name: column.heading for name, column in named.items()},
        )
        for name in ("budget", "disbursed"):
            if name in named:
                known = [Decimal(value) for value in named[name].meant if value]
                truth.money[name] = sum(known, Decimal(0))
        if truth.money and "currency" not in named:
            truth.currency = self._said_currency()
        self._told(truth, named)
        if self.years:
            for column in columns:
                if column.field.startswith("year"):
                    year = int(column.field[5:])
                    truth.flows += [
                        (at, year, self.year_type, Decimal(value) * (self.factor if self.unit_above else 1))
                        for at, value in zip(numbers, column.meant, strict=True)
                        if value
                    ]
        truth.problems = self.problems
        return truth

    def _said_currency(self) -> str | None:
        if "kr" in self.unit or "kron" in self.unit:
            return None
        return self.currency if self.in_heading else None

    def _told(self, truth: Truth, named: dict[str, _Column]) -> None:
        for name in ("country", "start", "end", "status"):
            if name in named:
                truth.values[name] = named[name].meant
        if self.blocks:
            truth.values["country"] = self.block_countries
        if self.periods:
            spans = truth.values["start"]
            truth.values["start"] = [span and span.split("/")[0] for span in spans]
            truth.values["end"] = [span and span.split("/")[1] for span in spans]
        truth.values.pop("status", None)

    # files

    def _write_text(self, path: Path, grid: Grid) -> Path:
        separator = self.dice.choice([",", ";", "\t"])
        self.traps.add(f"text with {separator!r}")
        made = io.StringIO(newline="")
        writer = csv.writer(made, delimiter=separator, lineterminator=self.dice.choice(["\n", "\r\n"]))
        width = max(map(len, grid))
        writer.writerows([["" if cell is None else cell for cell in row] + [""] * (width - len(row)) for row in grid])
        text = made.getvalue()
        encoding = self.dice.choice(["utf-8", "utf-8-sig", "cp1252", "utf-16"])
        try:
            content = text.encode(encoding)
        except UnicodeEncodeError:
            content = text.encode("utf-8")
        path.write_bytes(content)
        return path

    def _write_workbook(self, path: Path, sheets: list[_Sheet]) -> Path:
        with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False}) as book:
            day = book.add_format({"num_format": "dd.mm.yyyy"})
            for one in sheets:
                sheet = book.add_worksheet(one.name)
                merged = {(top, left) for top, left, _, _ in one.merges}
                for at, row in enumerate(one.grid):
                    for place, cell in enumerate(row):
                        if cell is None or cell == "" or (at, place) in merged:
                            continue
                        if isinstance(cell, date):
                            sheet.write_datetime(at, place, cell, day)
                        else:
                            sheet.write(at, place, cell)
                for top, left, bottom, right in one.merges:
                    sheet.merge_range(top, left, bottom, right, one.grid[top][left])
                if one.hidden:
                    sheet.hide()
        return path


def odd_workbook(folder: Path, seed: int) -> Odd:
    """The odd workbook of a seed, written into a folder."""
    return Maker(seed).make(folder, f"odd-{seed}")
