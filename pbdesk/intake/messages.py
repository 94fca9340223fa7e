"""What passes between the reading child and the desk: plain values only, each message with its length before it."""

import marshal
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, fields, replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, BinaryIO, cast

from pbdesk.intake.cells import Cell
from pbdesk.intake.packed import LongColumn, packed
from pbdesk.intake.tables import Flow, Hints, Money, Problem, Seen, Table
from pbdesk.records.kind import Value
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


def send_table(to: BinaryIO, table: Table) -> None:
    """Write a table: what is said of it, and then its columns part by part."""
    said = {one.name: getattr(table, one.name) for one in fields(table)}
    said["money"] = {name: (money.values, str(money.sum), money.currency) for name, money in table.money.items()}
    said["problems"] = [(*problem[:-1], *packed_sentences(problem.message)) for problem in table.problems]
    said["values"] = len(table.values)
    said["flows"] = [(flow.heading, flow.year, flow.type) for flow in table.flows]
    send(to, "table", said)
    for part in table.parts():
        send(to, "part", (len(part.numbers), [packed(list(column)) for column in _columns(part)]))


def table_of(said: dict[str, Any]) -> Table:
    """The table of which this was said; its columns are empty until its parts are added."""
    money = {name: Money(count, Decimal(total), currency) for name, (count, total, currency) in said["money"].items()}
    problems = [_problem(*problem) for problem in said["problems"]]
    flows = [Flow(heading, year, sort, LongColumn(), LongColumn()) for heading, year, sort in said["flows"]]
    values = [LongColumn() for _ in range(said["values"])]
    return Table(**said | {"money": money, "problems": problems, "flows": flows, "values": values})


def add_part(table: Table, part: tuple[int, list[bytes]]) -> None:
    """Add a part of its columns to a table."""
    height, columns = part
    for column, one in zip(_columns(table), columns, strict=True):
        cast("LongColumn", column).add(one, height)


def _columns(table: Table) -> list[Sequence[Value]]:
    return [*table.values, *(column for flow in table.flows for column in (flow.values, flow.currencies))]


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


def unpacked_sentence(packed_one: object) -> Sentence:
    """The sentence that was packed."""
    template, values, low = cast("tuple[str, dict[str, object], bool]", packed_one)
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
