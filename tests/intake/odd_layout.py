"""How an odd table stands in its sheet: titles above, headings over rows, blocks, totals, notes, blank tails."""

from decimal import Decimal

from tests.intake import odd_headings as headings
from tests.intake import odd_words as words
from tests.intake.odd_columns import Columns
from tests.intake.odd_truth import Cell, Column, Grid, Merges, Truth, margin


class Layout(Columns):
    """Lays a table of projects out."""

    def _laid_out(self, columns: list[Column]) -> tuple[Grid, Truth, Merges]:
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

    def _headings(self, grid: Grid, columns: list[Column], left: int) -> Merges:
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
            top[at] = headings.DATES[self.language]
            merges.append((len(grid), left + at, len(grid), left + at + 1))
        if self.over_years:
            at = fields.index(f"year {self.years[0]}")
            top[at] = (headings.PLANNED if self.year_type == "planned" else headings.PAID)[self.language]
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
            if len(columns) > 5 and self.trap("headings over three rows", 0.4):
                self._third_row(grid, len(columns), left, merges)
            grid.append(margin(left) + top)
        grid.append(margin(left) + bottom)
        return merges

    def _third_row(self, grid: Grid, width: int, left: int, merges: Merges) -> None:
        """A row above the others that divides the columns into a few parts; what is merged below it moves down."""
        row, parts = len(grid), headings.OVER_ALL[self.language][: 3 if width > 7 else 2]
        merges[:] = [(top + 1, first, bottom + 1, last) for top, first, bottom, last in merges]
        over: list[Cell] = [""] * width
        borders = [width * at // len(parts) for at in range(len(parts) + 1)]
        for text, first, end in zip(parts, borders, borders[1:], strict=False):
            over[first] = text
            merges.append((row, left + first, row, left + end - 1))
        grid.append(margin(left) + over)

    def _is_under(self, at: int, fields: list[str]) -> bool:
        return (self.over_dates and fields[at] in ("start", "end")) or (
            self.over_years and fields[at].startswith("year")
        )

    def _under_headings(self, grid: Grid, columns: list[Column], left: int) -> None:
        if self.trap("tag row", 0.1):
            tags = {
                "title": "#activity+name",
                "agency": "#org+name",
                "country": "#country+name",
                "budget": "#value+budget",
                "start": "#date+start",
            }
            grid.append(margin(left) + [tags.get(column.field, "") for column in columns])
            if sum(bool(cell) for cell in grid[-1]) < 2:
                grid.pop()
        elif self.trap("column numbers", 0.08):
            grid.append(margin(left) + [str(at) for at in range(1, len(columns) + 1)])

    def _body(self, grid: Grid, columns: list[Column], left: int) -> list[int]:
        rows = [margin(left) + [column.cells[at] for column in columns] for at in range(self.height)]
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
                said = name if self.label_style else f"{headings.HEADINGS[self.language]['country'][0]}: {name}"
                grid.append([*margin(left), said])
            if repeated and number:
                grid.append(margin(left) + [column.heading for column in columns])
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
        self, columns: list[Column], money: list[int], left: int, label: str, span: range, wrong: bool = False
    ) -> list[Cell]:
        row: list[Cell] = margin(left + len(columns))
        for at in money:
            values = [columns[at - left].meant[one] for one in span]
            total = sum((Decimal(value) / self.factor for value in values if value), Decimal(0))
            row[at] = float(total * 2 + 500 if wrong else total)
        first = next(at for at in range(len(row)) if at not in money and at >= left)
        row[first] = label
        return row

    def _below(self, grid: Grid, columns: list[Column], left: int) -> None:
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

    def _truth(self, columns: list[Column], header_row: int, numbers: list[int]) -> Truth:
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
        truth.twins = self.twins
        return truth

    def _said_currency(self) -> str | None:
        if "kr" in self.unit or "kron" in self.unit:
            return None
        return self.currency if self.in_heading else None

    def _told(self, truth: Truth, named: dict[str, Column]) -> None:
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
