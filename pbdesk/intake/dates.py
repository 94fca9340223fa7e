"""Dates of all kinds; the order of day and month is settled by column, never guessed cell by cell."""

import re
from calendar import monthrange
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from math import isfinite

from pbdesk.intake.cells import Cell, Column, Unclear, as_text, by_value, is_blank
from pbdesk.intake.vocabulary import MONTHS, fold
from pbdesk.records.kind import Value
from pbdesk.sentences import say

_EPOCH = date(1899, 12, 30)
_YEARS = range(1900, 2101)
_SERIALS = range(20_000, 75_000)
"""Day numbers of spreadsheets that are taken for dates: 1954 to 2105."""
_PIVOT = 70
"""A year of two digits below this one is of this century."""
NOT_A_DATE = Unclear("date-not-understood", say("not a date"))
ORDER_UNKNOWN = Unclear("date-order-unknown", say("nothing in the column says whether day or month comes first"))

_CLOCK = re.compile(
    r"(?:(?<=\d)t|[ ,]+)\d{1,2}[:h.]\d\d(:\d\d(\.\d+)?)?\s*([ap]\.?m\.?|z|utc|[+-]\d\d:?\d\d)?$", re.IGNORECASE
)
_ISO = re.compile(r"(\d{4})[-/.\\](\d{1,2})(?:[-/.\\](\d{1,2}))?")
_THREE = re.compile(r"(\d{1,2})\s?[-/.\\ ]\s?(\d{1,2})\s?[-/.\\ ]\s?(\d{4}|\d{2})")
_FISCAL = re.compile(r"(fy ?)?(\d{4}) ?[/-] ?(\d\d)")
_MONTH_YEAR = re.compile(r"(\d{1,2})[-/.\\](\d{4})")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)")
_YEAR = re.compile(r"(?:fy ?|cy ?|ano |annee |year |ar |aret )?(\d{4})")
_PERIOD = re.compile(
    r"(.*?\d{4}.*?)\s*(?: - |-| to | au | a | til | till | al | ate | hasta | through | until )\s*(.*?\d{4}.*)"
)
_DAYS = re.compile(r"(\d{1,2})\.?\s?-\s?(\d{1,2})\.?\s+(\D.*)")
_QUARTER = re.compile(r"(?:q|t|quarter ?|trimestre ?|kvartal ?)([1-4])[ /-]+(\d{4})|(\d{4})[ /-]*q([1-4])")


class DateReader:
    """Reads the dates of one column. `day_first` None: unknown. `ends`: a period gives its end, not its start."""

    def __init__(self, day_first: bool | None, ends: bool = False, whole_days: bool = False) -> None:
        self.day_first, self.ends, self.whole_days = day_first, ends, whole_days

    def read(self, value: Cell, year: int | None = None) -> Value | Unclear:
        """The ISO date of a cell; `year` is what another column of the row says."""
        if isinstance(value, date):
            found: str | Unclear | None = _calendar_day(value)
        elif isinstance(value, str):
            if is_blank(value):
                return None
            found = self._written(_CLOCK.sub("", fold(value)).strip(" ,.;"), year)
        else:
            found = _from_number(value)
        if found is None:
            return NOT_A_DATE
        if self.whole_days and isinstance(found, str) and len(found) < 10:
            return Unclear("date-not-a-day", say("a day is needed, not only a month or year"))
        return found

    def _written(self, text: str, year: int | None) -> str | Unclear | None:
        if (match := _FISCAL.fullmatch(text)) and _follows(match):
            return str(int(match[2]) + self.ends)
        if match := _ISO.fullmatch(text):
            return _iso(int(match[1]), int(match[2]), int(match[3]) if match[3] else None)
        if match := _THREE.fullmatch(text):
            if len(match[3]) == 2 and "-" in text and len(match[1]) == 2:
                return ORDER_UNKNOWN
            return self._ordered(int(match[1]), int(match[2]), match[3])
        if match := _YEAR.fullmatch(text):
            return match[1] if int(match[1]) in _YEARS else None
        if match := _MONTH_YEAR.fullmatch(text):
            return _iso(int(match[2]), int(match[1]))
        if match := _COMPACT.fullmatch(text):
            return _iso(int(match[1]), int(match[2]), int(match[3]))
        return self._worded(text, year)

    def _worded(self, text: str, year: int | None) -> str | Unclear | None:
        if match := _QUARTER.fullmatch(text):
            quarter, of = int(match[1] or match[4]), int(match[2] or match[3])
            return _iso(of, quarter * 3 if self.ends else quarter * 3 - 2)
        if match := _DAYS.fullmatch(text):
            return self._written(f"{match[2 if self.ends else 1]} {match[3]}", year)
        if match := _PERIOD.fullmatch(text):
            return self._period(match[1], match[2])
        return _with_month_name(text, year)

    def _period(self, first: str, last: str) -> str | Unclear | None:
        start, end = self._written(first.strip(), None), self._written(last.strip(), None)
        if not (isinstance(start, str) and isinstance(end, str)) or start > end:
            return None
        return end if self.ends else start

    def _ordered(self, first: int, second: int, written_year: str) -> str | Unclear | None:
        year = _whole_year(written_year)
        orders = {_iso(year, second, first), _iso(year, first, second)} - {None}
        if self.day_first is None:
            return ORDER_UNKNOWN if len(orders) > 1 else next(iter(orders), None)
        return _iso(year, second, first) if self.day_first else _iso(year, first, second)


