"""A document that is wanted: looking at it as it will be, and the writing of it on the worker."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ui.tasks import Progress
from ui.words import tr

if TYPE_CHECKING:
    from pbdesk.brief.checks import Remark
    from pbdesk.desk.briefing import Wanted, Written
    from pbdesk.store.desk import Desk
    from ui.brief.paper import Paper

LANGUAGES = {"en": "English", "nb": "Norsk bokmål", "fr": "Français"}
"""The languages a document is written in, each by its own name."""


@dataclass(frozen=True)
class Wish:
    """Which document: a country's or another record's id, a day (ISO 8601), and how it is to be.

    An empty marking means that of what the document holds; `left_out` are the keys of sections; `known` is
    the day on which the desk knew what it says, empty for now.
    """

    kind: str = "brief"
    country: str = ""
    record: str = ""
    as_of: str = ""
    marking: str = ""
    language: str = "en"
    pages: int = 0
    waived: str = ""
    left_out: tuple[str, ...] = ()
    known: str = ""

    def wanted(self) -> "Wanted":
        """The same in the words of the desk."""
        from pbdesk.desk.briefing import Wanted

        return Wanted(**vars(self))


@dataclass(frozen=True)
class Part:
    """A section that the document could have: its key, its heading, and what a person wrote for it."""

    key: str
    heading: str
    own: str = ""


@dataclass(frozen=True)
class Looked:
    """A document before it is written: its pages, its sections, and what was found in it."""

    wish: Wish
    paper: "Paper"
    parts: list[Part]
    remarks: "tuple[Remark, ...]"
    body_pages: int


def look(desk: "Desk", wish: Wish, progress: Progress) -> Looked:
    """The document as it will be; done on the worker."""
    from pbdesk.brief.pages import body_pages
    from pbdesk.desk import briefing, narrating
    from ui.brief.paper import laid_out

    made = briefing.prepare(desk, wish.wanted(), progress.part)
    own = narrating.texts(desk, wish.country, wish.language) if wish.country else {}
    parts = [Part(key, heading, own.get(key, "")) for key, heading in made.sections]
    return Looked(wish, laid_out(made.outline), parts, made.remarks, body_pages(made.outline))


def write_brief(desk: "Desk", wish: Wish, path: Path, person: str, progress: Progress) -> "Written":
    """Write it; raises `CannotWrite` where the file refuses, `Cancelled` when stopped before the file is touched."""
    from pbdesk.desk import briefing

    progress(0, 0, tr("asking the desk"))
    return briefing.write(desk, wish.wanted(), path, person=person, progress=progress.part)
