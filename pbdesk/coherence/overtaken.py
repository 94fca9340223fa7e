"""What has been overtaken: decisions superseded with work still open, leads resting on them, plans on an old framework."""

from typing import Any

from sqlalchemy import Connection, Select, and_, exists, func, or_, select

from pbdesk.coherence.asking import Answer, Condition, by_agency, of_country, rows
from pbdesk.coherence.coherence_records import POLICY, policies
from pbdesk.coherence.decisions_carried_out import ACTION, DECISION, actions, done
from pbdesk.coherence.figure import WHOLE, Finding, Rule, Scope
from pbdesk.coherence.leads import ASSIGNMENT
from pbdesk.store.tables import TABLES

FRAMEWORK = TABLES["framework"]
_LATER, _NEWER = FRAMEWORK.alias("later"), DECISION.alias("newer")

OPEN_WORK = Rule(
    "decision-overtaken", WHOLE, 4, "{decision} was superseded by {by}; actions of it still open: {n}.",
    "A decision that another superseded leaves no work behind: actions that follow from it are not closed.",
)  # fmt: skip
LEAD = Rule(
    "lead-on-overtaken-decision", WHOLE, 4, "The lead of {agency} rests on {decision}, which {by} superseded.",
    "A lead rests on a decision in force: the one that assigned it was superseded, and the assignment has not ended.",
)  # fmt: skip
OLD_FRAMEWORK = Rule(
    "plan-on-old-framework", WHOLE, 5, "{policy} rests on {framework}, which {by} has replaced.",
    "Plans follow the strategic framework, revised in versions: this one was written against a version since superseded.",
)  # fmt: skip


def findings(connection: Connection, scope: Scope) -> list[Finding]:
    """All three, as of the day."""
    return [*_open_work(connection, scope), *_leads(connection, scope), *_plans(connection, scope)]


def overtaken(decision: Answer, scope: Scope) -> Condition:
    """Whether a recorded decision has superseded one by the day."""
    return exists().where(_NEWER.c.supersedes == decision, _recorded(_NEWER.c, scope))


def _superseded(scope: Scope) -> Select[tuple[str, str]]:
    """Each decision that a recorded one has superseded by the day, and by which."""
    columns = DECISION.c
    return select(columns.supersedes.label("old"), columns.id.label("new")).where(
        columns.supersedes.is_not(None), _recorded(columns, scope)
    )


def _recorded(columns: Any, scope: Scope) -> Condition:
    """Recorded by the day; who knows no day was."""
    by_then = or_(columns.date.is_(None), columns.date <= scope.as_of)
    return and_(columns.status.in_(("recorded", "superseded")), by_then)


def _open_work(connection: Connection, scope: Scope) -> list[Finding]:
    found: dict[tuple[str, str], list[str]] = {}
    for old, new, action in rows(connection, _still_open, scope):
        found.setdefault((old, new), []).append(action)
    return [
        Finding(
            OPEN_WORK, (old, *left), {"decision": old, "by": new, "n": len(left)}, ("decision", "by"), size=len(left)
        )
        for (old, new), left in found.items()
    ]


def _still_open(scope: Scope) -> Select[Any]:
    gone = _superseded(scope).subquery().c
    waiting = and_(actions(scope), ~done(scope), ACTION.c.decision == gone.old)
    return select(gone.old, gone.new, ACTION.c.id).where(waiting).order_by(gone.old, gone.new, ACTION.c.id)


def _leads(connection: Connection, scope: Scope) -> list[Finding]:
    return [
        Finding(LEAD, (one, old), {"agency": agency, "decision": old, "by": new}, ("agency", "decision", "by"))
        for one, agency, old, new in rows(connection, _leading, scope)
    ]


def _leading(scope: Scope) -> Select[Any]:
    gone, lead = _superseded(scope).subquery().c, ASSIGNMENT.c
    lasting = and_(lead.start <= scope.as_of, or_(lead.end.is_(None), lead.end >= scope.as_of))
    wanted = select(lead.id, lead.agency, gone.old, gone.new).where(
        lead.decision == gone.old, lasting, of_country(lead.country, scope), by_agency(lead.agency, scope)
    )
    return wanted.order_by(lead.start, lead.id)


def _plans(connection: Connection, scope: Scope) -> list[Finding]:
    """Policies and plans not yet past that name a version which a later one, in force by the day, supersedes."""
    return [
        Finding(OLD_FRAMEWORK, (one, old), {"policy": one, "framework": old, "by": new}, ("policy", "framework", "by"))
        for one, old, new in rows(connection, _resting, scope)
    ]


def _resting(scope: Scope) -> Select[Any]:
    later, plan = _LATER.c, POLICY.c
    replaced = and_(later.supersedes == plan.framework, later.status.in_(("in force", "superseded")),
                    or_(later.start.is_(None), later.start <= scope.as_of))  # fmt: skip
    current = and_(policies(scope), plan.status.in_(("draft", "in consultation", "adopted")),
                   or_(plan.end.is_(None), plan.end >= scope.as_of))  # fmt: skip
    wanted = (
        select(plan.id, plan.framework, func.max(later.id)).where(replaced, current).group_by(plan.id, plan.framework)
    )
    return wanted.order_by(plan.id)
