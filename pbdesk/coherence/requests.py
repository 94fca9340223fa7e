"""The load put on internal actors: what is asked of each of them, month by month."""

from dataclasses import dataclass
from functools import partial
from typing import Any

from sqlalchemy import Connection, Select, and_, func, or_, select, true

from pbdesk.coherence.asking import Condition, Ids, by_agency, happened, opened, rows
from pbdesk.coherence.figure import ALIGNMENT, Evidence, Figure, Finding, Indicator, Rule, Scope
from pbdesk.store.tables import TABLES

REQUEST, ACTOR = TABLES["request"], TABLES["actor"]
SOURCE = "report, The Need to Ensure the Primacy of Internal Actors (Burundi, 2007)"
_MANY = 3

PER_MONTH = Indicator(
    "requests_per_month", ALIGNMENT, "Requests made of internal actors", "How much is asked of internal actors a month?",
    "requests made of all internal actors, by the months since the first of them or since the period began", SOURCE,
    "requests", measure="rate", per="month", better="lower", narrowed_by=("country", "agency", "task_force", "since"),
)  # fmt: skip
PER_ACTOR = Indicator(
    "requests_per_actor", ALIGNMENT, "Requests per internal actor", "On whom does the load of requests fall?",
    "requests made of one internal actor, by the same months", SOURCE, "requests", measure="rate", per="month",
    better="lower", narrowed_by=("country", "agency", "task_force", "since"),
)  # fmt: skip
LOAD = Rule(
    "load-on-internal-actor", ALIGNMENT, 5, "{actor} was asked {n} times in {month}, by {askers} agencies.",
    "Internal actors are overwhelmed by what is asked of them: in one month three requests or more fell on one actor, "
    "and more than one agency asked.",
)  # fmt: skip


@dataclass(frozen=True)
class Load:
    """The requests made of one internal actor in one month; `work` is the person-days asked for, None: nobody says."""

    actor: str
    month: str
    requests: int
    work: float | None
    evidence: Evidence


def figures(connection: Connection, scope: Scope) -> list[Figure]:
    """Requests a month, in all and per internal actor."""
    actor, found = REQUEST.c.internal_actor, rows(connection, _by_actor, scope)
    if not found:
        return []
    among = _asked(scope)
    months = _months(scope.since or min(row[2] for row in found), scope.as_of)
    silent = opened("request", REQUEST.c.id.is_(None))
    whole = opened("request", among)
    total = Figure(PER_MONTH, sum(row[1] for row in found), months, 0, whole, whole, silent)
    each = [(one, n, opened("request", among, actor == one)) for one, n, _ in found]
    return [total, *(Figure(PER_ACTOR, n, months, 0, behind, behind, silent, label=(one,)) for one, n, behind in each)]


def _by_actor(scope: Scope) -> Select[Any]:
    actor = REQUEST.c.internal_actor
    counted = select(actor, func.count(), func.min(REQUEST.c.date)).where(_asked(scope))
    return counted.group_by(actor).order_by(actor)


def loads(connection: Connection, scope: Scope) -> list[Load]:
    """What fell on each internal actor in each month, actor by actor."""
    return [
        Load(actor, when, n, work, Evidence("request", partial(_fell, scope, actor, when)))
        for actor, when, n, work in rows(connection, _by_month, scope)
    ]


def _by_month(scope: Scope) -> Select[Any]:
    columns, month = REQUEST.c, func.substr(REQUEST.c.date, 1, 7)
    counted = select(columns.internal_actor, month, func.count(), func.sum(columns.days_of_work)).where(_asked(scope))
    return counted.group_by(columns.internal_actor, month).order_by(columns.internal_actor, month)


def asked_in(scope: Scope, month: str) -> Evidence:
    """All that was asked of anybody in a month."""
    return Evidence("request", partial(_in_month, scope, month))


def findings(connection: Connection, scope: Scope) -> list[Finding]:
    """Each month in which several agencies asked much of one actor."""
    return [
        Finding(LOAD, _behind(connection, scope, actor, when), {"actor": actor, "n": n, "month": when, "askers": many},
                ("actor",), since=f"{when}-01", size=n)
        for actor, when, n, many in rows(connection, _heavy, scope)
    ]  # fmt: skip


def _heavy(scope: Scope) -> Select[Any]:
    columns, month = REQUEST.c, func.substr(REQUEST.c.date, 1, 7)
    askers = func.count(columns.agency.distinct())
    counted = select(columns.internal_actor, month, func.count(), askers).where(_asked(scope))
    heavy = counted.group_by(columns.internal_actor, month).having(func.count() >= _MANY, askers > 1)
    return heavy.order_by(month, columns.internal_actor)


def _behind(connection: Connection, scope: Scope, actor: str, month: str) -> tuple[str, ...]:
    return tuple(connection.scalars(_fell(scope, actor, month).order_by(REQUEST.c.date, REQUEST.c.id)))


def _fell(scope: Scope, actor: str, month: str) -> Ids:
    """The requests made of an actor in a month."""
    return _in_month(scope, month).where(REQUEST.c.internal_actor == actor)


def _in_month(scope: Scope, month: str) -> Ids:
    return select(REQUEST.c.id).where(_asked(scope), func.substr(REQUEST.c.date, 1, 7) == month)


def _asked(scope: Scope) -> Condition:
    """Requests about the country; one that names none is about that of the actor asked."""
    columns = REQUEST.c
    home = select(ACTOR.c.id).where(ACTOR.c.country == scope.country)
    there = or_(columns.country == scope.country, and_(columns.country.is_(None), columns.internal_actor.in_(home)))
    return and_(there if scope.country else true(), by_agency(columns.agency, scope), happened(columns.date, scope))


def _months(since: str, until: str) -> int:
    """The calendar months from one day to another, both counted."""
    first, last = ((int(day[:4]), int(day[5:7])) for day in (since, until))
    return (last[0] - first[0]) * 12 + last[1] - first[1] + 1
