"""The words of documents in one language, and the parts that several kinds of document share."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache

from pbdesk.brief.outline import Block, Paragraph, Section
from pbdesk.brief.tables import Cell, Column, Holds, Number, Row, Table
from pbdesk.brief.words import LANGUAGES, words
from pbdesk.labels import label
from pbdesk.records import codes
from pbdesk.records.kind import Field, Value
from pbdesk.records.kinds import CHOICES
from pbdesk.records.values import THOUSANDTHS
from pbdesk.resources import resource

Head = str | Field
"""What is named in a paper: a key of its words, or a field of the records, which is called as everywhere else."""
Spec = tuple[Head, Holds, float]
"""A column: what heads it, what it holds and its part of the page."""

_LISTS = ("sections", "papers")
_DAY = re.compile(r"\d{4}-\d\d(-\d\d)?")
"""A day or a month."""
_TWICE = re.compile(r"(?<!\.)\.\.(?!\.)")
"""The end of a title that is a sentence, and that of the sentence it stands in."""
_IN_TITLE = re.compile(r"(?:(?<=· )|^)(?:(\d{4}-\d\d-\d\d)|version (\d+))(?= ·|$)")
"""A day or a version that a record is called by."""


@cache
def entries(language: str) -> Mapping[str, str]:
    """Every sentence and label that documents of the desk have in a language."""
    found: dict[str, str] = {}
    for name in _LISTS:
        found |= json.loads(resource(f"brief/{name}.{language}.json").read_text("utf-8"))
    return found


@cache
def _country_names(language: str) -> Mapping[str, str]:
    """How a country is called in a language, by its name in any of them."""
    here = codes.names("country", language)
    return {name: here[code] for one in LANGUAGES for code, name in codes.names("country", one).items() if code in here}


class Tongue:
    """Says what the desk holds in one language; `titles` are what people call the records it links to."""

    def __init__(self, language: str, titles: Mapping[str, str]) -> None:
        self.language = language
        self.words = words(language)
        self._entries = entries(language)
        self._titles = titles
        self._called: dict[str, str | None] = {}

    def say(self, key: str, **data: object) -> str:
        """The words for a key, with data filled in."""
        return self._entries[key].format(**data)

    def counted(self, key: str, count: int) -> str:
        """How many of something there are, such as 1 policy or 3 policies."""
        return self.by_number(f"counted.{key}", count, n=self.words.number(count))

    def by_number(self, key: str, count: Number, **data: object) -> str:
        """The words for a key in the form that a count asks for, with data filled in."""
        return self.words.by_number(self._entries[key], count).format(**data)

    def find(self, key: str, otherwise: str) -> str:
        """The words for a key, or others where the list has none."""
        return self._entries.get(key, otherwise)

    def called(self, head: Head) -> str:
        """What a key stands for, or the label of a field of the records."""
        return self.say(head) if isinstance(head, str) else label(head.label, self.language)

    def choice(self, value: Value) -> str | None:
        """A choice of the records in this language; None where nothing was chosen."""
        return label(str(value), self.language) if value else None

    def choice_begins(self, value: Value) -> str | None:
        """A choice that begins a cell or a sentence."""
        chosen = self.choice(value)
        return chosen[:1].upper() + chosen[1:] if chosen else None

    def named(self, record: Value) -> str | None:
        """What people call a record; None where none is linked. A dimension is called by its word here."""
        if not record:
            return None
        one = str(record)
        if one not in self._called:
            title = self._titles.get(one)
            self._called[one] = self._translated(title) if title else None
        return self._called[one]

    def _translated(self, title: str) -> str:
        """A title that is a word of ours or a country's name in this language; in others their days and versions."""
        country = _country_names(self.language).get(title)
        return self.find(title, country or _IN_TITLE.sub(self._part_of_title, title))

    def _part_of_title(self, found: re.Match[str]) -> str:
        day, version = found.groups()
        return self.words.date(day) if day else self.say("title.version", n=version)

    def word(self, value: str) -> str:
        """A plain word of a figure or finding: a record's title, a side, a choice; else as it stands."""
        return self.named(value) or self.find(value, label(value, self.language) if value in CHOICES else value)

    def country(self, code: Value, name: Value) -> str:
        """A country's name in this language, or as the desk has it."""
        called = codes.names("country", self.language) if code else {}
        return called.get(str(code), str(name or code or ""))

    def government(self, code: str) -> str:
        """The desk's own government."""
        return self.say("government", country=self.country(code, code))

    def filled(self, text: str, parts: Mapping[str, str | int], named: Sequence[str] = ()) -> str:
        """A sentence with parts from a finding: records by their titles, days and numbers by this language's rules."""
        said = text.format_map({name: self._part(value, name in named) for name, value in parts.items()})
        return _TWICE.sub(".", said)

    def _part(self, value: str | int, named: bool) -> str:
        if isinstance(value, int):
            return self.words.number(value)
        if named or not _DAY.fullmatch(value):
            return self.word(value)
        return self.words.date(value)

    def allocated(self, thousandths: Value, currency: Value) -> str | None:
        """An amount that is decided on, exactly; None where none is."""
        if not isinstance(thousandths, int):
            return None
        return self.words.exact(Decimal(thousandths) / THOUSANDTHS, str(currency))

    def plain(self, key: str) -> Paragraph:
        """A paragraph of fixed words."""
        return Paragraph(self.say(key))

    def table(self, key: str, columns: Sequence[Spec], rows: Sequence[Row]) -> Block:
        """A table named by a key, or the words that nothing is recorded."""
        return self.listed(self.say(key), self.say(key), columns, rows) if rows else self.plain("none")

    def listed(self, name: str, caption: str, columns: Sequence[Spec], rows: Sequence[Row]) -> Table:
        """A table with a name and caption of its own."""
        return Table(name, caption, tuple(map(self._column, columns)), tuple(rows))

    def totalled(self, key: str, columns: Sequence[Spec], rows: Sequence[Row]) -> Table:
        """A table whose numbers are summed below it; money only where all of it is in one currency."""
        currencies = {row[at] for at, spec in enumerate(columns) if spec[0] == "currency" for row in rows} - {None, "–"}
        summed = (Holds.NUMBER, Holds.MONEY) if len(currencies) == 1 else (Holds.NUMBER,)
        made = tuple(replace(one, summed=one.holds in summed) for one in map(self._column, columns))
        cells = [row[at] for row in rows for at, one in enumerate(made) if one.summed]
        return Table(self.say(key), self.say(key), made, tuple(rows), self._untold(cells))

    def _untold(self, summed: Sequence[Cell]) -> str:
        """How many of the values of a sum are not known; nothing where all are."""
        unknown = sum(one is None for one in summed)
        counts = {"n": self.words.number(unknown), "among": self.words.number(len(summed))}
        return self.by_number("total.untold", unknown, **counts) if unknown else ""

    def _column(self, spec: Spec) -> Column:
        head, holds, part = spec
        choices = () if isinstance(head, str) else tuple(str(self.choice_begins(one)) for one in head.choices)
        return Column(self.called(head), holds, part, choices=choices)

    def facts(self, told: Mapping[Head, object]) -> tuple[tuple[str, str], ...]:
        """What is told at the head of a paper, as far as it is known."""
        return tuple((self.called(head), str(fact)) for head, fact in told.items() if fact)

    def tabled(self, key: str, columns: Sequence[Spec], rows: Sequence[Row], *, wide: bool = False) -> Section:
        """A section of one table, or of the words that nothing is recorded."""
        return Section(self.say(key), (self.table(key, columns, rows),), wide=wide)