def _follows(fiscal: re.Match[str]) -> bool:
    """Whether what looks like a year and a month is a year and the next: `2015/16`, `FY2011/12`."""
    next_year = int(fiscal[3])
    return next_year == (int(fiscal[2]) + 1) % 100 and int(fiscal[2]) in _YEARS and bool(fiscal[1] or next_year > 12)


def settle_order(texts: Iterable[str]) -> bool | None:
    """Whether day comes before month in a column of texts; None when nothing, or both, says so."""
    day_first = month_first = False
    for text in (part for whole in texts for part in _parts(whole)):
        match = _THREE.fullmatch(_CLOCK.sub("", text).strip())
        if match:
            day_first = day_first or int(match[1]) > 12
            month_first = month_first or int(match[2]) > 12
    return day_first if day_first != month_first else None


def _parts(text: str) -> tuple[str, ...]:
    """A date as it is, both ends of a period apart."""
    if len(text) < _SHORTEST_PERIOD:
        return (text,)
    period = _PERIOD.fullmatch(fold(text))
    return (period[1], period[2]) if period else (text,)


_SHORTEST_PERIOD = 17


def said_order(heading: str) -> bool | None:
    """The order that a heading prescribes, as in `(dd/mm/yyyy)`; None if it says nothing."""
    folded = fold(heading)
    if re.search(r"\b(dd|jj)[-/. ]?(mm|mmm)\b", folded):
        return True
    return False if re.search(r"\bmm[-/. ]?(dd|jj)\b", folded) else None


def dates(column: Sequence[Cell], reader: DateReader, years: Sequence[int | None] | None = None) -> Column:
    """A column of dates as ISO texts; `years` is the year another column gives for each row."""
    if years is None:
        return by_value(column, reader.read)
    with_years = list(zip(column, years, strict=True))
    known = {pair: reader.read(*pair) for pair in set(with_years)}
    unclear = {at: found for at, pair in enumerate(with_years) if isinstance(found := known[pair], Unclear)}
    return Column([None if isinstance(found := known[pair], Unclear) else found for pair in with_years], unclear)


def are_periods(column: Sequence[Cell]) -> bool:
    """Whether the cells of a column say from when to when."""
    said = [fold(cell) for cell in column[:_LOOKED_AT] if isinstance(cell, str) and not is_blank(cell)]
    return bool(said) and sum(map(_is_period, said)) > len(said) / 2


def _is_period(text: str) -> bool:
    return bool(_PERIOD.fullmatch(text)) and not _ISO.fullmatch(text) and not _THREE.fullmatch(text)


