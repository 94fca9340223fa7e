"""Versions of a strategic framework, and which policies and plans still rest on an older one."""

from dataclasses import dataclass

from sqlalchemy import Connection, select

from pbdesk.store.tables import TABLES

FRAMEWORK, POLICY = TABLES["framework"], TABLES["policy"]
_LIVING = ("draft", "in consultation", "adopted")


@dataclass(frozen=True)
class Behind:
    """A policy or plan that was written against an older version: itself, its owner, the version it names."""

    policy: str
    owner: str
    status: str
    framework: str
    version: int


def versions(connection: Connection, record: str, kind: str = "framework") -> list[str]:
    """All versions of a framework or a policy, oldest first, whichever of them is given."""
    table = TABLES[kind]
    wanted = select(table.c.id, table.c.supersedes).where(table.c.supersedes.is_not(None))
    former = dict(connection.execute(wanted).all())
    later = {before: one for one, before in former.items()}
    chain, seen = [record], {record}
    while (before := former.get(chain[0])) and before not in seen:
        chain.insert(0, before)
        seen.add(before)
    while (after := later.get(chain[-1])) and after not in seen:
        chain.append(after)
        seen.add(after)
    return chain


def plans_behind(connection: Connection, framework: str) -> list[Behind]:
    """Policies and plans not yet out of force that rest on a version before this one."""
    every = versions(connection, framework)
    older = every[: every.index(framework)]
    wanted = (
        select(POLICY.c.id, POLICY.c.owner, POLICY.c.status, FRAMEWORK.c.id, FRAMEWORK.c.version)
        .join(FRAMEWORK, FRAMEWORK.c.id == POLICY.c.framework)
        .where(POLICY.c.framework.in_(older), POLICY.c.status.in_(_LIVING))
        .order_by(FRAMEWORK.c.version, POLICY.c.title)
    )
    return [
        Behind(one, owner or "", status, held, version)
        for one, owner, status, held, version in connection.execute(wanted)
    ]