def written(value: Value) -> str | None:
    """A stored text, day or code as a cell; unknown stays None."""
    return None if value is None else str(value)


def action_number(decision: Value, own: Value) -> str:
    """An action by its decision's number and its own, on one line: each decision counts its actions from 1."""
    return "\u00a0·\u00a0".join(str(one) for one in (decision, own) if one)


def sentence(text: Value) -> str:
    """A text with the mark that ends it; nothing stays nothing."""
    said = str(text or "").rstrip()
    return said if not said or said[-1] in ".!?…" else f"{said}."


def number(value: Value) -> Cell:
    """A stored whole number as a cell."""
    return value if isinstance(value, int) else None


def amount(value: Value) -> Decimal | None:
    """A stored amount of money as a cell, in units of its currency."""
    return Decimal(value) / THOUSANDTHS if isinstance(value, int) else None


def days_late(due: Value, day: str) -> Cell:
    """How many days ago something was due; a dash where it was not, or has no whole day."""
    try:
        late = (date.fromisoformat(day) - date.fromisoformat(str(due or day))).days
    except ValueError:
        return "–"
    return late if late > 0 else "–"


def paragraphs(text: Value, opening: str = "") -> tuple[Paragraph, ...]:
    """Prose as numbered paragraphs, one for each that its writer made; the first is opened by `opening`."""
    parts = [part.strip() for part in re.split(r"\n\s*\n", str(text or "")) if part.strip()]
    return tuple(Paragraph(part, opening=opening if at == 0 else "") for at, part in enumerate(parts))
