"""Where the table of a sheet is: its heading rows, and which of the rows below are data."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pbdesk.intake.cells import Cell, as_text
from pbdesk.intake.likeness import fields_meant
from pbdesk.intake.looks import is_number
from pbdesk.intake.matching import IMPORTED
from pbdesk.intake.vocabulary import TOTALS, fold
from pbdesk.records.kinds import KINDS

SEARCHED = 80
"""So many rows of a sheet are looked at to find its headings."""
_LONGEST_HEADING = 400
_KNOWN = 0.8
_FIRST = 3

Row = Sequence[Cell]


@dataclass(frozen=True)
class Header:
    """The rows (from 0) that name the columns, the texts of the last of them, and the groups above each."""

    rows: tuple[int, ...]
    headings: tuple[str, ...]
    groups: tuple[str, ...]

    @property
    def below(self) -> int:
        """The first row (from 0) below the headings."""
        return self.rows[-1] + 1

    def within(self, left: int, right: int) -> "Header":
        """The same headings of some columns only."""
        return Header(self.rows, self.headings[left:right], self.groups[left:right])

    def widened(self, width: int) -> "Header":
        """The same headings with nameless columns added up to a width."""
        more = ("",) * (width - len(self.headings))
        return Header(self.rows, self.headings + more, self.groups + more)


def find_header(head: Sequence[Row], said: int, kind_name: str) -> Header | None:
    """The headings among the first rows of a sheet; `said` is the row number a person gave, or 0."""
    if said:
        return _header_at(head, said - 1) if said <= len(head) else None
    scores = {at: _score(head, at, kind_name) for at, row in enumerate(head) if _may_be_heading(row)}
    best = max(scores, key=lambda at: (scores[at], -at), default=None)
    if best is None or scores[best] < 1.0:
        return None
    return _header_at(head, _earlier(head, scores, best))


def _score(head: Sequence[Row], at: int, kind_name: str) -> float:
    return known_columns(tuple(map(as_text, head[at])), kind_name) + 0.4 * _stands_on_data(head, at)


def _earlier(head: Sequence[Row], scores: dict[int, float], best: int) -> int:
    """The headings of a first table above the best ones, if there is one: known words over rows, and a gap after them."""
    for at in sorted(scores):
        if at >= best or scores[at] < _SURELY_HEADINGS:
            continue
        said = _filled(head[at])
        gap = next((row for row in range(at + 1, best + 1) if _filled(head[row]) <= 1 or row == best), best)
        same = _shared(head[at], head[best]) > said / 2
        if same or (scores[at] >= said / 2 and gap - at > _FEW_ROWS and gap < best):
            return at
    return best


_SURELY_HEADINGS = 2.2
_FEW_ROWS = 2


def _shared(row: Row, other: Row) -> int:
    """How many texts two rows have in common: headings are repeated over later blocks."""
    return len({cell for cell in row if isinstance(cell, str) and cell} & {cell for cell in other if cell != ""})


def _filled(row: Row) -> int:
    return len(row) - row.count("")


def _may_be_heading(row: Row) -> bool:
    said = [cell for cell in row if cell != ""]
    texts = [cell for cell in said if isinstance(cell, str) and not is_number(cell)]
    if len(texts) < 2 or any(len(text) > _LONGEST_HEADING for text in texts):
        return False
    return len(texts) >= 0.5 * len(said) and not is_tags(row)


def known_columns(texts: tuple[str, ...], kind_name: str) -> float:
    """How many columns of the likeliest kind these headings name."""
    kinds = [kind_name] if kind_name else list(IMPORTED)
    return max(_known_of_kind(texts, kind) for kind in kinds)


def _known_of_kind(texts: tuple[str, ...], kind_name: str) -> float:
    """The fields of a kind that these headings name, each by another heading."""
    kind = KINDS[kind_name]
    pairs = [(like, -at, name) for at, text in enumerate(texts) if text for name, like in fields_meant(text, kind)]
    taken: set[str] = set()
    used: set[int] = set()
    found = 0.0
    for like, at, name in sorted(pairs, reverse=True):
        if like >= _KNOWN and name not in taken and at not in used:
            taken.add(name)
            used.add(at)
            found += like
    return found


def _stands_on_data(head: Sequence[Row], at: int) -> float:
    """The share of a row's columns that are filled in the rows below it."""
    below = [row for row in head[at + 1 : at + 12] if any(cell != "" for cell in row)]
    named = [position for position, cell in enumerate(head[at]) if cell != ""]
    if not below:
        return 0.0
    filled = sum(any(position < len(row) and row[position] != "" for row in below) for position in named)
    width = max(sum(cell != "" for cell in row) for row in below)
    return filled / max(len(named), width)


