"""How coherent it is: the profile of a country on a day, and who led on a day."""

from datetime import UTC, date, datetime

from pbdesk.coherence import leads
from pbdesk.coherence.figure import Figure, Profile, Scope, Turn
from pbdesk.coherence.profile import profile as ask
from pbdesk.errors import NotUnderstood
from pbdesk.store.desk import Desk

__all__ = ["Figure", "Profile", "Turn", "leading", "profile"]


def profile(desk: Desk, country: str | None, as_of: str = "") -> Profile:
    """The four-element profile of a country (a record's id; None: all), as of a day, today where none is given."""
    with desk.reading() as connection:
        return ask(connection, Scope(country, day_meant(as_of)))


def leading(desk: Desk, country: str, dimension: str | None, day: str) -> list[Turn]:
    """Who led on a day, for a dimension or the whole country."""
    with desk.reading() as connection:
        return leads.leading(connection, country, dimension, day_meant(day))


def day_meant(text: str) -> str:
    """The day a person means, today where none is given; raises `NotUnderstood`."""
    try:
        return date.fromisoformat(text).isoformat() if text else datetime.now(UTC).date().isoformat()
    except ValueError:
        raise NotUnderstood(f"{text} is no day; write it as 2026-03-14.") from None
