"""How much money goes through pooled or delegated funds."""

from collections.abc import Sequence
from decimal import Decimal
from functools import partial
from typing import Any

from sqlalchemy import Connection, Select, Table, and_, func, select

from pbdesk.coherence.asking import ACTIVITY, Condition, amount, by_agency, going_on, meeting, of_country, rows, within
from pbdesk.coherence.figure import EXTERNAL, Evidence, Figure, Indicator, Scope
from pbdesk.coherence.tally import Group
from pbdesk.store.tables import TABLES

FUND, SHARE = TABLES["fund"], TABLES["share"]

POOLED = Indicator(
    "pooled_funding", EXTERNAL, "Pooled or delegated funding", "How much of the money is given together?",
    "amounts of pooled and delegated funds (of one agency: its shares in them), of those and the budgets of activities "
    "together, per currency", "report, Recommendations, Whole-of-Government and External Coherence", "money",
    better="higher", narrowed_by=("country", "agency", "task_force", "since"),
)  # fmt: skip


def figures(connection: Connection, scope: Scope, groups: Sequence[Group]) -> list[Figure]:
    """Pooled of all funding, a figure a currency; a fund or an activity that says no amount is not known."""
    pooled = {code: amount(money) for code, money in rows(connection, _by_currency, scope)}
    ((silent,),) = rows(connection, _silent, scope)
    unknown = silent + sum(group.without_budget for group in groups)
    own = _budgets(groups)
    made = []
    for code in sorted(pooled.keys() | own.keys()):
        together, alone = pooled.get(code, Decimal(0)), own.get(code, Decimal(0))
        made.append(Figure(POOLED, together, together + alone, unknown, *_sides(scope, code), currency=code))
    return made


def _by_currency(scope: Scope) -> Select[Any]:
    table, among = _put_in(scope)
    counted = select(table.c.currency, func.sum(table.c.amount)).where(among, table.c.amount.is_not(None))
    return counted.group_by(table.c.currency)


def _silent(scope: Scope) -> Select[Any]:
    table, among = _put_in(scope)
    return select(func.count()).select_from(table).where(among, table.c.amount.is_(None))


def _put_in(scope: Scope) -> tuple[Table, Condition]:
    """The funds of the scope; of an agency or a task force, the shares of it or its members in them."""
    columns = FUND.c
    funds = and_(of_country(columns.country, scope), going_on(columns.start, columns.end, scope))
    if not (scope.agency or scope.task_force):
        return FUND, funds
    return SHARE, and_(SHARE.c.fund.in_(select(columns.id).where(funds)), by_agency(SHARE.c.agency, scope))


def _budgets(groups: Sequence[Group]) -> dict[str, Decimal]:
    found: dict[str, Decimal] = {}
    for group in groups:
        if group.currency and group.budget is not None:
            found[group.currency] = found.get(group.currency, Decimal(0)) + amount(group.budget)
    return found


def _sides(scope: Scope, code: str) -> tuple[Evidence, Evidence, Evidence]:
    """What was put in together in a currency, that and what is spent alone, and who says no amount."""

    def put_in(known: bool) -> Condition:
        table, among = _put_in(scope)
        said = and_(table.c.amount.is_not(None), table.c.currency == code)
        return and_(among, said if known else table.c.amount.is_(None))

    def spent(known: bool) -> Condition:
        columns = ACTIVITY.c
        said = and_(columns.currency == code, columns.budget.is_not(None))
        return and_(within(scope), said if known else columns.budget.is_(None))

    kind = SHARE.name if scope.agency or scope.task_force else FUND.name
    together, unsaid = (meeting(kind, partial(put_in, known)) for known in (True, False))
    alone, silent = (meeting("activity", partial(spent, known)) for known in (True, False))
    return together, _both(together, alone), _both(unsaid, silent)


def _both(first: Evidence, second: Evidence) -> Evidence:
    """Records of two kinds behind one side."""
    return Evidence("", lambda: select(first.statement.union_all(second.statement).subquery().c.id))
