"""Every kind of document composed from one small desk, in three languages and both formats, as text.

Run as a program, it writes the references anew; look at the difference before keeping it.

python -m tests.desk.golden
"""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from pbdesk.brief.words import LANGUAGES
from pbdesk.brief.writing import rendered
from pbdesk.desk import briefing, opening
from pbdesk.desk.wanted import Wanted
from pbdesk.store.desk import Desk
from tests.desk.engagement import DAY, engage
from tests.desk.read_parts import told

GOLDEN = Path(__file__).parent / "golden"
FORMATS = ("docx", "xlsx")
DOCUMENTS = {
    "brief of 2 pages": ("brief", "cod", "", 2),
    "brief of 4 pages": ("brief", "cod", "", 4),
    "brief of 10 pages": ("brief", "cod", "", 10),
    "note": ("note", "cod", "", 0),
    "lines": ("lines", "cod", "", 0),
    "minutes": ("minutes", "", "mt", 0),
    "decision": ("decision", "", "d1", 0),
    "actions": ("actions", "", "", 0),
    "comparison": ("comparison", "", "", 0),
}
"""What each is about: its kind, the country and record by their names in the story, and its pages."""
_HEAD = "0" * 64
"""Records have other ids every time, and so the history another digest."""


@dataclass(frozen=True)
class Engaged:
    """The desk of the story and its records."""

    desk: Desk
    ids: dict[str, str]

    def data(self, name: str, language: str, ending: str) -> bytes:
        """One document as the bytes of its file."""
        kind, country, record, pages = DOCUMENTS[name]
        about = (self.ids.get(country, ""), self.ids.get(record, ""))
        made = briefing.prepare(self.desk, Wanted(kind, *about, DAY, "", language, pages))
        return rendered(replace(made.outline, chain_head=_HEAD), Path(f"document.{ending}"))


@contextmanager
def engaged(folder: Path) -> Iterator[Engaged]:
    """The desk, made anew in a folder."""
    with opening.new(folder / "engagement.pbdesk", government="NOR", person="Kari") as desk:
        yield Engaged(desk, engage(desk))


def place(name: str, language: str, ending: str) -> Path:
    """Where a reference is kept."""
    return GOLDEN / language / f"{name}.{ending}.txt"


def write_references() -> None:
    """Replace the references by what is written now."""
    with tempfile.TemporaryDirectory() as folder, engaged(Path(folder)) as made:
        for name in DOCUMENTS:
            for language in LANGUAGES:
                for ending in FORMATS:
                    path = place(name, language, ending)
                    path.parent.mkdir(parents=True, exist_ok=True)
                    path.write_text(told(made.data(name, language, ending)), "utf-8")


if __name__ == "__main__":
    write_references()
