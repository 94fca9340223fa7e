"""Versions of a strategic framework, and which policies and plans still rest on an older one."""

from collections import deque
from dataclasses import dataclass

from sqlalchemy import Connection, select

from pbdesk.records.kind import Value
from pbdesk.records.kinds import KINDS
from pbdesk.store.counting import connected
from pbdesk.store.sqlite import by_letters
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


def versions(
    connection: Connection, record: str, kind: str = "framework", names: tuple[str, ...] = ()
) -> dict[str, dict[str, Value]]:
    """All versions of a framework or a policy, oldest first, whichever of them is given; with these fields of each."""
    held = connected(connection, KINDS[kind], "supersedes", record, ("supersedes", *names))
    later = {str(values["supersedes"]): one for one, values in held.items() if values["supersedes"]}
    chain, seen = deque([record] if record in held else []), {record}
    while chain and (before := str(held[chain[0]]["supersedes"])) in held and before not in seen:
        chain.appendleft(before)
        seen.add(before)
    while chain and (after := later.get(chain[-1])) and after not in seen:
        chain.append(after)
        seen.add(after)
    return {one: held[one] for one in chain}


def plans_behind(connection: Connection, framework: str) -> list[Behind]:
    """Policies and plans not yet out of force that rest on a version before this one."""
    every = list(versions(connection, framework))
    older = every[: every.index(framework)]
    wanted = (
        select(POLICY.c.id, POLICY.c.owner, POLICY.c.status, FRAMEWORK.c.id, FRAMEWORK.c.version)
        .join(FRAMEWORK, FRAMEWORK.c.id == POLICY.c.framework)
        .where(POLICY.c.framework.in_(older), POLICY.c.status.in_(_LIVING))
        .order_by(FRAMEWORK.c.version, by_letters(POLICY.c.title))
    )
    return [
        Behind(one, owner or "", status, held, version)
        for one, owner, status, held, version in connection.execute(wanted)
    ]
