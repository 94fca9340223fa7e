"""Whether what is contested in policies and plans has been settled."""

from sqlalchemy import Connection, or_, select

from pbdesk.coherence.asking import Answer, Condition, Share, yes_if
from pbdesk.coherence.coherence_records import OF_POLICIES, POINT, POLICY, SOURCE, policies
from pbdesk.coherence.figure import AGENCY, Figure, Indicator, Scope

CONTESTED = Indicator(
    "open_contested_points", AGENCY, "Contested points open", "How many contested points are not settled?",
    "contested points without a day of settlement, of all contested points", SOURCE, "points", better="lower",
    narrowed_by=OF_POLICIES,
)  # fmt: skip


def figures(connection: Connection, scope: Scope) -> list[Figure]:
    """Contested points still open on the day."""
    return [_CONTESTED.figure(connection, scope)]


def _points(scope: Scope) -> Condition:
    return POINT.c.policy.in_(select(POLICY.c.id).where(policies(scope)))


def _unsettled(scope: Scope) -> Answer:
    return yes_if(or_(POINT.c.settled.is_(None), POINT.c.settled > scope.as_of))


_CONTESTED = Share(CONTESTED, "contested_point", _points, _unsettled)
