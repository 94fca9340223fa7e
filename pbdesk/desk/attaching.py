"""Files kept inside the desk: attaching one to a record, reading it, writing a read-only copy."""

import mimetypes
import stat
from dataclasses import dataclass
from pathlib import Path, PurePosixPath, PureWindowsPath

from pbdesk.errors import FileNotUnderstood, NotUnderstood
from pbdesk.records.kind import Value
from pbdesk.records.kinds import KINDS
from pbdesk.sentences import say
from pbdesk.store import content
from pbdesk.store.change import Change, change
from pbdesk.store.desk import Desk
from pbdesk.store.query import Records
from pbdesk.whole import whole

DOCUMENT = KINDS["document"]
_MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class Attachment:
    """A file as the desk keeps it."""

    name: str
    data: bytes


def attach(desk: Desk, record: str | None, path: Path, person: str, title: str = "") -> str:
    """Keep a file as a document, attached to a record where one is given; gives the document's id.

    A document that has no file yet is given this one. Raises `FileNotUnderstood` for a file that cannot be
    read, is empty or is too large.
    """
    data = _read(path)
    with change(desk, "attach", person) as made:
        told: dict[str, Value] = {"file_name": path.name, "media_type": _media_type(path), "size": len(data),
                                  "sha256": content.keep(made.connection, data)}  # fmt: skip
        if record and _waits_for_a_file(made, record):
            made.set(record, told)
            document = record
        else:
            document = made.add(
                DOCUMENT, {"title": title or path.name, "attached_to": [record] if record else [], **told}
            )
        made.detail.update(kind=DOCUMENT.name, title=made.records.titles([document])[document], file=path.name)
    return document


def _waits_for_a_file(made: Change, record: str) -> bool:
    kind, values = made.held(record)
    return kind is DOCUMENT and not values["sha256"]


def attachment(desk: Desk, document: str) -> Attachment:
    """The file of a document; raises `NotUnderstood` where it has none."""
    with desk.reading() as connection:
        values = Records(connection).get(document) or {}
        data = content.fetch(connection, str(values.get("sha256")))
    if data is None:
        raise NotUnderstood(say("{title} has no file in this desk; attach one.", title=values["title"] or document))
    return Attachment(safe_name(str(values.get("file_name") or values["title"])), data)


def copy_out(desk: Desk, document: str, folder: Path) -> Path:
    """Write a copy that can only be read into a folder, to be looked at; the desk's own is not touched."""
    found = attachment(desk, document)
    path = _free(folder, found.name)
    save(found, path)
    path.chmod(stat.S_IRUSR)
    return path


def save(found: Attachment, path: Path) -> None:
    """Write a file that the desk keeps under a name of the person's choice."""
    with whole(path) as partial:
        partial.write_bytes(found.data)


def keep_files(made: Change, files: dict[str, Path]) -> None:
    """Keep files that came beside a workbook, each under its digest, before the documents that name them."""
    for path in files.values():
        content.keep(made.connection, _read(path))


def safe_name(name: str) -> str:
    """A file's name without any folder and without what file systems refuse."""
    last = PureWindowsPath(PurePosixPath(name).name).name
    return "".join("_" if sign in '<>:"/\\|?*' or sign < " " else sign for sign in last).strip(". ") or "document"


def _read(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > content.LARGEST:
            most = content.LARGEST // _MEGABYTE
            reason = say(
                "it has {size} MB, and a desk keeps attachments of up to {most} MB",
                size=f"{size / _MEGABYTE:.1f}",
                most=most,
            )
            raise FileNotUnderstood(path, reason, say("attach an extract, or note where the document is kept"))
        data = path.read_bytes()
    except OSError as error:
        raise FileNotUnderstood(path, say("it cannot be read"), say("check the name and the folder")) from error
    if not data:
        raise FileNotUnderstood(path, say("the file is empty (zero bytes)"), say("choose another"))
    return data


def _media_type(path: Path) -> str:
    return mimetypes.guess_type(path.name)[0] or "application/octet-stream"


def _free(folder: Path, name: str) -> Path:
    """A name that nothing in the folder has yet."""
    stem, suffix = Path(name).stem, Path(name).suffix
    names = (name, *(f"{stem} ({n}){suffix}" for n in range(2, 1000)))
    return next(folder / one for one in names if not (folder / one).exists())
