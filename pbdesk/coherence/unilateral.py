"""Unilateral and uncoordinated acts: outside another's lead and the strategy, or adopted without asking anybody."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, and_, func, select

from pbdesk.coherence.asking import ACTIVITY, linked, objectives, opened, within
from pbdesk.coherence.coherence_records import CONSULTATION, POLICY, policies
from pbdesk.coherence.figure import AGENCY, WHOLE, Finding, LeadLine, Rule, Scope
from pbdesk.coherence.leads import leading_on
from pbdesk.store.tables import TABLES

ACTOR = TABLES["actor"]

ALONE = Rule(
    "outside-the-lead", WHOLE, 5, "Activities of {agency} that serve no objective, in the dimension {dimension} that {lead} leads: {n}.",
    "Incentives are to discourage unilateral activities: an own agency acts in a dimension that another agency leads, and "
    "links what it does there to no objective of the strategy.",
)  # fmt: skip
UNASKED = Rule(
    "adopted-without-asking", AGENCY, 3, "{policy} was adopted, and its record names nobody asked across government.",
    "All that have a stake elsewhere in government are consulted: the record of an adopted policy or plan names none.",
)  # fmt: skip


def findings(connection: Connection, scope: Scope, lines: Sequence[LeadLine]) -> list[Finding]:
    """Activities outside another's lead and the strategy, and policies adopted without asking across government."""
    return [*_outside(connection, scope, lines), *_unasked(connection, scope)]


def _outside(connection: Connection, scope: Scope, lines: Sequence[LeadLine]) -> list[Finding]:
    """Activities in a dimension that another agency leads, all dimensions counted in one pass."""
    columns, own = ACTIVITY.c, select(ACTOR.c.id).where(ACTOR.c.own == 1)
    loose = and_(within(scope), columns.agency.in_(own), ~linked(columns.id, "objectives", objectives(scope)))
    sides = sorted(line.dimension for line in lines if line.dimension)
    leads = {side: [turn.agency for turn in leading_on(lines, side, scope.as_of)] for side in sides}
    led = [side for side in sides if leads[side]]
    if not led:
        return []
    by = (columns.dimension, columns.agency)
    counted = select(*by, func.count()).where(loose, columns.dimension.in_(led)).group_by(*by).order_by(*by)
    return [
        _alone(and_(loose, columns.dimension == side), agency, n, side, leads[side][0])
        for side, agency, n in connection.execute(counted) if agency not in leads[side]
    ]  # fmt: skip


def _alone(there: ColumnElement[bool], agency: str, n: int, side: str, lead: str) -> Finding:
    parts: dict[str, str | int] = {"agency": agency, "n": n, "dimension": side, "lead": lead}
    behind = opened("activity", there, ACTIVITY.c.agency == agency)
    return Finding(ALONE, (agency, side), parts, ("agency", "dimension", "lead"), size=n, evidence=behind)


def _unasked(connection: Connection, scope: Scope) -> list[Finding]:
    asked = select(CONSULTATION.c.policy).where(CONSULTATION.c.circle == "across government")
    adopted = POLICY.c.status.in_(("adopted", "superseded", "expired"))
    wanted = select(POLICY.c.id, POLICY.c.start).where(policies(scope), adopted, POLICY.c.id.not_in(asked))
    return [
        Finding(UNASKED, (one,), {"policy": one}, ("policy",), since=start or "")
        for one, start in connection.execute(wanted.order_by(POLICY.c.start, POLICY.c.id))
    ]
