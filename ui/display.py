"""How values are said on the screen: dates as 14 Mar 2026, money with its currency, the unknown quietly."""

import re
from collections.abc import Mapping
from datetime import datetime
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate

from pbdesk.records import codes
from pbdesk.records.kind import Field, Type, Values
from pbdesk.records.kinds import KINDS
from pbdesk.records.values import THOUSANDTHS, plain_amount
from ui.words import language, locale, tr

if TYPE_CHECKING:
    from pbdesk.store.search import Hit

UNKNOWN = "–"
"""What stands in a table where a value is not known."""
_IN_TITLE = re.compile(r"(?:(?<=· )|^)(\d{4}-\d{2}(?:-\d{2})?)(?= ·|$)|(?<=· )version (\d+)(?= ·|$)")
"""A day or a version that a record is called by, between the other parts of its title."""
_SOURCES, _OF_REPORT = ("evidence", "reference"), f"{codes.REPORT},"
"""The fields that say where something stands, and how a place in the report begins."""
_LONG = 400
"""Characters of a text in one cell of a table."""


def shown(field: Field, values: Values, titles: Mapping[str, str]) -> str:
    """The value of one field of a record in words; not known is empty."""
    value = values.get(field.name)
    if value is None or value in ("", []):
        return ""
    if isinstance(value, list):
        return ", ".join(title(titles.get(one, one)) for one in value)
    if field.type is Type.MONEY and isinstance(value, int):
        return money(value, str(values.get(field.currency) or ""))
    return _single(field, value, titles)


def apart(hit: "Hit") -> str:
    """What tells a record found from others of its name, in words."""
    fields = KINDS[hit.kind].by_name
    return " · ".join(shown(fields[name], hit.apart, {}) for name in hit.apart)


def kind_and_apart(hit: "Hit") -> str:
    """The kind of a record found, and what tells it from others of its name."""
    return " · ".join(filter(None, [tr(KINDS[hit.kind].label), apart(hit)]))


def on_one_line(hit: "Hit") -> str:
    """What a record found is called, and what tells it from others of its name, where both stand on one line."""
    return " · ".join(filter(None, [title(hit.title), apart(hit)]))


def person(name: str) -> str:
    """Who did it; the history holds no name where none was given."""
    return name or tr("not named")


def _single(field: Field, value: str | int | float, titles: Mapping[str, str]) -> str:
    match field.type:
        case Type.LINK:
            return title(titles.get(str(value), str(value)))
        case Type.DAY | Type.DATE:
            return date(str(value))
        case Type.YESNO:
            return tr("yes") if value else tr("no")
        case Type.CHOICE:
            return choice(str(value))
        case Type.CODE:
            return code(field.codes, str(value)) if named(field) else str(value)
        case Type.INTEGER | Type.NUMBER:
            return _number(field, value)
    return own_word(field, str(value))


def named(field: Field) -> bool:
    """Whether a code is said by its name: a field that is called a code holds the code itself."""
    return field.name != "code"


def own_word(field: Field, text: str) -> str:
    """A text; but a dimension of the report, its scheme and a place in the report in the language of the window."""
    if field.name in _SOURCES and text.startswith(_OF_REPORT):
        return f"{tr('NUPI report 2007')}{text.removeprefix(codes.REPORT)}"
    if field is KINDS["dimension"].by_name["name"]:
        return title(text)
    if field is KINDS["dimension"].by_name["scheme"] and text == codes.REPORT:
        return tr("NUPI report 2007")
    return text


def _number(field: Field, value: str | int | float) -> str:
    if field.name in ("year", "version", "position"):
        return str(value)
    return f"{value:n}" if isinstance(value, str) else number(value)


def number(value: int | float) -> str:
    """A number in the window's language; decimals only where there are some."""
    if isinstance(value, int) or value.is_integer():
        return locale().toString(int(value))
    hundredths = round(value * 100)
    return locale().toString(value, "f", 1 if hundredths % 10 == 0 else 2)


def cell(text: str) -> str:
    """A text on one line, cut where a cell could not show it anyway."""
    return " ".join(text[:_LONG].split())


def money(thousandths: int, currency: str = "") -> str:
    """An amount with its currency; decimals only where there are some."""
    whole, rest = divmod(abs(thousandths), THOUSANDTHS)
    sign = "−" if thousandths < 0 else ""
    decimals = f"{locale().decimalPoint()}{plain_amount(rest).split('.')[1]}" if rest else ""
    return f"{sign}{locale().toString(whole)}{decimals} {currency}".rstrip()


def date(iso: str) -> str:
    """A day, month or year in words; what is no date stays as it is."""
    return _date(iso, language())


@lru_cache(maxsize=20_000)
def _date(iso: str, _language: str) -> str:
    """Worked out once: a table says the same days again and again while it is scrolled."""
    parts = iso.split("-")
    if len(parts) == 3:
        day = QDate.fromString(iso, "yyyy-MM-dd")
        return locale().toString(day, tr("d MMM yyyy")) if day.isValid() else iso
    if len(parts) == 2:
        day = QDate.fromString(f"{iso}-01", "yyyy-MM-dd")
        return locale().toString(day, "MMM yyyy") if day.isValid() else iso
    return iso


def title(text: str) -> str:
    """What a record is called, a day, version or choice in it in words; what people named it stays as they wrote it."""
    if "-" in text or "version" in text:
        text = _IN_TITLE.sub(_part_of_title, text)
    if text in _dimensions():
        return choice(text)
    first, *rest = text.split(" · ")
    if not rest:
        return text
    known = _choices()
    return " · ".join([choice(first) if first in known else first, *(tr(one) if one in known else one for one in rest)])


def _part_of_title(found: re.Match[str]) -> str:
    day, version = found.groups()
    return date(day) if day else tr("version {n}", n=version)


@cache
def _choices() -> frozenset[str]:
    """The choices that records are called by, as the tier of a member."""
    named = (kind.by_name[name] for kind in KINDS.values() for name in kind.title)
    return frozenset(word for field in named for word in field.choices)


@cache
def _dimensions() -> frozenset[str]:
    """The dimensions that a desk begins with; a desk's own keep the name it gave them."""
    return frozenset(name for scheme in codes.dimension_schemes().values() for name in scheme)


def moment(at: str) -> str:
    """A moment of the history in the person's own time."""
    then = datetime.fromisoformat(at.replace("Z", "+00:00")).astimezone()
    return f"{date(then.date().isoformat())}, {then:%H:%M}"


def choice(value: str) -> str:
    """A choice in the window's language, with a capital where it begins a cell."""
    said = tr(value)
    return said[:1].upper() + said[1:]


def code(codes_name: str, value: str) -> str:
    """What a code is called, in the window's language; currencies stay codes."""
    if codes_name == "currency":
        return value
    return codes.names(codes_name, language()).get(value, value)


def today() -> str:
    """Today by the person's own calendar, ISO 8601."""
    return datetime.now().astimezone().date().isoformat()
