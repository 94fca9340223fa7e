"""The folder beside an exported workbook: it holds the files of the documents that the workbook lists."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from pbdesk.desk.attaching import safe_name
from pbdesk.errors import FileNotUnderstood
from pbdesk.sentences import say
from pbdesk.store import content
from pbdesk.store.desk import Moment
from pbdesk.whole import whole


def folder_of(workbook: Path) -> Path:
    """The folder that goes with a workbook: `desk.xlsx` has `desk.files`."""
    return workbook.with_name(workbook.stem + ".files")


def write(connection: Moment, workbook: Path, names: dict[str, str]) -> int:
    """Write the file of each document (id and file name) into the folder; gives how many there are."""
    found = content.digests(connection, names)
    folder = folder_of(workbook)
    for document, digest in found.items():
        folder.mkdir(exist_ok=True)
        with whole(folder / f"{digest[:12]} {safe_name(names[document])}") as partial:
            partial.write_bytes(content.fetch(connection, digest) or b"")
    return len(found)


def gather(connection: Moment, workbook: Path, wanted: Iterable[str]) -> dict[str, Path]:
    """The files of these digests that the desk lacks, found beside the workbook by what is in them.

    Raises `FileNotUnderstood` where one is missing: a document is not taken in without its file.
    """
    lacking = {digest for digest in wanted if not content.holds(connection, digest)}
    if not lacking:
        return {}
    folder = folder_of(workbook)
    held = {_digest(path): path for path in sorted(folder.glob("*")) if path.is_file()} if folder.is_dir() else {}
    if missing := lacking - set(held):
        reason = say(
            "it lists {n} attachments that are not in the folder {folder} beside it", n=len(missing), folder=folder.name
        )
        raise FileNotUnderstood(workbook, reason, say("put that folder, as it was exported, beside the workbook"))
    return {digest: held[digest] for digest in lacking}


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
