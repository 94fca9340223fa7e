"""What coordination costs: person-hours in meetings, by tier, against what is coordinated.

Coordination is no good in itself and is to be in proportion to the whole effort.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, Select, and_, func, or_, select, true

from pbdesk.coherence.asking import ACTIVITY, Condition, amount, opened, within
from pbdesk.coherence.attendance import ATTENDANCE, MEETING, MEMBERSHIP, OF_MEETINGS, held
from pbdesk.coherence.figure import BESIDE, NOT_KNOWN, Evidence, Figure, Finding, Indicator, Rule, Scope
from pbdesk.coherence.tally import Group

SOURCE = "report, Coherence and Coordination (proportion of coordination to the overall effort)"
_MILLION = Decimal(1_000_000)

BY_TIER = Indicator(
    "person_hours_by_tier", BESIDE, "Person-hours in meetings, by tier", "Who spends the time that coordination takes?",
    "persons present times hours each (where nobody says, the meeting's length), per tier, of all such hours", SOURCE,
    "person-hours", narrowed_by=OF_MEETINGS,
)  # fmt: skip
PER_ACTIVITY = Indicator(
    "person_hours_per_activity", BESIDE, "Person-hours per activity", "How much meeting stands behind each activity?",
    "person-hours in meetings, by the number of activities coordinated", SOURCE, "person-hours", measure="rate",
    per="activity", narrowed_by=OF_MEETINGS,
)  # fmt: skip
PER_MILLION = Indicator(
    "person_hours_per_million", BESIDE, "Person-hours per million", "How much meeting stands behind the money?",
    "person-hours in meetings, by each million of the budgets of the activities coordinated, per currency", SOURCE,
    "person-hours", measure="rate", per="million",
    narrowed_by=OF_MEETINGS,
)  # fmt: skip
PROPORTION = Rule(
    "coordination-cost", BESIDE, 9, "Coordination took {hours} person-hours (meetings: {meetings}; activities coordinated: {activities}).",
    "Coordination is no good in itself: its hours are set beside what is coordinated, to be judged in proportion.",
)  # fmt: skip


def figures(connection: Connection, scope: Scope, groups: Sequence[Group]) -> list[Figure]:
    """Hours by tier, and against the activities and the money coordinated."""
    by_tier = _hours(connection, scope)
    if not by_tier:
        return []
    hours, silent = sum((row[1] for row in by_tier), Decimal(0)), sum(row[2] for row in by_tier)
    shares = [
        Figure(BY_TIER, spent, hours, unknown, _records(scope, _tier(tier), _known()), _records(scope, _known()),
               _records(scope, _tier(tier), ~_known()), label=(tier or NOT_KNOWN,))
        for tier, spent, unknown in by_tier
    ]  # fmt: skip
    return [*shares, *_against(scope, groups, hours, silent)]


def findings(connection: Connection, scope: Scope, groups: Sequence[Group]) -> list[Finding]:
    """What coordination took, where that is known."""
    hours = sum((row[1] for row in _hours(connection, scope)), Decimal(0))
    if not hours:
        return []
    met = tuple(connection.scalars(select(MEETING.c.id).where(held(scope)).order_by(MEETING.c.id)))
    number = sum(group.activities for group in groups)
    parts: dict[str, str | int] = {"hours": int(hours), "meetings": len(met), "activities": number}
    return [Finding(PROPORTION, met, parts, size=hours)]


def _against(scope: Scope, groups: Sequence[Group], hours: Decimal, silent: int) -> list[Figure]:
    """Only what is known is divided by: an activity without a budget is not one that costs nothing."""
    counted, unsaid = _records(scope, _known()), _records(scope, ~_known())
    number = sum(group.activities for group in groups)
    made = [Figure(PER_ACTIVITY, hours, number, silent, counted, opened("activity", within(scope)), unsaid)]
    for code in sorted({group.currency for group in groups if group.currency and group.budget}):
        money = sum(group.budget or 0 for group in groups if group.currency == code)
        behind = opened("activity", within(scope), ACTIVITY.c.currency == code, ACTIVITY.c.budget.is_not(None))
        made.append(
            Figure(PER_MILLION, hours, amount(money) / _MILLION, silent, counted, behind, unsaid, label=(code,))
        )
    return made


def _hours(connection: Connection, scope: Scope) -> list[tuple[str | None, Decimal, int]]:
    """Per tier: the hours known, and of how many of those present they are not."""
    tier, spent = _joined(scope, MEMBERSHIP.c.tier, (ATTENDANCE.c.persons * _each()).label("spent")).subquery().c
    unknown = func.count() - func.count(spent)
    counted = select(tier, func.coalesce(func.sum(spent), 0), unknown).group_by(tier).order_by(tier)
    return [(one, Decimal(str(round(hours, 2))), silent) for one, hours, silent in connection.execute(counted)]


def _each() -> Any:
    return func.coalesce(ATTENDANCE.c.hours, MEETING.c.minutes_long / 60.0)


def _known() -> Condition:
    return and_(ATTENDANCE.c.persons.is_not(None), _each().is_not(None))


def _tier(tier: str | None) -> Condition:
    return MEMBERSHIP.c.tier == tier if tier else MEMBERSHIP.c.tier.is_(None)


def _records(scope: Scope, *conditions: Condition) -> Evidence:
    return Evidence("attendance", _joined(scope, ATTENDANCE.c.id).where(*conditions))


def _joined(scope: Scope, *columns: Any) -> Select[Any]:
    """Those present at the meetings of the scope, each with the tier its agency had on the day."""
    there = ATTENDANCE.join(MEETING, MEETING.c.id == ATTENDANCE.c.meeting)
    serving = and_(MEMBERSHIP.c.task_force == MEETING.c.task_force, MEMBERSHIP.c.agency == ATTENDANCE.c.agency,
                   or_(MEMBERSHIP.c.start.is_(None), MEMBERSHIP.c.start <= MEETING.c.date),
                   or_(MEMBERSHIP.c.end.is_(None), MEMBERSHIP.c.end >= MEETING.c.date))  # fmt: skip
    one = ATTENDANCE.c.agency == scope.agency if scope.agency else true()
    return (
        select(*columns)
        .select_from(there.outerjoin(MEMBERSHIP, serving))
        .where(held(scope), ATTENDANCE.c.presence == "present", one)
    )
