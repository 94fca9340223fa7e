"""A document before it is written, seen as it will be, and the writing of it; both on the worker."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pbdesk.desk.wanted import Wanted
from ui.tasks import Progress
from ui.words import tr

if TYPE_CHECKING:
    from pbdesk.brief.checks import Remark
    from pbdesk.desk.briefing import Written
    from pbdesk.store.desk import Desk
    from ui.brief.paper import Paper

LANGUAGES = {"en": "English", "nb": "Norsk bokmål", "fr": "Français"}
"""The languages a document is written in, each by its own name."""


@dataclass(frozen=True)
class Part:
    """A section that the document could have: its key, its heading, and what a person wrote for it."""

    key: str
    heading: str
    own: str = ""


@dataclass(frozen=True)
class Looked:
    """A document before it is written: its pages, its sections, and what was found in it."""

    wanted: Wanted
    paper: "Paper"
    parts: list[Part]
    remarks: "tuple[Remark, ...]"
    body_pages: int


def look(desk: "Desk", wanted: Wanted, progress: Progress, *, whole: bool) -> Looked:
    """The document as it will be, its first pages where not `whole`; done on the worker."""
    from pbdesk.brief.pages import body_pages
    from pbdesk.desk import briefing, narrating
    from ui.brief.paper import laid_out

    made = briefing.prepare(desk, wanted, progress.part, annexed=whole)
    own = narrating.texts(desk, wanted.country, wanted.language) if wanted.country else {}
    parts = [Part(key, heading, own.get(key, "")) for key, heading in made.sections]
    return Looked(wanted, laid_out(made.outline, whole=whole), parts, made.remarks, body_pages(made.outline))


def write_brief(
    desk: "Desk", wanted: Wanted, path: Path, person: str, progress: Progress, template: Path | None = None
) -> "Written":
    """Write it; raises `CannotWrite` where the file refuses, `Cancelled` when stopped before the file is touched."""
    from pbdesk.desk import briefing

    progress(0, 0, tr("asking the desk"))
    return briefing.write(desk, wanted, path, person=person, template=template, progress=progress.part)
