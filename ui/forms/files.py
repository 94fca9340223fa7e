"""Files that the desk keeps, in the window: choosing, dropping, opening a copy that can only be read, saving one."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.opened import Opened
from ui.theme import SPACE
from ui.widgets.parts import LinkButton, label, row, tool
from ui.words import tr

if TYPE_CHECKING:
    from pbdesk.desk.attaching import Attachment
    from pbdesk.store.desk import Desk

Show = Callable[[QUrl], object]


class Files:
    """What can be done with files, for one part of the window; `show` opens a file in the computer's own program."""

    def __init__(self, opened: Opened, owner: QWidget, show: Show = QDesktopServices.openUrl) -> None:
        self._opened, self._owner, self._show = opened, owner, show

    def choose(self, record: str | None) -> None:
        """Let the person choose files, and keep them attached to a record."""
        paths, _ = QFileDialog.getOpenFileNames(self._owner, tr("Attach files"))
        self.keep(record, [Path(path) for path in paths])

    def keep(self, record: str | None, paths: list[Path]) -> None:
        """Keep files in the desk, one change each."""
        person = self._opened.person
        for path in paths:
            self._opened.change(
                lambda desk, path=path: _attach(desk, record, path, person),  # type: ignore[misc]
                lambda _, path=path: self._kept(path),  # type: ignore[misc]
            )

    def _kept(self, path: Path) -> None:
        self._opened.said.emit(tr("Attached {file}.", file=path.name))
        self._opened.files_came.emit()

    def look(self, document: str) -> None:
        """Open a copy that can only be read; it goes when the desk is closed."""
        folder = self._opened.folder()
        self._opened.ask(lambda desk: _copy(desk, document, folder), self._open, owner=self._owner)

    def _open(self, path: Path) -> None:
        self._show(QUrl.fromLocalFile(str(path)))
        self._opened.said.emit(tr("{file} is open as a copy that cannot be changed.", file=path.name))

    def save(self, document: str) -> None:
        """Write a file out where the person says."""
        self._opened.ask(lambda desk: _attachment(desk, document), self._save, owner=self._owner)

    def _save(self, found: "Attachment") -> None:
        path, _ = QFileDialog.getSaveFileName(self._owner, tr("Save the file"), found.name)
        if path:
            said = self._opened.wrote(tr("Wrote {file}.", file=Path(path).name))
            self._opened.ask(
                lambda _: _write(found, Path(path)), lambda _: self._opened.said.emit(said), owner=self._owner
            )


class DropGround(QFrame):
    """A place that files can be dropped on."""

    def __init__(self, dropped: Callable[[list[Path]], None]) -> None:
        super().__init__()
        self._dropped = dropped
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _paths(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self._dropped(_paths(event))


class AttachedFiles(DropGround):
    """The files of one record: each opens, and more can be chosen or dropped here."""

    def __init__(self, opened: Opened, record: str, documents: list[tuple[str, str]], *, itself: bool = False) -> None:
        super().__init__(lambda paths: self._files.keep(record, paths))
        self._files = Files(opened, self)
        self._opened = opened
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(SPACE // 2)
        add = tool(tr("Attach files"), "add", lambda: self._files.choose(record))
        heading = row(label(tr("The file") if itself else tr("Attached files"), "heading"), 1)
        if not (itself and documents):
            heading.addWidget(add)
        rows.addLayout(heading)
        for document, name in documents:
            rows.addLayout(self._line(document, name))
        if not documents:
            rows.addWidget(label(tr("Drop a file here, or choose one: the desk keeps it."), "quiet", wrap=True))

    def _line(self, document: str, name: str) -> QHBoxLayout:
        return row(
            LinkButton(name, lambda: self._files.look(document)), 1,
            tool(tr("Save the file"), "export", lambda: self._files.save(document)),
            tool(tr("Open this record"), "open", lambda: self._opened.record_wanted.emit(document)),
        )  # fmt: skip


def _paths(event: QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]


def _attach(desk: "Desk", record: str | None, path: Path, person: str) -> str:
    from pbdesk.desk import attaching

    return attaching.attach(desk, record, path, person)


def _copy(desk: "Desk", document: str, folder: Path) -> Path:
    from pbdesk.desk import attaching

    return attaching.copy_out(desk, document, folder)


def _attachment(desk: "Desk", document: str) -> "Attachment":
    from pbdesk.desk import attaching

    return attaching.attachment(desk, document)


def _write(found: "Attachment", path: Path) -> None:
    from pbdesk.desk import attaching

    attaching.save(found, path)
