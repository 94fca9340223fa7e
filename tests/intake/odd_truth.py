"""What a person reads in an odd workbook: its tables, columns and values, as they are to be found."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path

Cell = str | int | float | date | None
Grid = list[list[Cell]]
Merges = list[tuple[int, int, int, int]]
"""Top, left, bottom and right of merged cells."""


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
    twins: list[str] = field(default_factory=list)
    """The headings of columns that say a field again."""


@dataclass
class Odd:
    """A workbook or text file on the disk, the traps in it, and its tables as they are to be read."""

    path: Path
    traps: set[str]
    tables: list[Truth]


@dataclass
class Sheet:
    name: str
    grid: Grid
    hidden: bool = False
    merges: Merges = field(default_factory=list)


@dataclass
class Column:
    field: str
    heading: str
    cells: list[Cell]
    meant: list[str | None]


def margin(width: int) -> list[Cell]:
    """So many empty cells."""
    return [""] * width
