"""Identifiers: UUIDv7 (RFC 9562), ordered by time and unique across desks, so that desks merge."""

import os
import time
from functools import lru_cache


class Identities:
    """Makes identifiers that never go back in time, even many within one millisecond."""

    def __init__(self) -> None:
        self._last = 0

    def take(self, count: int) -> list[str]:
        """That many new identifiers, in ascending order."""
        start = max(self._last + 1, time.time_ns() // 1_000_000 << 12)
        self._last = start + count - 1
        tails = os.urandom(8 * count).hex()
        both = zip(range(0, 16 * count, 16), range(start, start + count), strict=True)
        return [
            f"{_head(moment >> 12)}{_STEPS[moment & 0xFFF]}-"
            f"{_VARIANT[tails[at]]}{tails[at + 1 : at + 4]}-{tails[at + 4 : at + 16]}"
            for at, moment in both
        ]

    def one(self) -> str:
        """One new identifier."""
        return self.take(1)[0]


@lru_cache(maxsize=4)
def _head(millisecond: int) -> str:
    """The time of an identifier, and its version."""
    head = f"{millisecond:012x}"
    return f"{head[:8]}-{head[8:]}-7"


_STEPS = [f"{step:03x}" for step in range(0x1000)]
_VARIANT = {digit: "89ab"[int(digit, 16) & 3] for digit in "0123456789abcdef"}


identities = Identities()
"""The one source of identifiers in this process."""
