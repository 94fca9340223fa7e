"""Contradictions recorded and not resolved: within an agency, and between agencies."""

from typing import Any

from sqlalchemy import Connection, Select, and_, or_, select, true

from pbdesk.coherence.asking import Answer, Condition, Share, of_country, rows, yes_if
from pbdesk.coherence.figure import AGENCY, WHOLE, Figure, Finding, Indicator, Rule, Scope
from pbdesk.store.tables import TABLES

CONTRADICTION = TABLES["contradiction"]
SOURCE = "report, Coherence and Coordination, elements (1) and (2)"

WITHIN = Indicator(
    "internal_contradictions", AGENCY, "Contradictions within agencies", "How many contradictions within an agency remain?",
    "contradictions within one agency not resolved by the day, of all that were found within one agency", SOURCE,
    "contradictions", better="lower", narrowed_by=("country", "agency", "since"),
)  # fmt: skip
BETWEEN = Indicator(
    "contradictions_between_agencies", WHOLE, "Contradictions between agencies", "How many contradictions remain?",
    "contradictions that no one agency has within itself and that are not resolved by the day, of all such", SOURCE,
    "contradictions", better="lower", narrowed_by=("country", "since"),
)  # fmt: skip
UNRESOLVED = Rule(
    "contradiction-unresolved", WHOLE, 3, "Contradiction not resolved: {contradiction}.",
    "Coherence is consistency among policies and actions: a contradiction was recorded and no day says it was resolved.",
)  # fmt: skip


def figures(connection: Connection, scope: Scope) -> list[Figure]:
    """Contradictions that remain, within agencies and between them."""
    return [_WITHIN.figure(connection, scope), _BETWEEN.figure(connection, scope)]


def findings(connection: Connection, scope: Scope) -> list[Finding]:
    """Each contradiction that remains."""
    return [
        Finding(UNRESOLVED, (one,), {"contradiction": one}, ("contradiction",), since=found or "")
        for one, found in rows(connection, _remaining, scope)
    ]


def _remaining(scope: Scope) -> Select[Any]:
    columns = CONTRADICTION.c
    mine = or_(columns.agency == scope.agency, columns.agency.is_(None)) if scope.agency else true()
    wanted = select(columns.id, columns.found).where(_found(scope), _open(scope), mine)
    return wanted.order_by(columns.found, columns.id)


def _within(scope: Scope) -> Condition:
    agency = CONTRADICTION.c.agency
    return and_(_found(scope), agency == scope.agency if scope.agency else agency.is_not(None))


def _between(scope: Scope) -> Condition:
    return and_(_found(scope), CONTRADICTION.c.agency.is_(None))


def _unresolved(scope: Scope) -> Answer:
    return yes_if(_open(scope))


_WITHIN, _BETWEEN = (
    Share(told, "contradiction", among, _unresolved) for told, among in ((WITHIN, _within), (BETWEEN, _between))
)


def _found(scope: Scope) -> Condition:
    """Found by the day; in a period, those still open when it began or found since."""
    columns = CONTRADICTION.c
    known = or_(columns.found.is_(None), columns.found <= scope.as_of)
    lasting = or_(columns.resolved.is_(None), columns.resolved >= scope.since) if scope.since else true()
    return and_(of_country(columns.country, scope), known, lasting)


def _open(scope: Scope) -> Condition:
    return or_(CONTRADICTION.c.resolved.is_(None), CONTRADICTION.c.resolved > scope.as_of)
