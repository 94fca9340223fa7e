"""The coverage of a framework with the records behind every crossing, as one reading of the desk."""

from pbdesk.coherence.coverage import Coverage, coverage
from pbdesk.store.desk import Desk


def covered(desk: Desk, framework: str, as_of: str) -> tuple[Coverage, list[list[str]]]:
    """The coverage, and the objectives of each of its crossings in the same order."""
    with desk.reading() as connection:
        found = coverage(connection, framework, as_of)
        return found, [one.evidence.ids(connection) for one in found.crossings]
