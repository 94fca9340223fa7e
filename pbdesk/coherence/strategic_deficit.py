"""The strategic deficit: what is done without any link to the country's strategy."""

from decimal import Decimal

from sqlalchemy import Connection

from pbdesk.coherence.asking import ACTIVITY, Ids, frameworks, ids, linked, objectives, yes_if
from pbdesk.coherence.figure import WHOLE, Finding, Indicator, Published, Rule, Scope
from pbdesk.coherence.tally import Question

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
NO_FRAMEWORK = Rule(
    "no-strategic-framework", WHOLE, 1, "There is no strategic framework for this country, so nothing can be linked to one.",
    "Without a framework there is nothing to be coherent with (report, Pursuing Coherence).",
)  # fmt: skip


def questions(scope: Scope) -> list[Question]:
    """The deficit by number and by money."""
    unlinked = yes_if(~linked(ACTIVITY.c.id, "objectives", objectives(scope)))
    return [Question(BY_NUMBER, unlinked, always=True), Question(BY_MONEY, unlinked, always=True, money=True)]


def findings(connection: Connection, scope: Scope) -> list[Finding]:
    """Says so where the country has no framework at all."""
    if scope.country and not ids(connection, _any, scope):
        return [Finding(NO_FRAMEWORK, (scope.country,), size=1)]
    return []


def _any(scope: Scope) -> Ids:
    return frameworks(scope).limit(1)
