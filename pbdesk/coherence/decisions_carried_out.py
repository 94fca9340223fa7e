"""Whether what was decided was done: actions that follow from decisions."""

from sqlalchemy import Connection, and_, case, or_, select, true

from pbdesk.coherence.asking import Answer, Condition, Share, not_before, yes_if
from pbdesk.coherence.figure import WHOLE, Figure, Indicator, Scope
from pbdesk.store.tables import TABLES

ACTION, DECISION = TABLES["action"], TABLES["decision"]
SOURCE = "report, Recommendations, Whole-of-Government Coherence"
OF_ACTIONS = ("country", "agency", "task_force", "since")

DONE = Indicator(
    "decisions_carried_out", WHOLE, "Decisions carried out", "How many actions that were decided are done?",
    "actions done by the day, of all actions not cancelled whose status is known", SOURCE, "actions", better="higher",
    narrowed_by=OF_ACTIONS,
)  # fmt: skip


def figures(connection: Connection, scope: Scope) -> list[Figure]:
    """Actions done by the day asked about."""
    return [_DONE.figure(connection, scope)]


def actions(scope: Scope) -> Condition:
    """Actions that follow from what was decided by the day and are not cancelled."""
    columns = ACTION.c
    alive = or_(columns.status.is_(None), columns.status != "cancelled", columns.closed > scope.as_of)
    who = columns.agency == scope.agency if scope.agency else true()
    return and_(
        _of_country(scope), _of_task_force(scope), who, alive, _decided(scope), not_before(columns.closed, scope)
    )


def done(scope: Scope) -> Condition:
    """Done by the day: closed on it or before, or done and nobody says when."""
    columns = ACTION.c
    return case((columns.status == "done", or_(columns.closed.is_(None), columns.closed <= scope.as_of)), else_=False)


def _of_country(scope: Scope) -> Condition:
    if not scope.country:
        return true()
    taken = select(DECISION.c.id).where(DECISION.c.country == scope.country)
    return or_(ACTION.c.country == scope.country, ACTION.c.decision.in_(taken))


def _of_task_force(scope: Scope) -> Condition:
    if not scope.task_force:
        return true()
    return ACTION.c.decision.in_(select(DECISION.c.id).where(DECISION.c.task_force == scope.task_force))


def _decided(scope: Scope) -> Condition:
    later = select(DECISION.c.id).where(DECISION.c.date > scope.as_of)
    return or_(ACTION.c.decision.is_(None), ACTION.c.decision.not_in(later))


def _carried_out(scope: Scope) -> Answer:
    return yes_if(done(scope), ACTION.c.status.is_not(None))


_DONE = Share(DONE, "action", actions, _carried_out)
