"""The process in which a parcel is unpacked and held to its form; only what passed is said to the desk.

Given a path and a passphrase, or none, on standard input it says the parcel's lines on standard output, and at last
that it has `done`, that it is `locked`, or why it `refused` and what to do.
"""

import base64
import binascii
import gzip
import hashlib
import json
import re
import sys
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

from pbdesk.errors import Damaged
from pbdesk.exchange.form import AGAIN, CUT, FORM, LONGEST, NEWER, NO_PARCEL, Refused
from pbdesk.exchange.unsealing import Locked, uncovered
from pbdesk.limits import limit_this_process
from pbdesk.records.kinds import KINDS
from pbdesk.records.values import fits
from pbdesk.sentences import say

_MOST = 8 * 1024**3
_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def main() -> None:
    """Say the lines of the parcel that is asked for on standard input, as far as they hold."""
    asked = json.loads(sys.stdin.buffer.read())
    path = Path(asked["path"])
    try:
        limit_this_process(path.stat().st_size)
        with uncovered(path, asked["passphrase"]) as file:
            for line in checked(file):
                sys.stdout.buffer.write(line)
        last: dict[str, Any] = {"done": True}
    except Locked as locked:
        last = {"locked": locked.wrong}
    except Refused as refused:
        last = {"refused": list(refused.args)}
    except gzip.BadGzipFile:
        last = {"refused": list(NO_PARCEL)}
    except (OSError, EOFError, zlib.error, Damaged):
        last = {"refused": [CUT, AGAIN]}
    except (MemoryError, RecursionError):
        last = {"refused": [say("reading it needs far more memory than a parcel should"), AGAIN]}
    sys.stdout.buffer.write(json.dumps(last).encode() + b"\n")


def checked(file: BinaryIO) -> Iterator[bytes]:
    """The lines of a parcel but the last, each as it should be. Raises `Refused`."""
    seal, size, before = hashlib.sha256(), 0, "nothing"
    for line, said in _lines(file):
        size += len(line)
        if size > _MOST:
            raise Refused(say("it unpacks to more than any parcel"), AGAIN)
        before = _check(said, before)
        if before == "end":
            if said["end"] != seal.hexdigest():
                raise Refused(say("it is not what was written"), AGAIN)
            continue
        seal.update(line)
        yield line
    if before != "end":
        raise Refused(CUT, AGAIN)


def _lines(file: BinaryIO) -> Iterator[tuple[bytes, dict[str, Any]]]:
    with gzip.open(file, "rb") as packed:
        while line := packed.readline(LONGEST):
            try:
                said = json.loads(line)
            except ValueError as error:
                raise Refused(*NO_PARCEL) from error
            if not isinstance(said, dict):
                raise Refused(*NO_PARCEL)
            yield line, said


def _check(said: dict[str, Any], before: str) -> str:
    """What a line is, given what the line before it was. Raises `Refused` where it is not as a desk writes it."""
    sort = next((one for one in _AFTER if one in said), "")
    if before == "nothing":
        _check_head(said)
    if before not in _AFTER.get(sort, ()) or not _SOUND[sort](said):
        raise Refused(say("it holds what no desk writes"), AGAIN)
    return sort


def _check_head(said: dict[str, Any]) -> None:
    words = all(isinstance(said.get(one), str) for one in ("desk", "government", "since"))
    if said.get("parcel") != FORM or not words or not isinstance(said.get("schema"), int):
        raise Refused(*NO_PARCEL)


def _is_change(said: Any) -> bool:
    names = {"id", "at", "person", "action"}
    return isinstance(said, dict) and set(said) == names and all(isinstance(one, str) for one in said.values())


def _is_entry(said: Any) -> bool:
    if not isinstance(said, list) or len(said) != 4:
        return False
    record, kind, old, new = said
    if not isinstance(record, str) or not _ID.fullmatch(record) or not isinstance(kind, str):
        return False
    if kind not in KINDS:
        raise Refused(*NEWER)
    return (old is not None or new is not None) and _are_values(kind, old) and _are_values(kind, new)


def _are_values(kind: str, values: Any) -> bool:
    """Whether these are values of fields of that kind, each of its field's type and form."""
    if values is None:
        return True
    fields = KINDS[kind].by_name
    return isinstance(values, dict) and all(
        name in fields and fits(fields[name], value) and _are_ids(value) for name, value in values.items()
    )


def _are_ids(value: Any) -> bool:
    return not isinstance(value, list) or all(isinstance(one, str) and _ID.fullmatch(one) for one in value)


def _is_file(said: dict[str, Any]) -> bool:
    try:
        data = base64.b64decode(str(said.get("data")), validate=True)
    except binascii.Error:
        return False
    return hashlib.sha256(data).hexdigest() == str(said["file"])


_AFTER = {
    "parcel": ("nothing",), "change": ("parcel", "change", "entry"), "entry": ("change", "entry"),
    "file": ("parcel", "change", "entry", "file"), "end": ("parcel", "change", "entry", "file"),
}  # fmt: skip
"""Each sort of line, and the sorts it may follow."""
_SOUND: dict[str, Callable[[dict[str, Any]], bool]] = {
    "parcel": lambda said: isinstance(said.get("changes"), int),
    "change": lambda said: _is_change(said["change"]),
    "entry": lambda said: _is_entry(said["entry"]),
    "file": _is_file,
    "end": lambda said: isinstance(said["end"], str),
}


if __name__ == "__main__":
    main()
