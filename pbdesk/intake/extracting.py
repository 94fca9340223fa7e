"""From a sheet to its table: find, match, understand, or say why the sheet was left out."""

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from pbdesk.intake.carrying import carried, first_label
from pbdesk.intake.cells import Cell
from pbdesk.intake.finding import (
    SEARCHED,
    Body,
    Header,
    as_said,
    doubtful_rows,
    find_body,
    find_header,
    stands_upright,
    usual_count,
)
from pbdesk.intake.headings import is_year_heading
from pbdesk.intake.matching import Match, Said, best_match
from pbdesk.intake.parts import Rows, Span, come_again, spans
from pbdesk.intake.sheets import Sheet
from pbdesk.intake.tables import Hints, Problem, Table, add_problem
from pbdesk.intake.tags import tags_of
from pbdesk.intake.understanding import Sources, understand
from pbdesk.intake.units import said_above
from pbdesk.intake.years import YearColumn, without, year_columns
from pbdesk.sentences import Sentence, say

_BLOCK = 20_000
"""So many rows are looked at to match the columns; of the rest only matched columns are kept."""
_FIRST = 3
_WIDEST = 1000
_DIFFERENT = 10_000
"""Of a column of more different texts than these, equal ones are not sought any more."""

Row = Sequence[Cell]
Progress = Callable[[str, float], object]


def tables_of(sheet: Sheet, hints: Hints, progress: Progress) -> list[Table] | Sentence:
    """The tables of a sheet, or the reason why it has none of a known kind."""
    read, sheet = _not_too_wide(sheet)
    rows, found = Rows(read), list[Table]()
    reason: Sentence | None = None
    while not reason:
        part = _next_part(rows, hints, progress, further=bool(found))
        if isinstance(part, Sentence):
            reason = part
            break
        understood = [table for table in (_table(sheet, one, hints) for one in part) if isinstance(table, Table)]
        reason = None if understood else say("no rows under its headings")
        found += understood
        if hints.header_row:
            break
    return found or reason or say("no table found")


def _not_too_wide(sheet: Sheet) -> tuple[Iterator[list[Cell]], Sheet]:
    """The rows of a sheet without the columns that no list has, and the sheet, which says how many were read."""
    rows = sheet.rows()
    first = next(rows, [])
    whole = chain([first], rows)
    if len(first) <= _WIDEST:
        return whole, sheet
    said = say("The sheet has {n} columns; only the first {most} were read.", n=f"{len(first):,}", most=f"{_WIDEST:,}")
    return (row[:_WIDEST] for row in whole), replace(sheet, notes=(*sheet.notes, ("too-wide", said)))


@dataclass
class Part:
    """One table as it stands in a sheet: `top` is the sheet's row (from 0) its header's rows count from, `left` its first column."""

    header: Header
    match: Match
    below: "Below"
    top: int
    left: int
    titles: list[str]
    over: str
    divided: bool
    """Whether others stand beside it."""


def _next_part(rows: Rows, hints: Hints, progress: Progress, *, further: bool) -> list[Part] | Sentence:
    """The next table of a sheet, or those that stand side by side; or why there is none."""
    top = rows.next
    head = rows.take(max(SEARCHED, hints.header_row + _FIRST))
    header = _header(head, hints, 0 if further else hints.header_row)
    if isinstance(header, Sentence):
        return header
    rows.put_back(head[header.below :])
    blocks = _blocks(rows, header, hints)
    block = next(blocks)
    width = max([len(header.headings), *map(len, block.rows)])
    places = spans(header.widened(width), block.rows, hints.kind)
    begun = _parts(places, header, block, hints, head, top)
    if begun and len(places) > 1 and not _are_apart(begun, places, header):
        whole = _parts([(0, width)], header, block, hints, head, top)
        begun = whole or begun
    if not begun:
        return say("its columns are of no known kind of list")
    for block in blocks:
        for part in begun:
            part.below.take(block.cut(part.left, part.left + part.below.width) if part.divided else block)
        progress(f"{rows.next:,} rows read", 0.5)
    return begun