def stands_upright(head: Sequence[Row], header: Header, kind_name: str) -> bool:
    """Whether the headings of a table stand one below the other in its first column, each record in a column."""
    first = tuple(as_text(row[0]) if row and isinstance(row[0], str) else "" for row in head)
    known = known_columns(tuple(dict.fromkeys(first)), kind_name)
    return known >= _UPRIGHT and known > known_columns(header.headings, kind_name) + 1


_UPRIGHT = 2.7


def _header_at(head: Sequence[Row], at: int) -> Header:
    top, bottom = at, at
    while bottom + 1 < min(len(head), at + _LEVELS) and _continues(head[bottom], head[bottom + 1]):
        bottom += 1
    while top > max(0, bottom - _LEVELS + 1) and _groups(head[top - 1], head[top]):
        top -= 1
    rows = tuple(range(top, bottom + 1))
    width = max(len(head[row]) for row in rows)
    last = _texts(head[bottom], width)
    groups, headings = [""] * width, list(last)
    below = list(last)
    for row in reversed(rows[:-1]):
        above = _texts(head[row], width)
        spread = _spread(above, below)
        over = [text if own else "" for text, own in zip(spread, headings, strict=True)]
        groups = [f"{text} {group}".strip() for text, group in zip(over, groups, strict=True)]
        headings = [own or text for own, text in zip(headings, above, strict=True)]
        below = [own or over for own, over in zip(below, above, strict=True)]
    return Header(rows, tuple(headings), tuple(groups))


_LEVELS = 3


def _continues(row: Row, below: Row) -> bool:
    """Whether the row below only divides some columns of this one: second-level headings."""
    said = [at for at, cell in enumerate(below) if cell != ""]
    if len(said) < 2 or not all(_heads(below[at]) for at in said) or is_tags(below):
        return False
    own = [at for at, cell in enumerate(row) if cell != ""]
    fills = any(at >= len(row) or row[at] == "" for at in said)
    crosses = any(at in own and not _starts_group(row, at, below) for at in said)
    return fills and not crosses and len(said) < len(own) + len(said) - 1


def _heads(cell: Cell) -> bool:
    """Whether a cell may stand in a second row of headings: a text, or a year."""
    if isinstance(cell, str) and not is_number(cell):
        return True
    return bool(_YEAR.fullmatch(as_text(cell).strip()))


_YEAR = re.compile(r"(19|20)\d\d")
_RULED = re.compile(r"\s*:?[-=_]{2,}:?\s*")
"""A line drawn under the headings of a table that is written in letters."""


def _starts_group(row: Row, at: int, below: Row) -> bool:
    after = at + 1
    return (after >= len(row) or row[after] == "") and after < len(below) and below[after] != ""


def _groups(above: Row, row: Row) -> bool:
    """Whether the row above holds headings over several columns each, or headings this row leaves out."""
    said = [at for at, cell in enumerate(above) if cell != ""]
    if any(not isinstance(above[at], str) or is_number(above[at]) for at in said):
        return False
    if len(said) < 2 and not (said and said[0] > 0 and _starts_group(above, said[0], row)):
        return False
    return len(said) < sum(cell != "" for cell in row) or any(at >= len(row) or row[at] == "" for at in said)


