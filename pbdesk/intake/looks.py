"""What the values of a column look like, so that a heading is believed only where they fit."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from pbdesk.intake.cells import Cell, Unclear, is_blank
from pbdesk.intake.dates import looks_like_date
from pbdesk.intake.in_cells import writes_amount
from pbdesk.intake.places import countries_in
from pbdesk.intake.texts import choice_of
from pbdesk.intake.vocabulary import NO, YES, fold
from pbdesk.records import codes
from pbdesk.records.kind import Field, Kind, Type
from pbdesk.records.kinds import KINDS

_SAMPLE = 200
_FIRST = 10
_FEW, _MANY = 2, 15
_LONG = 25
_EMPTY = 0.25
"""So much a column loses where it says nothing, against a like one that does."""
_FULL = 0.8
_MAY_BE_TWIN = frozenset([Type.DAY, Type.DATE, Type.MONEY])
_NUMBER = re.compile(
    r"[-+(−–]?\s*([A-Za-z]{0,3}[$€£]|[A-Za-z]{1,4}\.?\s)?[-+−–]?[\d.,'’\s\u00a0\u202f]*\d[\d.,'’\s\u00a0\u202f]*"
    r"(\s?[$€£%]|\s?[A-Za-z]{2,4}\.?)?[-)]?"
)
_LONGEST_CODE = 40
_NO_PLACES = 0.3
"""Where nearly all values are countries, or states of an undertaking, a column is hardly of places in a country."""
_CLOCK = re.compile(r"(?<=\d[T ])\d\d:(?!00|59)\d\d")
_PHRASE = re.compile(r"(?:.*[^\W\d_]{3}\b){3}.*|\D*[^\W\d_]{2}\s+\D*[^\W\d_]{2}\D*")
_SAYS_NO_NUMBER = 0.4


def is_number(value: Cell) -> bool:
    """Whether a cell is a number or writes one."""
    if isinstance(value, str):
        return len(value) < _LONGEST_CODE and (bool(_NUMBER.fullmatch(value.strip())) or writes_amount(value))
    return isinstance(value, float | int) and not isinstance(value, bool)


@dataclass(frozen=True)
class Looks:
    """A column's look: `filled` is the share of its rows that say something, `sample` some of what they say."""

    filled: float
    sample: tuple[Cell, ...]
    distinct: float

    @cached_property
    def numeric(self) -> float:
        """The share of numbers."""
        return self._share(is_number)

    @cached_property
    def dated(self) -> float:
        """The share of what could be dates."""
        return self._share(looks_like_date)

    @cached_property
    def annual(self) -> bool:
        """Whether several values are all years, of which money never is."""
        return len(self.sample) > _FEW and all(map(_is_year, self.sample))

    @cached_property
    def tells_apart(self) -> bool:
        """Whether nearly every row has another long text, as titles do and sectors do not."""
        return len(self.sample) >= _MANY and self.distinct > 0.8 and self.length > _LONG

    @cached_property
    def timed(self) -> bool:
        """Whether most values say the minute: when a row was entered, not when an undertaking began."""
        return self._share(lambda value: isinstance(value, str) and bool(_CLOCK.search(value))) > 0.5

    @cached_property
    def begins_dated(self) -> bool:
        """Whether most of the first values could be dates."""
        first = self.sample[:_FIRST]
        return 2 * sum(map(looks_like_date, first)) > len(first)

    @cached_property
    def worded(self) -> float:
        """The share of texts with at least two letters, dates aside."""
        return self._share(lambda value: isinstance(value, str) and bool(re.search(r"[^\W\d_]{2}", value)))

    @cached_property
    def phrased(self) -> float:
        """The share of texts of several words, as no number of a record is written."""
        return self._share(lambda value: isinstance(value, str) and bool(_PHRASE.fullmatch(value.strip())))

    @cached_property
    def length(self) -> float:
        """The mean length of its texts."""
        texts = [len(value) for value in self.sample if isinstance(value, str)]
        return sum(texts) / len(texts) if texts else 0.0

    @cached_property
    def placed(self) -> float:
        """The share of names of countries."""
        return self._share(lambda value: isinstance(value, str) and bool(countries_in(value).found))

    def coded(self, list_name: str) -> float:
        """The share of codes or names of a code list."""
        return self._share(lambda value: codes.recognise(list_name, _plain(value)) is not None)

    def chosen(self, field: Field) -> float:
        """The share of words for a field's choices."""
        return self._share(lambda value: not isinstance(choice_of(field, _plain(value)), Unclear))

    def answered(self) -> float:
        """The share of yes and no."""
        return self._share(lambda value: isinstance(value, bool) or fold(_plain(value)) in YES | NO)

    def _share(self, holds: Callable[[Cell], bool]) -> float:
        return sum(map(holds, self.sample)) / len(self.sample) if self.sample else 0.0


