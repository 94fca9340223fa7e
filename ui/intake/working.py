"""What the imports page asks of the desk; all of it runs on the worker."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ui import display
from ui.intake.plan import Planned
from ui.words import language

if TYPE_CHECKING:
    from pbdesk.desk.receiving import Received
    from pbdesk.desk.telling import Past
    from pbdesk.desk.undoing import Partly
    from pbdesk.store.desk import Desk
    from ui.tasks import Progress


@dataclass(frozen=True)
class Wish:
    """A file to be read: what is said of it, its password, and the country in focus (its id)."""

    path: Path
    said: dict[str, Any]
    names: dict[str, dict[str, str]]
    profile: str | None
    password: str
    country: str | None


def prepare(desk: "Desk", wish: Wish, progress: "Progress") -> Planned:
    """Read and plan a file. A profile of None means: the one that fits, if one does."""
    from pbdesk.desk import overlaying, profiles, reading, receiving

    code = str(reading.values(desk, wish.country)[1].get("code") or "") if wish.country else ""
    shown = overlaying.SHOWN_ROWS
    hints = receiving.Hints(**wish.said, names=wish.names, country=code, password=wish.password, shown=shown)
    profile = wish.profile
    if profile:
        hints = profiles.hints_of(desk, profile, hints)
    received = receiving.prepare(desk, wish.path, hints, progress.part)
    if profile is None and (profile := overlaying.fitting_profile(desk, received)):
        hints = profiles.hints_of(desk, profile, hints)
        received = receiving.prepare(desk, wish.path, hints, progress.part)
    return Planned(
        received, receiving.report(received, dry_run=True), overlaying.overlays(received),
        overlaying.changing(desk, received), overlaying.unknown_names(received), profiles.names(desk), profile or "",
    )  # fmt: skip


def accept(desk: "Desk", received: "Received", person: str, remember: str) -> dict[str, Any]:
    """Write what was planned."""
    from pbdesk.desk import receiving

    return receiving.accept(desk, received, person, remember=remember)


def imports(desk: "Desk") -> "list[Past]":
    """The imports that still stand, newest first."""
    from pbdesk.desk import receiving

    return receiving.standing_imports(desk)


def undo(desk: "Desk", person: str, which: str) -> object:
    """Take back an import as a whole."""
    from pbdesk.desk import undoing

    return undoing.undo(desk, person, which)


def undo_unedited(desk: "Desk", person: str, which: str) -> "Partly":
    """Take back of an import what was not edited since."""
    from pbdesk.desk import undoing

    return undoing.undo_unedited(desk, person, which)[2]


def write_return(desk: "Desk", which: str, out: Path, language: str) -> Path:
    """Write the return sheet of an import."""
    from pbdesk.desk import returning

    returning.write(desk, which, out, language=language)
    return out


def write_template(desk: "Desk", kind: str, agency: str, out: Path, language: str) -> Path:
    """Write a template for an agency."""
    from pbdesk.desk import templating
    from pbdesk.records.kinds import KINDS

    templating.write(desk, KINDS[kind], out, agency=agency, language=language)
    return out


def agencies(desk: "Desk") -> list[str]:
    """The names of the government's own agencies."""
    from pbdesk.desk import reading
    from pbdesk.records.kinds import KINDS

    listing = reading.Listing(KINDS["actor"], (reading.Condition("own", "is", 1),), order="name")
    return [str(row["name"]) for row in reading.page(desk, listing).rows]


def records_called(desk: "Desk", kind: str) -> list[tuple[str, str]]:
    """What a name may mean: the ids and titles of records, or the codes of a list and their names."""
    from pbdesk.desk import reading
    from pbdesk.intake.planned import CODED
    from pbdesk.records import codes
    from pbdesk.records.kinds import KINDS

    if kind in CODED:
        return sorted(codes.names(kind, language()).items(), key=lambda named: named[1].casefold())
    return [(hit.id, display.on_one_line(hit)) for hit in reading.choices(desk, KINDS[kind], "", limit=5000)]
