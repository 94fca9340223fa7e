"""Documents: what is kept inside the desk, how large, and what each is attached to; files are dropped here."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from pbdesk.records.kind import Value
from pbdesk.records.kinds import KINDS
from ui import display
from ui.forms.files import DropGround, Files
from ui.opened import Opened
from ui.theme import SPACE
from ui.widgets.flow import Flow
from ui.widgets.parts import Empty, LinkButton, button, card, clear, column, explained, label, row, tool
from ui.words import locale, tr

if TYPE_CHECKING:
    from pbdesk.store.desk import Desk
    from pbdesk.store.query import Listing

_MOST = 300


@dataclass(frozen=True)
class Kept:
    """The first documents with the titles of what they are attached to, how many there are, and unreadable files."""

    rows: list[dict[str, Value]]
    titles: Mapping[str, str]
    count: int
    wordless: set[str]


class DocumentsView(DropGround):
    """Each document with its file; a file dropped anywhere here is kept."""

    def __init__(self, opened: Opened) -> None:
        super().__init__(lambda paths: self._files.keep(None, paths))
        self._opened, self._files = opened, Files(opened, self)
        inside = QWidget()
        self._rows = QVBoxLayout(inside)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(SPACE)
        about = label(
            tr("Drop files here. The desk keeps them, up to 25 MB each, and opens copies that cannot be changed."),
            "quiet", wrap=True,
        )  # fmt: skip
        choose = button(tr("Attach files"), lambda: self._files.choose(None), picture="add")
        explained(self, about, choose, inside)

    def refresh(self) -> None:
        """Read all of them again."""
        self._opened.ask(_documents, self._show, owner=self)

    def _show(self, found: Kept) -> None:
        clear(self._rows)
        for one in found.rows:
            self._rows.addWidget(self._card(one, found))
        if rest := found.count - len(found.rows):
            more = tr("and {n} more", n=display.number(rest))
            self._rows.addWidget(LinkButton(more, lambda: self._opened.listing_wanted.emit(_every())))
        if not found.rows:
            choose = button(tr("Attach files"), lambda: self._files.choose(None), "main", "add")
            advice = tr("Papers, evidence and reference documents stay with the desk, wherever it is copied.")
            self._rows.addWidget(Empty("policies", tr("No documents yet"), advice, choose), 1)
        else:
            self._rows.addStretch(1)

    def _card(self, one: dict[str, Value], found: Kept) -> QFrame:
        record, kept = str(one["id"]), bool(one["sha256"])
        size = size_words(one["size"]) if kept else tr("kept elsewhere")
        if one["sha256"] in found.wordless:
            size = f"{size} · {tr('the words in it are not searched')}"
        top = row(LinkButton(str(one["title"]), self._opened.opening(record)), label(size, "quiet"), 1)
        if kept:
            top.addWidget(button(tr("Look at it"), lambda: self._files.look(record)))
            top.addWidget(tool(tr("Save the file"), "export", lambda: self._files.save(record)))
        else:
            top.addWidget(button(tr("Attach files"), lambda: self._files.choose(record)))
        links = QWidget()
        flow = Flow(links, 2 * SPACE)
        held = one["attached_to"]
        for target in held if isinstance(held, list) else []:
            name = found.titles.get(target, target)
            flow.addWidget(LinkButton(name, self._opened.opening(target)))
        links.setVisible(bool(held))
        return card(column(top, links, spacing=0))


def size_words(size: object) -> str:
    """How large a file is, in the words people use."""
    if not isinstance(size, int):
        return display.UNKNOWN
    return locale().formattedDataSize(size, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat)


def _every() -> "Listing":
    from pbdesk.store.query import Listing

    return Listing(KINDS["document"])


def _documents(desk: "Desk") -> Kept:
    from pbdesk.desk import reading, reading_files

    count, page = reading.renewed(desk, reading.Listing(KINDS["document"], order="title", limit=_MOST))
    return Kept(page.rows, page.titles, count, reading_files.wordless(desk))