def _parts(
    places: Sequence[Span], header: Header, block: "Block", hints: Hints, head: Sequence[Row], top: int
) -> list[Part]:
    """The tables that stand at these places, as far as they are of a known kind."""
    begun, divided = [], len(places) > 1
    for left, right in places:
        matched = _begun(header.within(left, right), block.cut(left, right) if divided else block, hints)
        if matched is not None:
            above = [row[left:right] for row in head[: header.rows[0]]]
            titles = [cell for row in above for cell in row if isinstance(cell, str) and cell]
            over = next(filter(None, header.groups[left:right]), titles[-1] if titles else "")
            begun.append(Part(*matched, top, left, titles, over if divided else "", divided))
    return begun


def _are_apart(begun: Sequence[Part], places: Sequence[Span], header: Header) -> bool:
    """Whether tables side by side are each one: all of a known kind, and where no headings come again of other kinds."""
    kinds = {part.match.kind.name for part in begun}
    return come_again(header, places) or (len(begun) == len(places) and len(kinds) == len(begun))


def _header(head: Sequence[Row], hints: Hints, said: int) -> Header | Sentence:
    """The headings among the first rows, or why no table begins there."""
    if not any(cell != "" for row in head for cell in row):
        return say("empty")
    header = find_header(head, said, hints.kind)
    if header is None:
        return say("no table found")
    if not hints.header_row and stands_upright(head, header, hints.kind):
        return say("its headings stand one below the other; paste it with rows and columns exchanged")
    return header


@dataclass(frozen=True)
class Block:
    """Some rows of a sheet, and how many cells of each are filled."""

    rows: list[list[Cell]]
    counts: list[int]

    @classmethod
    def of(cls, rows: list[list[Cell]]) -> "Block":
        """These rows, counted."""
        return cls(rows, [len(row) - row.count("") for row in rows])

    def cut(self, left: int, right: int) -> "Block":
        """Some columns of it."""
        return Block.of([row[left:right] for row in self.rows])

    def columns(self, width: int) -> list[Sequence[Cell]]:
        """Its columns, so many, whatever the length of its rows."""
        rows, lengths = self.rows, set(map(len, self.rows))
        if lengths - {width}:
            rows = [(row + [""] * (width - len(row)))[:width] for row in rows]
        return list(zip(*rows, strict=True)) if rows else [()] * width


def _blocks(rows: Rows, header: Header, hints: Hints) -> Iterator[Block]:
    """The rows under the headings, block by block, up to where a further table begins."""
    size, ended = SEARCHED + _BLOCK, bool(hints.header_row)
    looking = not ended
    first = True
    while (taken := rows.take(size)) or first:
        first = False
        block = Block.of(taken)
        border = rows.border(taken, block.counts, header.headings, hints.kind) if looking else None
        if border is not None:
            rows.put_back(taken[border:])
            yield Block(taken[:border], block.counts[:border])
            return
        yield block
        size = _BLOCK


def _begun(header: Header, block: Block, hints: Hints) -> "tuple[Header, Match, Below] | None":
    """The columns of a table matched by its first rows; None where they are of no known kind."""
    width = max([len(header.headings), *map(len, block.rows)])
    header = header.widened(width)
    below = Below(width, usual_count(block.counts), header.headings)
    below.take(block)
    probes = below.probes()
    flows = year_columns(header.headings, header.groups, probes)
    said = Said(without(header.headings, flows), header.groups, tags_of(block.rows, width))
    match = best_match(said, probes, hints.kind, hints.profile)
    if match is None:
        return None
    below.flows = flows if match.kind.name == "activity" else ()
    years = {at for at, text in enumerate(header.headings) if is_year_heading(text)}
    twins = (one.at for one in match.twins)
    below.keep_only({*match.columns.values(), *years, *(one.at for one in flows), *twins})
    return header, match, below


