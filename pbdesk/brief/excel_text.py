"""User text as Excel can hold it: cells, headings, names of sheets, heads and feet of pages."""

import re
from collections.abc import Iterable

from pbdesk.brief.package import clean
from pbdesk.brief.words import Words

CELL = 32_767
LINE_FEEDS = 253
HEADING = 255
SHEET_NAME = 31
HEADER = 255
"""Excel's limits, in UTF-16 units where they count characters (Excel specifications and limits, Microsoft)."""

_FORBIDDEN = re.compile(r"[\[\]:*?/\\\s]+")


def fitting(text: str, words: Words) -> str:
    """Text for a cell: line feeds beyond Excel's number become spaces, what is cut off is said in words."""
    if len(text) <= LINE_FEEDS and text.isprintable():
        return text
    whole = _few_lines(clean(text))
    if units(whole) <= CELL:
        return whole
    count = words.number(units(whole) - CELL)
    kept = _first(whole, CELL - units(words.say("cut", count=count)) - len(str(CELL)))
    return kept + words.say("cut", count=words.number(len(whole) - len(kept)))


def _few_lines(text: str) -> str:
    lines = text.split("\n")
    return "\n".join([*lines[:LINE_FEEDS], " ".join(lines[LINE_FEEDS:])]) if len(lines) > LINE_FEEDS else text


def headings(labels: Iterable[str]) -> list[str]:
    """Column labels on one line, short enough and each different, as a table of Excel needs them."""
    return distinct((_first(" ".join(clean(label).split()), HEADING - 5) for label in labels), HEADING)


def sheet_names(names: Iterable[str]) -> list[str]:
    """Names of sheets without forbidden characters, short enough and each different."""
    cleaned = (_FORBIDDEN.sub(" ", clean(name)).strip(" '") or "-" for name in names)
    return distinct((f"{name} -" if name.lower() == "history" else _whole_words(name) for name in cleaned), SHEET_NAME)


def _whole_words(name: str) -> str:
    """A name as long as a sheet's may be, not broken in a word unless that leaves less than half."""
    if units(name) <= SHEET_NAME:
        return name
    kept, _, _ = _first(name, SHEET_NAME + 1).rpartition(" ")
    return kept.rstrip(" ,;:-–") if units(kept) > SHEET_NAME // 2 else name


def distinct(names: Iterable[str], limit: int) -> list[str]:
    """The names cut to a length, each told from the others whatever their case by a number behind it."""
    found: list[str] = []
    for name in names:
        taken = {one.casefold() for one in found}
        one, number = _first(name, limit).rstrip(), 1
        while one.casefold() in taken:
            number += 1
            one = f"{_first(name, limit - len(f' ({number})')).rstrip()} ({number})"
        found.append(one)
    return found


def page_text(text: str, room: int) -> str:
    """Text for the head or foot of a page, where & begins a command, in at most `room` units."""
    line = " ".join(clean(text).split())
    while units(escaped := line.replace("&", "&&")) > room:
        line = line[:-1]
    return escaped


def units(text: str) -> int:
    """The length of text as Excel counts it."""
    return len(text.encode("utf-16-le")) // 2


def _first(text: str, units: int) -> str:
    return text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore")
