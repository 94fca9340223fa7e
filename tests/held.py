"""What a desk to test with holds: one record put in as a person puts it in, and records as they stand."""

from typing import Any

from pbdesk.desk import reading, writing
from pbdesk.records.kinds import KINDS
from pbdesk.store.desk import Desk

PERSON = "Kari"


def add(desk: Desk, kind: str, **values: Any) -> str:
    """One record."""
    return writing.add(desk, KINDS[kind], values, PERSON)


def values_of(desk: Desk, record: str) -> dict[str, Any]:
    """A record as it stands."""
    return reading.one(desk, record).values


def listed(desk: Desk, kind: str, **conditions: Any) -> list[dict[str, Any]]:
    """The records of a kind whose fields hold these values."""
    wanted = tuple(reading.Condition(name, "is", value) for name, value in conditions.items())
    return reading.page(desk, reading.Listing(KINDS[kind], wanted)).rows