def _spread(above: Sequence[str], last: Sequence[str]) -> list[str]:
    """The group heading over each column: it reaches as far as the headings below it go on."""
    current, spread = "", []
    for over, own in zip(above, last, strict=True):
        current = over or (current if own else "")
        spread.append(current)
    return spread


def _texts(row: Row, width: int) -> list[str]:
    return [as_text(cell) for cell in row] + [""] * (width - len(row))


def is_tags(row: Row) -> bool:
    """Whether a row only tags the columns for machines, as `#org +name`."""
    said = [cell for cell in row if cell != ""]
    tags = sum(isinstance(cell, str) and bool(re.match(r"#\s?[a-z]", cell)) for cell in said)
    return tags >= 2 and tags >= len(said) / 2


def is_numbering(row: Row) -> bool:
    """Whether a row under the headings only numbers the columns: 1, 2, 3 or (1) (2) (3) or a, b, c."""
    said = [as_text(cell).strip(" ()[].").lower() for cell in row if cell != ""]
    numbers = [str(number) for number in range(1, len(said) + 1)]
    letters = [chr(ord("a") + number) for number in range(min(len(said), 26))]
    return len(said) >= 3 and said in (numbers, letters)


@dataclass(frozen=True)
class Body:
    """The data rows of a table, the rows among them that are no data with the reason, all totals, and lone texts among the rows."""

    kept: list[int]
    skipped: list[tuple[int, str]]
    totals: list[tuple[int, Row]]
    labels: list[tuple[int, str]]


def find_body(rows: Iterable[tuple[int, Row]], counts: Sequence[int], headings: Sequence[str]) -> Body:
    """Tell data from totals, tags, repeated headings and notes.

    `counts` is the number of filled cells of each row below the headings; `rows` are those of
    them that are doubtful, by position. Nothing below the last data row is data.
    """
    usual = usual_count(counts)
    header = Counter(text for text in headings if text)
    reasons: dict[int, str] = {}
    judged: dict[int, Row] = {}
    for at, row in rows:
        reason = _no_data(at, row, counts[at], usual, header)
        if reason:
            reasons[at], judged[at] = reason, row
    end = _last_data(counts, reasons, usual)
    kept = [at for at in range(end + 1) if counts[at] and at not in reasons]
    last = kept[-1] if kept else -1
    return Body(
        kept,
        [(at, reason) for at, reason in sorted(reasons.items()) if at < last],
        [(at, judged[at]) for at in sorted(judged) if reasons[at] == "total"],
        [(at, _lone_text(judged[at])) for at in sorted(judged) if reasons[at] == _LABEL and at < last],
    )


def as_said(body: Body, rows: Mapping[int, bool], first: int, height: int) -> Body:
    """The body with the rows (from `first`) that a person has said to be data, or to be none."""
    said = {row - first: is_data for row, is_data in rows.items() if 0 <= row - first < height}
    if not said:
        return body
    kept = sorted({at for at in body.kept if said.get(at, True)} | {at for at, is_data in said.items() if is_data})
    last = kept[-1] if kept else -1
    skipped = dict(body.skipped) | {at: _SAID_TO_BE_NONE for at in body.kept if not said.get(at, True)}
    return Body(
        kept,
        [(at, reason) for at, reason in sorted(skipped.items()) if at not in kept and at < last],
        [(at, row) for at, row in body.totals if at not in kept],
        [(at, text) for at, text in body.labels if at not in kept],
    )


_SAID_TO_BE_NONE = "said to be no data"
_LABEL = "heading or note"


def _lone_text(row: Row) -> str:
    return next(cell for cell in row if isinstance(cell, str) and cell)


