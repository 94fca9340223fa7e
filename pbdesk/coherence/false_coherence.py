"""False coherence: agreement that may only mean that nobody spoke of what divides (report, n. 40, after Paris)."""

from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, and_, func, or_, select

from pbdesk.coherence.asking import Ids, happened, ids, of_country, rows, yes_if
from pbdesk.coherence.coherence_records import CONSULTATION, POINT, POLICY, answered_by, asked_by, policies
from pbdesk.coherence.decisions_carried_out import DECISION
from pbdesk.coherence.figure import AGENCY, WHOLE, Finding, Rule, Scope
from pbdesk.store.tables import TABLES

POSITION = TABLES["position"]
_FORMER, _LATER = DECISION.alias("former"), DECISION.alias("later")
_TWO = 2
_YEAR = 365
RECORDED = ("recorded", "superseded")

UNANIMOUS = Rule(
    "unanimous-and-uncontested", AGENCY, 4,
    "Everyone asked ({n}) agreed on {policy}, and it notes nothing contested.",
    "Agreement can be bought by not speaking of what divides: everybody asked agreed without conditions, and the note on "
    "what is contested is empty or says that nothing is.",
)  # fmt: skip
SILENT_AGAIN = Rule(
    "silent-again", WHOLE, 4, "{agency} was silent on {n} matters.",
    "Silence is recorded as silence: one agency was silent on two decisions or overdue consultations or more.",
)  # fmt: skip
REOPENED = Rule(
    "reopened-within-a-year", WHOLE, 4, "{later} re-opened {former} after {days} days.",
    "A matter that was settled and comes back within a year was perhaps only glossed over: one recorded decision "
    "supersedes another that is less than a year older.",
)  # fmt: skip
CONTESTED_AGAIN = Rule(
    "contested-again", AGENCY, 4, "What was settled in {former} is contested again in {later}.",
    "A contested point was settled, and a later version of the policy lists it as contested once more.",
)  # fmt: skip


def findings(connection: Connection, scope: Scope) -> list[Finding]:
    """All four, as of the day."""
    return [
        *_unanimous(connection, scope), *_silent(connection, scope), *_reopened(connection, scope),
        *_contested_again(connection, scope),
    ]  # fmt: skip


def _unanimous(connection: Connection, scope: Scope) -> list[Finding]:
    return [
        Finding(UNANIMOUS, (policy,), {"policy": policy, "n": n}, ("policy",), size=n)
        for policy, n in rows(connection, _agreed, scope)
    ]


def _agreed(scope: Scope) -> Select[Any]:
    columns = CONSULTATION.c
    counts = or_(columns.answer.is_(None), columns.answer != "informed only")
    agreed = and_(answered_by(scope), columns.answer == "agrees")
    dissent = func.sum(yes_if(and_(counts, ~agreed)))
    asked = func.sum(yes_if(counts))
    noted = POLICY.c.id.in_(select(POINT.c.policy))
    empty = or_(POLICY.c.contested.is_(None), POLICY.c.contested == "nothing is contested")
    return (
        select(POLICY.c.id, asked.label("n"))
        .join(CONSULTATION, columns.policy == POLICY.c.id)
        .where(policies(scope), empty, ~noted, asked_by(scope))
        .group_by(POLICY.c.id).having(asked >= _TWO, dissent == 0).order_by(POLICY.c.id)
    )  # fmt: skip


def _silent(connection: Connection, scope: Scope) -> list[Finding]:
    """Silences on decisions and on overdue consultations; who was never heard at all is told by another rule."""
    silences: dict[str, list[str]] = {}
    spoke = set(ids(connection, _heard, scope))
    taken = rows(connection, _silent_positions, scope)
    for agency, record in (*taken, *rows(connection, _silent_consultations, scope)):
        silences.setdefault(agency, []).append(record)
    positions = {agency for agency, _ in taken}
    return [
        Finding(SILENT_AGAIN, tuple(records), {"agency": agency, "n": len(records)}, ("agency",), size=len(records))
        for agency, records in sorted(silences.items())
        if len(records) >= _TWO and (agency in positions or agency in spoke) and scope.agency in (None, agency)
    ]


def _heard(scope: Scope) -> Ids:
    heard = and_(answered_by(scope), CONSULTATION.c.answer != "informed only")
    return select(CONSULTATION.c.consulted).distinct().where(heard)


def _silent_positions(scope: Scope) -> Select[Any]:
    taken = DECISION.c.status.in_(RECORDED)
    wanted = select(POSITION.c.agency, POSITION.c.id).join(DECISION, DECISION.c.id == POSITION.c.decision)
    mine = and_(of_country(DECISION.c.country, scope), happened(DECISION.c.date, scope), taken)
    return wanted.where(mine, POSITION.c.position == "silent").order_by(POSITION.c.id)


def _silent_consultations(scope: Scope) -> Select[Any]:
    columns = CONSULTATION.c
    overdue = and_(columns.due < scope.as_of, ~answered_by(scope))
    about = columns.policy.in_(select(POLICY.c.id).where(of_country(POLICY.c.country, scope)))
    wanted = select(columns.consulted, columns.id).where(about, overdue, columns.consulted.is_not(None))
    return wanted.order_by(columns.id)


def _reopened(connection: Connection, scope: Scope) -> list[Finding]:
    told = []
    for later, former, day, before in rows(connection, _superseding, scope):
        days = (date.fromisoformat(day) - date.fromisoformat(before)).days
        if 0 <= days <= _YEAR:
            parts = {"later": later, "former": former, "days": days}
            told.append(Finding(REOPENED, (later, former), parts, ("later", "former"), since=day, size=1))
    return told


def _superseding(scope: Scope) -> Select[Any]:
    return (
        select(_LATER.c.id, _FORMER.c.id, _LATER.c.date, _FORMER.c.date)
        .join(_FORMER, _LATER.c.supersedes == _FORMER.c.id)
        .where(of_country(_LATER.c.country, scope), _LATER.c.date <= scope.as_of, _LATER.c.status.in_(RECORDED))
        .where(_FORMER.c.date.is_not(None)).order_by(_LATER.c.date, _LATER.c.id)
    )  # fmt: skip


def _contested_again(connection: Connection, scope: Scope) -> list[Finding]:
    """The same words on a later version: other words for the same thing are for people to see."""
    return [
        Finding(CONTESTED_AGAIN, (point, former), {"later": policy, "former": before}, ("later", "former"), size=1)
        for point, former, policy, before in rows(connection, _listed_again, scope)
    ]


def _listed_again(scope: Scope) -> Select[Any]:
    settled, again = POINT.alias("settled_point"), POINT.alias("again")
    return (
        select(again.c.id, settled.c.id, POLICY.c.id, POLICY.c.supersedes)
        .join(POLICY, again.c.policy == POLICY.c.id)
        .join(settled, settled.c.policy == POLICY.c.supersedes)
        .where(policies(scope), settled.c.settled <= scope.as_of, again.c.settled.is_(None))
        .where(func.lower(func.trim(again.c.title)) == func.lower(func.trim(settled.c.title))).order_by(again.c.id)
    )  # fmt: skip
