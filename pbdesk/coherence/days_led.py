"""A lead in place every day, as a figure; and the days on which several led at once."""

from collections.abc import Sequence
from functools import partial

from sqlalchemy import select

from pbdesk.coherence.asking import Ids, opened
from pbdesk.coherence.figure import WHOLE, Evidence, Figure, Indicator, LeadLine, Scope
from pbdesk.coherence.leads import ASSIGNMENT, SOURCE, WHOLE_COUNTRY
from pbdesk.store.tables import TABLES

OF_LEADS = ("country", "dimension", "task_force", "since")

LED = Indicator(
    "days_led", WHOLE, "Days with a lead", "Was a lead in place every day?",
    "days on which a lead assignment was valid, of all days since the first one, for the country and for each dimension",
    SOURCE, "days", better="higher", narrowed_by=OF_LEADS,
)  # fmt: skip
TOGETHER = Indicator(
    "days_led_by_several", WHOLE, "Days with several leads", "On how many days did several agencies lead at once?",
    "days on which lead assignments of different agencies were valid, of all days since the first one", SOURCE, "days",
    better="lower", narrowed_by=OF_LEADS,
)  # fmt: skip


def figures(scope: Scope, lines: Sequence[LeadLine]) -> list[Figure]:
    """Days led and days led by several, line by line; where nobody was ever assigned it is not known."""
    if scope.country and not lines:
        nothing = Evidence("assignment", partial(_some, []))
        country = opened("country", TABLES["country"].c.id == scope.country)
        return [Figure(LED, 0, None, 1, nothing, nothing, country, label=(WHOLE_COUNTRY,))]
    return [
        Figure(told, number, line.days, 0, *_sides(line, told), label=(line.dimension or WHOLE_COUNTRY,))
        for told in (LED, TOGETHER)
        for line in lines
        for number in (line.days_led if told is LED else sum(span.days for span in line.overlaps),)
    ]


def _sides(line: LeadLine, told: Indicator) -> tuple[Evidence, Evidence, Evidence]:
    """The assignments that lead, those of the whole line, and nothing silent: a day has a lead or has none."""
    every = [turn.assignment for turn in line.turns]
    several = [one for span in line.overlaps for one in span.assignments]
    sides: tuple[list[str], ...] = (every if told is LED else several, every, [])
    counted, among, silent = (Evidence("assignment", partial(_some, ids)) for ids in sides)
    return counted, among, silent


def _some(ids: list[str]) -> Ids:
    return select(ASSIGNMENT.c.id).where(ASSIGNMENT.c.id.in_(ids))
