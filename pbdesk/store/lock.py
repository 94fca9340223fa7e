"""One writer at a time: an operating-system lock beside the desk that dies with its holder."""

import json
import os
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from pbdesk.errors import CannotWrite, DeskInUse
from pbdesk.sentences import Sentence, say
from pbdesk.whole import refusal

_BYTE = 1 << 30
"""Where Windows locks: far beyond the text, so that others can still read who holds it."""

_take: Callable[[int], None]

if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> None:
        os.lseek(handle, _BYTE, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


class Lock:
    """Held from construction to `release`; raises `DeskInUse` naming the holder."""

    def __init__(self, desk: Path, person: str) -> None:
        self.path = desk.with_name(desk.name + ".lock")
        try:
            self._handle = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o644)
        except OSError as error:
            raise CannotWrite(desk, *refusal(error, desk)) from error
        try:
            _take(self._handle)
        except OSError as error:
            holder = self._holder()
            os.close(self._handle)
            raise DeskInUse(desk, holder) from error
        try:
            self._sign(person)
        except OSError as error:
            self.release()
            raise CannotWrite(desk, *refusal(error, desk)) from error

    def _sign(self, person: str) -> None:
        since = datetime.now(UTC).isoformat(timespec="minutes")
        text = json.dumps({"person": person, "process": os.getpid(), "since": since})
        os.ftruncate(self._handle, 0)
        os.lseek(self._handle, 0, os.SEEK_SET)
        os.write(self._handle, text.encode())

    def _holder(self) -> Sentence:
        try:
            held = json.loads(self.path.read_text(encoding="utf-8"))
            held["since"] = f"{datetime.fromisoformat(held['since']).astimezone():%Y-%m-%d %H:%M}"
            if held["person"]:
                return say("{person} (process {process}, since {since})", **held)
            return say("somebody not named (process {process}, since {since})", **held)
        except (OSError, ValueError, KeyError):
            return say("another program")

    def __enter__(self) -> "Lock":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()

    def release(self) -> None:
        """Let others write; taking the file away first, while nobody else can hold it."""
        if sys.platform != "win32":
            self.path.unlink(missing_ok=True)
        os.close(self._handle)
