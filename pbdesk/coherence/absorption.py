"""Delivery against absorption: what was planned, disbursed and spent by the receiver, year by year."""

from decimal import Decimal

from sqlalchemy import Connection, func, select

from pbdesk.coherence.asking import ACTIVITY, amount, within
from pbdesk.coherence.figure import Evidence, Scope, Year
from pbdesk.store.tables import TABLES

FLOW = TABLES["flow"]


def years(connection: Connection, scope: Scope) -> list[Year]:
    """One line a year and currency; what no record says is not known (source: report, Primacy of Internal Actors)."""
    within_scope = FLOW.c.activity.in_(select(ACTIVITY.c.id).where(within(scope)))
    upto = FLOW.c.year <= int(scope.as_of[:4])
    sums = [func.sum(FLOW.c.amount).filter(FLOW.c.type == word) for word in ("planned", "disbursed", "absorbed")]
    grouped = (
        select(FLOW.c.year, FLOW.c.currency, *sums).where(within_scope, upto).group_by(FLOW.c.year, FLOW.c.currency)
    )
    found = []
    for year, currency, planned, disbursed, absorbed in connection.execute(
        grouped.order_by(FLOW.c.year, FLOW.c.currency)
    ):
        behind = select(FLOW.c.id).where(within_scope, FLOW.c.year == year, FLOW.c.currency == currency)
        found.append(
            Year(year, currency, _known(planned), _known(disbursed), _known(absorbed), Evidence("flow", behind))
        )
    return found


def _known(sum_of: int | None) -> Decimal | None:
    return None if sum_of is None else amount(sum_of)