def doubtful_rows(
    columns: Sequence[Sequence[Cell]], counts: Sequence[int], usual: int, headings: Sequence[str]
) -> set[int]:
    """The rows that must be looked at: sparse ones, repeated headings, or a first cell that begins like a total or a tag."""
    sparse = max(2, usual // 2)
    found = {at for at, count in enumerate(counts) if 0 < count <= sparse}
    for column in columns[:_FIRST]:
        if _DOUBTFUL.search("\n".join([cell for cell in column if isinstance(cell, str)])):
            found.update(at for at, cell in enumerate(column) if isinstance(cell, str) and _DOUBTFUL.match(cell))
    for text, column in [(text, column) for text, column in zip(headings, columns, strict=False) if text][:_FIRST]:
        if text in column:
            found.update(at for at, cell in enumerate(column) if cell == text)
    return found


_DOUBTFUL = re.compile(
    r"^ *(?:#|tot|sum\b|summa|somme|suma\b|soma\b|sub.?tot|sous.tot|grand.tot|i ?alt|delsum|sammanl|til ?sammen|overall.tot|ensemble)",
    re.MULTILINE | re.IGNORECASE,
)


def usual_count(counts: Sequence[int]) -> int:
    """How many filled cells the rows of a table usually have, by how many each has."""
    filled = sorted(count for count in counts if count)
    return filled[len(filled) // 2] if filled else 0


def _no_data(at: int, row: Row, count: int, usual: int, header: Counter[str]) -> str:
    said = [cell for cell in row if cell != ""]
    if is_tags(row) or (count and all(isinstance(cell, str) and re.match(r"#\s?[a-z]", cell) for cell in said)):
        return "tags"
    if _repeats(said, header):
        return "repeated header"
    if at < _FIRST and is_numbering(row):
        return "column numbers"
    if at < _FIRST and said and all(isinstance(cell, str) and _RULED.fullmatch(cell) for cell in said):
        return "ruled line"
    if _is_total(said, usual):
        return "total"
    if count == 1 and usual >= 3 and isinstance(said[0], str):
        return _LABEL
    return ""


def _repeats(said: Sequence[Cell], header: Counter[str]) -> bool:
    texts = [cell for cell in said if isinstance(cell, str)]
    return len(texts) >= 2 and sum(text in header for text in texts) >= max(2, 0.8 * len(said))


def _is_total(said: Sequence[Cell], usual: int) -> bool:
    texts = [cell for cell in said if isinstance(cell, str) and not is_number(cell)]
    if not texts or len(said) < 2 or len(texts) > max(1, usual // 4):
        return False
    label = re.sub(r"[:.\s]+$", "", fold(texts[0]))
    words = re.split(r"[\s:(]+", label)
    return label in TOTALS or (
        usual >= _NARROW and (words[0] in TOTALS or (len(words) <= _FEW_WORDS and words[-1] in TOTALS))
    )


_FEW_WORDS = 4
_NARROW, _WIDE = 3, 6


def _last_data(counts: Sequence[int], reasons: dict[int, str], usual: int) -> int:
    """The last row that is data; rows far sparser than usual at the very end are totals and notes."""
    sparse = usual // 4 if usual >= 4 else 0
    for at in range(len(counts) - 1, -1, -1):
        if counts[at] > sparse and at not in reasons:
            return _above_notes(counts, reasons, usual, at)
    return -1


def _above_notes(counts: Sequence[int], reasons: dict[int, str], usual: int, last: int) -> int:
    """The last data row above a note in a few cells, which a blank row or a lone text divides from the data."""
    first = last
    while usual >= _WIDE and first >= 0 and counts[first] and first not in reasons and counts[first] <= usual // 2:
        first -= 1
    divided = 0 <= first < last and (not counts[first] or reasons.get(first) == _LABEL)
    above = next((at for at in range(first - 1, -1, -1) if counts[at] and at not in reasons), -1) if divided else -1
    return last if above < 0 else _above_notes(counts, reasons, usual, above)
