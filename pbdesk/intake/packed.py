"""Many rows kept small while they wait: packed part by part, opened one part at a time, and never on a disk."""

import marshal
import zlib
from collections.abc import Iterator, Sequence
from typing import Any, Generic, TypeVar, overload

from pbdesk.records.kind import Value

T = TypeVar("T")
PART = 10_000
"""So many rows of a table are planned and written at a time."""


def packed(values: object) -> bytes:
    """Plain values as few bytes."""
    return zlib.compress(marshal.dumps(values), 1)  # type: ignore[arg-type]


def opened(part: bytes) -> Any:
    """The values that were packed."""
    return marshal.loads(zlib.decompress(part))  # noqa: S302 - packed by this program


class LongColumn(Sequence[Value]):
    """A column of a table; all parts are of `PART` values, but for the last."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []
        self._height = 0

    def add(self, part: bytes, height: int) -> None:
        """Add a part that was packed."""
        self._parts.append(part)
        self._height += height

    def __len__(self) -> int:
        return self._height

    @overload
    def __getitem__(self, at: int) -> Value: ...
    @overload
    def __getitem__(self, at: slice) -> list[Value]: ...
    def __getitem__(self, at: int | slice) -> Value | list[Value]:
        if isinstance(at, int):
            place = range(self._height)[at]
            value: Value = opened(self._parts[place // PART])[place % PART]
            return value
        start, stop, step = at.indices(self._height)
        if step != 1:
            return list(self)[at]
        first, last = start // PART, max(0, stop - 1) // PART
        values: list[Value] = opened(self._parts[first]) if first == last < len(self._parts) else []
        for part in self._parts[first : last + 1] if first < last else ():
            values += opened(part)
        return values[start - first * PART : stop - first * PART]

    def __iter__(self) -> Iterator[Value]:
        for part in self._parts:
            yield from opened(part)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and len(self) == len(other) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]


class Kept(Generic[T]):
    """Things that wait, part by part; its length is how many rows they speak of."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []
        self._height = 0

    def add(self, part: T, height: int) -> None:
        """Keep a part of plain values that speaks of so many rows, if it speaks of any."""
        if height:
            self._parts.append(packed(part))
            self._height += height

    def __len__(self) -> int:
        return self._height

    def __iter__(self) -> Iterator[T]:
        return map(opened, self._parts)
