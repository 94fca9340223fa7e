"""Yearly amounts found beside activities, planned as records of their own that belong to them."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from pbdesk.intake.tables import Money, Problem, Table
from pbdesk.records.kind import Value
from pbdesk.records.values import THOUSANDTHS
from pbdesk.sentences import say

FIELDS = ("activity", "year", "type", "amount", "currency", "source_key")
NO_CURRENCY = "{n} yearly amounts have no currency and are left out; say which with --currency."


def flows_of(
    table: Table, records: Sequence[str | None], keys: Sequence[Value]
) -> tuple[Table, list[tuple[Value, ...]]]:
    """The yearly amounts of a table of activities as a table of their own, with their rows.

    `records` is the activity of each row, None where the row was refused; `keys` what the row is recognised by.
    """
    rows: list[tuple[Value, ...]] = []
    numbers: list[int] = []
    bare = 0
    for flow in table.flows:
        for place, amount in enumerate(flow.values):
            if amount is None or records[place] is None:
                continue
            if flow.currencies[place] is None:
                bare += 1
                continue
            key = f"{keys[place]}:{flow.year}:{flow.type}"
            rows.append((records[place], flow.year, flow.type, amount, flow.currencies[place], key))
            numbers.append(table.numbers[place])
    made = Table(
        sheet=table.sheet, kind="flow", header_rows=table.header_rows, columns={}, unmatched_columns=[],
        fields=FIELDS, numbers=numbers, values=[list(column) for column in zip(*rows, strict=True)],
    )  # fmt: skip
    made.columns = {f"{flow.type} {flow.year}": flow.heading for flow in table.flows}
    if rows:
        made.money = {"amount": _sum(rows)}
    if bare:
        made.problem_count = 1
        made.problems = [Problem(None, "", "", "warning", "money-without-currency", say(NO_CURRENCY, n=bare))]
    return made, rows


def _sum(rows: Sequence[tuple[Value, ...]]) -> Money:
    total = sum(row[3] for row in rows if isinstance(row[3], int))
    used = {row[4] for row in rows}
    currency = used.pop() if len(used) == 1 else None
    return Money(len(rows), Decimal(total) / THOUSANDTHS, currency if isinstance(currency, str) else None)


def records_of_rows(
    table: Table, keys: Sequence[Value], created: Mapping[int, str], known: Mapping[str, str]
) -> list[str | None]:
    """The activity of each row: the one it creates, or the one it is recognised as."""
    return [created.get(number) or known.get(str(key)) for number, key in zip(table.numbers, keys, strict=True)]
