"""Who led a country when: the timeline of the whole country and of each dimension, and how many days nobody led."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui import display
from ui.charts.lead_timeline import LeadTimeline, lane_name
from ui.country.seen import Seen
from ui.widgets.parts import label
from ui.words import tr

if TYPE_CHECKING:
    from pbdesk.desk.leading import Timeline

_YEARS = 10
"""How far back the page looks; the page of leads looks as far as is wanted."""


def drawing(seen: Seen, open_lead: Callable[[object], object]) -> list[QWidget]:
    """The drawing and a line on the days without a lead; nothing where nobody was ever assigned."""
    found = _timeline(seen)
    if not found.lanes:
        return []
    since = max(_back(seen.day), min(lane.line.since for lane in found.lanes))
    chart = LeadTimeline(found, since, seen.day)
    chart.opened.connect(open_lead)
    without = [
        tr("{where}: {n} days without a lead", where=lane_name(lane, found.titles),
           n=display.number(lane.line.days - lane.line.days_led))
        for lane in found.lanes if lane.line.days > lane.line.days_led
    ]  # fmt: skip
    return [chart, *(label(one, "bad", wrap=True) for one in without)]


def _timeline(seen: Seen) -> "Timeline":
    """The lines of the profile, with the leads of the latest years, or else the last there was."""
    from pbdesk.desk.leading import Lane, Timeline

    back, country = _back(seen.day), str(seen.country["id"])
    lanes = []
    for one in seen.profile.leads:
        late = tuple(turn for turn in one.turns if (turn.end or seen.day) >= back)
        lanes.append(Lane(country, one.dimension or "", "", replace(one, turns=late or one.turns[-1:])))
    return Timeline(seen.day, seen.day, tuple(lanes), (), (), seen.titles)


def _back(day: str) -> str:
    return (date.fromisoformat(day[:8] + "01").replace(year=int(day[:4]) - _YEARS)).isoformat()
