"""How many pages a document fills, reckoned from its outline by the measures of the own template.

A reckoning, not a layout: Word breaks lines with the fonts it has. It errs a little to the long side.
"""

from math import ceil

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
from pbdesk.brief.tables import Table

HEIGHT, WIDTH = 708.0, 470.0
"""What an upright page holds between its margins, in points."""
_LETTER = 0.5
"""The width of a letter on average, as a part of the size of its type."""
_BODY, _TABLE, _NOTE = 10.5, 9.0, 8.5
_LINE = 1.22
_TITLE, _HEADING, _CAPTION, _SPACER = 96.0, 38.0, 26.0, 8.0
_USUAL, _HEADLINES = 3.0, 90.0
_RECOMMENDED, _QUESTION, _FIGURES = (0.48, 0.19), 0.35, 0.19


def body_pages(outline: Outline) -> int:
    """The pages of everything that is no annex, sources included."""
    body = [section for section in outline.sections if not (section.annex or section.wide)]
    sources = _HEADING + sum(_lines(f"{one.title} {one.detail}", _TABLE, WIDTH * 0.5) for one in outline.sources)
    facts = 14.0 * (2 + len(outline.facts))
    high = _TITLE + facts + sum(map(_section, body)) + sources + 24
    return ceil(high / HEIGHT)


def _section(of: Section) -> float:
    return _HEADING + sum(map(_block, of.blocks))


def _block(block: Block) -> float:
    match block:
        case Paragraph(text, _, opening):
            return _lines(f"{opening} {text}", _BODY, WIDTH - 23) + 6
        case Bullets(items):
            return sum(_lines(one, _BODY, WIDTH - 40) + 3 for one in items)
        case Headlines():
            return _HEADLINES
        case Chart() | Timeline() | Network():
            return _CAPTION + _chart(block)
        case _:
            return _grid(block)


def _grid(block: Recommendations | Profile | Matrix | Table) -> float:
    """The height of what stands in rows: caption, heading row, rows, and what comes after."""
    match block:
        case Recommendations(_, _, items):
            return 40 + sum(_rank(_RECOMMENDED, one.text + one.verb, one.lead or "") for one in items) + _SPACER
        case Profile(_, _, items):
            return _CAPTION + 30 + sum(map(_asked, items)) + _after(block.note)
        case Matrix():
            return _CAPTION + 60 + sum(_cell(label, 0.24) for label in block.down) + _after(block.note)
        case Table():
            rows = sum(_row(block, row) for row in block.rows)
            return _CAPTION + 22 + rows + 18 * block.totalled + _after(block.note)


def _rank(parts: tuple[float, float], *texts: str) -> float:
    """The height of a row by its two longest texts, whose cells are parts of the page."""
    return max(_cell(text, part) for text, part in zip(texts, parts, strict=True))


def _asked(one: Indicator) -> float:
    """The height of a row of the profile: its question with what it compares with, or its figures."""
    compared = _lines(one.comparison, _NOTE, WIDTH * _QUESTION - 9, 1.2) + 2 if one.comparison else 0
    figures = f"{one.measure.numerator} {one.measure.denominator} {one.measure.unit}"
    return max(_cell(one.question, _QUESTION) + compared, _cell(figures, _FIGURES))


def _chart(of: Drawing) -> float:
    from pbdesk.brief.plots import height  # the chart writer is read only where there is a chart

    return height(of) * 2.835 + _SPACER


def _row(table: Table, row: tuple[object, ...]) -> float:
    whole = sum(column.width or _USUAL for column in table.columns)
    parts = [(column.width or _USUAL) / whole for column in table.columns]
    return max(_cell(str(cell or "–"), part) for cell, part in zip(row, parts, strict=True))


def _cell(text: str, part: float) -> float:
    return _lines(text, _TABLE, WIDTH * part - 9, 1.2) + 4


def _after(note: str) -> float:
    return _lines(note, _NOTE, WIDTH) + 14 if note else _SPACER


def _lines(text: str, size: float, width: float, leading: float = _LINE * 1.1) -> float:
    """The height of a text broken into lines of a width."""
    per_line = max(1.0, width / (size * _LETTER))
    return sum(max(1, ceil(len(line) / per_line)) for line in text.split("\n")) * size * leading
