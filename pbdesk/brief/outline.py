"""The outline of a document: what it says and in which order; it knows no file format.

Texts are in the outline's language already.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from pbdesk.brief.drawings import Chart, Network, Timeline
from pbdesk.brief.tables import NONE, Cell, Column, Holds, Number, Table, share


@dataclass(frozen=True)
class Measure:
    """A numerator of a denominator, and of how many records the data does not say.

    Both are in `unit`: records when it is empty, else a currency's code or a word; `not_known` counts
    records whatever the unit. None is "not known", which is never the same as 0.
    """

    numerator: Number | None
    denominator: Number | None
    not_known: int | None = 0
    unit: str = ""

    @property
    def of_nothing(self) -> bool:
        """Whether no record is held that it could count, so that nothing about any is unknown either."""
        return self.numerator is None and self.denominator == 0 and self.not_known == 0

    @property
    def share(self) -> Decimal | None:
        """The numerator over the denominator; None where it cannot be said."""
        return share(self.numerator, self.denominator)

    @property
    def shown(self) -> Cell:
        """The share as it stands in a cell: a dash where no record is held that it could count."""
        return NONE if self.of_nothing else self.share


@dataclass(frozen=True)
class Paragraph:
    """Running text; `opening` are its first words, set apart. Numbered ones run through the document."""

    text: str
    numbered: bool = True
    opening: str = ""


@dataclass(frozen=True)
class Bullets:
    """Short points in no order of rank; `lettered` ones can be cited, as in paragraph 3 (b)."""

    items: tuple[str, ...]
    lettered: bool = False


@dataclass(frozen=True)
class Recommendation:
    """What the committee is asked to decide: verb, text, who leads, by when, when it hears again."""

    number: str
    verb: str
    text: str
    lead: str | None = None
    due: str | None = None
    report_back: str | None = None


@dataclass(frozen=True)
class Recommendations:
    """The recommendations of a paper, under one sentence that invites to decide."""

    name: str
    intro: str
    items: tuple[Recommendation, ...]


@dataclass(frozen=True)
class Indicator:
    """One row of the profile: a question asked of one element of coherence, its measure, what it compares with.

    `before` is the same a period earlier, None where there was no such figure.
    """

    element: str
    question: str
    measure: Measure
    comparison: str = ""
    before: Measure | None = None


@dataclass(frozen=True)
class Profile:
    """The four elements of coherence, side by side and never added up (NUPI 2007, the four elements)."""

    name: str
    caption: str
    indicators: tuple[Indicator, ...]
    note: str = ""

    @property
    def looks_back(self) -> bool:
        """Whether any figure is told of a period earlier."""
        return any(one.before for one in self.indicators)


@dataclass(frozen=True)
class Headline:
    """One figure for the top of the page, with the words that say what it is."""

    label: str
    measure: Measure


@dataclass(frozen=True)
class Headlines:
    """The few figures a reader must take away."""

    name: str
    caption: str
    items: tuple[Headline, ...]


@dataclass(frozen=True)
class Matrix:
    """Counts of `down` (agencies) by `across` (dimensions), shaded by size; `corner` names what goes down."""

    name: str
    caption: str
    corner: str
    across: tuple[str, ...]
    down: tuple[str, ...]
    values: tuple[tuple[int | None, ...], ...]
    note: str = ""

    @cached_property
    def table(self) -> Table:
        """The same as a plain table."""
        counts = (Column(label, Holds.NUMBER, 1, summed=True) for label in self.across)
        columns = (Column(self.corner, width=3), *counts)
        rows = tuple((label, *cells) for label, cells in zip(self.down, self.values, strict=True))
        return Table(self.name, self.caption, columns, rows, self.note)

    @property
    def highest(self) -> int:
        """The largest count known, 0 in an empty matrix."""
        return max((cell for cells in self.values for cell in cells if cell is not None), default=0)


Block = Paragraph | Bullets | Recommendations | Table | Chart | Timeline | Network | Matrix | Profile | Headlines


@dataclass(frozen=True)
class Section:
    """A heading and what stands under it; a `wide` section needs the long side of the page.

    An `annex` stands behind the sources and does not count as one of the pages asked for. `key` names
    the section whatever its language, for leaving it out and for what a person writes in it.
    """

    heading: str
    blocks: tuple[Block, ...]
    level: int = 1
    wide: bool = False
    annex: bool = False
    key: str = ""


@dataclass(frozen=True)
class Source:
    """Where figures or statements come from: a file, a document, a decision, and the place in it."""

    title: str
    detail: str = ""


@dataclass(frozen=True)
class Outline:
    """A whole document. `kind` is a key of the word lists, `facts` are label and text under the title.

    `as_of` is the day it speaks of, `known` (ISO 8601) the earlier day on which the desk knew it, if any;
    `chain_head` the history it was drawn from (SHA-256, in hexadecimal).
    """

    title: str
    language: str
    as_of: date
    government: str
    kind: str
    sections: tuple[Section, ...]
    subtitle: str = ""
    country: str = ""
    marking: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    sources: tuple[Source, ...] = ()
    chain_head: str = ""
    known: str = ""
