"""The coherence brief of a country as Word or Excel."""

from pathlib import Path

from pbdesk.brief.writing import write as put
from pbdesk.desk.composing import Composer
from pbdesk.desk.gathering import gather
from pbdesk.desk.measuring import day_meant
from pbdesk.errors import NotUnderstood
from pbdesk.records.markings import MARKINGS
from pbdesk.store.desk import Desk


def write(desk: Desk, country: str, path: Path, *, as_of: str = "", marking: str = "", language: str = "en") -> str:
    """Write the brief, by the ending of its name; gives its SHA-256.

    Its marking is that of the highest it contains, or a higher one; raises `NotUnderstood` for a lower.
    """
    found = gather(desk, country, day_meant(as_of))
    chosen = marking or found.marking
    if chosen not in MARKINGS:
        raise NotUnderstood(f"{chosen} is no marking; give one of: {', '.join(MARKINGS)}.")
    if MARKINGS.index(chosen) < MARKINGS.index(found.marking):
        raise NotUnderstood(f"The brief contains what is {found.marking}; mark it so, or higher.")
    return put(Composer(found, language).outline(desk.about()["government"], chosen), path)