def look(column: Sequence[Cell]) -> Looks:
    """Look at a column; a few hundred of its distinct values are enough."""
    said = [value for value in column if value != ""]
    distinct = dict.fromkeys(said)
    sample = [value for value in list(distinct)[: 2 * _SAMPLE] if not (isinstance(value, str) and is_blank(value))]
    filled = len(said) / len(column) if column and sample else 0.0
    return Looks(filled, tuple(sample[:_SAMPLE]), len(distinct) / len(said) if said else 0.0)


def fitness(kind: Kind, field: Field, looks: Looks) -> float:
    """How well a column's values suit a field: 0 rules it out, 1 is no objection; no values at all: 0.6."""
    if not looks.sample:
        return 0.6
    suits = _FITNESS[field.type](kind, field, looks)
    return suits * (1 - _EMPTY * max(0.0, _FULL - looks.filled)) if field.type in _MAY_BE_TWIN else suits


def _amount(kind: Kind, field: Field, looks: Looks) -> float:
    return float(looks.numeric >= 0.5 and not _years_only(looks) and not (kind.name == "activity" and looks.annual))


def _years_only(looks: Looks) -> bool:
    return all(isinstance(value, date) for value in looks.sample)


def _dates(kind: Kind, field: Field, looks: Looks) -> float:
    if kind.name == "activity" and looks.timed:
        return _TIMES_OF_ENTRY
    return float(looks.dated >= 0.3) * (_ONLY_YEARS if all(map(_is_year, looks.sample)) else 1.0)


_TIMES_OF_ENTRY = 0.3
_MOST_CHOICES, _A_MEASURE = 12, 0.2
"""So many different numbers are no choice, but a share or an amount."""
_ONLY_YEARS = 0.85
"""A column of days is the better date than one of years."""


def _is_year(value: Cell) -> bool:
    return bool(re.fullmatch(r"(19|20)\d\d", _plain(value)))


def _text(kind: Kind, field: Field, looks: Looks) -> float:
    if field.reported_as == "id" or field.name == "number":
        suits = float(looks.length <= _LONGEST_CODE and looks.dated < 0.9) * (1.0 if looks.distinct > 0.02 else 0.7)
        return suits * (_SAYS_NO_NUMBER if looks.phrased > 0.5 else 1.0)
    if field.name in kind.title or field.searched:
        if looks.worded < 0.5:
            return 0.7 if field.name == "sector" else 0.0
        if field.name == "sector" and looks.tells_apart:
            return 0.4
        if field.name == "place" and (looks.placed > _FULL or looks.coded("status") > _FULL):
            return _NO_PLACES
        return 0.8 + 0.2 * looks.distinct if field.name in kind.title else 1.0
    return 1.0


def _prose(kind: Kind, field: Field, looks: Looks) -> float:
    return 1.0 if looks.worded >= 0.3 else 0.0


def _link(kind: Kind, field: Field, looks: Looks) -> float:
    if field.to == "country":
        return 1.0 if looks.placed >= 0.3 else (0.6 if looks.worded >= 0.5 and looks.placed > 0 else 0.0)
    if field.to == kind.name:
        return 1.0
    if KINDS[field.to].title[:1] == ("number",):
        return float(looks.dated < 0.5 and looks.answered() < 0.9)
    return 1.0 if looks.worded >= 0.5 and looks.answered() < 0.9 else 0.0


def _code(kind: Kind, field: Field, looks: Looks) -> float:
    return 1.0 if looks.coded(field.codes) >= 0.3 else 0.0


def _choice(kind: Kind, field: Field, looks: Looks) -> float:
    known = looks.chosen(field)
    if looks.numeric > _FULL and len(looks.sample) > _MOST_CHOICES:
        return _A_MEASURE
    return 0.6 + 0.4 * min(1.0, 2 * known)


def _yesno(kind: Kind, field: Field, looks: Looks) -> float:
    return 1.0 if looks.answered() >= 0.5 else 0.0


def _plain(value: Cell) -> str:
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


_FITNESS = {
    Type.TEXT: _text,
    Type.PROSE: _prose,
    Type.DAY: _dates,
    Type.DATE: _dates,
    Type.INTEGER: _amount,
    Type.NUMBER: _amount,
    Type.MONEY: _amount,
    Type.YESNO: _yesno,
    Type.CHOICE: _choice,
    Type.CODE: _code,
    Type.LINK: _link,
    Type.LINKS: _link,
}
