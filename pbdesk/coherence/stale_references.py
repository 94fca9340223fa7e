"""What policies refer to that is no longer in force: a reference warns once its target is superseded or has ended."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, or_, select

from pbdesk.store.tables import TABLES

POLICY, REFERENCE, STRATEGY = TABLES["policy"], TABLES["reference"], TABLES["strategy"]


@dataclass(frozen=True)
class Stale:
    """A reference of a policy whose target is `superseded` or `ended`: since when, and by what, where that is known."""

    reference: str
    policy: str
    target: str
    why: str
    since: str = ""
    by: str = ""


def stale_references(connection: Connection, as_of: str, policy: str = "") -> list[Stale]:
    """The stale references of one policy, or of all that are not themselves superseded or expired."""
    return [*_to_policies(connection, as_of, policy), *_to_strategies(connection, as_of, policy)]


def _of(policy: str) -> ColumnElement[bool]:
    if policy:
        return REFERENCE.c.policy == policy
    alive = select(POLICY.c.id).where(POLICY.c.status.not_in(("superseded", "expired")))
    return REFERENCE.c.policy.in_(alive)


def _to_policies(connection: Connection, as_of: str, policy: str) -> Iterator[Stale]:
    gone = POLICY.c.status.in_(("superseded", "expired"))
    over = and_(POLICY.c.end.is_not(None), POLICY.c.end < as_of)
    wanted = select(REFERENCE.c.id, REFERENCE.c.policy, POLICY.c.id, POLICY.c.status, POLICY.c.end)
    found = wanted.join(POLICY, POLICY.c.id == REFERENCE.c.other).where(or_(gone, over), _of(policy))
    rows = connection.execute(found).all()
    later = _later(connection, REFERENCE.c.policy == policy if policy else None)
    for reference, own, target, status, end in rows:
        why = "superseded" if status == "superseded" else "ended"
        yield Stale(reference, own, target, why, str(end or ""), later.get(target, ""))


def _later(connection: Connection, of: ColumnElement[bool] | None) -> dict[str, str]:
    """For each policy, or each that some references name, the adopted one that says it supersedes it."""
    adopted = POLICY.c.status.in_(("adopted", "superseded", "expired"))
    wanted = select(POLICY.c.supersedes, POLICY.c.id).where(POLICY.c.supersedes.is_not(None), adopted)
    if of is not None:
        wanted = wanted.where(POLICY.c.supersedes.in_(select(REFERENCE.c.other).where(of)))
    return dict(connection.execute(wanted).all())


def _to_strategies(connection: Connection, as_of: str, policy: str) -> Iterator[Stale]:
    for row in connection.execute(_strategies_referred_to(policy)):
        ended = bool(row.end) and _ended(row.end, as_of)
        if row.superseded_by or ended:
            yield _stale(row, ended)


def _strategies_referred_to(policy: str) -> Select[tuple[str, str, str, str, str]]:
    wanted = select(REFERENCE.c.id, REFERENCE.c.policy, REFERENCE.c.strategy, STRATEGY.c.end, STRATEGY.c.superseded_by)
    return wanted.join(STRATEGY, STRATEGY.c.id == REFERENCE.c.strategy).where(_of(policy))


def _stale(row: Row[tuple[str, str, str, str, str]], ended: bool) -> Stale:
    why = "superseded" if row.superseded_by else "ended"
    return Stale(row.id, row.policy, row.strategy, why, row.end or "" if ended else "", row.superseded_by or "")


def _ended(end: str, as_of: str) -> bool:
    """Whether a date known to the year, the month or the day is wholly past."""
    return end < as_of[: len(end)]
