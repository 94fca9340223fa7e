"""Policies and plans with a complete coherence record; silence makes one incomplete, dissent does not."""

from sqlalchemy import ColumnElement, Connection, and_, not_, or_, select, true

from pbdesk.coherence.asking import share
from pbdesk.coherence.figure import AGENCY, Figure, Indicator, Scope
from pbdesk.store.tables import TABLES

POLICY, CONSULTATION, REFERENCE = TABLES["policy"], TABLES["consultation"], TABLES["reference"]
POINT = TABLES["contested_point"]
SOURCE = "report, Recommendations, Agency Coherence"

COMPLETE = Indicator(
    "complete_records", AGENCY, "Complete coherence records", "How many policies and plans have a complete record?",
    "policies whose record says who was consulted and what each answered, what they refer to, the steps taken and what "
    "is contested, of all policies", SOURCE, "policies", better="higher",
)  # fmt: skip
CONTESTED = Indicator(
    "open_contested_points", AGENCY, "Contested points open", "How many contested points are not settled?",
    "contested points without a day of settlement, of all contested points", SOURCE, "points", better="lower",
)  # fmt: skip


def figures(connection: Connection, scope: Scope) -> list[Figure]:
    """Complete records, and contested points still open."""
    among = and_(_of(scope), or_(POLICY.c.start.is_(None), POLICY.c.start <= scope.as_of))
    points = POINT.c.policy.in_(select(POLICY.c.id).where(among))
    unsettled = or_(POINT.c.settled.is_(None), POINT.c.settled > scope.as_of)
    return [
        share(connection, COMPLETE, "policy", among, _complete(), true()),
        share(connection, CONTESTED, "contested_point", points, unsettled, true()),
    ]


def _of(scope: Scope) -> ColumnElement[bool]:
    return POLICY.c.country == scope.country if scope.country else true()


def _complete() -> ColumnElement[bool]:
    """The rule of `records.policies.missing_from_record`, in SQL."""
    asked = select(CONSULTATION.c.policy)
    silent = asked.where(or_(CONSULTATION.c.answer.is_(None), CONSULTATION.c.answer == "not answered"))
    listed = POLICY.c.id.in_(select(POINT.c.policy))
    said = or_(POLICY.c.contested == "nothing is contested", and_(POLICY.c.contested.is_not(None), listed))
    return and_(
        POLICY.c.id.in_(asked), not_(POLICY.c.id.in_(silent)), POLICY.c.id.in_(select(REFERENCE.c.policy)),
        POLICY.c.steps.is_not(None), POLICY.c.steps != "", POLICY.c.contested.is_not(None), said,
    )  # fmt: skip
