"""How governments arrange the whole of government: others' models beside what this desk's own has."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from pbdesk.records.kind import Value
from pbdesk.records.kinds import KINDS
from pbdesk.store.desk import Desk
from pbdesk.store.query import Condition, Listing, Records

LEVELS = KINDS["model"].by_name["level"].choices
_ARRANGEMENTS = {"supra-agency unit": "supra-agency unit", "cabinet committee": "cabinet committee",
                 "field arrangement": "field"}  # fmt: skip
Row = dict[str, Value]


@dataclass(frozen=True)
class Mechanism:
    """One thing a government has: the record that says so, what it is called, how it works."""

    record: str
    name: str
    about: str = ""


@dataclass
class Government:
    """A government and its mechanisms by level; `code` is empty where several governments share one."""

    code: str
    own: bool = False
    levels: dict[str, list[Mechanism]] = field(default_factory=dict)

    def put(self, level: str, mechanism: Mechanism) -> None:
        """Add a mechanism at a level."""
        self.levels.setdefault(level, []).append(mechanism)


def compared(desk: Desk) -> list[Government]:
    """This government first, as the desk's own records have it, then all others by their models."""
    own = Government(desk.about()["government"], own=True)
    with desk.reading() as connection:
        records = Records(connection)
        for level, mechanism in _own(records):
            own.put(level, mechanism)
        others: dict[str, Government] = {}
        for row in records.listed(Listing(KINDS["model"], order="name")):
            code = str(row["government"] or "")
            government = others.setdefault(code, Government(code))
            about = str(row["comparison"] or row["mechanism"] or "")
            government.put(str(row["level"] or ""), Mechanism(str(row["id"]), str(row["name"]), about))
    return [own, *sorted(others.values(), key=lambda one: (not one.code, one.code))]


def _own(records: Records) -> Iterator[tuple[str, Mechanism]]:
    policy = Condition("type", "is", "whole-of-government policy")
    for row in records.listed(Listing(KINDS["policy"], (policy, Condition("status", "is", "adopted")), "title")):
        yield "policy", _mechanism(row, "title")
    for row in records.listed(Listing(KINDS["arrangement"], order="name")):
        if level := _ARRANGEMENTS.get(str(row["type"])):
            yield level, _mechanism(row, "name")
    for row in records.listed(Listing(KINDS["fund"], (Condition("type", "is", "pooled between agencies"),), "name")):
        yield "pooled funds", _mechanism(row, "name")


def _mechanism(row: Row, name: str) -> Mechanism:
    return Mechanism(str(row["id"]), str(row[name]), str(row.get("note") or ""))
