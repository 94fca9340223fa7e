"""Whether agencies look at their own coherence as often as they said they would."""

from typing import Any

from sqlalchemy import Connection, Select, and_, func, or_, select, true

from pbdesk.coherence.asking import Answer, Condition, Ids, Share, members, rows, yes_if
from pbdesk.coherence.figure import AGENCY, Figure, Finding, Indicator, Rule, Scope
from pbdesk.store.tables import TABLES

ACTOR, EVALUATION = TABLES["actor"], TABLES["evaluation"]
_OTHER = EVALUATION.alias("other")
SOURCE = "report, Recommendations, Agency Coherence"

IN_DATE = Indicator(
    "self_evaluations_in_date", AGENCY, "Self-evaluations in date", "How many agencies have evaluated themselves in time?",
    "own agencies whose latest self-evaluation is not past its next due day, of those that have one with such a day",
    SOURCE, "agencies", better="higher", narrowed_by=("agency", "task_force"),
)  # fmt: skip
OVERDUE = Rule(
    "self-evaluation-overdue", AGENCY, 7, "The self-evaluation of {agency} was due on {due}.",
    "Agencies evaluate their own coherence periodically: the next due day of the latest self-evaluation is past.",
)  # fmt: skip


def figures(connection: Connection, scope: Scope) -> list[Figure]:
    """Own agencies whose latest self-evaluation is in date; one that never said when the next is due is not known."""
    return [_IN_DATE.figure(connection, scope)]


def findings(connection: Connection, scope: Scope) -> list[Finding]:
    """Each agency that is late."""
    return [
        Finding(OVERDUE, (one, agency), {"agency": agency, "due": due}, ("agency",), until=due)
        for one, agency, due in rows(connection, _overdue, scope)
    ]


def _overdue(scope: Scope) -> Select[Any]:
    columns = EVALUATION.c
    mine = columns.agency.in_(select(ACTOR.c.id).where(_agencies(scope)))
    late = columns.next_due < scope.as_of
    wanted = select(columns.id, columns.agency, columns.next_due).where(mine, _is_latest(scope), late)
    return wanted.order_by(columns.next_due, columns.id)


def _in_date(scope: Scope) -> Answer:
    dated = ACTOR.c.id.in_(_latest(scope, EVALUATION.c.next_due.is_not(None)))
    late = ACTOR.c.id.in_(_latest(scope, EVALUATION.c.next_due < scope.as_of))
    return yes_if(~late, dated)


def _agencies(scope: Scope) -> Condition:
    one = ACTOR.c.id == scope.agency if scope.agency else true()
    return and_(ACTOR.c.own == 1, one, ACTOR.c.id.in_(members(scope)) if scope.task_force else true())


def _latest(scope: Scope, condition: Condition) -> Ids:
    return select(EVALUATION.c.agency).where(_is_latest(scope), condition)


def _is_latest(scope: Scope) -> Condition:
    """The last self-evaluation of its agency by the day; of two on one day, the one recorded later."""
    other = _OTHER
    done = EVALUATION.c.date <= scope.as_of
    after = or_(other.c.date > EVALUATION.c.date, and_(other.c.date == EVALUATION.c.date, other.c.id > EVALUATION.c.id))
    later = select(func.count()).where(other.c.agency == EVALUATION.c.agency, other.c.date <= scope.as_of, after)
    return and_(done, later.correlate(EVALUATION).scalar_subquery() == 0)


_IN_DATE = Share(IN_DATE, "actor", _agencies, _in_date)
