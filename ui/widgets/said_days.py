"""Days as people say them, understood: 24.11, 24 nov 2027, tomorrow, +2w, next friday, om 3 uker."""

import re
from collections.abc import Callable

from PySide6.QtCore import QDate

from ui import display

_ISO = re.compile(r"\d{4}-\d\d-\d\d")
_NUMBERS = re.compile(r"(\d{1,2})[./] ?(\d{1,2})(?:[./] ?(\d{4}|\d\d))?\.?")
_NAMED = re.compile(r"(\d{1,2})(?:\.|st|nd|rd|th)? ?([^\W\d_]{3,})\.?(?: (\d{4}|\d\d))?")
_MONTH_OF_YEAR = re.compile(r"(?:([^\W\d_]{3,})\.?|(\d{1,2})[./]) ?(\d{4})")
_LATER = re.compile(r"(?:in|om) (\d{1,3}) ([a-zæøå]+)")
_ON = re.compile(r"([+-]) ?(\d{1,4}) ?([a-zæøå]+)")
_WEEKDAY = re.compile(r"(?:(next|neste|coming|kommende|on|på) )?([a-zæøå]+)")
_LEAPS = 9
"""Within so many years every day of the year comes."""
_NEAR = {
    "today": 0, "i dag": 0, "idag": 0, "tomorrow": 1, "i morgen": 1, "imorgen": 1, "yesterday": -1, "i går": -1,
    "igår": -1, "day after tomorrow": 2, "i overmorgen": 2,
}  # fmt: skip
_UNITS = {
    **dict.fromkeys(("d", "day", "days", "dag", "dager"), "d"),
    **dict.fromkeys(("w", "week", "weeks", "u", "uke", "uker"), "w"),
    **dict.fromkeys(("m", "month", "months", "måned", "måneder", "mnd"), "m"),
    **dict.fromkeys(("y", "year", "years", "å", "år"), "y"),
}
_WEEKDAYS = {
    name: at
    for names in (
        "monday tuesday wednesday thursday friday saturday sunday",
        "mon tue wed thu fri sat sun",
        "mandag tirsdag onsdag torsdag fredag lørdag søndag",
        "man tir ons tor fre lør søn",
    )
    for at, name in enumerate(names.split(), 1)
}

_MONTHS = tuple(
    (name, at)
    for names in (
        "january february march april may june july august september october november december",
        "januar februar mars april mai juni juli august september oktober november desember",
    )
    for at, name in enumerate(names.split(), 1)
)


def understood(text: str, *, coarse: bool) -> str | None:
    """The ISO 8601 date that a person wrote, day before month; None where it is none. `coarse`: a year will do."""
    text = " ".join(text.split())
    if coarse and (said := _coarse(text)):
        return said
    day = next((day for way in _WAYS if _usual(day := way(text))), QDate())
    return day.toString("yyyy-MM-dd") if day.isValid() else None


def _usual(day: QDate) -> bool:
    return day.isValid() and 1900 <= day.year() <= 2200


def _coarse(text: str) -> str:
    """A year, or a month of a year, where nothing finer is said."""
    if re.fullmatch(r"\d{4}(-(0[1-9]|1[0-2]))?", text):
        return text
    said = _MONTH_OF_YEAR.fullmatch(text.lower())
    month = QDate(int(said[3]), int(said[2] or _month(said[1])), 1) if said else QDate()
    return month.toString("yyyy-MM") if _usual(month) else ""


def _month(name: str) -> int:
    """The month whose name begins so, in English or Norwegian; 0 where there is none."""
    return next((at for month, at in _MONTHS if month.startswith(name)), 0)


def _today() -> QDate:
    return QDate.fromString(display.today(), "yyyy-MM-dd")


def _written(text: str) -> QDate:
    """24.11.2027, 24/11/27, 24 November 2027; without a year the next such day."""
    if _ISO.fullmatch(text):
        return QDate.fromString(text, "yyyy-MM-dd")
    if said := _NUMBERS.fullmatch(text):
        return _of_year(int(said[1]), int(said[2]), said[3])
    if said := _NAMED.fullmatch(text.lower()):
        return _of_year(int(said[1]), _month(said[2]), said[3])
    return QDate()


def _of_year(day: int, month: int, year: str | None) -> QDate:
    if year:
        return QDate(int(year) + (2000 if len(year) == 2 else 0), month, day)
    today = _today()
    days = (QDate(today.year() + on, month, day) for on in range(_LEAPS))
    return next((one for one in days if one.isValid() and one >= today), QDate())


def _near(text: str) -> QDate:
    days = _NEAR.get(text.lower())
    return QDate() if days is None else _today().addDays(days)


def _from_today(text: str) -> QDate:
    """In 2 weeks, om 3 dager, +2w, -1m."""
    if said := _LATER.fullmatch(text.lower()):
        return _on(int(said[1]), said[2])
    if said := _ON.fullmatch(text.lower()):
        return _on(int(f"{said[1]}{said[2]}"), said[3])
    return QDate()


def _on(n: int, unit: str) -> QDate:
    match _UNITS.get(unit):
        case "d":
            return _today().addDays(n)
        case "w":
            return _today().addDays(7 * n)
        case "m":
            return _today().addMonths(n)
        case "y":
            return _today().addYears(n)
    return QDate()


def _weekday(text: str) -> QDate:
    """The coming Friday; `next friday` is that of the week after this one."""
    said = _WEEKDAY.fullmatch(text.lower())
    at = _WEEKDAYS.get(said[2]) if said else None
    if said is None or at is None:
        return QDate()
    today = _today()
    if said[1] in ("next", "neste"):
        return today.addDays(7 - today.dayOfWeek() + at)
    return today.addDays((at - today.dayOfWeek() - 1) % 7 + 1)


_WAYS: tuple[Callable[[str], QDate], ...] = (_written, _near, _from_today, _weekday)
