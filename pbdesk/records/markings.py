"""Security markings, from open to the highest a desk may hold."""

from pbdesk.records.kind import Field, choice

MARKINGS = ("unclassified", "internal", "restricted", "confidential", "secret")


def marking() -> Field:
    """The field that says how widely a record may be read."""
    return choice("marking", "Marking", "|".join(MARKINGS), living=True, names="marking|classification|gradering|sécurité")


def higher(one: str | None, other: str | None) -> str | None:
    """The stricter of two markings; a missing one never lowers the other."""
    known = [m for m in (one, other) if m in MARKINGS]
    return max(known, key=MARKINGS.index, default=None)
