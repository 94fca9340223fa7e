"""What policies refer to that is no longer in force: a reference warns once its target is superseded or has ended."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from sqlalchemy import ColumnElement, Connection, and_, bindparam, or_, select

from pbdesk.store.prepared import Prepared, asked, prepared
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
    given = {"policy": policy} if policy else {}
    return [*_to_policies(connection, as_of, given), *_to_strategies(connection, as_of, given)]


def _of(one: bool) -> ColumnElement[bool]:
    if one:
        return REFERENCE.c.policy == bindparam("policy")
    alive = select(POLICY.c.id).where(POLICY.c.status.not_in(("superseded", "expired")))
    return REFERENCE.c.policy.in_(alive)


def _to_policies(connection: Connection, as_of: str, given: dict[str, str]) -> Iterator[Stale]:
    rows = asked(connection, _policies_referred_to(bool(given)), as_of=as_of, **given)
    later = dict(asked(connection, _later(bool(given)), **given)) if rows else {}
    for reference, own, target, status, end in rows:
        why = "superseded" if status == "superseded" else "ended"
        yield Stale(reference, own, target, why, str(end or ""), later.get(target, ""))


@cache
def _policies_referred_to(one: bool) -> Prepared:
    gone = POLICY.c.status.in_(("superseded", "expired"))
    over = and_(POLICY.c.end.is_not(None), POLICY.c.end < bindparam("as_of"))
    wanted = select(REFERENCE.c.id, REFERENCE.c.policy, POLICY.c.id, POLICY.c.status, POLICY.c.end)
    return prepared(wanted.join(POLICY, POLICY.c.id == REFERENCE.c.other).where(or_(gone, over), _of(one)))


@cache
def _later(one: bool) -> Prepared:
    """For each policy, or each that some references name, the adopted one that says it supersedes it."""
    adopted = POLICY.c.status.in_(("adopted", "superseded", "expired"))
    wanted = select(POLICY.c.supersedes, POLICY.c.id).where(POLICY.c.supersedes.is_not(None), adopted)
    if one:
        wanted = wanted.where(POLICY.c.supersedes.in_(select(REFERENCE.c.other).where(_of(one))))
    return prepared(wanted)


def _to_strategies(connection: Connection, as_of: str, given: dict[str, str]) -> Iterator[Stale]:
    for reference, own, target, end, by in asked(connection, _strategies_referred_to(bool(given)), **given):
        ended = bool(end) and _ended(end, as_of)
        if by or ended:
            yield Stale(reference, own, target, "superseded" if by else "ended", end if ended else "", by or "")


@cache
def _strategies_referred_to(one: bool) -> Prepared:
    wanted = select(REFERENCE.c.id, REFERENCE.c.policy, REFERENCE.c.strategy, STRATEGY.c.end, STRATEGY.c.superseded_by)
    return prepared(wanted.join(STRATEGY, STRATEGY.c.id == REFERENCE.c.strategy).where(_of(one)))


def _ended(end: str, as_of: str) -> bool:
    """Whether a date known to the year, the month or the day is wholly past."""
    return end < as_of[: len(end)]
