"""The looks of cells in a workbook, made once and called by name."""

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from pbdesk.brief.tables import Holds
from pbdesk.brief.words import HALF_A_PERCENT, Words

BLUE, GREY, RED, PALE, RULE = "#1F3A5F", "#595959", "#B00020", "#E8EEF4", "#CBD5DF"

_TEXT = {"font_name": "Calibri", "font_size": 10.5, "valign": "top"}
_CELL = {**_TEXT, "font_size": 10, "bottom": 1, "bottom_color": RULE, "valign": "vcenter", "align": "left", "indent": 1}
_HEAD = {**_TEXT, "font_size": 10, "bold": True, "font_color": BLUE, "bg_color": PALE, "text_wrap": True}
_HEAD |= {
    "valign": "vcenter",
    "align": "left",
    "indent": 1,
    "bottom": 2,
    "bottom_color": BLUE,
    "top": 2,
    "top_color": BLUE,
}
_RIGHT = {"align": "right"}
_OWN_INK = {"font_color": "#1A1A1A"}
"""LibreOffice forgets the indent of a cell right of one with another look in the same font."""
_NUMBER = {**_CELL, **_RIGHT, "num_format": "#,##0.##########"}

_LOOKS: dict[str, dict[str, object]] = {
    "marking": {**_TEXT, "bold": True, "font_color": RED, "font_size": 12},
    "government": {**_TEXT, "bold": True, "font_color": BLUE},
    "title": {**_TEXT, "bold": True, "font_color": BLUE, "font_size": 20},
    "subtitle": {**_TEXT, "font_color": GREY, "font_size": 12},
    "caption": {**_TEXT, "bold": True, "font_color": BLUE, "font_size": 14},
    "label": {**_TEXT, "bold": True},
    "fact": {**_TEXT, "text_wrap": True},
    "note": {**_TEXT, "font_color": GREY, "font_size": 9},
    "link": {**_CELL, "font_color": "#0B5394", "underline": 1},
    "back": {**_TEXT, "font_color": "#0B5394", "underline": 1, "font_size": 9},
    "head": _HEAD,
    "head right": {**_HEAD, **_RIGHT},
    "text": {**_CELL, "text_wrap": True},
    "text right": {**_CELL, **_RIGHT, "font_color": "#202020"},
    "unknown": {**_CELL, "italic": True, "font_color": GREY},
    "unknown right": {**_CELL, **_RIGHT, "italic": True, "font_color": GREY},
    "count": {**_NUMBER, "num_format": "#,##0"},
    "number": {**_NUMBER, "num_format": "#,##0.##"},
    "money": {**_NUMBER, "num_format": "#,##0.00"},
    "percent": {**_NUMBER, **_OWN_INK},
    "date": {**_CELL, "align": "left"},
}
_TOTAL = {"bold": True, "top": 2, "top_color": BLUE, "bottom": 2, "bottom_color": BLUE}


class Formats:
    """Every look by its name; those of a total row by the same name."""

    def __init__(self, book: Workbook, words: Words) -> None:
        shown = {"date": words.say("excel.date"), "percent": _whole_percent(words)}
        looks = {**_LOOKS, **{name: {**_LOOKS[name], "num_format": one} for name, one in shown.items()}}
        self._plain = {name: book.add_format(look) for name, look in looks.items()}
        self.nearly_all = book.add_format({"num_format": f'"{words.almost(1 - HALF_A_PERCENT)}"'})
        self._total = {name: book.add_format({**look, **_TOTAL}) for name, look in looks.items() if look.get("bottom")}

    def __getitem__(self, name: str) -> Format:
        return self._plain[name]

    def total(self, name: str) -> Format:
        """The look of a cell in a total row."""
        return self._total[name]

    @property
    def places(self) -> dict[str, int]:
        """Where each look that is used stands in the finished book."""
        made = {**self._plain, **{f"total {name}": one for name, one in self._total.items()}}
        return {name: one.xf_index for name, one in made.items() if one.xf_index is not None}


def _whole_percent(words: Words) -> str:
    """Whole per cent that say none only of none; Excel has room for no more, so `nearly_all` is laid over it."""
    whole, under = words.say("excel.percent"), words.almost(HALF_A_PERCENT / 2)
    return f'[=0]{whole};[<{HALF_A_PERCENT}]"{under}";{whole}'


def line_height(name: str) -> float:
    """The height of one line of a look, in points."""
    return float(str(_LOOKS[name]["font_size"])) * 1.35


def look(holds: Holds, decimals: int | None) -> str:
    """The name of the look of a column's cells."""
    if holds in (Holds.NUMBER, Holds.MONEY):
        return "count" if decimals == 0 else "money" if decimals else "number"
    return holds.value
