"""Whether policies are in date: the overall one, those of countries, and which countries have one at all."""

from typing import Any

from sqlalchemy import Connection, Select, and_, or_, select, true

from pbdesk.coherence.asking import Answer, Condition, Ids, Share, by_agency, ids, of_country, rows, valid_on, yes_if
from pbdesk.coherence.figure import WHOLE, Figure, Finding, Indicator, Rule, Scope
from pbdesk.store.tables import TABLES

POLICY, COUNTRY = TABLES["policy"], TABLES["country"]
SOURCE = "report, Recommendations, Whole-of-Government Coherence"
_LATER = POLICY.alias("later")
ENGAGEMENT, OVERALL_POLICY = "engagement policy", "whole-of-government policy"

OVERALL = Indicator(
    "overall_policy_in_date", WHOLE, "Overall policy in date", "Is the overall policy in force and not due for review?",
    "whole-of-government policies in force whose day of review is not past, of those in force that have such a day",
    SOURCE, "policies", better="higher", narrowed_by=("agency", "task_force"),
)  # fmt: skip
OF_COUNTRIES = Indicator(
    "country_policies_in_date", WHOLE, "Country policies in date", "Are the policies towards countries in date?",
    "engagement policies in force whose day of review is not past, of those in force that have such a day", SOURCE,
    "policies", better="higher", narrowed_by=("country", "agency", "task_force"),
)  # fmt: skip
COVERED = Indicator(
    "countries_with_a_policy", WHOLE, "Countries with a policy in force", "Is there a policy for the country at all?",
    "countries for which an engagement policy is in force on the day, of all countries the desk keeps", SOURCE,
    "countries", better="higher", narrowed_by=("country",),
)  # fmt: skip
REVIEW = Rule(
    "policy-review-overdue", WHOLE, 5, "{policy} was due for review on {due}.",
    "A policy in force is kept in date: its day of review is past.",
)  # fmt: skip
NO_POLICY = Rule(
    "no-policy-in-force", WHOLE, 1, "No engagement policy is in force for {country}.",
    "Each country engaged in has a whole-of-government policy: none was adopted and valid on the day.",
)  # fmt: skip


def figures(connection: Connection, scope: Scope) -> list[Figure]:
    """The overall policy, the country's, and whether the country has one."""
    return [one.figure(connection, scope) for one in (_OVERALL, _OF_COUNTRIES, _COVERED)]


def findings(connection: Connection, scope: Scope) -> list[Finding]:
    """Countries without a policy, and policies in force whose review is overdue."""
    alone = ids(connection, _uncovered, scope)
    return [Finding(NO_POLICY, (one,), {"country": one}, ("country",)) for one in alone] + [
        Finding(REVIEW, (one,), {"policy": one, "due": due}, ("policy",), since=due)
        for one, due in rows(connection, _overdue, scope)
    ]


def _uncovered(scope: Scope) -> Ids:
    return select(COUNTRY.c.id).where(_countries(scope), ~_covered(scope)).order_by(COUNTRY.c.id)


def _overdue(scope: Scope) -> Select[Any]:
    late = select(POLICY.c.id, POLICY.c.review_due).where(
        in_force(scope.as_of),
        or_(_engagement(scope), POLICY.c.type == OVERALL_POLICY),
        POLICY.c.review_due < scope.as_of,
        by_agency(POLICY.c.owner, scope),
    )
    return late.order_by(POLICY.c.review_due, POLICY.c.id)


def _overall(scope: Scope) -> Condition:
    return and_(in_force(scope.as_of), POLICY.c.type == OVERALL_POLICY, by_agency(POLICY.c.owner, scope))


def _of_countries(scope: Scope) -> Condition:
    return and_(_engagement(scope), by_agency(POLICY.c.owner, scope))


def in_force(day: str) -> Condition:
    """Adopted, valid on the day, and not yet superseded by a version that was valid then."""
    columns, later = POLICY.c, _LATER
    adopted = columns.status.in_(("adopted", "superseded", "expired"))
    dated = or_(columns.start.is_not(None), columns.status == "adopted")
    taken_over = select(later.c.supersedes).where(
        later.c.supersedes.is_not(None), later.c.status.in_(("adopted", "superseded", "expired")), later.c.start <= day
    )
    return and_(adopted, dated, valid_on(columns.start, columns.end, day), columns.id.not_in(taken_over))


def _in_date(scope: Scope) -> Answer:
    review = POLICY.c.review_due
    return yes_if(review >= scope.as_of, review.is_not(None))


def _engagement(scope: Scope) -> Condition:
    return and_(in_force(scope.as_of), POLICY.c.type == ENGAGEMENT, of_country(POLICY.c.country, scope))


def _countries(scope: Scope) -> Condition:
    return COUNTRY.c.id == scope.country if scope.country else true()


def _covered(scope: Scope) -> Condition:
    return COUNTRY.c.id.in_(select(POLICY.c.country).where(_engagement(scope), POLICY.c.country.is_not(None)))


def _has_one(scope: Scope) -> Answer:
    return yes_if(_covered(scope))


_OVERALL = Share(OVERALL, "policy", _overall, _in_date)
_OF_COUNTRIES = Share(OF_COUNTRIES, "policy", _of_countries, _in_date)
_COVERED = Share(COVERED, "country", _countries, _has_one)
