"""Odd workbooks as ministries send them, made at random from a seed, each with what a person would read in it."""

from pathlib import Path

from tests.intake import odd_files as files
from tests.intake import odd_words as words
from tests.intake.odd_layout import Layout
from tests.intake.odd_lists import Lists
from tests.intake.odd_truth import Grid, Odd, Sheet, margin


class Maker(Layout, Lists):
    """Makes one odd workbook from a seed."""

    def make(self, folder: Path, name: str) -> Odd:
        """Write the file and return it with its truth."""
        roll = self.dice.random()
        if roll < 0.05:
            return self._side_by_side(folder / f"{name}.xlsx")
        if roll < 0.12:
            return self._other_kind(folder, name, self.dice.choice(["decisions", "actors", "actions"]))
        columns = self._columns()
        grid, truth, merges = self._laid_out(columns)
        sheets = [
            Sheet(
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
            return Odd(files.text(self, folder / f"{name}.csv", grid), self.traps, tables)
        self._other_sheets(sheets)
        return Odd(files.workbook(folder / f"{name}.xlsx", sheets), self.traps, tables)

    def _other_sheets(self, sheets: list[Sheet]) -> None:
        if self.trap("guidance sheet first"):
            guidance: Grid = [
                [],
                ["", words.GUIDANCE[self.language][0]],
                *([margin(1)[0], text] for text in words.GUIDANCE[self.language][1:]),
            ]
            sheets.insert(0, Sheet("Read me", guidance))
        if self.trap("hidden sheet", 0.15):
            sheets.append(
                Sheet(
                    "Lists",
                    [["Project title", "Country", "Budget"], ["Old", "Mali", 1], ["Older", "Chad", 2]],
                    hidden=True,
                )
            )
        if self.trap("empty sheets", 0.1):
            sheets += [Sheet("Sheet2", []), Sheet("Sheet3", [])]
        if self.trap("chart data sheet", 0.1):
            sheets.append(Sheet("Summary", [["", "2022", "2023"], ["Education", 12, 14], ["Health", 7, 9]]))


def odd_workbook(folder: Path, seed: int) -> Odd:
    """The odd workbook of a seed, written into a folder."""
    return Maker(seed).make(folder, f"odd-{seed}")
