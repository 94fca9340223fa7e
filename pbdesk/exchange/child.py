"""The process in which a parcel is unpacked and held to its form; only what passed is said to the desk.

Given a path and a passphrase, or none, on standard input it says the parcel's lines on standard output, and at last
that it has `done`, that it is `locked`, or why it `refused` and what to do.
"""

import gzip
import hashlib
import json
import sys
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

from pbdesk.errors import Damaged
from pbdesk.exchange.form import AGAIN, CUT, FORM, LONGEST, NO_PARCEL, ODD, Refused
from pbdesk.exchange.lines import Seen, is_text
from pbdesk.exchange.unsealing import Locked, uncovered
from pbdesk.limits import limit_this_process
from pbdesk.sentences import say

_MOST = 8 * 1024**3


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
    seal, size, seen = hashlib.sha256(), 0, Seen()
    for line, said in _lines(file):
        size += len(line)
        if size > _MOST:
            raise Refused(say("it unpacks to more than any parcel"), AGAIN)
        _check(said, seen)
        if seen.last == "end":
            if said["end"] != seal.hexdigest() or seen.changes:
                raise Refused(say("it is not what was written"), AGAIN)
            continue
        seal.update(line)
        yield line
    if seen.last != "end":
        raise Refused(CUT, AGAIN)


def _lines(file: BinaryIO) -> Iterator[tuple[bytes, dict[str, Any]]]:
    with gzip.open(file, "rb") as packed:
        while line := packed.readline(LONGEST):
            try:
                said = json.loads(line, parse_constant=_refuse_constant)
            except ValueError as error:
                raise Refused(*NO_PARCEL) from error
            if not isinstance(said, dict):
                raise Refused(*NO_PARCEL)
            if b"\\u" in line and not is_text(said):
                raise Refused(ODD, AGAIN)
            yield line, said


def _refuse_constant(_name: str) -> None:
    """No desk writes a number that is none."""
    raise Refused(ODD, AGAIN)


def _check(said: dict[str, Any], seen: Seen) -> None:
    """Take in a line after those that were seen. Raises `Refused` where it is not as a desk writes it."""
    sort = next((one for one in _AFTER if one in said), "")
    if seen.last == "nothing":
        _check_head(said)
    if seen.last not in _AFTER.get(sort, ()) or not _SOUND[sort](seen, said):
        raise Refused(ODD, AGAIN)
    seen.last = sort


def _check_head(said: dict[str, Any]) -> None:
    words = all(isinstance(said.get(one), str) for one in ("desk", "government", "since"))
    if said.get("parcel") != FORM or not words or type(said.get("schema")) is not int:
        raise Refused(*NO_PARCEL)


_AFTER = {
    "parcel": ("nothing",), "change": ("parcel", "change", "entry"), "entry": ("change", "entry"),
    "file": ("parcel", "change", "entry", "file"), "end": ("parcel", "change", "entry", "file"),
}  # fmt: skip
"""Each sort of line, and the sorts it may follow."""
_SOUND: dict[str, Callable[[Seen, dict[str, Any]], bool]] = {
    "parcel": lambda seen, said: seen.head(said.get("changes")),
    "change": lambda seen, said: seen.change(said["change"]),
    "entry": lambda seen, said: seen.entry(said["entry"]),
    "file": lambda seen, said: seen.file(str(said["file"]), str(said.get("data"))),
    "end": lambda _seen, said: isinstance(said["end"], str),
}


if __name__ == "__main__":
    main()
