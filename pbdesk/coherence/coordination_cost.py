"""What coordination costs: person-hours in meetings, by tier, against what is coordinated.

Coordination is no good in itself and is to be in proportion to the whole effort.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from typing import Any

from sqlalchemy import Connection, Select, and_, case, func, or_, select, true

from pbdesk.coherence.asking import ACTIVITY, Condition, Ids, amount, going_on, ids, meeting, rows, within
from pbdesk.coherence.attendance import ATTENDANCE, MEETING, MEMBERSHIP, OF_MEETINGS, held
from pbdesk.coherence.comparison import previous
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
FALLING = Rule(
    "coordination-falling-return", BESIDE, 8,
    "Meetings took {hours} person-hours in the period and {before} in the one before; the money coordinated did not grow as much.",
    "Coordination is to be in proportion to the whole effort: its hours grew, and in no currency did the budgets of the "
    "activities coordinated grow in the same measure. Where the hours of anybody present are not known, nothing is said.",
)  # fmt: skip


def figures(connection: Connection, scope: Scope, groups: Sequence[Group]) -> list[Figure]:
    """Hours by tier, and against the activities and the money coordinated."""
    by_tier = _hours(connection, scope)
    if not by_tier:
        return []
    hours, silent = sum((row[1] for row in by_tier), Decimal(0)), sum(row[2] for row in by_tier)
    shares = [
        Figure(BY_TIER, spent, hours, unknown, _records(scope, True, tier), _records(scope, True),
               _records(scope, False, tier), label=(tier or NOT_KNOWN,))
        for tier, spent, unknown in by_tier
    ]  # fmt: skip
    return [*shares, *_against(scope, groups, hours, silent)]


def findings(connection: Connection, scope: Scope, groups: Sequence[Group]) -> list[Finding]:
    """What coordination took, where that is known, and whether it grew more than what it coordinates."""
    return [*_taken(connection, scope, groups), *_falling(connection, scope)]


def _taken(connection: Connection, scope: Scope, groups: Sequence[Group]) -> list[Finding]:
    hours = sum((row[1] for row in _hours(connection, scope)), Decimal(0))
    if not hours:
        return []
    met = _met(connection, scope)
    number = sum(group.activities for group in groups)
    parts: dict[str, str | int] = {"hours": int(hours), "meetings": len(met), "activities": number}
    return [Finding(PROPORTION, met, parts, size=hours)]


def _met(connection: Connection, scope: Scope) -> tuple[str, ...]:
    return tuple(ids(connection, _meetings, scope))


def _meetings(scope: Scope) -> Ids:
    return select(MEETING.c.id).where(held(scope)).order_by(MEETING.c.id)


def _falling(connection: Connection, scope: Scope) -> list[Finding]:
    """The period asked about, or else the year up to the day, against the one before it."""
    year_before = date.fromisoformat(previous(replace(scope, since=None)).as_of)
    now = scope if scope.since else replace(scope, since=(year_before + timedelta(1)).isoformat())
    before = previous(now)
    hours, earlier = (_whole(connection, period) for period in (now, before))
    if not hours or not earlier or hours <= earlier or _kept_pace(connection, now, before, hours / earlier):
        return []
    parts: dict[str, str | int] = {"hours": int(hours), "before": int(earlier)}
    return [Finding(FALLING, _met(connection, now), parts, size=hours - earlier, since=str(now.since))]


def _whole(connection: Connection, scope: Scope) -> Decimal | None:
    """All hours of a period; None where those of anybody present are not known."""
    rows = _hours(connection, scope)
    return None if any(silent for _, _, silent in rows) else sum((hours for _, hours, _ in rows), Decimal(0))


def _kept_pace(connection: Connection, now: Scope, before: Scope, growth: Decimal) -> bool:
    """Whether the money coordinated grew as the hours did in any currency, or is not known of either period."""
    found = rows(connection, _by_currency, now, before)
    money, earlier = ({row[0]: row[at] for row in found if row[at] is not None} for at in (1, 2))
    return not (money and earlier) or any(amount >= earlier.get(code, 0) * growth for code, amount in money.items())


def _by_currency(now: Scope, before: Scope) -> Select[Any]:
    """The budgets of both periods in one pass over all that had begun by the end of the later."""
    columns = ACTIVITY.c
    begun = and_(within(replace(now, since=None)), columns.currency.is_not(None), columns.budget.is_not(None))
    lasting = (going_on(columns.start, columns.end, period) for period in (now, before))
    sums = (func.sum(case((one, columns.budget))) for one in lasting)
    return select(columns.currency, *sums).where(begun).group_by(columns.currency)


def _against(scope: Scope, groups: Sequence[Group], hours: Decimal, silent: int) -> list[Figure]:
    """Only what is known is divided by: an activity without a budget is not one that costs nothing."""
    counted, unsaid = (_records(scope, known) for known in (True, False))
    number = sum(group.activities for group in groups)
    made = [Figure(PER_ACTIVITY, hours, number, silent, counted, meeting("activity", lambda: within(scope)), unsaid)]
    for code in sorted({group.currency for group in groups if group.currency and group.budget}):
        money = sum(group.budget or 0 for group in groups if group.currency == code)
        behind = meeting("activity", partial(_budgeted, scope, code))
        made.append(
            Figure(PER_MILLION, hours, amount(money) / _MILLION, silent, counted, behind, unsaid, label=(code,))
        )
    return made


def _budgeted(scope: Scope, code: str) -> Condition:
    return and_(within(scope), ACTIVITY.c.currency == code, ACTIVITY.c.budget.is_not(None))


def _hours(connection: Connection, scope: Scope) -> list[tuple[str | None, Decimal, int]]:
    """Per tier: the hours known, and of how many of those present they are not."""
    found = rows(connection, _by_tier, scope)
    return [(one, Decimal(str(round(hours, 2))), silent) for one, hours, silent in found]


def _by_tier(scope: Scope) -> Select[Any]:
    tier, spent = _joined(scope, MEMBERSHIP.c.tier, (ATTENDANCE.c.persons * _each()).label("spent")).subquery().c
    unknown = func.count() - func.count(spent)
    return select(tier, func.coalesce(func.sum(spent), 0), unknown).group_by(tier).order_by(tier)


def _each() -> Any:
    return func.coalesce(ATTENDANCE.c.hours, MEETING.c.minutes_long / 60.0)


def _known() -> Condition:
    return and_(ATTENDANCE.c.persons.is_not(None), _each().is_not(None))


def _tier(tier: str | None) -> Condition:
    return MEMBERSHIP.c.tier == tier if tier else MEMBERSHIP.c.tier.is_(None)


def _records(scope: Scope, known: bool, *tiers: str | None) -> Evidence:
    """Those present whose hours are known, or are not; of one tier where it is given."""

    def made() -> Ids:
        said = _known() if known else ~_known()
        return _joined(scope, ATTENDANCE.c.id).where(said, *map(_tier, tiers))

    return Evidence("attendance", made)


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
