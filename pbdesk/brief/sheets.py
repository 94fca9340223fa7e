"""Which sheets a workbook of an outline has: every block as a plain table, texts gathered on one."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain, repeat
from string import ascii_lowercase

from pbdesk.brief.drawings import Chart, Drawing, Network, Timeline
from pbdesk.brief.outline import (
    Block,
    Bullets,
    Headlines,
    Indicator,
    Matrix,
    Measure,
    Outline,
    Paragraph,
    Profile,
    Recommendation,
    Recommendations,
    Section,
)
from pbdesk.brief.tables import NONE, Cell, Column, Holds, Row, Table
from pbdesk.brief.words import Words

_LONG_FROM = 11
"""A document whose body has more sections than this has its contents on the first page."""
_OF_A_DAY = ("minutes", "notice")
"""Documents of a meeting, whose day stands among their own facts."""


@dataclass(frozen=True)
class Sheet:
    """A table with the chart drawn from it, if any; `shaded` colours its numbers by size."""

    table: Table
    chart: Drawing | None = None
    shaded: bool = False


def sheets(outline: Outline, words: Words) -> list[Sheet]:
    """The sheets in the order of the document: its texts, then every table, then the sources."""
    made = [_sheet(block, words) for section in outline.sections for block in section.blocks]
    return [*_texts(outline, words), *(one for one in made if one), *_sources(outline, words)]


def _sheet(block: Block, words: Words) -> Sheet | None:
    match block:
        case Table():
            return Sheet(block)
        case Matrix():
            return Sheet(block.table, shaded=True)
        case Chart() | Timeline() | Network():
            return Sheet(block.table, chart=block)
        case Profile():
            return Sheet(_profile(block, words))
        case Headlines():
            return Sheet(_headlines(block, words))
        case Recommendations():
            return Sheet(recommended(block, words))
        case _:
            return None


def as_table(block: Recommendations | Profile | Matrix | Table, words: Words) -> Table:
    """Any block of rows as a plain table."""
    match block:
        case Recommendations():
            return recommended(block, words)
        case Profile():
            return _profile(block, words)
        case Matrix():
            return block.table
        case Table():
            return block


def recommended(of: Recommendations, words: Words) -> Table:
    """Recommendations as a table whose dates are dates."""
    labels = [words.say(f"recommendation.{key}") for key in ("number", "text", "lead", "due", "report_back")]
    holds = (Holds.TEXT, Holds.TEXT, Holds.TEXT, Holds.DATE, Holds.DATE)
    columns = tuple(Column(label, kind) for label, kind in zip(labels, holds, strict=True))
    rows = ((one.number, f"{one.verb} {one.text}".strip(), *responsible(one, words)) for one in of.items)
    return Table(of.name, of.name, columns, tuple(rows), of.intro)


def responsible(of: Recommendation, words: Words) -> tuple[str, str, str]:
    """Who leads, by when, and when the committee hears of it; what nobody set is said."""
    unset = words.say("recommendation.no_date")
    return (of.lead or words.say("recommendation.no_lead"), of.due or unset, of.report_back or unset)


def _measured(words: Words, *, before: bool = False) -> tuple[Column, ...]:
    counted, out_of = words.say("profile.numerator"), words.say("profile.denominator")
    return (
        Column(counted, Holds.NUMBER),
        Column(out_of, Holds.NUMBER),
        Column(words.say("profile.share"), Holds.PERCENT, ratio=(counted, out_of)),
        *((Column(words.say("profile.before"), Holds.PERCENT),) if before else ()),
        Column(words.say("profile.not_known"), Holds.NUMBER),
        Column(words.say("profile.unit")),
    )


def _cells(measure: Measure, words: Words, *before: Cell) -> Row:
    unit = measure.unit or words.say("profile.records")
    return (*words.divided(measure), *before, measure.not_known, unit)


def _earlier(one: Indicator) -> Cell:
    """The share of the period before; a dash where there was no such figure, which is not the same as not known."""
    return one.before.shown if one.before else NONE


def _profile(of: Profile, words: Words) -> Table:
    first = (Column(words.say("profile.element")), Column(words.say("profile.question")))
    columns = (*first, *_measured(words, before=of.looks_back), Column(words.say("profile.comparison")))
    before = [(_earlier(one),) if of.looks_back else () for one in of.indicators]
    rows = (
        (one.element, one.question, *_cells(one.measure, words, *earlier), one.comparison)
        for one, earlier in zip(of.indicators, before, strict=True)
    )
    return Table(of.name, of.caption, columns, tuple(rows), of.note)


def _headlines(of: Headlines, words: Words) -> Table:
    columns = (Column(words.say("headline.label")), *_measured(words))
    return Table(of.name, of.caption, columns, tuple((one.label, *_cells(one.measure, words)) for one in of.items))


def _texts(outline: Outline, words: Words) -> list[Sheet]:
    """The running text by section, with the numbers that its paragraphs have on paper."""
    rows = tuple(_numbered(outline))
    if not rows:
        return []
    title = words.say("text")
    labels = ("source.number", "text.section", "text.text")
    return [Sheet(Table(title, title, tuple(Column(words.say(label)) for label in labels), rows))]


def _numbered(outline: Outline) -> Iterator[Row]:
    number = 0
    for section in outline.sections:
        for block in section.blocks:
            match block:
                case Paragraph(text, numbered, opening):
                    number += numbered
                    said = f"{opening} {text}" if opening else text
                    yield (f"{number}." if numbered else "", section.heading, said)
                case Bullets(items, lettered):
                    marks = chain(map("({})".format, ascii_lowercase), repeat("•")) if lettered else repeat("•")
                    yield from ((mark, section.heading, item) for mark, item in zip(marks, items, strict=False))


def facts(outline: Outline, words: Words) -> list[tuple[str, str]]:
    """What stands under the title, label by label: country, day, when it was known, and the document's own facts."""
    known = words.date(outline.known) if outline.known else ""
    told = (
        (words.say("country"), outline.country),
        (words.say("as_of"), "" if outline.kind in _OF_A_DAY else words.date(outline.as_of)),
        (words.say("known"), known),
        *outline.facts,
    )
    return [(label, fact) for label, fact in told if fact]


