"""Actions past their day, in all and agency by agency."""

from collections.abc import Sequence
from functools import partial
from itertools import groupby
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Select, and_, func, not_, select

from pbdesk.coherence.asking import Answer, Condition, Share, rows, yes_if
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
    return [_OVERDUE.figure(connection, scope), *_per_agency(connection, scope)]


def findings(connection: Connection, scope: Scope) -> list[Finding]:
    """Each agency that is late, and what is late and nobody's."""
    late = rows(connection, _overdue, scope)
    return [_of_agency(agency, list(some)) for agency, some in groupby(late, key=itemgetter(0))]


def _overdue(scope: Scope) -> Select[Any]:
    columns = ACTION.c
    wanted = select(columns.agency, columns.due, columns.id).where(_waiting(scope), _late(scope) == 1)
    return wanted.order_by(columns.agency, columns.due, columns.id)


def _of_agency(agency: str | None, late: Sequence[tuple[Any, ...]]) -> Finding:
    oldest = late[0][1]
    parts: dict[str, str | int] = {"n": len(late), "due": oldest}
    rule, named, who = (LATE, ("agency",), {"agency": agency}) if agency else (UNNAMED, (), {})
    return Finding(rule, tuple(one for _, _, one in late), who | parts, named, since=oldest, size=len(late))


def _waiting(scope: Scope) -> Condition:
    return and_(actions(scope), not_(done(scope)))


def _late(scope: Scope) -> Answer:
    return yes_if(ACTION.c.due < scope.as_of, ACTION.c.due.is_not(None))


def _per_agency(connection: Connection, scope: Scope) -> list[Figure]:
    return [
        Figure(PER_AGENCY, yes, known, every - known,
               *Share(PER_AGENCY, "action", partial(_waiting_for, one), _late).sides(scope), label=(one or NOT_KNOWN,))
        for one, yes, known, every in rows(connection, _by_agency, scope)
    ]  # fmt: skip


def _waiting_for(agency: str | None, scope: Scope) -> Condition:
    column = ACTION.c.agency
    return and_(_waiting(scope), column == agency if agency else column.is_(None))


def _by_agency(scope: Scope) -> Select[Any]:
    late, agency = _late(scope), ACTION.c.agency
    sums = (func.coalesce(func.sum(late), 0), func.count(late), func.count())
    return select(agency, *sums).where(_waiting(scope)).group_by(agency).order_by(agency)


_OVERDUE = Share(OVERDUE, "action", _waiting, _late)
