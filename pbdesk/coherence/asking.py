"""Conditions and counts that several questions share; everything is counted in SQL."""

from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, func, not_, or_, select, true

from pbdesk.coherence.figure import Evidence, Figure, Indicator, Scope
from pbdesk.store.tables import LINK, TABLES

ACTIVITY = TABLES["activity"]
_THOUSANDTHS = Decimal(1000)


def within(scope: Scope) -> ColumnElement[bool]:
    """The activities a scope is about: those that name the country, begun by the day asked about, not cancelled.

    An activity counts in each country it names; one that does not say when it begins counts.
    """
    also = select(LINK.c.from_id).where(LINK.c.field == "other_countries", LINK.c.to_id == scope.country)
    country = or_(ACTIVITY.c.country == scope.country, ACTIVITY.c.id.in_(also)) if scope.country else true()
    begun = or_(ACTIVITY.c.start.is_(None), ACTIVITY.c.start <= scope.as_of)
    alive = or_(ACTIVITY.c.status.is_(None), ACTIVITY.c.status != "cancelled")
    of_agency = ACTIVITY.c.agency == scope.agency if scope.agency else true()
    of_dimension = ACTIVITY.c.dimension == scope.dimension if scope.dimension else true()
    return and_(country, begun, alive, of_agency, of_dimension)


def linked(field: str) -> ColumnElement[bool]:
    """Whether an activity has any link in a field of many links."""
    return ACTIVITY.c.id.in_(select(LINK.c.from_id).where(LINK.c.field == field))


def share(
    connection: Connection,
    indicator: Indicator,
    kind: str,
    among: ColumnElement[bool],
    counted: ColumnElement[bool],
    known: ColumnElement[bool],
) -> Figure:
    """A share by number: `counted` of those `among` of which it is `known`; the others are not known."""
    table = TABLES[kind]
    yes, no = and_(known, counted), and_(known, not_(counted))
    columns = [
        func.count().filter(condition).label(name)
        for name, condition in (("yes", yes), ("no", no), ("silent", not_(known)))
    ]
    found = connection.execute(select(*columns).select_from(table).where(among)).one()
    every = select(table.c.id).where(among)
    counted_ones, every_one = Evidence(kind, every.where(yes)), Evidence(kind, every.where(known))
    silent_ones = Evidence(kind, every.where(not_(known)))
    return Figure(indicator, found.yes, found.yes + found.no, found.silent, counted_ones, every_one, silent_ones)


def money_share(
    connection: Connection, indicator: Indicator, among: ColumnElement[bool], counted: ColumnElement[bool]
) -> list[Figure]:
    """A share by money, one figure a currency; activities that say no budget are not known."""
    budget, currency = ACTIVITY.c.budget, ACTIVITY.c.currency
    sums = [func.coalesce(func.sum(budget).filter(counted), 0), func.sum(budget)]
    grouped = select(currency, *sums).where(among, budget.is_not(None)).group_by(currency).order_by(currency)
    silent = select(ACTIVITY.c.id).where(among, budget.is_(None))
    unknown = connection.scalar(select(func.count()).select_from(silent.subquery())) or 0
    figures = []
    for code, part, whole in connection.execute(grouped):
        every = select(ACTIVITY.c.id).where(among, currency == code, budget.is_not(None))
        sides = Evidence("activity", every.where(counted)), Evidence("activity", every), Evidence("activity", silent)
        figures.append(Figure(indicator, amount(part), amount(whole), unknown, *sides, currency=code))
    return figures


def amount(thousandths: Any) -> Decimal:
    """A stored amount in units of its currency."""
    return Decimal(thousandths) / _THOUSANDTHS
