"""Whether members come to the meetings of their task force, by their tier of coordination."""

from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Select, and_, func, or_, select, true

from pbdesk.coherence.asking import Condition, Ids, happened, of_country, rows, yes_if
from pbdesk.coherence.comparison import previous
from pbdesk.coherence.figure import NOT_KNOWN, WHOLE, Evidence, Figure, Finding, Indicator, Rule, Scope
from pbdesk.store.tables import TABLES

MEETING, ATTENDANCE = TABLES["meeting"], TABLES["attendance"]
MEMBERSHIP, TASK_FORCE = TABLES["membership"], TABLES["task_force"]
OF_MEETINGS = ("country", "agency", "task_force", "since")

BY_TIER = Indicator(
    "attendance_by_tier", WHOLE, "Members attending, by tier", "Do members come, and who most: core or periphery?",
    "members present, of the members on the day of each meeting held of whom it is recorded whether they came, per tier",
    "report, Coherence and Coordination (core, intermediate, periphery)", "attendances", narrowed_by=OF_MEETINGS,
)  # fmt: skip
CORE_ABSENT = Rule(
    "core-member-absent", WHOLE, 6, "{agency} is of the core of {task_force} and came to {came} of {held} meetings.",
    "The core is meant to be well connected: in the period, or in the last year, a core member was present at fewer than "
    "half of three or more meetings of which it is recorded whether it came. The periphery may stay away.",
)  # fmt: skip
_ENOUGH = 3
"""So many meetings must be known before somebody is said to stay away."""


def figures(connection: Connection, scope: Scope) -> list[Figure]:
    """Attendance of each tier; a member of whom nothing is recorded is not known."""
    return [
        Figure(BY_TIER, came, known, every - known, *_sides(scope, tier), label=(tier or NOT_KNOWN,))
        for tier, came, known, every in rows(connection, _by_tier, scope)
    ]


def _by_tier(scope: Scope) -> Select[Any]:
    found = _expected(scope, MEMBERSHIP.c.tier, _came()).subquery().c
    sums = (func.coalesce(func.sum(found.came), 0), func.count(found.came), func.count())
    return select(found.tier, *sums).group_by(found.tier).order_by(found.tier)


def findings(connection: Connection, scope: Scope) -> list[Finding]:
    """Core members who came to fewer than half of the meetings of the period, or of the last year without one."""
    lately = scope if scope.since else replace(scope, since=previous(scope).as_of)
    return [_absent(lately, *row) for row in rows(connection, _staying_away, lately)]


def _absent(scope: Scope, force: str, agency: str, came: int, known: int) -> Finding:
    parts: dict[str, str | int] = {"agency": agency, "task_force": force, "came": came, "held": known}
    of_member = and_(MEMBERSHIP.c.task_force == force, MEMBERSHIP.c.agency == agency)
    evidence = Evidence("attendance", lambda: _known(scope, of_member))
    return Finding(CORE_ABSENT, (), parts, ("agency", "task_force"), size=known - came, evidence=evidence)


def _staying_away(scope: Scope) -> Select[Any]:
    core = _expected(scope, MEMBERSHIP.c.task_force, MEMBERSHIP.c.agency, _came()).where(MEMBERSHIP.c.tier == "core")
    one = core.subquery().c
    present, known = func.coalesce(func.sum(one.came), 0), func.count(one.came)
    wanted = select(one.task_force, one.agency, present, known).group_by(one.task_force, one.agency)
    return wanted.having(known >= _ENOUGH, present * 2 < known).order_by(one.task_force, one.agency)


def held(scope: Scope) -> Condition:
    """Meetings held in the scope: of its task force, of the task forces of its country."""
    columns = MEETING.c
    took_place = or_(columns.status.is_(None), columns.status == "held")
    one = columns.task_force == scope.task_force if scope.task_force else true()
    there = select(TASK_FORCE.c.id).where(of_country(TASK_FORCE.c.country, scope))
    return and_(
        took_place, happened(columns.date, scope), one, columns.task_force.in_(there) if scope.country else true()
    )


def _recorded() -> Condition:
    return ATTENDANCE.c.presence.is_not(None)


def _came() -> Any:
    return yes_if(ATTENDANCE.c.presence == "present", _recorded()).label("came")


def _known(scope: Scope, of: Condition) -> Ids:
    """The attendance of some members of which it is recorded whether they came."""
    return _expected(scope, ATTENDANCE.c.id).where(of, _recorded())


def _expected(scope: Scope, *columns: Any) -> Select[Any]:
    """Every member of a task force on the day of each of its meetings, with what is recorded of whether they came."""
    member = MEMBERSHIP.c.agency == scope.agency if scope.agency else true()
    serving = and_(MEMBERSHIP.c.task_force == MEETING.c.task_force, member,
                   or_(MEMBERSHIP.c.start.is_(None), MEMBERSHIP.c.start <= MEETING.c.date),
                   or_(MEMBERSHIP.c.end.is_(None), MEMBERSHIP.c.end >= MEETING.c.date))  # fmt: skip
    came = and_(ATTENDANCE.c.meeting == MEETING.c.id, ATTENDANCE.c.agency == MEMBERSHIP.c.agency)
    return (
        select(*columns).select_from(MEETING.join(MEMBERSHIP, serving).outerjoin(ATTENDANCE, came)).where(held(scope))
    )


def _sides(scope: Scope, tier: str | None) -> tuple[Evidence, Evidence, Evidence]:
    of_tier = MEMBERSHIP.c.tier == tier if tier else MEMBERSHIP.c.tier.is_(None)

    def silent() -> Ids:
        return _expected(scope, MEETING.c.id).where(of_tier, or_(ATTENDANCE.c.id.is_(None), ~_recorded()))

    counted = Evidence("attendance", lambda: _known(scope, of_tier).where(ATTENDANCE.c.presence == "present"))
    return counted, Evidence("attendance", lambda: _known(scope, of_tier)), Evidence("meeting", silent)
