"""Lists of other things than projects, and tables that stand beside or below others."""

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from tests.intake import odd_files as files
from tests.intake import odd_headings as headings
from tests.intake import odd_words as words
from tests.intake.odd_truth import Cell, Grid, Merges, Odd, Sheet, Truth
from tests.intake.odd_values import Values

_LISTS = {
    "decisions": (("id", "date", "title", "decision"), headings.DECISION_HEADINGS),
    "actions": (("title", "agency", "due"), headings.ACTION_HEADINGS),
    "actors": (("agency", "acronym", "type"), headings.ACTOR_HEADINGS),
}


class Lists(Values):
    """Makes lists of decisions, actions and organisations."""

    def _side_by_side(self, path: Path) -> Odd:
        """Two tables beside each other, each under the country it is about."""
        self.traps.add("tables side by side")
        headed = [self.word("title"), self.word("agency"), f"{self.word('budget')} ({self.currency})"]
        codes = self.dice.sample(sorted(words.COUNTRIES), 2)
        heights = [self.dice.randint(4, 12), self.dice.randint(4, 12)]
        over: list[Cell] = [words.COUNTRIES[codes[0]][0], "", "", "", words.COUNTRIES[codes[1]][0]]
        grid: Grid = [[words.TABLE_TITLE[self.language]], [], over, [*headed, "", *headed]]
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
            names = dict(zip(("title", "agency", "budget"), headed, strict=True))
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
        return Odd(files.workbook(path, [Sheet("Data", grid)]), self.traps, tables)

    def _second_table(self, grid: Grid, sheet: str) -> Truth:
        """A list of organisations below the projects, under its own title and headings."""
        headed = self.dice.choice(headings.ACTOR_HEADINGS[self.language])
        height = self.dice.randint(3, 8)
        grid += [[], ["Annex"], [*headed]]
        header_row = len(grid)
        grid += [
            [f"Organisation {at}", f"ORG{at}", self.dice.choice(words.ACTOR_TYPES[self.language])]
            for at in range(height)
        ]
        names = dict(zip(("agency", "acronym", "type"), headed, strict=True))
        return Truth(sheet, header_row, header_row + 1, header_row + height, height, names)

    def _other_kind(self, folder: Path, name: str, kind: str) -> Odd:
        """A list of decisions, actions or organisations, as a workbook, a text table or a Word document."""
        self.traps.add(f"a list of {kind}")
        fields, pools = _LISTS[kind]
        headed = self.dice.choice(pools[self.language])
        rows = [self._row_of(kind, at) for at in range(self.height)]
        form = self.dice.choice(["xlsx", "csv", "docx"])
        grid: Grid = []
        if form != "docx" and self.trap("title rows", 0.5):
            grid += [[words.TABLE_TITLE[self.language]], []]
        grid.append([*headed])
        header_row = len(grid)
        grid += rows
        if form != "docx" and self.trap("notes at the end", 0.3):
            grid += [[], [words.NOTE[self.language]]]
        columns = dict(zip(fields, headed, strict=True))
        truth = Truth("Liste", header_row, header_row + 1, header_row + self.height, self.height, columns)
        for place in (at for at, one in enumerate(fields) if one in ("date", "due")):
            truth.values[fields[place]] = [str(row[place]) for row in rows]
        return self._written_as(form, folder / f"{name}.{form}", grid, truth)

    def _row_of(self, kind: str, at: int) -> list[Cell]:
        title, day = words.TITLES[self.language][at % 4], date(2024, 1, 5) + timedelta(days=9 * at)
        if kind == "decisions":
            return [f"{at + 1}/2024", day, f"{title} {at}", f"{words.NOTE[self.language]} {at}"]
        if kind == "actions":
            return [f"{title} {at}", words.AGENCIES[self.language][at % 4], day]
        return [f"Organisation {at}", f"ORG{at}", words.ACTOR_TYPES[self.language][at % 2]]

    def _written_as(self, form: str, path: Path, grid: Grid, truth: Truth) -> Odd:
        if form == "xlsx":
            return Odd(files.workbook(path, [Sheet("Liste", grid)]), self.traps, [truth])
        if form == "csv":
            truth.sheet = None
            return Odd(files.text(self, path, grid), self.traps, [truth])
        self.traps.add("a table in a Word document")
        tables = [grid]
        merges: Merges = []
        if self.trap("attendance in the minutes", 0.3):
            tables.insert(0, [[*row] for row in headings.ATTENDANCE[self.language]])
        if self.trap("cells merged over rows", 0.3):
            grid[2][1] = grid[1][1]
            merges.append((1, 1, 2, 1))
            for name, place in (("date", 1), ("due", 2)):
                truth.values[name] = [str(row[place]) for row in grid[1:]] if name in truth.values else []
                truth.values = {one: values for one, values in truth.values.items() if values}
        truth.sheet = f"Table {len(tables)}"
        return Odd(files.document(path, tables, merges), self.traps, [truth])
