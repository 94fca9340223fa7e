"""What the tests of coherence share: small desks made in words, and figures as plain numbers."""

from collections.abc import Sequence
from decimal import Decimal

from pbdesk.coherence.figure import Evidence, Figure, Finding, Profile, Scope
from pbdesk.coherence.profile import profile
from pbdesk.desk import writing
from pbdesk.records.kinds import KINDS
from pbdesk.store.desk import Desk

DAY = "2026-06-30"
Counted = tuple[int | Decimal, int | Decimal | None, int]


def asked(desk: Desk, country: str | None, day: str = DAY, **narrowed: str) -> Profile:
    """The profile of a country, perhaps narrowed."""
    with desk.reading() as connection:
        return profile(connection, Scope(country, day, **narrowed))


def figures(desk: Desk, country: str | None, name: str, day: str = DAY, **narrowed: str) -> dict[str, Counted]:
    """The figures of an indicator, each by its label or currency: numerator, denominator, not known.

    Where it counts records by number, each side must open to exactly as many.
    """
    found = asked(desk, country, day, **narrowed).figures(name)
    assert found, f"the profile has no figure {name}"
    for one in found:
        if one.indicator.measure == "share" and one.indicator.unit in WHOLE_RECORDS:
            assert opened(desk, one) == (one.numerator, one.denominator, one.unknown)
    return {one.currency or "".join(one.label): (one.numerator, one.denominator, one.unknown) for one in found}


WHOLE_RECORDS = {
    "activities",
    "policies",
    "points",
    "agencies",
    "contradictions",
    "actions",
    "assessments",
    "objectives",
    "decisions",
}
"""Units that are records, each counted once."""


def figure(desk: Desk, country: str | None, name: str, day: str = DAY, **narrowed: str) -> Counted:
    """The one figure of an indicator."""
    (found,) = figures(desk, country, name, day, **narrowed).values()
    return found


def opened(desk: Desk, one: Figure) -> tuple[int, int, int]:
    """How many records stand behind each side."""
    with desk.reading() as connection:
        counts = [side.count(connection) for side in (one.counted, one.among, one.silent)]
    return counts[0], counts[1], counts[2]


def ids(desk: Desk, side: Evidence) -> list[str]:
    """The records behind one side."""
    with desk.reading() as connection:
        return side.ids(connection)


def findings(desk: Desk, country: str | None, code: str, day: str = DAY) -> Sequence[Finding]:
    """What one rule found."""
    return [one for one in asked(desk, country, day).findings if one.rule.code == code]


def dimension(desk: Desk, name: str) -> str:
    """One of the six dimensions."""
    return str(writing.understood(desk, KINDS["objective"], {"dimension": name})["dimension"])
