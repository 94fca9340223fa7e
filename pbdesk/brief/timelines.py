"""A timeline as one native chart: a lying bar a lane, its parts in the order of their days, on an axis of dates."""

from datetime import date
from typing import Any, NamedTuple

from xlsxwriter import Workbook
from xlsxwriter.chart import Chart as Native

from pbdesk.brief.charts import COLOURS, FONT, Grid
from pbdesk.brief.drawings import Held, Look, Timeline

NOBODY, SEVERAL = "B00020", "8A5A00"
"""Red where nobody holds the days, amber where several do; their patterns tell them apart in grey."""
PATTERNS = {Look.HATCHED: ("wide_upward_diagonal", NOBODY), Look.CROSSED: ("outlined_diamond", SEVERAL)}

_DAY_0 = date(1899, 12, 30)
_YEAR = 365.25
_MOST_TICKS, _QUARTERS_UP_TO = 9, 2
_ROOM, _LETTER, _PADDING = 115.0, 1.75, 3.0
"""The room for a lane, and what a letter of a name and its margins take, in millimetres."""
Slot = tuple[str, Look]
"""Whose days a series has, and how they are drawn."""


def slots(of: Timeline) -> list[Slot]:
    """The series from left to right: every lane finds its own days among them in their order."""
    made: list[Slot] = []
    for lane in of.lanes:
        at = 0
        for one in lane.held:
            wanted = (one.who, one.look)
            if wanted not in made[at:]:
                made.insert(at, wanted)
            at = made.index(wanted, at) + 1
    return made


class _Series(NamedTuple):
    """A series of the chart: its slot, and the place of that among all; none where it only names it in the legend."""

    slot: Slot
    place: int | None


def _series(of: Timeline) -> list[_Series]:
    """All but the first: those that are named in the legend stand in the middle of those that are not.

    Readers count the entries of a legend from either end; in the middle they are the same ones from both.
    """
    every = slots(of)
    real = [_Series(slot, at) for at, slot in enumerate(every)]
    if len(real) % 2 == 0:
        real.append(_Series(every[-1], len(every)))
    middle = len(real) // 2
    return [*real[:middle], *(_Series(slot, None) for slot in dict.fromkeys(every)), *real[middle:]]


def grid(of: Timeline) -> Grid:
    """How many days each slot has on each lane, after the day, as Excel counts it, on which the lane begins."""
    every, series = slots(of), _series(of)
    rows: Grid = [[of.headings[0], of.headings[2], *(one.slot[0] for one in series)]]
    for lane in of.lanes:
        days, at = dict[int | None, float](), 0
        for one in lane.held:
            at = every.index((one.who, one.look), at) + 1
            days[at - 1] = float(_days(one))
        rows.append([lane.name, float(_counted(lane.held[0].since)), *(days.get(one.place) for one in series)])
    return rows


def drawing(book: Workbook, of: Timeline, sheet: str, first: tuple[int, int]) -> Native:
    """The chart of a grid that stands on a sheet from a row and column on."""
    made = book.add_chart({"type": "bar", "subtype": "stacked"})
    made.add_series(_reached(of, sheet, first, 1) | {"fill": {"none": True}, "border": {"none": True}, "gap": 45})
    series = _series(of)
    for at, one in enumerate(series):
        made.add_series(_reached(of, sheet, first, at + 2) | _looks(of, one, at))
    unnamed = [at + 1 for at, one in enumerate(series) if one.place is not None]
    made.set_legend({"position": "bottom", "font": FONT, "delete_series": [0, *unnamed]})
    made.set_y_axis({"reverse": True, "num_font": FONT, "major_tick_mark": "none", "line": {"none": True}})
    made.set_x_axis(_dates(of))
    made.set_chartarea({"border": {"none": True}, "fill": {"color": "#FFFFFF"}})
    made.set_plotarea({"fill": {"none": True}})
    made.set_title({"none": True})
    return made


def height(of: Timeline) -> int:
    """The height in millimetres: the axis, a bar a lane, and the legend, which may take two lines."""
    return 20 + 10 * len(of.lanes) + 6 * (1 + len(of.holders) // 4)


def _reached(of: Timeline, sheet: str, first: tuple[int, int], at: int) -> dict[str, Any]:
    row, column = first
    last = row + len(of.lanes)
    return {
        "name": [sheet, row, column + at],
        "categories": [sheet, row + 1, column, last, column],
        "values": [sheet, row + 1, column + at, last, column + at],
    }


def _looks(of: Timeline, one: _Series, at: int) -> dict[str, Any]:
    who, look = one.slot
    drawn: dict[str, Any] = {"gap": 45, "border": {"color": "#FFFFFF", "width": 1}}
    if look in PATTERNS:
        pattern, colour = PATTERNS[look]
        shown = {"pattern": pattern, "fg_color": f"#{colour}", "bg_color": "#FFFFFF"}
        return drawn | {"pattern": shown, "border": {"color": f"#{colour}", "width": 0.75}}
    colour = COLOURS[of.holders.index(who) % len(COLOURS)]
    font = FONT | {"color": "#FFFFFF" if colour in COLOURS[::2] else "#202020"}
    named = [None if roomy else {"delete": True} for roomy in _roomy(of, at)]
    return drawn | {
        "fill": {"color": f"#{colour}"},
        "data_labels": {"series_name": True, "custom": named, "font": font, "position": "center"},
    }


def _roomy(of: Timeline, at: int) -> list[bool]:
    """On which lanes the days of a series are long enough for its name to stand in them."""
    rows, whole = grid(of), (_last(of) - _first(of)).days + 1
    name = str(rows[0][at + 2])
    days = [float(row[at + 2] or 0) for row in rows[1:]]
    return [one / whole * _ROOM >= len(name) * _LETTER + _PADDING for one in days]


def _dates(of: Timeline) -> dict[str, Any]:
    """Years, or quarters of few years, from 2 January on: steps of 365.25 days then never fall into the year before."""
    first, last = _first(of), _last(of)
    years = last.year - first.year + 1
    quarters = years <= _QUARTERS_UP_TO
    step = _YEAR / 4 if quarters else _YEAR * -(-years // _MOST_TICKS)
    begins = date(first.year, 1 + 3 * ((first.month - 1) // 3) if quarters else 1, 2)
    return {
        "min": _counted(begins), "max": _counted(last) + 1, "major_unit": step, "num_font": FONT,
        "num_format": "yyyy-mm" if quarters else "yyyy", "line": {"none": True},
        "major_gridlines": {"visible": True, "line": {"color": "#D5DBE1"}},
    }  # fmt: skip


def _first(of: Timeline) -> date:
    return min(lane.held[0].since for lane in of.lanes)


def _last(of: Timeline) -> date:
    return max(lane.held[-1].until for lane in of.lanes)


def _days(one: Held) -> int:
    return (one.until - one.since).days + 1


def _counted(day: date) -> int:
    """A day as Excel counts it."""
    return (day - _DAY_0).days


