"""A lead in place every day, as a figure; and the days on which several led at once."""

from collections.abc import Sequence
from functools import partial

from sqlalchemy import Connection, select

from pbdesk.coherence.asking import Ids, opened
from pbdesk.coherence.figure import WHOLE, Evidence, Figure, Indicator, LeadLine, Scope
from pbdesk.coherence.leads import ASSIGNMENT, SOURCE, WHOLE_COUNTRY, assigned, line_of
from pbdesk.store.sqlite import by_letters
from pbdesk.store.tables import TABLES

COUNTRY = TABLES["country"]

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


def figures(connection: Connection, scope: Scope, lines: Sequence[LeadLine]) -> list[Figure]:
    """Days led and days led by several, line by line, or country by country where all of them are asked about."""
    if not scope.country and not scope.task_force:
        return _countries(connection, scope)
    if scope.country and not lines:
        return [_never(scope.country, WHOLE_COUNTRY)]
    return [_figure(told, line, line.dimension or WHOLE_COUNTRY) for told in (LED, TOGETHER) for line in lines]


def _countries(connection: Connection, scope: Scope) -> list[Figure]:
    """The line of each country as a whole, or in the dimension asked about; of one never led it is not known."""
    named = list(connection.scalars(select(COUNTRY.c.id).order_by(by_letters(COUNTRY.c.name), COUNTRY.c.id)))
    sides = assigned(connection, None, scope.as_of, None)
    turns = {one: [turn for turn, _ in sides.get((one, scope.dimension, None), [])] for one in named}
    lines = {one: line_of(scope.dimension, some, scope.since, scope.as_of) for one, some in turns.items() if some}
    known = [_figure(told, line, one) for told in (LED, TOGETHER) for one, line in lines.items() if line.days]
    return known + [_never(one, one) for one in named if one not in lines]


def _never(country: str, label: str) -> Figure:
    """Where nobody was ever assigned it is not known."""
    nothing = Evidence("assignment", partial(_some, []))
    return Figure(LED, 0, None, 1, nothing, nothing, opened("country", COUNTRY.c.id == country), label=(label,))


def _figure(told: Indicator, line: LeadLine, label: str) -> Figure:
    number = line.days_led if told is LED else sum(span.days for span in line.overlaps)
    return Figure(told, number, line.days, 0, *_sides(line, told), label=(label,))


def _sides(line: LeadLine, told: Indicator) -> tuple[Evidence, Evidence, Evidence]:
    """The assignments that lead, those of the whole line, and nothing silent: a day has a lead or has none."""
    every = [turn.assignment for turn in line.turns]
    several = [one for span in line.overlaps for one in span.assignments]
    sides: tuple[list[str], ...] = (every if told is LED else several, every, [])
    counted, among, silent = (Evidence("assignment", partial(_some, ids)) for ids in sides)
    return counted, among, silent


def _some(ids: list[str]) -> Ids:
    return select(ASSIGNMENT.c.id).where(ASSIGNMENT.c.id.in_(ids))
