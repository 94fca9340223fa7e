"""What was decided and what follows: the open actions of each agency, the chains of decisions that replaced others."""

from dataclasses import dataclass

from pbdesk.records.kind import Value
from pbdesk.records.kinds import KINDS
from pbdesk.store import counting
from pbdesk.store.desk import Desk
from pbdesk.store.query import Condition, Listing, Records, of_country

Values = dict[str, Value]
Chain = list[Values]
"""Decisions of which each supersedes the one before it, the oldest first."""
FEW = 8
"""So many actions of an agency are read at first."""
_CHAINS = 40
_OF_ACTIONS = ("number", "title", "agency", "due", "status")
_OF_DECISIONS = ("number", "title", "date", "status", "supersedes")
_OPEN = tuple(Condition("status", "is not", word) for word in ("done", "cancelled"))
"""What holds of an action that is still to be done."""


@dataclass(frozen=True)
class Owed:
    """The open actions of one agency: the first due, how many there are, and how many of them are overdue.

    The name is empty where nobody is named.
    """

    agency: str
    name: str
    actions: tuple[Values, ...]
    count: int
    late: int


def open_actions(agency: str | None, country: str | None) -> Listing:
    """The open actions of one agency, None for nobody named; as a listing."""
    return Listing(KINDS["action"], (*_OPEN, Condition("agency", "is", agency), *_of("action", country)), "due")


def owed(desk: Desk, country: str | None, day: str, most: int = FEW) -> list[Owed]:
    """The open actions agency by agency, whoever has the longest overdue first; the first `most` of each."""
    wanted = Listing(KINDS["action"], (*_OPEN, *_of("action", country)), "due", fields=_OF_ACTIONS)
    with desk.reading() as connection:
        found = counting.first_of_each(connection, wanted, "agency", most, day)
        names = Records(connection).titles_by_kind({"actor": [one for one in found if one]})
    return [Owed(one, names.get(one, ""), few.rows, few.count, few.early) for one, few in found.items()]


def chains(desk: Desk, country: str | None) -> list[Chain]:
    """Every decision that replaced another with those before it, the newest of them first, up to forty."""
    later = Listing(
        KINDS["decision"], (Condition("supersedes", "known"), *_of("decision", country)),
        "-date", _CHAINS, fields=_OF_DECISIONS
    )
    with desk.reading() as connection:
        found = Records(connection).listed(later)
        before = counting.led_back(connection, KINDS["decision"], "supersedes", [str(one["id"]) for one in found],
                                   _OF_DECISIONS)  # fmt: skip
    replaced = {one["supersedes"] for one in found}
    return [_back(before, one) for one in found if one["id"] not in replaced]


def _back(before: dict[str, Values], last: Values) -> Chain:
    chain, seen = [last], {last["id"]}
    while (one := before.get(str(chain[0]["supersedes"]))) and one["id"] not in seen:
        chain.insert(0, one)
        seen.add(one["id"])
    return chain


def _of(kind: str, country: str | None) -> tuple[Condition, ...]:
    return (of_country(KINDS[kind], country),) if country else ()
