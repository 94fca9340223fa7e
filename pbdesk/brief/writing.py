"""One outline written to a Word or an Excel file, whole or not at all."""

import errno
import hashlib
import os
from pathlib import Path

from pbdesk.brief.outline import Outline
from pbdesk.errors import CannotWrite, NotUnderstood

ENDINGS = (".docx", ".xlsx")


def write(outline: Outline, path: Path) -> str:
    """Write the outline in the format of the path's ending; gives the file's SHA-256 in hexadecimal.

    Raises NotUnderstood for another ending, CannotWrite where the file or folder refuses.
    """
    data = rendered(outline, path)
    _refuse_if_open(path)
    partial = path.with_name(f"{path.name}.partial")
    try:
        _put(data, partial)
        partial.replace(path)
    except OSError as error:
        _drop(partial)
        raise CannotWrite(path, *_reason(error, path)) from error
    return hashlib.sha256(data).hexdigest()


def rendered(outline: Outline, path: Path) -> bytes:
    """The outline as the bytes of a file of that name; raises NotUnderstood for an unknown ending."""
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        raise NotUnderstood(f"{path.name}: a document is written as Word or Excel; end its name in .docx or .xlsx.")
    if ending == ".docx":
        from pbdesk.brief.word import word  # a format's code is read only when it is written

        return word(outline)
    from pbdesk.brief.excel import excel

    return excel(outline)


def _put(data: bytes, partial: Path) -> None:
    with partial.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _drop(partial: Path) -> None:
    try:
        partial.unlink(missing_ok=True)
    except OSError:
        return  # the folder refuses that too; the error that led here says so


def _refuse_if_open(path: Path) -> None:
    """Word, Excel and LibreOffice lay a file beside the one they hold open."""
    owners = (f".~lock.{path.name}#", f"~${path.name}", f"~${path.name[2:]}")
    if path.exists() and any((path.parent / owner).exists() for owner in owners):
        raise CannotWrite(path, "it is open in another program", "close it there, or choose another name")


def _reason(error: OSError, path: Path) -> tuple[str, str]:
    if path.is_dir():
        return "a folder has that name", "choose another name"
    if not path.parent.is_dir():
        return "its folder does not exist", "make the folder or choose another"
    if error.errno == errno.ENOSPC:
        return "the disk is full", "make room or choose another disk"
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return "the file is open elsewhere or the folder is read-only", "close the file or choose another folder"
    return (error.strerror or type(error).__name__).lower(), "choose another place"
