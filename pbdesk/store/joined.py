"""Records that were joined into another one: which of them stays for each that went, while that is not taken back."""

from typing import NamedTuple

from sqlalchemy import Connection

from pbdesk.store.history import changes
from pbdesk.store.undo import taken_back

JOIN = "join"
"""The action of a change that joins two records; its detail says which one went, which one stays, and what by."""


class Joined(NamedTuple):
    """A record that went, the one that stays, the key that the former had at its source, and the change."""

    gone: str
    stays: str
    key: str
    change: int


def joined(connection: Connection, kind: str) -> list[Joined]:
    """Every record of a kind that went into another; where that one went on into a third, the third stays."""
    past = [one for one in changes(connection, action=JOIN) if one.detail.get("kind") == kind]
    undone = taken_back(connection) if past else set[int]()
    stays: dict[str, str] = {}
    found: list[Joined] = []
    for one in past:
        if one.n not in undone:
            gone, into = str(one.detail["gone"]), str(one.detail["stays"])
            stays[gone] = stays.get(into, into)
            found.append(Joined(gone, stays[gone], str(one.detail.get("key") or ""), one.n))
    return found
