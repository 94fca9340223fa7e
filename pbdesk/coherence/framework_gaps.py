"""What the strategic framework leaves out, and what policies refer to that no longer stands."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Select, select

from pbdesk.coherence.asking import ACTIVITY, Ids, ids, opened, within
from pbdesk.coherence.coherence_records import POLICY, policies
from pbdesk.coherence.figure import AGENCY, WHOLE, Finding, Rule, Scope
from pbdesk.coherence.shared_objectives import in_force
from pbdesk.coherence.stale_references import stale_references
from pbdesk.coherence.tally import Group
from pbdesk.store.tables import LINK, TABLES

CAUSE, OBJECTIVE = TABLES["cause"], TABLES["objective"]

UNANSWERED = Rule(
    "cause-unanswered", WHOLE, 5, "No objective of the framework answers the cause {cause}.",
    "A strategy addresses root causes and triggers: no objective of the framework in force is linked to this one.",
)  # fmt: skip
AIMLESS = Rule(
    "dimension-without-objective", WHOLE, 5, "Activities in the dimension {dimension}, for which the framework has no objective: {n}.",
    "Activities are directed at common objectives: something is done in a dimension of which the framework wants nothing.",
)  # fmt: skip
STALE = Rule(
    "reference-stale", AGENCY, 6, "{policy} refers to {target}, which is no longer in force.",
    "Policies name what they are coherent with: what this one names was superseded or has ended.",
)  # fmt: skip


def findings(connection: Connection, scope: Scope, groups: Sequence[Group]) -> list[Finding]:
    """Causes without an objective, dimensions at work without one, and references that no longer hold."""
    return [*_unanswered(connection, scope), *_aimless(connection, scope, groups), *_stale(connection, scope)]


def _unanswered(connection: Connection, scope: Scope) -> list[Finding]:
    return [Finding(UNANSWERED, (one,), {"cause": one}, ("cause",)) for one in ids(connection, _causes, scope)]


def _causes(scope: Scope) -> Ids:
    answered = select(LINK.c.to_id).where(LINK.c.field == "causes", LINK.c.from_id.in_(_objectives(scope)))
    wanted = select(CAUSE.c.id).where(CAUSE.c.framework.in_(in_force(scope)), CAUSE.c.id.not_in(answered))
    return wanted.order_by(CAUSE.c.type, CAUSE.c.id)


def _aimless(connection: Connection, scope: Scope, groups: Sequence[Group]) -> list[Finding]:
    """Only where there is a framework: without one, that is what is told."""
    found = set(ids(connection, _aimed, scope))
    busy: dict[str, int] = {}
    for group in groups:
        if group.dimension and group.dimension not in found:
            busy[group.dimension] = busy.get(group.dimension, 0) + group.activities
    return [
        Finding(AIMLESS, (side,), {"dimension": side, "n": n}, ("dimension",), size=n,
                evidence=opened("activity", within(scope), ACTIVITY.c.dimension == side))
        for side, n in sorted(busy.items()) if found
    ]  # fmt: skip


def _stale(connection: Connection, scope: Scope) -> list[Finding]:
    mine = set(ids(connection, _policies, scope))
    return [
        Finding(STALE, (one.reference, one.policy, one.target), {"policy": one.policy, "target": one.target},
                ("policy", "target"), since=one.since)
        for one in stale_references(connection, scope.as_of) if one.policy in mine
    ]  # fmt: skip


def _policies(scope: Scope) -> Ids:
    return select(POLICY.c.id).where(policies(scope))


def _aimed(scope: Scope) -> Select[Any]:
    """The dimensions that the framework has objectives for."""
    return select(OBJECTIVE.c.dimension).where(OBJECTIVE.c.id.in_(_objectives(scope))).distinct()


def _objectives(scope: Scope) -> Ids:
    return select(OBJECTIVE.c.id).where(OBJECTIVE.c.framework.in_(in_force(scope)))