def dated(outline: Outline, words: Words) -> str:
    """The day it speaks of and, where that was an earlier one, when that was known; for the foot of every page."""
    said = f"{words.say('as_of')} {words.date(outline.as_of)}"
    known = words.say("known.on", day=words.date(outline.known)) if outline.known else ""
    return f"{said} ({known})" if known else said


def in_order(outline: Outline, said: Words) -> list[Section]:
    """The sections, with the sources as one of their own before the annexes and the wide ones at the end."""
    table = sources(outline, said)
    closing = [Section(table.name, (table,))] if table.rows or table.note else []
    at = len(outline.sections)
    while at and (outline.sections[at - 1].wide or outline.sections[at - 1].annex):
        at -= 1
    return [*outline.sections[:at], *closing, *outline.sections[at:]]


def is_long(sections: list[Section]) -> bool:
    """Whether the contents stand on the first page of a document."""
    return sum(not (section.annex or section.wide) for section in sections) > _LONG_FROM


def _sources(outline: Outline, words: Words) -> list[Sheet]:
    """The sources; the state of the history, which is too long for a line above them, stands in the last row."""
    table = sources(outline, words)
    last = [(NONE, table.note, *[""] * (len(table.columns) - 2))] if table.note else []
    rows = (*table.rows, *last)
    return [Sheet(replace(table, rows=rows, note=""))] if rows else []


def sources(outline: Outline, words: Words) -> Table:
    """The sources as a table, and the state of the history that the document was drawn from."""
    title = words.say("sources")
    parts = (("number", 0.5), ("title", 4.2), ("detail", 3.8))
    shown = parts if any(one.detail for one in outline.sources) else parts[:2]
    columns = tuple(Column(words.say(f"source.{key}"), width=part) for key, part in shown)
    rows = tuple(
        (str(number), one.title, one.detail or NONE)[: len(shown)] for number, one in enumerate(outline.sources, 1)
    )
    note = words.say("chain_head", head=outline.chain_head) if outline.chain_head else ""
    return Table(title, "", columns, rows, note)
