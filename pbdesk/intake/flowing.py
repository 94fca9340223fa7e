"""Yearly amounts found beside activities, planned as records of their own that belong to them."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from pbdesk.intake.comparing import Comparison
from pbdesk.intake.planned import TablePlan
from pbdesk.intake.tables import Money, Problem, Table, add_problem
from pbdesk.records.kind import Value
from pbdesk.records.kinds import KINDS
from pbdesk.records.values import THOUSANDTHS
from pbdesk.sentences import say
from pbdesk.store.desk import Moment

FIELDS = ("activity", "year", "type", "amount", "currency", "source_key")
NO_CURRENCY = "{n} yearly amounts have no currency and are left out; say which with --currency."


def flows_of(
    table: Table, records: Sequence[str | None], keys: Sequence[Value]
) -> tuple[list[tuple[Value, ...]], list[int], int]:
    """The yearly amounts of activities: their values, the rows they stand in, and how many have no currency.

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
    return rows, numbers, bare


class Flows:
    """What the columns of years beside activities would create or change, as the parts of their table come."""

    def __init__(self, connection: Moment, parents: TablePlan) -> None:
        beside = parents.table
        self._table = Table(
            sheet=beside.sheet, kind="flow", header_rows=beside.header_rows, columns={}, unmatched_columns=[],
            fields=FIELDS, numbers=[], values=[],
        )  # fmt: skip
        self._table.columns = {f"{flow.type} {flow.year}": flow.heading for flow in beside.flows}
        self._parents, self._bare = beside, 0
        self._plan = TablePlan(self._table, KINDS["flow"], ("activity", "year", "type"), "together", parents.scope)
        self._comparison = Comparison(connection, self._plan)

    def take(self, part: Table, records: Sequence[str | None], keys: Sequence[Value]) -> None:
        """Plan the amounts of some more activities."""
        rows, numbers, bare = flows_of(part, records, keys)
        self._bare += bare
        if rows:
            self._table.numbers += numbers
            _sum_up(self._table, rows)
            columns = dict(zip(FIELDS, map(list, zip(*rows, strict=True)), strict=True))
            self._comparison.take(replace(self._table, numbers=numbers), columns)

    def finish(self) -> list[TablePlan]:
        """The plan of the amounts, where there are any; those that are left out are said."""
        if self._bare:
            message = say(NO_CURRENCY, n=self._bare)
            for table in (self._parents, self._table):
                add_problem(table, Problem(None, "", "", "warning", "money-without-currency", message))
        self._comparison.finish()
        return [self._plan] if self._table.numbers else []


def _sum_up(made: Table, rows: Sequence[tuple[Value, ...]]) -> None:
    """Take the amounts of more rows into what a table of yearly amounts comes to."""
    before = made.money.get("amount", Money(0, Decimal(0), None))
    total = sum(row[3] for row in rows if isinstance(row[3], int))
    used = {row[4] for row in rows} | ({before.currency} if before.values else set())
    currency = used.pop() if len(used) == 1 else None
    said = currency if isinstance(currency, str) else None
    made.money = {"amount": Money(before.values + len(rows), before.sum + Decimal(total) / THOUSANDTHS, said)}
