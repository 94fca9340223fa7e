"""Unilateral and uncoordinated acts: outside another's lead and the strategy, or adopted without asking anybody."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Select, select

from pbdesk.coherence import strategic_deficit
from pbdesk.coherence.asking import ACTIVITY, Ids, ids, linked, objectives, rows, within
from pbdesk.coherence.coherence_records import CONSULTATION, POLICY, policies
from pbdesk.coherence.figure import AGENCY, WHOLE, Evidence, Finding, LeadLine, Rule, Scope
from pbdesk.coherence.leads import leading_on
from pbdesk.coherence.tally import Tally
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


def findings(connection: Connection, scope: Scope, lines: Sequence[LeadLine], counted: Tally) -> list[Finding]:
    """Activities outside another's lead and the strategy, and policies adopted without asking across government."""
    return [*_outside(connection, scope, lines, counted), *_unasked(connection, scope)]


def _outside(connection: Connection, scope: Scope, lines: Sequence[LeadLine], counted: Tally) -> list[Finding]:
    """Activities in a dimension that another agency leads: those that the deficit is counted from."""
    sides = [line.dimension for line in lines if line.dimension]
    leads = {side: [turn.agency for turn in leading_on(lines, side, scope.as_of)] for side in sides}
    own = set(ids(connection, _own, scope))
    loose: dict[tuple[str, str], int] = {}
    for group, n in counted.yes(strategic_deficit.BY_NUMBER):
        led = leads.get(group.dimension or "")
        if n and led and group.agency in own and group.agency not in led:
            at = (str(group.dimension), str(group.agency))
            loose[at] = loose.get(at, 0) + n
    return [_alone(scope, agency, n, side, leads[side][0]) for (side, agency), n in sorted(loose.items())]


def _own(_scope: Scope) -> Ids:
    return select(ACTOR.c.id).where(ACTOR.c.own == 1)


def _alone(scope: Scope, agency: str, n: int, side: str, lead: str) -> Finding:
    parts: dict[str, str | int] = {"agency": agency, "n": n, "dimension": side, "lead": lead}

    def behind() -> Ids:
        unlinked = ~linked(ACTIVITY.c.id, "objectives", objectives(scope))
        there = (ACTIVITY.c.agency == agency, ACTIVITY.c.dimension == side)
        return select(ACTIVITY.c.id).where(within(scope), unlinked, *there)

    return Finding(
        ALONE, (agency, side), parts, ("agency", "dimension", "lead"), size=n, evidence=Evidence("activity", behind)
    )


def _unasked(connection: Connection, scope: Scope) -> list[Finding]:
    return [
        Finding(UNASKED, (one,), {"policy": one}, ("policy",), since=start or "")
        for one, start in rows(connection, _without_asking, scope)
    ]


def _without_asking(scope: Scope) -> Select[Any]:
    asked = select(CONSULTATION.c.policy).where(CONSULTATION.c.circle == "across government")
    adopted = POLICY.c.status.in_(("adopted", "superseded", "expired"))
    wanted = select(POLICY.c.id, POLICY.c.start).where(policies(scope), adopted, POLICY.c.id.not_in(asked))
    return wanted.order_by(POLICY.c.start, POLICY.c.id)
