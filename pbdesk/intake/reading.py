"""Read a foreign file: the one door to everything that parses, which happens in a child process."""

import hashlib
import subprocess
import threading
import time
from collections.abc import Callable, Generator
from contextlib import closing
from pathlib import Path
from queue import Empty, Queue
from typing import Any, cast

from pbdesk.apart import patience_for, start_child
from pbdesk.errors import Cancelled, FileNotUnderstood, PasswordNeeded, PbdeskError, ReaderFailed
from pbdesk.intake.messages import (
    Message,
    add_part,
    packed_hints,
    received,
    send,
    table_of,
    unpacked_seen,
    unpacked_sentence,
)
from pbdesk.intake.tables import Hints, Reading
from pbdesk.sentences import Sentence, say
from pbdesk.store.content import LARGEST

Progress = Callable[[str, float], bool]
"""Told what is being done and how far it is (0 to 1); answers whether to go on."""

_POLL = 0.1
_DIED = (
    say("it cannot be read safely: reading it needs far more memory or time than its table should"),
    say("delete what lies far below or beside the table, save it as .xlsx again and import that"),
)

_GAVE_UP = (
    say("it is damaged, or made in a way that cannot be read"),
    say("open it, save it as .xlsx again and import that"),
)


def read(path: Path, hints: Hints, progress: Progress | None = None) -> Reading:
    """Read a spreadsheet or text table.

    Raises `FileNotUnderstood`, `ReaderFailed`, or `Cancelled` when `progress` says no.
    """
    began = time.monotonic()
    if not path.is_file():
        raise FileNotUnderstood(path, say("there is no such file"), say("check its name and folder"))
    try:
        content = path.read_bytes()
    except OSError as error:
        raise FileNotUnderstood(
            path, say("it cannot be opened ({why})", why=error.strerror), say("close it elsewhere or copy it")
        ) from error
    reading = Reading("", len(content), hashlib.sha256(content).hexdigest(), [], [])
    size = len(content)
    reading.content = content if size <= LARGEST else b""
    del content
    with closing(_answers(path, hints, progress or _go_on, patience_for(size))) as answers:
        if not any(take(path, reading, message) for message in answers):
            raise FileNotUnderstood(path, *_DIED)
    reading.seconds = time.monotonic() - began
    return reading


def take(path: Path, reading: Reading, message: Message) -> bool:
    """Add what the child says to the reading; true when it has said all."""
    name, content = message
    if name in ("refused", "locked", "fault"):
        raise _failure(path, name, content)
    if name in _TAKEN:
        _TAKEN[name](reading, content)
    return name == "done"


def _told(content: object) -> tuple[str, Sentence]:
    """What a sentence of the child is about, and the sentence."""
    about, words = cast("tuple[str, object]", content)
    return about, unpacked_sentence(words)


_TAKEN: dict[str, Callable[[Reading, Any], None]] = {
    "format": lambda reading, content: setattr(reading, "format", content),
    "table": lambda reading, content: reading.tables.append(table_of(content)),
    "part": lambda reading, content: add_part(reading.tables[-1], content),
    "ignored": lambda reading, content: reading.ignored_sheets.append(_told(content)),
    "own": lambda reading, content: reading.own.append(content),
    "note": lambda reading, content: reading.notes.append(_told(content)),
    "seen": lambda reading, content: reading.seen.append(unpacked_seen(content)),
}
"""What each message of the child adds to the reading."""


def _failure(path: Path, name: str, content: object) -> PbdeskError:
    """Why nothing was read: the file, its password, or the program itself."""
    if name == "fault":
        return ReaderFailed(path, str(content))
    kind = PasswordNeeded if name == "locked" else FileNotUnderstood
    return kind(path, *map(unpacked_sentence, cast("tuple[object, object]", content)))


def _answers(path: Path, hints: Hints, progress: Progress, seconds: float) -> Generator[Message]:
    """The child's messages; it is killed when it takes too long or the person stops it."""
    child = start_child("pbdesk.intake.child")
    messages: Queue[Message | None] = Queue()
    listener = threading.Thread(target=_listen, args=(child, messages), daemon=True)
    listener.start()
    deadline = time.monotonic() + seconds
    text, part = path.name, 0.0
    try:
        _ask(child, path, hints)
        while time.monotonic() < deadline:
            try:
                message = messages.get(timeout=_POLL)
            except Empty:
                message = ("progress", (text, part))
            if message is None:
                _refuse_if_given_up(path, child.wait())
                return
            if message[0] == "progress":
                text, part = message[1]  # type: ignore[misc]
                if not progress(text, part):
                    raise Cancelled
                continue
            yield message
    finally:
        child.kill()
        child.wait()
        listener.join()
        for pipe in (child.stdin, child.stdout):
            if pipe:
                pipe.close()


def _refuse_if_given_up(path: Path, code: int) -> None:
    """A reader that a parser brought down has met something that cannot be made sense of."""
    if code == 1:
        raise FileNotUnderstood(path, *_GAVE_UP)


def _go_on(_text: str, _part: float) -> bool:
    return True


def _ask(child: subprocess.Popen[bytes], path: Path, hints: Hints) -> None:
    if child.stdin:
        send(child.stdin, str(path.absolute()), packed_hints(hints))  # type: ignore[arg-type]


def _listen(child: subprocess.Popen[bytes], messages: "Queue[Message | None]") -> None:
    if child.stdout:
        for message in received(child.stdout):  # type: ignore[arg-type]
            messages.put(message)
    messages.put(None)
