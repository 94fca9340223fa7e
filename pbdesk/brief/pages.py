"""How many pages a document fills, reckoned from its outline by the measures of the own template.

A reckoning, not a layout: Word breaks lines with the fonts it has. Letters are measured in the broad face that
replaces Calibri where that is missing, so that it errs to the long side; what Word keeps on one page is kept here too.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from pbdesk.brief.drawings import Chart, Drawing, Network, Timeline
from pbdesk.brief.outline import (
    Block,
    Bullets,
    Headlines,
    Indicator,
    Matrix,
    Outline,
    Paragraph,
    Profile,
    Recommendations,
    Section,
)
from pbdesk.brief.sheets import facts, in_order, is_long
from pbdesk.brief.tables import Column, Table
from pbdesk.brief.widths import PADDING, shown, text_width, widths, word_widths
from pbdesk.brief.word_tables import KEPT_WHOLE
from pbdesk.brief.words import Words, words

HEIGHT, WIDTH = 708.0, 470.6
"""What an upright page holds between its margins, in points."""
_BODY, _TABLE, _NOTE, _CAPTION, _HEADING, _TITLE = 10.5, 9.0, 8.5, 9.5, 14.0, 20.0
"""The sizes of type, in points."""
_LINE, _LEADING, _SPACER, _TWIP, _POINT = 1.18, 1.1, 6.0, 20, 2.835
_EVEN = 0.95
"""What a line of many letters takes of the sum of their broadest."""
_INDENT, _AROUND = 23.0, 4.5
_REMEMBERED = 2**14
"""So many lines are kept with how they are broken: a paper is reckoned again after every choice."""
_SURE = 0.001
"""What fits with so much to spare is one line, in whatever order its letters are added."""

Piece = tuple[float, bool]
"""The height of what is not broken, and whether it stays on the page of what follows."""


def body_pages(outline: Outline) -> int:
    """The pages of everything that is no annex, sources included."""
    said = words(outline.language)
    ordered = in_order(outline, said)
    pieces = [*_top(outline, ordered, said)]
    for section in ordered:
        if not (section.annex or section.wide):
            pieces += _section(section, said)
    return _filled(pieces)


def _filled(pieces: Iterable[Piece]) -> int:
    """How many pages pieces fill one after the other; one that is higher than a page is broken all the same."""
    pages, used, held = 1, 0.0, 0.0
    for height, kept in pieces:
        held += height
        if kept and held < HEIGHT:
            continue
        if used and used + held > HEIGHT:
            pages, used = pages + 1, 0.0
        used, held = used + held, 0.0
        pages, used = pages + int(used // HEIGHT), used % HEIGHT
    return pages + (used + held > HEIGHT)


def _top(outline: Outline, ordered: list[Section], said: Words) -> Iterator[Piece]:
    """The lines above the first section, with the contents of a long document."""
    yield 30 + _lines(outline.title, _TITLE, WIDTH, bold=True) * _TITLE * _LINE + 8, True
    if outline.subtitle:
        yield _lines(outline.subtitle, 12.5, WIDTH) * 12.5 * _LINE * _LEADING + 8, True
    for _, fact in facts(outline, said):
        yield _lines(fact, 10, WIDTH - 99) * 10 * _LINE * _LEADING + 1, False
    if is_long(ordered):
        yield 29.0, True
        yield from ((_lines(one.heading, _CAPTION, WIDTH) * _CAPTION * _LINE + 1, False) for one in ordered)


def _section(of: Section, said: Words) -> Iterator[Piece]:
    yield 21 + _lines(of.heading, _HEADING, WIDTH, bold=True) * _HEADING * _LINE, True
    for block in of.blocks:
        yield from _block(block, said)


def _block(block: Block, said: Words) -> Iterator[Piece]:
    match block:
        case Paragraph(text, _, opening):
            yield from _prose(f"{opening} {text}", WIDTH - _INDENT, 6, kept=text.endswith(":"))
        case Bullets(items):
            for one in items:
                yield from _prose(one, WIDTH - 2 * _INDENT, 3)
        case Headlines(_, _, items):
            labels = max(_lines(one.label, _TABLE, WIDTH / len(items) - 9, bold=True) for one in items)
            behind = max(_lines(said.behind(one.measure), _TABLE, WIDTH / len(items) - 9) for one in items)
            yield (labels + behind) * _TABLE * _LINE + 8 + _TITLE * _LINE + _SPACER, False
        case Chart() | Timeline() | Network():
            yield from _drawing(block)
        case _:
            yield from _grid(block, said)


def _prose(text: str, width: float, after: float, *, kept: bool = False) -> Iterator[Piece]:
    """The lines of a paragraph, of which neither the first nor the last stands alone."""
    count, high = _lines(text, _BODY, width), _BODY * _LINE * _LEADING
    for at in range(count):
        last = at == count - 1
        yield high + after * last, kept if last else at in (0, count - 2)


def _grid(block: Recommendations | Profile | Matrix | Table, said: Words) -> Iterator[Piece]:
    """What stands in rows: caption or sentence above it, heading row, rows, and the note below it."""
    if isinstance(block, Recommendations):
        yield from _prose(block.intro, WIDTH, 6, kept=True)
    elif block.caption:
        yield _captioned(block.caption), True
    rows, note = _rows(block, said), "" if isinstance(block, Recommendations) else block.note
    whole = len(rows) <= KEPT_WHOLE and not isinstance(block, Recommendations | Profile)
    for at, (row, following) in enumerate(pairwise((*rows, 0.0))):
        yield row, at < 2 or bool(whole if following else note)
    yield _lines(note, _NOTE, WIDTH) * _NOTE * _LINE + 14 if note else _SPACER, False


def _captioned(caption: str) -> float:
    return 14 + _lines(caption, _CAPTION, WIDTH, bold=True) * _CAPTION * _LINE


def _rows(block: Recommendations | Profile | Matrix | Table, said: Words) -> list[float]:
    """The heights of the heading row and of every row."""
    from pbdesk.brief.word_figures import asked, profile_columns, recommendation_columns

    match block:
        case Recommendations(_, _, items):
            columns, wide = recommendation_columns(block, said, int(WIDTH * _TWIP))
            return _ranks(columns, wide, [asked(one, said) for one in items])
        case Profile(_, _, items):
            columns, wide = profile_columns(block, said, int(WIDTH * _TWIP))
            return [*_ranks(columns, wide, []), *(_measured(one, wide, said) for one in items)]
        case Matrix():
            return [60.0, *(_rank([label], [int(WIDTH * _TWIP * 0.24)]) for label in block.down)]
        case Table() if not block.rows:
            return []
        case Table():
            wide = widths(block.columns, int(WIDTH * _TWIP), shown(block, said))
            return _ranks(block.columns, wide, shown(block, said, most=None))


def _ranks(columns: Sequence[Column], wide: Sequence[int], rows: Iterable[Sequence[str]]) -> list[float]:
    heads = _rank([one.label for one in columns], wide, bold=True)
    lines = [map(_Lines(one).__getitem__, texts) for one, texts in zip(wide, zip(*rows, strict=True), strict=False)]
    return [heads, *(max(counts) * _TABLE * _LINE + _AROUND for counts in zip(*lines, strict=True))]


class _Lines(dict[str, int]):
    """How many lines each text takes in a column so wide; worked out when it is first met."""

    def __init__(self, wide: int) -> None:
        super().__init__()
        self._width = (wide - PADDING) / _TWIP

    def __missing__(self, text: str) -> int:
        return self.setdefault(text, _lines(text, _TABLE, self._width))


def _rank(texts: Sequence[str], wide: Sequence[int], *, bold: bool = False) -> float:
    """The height of a row of cells."""
    count = max(_lines(text, _TABLE, (one - PADDING) / _TWIP, bold=bold) for text, one in zip(texts, wide, strict=True))
    return count * _TABLE * _LINE + _AROUND


def _measured(one: Indicator, wide: Sequence[int], said: Words) -> float:
    """The height of a row of the profile: its question with what it compares with, or its figures."""
    compared = _lines(one.comparison, 8, (wide[1] - PADDING) / _TWIP) * 8 * _LINE + 2 if one.comparison else 0
    return max(_rank([one.element], wide[:1], bold=True), _rank([one.question], wide[1:2]) + compared,
               _rank([said.measure(one.measure)], wide[2:3]))  # fmt: skip


def _drawing(block: Drawing) -> Iterator[Piece]:
    from pbdesk.brief.plots import height  # the chart writer is read only where there is a chart

    yield _captioned(block.caption), True
    yield height(block) * _POINT + 8, False


def _lines(text: str, size: float, width: float, *, bold: bool = False) -> int:
    """How many lines a text takes in a width."""
    if "\n" not in text:
        return _broken(text, size, width, bold=bold)
    return sum(_broken(line, size, width, bold=bold) for line in text.split("\n"))


@lru_cache(_REMEMBERED)
def _broken(line: str, size: float, width: float, *, bold: bool) -> int:
    width /= _EVEN
    if text_width(line, size, bold=bold) < width - _SURE:
        return 1
    space, count, used = text_width(" ", size, bold=bold), 1, 0.0
    for wide in word_widths(line, size, bold=bold):
        if used and used + wide > width:
            count, used = count + 1, 0.0
        count, used = count + int((used + wide) // width), (used + wide) % width + space
    return count
