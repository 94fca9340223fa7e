"""What passes between the reading child and the desk: plain values only, each message with its length before it."""

import marshal
from collections.abc import Iterable, Iterator
from dataclasses import asdict, fields, replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import BinaryIO, cast

from pbdesk.intake.cells import Cell
from pbdesk.intake.tables import Flow, Hints, Money, Problem, Seen, Table
from pbdesk.sentences import Sentence, say

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
    packed["problems"] = [(*problem[:-1], *packed_sentences(problem.message)) for problem in table.problems]
    packed["flows"] = [tuple(flow) for flow in table.flows]
    return packed


def unpacked_table(packed: dict[str, object]) -> Table:
    """The table that was packed."""
    table = Table(**packed)  # type: ignore[arg-type]
    table.money = {
        name: Money(count, Decimal(total), currency) for name, (count, total, currency) in table.money.items()
    }
    table.problems = [_problem(*packed) for packed in table.problems]
    table.flows = [Flow(*flow) for flow in table.flows]
    return table


def _problem(row: int | None, column: str, value: str, severity: str, code: str, words: object) -> Problem:
    return Problem(row, column, value, severity, code, unpacked_sentence(words))


def packed_sentences(*sentences: Sentence) -> tuple[object, ...]:
    """Sentences as plain values: template, the values of its places, whether it begins in lower case."""
    return tuple(
        (one.template, {name: _packed(value) for name, value in one.values.items()}, one.low) for one in sentences
    )


def _packed(value: object) -> object:
    """A value of a sentence; a sentence within it becomes a triple."""
    if isinstance(value, list | tuple):
        return list(map(_packed, value))
    return packed_sentences(value)[0] if isinstance(value, Sentence) else value


def unpacked_sentence(packed: object) -> Sentence:
    """The sentence that was packed."""
    template, values, low = cast("tuple[str, dict[str, object], bool]", packed)
    made = say(template, **{name: _unpacked(value) for name, value in values.items()})
    return made.lower() if low else made


def _unpacked(value: object) -> object:
    if isinstance(value, list):
        return list(map(_unpacked, value))
    return unpacked_sentence(value) if isinstance(value, tuple) else value


def packed_hints(hints: Hints) -> dict[str, object]:
    """Hints as plain values."""
    rows = {sheet: dict(said) for sheet, said in hints.rows.items()}
    told = {"profile": dict(hints.profile), "units": dict(hints.units), "rows": rows, "without": list(hints.without)}
    told["headers"] = dict(hints.headers)
    return {**asdict(replace(hints, names={}, keys={}, **told))}  # type: ignore[arg-type]


def packed_seen(sheet: str | None, hidden: bool, rows: Iterable[list[Cell]]) -> object:
    """A sheet as it is, as plain values: a day or moment becomes a pair."""
    return sheet, hidden, [[_packed_cell(cell) for cell in row] for row in rows]


def _packed_cell(cell: Cell) -> object:
    if isinstance(cell, datetime):
        return "moment", cell.isoformat()
    if isinstance(cell, date):
        return "day", cell.isoformat()
    return str(cell) if isinstance(cell, time | timedelta) else cell


def unpacked_seen(packed: object) -> Seen:
    """The sheet that was packed."""
    sheet, hidden, rows = cast("tuple[str | None, bool, list[list[object]]]", packed)
    return Seen(sheet, hidden, [[_unpacked_cell(cell) for cell in row] for row in rows])


def _unpacked_cell(cell: object) -> Cell:
    if not isinstance(cell, tuple):
        return cell  # type: ignore[return-value]
    name, text = cell
    return datetime.fromisoformat(text) if name == "moment" else date.fromisoformat(text)
