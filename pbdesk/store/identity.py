"""Identifiers: UUIDv7 (RFC 9562), ordered by time and unique across desks, so that desks merge."""

import os
import time
from collections.abc import Iterator


class Identities:
    """Makes identifiers that never go back in time, even many within one millisecond."""

    def __init__(self) -> None:
        self._last = 0

    def take(self, count: int) -> list[str]:
        """That many new identifiers, in ascending order."""
        return list(self._make(count))

    def one(self) -> str:
        """One new identifier."""
        return next(self._make(1))

    def _make(self, count: int) -> Iterator[str]:
        start = max(self._last + 1, time.time_ns() // 1_000_000 << 12)
        self._last = start + count - 1
        tails = os.urandom(8 * count).hex()
        for offset in range(count):
            moment, tail = start + offset, tails[16 * offset : 16 * offset + 16]
            head = f"{moment >> 12:012x}"
            variant = "89ab"[int(tail[0], 16) & 3]
            yield f"{head[:8]}-{head[8:]}-7{moment & 0xFFF:03x}-{variant}{tail[1:4]}-{tail[4:]}"


identities = Identities()
"""The one source of identifiers in this process."""
