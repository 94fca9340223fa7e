"""The strategic deficit: what is done without any link to the country's strategy."""

from decimal import Decimal

from sqlalchemy import ColumnElement, Connection, Select, or_, select, true

from pbdesk.coherence.asking import ACTIVITY, money_share, share, within
from pbdesk.coherence.figure import WHOLE, Figure, Finding, Indicator, Published, Rule, Scope
from pbdesk.store.tables import LINK, TABLES

UTSTEIN = Published(
    Decimal("0.55"), True, "over 55 % of 336 projects",
    "Smith 2003, p. 16 (Joint Utstein Study), as cited in the report, Coherence and Coordination",
)  # fmt: skip
SOURCE = "report, Coherence and Coordination"

BY_NUMBER = Indicator(
    "strategic_deficit", WHOLE, "Strategic deficit", "How many activities serve no objective of the country's strategy?",
    "activities linked to no objective of the strategic framework, of all activities", SOURCE, "activities",
    better="lower", published=UTSTEIN,
)  # fmt: skip
BY_MONEY = Indicator(
    "strategic_deficit_by_money", WHOLE, "Strategic deficit by money", "How much money serves no objective?",
    "budget of activities linked to no objective, of the budget of all activities, per currency", SOURCE, "money",
    better="lower", published=UTSTEIN,
)  # fmt: skip
DECLARED = Indicator(
    "declared_aligned", WHOLE, "Declared in line", "How many activities does the ministry itself call in line?",
    "activities declared in line with the strategy, of those that say; what is declared is not evidence", SOURCE,
    "activities", better="higher",
)  # fmt: skip
NO_FRAMEWORK = Rule(
    "no-strategic-framework", WHOLE, 1, "There is no strategic framework for this country, so nothing can be linked to one.",
    "Without a framework there is nothing to be coherent with (report, Pursuing Coherence).",
)  # fmt: skip


def figures(connection: Connection, scope: Scope) -> list[Figure]:
    """The deficit by number and by money, and what ministries declare."""
    among, unlinked = within(scope), ~_serving(scope)
    declared = share(
        connection, DECLARED, "activity", among, ACTIVITY.c.declared_aligned == 1, ACTIVITY.c.declared_aligned.is_not(None)
    )  # fmt: skip
    by_number = share(connection, BY_NUMBER, "activity", among, unlinked, true())
    return [by_number, *money_share(connection, BY_MONEY, among, unlinked), declared]


def findings(connection: Connection, scope: Scope) -> list[Finding]:
    """Says so where the country has no framework at all."""
    if scope.country and not connection.execute(_frameworks(scope).limit(1)).first():
        return [Finding(NO_FRAMEWORK, (scope.country,), size=1)]
    return []


def _frameworks(scope: Scope) -> Select[tuple[str]]:
    table = TABLES["framework"]
    begun = or_(table.c.start.is_(None), table.c.start <= scope.as_of)
    wanted = select(table.c.id).where(table.c.status != "draft", begun)
    return wanted.where(table.c.country == scope.country) if scope.country else wanted


def _serving(scope: Scope) -> ColumnElement[bool]:
    objective = TABLES["objective"]
    objectives = select(objective.c.id).where(objective.c.framework.in_(_frameworks(scope)))
    return ACTIVITY.c.id.in_(select(LINK.c.from_id).where(LINK.c.field == "objectives", LINK.c.to_id.in_(objectives)))
