"""What passes between the reading child and the desk: plain values only, each message with its length before it."""

import marshal
from collections.abc import Iterator
from dataclasses import asdict, fields
from decimal import Decimal
from typing import BinaryIO

from pbdesk.intake.tables import Hints, Money, Problem, Table

Message = tuple[str, object]
_LENGTH = 8


def send(to: BinaryIO, name: str, content: object) -> None:
    """Write one message."""
    packed = marshal.dumps((name, content))  # type: ignore[arg-type]
    to.write(len(packed).to_bytes(_LENGTH, "big"))
    to.write(packed)
    to.flush()


def received(source: BinaryIO) -> Iterator[Message]:
    """The messages as they come, until the other side closes or dies."""
    while len(length := source.read(_LENGTH)) == _LENGTH:
        size = int.from_bytes(length, "big")
        packed = source.read(size)
        if len(packed) < size:
            return
        yield marshal.loads(packed)  # noqa: S302 - written by our own child


def packed_table(table: Table) -> dict[str, object]:
    """A table as plain values."""
    packed = {one.name: getattr(table, one.name) for one in fields(table)}
    packed["money"] = {name: (money.values, str(money.sum), money.currency) for name, money in table.money.items()}
    packed["problems"] = [tuple(problem) for problem in table.problems]
    return packed


def unpacked_table(packed: dict[str, object]) -> Table:
    """The table that was packed."""
    table = Table(**packed)  # type: ignore[arg-type]
    table.money = {
        name: Money(count, Decimal(total), currency) for name, (count, total, currency) in table.money.items()
    }
    table.problems = [Problem(*problem) for problem in table.problems]
    return table


def packed_hints(hints: Hints) -> dict[str, object]:
    """Hints as plain values."""
    return {**asdict(hints), "profile": dict(hints.profile), "units": dict(hints.units)}
