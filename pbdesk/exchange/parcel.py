"""A parcel: what was done on one desk, as a file that another desk takes in.

Lines of JSON, compressed: first what the parcel is, then each change followed by what it did to each record, then the
files of documents, and last the SHA-256 of every line before it. The same changes give the same bytes; with a key
these are sealed as they are written, and stand nowhere in plain.
"""

import base64
import gzip
import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, BinaryIO, cast

from pbdesk.exchange.form import FORM
from pbdesk.records.kind import Values
from pbdesk.store import content, sealing
from pbdesk.store.columns import to_json
from pbdesk.store.desk import Moment
from pbdesk.store.history import Past, differences
from pbdesk.store.key import Key
from pbdesk.whole import whole


class FileGone(Exception):
    """A document of the desk has lost its file."""


@dataclass(frozen=True)
class Head:
    """Which desk a parcel comes from, by its id, government and schema; `since` is the change it goes on from."""

    desk: str
    government: str
    schema: int
    since: str


def write(connection: Moment, out: Path, head: Head, steps: Sequence[Past], key: Key | None = None) -> int:
    """Write changes, oldest first, with the files of the documents they speak of; returns how many entries.

    Raises `FileGone` where the desk has lost such a file.
    """
    entries = 0
    wanted: set[str] = set()
    with whole(out) as partial, _file(partial, key) as file, _lines(file) as lines:
        lines.put({"parcel": FORM, **asdict(head), "changes": len(steps)})
        for step in steps:
            lines.put({"change": _told(step)})
            for one in differences(connection, change=step.n):
                lines.put({"entry": [one.record, one.kind, one.old, one.new]})
                wanted.update(_file_of(one.kind, one.new))
                entries += 1
        for kept in _files(connection, sorted(wanted)):
            lines.put(kept)
    return entries


def _file(path: Path, key: Key | None) -> AbstractContextManager[BinaryIO]:
    return sealing.sealed(path, key) if key else path.open("wb")


@contextmanager
def _lines(file: BinaryIO) -> Iterator["_Lines"]:
    """The lines of a new file, closed by their own digest."""
    with gzip.GzipFile("", "wb", fileobj=file, mtime=0) as packed:
        lines = _Lines(cast("BinaryIO", packed))
        yield lines
        lines.close()


class _Lines:
    """Writes lines and keeps count of what they are, for the last one."""

    def __init__(self, file: BinaryIO) -> None:
        self._file, self._hash = file, hashlib.sha256()

    def put(self, said: dict[str, Any]) -> None:
        line = to_json(said).encode() + b"\n"
        self._hash.update(line)
        self._file.write(line)

    def close(self) -> None:
        self._file.write(json.dumps({"end": self._hash.hexdigest()}).encode() + b"\n")


def _told(step: Past) -> dict[str, Any]:
    return {"id": step.id, "at": step.at, "person": step.person, "action": step.action}


def _file_of(kind: str, new: Values | None) -> list[str]:
    digest = (new or {}).get("sha256") if kind == "document" else None
    return [str(digest)] if digest else []


def _files(connection: Moment, digests: Iterable[str]) -> Iterator[dict[str, Any]]:
    for digest in digests:
        data = content.fetch(connection, digest)
        if data is None:
            raise FileGone(digest)
        yield {"file": digest, "data": base64.b64encode(data).decode()}
