"""A parcel from another desk, unpacked in a process of its own and understood as what was done there."""

import base64
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pbdesk.apart import child_within, patience_for
from pbdesk.errors import FileNotUnderstood, ParcelLocked, WrongParcelPassphrase
from pbdesk.exchange.form import AGAIN, NEWER
from pbdesk.records.kind import Value
from pbdesk.sentences import say, term
from pbdesk.store.migrations import VERSION

Entry = tuple[str, str, dict[str, Value] | None, dict[str, Value] | None]
"""record, kind, old values, new values; old is None where it was made, new where it was taken out."""


@dataclass(frozen=True)
class Step:
    """A change of the other desk."""

    id: str
    at: str
    person: str
    action: str
    entries: list[Entry] = field(default_factory=list)


@dataclass
class Parcel:
    """What another desk sends: which desk it is, since which of its changes, what was done, files by digest."""

    desk: str = ""
    government: str = ""
    since: str = ""
    steps: list[Step] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)


def open_parcel(path: Path, passphrase: str | None = None) -> Parcel:
    """Unpack a parcel, with its passphrase where it is sealed.

    Raises `ParcelLocked`, `WrongParcelPassphrase`, and `FileNotUnderstood` for what is none, is damaged, or comes from
    a newer version.
    """
    if not path.is_file():
        raise FileNotUnderstood(path, say("there is no such file"), say("check its name and folder"))
    parcel, finished = Parcel(), False
    for said in _said(path, passphrase):
        if "locked" in said:
            raise WrongParcelPassphrase(path) if said["locked"] else ParcelLocked(path)
        if "refused" in said:
            raise FileNotUnderstood(path, *map(term, said["refused"]))
        finished = finished or "done" in said
        _take(path, parcel, said)
    if not finished:
        raise FileNotUnderstood(path, say("it cannot be read safely"), AGAIN)
    return parcel


def _take(path: Path, parcel: Parcel, said: dict[str, Any]) -> None:
    if "parcel" in said:
        if said["schema"] > VERSION:
            raise FileNotUnderstood(path, *NEWER)
        parcel.desk, parcel.government, parcel.since = said["desk"], said["government"], said["since"]
    elif "change" in said:
        parcel.steps.append(Step(**said["change"]))
    elif "entry" in said:
        parcel.steps[-1].entries.append(tuple(said["entry"]))
    elif "file" in said:
        parcel.files[said["file"]] = base64.b64decode(said["data"])


def _said(path: Path, passphrase: str | None) -> Iterator[dict[str, Any]]:
    """What the child says, line by line; it is killed when it takes too long."""
    with child_within("pbdesk.exchange.child", patience_for(path.stat().st_size)) as child:
        if child.stdin:
            child.stdin.write(json.dumps({"path": str(path.absolute()), "passphrase": passphrase}).encode())
            child.stdin.close()
        yield from (json.loads(line) for line in child.stdout or () if line.endswith(b"\n"))
