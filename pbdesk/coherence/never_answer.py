"""Agencies that are asked and never answer."""

from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Select, and_, func, or_, select

from pbdesk.coherence.asking import Condition, rows, yes_if
from pbdesk.coherence.coherence_records import CONSULTATION, POLICY, answered_by, asked_by, policies
from pbdesk.coherence.figure import AGENCY, Finding, Rule, Scope

_OFTEN = 2

NEVER = Rule(
    "never-answers", AGENCY, 3, "{agency} was asked {n} times and has answered none.",
    "Silence is not consent, and it blocks adoption: one and the same was consulted twice or more and never answered.",
)  # fmt: skip


def findings(connection: Connection, scope: Scope) -> list[Finding]:
    """Everyone who was consulted twice or more by the day and has answered none of it."""
    return [
        Finding(NEVER, _behind(connection, _asked(scope), agency), {"agency": agency, "n": n}, ("agency",), size=n)
        for agency, n in rows(connection, _silent, scope)
    ]


def _silent(scope: Scope) -> Select[Any]:
    columns, answered = CONSULTATION.c, answered_by(scope)
    silent = select(columns.consulted, func.count()).where(_asked(scope)).group_by(columns.consulted)
    silent = silent.having(func.count() >= _OFTEN, func.coalesce(func.sum(yes_if(answered)), 0) == 0)
    return silent.order_by(columns.consulted)


def _asked(scope: Scope) -> Condition:
    """Consultations by the day on any policy of the country, whoever owns it; who was only informed owes no answer."""
    columns = CONSULTATION.c
    one = columns.consulted == scope.agency if scope.agency else columns.consulted.is_not(None)
    about = columns.policy.in_(select(POLICY.c.id).where(policies(replace(scope, agency=None))))
    return and_(about, one, asked_by(scope), or_(columns.answer.is_(None), columns.answer != "informed only"))


def _behind(connection: Connection, asked: Condition, agency: str) -> tuple[str, ...]:
    wanted = select(CONSULTATION.c.id).where(asked, CONSULTATION.c.consulted == agency).order_by(CONSULTATION.c.id)
    return tuple(connection.scalars(wanted))
