"""Whether what was decided was done: actions that follow from decisions, done, open and overdue."""

from sqlalchemy import ColumnElement, Connection, and_, or_, select, true

from pbdesk.coherence.asking import share
from pbdesk.coherence.figure import WHOLE, Figure, Indicator, Scope
from pbdesk.store.tables import TABLES

ACTION, DECISION = TABLES["action"], TABLES["decision"]
SOURCE = "report, Recommendations, Whole-of-Government Coherence"

DONE = Indicator(
    "decisions_carried_out", WHOLE, "Decisions carried out", "How many actions that were decided are done?",
    "actions done, of all actions not cancelled whose status is known", SOURCE, "actions", better="higher",
)  # fmt: skip
OVERDUE = Indicator(
    "overdue_actions", WHOLE, "Overdue actions", "How many actions are past their day?",
    "actions not closed whose due day is past, of all not closed that have a due day", SOURCE, "actions", better="lower",
)  # fmt: skip


def figures(connection: Connection, scope: Scope) -> list[Figure]:
    """Actions done, and actions overdue on the day asked about."""
    status, due = ACTION.c.status, ACTION.c.due
    among = and_(_of(scope), or_(status.is_(None), status != "cancelled"))
    still = and_(among, or_(status.is_(None), status != "done"))
    return [
        share(connection, DONE, "action", among, status == "done", status.is_not(None)),
        share(connection, OVERDUE, "action", still, due < scope.as_of, due.is_not(None)),
    ]


def _of(scope: Scope) -> ColumnElement[bool]:
    if not scope.country:
        return true()
    taken = select(DECISION.c.id).where(DECISION.c.country == scope.country)
    return or_(ACTION.c.country == scope.country, ACTION.c.decision.in_(taken))
