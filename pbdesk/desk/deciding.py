"""What was decided and what follows: the open actions of each agency, the chains of decisions that replaced others."""

from dataclasses import dataclass

from pbdesk.records.kind import Value
from pbdesk.records.kinds import KINDS
from pbdesk.store.desk import Desk
from pbdesk.store.query import Condition, Listing, Records

Values = dict[str, Value]
Chain = list[Values]
"""Decisions of which each supersedes the one before it, the oldest first."""
_MOST, _CHAINS = 1000, 40


@dataclass(frozen=True)
class Owed:
    """The open actions of one agency, those due first; the name is empty where nobody is named."""

    agency: str
    name: str
    actions: tuple[Values, ...]


def owed(desk: Desk, country: str | None) -> list[Owed]:
    """The open actions agency by agency, whoever has the longest overdue first; at most a thousand actions."""
    still = tuple(Condition("status", "is not", word) for word in ("done", "cancelled"))
    with desk.reading() as connection:
        records = Records(connection)
        found = records.listed(Listing(KINDS["action"], (*still, *_of(country)), "due", _MOST))
        names = records.titles({str(one["agency"]) for one in found if one["agency"]})
    held: dict[str, list[Values]] = {}
    for one in found:
        held.setdefault(str(one["agency"] or ""), []).append(one)
    return [Owed(agency, names.get(agency, ""), tuple(actions)) for agency, actions in held.items()]


def chains(desk: Desk, country: str | None) -> list[Chain]:
    """Every decision that replaced another with those before it, the newest of them first, up to forty."""
    later = Listing(KINDS["decision"], (Condition("supersedes", "known"), *_of(country)), "-date", _CHAINS)
    with desk.reading() as connection:
        records = Records(connection)
        found = records.listed(later)
        replaced = {str(one["supersedes"]) for one in found}
        return [_back(records, one) for one in found if one["id"] not in replaced]


def _back(records: Records, last: Values) -> Chain:
    chain = [last]
    seen = {last["id"]}
    while (before := records.get(str(chain[0]["supersedes"]))) and before["id"] not in seen:
        chain.insert(0, before)
        seen.add(before["id"])
    return chain


def _of(country: str | None) -> tuple[Condition, ...]:
    return (Condition("country", "is", country),) if country else ()