_LOOKED_AT = 200


def looks_like_date(value: Cell) -> bool:
    """Whether a cell could be a date, in whatever order; a month's name alone counts."""
    if isinstance(value, str):
        return fold(value) in MONTHS or any(not isinstance(one.read(value, 2000), Unclear) for one in _EITHER_ORDER)
    return isinstance(_EITHER_ORDER[0].read(value), str)


def as_year(value: Cell) -> int | None:
    """The year a cell of a column of years holds, or None."""
    text = as_text(value).strip()
    return int(text) if re.fullmatch(r"\d{4}", text) and int(text) in _YEARS else None


def _calendar_day(value: date) -> str:
    """The day, or the bare year where one was shown as a date (2012 becomes 1905-07-04)."""
    day = value.date() if isinstance(value, datetime) else value
    number = (day - _EPOCH).days
    return str(number) if number in _YEARS else day.isoformat()


def _from_number(value: object) -> str | None:
    if not isinstance(value, float | int) or isinstance(value, bool) or not isfinite(value) or value != int(value):
        return None
    number = int(value)
    if number in _YEARS:
        return str(number)
    if number in _SERIALS:
        return (_EPOCH + timedelta(days=number)).isoformat()
    if number // 100 in _YEARS:
        return _iso(number // 100, number % 100)
    return _iso(number // 10_000, number // 100 % 100, number % 100) if number // 10_000 in _YEARS else None


def _iso(year: int, month: int, day: int | None = None) -> str | None:
    if year not in _YEARS or not 1 <= month <= 12:
        return None
    if day is None:
        return f"{year}-{month:02}"
    return f"{year}-{month:02}-{day:02}" if 1 <= day <= monthrange(year, month)[1] else None


def _whole_year(text: str) -> int:
    year = int(text)
    return year if len(text) == 4 else year + (2000 if year < _PIVOT else 1900)


_MONTH_AND_SHORT_YEAR = re.compile(r"([a-z]+)\.?\s?[-'/]\s?(\d\d)")
_NUMBERS_AND_WORDS = re.compile(r"\d+|[a-z]+")
_PARTICLES = frozenset(["de", "of", "the", "th", "st", "nd", "rd", "er", "le", "el", "den", "del", "d", "du"]) | {
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "mon",
    "tue",
    "wed",
    "thu",
    "fri",
    "sat",
    "sun",
    "mandag",
    "tirsdag",
    "onsdag",
    "torsdag",
    "fredag",
    "lordag",
    "sondag",
    "lundi",
    "mardi",
    "mercredi",
    "jeudi",
    "vendredi",
    "samedi",
    "dimanche",
    "lunes",
    "martes",
    "miercoles",
    "jueves",
    "viernes",
    "sabado",
    "domingo",
    "den",
}


def _with_month_name(text: str, year: int | None) -> str | None:
    """A date with its month in words: `22 December`, `Mar/19/2014`, `le 1er mai 2015`, `jan-14`."""
    if match := _MONTH_AND_SHORT_YEAR.fullmatch(text):
        return _iso(_whole_year(match[2]), MONTHS[match[1]]) if match[1] in MONTHS else None
    tokens = [token for token in _NUMBERS_AND_WORDS.findall(text) if token not in _PARTICLES]
    months = [MONTHS[token] for token in tokens if token in MONTHS]
    numbers = [token for token in tokens if token.isdigit()]
    if len(months) != 1 or len(numbers) + 1 != len(tokens) or len(numbers) > 2:
        return None
    years = [int(number) for number in numbers if len(number) == 4]
    days = [int(number) for number in numbers if len(number) <= 2]
    if not years and len(days) == 2 and tokens[0] not in MONTHS:
        years = [_whole_year(numbers[1])]
        days.pop()
    found_year = years[0] if years else year
    if found_year is None or len(days) > 1:
        return None
    return _iso(found_year, months[0], days[0] if days else None)


_EITHER_ORDER = (DateReader(day_first=True), DateReader(day_first=False))
