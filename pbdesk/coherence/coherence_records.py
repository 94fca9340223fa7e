"""Policies and plans with a complete coherence record; silence makes one incomplete, dissent does not."""

from sqlalchemy import ColumnElement, Connection, and_, exists, func, not_, or_, select, tuple_

from pbdesk.coherence.asking import Answer, Condition, Share, by_agency, going_on, of_country, yes_if
from pbdesk.coherence.figure import AGENCY, Figure, Indicator, Scope
from pbdesk.store.tables import TABLES

POLICY, CONSULTATION, REFERENCE = TABLES["policy"], TABLES["consultation"], TABLES["reference"]
POINT = TABLES["contested_point"]
SOURCE = "report, Recommendations, Agency Coherence"
OF_POLICIES = ("country", "agency", "task_force", "since")

COMPLETE = Indicator(
    "complete_records", AGENCY, "Complete coherence records", "How many policies and plans have a complete record?",
    "policies whose record says who was consulted and what each answered, what they refer to, the steps taken and what "
    "is contested, of all policies", SOURCE, "policies", better="higher", narrowed_by=OF_POLICIES,
)  # fmt: skip


def figures(connection: Connection, scope: Scope) -> list[Figure]:
    """Complete records, of all policies and plans."""
    return [_COMPLETE.figure(connection, scope)]


def policies(scope: Scope) -> Condition:
    """Policies and plans of the country, the agency or the members of a task force, begun by the day."""
    columns = POLICY.c
    lasting = going_on(columns.start, columns.end, scope)
    return and_(of_country(columns.country, scope), by_agency(columns.owner, scope), lasting)


def asked_by(scope: Scope) -> Condition:
    """Whether somebody was asked by the day; who knows no day was."""
    return or_(CONSULTATION.c.asked.is_(None), CONSULTATION.c.asked <= scope.as_of)


def answered_by(scope: Scope) -> Condition:
    """Whether an answer was given by the day; one whose day nobody says was. True or false, never unknown."""
    said = and_(CONSULTATION.c.answer.is_not(None), CONSULTATION.c.answer != "not answered")
    return and_(said, or_(CONSULTATION.c.answered.is_(None), CONSULTATION.c.answered <= scope.as_of))


def _complete(scope: Scope) -> Answer:
    """The rule of `records.policies.missing_from_record`, in SQL and as of the day."""
    asked = select(CONSULTATION.c.policy).where(asked_by(scope))
    silent = asked.where(not_(answered_by(scope)), not_(_asked_again(scope)))
    named = asked.where(or_(*map(_says, (CONSULTATION.c.consulted, CONSULTATION.c.consulted_as))))
    points, referring = select(POINT.c.policy), (REFERENCE.c.title, REFERENCE.c.strategy, REFERENCE.c.other)
    open_points = points.where(or_(POINT.c.settled.is_(None), POINT.c.settled > scope.as_of))
    nothing = and_(POLICY.c.contested == "nothing is contested", not_(POLICY.c.id.in_(open_points)))
    said = or_(nothing, and_(POLICY.c.contested == "some points are contested", POLICY.c.id.in_(points)))
    return yes_if(and_(
        POLICY.c.id.in_(named), not_(POLICY.c.id.in_(silent)),
        POLICY.c.id.in_(select(REFERENCE.c.policy).where(or_(*map(_says, referring)))),
        POLICY.c.steps.is_not(None), POLICY.c.steps != "", POLICY.c.contested.is_not(None), said,
    ))  # fmt: skip


def _says(column: ColumnElement[str]) -> Condition:
    """Whether a text or a link says something."""
    return func.trim(func.coalesce(column, "")) != ""


def _asked_again(scope: Scope) -> Condition:
    """Whether the consultee of a line was asked again later, by the day; what is said on the later draft counts."""
    later = CONSULTATION.alias("later")
    who, again = (func.coalesce(one.c.consulted, one.c.consulted_as) for one in (CONSULTATION, later))
    first, then = (tuple_(func.coalesce(one.c.asked, ""), one.c.id) for one in (CONSULTATION, later))
    by_then = or_(later.c.asked.is_(None), later.c.asked <= scope.as_of)
    return exists().where(later.c.policy == CONSULTATION.c.policy, again == who, then > first, by_then)


_COMPLETE = Share(COMPLETE, "policy", policies, _complete)
