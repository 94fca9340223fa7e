"""How well odd workbooks are read: `python tests/intake/score.py 2000 [SEED]` prints the share of points by trap."""

import io
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from pbdesk.errors import FileNotUnderstood
from pbdesk.intake.child import read_into
from pbdesk.intake.messages import received
from pbdesk.intake.reading import take
from pbdesk.intake.tables import Hints, Reading, Table
from pbdesk.records.kind import Value
from pbdesk.records.kinds import KINDS
from tests.intake.odd_truth import Odd, Truth
from tests.intake.odd_workbooks import odd_workbook

Point = tuple[str, bool, object]


def tables_in(path: Path) -> list[Table]:
    """The tables of a file as the reading child sends them, without the child."""
    answers = io.BytesIO()
    try:
        read_into(answers, path, Hints())
    except FileNotUnderstood:
        return []
    answers.seek(0)
    reading = Reading("", 0, "", [], [])
    for message in received(answers):
        take(path, reading, message)
    return reading.tables


def points_of(odd: Odd) -> Iterator[Point]:
    """Every point that reading an odd workbook can win, and whether it was won, with what was found."""
    tables = tables_in(odd.path)
    for number, truth in enumerate(odd.tables):
        there = [table for table in tables if table.sheet == truth.sheet]
        if number >= len(there):
            yield from ((f"table {number}", False, [table.sheet for table in tables]) for _ in range(12))
            continue
        yield "table", True, ""
        yield from _where(there[number], truth)
        yield from _what(there[number], truth)
    yield (
        "no table too many",
        len(tables) == len(odd.tables),
        [(one.sheet, one.kind, one.header_rows) for one in tables],
    )


def _where(table: Table, truth: Truth) -> Iterator[Point]:
    yield "header row", table.header_rows[-1] == truth.header_row, (table.header_rows, truth.header_row)
    yield "first row", table.first_row == truth.first_row, (table.first_row, truth.first_row)
    yield "last row", table.last_row == truth.last_row, (table.last_row, truth.last_row)
    yield "rows", len(table.numbers) == truth.rows, (len(table.numbers), truth.rows)


def _columns(table: Table, truth: Truth) -> Iterator[Point]:
    """Which column is which field; of two languages of a title either may be taken, if the other is kept."""
    for name, heading in truth.columns.items():
        found = table.columns.get(name, "")
        meant = [heading, *truth.twins] if name == "title" else [heading]
        yield f"column {name}", " ".join(found.split()) in {" ".join(one.split()) for one in meant}, (found, heading)
    if truth.twins:
        kept = [table.headings[at] for at in table.twins]
        lost = set(truth.twins) - {*kept, *table.columns.values()}
        yield "kept beside", len(kept) == len(truth.twins) and not lost, (kept, truth.twins)


def _what(table: Table, truth: Truth) -> Iterator[Point]:
    yield from _columns(table, truth)
    for name, total in truth.money.items():
        money = table.money.get(name)
        yield f"sum {name}", money is not None and abs(money.sum - total) < Decimal("0.01"), (money, total)
        if money is not None and truth.currency:
            yield f"currency {name}", money.currency == truth.currency, (money.currency, truth.currency)
    for name, values in truth.values.items():
        found_values = _values(table, name)
        wrong = [pair for pair in zip(found_values, values, strict=False) if pair[0] != pair[1]]
        yield (
            f"values {name}",
            len(found_values) == len(values) and not wrong,
            wrong[:4] or (len(found_values), len(values)),
        )
    if truth.flows:
        found_flows = [
            (number, flow.year, flow.type, Decimal(value) / 1000)
            for flow in table.flows
            for number, value in zip(table.numbers, flow.values, strict=True)
            if isinstance(value, int)
        ]
        yield "yearly amounts", sorted(found_flows) == sorted(truth.flows), (found_flows[:3], truth.flows[:3])
    for code in truth.problems:
        yield f"problem {code}", any(problem.code == code for problem in table.problems), ""
    if not truth.problems:
        yield (
            "no false alarm",
            not any(problem.code == "total-differs" for problem in table.problems),
            [problem for problem in table.problems if problem.code == "total-differs"],
        )


def _values(table: Table, reported: str) -> list[str | None]:
    fields = {one.reported_as: one.name for one in KINDS[table.kind].fields}
    name = fields[reported]
    if name not in table.fields:
        return []
    values = table.values[table.fields.index(name)]
    further = table.values[table.fields.index("other_countries")] if "other_countries" in table.fields else []
    if name != "country" or not further:
        return [_text(value) for value in values]
    return [_joined(value, more) for value, more in zip(values, further, strict=True)]


def _joined(first: Value, more: Value) -> str | None:
    return ",".join([str(first), *more]) if first and isinstance(more, list) else _text(first)


def _text(value: Value) -> str | None:
    return ",".join(map(str, value)) if isinstance(value, list) else None if value is None else str(value)


def score(count: int, seed: int, folder: Path) -> tuple[Counter[str], Counter[str], list[str]]:
    """Points won and possible by trap (all under the empty name), and every point lost in words."""
    won, possible, lost = Counter[str](), Counter[str](), []
    for one in range(seed, seed + count):
        odd = odd_workbook(folder, one)
        points = list(points_of(odd))
        good = sum(fine for _, fine, _ in points)
        for trap in {"", *odd.traps}:
            won[trap] += good
            possible[trap] += len(points)
        lost += [f"{odd.path.name}: {name}: {found}" for name, fine, found in points if not fine]
        odd.path.unlink()
    return won, possible, lost


def main() -> None:
    """Print the score by trap, the worst first."""
    count, seed = int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1
    with tempfile.TemporaryDirectory() as folder:
        won, possible, lost = score(count, seed, Path(folder))
    print(*lost[:400], sep="\n")
    for trap in sorted(possible, key=lambda name: won[name] / possible[name]):
        print(f"{won[trap] / possible[trap]:7.2%}  {won[trap]:6} of {possible[trap]:6}  {trap or 'all'}")


if __name__ == "__main__":
    main()
