"""From a sheet to its table: find, match, understand, or say why the sheet was left out."""

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

from pbdesk.intake.cells import Cell
from pbdesk.intake.finding import SEARCHED, Body, Header, doubtful_rows, find_body, find_header, usual_count
from pbdesk.intake.headings import is_year_heading
from pbdesk.intake.matching import Match, best_match
from pbdesk.intake.sheets import Sheet
from pbdesk.intake.tables import Hints, Problem, Table
from pbdesk.intake.understanding import Sources, add_problem, understand
from pbdesk.intake.units import said_above

_BLOCK = 20_000
"""So many rows are looked at to match the columns; of the rest only matched columns are kept."""
_FIRST = 3

Row = Sequence[Cell]
Progress = Callable[[str, float], object]


def table_of(sheet: Sheet, hints: Hints, progress: Progress) -> Table | str:
    """The table of a sheet, or the reason why it has none of a known kind."""
    rows = sheet.rows()
    head = list(islice(rows, SEARCHED))
    if not any(cell != "" for row in head for cell in row):
        return "empty"
    header = find_header(head, hints.header_row, hints.kind)
    if header is None:
        return "no table found"
    block = head[header.below :] + list(islice(rows, _BLOCK))
    below = Below(max([len(header.headings), *map(len, block)]), usual_count(block))
    header = header.widened(below.width)
    below.take(block)
    match = best_match(header.headings, header.groups, below.probes(), hints.kind, hints.profile)
    if match is None:
        return "its columns are of no known kind of list"
    below.keep_only(
        {*match.columns.values(), *(at for at, text in enumerate(header.headings) if is_year_heading(text))}
    )
    while block := list(islice(rows, _BLOCK)):
        below.take(block)
        progress(f"{below.height:,} rows read", 0.5)
    titles = [cell for row in head[: header.rows[0]] for cell in row if isinstance(cell, str) and cell]
    return _table(sheet, header, match, below, titles, hints)


class Below:
    """The rows below the headings of a sheet, collected by column."""

    def __init__(self, width: int, usual: int) -> None:
        self.width, self.usual = width, usual
        self.columns: dict[int, list[Cell]] = {at: [] for at in range(width)}
        self.counts = array("l")
        self.doubtful: list[tuple[int, Row]] = []

    @property
    def height(self) -> int:
        """How many rows were taken."""
        return len(self.counts)

    def take(self, block: list[list[Cell]]) -> None:
        """Take more rows; those that may be no data are kept whole to be judged."""
        start, usual = self.height, self.usual
        counts = [len(row) - row.count("") for row in block]
        self.counts.extend(counts)
        doubtful = doubtful_rows(block, counts, usual) | {at for at in range(_FIRST - start) if at < len(block)}
        self.doubtful += [(start + at, block[at]) for at in sorted(doubtful) if counts[at]]
        shortest = min(map(len, block), default=0)
        if shortest < self.width or max(map(len, block), default=0) > self.width:
            block = [(row + [""] * (self.width - len(row)))[: self.width] for row in block]
        for column, cells in zip(self.columns.values(), _columns(block, self.columns), strict=True):
            column.extend(cells)

    def probes(self) -> list[list[Cell]]:
        """Every column, without the rows that may be no data, as far as others are left."""
        doubtful = {at for at, _ in self.doubtful}
        sure = [at for at, count in enumerate(self.counts) if count and at not in doubtful] or range(self.height)
        return [[column[at] for at in sure] for column in self.columns.values()]

    def keep_only(self, wanted: set[int]) -> None:
        """From now on keep these columns only."""
        self.columns = {at: self.columns[at] for at in sorted(wanted)}

    def body(self, header: Header) -> Body:
        """Which of the rows are data."""
        return find_body(self.doubtful, self.counts, header.headings)


def _columns(block: list[list[Cell]], wanted: Iterable[int]) -> Iterator[Iterable[Cell]]:
    """The wanted columns of a block of rows of equal length."""
    columns = list(zip(*block, strict=True))
    return (columns[at] if columns else () for at in wanted)


def _table(sheet: Sheet, header: Header, match: Match, below: Below, titles: list[str], hints: Hints) -> Table | str:
    body = below.body(header)
    if not body.kept:
        return "no rows under its headings"
    first = header.below + 1
    columns = below.columns
    if len(body.kept) < below.height:
        columns = {at: [column[row] for row in body.kept] for at, column in columns.items()}
    filled = {name: at for name, at in match.columns.items() if columns[at].count("") < len(body.kept)}
    if not filled:
        return "no rows under its headings"
    match = Match(match.kind, filled, match.points)
    names = {one.name: one.reported_as for one in match.kind.fields}
    taken = set(filled.values())
    table = Table(
        sheet=sheet.name,
        kind=match.kind.name,
        header_rows=[row + 1 for row in header.rows],
        columns={names[name]: header.headings[at] for name, at in filled.items()},
        unmatched_columns=[text for at, text in enumerate(header.headings) if text and at not in taken],
        fields=(),
        numbers=[first + row for row in body.kept],
        values=[],
        skipped=[(first + row, reason) for row, reason in body.skipped],
    )
    table.headings, table.places = header.headings, {names[name]: at for name, at in filled.items()}
    for code, message in sheet.notes:
        add_problem(table, Problem(None, "", "", "warning", code, message))
    understand(table, match, Sources(header.headings, columns, table.numbers, said_above(titles, hints.country), hints))
    return table
