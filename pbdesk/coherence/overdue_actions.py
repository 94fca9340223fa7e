"""Actions past their day, in all and agency by agency."""

from sqlalchemy import Connection, and_, func, not_, select

from pbdesk.coherence.asking import Answer, Condition, share, sides, yes_if
from pbdesk.coherence.decisions_carried_out import ACTION, OF_ACTIONS, SOURCE, actions, done
from pbdesk.coherence.figure import NOT_KNOWN, WHOLE, Figure, Finding, Indicator, Rule, Scope

OVERDUE = Indicator(
    "overdue_actions", WHOLE, "Overdue actions", "How many actions are past their day?",
    "actions not closed whose due day is past, of all not closed that have a due day", SOURCE, "actions", better="lower",
    narrowed_by=OF_ACTIONS,
)  # fmt: skip
PER_AGENCY = Indicator(
    "overdue_actions_per_agency", WHOLE, "Overdue actions per agency", "Which agency is late with how much?",
    "actions of one agency not closed whose due day is past, of all of its own not closed that have a due day", SOURCE,
    "actions", better="lower", narrowed_by=OF_ACTIONS,
)  # fmt: skip
LATE = Rule(
    "actions-overdue", WHOLE, 4, "Overdue actions of {agency}: {n}; the oldest was due on {due}.",
    "What was decided is to be done: actions of one agency, not closed, whose due day is past.",
)  # fmt: skip


def figures(connection: Connection, scope: Scope) -> list[Figure]:
    """Actions overdue on the day, in all and per agency."""
    return [share(connection, OVERDUE, "action", _waiting(scope), _late(scope)), *_per_agency(connection, scope)]


def findings(connection: Connection, scope: Scope) -> list[Finding]:
    """Each agency that is late."""
    columns = ACTION.c
    late = and_(_waiting(scope), _late(scope) == 1, columns.agency.is_not(None))
    counted = select(columns.agency, func.count(), func.min(columns.due)).where(late).group_by(columns.agency)
    return [
        Finding(LATE, _behind(connection, late, agency), {"agency": agency, "n": n, "due": due}, ("agency",),
                since=due, size=n)
        for agency, n, due in connection.execute(counted.order_by(columns.agency))
    ]  # fmt: skip


def _behind(connection: Connection, late: Condition, agency: str) -> tuple[str, ...]:
    wanted = select(ACTION.c.id).where(late, ACTION.c.agency == agency).order_by(ACTION.c.due, ACTION.c.id)
    return tuple(connection.scalars(wanted))


def _waiting(scope: Scope) -> Condition:
    return and_(actions(scope), not_(done(scope)))


def _late(scope: Scope) -> Answer:
    return yes_if(ACTION.c.due < scope.as_of, ACTION.c.due.is_not(None))


def _per_agency(connection: Connection, scope: Scope) -> list[Figure]:
    waiting, late, agency = _waiting(scope), _late(scope), ACTION.c.agency
    sums = (func.coalesce(func.sum(late), 0), func.count(late), func.count())
    counted = select(agency, *sums).where(waiting).group_by(agency).order_by(agency)
    return [
        Figure(PER_AGENCY, yes, known, every - known,
               *sides("action", and_(waiting, agency == one if one else agency.is_(None)), late), label=(one or NOT_KNOWN,))
        for one, yes, known, every in connection.execute(counted)
    ]  # fmt: skip
