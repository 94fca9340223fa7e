"""A chart of numbers as one native chart, drawn the same in a workbook and in a Word document."""

from math import ceil
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.chart import Chart as Drawing

from pbdesk.brief.drawings import Chart, Drawn, Series
from pbdesk.brief.tables import Holds, Number

COLOURS = ("1F3A5F", "7FA8CC", "9A6414", "A9B8C6", "4D6B57", "C9A2B5")
"""Deep blue first; dark and light take turns, so that neighbours stay apart without hue."""
GREY = "D9D9D9"
FONT = {"name": "Calibri", "size": 9, "color": "#404040"}

_TYPES = {
    Drawn.BAR: {"type": "bar"},
    Drawn.STACKED: {"type": "bar", "subtype": "stacked"},
    Drawn.SHARES: {"type": "bar", "subtype": "percent_stacked"},
    Drawn.COLUMN: {"type": "column"},
    Drawn.LINE: {"type": "line"},
}
_LYING = (Drawn.BAR, Drawn.STACKED, Drawn.SHARES)
_DASHES = ("solid", "dash", "square_dot", "long_dash", "dash_dot", "round_dot")
_LABEL_ROOM, _SLENDER = 1.12, 6
_LABELLED, _NAMED, _FEW = 18, 12, 8
"""How many columns have their numbers above them, how many are named below, and up to where a scale counts by one."""

Grid = list[list[str | float | None]]
"""Names in the first row and column and numbers under them, as a chart is drawn from and edited in."""


def grid(of: Chart) -> Grid:
    """The numbers of a chart; a gap for what is not known."""
    heads: list[str | float | None] = [of.axis, *(one.name for one in of.series)]
    return [heads, *([name, *(_number(one.values[at]) for one in of.series)] for at, name in enumerate(of.categories))]


def _number(value: Number | None) -> float | None:
    return None if value is None else float(value)


def drawing(book: Workbook, of: Chart, sheet: str, first: tuple[int, int]) -> Drawing:
    """A chart of the numbers on a sheet; `first` is the row and column, from 0, of their heading row's corner."""
    made = book.add_chart(_TYPES[of.drawn])
    for at in range(len(of.series)):
        made.add_series(_series(of, at, sheet, first))
    _place_axes(made, of)
    made.set_legend({"position": "bottom", "font": FONT} if len(of.series) > 1 else {"none": True})
    made.set_chartarea({"border": {"none": True}, "fill": {"color": "#FFFFFF"}})
    made.set_plotarea({"fill": {"none": True}})
    made.set_title({"none": True})
    return made


def _series(of: Chart, at: int, sheet: str, first: tuple[int, int]) -> dict[str, Any]:
    row, column = first
    last = row + len(of.categories)
    series = of.series[at]
    colour = GREY if series.not_known else COLOURS[at % len(COLOURS)]
    options: dict[str, Any] = {
        "name": [sheet, row, column + at + 1],
        "categories": [sheet, row + 1, column, last, column],
        "values": [sheet, row + 1, column + at + 1, last, column + at + 1],
        "fill": {"color": f"#{colour}"},
        "gap": _gap(of),
    }
    if not _crowded(of):
        options["data_labels"] = _labels(of, colour) | _told(series)
    if of.drawn in (Drawn.STACKED, Drawn.SHARES):
        options["border"] = {"color": "#FFFFFF", "width": 1}
    if of.drawn is Drawn.LINE:
        options["line"] = {"color": f"#{colour}", "width": 2.25, "dash_type": _DASHES[at % len(_DASHES)]}
        options["marker"] = {"type": "circle", "size": 6, "fill": {"color": f"#{colour}"}, "border": {"none": True}}
        del options["fill"], options["gap"]
        options.pop("data_labels", None)
    return options


def _gap(of: Chart) -> int:
    """The room between categories, in per cent of a bar; few standing columns stay slender."""
    few = max(0, _SLENDER - len(of.categories) * len(of.series)) if of.drawn is Drawn.COLUMN else 0
    return 45 + 90 * few


def _crowded(of: Chart) -> bool:
    """Whether standing columns are too many for a number above each: a scale at their side is read then."""
    return of.drawn is Drawn.COLUMN and len(of.categories) * len(of.series) > _LABELLED


def _labels(of: Chart, colour: str) -> dict[str, Any]:
    inside = of.drawn in (Drawn.STACKED, Drawn.SHARES)
    dark = inside and colour in COLOURS[::2]
    position = {"position": "center"} if inside else {"position": "outside_end"}
    shown = ("0%;;" if inside else "0%") if of.holds is Holds.PERCENT else "#,##0;-#,##0;"
    return {"value": True, "num_format": shown, "font": FONT | {"color": "#FFFFFF" if dark else "#202020"}} | position


def _told(of: Series) -> dict[str, Any]:
    """Words in the place of the labels that their numbers alone would say wrongly."""
    labels = [{"value": words, "font": FONT | {"color": "#202020"}} if words else None for words in of.told]
    return {"custom": labels} if any(labels) else {}


def _place_axes(made: Drawing, of: Chart) -> None:
    line = {"color": "#A0A8B0", "width": 0.75}
    names = {"num_font": FONT, "line": line, "major_tick_mark": "none"}
    hidden = {"visible": False, "major_gridlines": {"visible": False}, "min": 0} | _most(of)
    scale = {
        "num_font": FONT,
        "line": {"none": True},
        "major_gridlines": {"visible": True, "line": {"color": "#D5DBE1"}},
    }
    if of.drawn in _LYING:
        made.set_y_axis(names | {"reverse": True})
        made.set_x_axis(hidden)
    else:
        every = ceil(len(of.categories) / _NAMED)
        made.set_x_axis(names | ({"interval_unit": every, "interval_tick": every} if every > 1 else {}))
        made.set_y_axis(scale | _counted(of) if _crowded(of) else scale if of.drawn is Drawn.LINE else hidden)


def _counted(of: Chart) -> dict[str, Any]:
    """A scale from nought, in whole steps where little is counted."""
    highest = max((one for series in of.series for one in series.values if one is not None), default=0)
    return {"min": 0, "num_format": "#,##0"} | ({"major_unit": 1} if highest <= _FEW else {})


def _most(of: Chart) -> dict[str, float]:
    """Where an axis of shares ends: at the whole or the highest beyond it, with room for its label."""
    if of.holds is not Holds.PERCENT or of.drawn not in (Drawn.BAR, Drawn.COLUMN):
        return {}
    values = [float(one) for series in of.series for one in series.values if one is not None]
    return {"max": round(max(1.0, *values, 0.0) * _LABEL_ROOM, 2)}


def height(of: Chart) -> int:
    """The height of a chart in millimetres: room for each category of lying bars, and for the legend."""
    if of.drawn not in _LYING:
        return 65
    each = 8 if of.drawn is not Drawn.BAR else 3 + 4 * len(of.series)
    return 10 + each * len(of.categories) + (8 if len(of.series) > 1 else 0)
