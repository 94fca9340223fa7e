"""Tables of a document, whatever its format: named columns, rows, totals and ratios.

A cell is text, a number, an ISO 8601 date as text (day, month or year), or None, which every
rendering words as "not known".
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

Number = int | Decimal
Cell = str | int | Decimal | None
Row = tuple[Cell, ...]
NONE = "–"
"""What stands where there is nothing to say, which is not the same as not known."""


class Holds(StrEnum):
    """What the cells of a column are; it decides alignment, format and width."""

    TEXT = "text"
    NUMBER = "number"
    MONEY = "money"
    DATE = "date"
    PERCENT = "percent"


def share(numerator: Cell, denominator: Cell) -> Decimal | None:
    """One number over another; None where either is not known or nothing is divided."""
    if numerator is None or isinstance(numerator, str) or not denominator or isinstance(denominator, str):
        return None
    return Decimal(numerator) / Decimal(denominator)


@dataclass(frozen=True)
class Column:
    """A column of a table; `width` is its part of the page, 0 the usual one for what it holds.

    A `summed` column has its sum in a total row. `ratio` names two other columns: the cells
    are then the first over the second, worked out here, and None in the rows, or a text that stands
    where there is nothing to divide. `choices` are the texts that a cell may have, where there are only so many.
    """

    label: str
    holds: Holds = Holds.TEXT
    width: float = 0
    summed: bool = False
    ratio: tuple[str, str] | None = None
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Table:
    """Rows under named columns; `name` is its sheet in a workbook, `note` stands below it."""

    name: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    note: str = ""

    @property
    def totalled(self) -> bool:
        """Whether a person expects a total row."""
        return any(column.summed for column in self.columns)

    @cached_property
    def filled(self) -> tuple[Row, ...]:
        """The rows with every ratio worked out."""
        if not any(column.ratio for column in self.columns):
            return self.rows
        return tuple(self.with_ratios(row) for row in self.rows)

    @cached_property
    def totals(self) -> Row:
        """The total row: the sum of what is known in each summed column, the ratio of sums in a ratio's."""
        sums = tuple(
            _sum(row[at] for row in self.rows) if column.summed else None for at, column in enumerate(self.columns)
        )
        return self.with_ratios(sums)

    def decimals(self, at: int) -> int | None:
        """The decimals that the column at a place is written with; None for as many as each number has."""
        return self._decimals[at]

    @cached_property
    def _decimals(self) -> tuple[int | None, ...]:
        return tuple(self._decimals_of(at) for at in range(len(self.columns)))

    def _decimals_of(self, at: int) -> int | None:
        if self.columns[at].holds is not Holds.MONEY:
            return None
        amounts = (cell for cell in (row[at] for row in self.rows) if isinstance(cell, Decimal))
        return 2 if any(amount != amount.to_integral_value() for amount in amounts) else 0

    def at(self, label: str) -> int:
        """The place of the column of that label, from 0; raises ValueError if there is none."""
        return [column.label for column in self.columns].index(label)

    def with_ratios(self, row: Row) -> Row:
        """A row whose ratio cells are worked out from its other cells."""
        pairs = zip(row, self.columns, strict=True)
        return tuple(
            share(*(row[self.at(label)] for label in column.ratio)) if column.ratio and cell is None else cell
            for cell, column in pairs
        )


def _sum(cells: Iterable[Cell]) -> Number | None:
    known = [Decimal(cell) for cell in cells if cell is not None and not isinstance(cell, str)]
    return sum(known) if known else None
