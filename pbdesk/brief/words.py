"""The words of documents, and how dates, numbers and money are written, by language."""

import json
import re
from collections.abc import Iterable
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cache, lru_cache

from pbdesk.brief.outline import Measure
from pbdesk.brief.tables import NONE, Cell, Column, Holds, Number, Row
from pbdesk.resources import resource

LANGUAGES = ("en", "nb", "fr")

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_REMEMBERED = 2**13
"""So many days are kept in words: papers name the same ones again and again."""
HALF_A_PERCENT = Decimal("0.005")
"""Below it whole per cent say 0, and as near to 1 they say 100."""
_SCALES = (("billion", 9), ("million", 6))


class Words:
    """The word list of one language; a key that it lacks is a fault of ours and raises KeyError."""

    def __init__(self, language: str, entries: dict[str, str]) -> None:
        self.language = language
        self._entries = entries
        marks = {",": entries["number.group"], ".": entries["number.point"], "-": "\N{MINUS SIGN}"}
        self._marks = str.maketrans(marks)
        self._months = {short: entries["date.months.short" if short else "date.months"].split("|")
                        for short in (True, False)}  # fmt: skip
        self._dated = lru_cache(_REMEMBERED)(self._in_words)

    def say(self, key: str, **data: object) -> str:
        """The words for a key, with data filled in."""
        entry = self._entries[key]
        return entry.format(**data) if data else entry

    def by_number(self, forms: str, count: Number) -> str:
        """The form that a count asks for, of `one|many`; forms that do not differ are one."""
        one, *many = forms.split("|")
        return many[0] if many and str(count) not in self._entries["number.one"].split("|") else one

    def page(self, at: int, of: int | None) -> str:
        """The number of a page, of how many where that is known."""
        return self.say("page", page=at, pages=of) if of else self.say("page.alone", page=at)

    @property
    def tag(self) -> str:
        """The language's tag in a document, such as en-GB."""
        return self._entries["language"]

    def date(self, value: date | str, short: bool = False) -> str:
        """A day, month or year (ISO 8601) in words, months shortened in tables; other text as it stands."""
        return self._dated(str(value), short)

    def _in_words(self, value: str, short: bool) -> str:
        found = _DATE.fullmatch(value)
        if not found or not found[2]:
            return value
        if not 1 <= int(found[2]) <= 12:
            return value
        month = self._months[short][int(found[2]) - 1]
        if not found[3]:
            return self.say("date.month", month=month, year=found[1])
        form = "date.first" if found[3] == "01" else "date.day"
        return self.say(form, day=int(found[3]), month=month, year=found[1])

    def number(self, value: Number, decimals: int | None = None) -> str:
        """A number with its thousands apart; as many decimals as given, else as the value has."""
        value = Decimal(value)
        if decimals is not None:
            value = value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
        return f"{value:,f}".translate(self._marks)

    def percent(self, share: Decimal | None) -> str:
        """A share of 1 as whole per cent; 0 and 100 only where it is exactly that."""
        if share is None:
            return self.say("not_known")
        whole = (share * 100).quantize(Decimal(1), ROUND_HALF_UP)
        return self.almost(share) or self.say("number.percent", number=self.number(whole))

    def almost(self, share: Decimal | None) -> str:
        """The words for a share that whole per cent would call none or all, and is neither; else nothing."""
        if share is not None and 0 < share < HALF_A_PERCENT:
            return self.say("percent.under", percent=self.say("number.percent", number="1"))
        if share is not None and 1 - HALF_A_PERCENT <= share < 1:
            return self.say("percent.over", percent=self.say("number.percent", number="99"))
        return ""

    def exact(self, amount: Number, currency: str) -> str:
        """An amount to the last unit, as a committee decides on it, such as NOK 12,345,678."""
        number = self.number(Decimal(amount), 0 if Decimal(amount) % 1 == 0 else 2)
        return self.say("money.amount", currency=currency, number=number)

    def money(self, amount: Number | None, currency: str) -> str:
        """An amount for running text, from a million up with one decimal, such as NOK 12.3 million."""
        return self.say("not_known") if amount is None else self._money(amount, currency)

    def _money(self, amount: Number, currency: str, part: Number | None = None) -> str:
        """An amount, or a `part` of it, in the scale of the whole."""
        scale, power = _scale(amount)
        numbers = [self.number(Decimal(one).scaleb(-power), int(power > 0)) if one else "0"
                   for one in (amount, part) if one is not None]  # fmt: skip
        number = numbers[0] if part is None else self.say("measure", numerator=numbers[1], denominator=numbers[0])
        if not scale:
            return self.say("money.amount", currency=currency, number=number)
        one, many = self._entries[f"money.{scale}"].split("|")
        singular = abs(Decimal(amount).scaleb(-power)) < Decimal(self._entries["money.one_below"])
        return self.say("money.scaled", currency=currency, number=number, scale=one if singular else many)

    def amount(self, value: Number | None, unit: str = "") -> str:
        """A count, or an amount of `unit` where that is a currency's code or a word."""
        if value is None:
            return self.say("not_known")
        if _is_currency(unit):
            return self.money(value, unit)
        return f"{self.number(value)} {unit}".strip()

    def measure(self, measure: Measure) -> str:
        """Numerator and denominator, such as 14 of 25; where there is neither, whether nothing is recorded or known."""
        if measure.of_nothing:
            return self.say("measure.nothing")
        if measure.numerator is None and not measure.denominator:
            return self.say("not_known")
        part, whole = measure.numerator, measure.denominator
        if _is_currency(measure.unit) and part is not None and whole and _seen_in(part, whole):
            return self._money(whole, measure.unit, part)
        numerator, denominator = (self.amount(n, measure.unit) for n in (part, whole))
        return self.say("measure", numerator=numerator, denominator=denominator)

    def share(self, measure: Measure | None) -> str:
        """A share; a dash where there was no such figure, or no record that it could count."""
        return NONE if measure is None or measure.of_nothing else self.percent(measure.share)

    def divided(self, measure: Measure) -> Row:
        """Numerator, denominator and share as cells of a row whose share is the ratio of the two, or else said."""
        if measure.of_nothing:
            return (self.say("measure.nothing"), measure.denominator, measure.shown)
        return (measure.numerator, measure.denominator, None)

    def not_known(self, measure: Measure) -> str:
        """How much of a measure the data does not say, in words."""
        if measure.not_known == 0:
            return self.say("measure.all_known")
        if measure.not_known is None:
            return self.say("not_known")
        return self.say("measure.not_known", count=self.number(measure.not_known))

    def apart(self, parts: Iterable[str | None]) -> str:
        """Parts side by side on a line, as a language sets them apart; those without words are left out."""
        return self.say("apart").join(filter(None, parts))

    def of(self, name: str | None, said: str | None) -> str:
        """What is said of somebody or something, behind its name."""
        return self.say("of", name=name, said=said)

    def behind(self, measure: Measure) -> str:
        """What stands behind a share: its numbers, and how much is not known."""
        if measure.numerator is None and not measure.denominator:
            return self.measure(measure) if measure.of_nothing else self.not_known(measure)
        return self.apart((self.measure(measure), self.not_known(measure)))

    def cell(self, cell: Cell, column: Column, decimals: int | None = None) -> str:
        """A table's cell as text; money exact, None as not known."""
        if cell is None:
            return self.say("not_known")
        if column.holds is Holds.DATE:
            return self.date(str(cell), short=True)
        if isinstance(cell, str):
            return cell
        return self.percent(Decimal(cell)) if column.holds is Holds.PERCENT else self.number(cell, decimals)


def _is_currency(unit: str) -> bool:
    return len(unit) == 3 and unit.isupper()


def _scale(amount: Number) -> tuple[str, int]:
    return next(((scale, power) for scale, power in _SCALES if abs(amount) >= 10**power), ("", 0))


def _seen_in(part: Number, whole: Number) -> bool:
    """Whether a part is large enough to be told with one decimal in the scale of the whole."""
    return part == 0 or abs(Decimal(part)).scaleb(-_scale(whole)[1]) >= Decimal("0.05")


@cache
def words(language: str) -> Words:
    """The word list of en, nb or fr; raises KeyError for any other."""
    if language not in LANGUAGES:
        raise KeyError(language)
    return Words(language, json.loads(resource(f"brief/words.{language}.json").read_text("utf-8")))
