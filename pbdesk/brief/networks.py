"""Actors on rings as one native chart: a mark for each, rings around the middle, lines by how often each was met."""

from collections.abc import Iterator
from itertools import groupby
from math import hypot
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.chart import Chart as Native

from pbdesk.brief.charts import COLOURS, FONT, Grid
from pbdesk.brief.drawings import Member, Network
from pbdesk.brief.rings import around, circle, is_above

_MARKS = ("circle", "square", "diamond")
"""A disc, a square, a diamond from the innermost ring outwards, so that rings are told apart without their colours."""
_SIZE, _THIN, _THICKER = 11, 0.75, 3.0
_EDGE_ACROSS, _EDGE_DOWN = 1.3, 1.22
"""How far the drawing goes beyond the outermost ring, so that names have room."""
OUTLINE = "7A838C"
"""Around the hollow mark of whoever's place is not known."""
_APART = 0.07
"""How far before its mark a line ends: not every reader draws the marks over the lines."""
_DECIMALS = 4
_LINE = "#C3CBD3"


def grid(of: Network) -> Grid:
    """Where each actor stands, then the points of every ring, then both ends of the line to everyone who was met."""
    heads: list[str | float | None] = [*of.headings, "x", "y"]
    rows: Grid = [heads]
    places = around(_used(of))
    for one, (across, down) in zip(of.members, places, strict=True):
        rows.append([*of.told(one), _met(one), *_point(across, down)])
    for ring in _rings(of):
        rows += [["", of.rings[ring], None, *_point(*place)] for place in circle(ring, _used(of))]
    for one, (across, down) in zip(of.members, places, strict=True):
        short = 1 - _APART / hypot(across, down)
        ends = ((0.0, 0.0), _point(across * short, down * short))
        rows += [[one.name, "", None, *end] for end in ends if one.met]
    return rows


def _point(across: float, down: float) -> tuple[float, float]:
    """A place as a chart has it, upwards; so exactly that every computer says the same."""
    return round(across, _DECIMALS) + 0.0, round(-down, _DECIMALS) + 0.0


def drawing(book: Workbook, of: Network, sheet: str, first: tuple[int, int]) -> Native:
    """The chart of a grid that stands on a sheet from a row and column on."""
    made = book.add_chart({"type": "scatter"})
    lines = [*_circles(of, sheet, first), *_spokes(of, sheet, first)]
    for series in (*lines, *_marks(of, sheet, first)):
        made.add_series(series)
    rings = [ring for ring, _, _ in _runs(of)]
    again = [len(lines) + at for at, ring in enumerate(rings) if ring in rings[:at]]
    made.set_legend({"position": "bottom", "font": FONT, "delete_series": [*range(len(lines)), *again]})
    for place, edge in ((made.set_x_axis, _EDGE_ACROSS), (made.set_y_axis, _EDGE_DOWN)):
        place({"visible": False, "major_gridlines": {"visible": False}, "min": -edge, "max": edge})
    made.set_chartarea({"border": {"none": True}, "fill": {"color": "#FFFFFF"}})
    made.set_plotarea({"fill": {"none": True}})
    made.set_title({"none": True})
    return made


def height(_of: Network) -> int:
    """The height in millimetres."""
    return 95


def _circles(of: Network, sheet: str, first: tuple[int, int]) -> Iterator[dict[str, Any]]:
    points = len(circle(0, [0]))
    for at, ring in enumerate(_rings(of)):
        begin = 1 + len(of.members) + at * points
        dashed = "round_dot" if _unknown(of, ring) else "solid"
        line = {"color": _LINE, "width": 1, "dash_type": dashed}
        yield _points(sheet, first, begin, begin + points - 1) | {"name": of.rings[ring], "line": line, "marker": _BARE}


def _spokes(of: Network, sheet: str, first: tuple[int, int]) -> Iterator[dict[str, Any]]:
    """A line from the middle to everyone who was met, thicker the more often."""
    met = [one for one in of.members if one.met]
    most = max((one.met or 0 for one in met), default=0)
    begin = 1 + len(of.members) + len(_rings(of)) * len(circle(0, [0]))
    for at, one in enumerate(met):
        line = {"color": _LINE, "width": round(_THIN + _THICKER * (one.met or 0) / most, 2)}
        ends = _points(sheet, first, begin + 2 * at, begin + 2 * at + 1)
        yield ends | {"name": one.name, "line": line, "marker": _BARE}


def _marks(of: Network, sheet: str, first: tuple[int, int]) -> Iterator[dict[str, Any]]:
    """The actors of every ring: those in a row whose names stand on the same side, away from the middle."""
    for ring, side, places in _runs(of):
        names = [{"value": of.members[at].name} for at in places]
        labels = {"value": True, "custom": names, "position": side, "font": FONT}
        drawn = {"name": of.rings[ring], "marker": _mark(of, ring), "data_labels": labels}
        yield _points(sheet, first, 1 + places[0], 1 + places[-1]) | drawn


def _runs(of: Network) -> list[tuple[int, str, list[int]]]:
    sides = ["above" if is_above(place) else "below" for place in around(_used(of))]
    keys = [(one.ring, side) for one, side in zip(of.members, sides, strict=True)]
    return [(*key, list(some)) for key, some in groupby(range(len(keys)), key=keys.__getitem__)]


def _mark(of: Network, ring: int) -> dict[str, Any]:
    if _unknown(of, ring):
        hollow = {"fill": {"color": "#FFFFFF"}, "border": {"color": f"#{OUTLINE}", "width": 2}}
        return {"type": "circle", "size": _SIZE, **hollow}
    filled = {"fill": {"color": f"#{COLOURS[ring % len(COLOURS)]}"}, "border": {"none": True}}
    return {"type": _MARKS[ring % len(_MARKS)], "size": _SIZE, **filled}


_BARE = {"type": "none"}


def _points(sheet: str, first: tuple[int, int], begin: int, end: int) -> dict[str, Any]:
    """Points of the grid from one of its rows to another."""
    row, column = first
    made = {}
    for key, at in (("categories", 3), ("values", 4)):
        made[key] = [sheet, row + begin, column + at, row + end, column + at]
    return made


def _rings(of: Network) -> list[int]:
    return sorted(set(_used(of)))


def _used(of: Network) -> list[int]:
    return [one.ring for one in of.members]


def _unknown(of: Network, ring: int) -> bool:
    return ring == len(of.rings) - 1


def _met(one: Member) -> float | None:
    return None if one.met is None else float(one.met)
