"""Files that appear whole or not at all: written beside, proven on the disk, then given their name."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pbdesk.errors import CannotWrite
from pbdesk.sentences import Sentence, say

DESK = ".pbdesk"
"""The ending of a desk's file."""
PLAIN = b"SQLite format 3\x00"
"""How a desk begins that is not encrypted, and every other database."""


@contextmanager
def whole(path: Path, *, desk: bool = False) -> Iterator[Path]:
    """Gives the name to write under; `path` is that file once the block has ended well, else what it was before.

    Raises `CannotWrite` where the file is open elsewhere, the disk is full, the folder refuses, no file may stand
    there, or what is no `desk` would take the place of one.
    """
    _refuse_what_is_no_file(path)
    _refuse_if_open(path)
    if not desk:
        _refuse_where_a_desk_stands(path)
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


def _refuse_what_is_no_file(path: Path) -> None:
    """A folder stays, and so does a device or a pipe: whoever may write everywhere would put a file in its place."""
    if path.is_dir():
        raise CannotWrite(path, say("a folder has that name"), say("choose another name"))
    if path.exists() and not path.is_file():
        raise CannotWrite(path, say("that is no file, but a device or a pipe"), say("choose another name"))


def _refuse_where_a_desk_stands(path: Path) -> None:
    """A document never takes the place of a desk, which may be the very one it is written from."""
    if path.suffix.lower() == DESK or _begins_as_a_database(path):
        raise CannotWrite(path, say("that is the name of a desk"), say("choose another name"))


def _begins_as_a_database(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(len(PLAIN)) == PLAIN
    except OSError:
        return False  # there is nothing to read there; whether it can be written is seen when it is
