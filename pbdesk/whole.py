"""Files that appear whole or not at all: written beside, proven on the disk, then given their name."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pbdesk.errors import CannotWrite
from pbdesk.sentences import Sentence, say


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """Gives the name to write under; `path` is that file once the block has ended well, else what it was before.

    Raises `CannotWrite` where the file is open elsewhere, the disk is full, or the folder refuses.
    """
    _refuse_if_open(path)
    partial = partial_of(path)
    try:
        yield partial
        _flush(partial)
        partial.replace(path)
    except OSError as error:
        raise CannotWrite(path, *refusal(error, path)) from error
    finally:
        drop(partial)


def partial_of(path: Path) -> Path:
    """The name under which a file is written before it has its own; what a kill leaves has it still."""
    return path.with_name(f"{path.name}.partial")


def refusal(error: OSError, path: Path) -> tuple[str, Sentence]:
    """Why the operating system refused to write a file, and what to do, in a few words each."""
    if path.is_dir():
        return say("a folder has that name"), say("choose another name")
    if not path.parent.is_dir():
        return say("its folder does not exist"), say("make the folder or choose another")
    if error.errno == errno.ENOSPC:
        return say("the disk is full"), say("make room or choose another disk")
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return say("the file is open elsewhere or the folder is read-only"), say(
            "close the file or choose another folder"
        )
    return (error.strerror or type(error).__name__).lower(), say("choose another place")


def _flush(partial: Path) -> None:
    with partial.open("rb+") as file:
        os.fsync(file.fileno())


def drop(partial: Path) -> None:
    """Take away what was half-written, where the folder allows it."""
    try:
        partial.unlink(missing_ok=True)
    except OSError:
        return  # the folder refuses that too; the error that led here says so


def _refuse_if_open(path: Path) -> None:
    """Word, Excel and LibreOffice lay a file beside the one they hold open."""
    owners = (f".~lock.{path.name}#", f"~${path.name}", f"~${path.name[2:]}")
    if path.exists() and any((path.parent / owner).exists() for owner in owners):
        raise CannotWrite(path, say("it is open in another program"), say("close it there, or choose another name"))
