"""Policies and plans with a complete coherence record; silence makes one incomplete, dissent does not."""

from sqlalchemy import Connection, and_, exists, func, not_, or_, select, tuple_

from pbdesk.coherence.asking import Condition, by_agency, going_on, of_country, share, yes_if
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
    return [share(connection, COMPLETE, "policy", policies(scope), yes_if(_complete()))]


def policies(scope: Scope) -> Condition:
    """Policies and plans of the country, the agency or the members of a task force, begun by the day."""
    columns = POLICY.c
    lasting = going_on(columns.start, columns.end, scope)
    return and_(of_country(columns.country, scope), by_agency(columns.owner, scope), lasting)


def _complete() -> Condition:
    """The rule of `records.policies.missing_from_record`, in SQL."""
    asked = select(CONSULTATION.c.policy)
    unanswered = or_(CONSULTATION.c.answer.is_(None), CONSULTATION.c.answer == "not answered")
    silent = asked.where(unanswered, not_(_asked_again()))
    listed = POLICY.c.id.in_(select(POINT.c.policy))
    said = or_(POLICY.c.contested == "nothing is contested", and_(POLICY.c.contested.is_not(None), listed))
    return and_(
        POLICY.c.id.in_(asked), not_(POLICY.c.id.in_(silent)), POLICY.c.id.in_(select(REFERENCE.c.policy)),
        POLICY.c.steps.is_not(None), POLICY.c.steps != "", POLICY.c.contested.is_not(None), said,
    )  # fmt: skip


def _asked_again() -> Condition:
    """Whether the consultee of a line was asked again later; what is said on the later draft counts."""
    later = CONSULTATION.alias("later")
    who, again = (func.coalesce(one.c.consulted, one.c.consulted_as) for one in (CONSULTATION, later))
    first, then = (tuple_(func.coalesce(one.c.asked, ""), one.c.id) for one in (CONSULTATION, later))
    return exists().where(later.c.policy == CONSULTATION.c.policy, again == who, then > first)
