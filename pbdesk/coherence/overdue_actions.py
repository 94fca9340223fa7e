"""Actions past their day, in all and agency by agency."""

from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any

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


UNNAMED = Rule(
    "actions-overdue-unnamed", WHOLE, 4, "Overdue actions that name no agency: {n}; the oldest was due on {due}.",
    "What nobody is to do is not done: actions, not closed, whose due day is past and which say no agency.",
)  # fmt: skip


def figures(connection: Connection, scope: Scope) -> list[Figure]:
    """Actions overdue on the day, in all and per agency."""
    return [share(connection, OVERDUE, "action", _waiting(scope), _late(scope)), *_per_agency(connection, scope)]


def findings(connection: Connection, scope: Scope) -> list[Finding]:
    """Each agency that is late, and what is late and nobody's."""
    columns = ACTION.c
    late = and_(_waiting(scope), _late(scope) == 1)
    wanted = select(columns.agency, columns.due, columns.id).where(late)
    rows = connection.execute(wanted.order_by(columns.agency, columns.due, columns.id)).all()
    return [_of_agency(agency, list(some)) for agency, some in groupby(rows, key=itemgetter(0))]


def _of_agency(agency: str | None, late: Sequence[Any]) -> Finding:
    parts: dict[str, str | int] = {"n": len(late), "due": late[0].due}
    rule, named, who = (LATE, ("agency",), {"agency": agency}) if agency else (UNNAMED, (), {})
    return Finding(rule, tuple(one.id for one in late), who | parts, named, since=late[0].due, size=len(late))


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
