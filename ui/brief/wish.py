"""A brief that is wanted, and the writing of it on the worker."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ui.tasks import Progress
from ui.words import tr

if TYPE_CHECKING:
    from pbdesk.store.desk import Desk

LANGUAGES = {"en": "English", "nb": "Norsk bokmål", "fr": "Français"}
"""The languages a brief is written in, each by its own name."""


@dataclass(frozen=True)
class Wish:
    """Which brief: a country's id, a day (ISO 8601), a marking, a language, a file ending in .docx or .xlsx.

    An empty marking means that of what the brief holds.
    """

    country: str
    as_of: str
    marking: str
    language: str
    path: Path


def write_brief(desk: "Desk", wish: Wish, progress: Progress) -> Path:
    """Write it; raises `CannotWrite` where the file refuses, `Cancelled` when stopped before the file is touched."""
    from pbdesk.desk import briefing

    progress(0, 0, tr("asking the desk"))
    wanted = briefing.Wanted("brief", wish.country, "", wish.as_of, wish.marking, wish.language)
    briefing.write(desk, wanted, wish.path)
    return wish.path