class Below:
    """The rows below the headings of a sheet, collected by column."""

    def __init__(self, width: int, usual: int, headings: Sequence[str]) -> None:
        self.width, self.usual, self.headings = width, usual, headings
        self.columns: dict[int, list[Cell]] = {at: [] for at in range(width)}
        self._texts: dict[int, dict[Cell, Cell]] = {at: {} for at in range(width)}
        self.counts = array("l")
        self.doubtful: list[tuple[int, Row]] = []
        self.flows: tuple[YearColumn, ...] = ()

    @property
    def height(self) -> int:
        """How many rows were taken."""
        return len(self.counts)

    def take(self, block: Block) -> None:
        """Take more rows; those that may be no data are kept whole to be judged."""
        start, counts, columns = self.height, block.counts, block.columns(self.width)
        self.counts.extend(counts)
        doubtful = doubtful_rows(columns, counts, self.usual, self.headings) | {
            at for at in range(_FIRST - start) if at < len(counts)
        }
        self.doubtful += [(start + at, block.rows[at]) for at in sorted(doubtful) if counts[at]]
        for at, column in self.columns.items():
            column.extend(self._shared(at, columns[at]))

    def _shared(self, at: int, cells: Sequence[Cell]) -> Iterable[Cell]:
        """The cells of a column, equal texts as one: a reader gives a new one for each cell."""
        known = self._texts[at]
        if len(known) > _DIFFERENT or set(map(type, cells)) != {str}:
            return cells
        return map(known.setdefault, cells, cells)

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


def _table(sheet: Sheet, part: Part, hints: Hints) -> Table | str:
    header, match, below = part.header, part.match, part.below
    first = part.top + header.below + 1
    body = as_said(below.body(header), hints.rows.get(sheet.name or "", {}), first, below.height)
    if not body.kept:
        return say("no rows under its headings")
    columns = below.columns
    if len(body.kept) < below.height:
        columns = {at: [column[row] for row in body.kept] for at, column in columns.items()}
    filled = {name: at for name, at in match.columns.items() if columns[at].count("") < len(body.kept)}
    if not filled:
        return say("no rows under its headings")
    empty = [header.headings[at] for name, at in match.columns.items() if name not in filled]
    twins = tuple(one for one in match.twins if one.differs != "place" or one.field in filled)
    match = replace(match, columns=filled, twins=twins)
    names = {one.name: one.reported_as for one in match.kind.fields}
    taken = {*filled.values(), *(one.at for one in below.flows), *(one.at for one in match.twins)}
    table = Table(
        sheet=sheet.name,
        kind=match.kind.name,
        header_rows=[part.top + row + 1 for row in header.rows],
        columns={names[name]: header.headings[at] for name, at in filled.items()},
        unmatched_columns=[text for at, text in enumerate(header.headings) if text and at not in taken],
        fields=(),
        numbers=[first + row for row in body.kept],
        values=[],
        skipped=[(first + row, reason) for row, reason in body.skipped],
    )
    table.headings = ("",) * part.left + header.headings
    table.places = {names[name]: part.left + at for name, at in filled.items()}
    table.twins = {part.left + one.at: names[one.field] for one in match.twins}
    _tell(table, sheet, match, header.headings)
    if empty and sheet.unsaved():
        for text in empty:
            add_problem(table, Problem(None, text, "", "warning", "formulas-not-saved", _UNSAVED))
    above = said_above(part.titles, hints.country)
    over = part.over or first_label(part.titles, body.labels, match.kind)
    labels = [*([(-1, over)] if over else []), *body.labels]
    totals = [(first + at, row) for at, row in body.totals]
    over_blocks = carried(labels, body.kept, match.kind)
    given = header.headings, columns, table.numbers, above, hints, over_blocks, totals, below.flows, header.groups
    understand(table, match, Sources(*given))
    return table


_UNSAVED = say(
    "Its formulas were saved without what they show; open the file in a spreadsheet program, save it again and import that."
)


def _tell(table: Table, sheet: Sheet, match: Match, headings: Sequence[str]) -> None:
    """What had to be done to read the sheet, and what was assumed of its columns."""
    for code, message in sheet.notes:
        add_problem(table, Problem(None, "", "", "warning", code, message))
    for at, message in match.assumed:
        if at in match.columns.values():
            add_problem(table, Problem(None, headings[at], "", "note", "column-guessed", message))
