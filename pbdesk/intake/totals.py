"""Totals found in a sheet are used: they are compared with the rows, and a difference is a problem to show."""

from collections.abc import Iterator, Sequence

from pbdesk.intake import amounts
from pbdesk.intake.cells import Cell
from pbdesk.intake.tables import Problem
from pbdesk.records.kind import Value
from pbdesk.records.values import THOUSANDTHS, plain_amount
from pbdesk.sentences import say

_ROUNDED = 0.001
"""Sums of rounded amounts may differ from a rounded total by so much of it."""

Total = tuple[int, Sequence[Cell]]


def differing(
    heading: str,
    at: int,
    column: Sequence[Cell],
    values: Sequence[Value],
    numbers: Sequence[int],
    totals: Sequence[Total],
    factor: int,
) -> Iterator[Problem]:
    """The totals of a column that are neither the sum of the rows since the last total nor of all so far, nor of all."""
    said = [row[at] if at < len(row) else "" for _, row in totals]
    sums = amounts.thousandths([*column, *said], factor).values[len(column) :]
    begun = 0
    for (number, _), cell, total in zip(totals, said, sums, strict=True):
        if not isinstance(total, int):
            total = amounts.thousandths([cell], factor).values[0]
        if not isinstance(total, int):
            continue
        upto = sum(one < number for one in numbers)
        likely = [_sum(values[begun:upto]), _sum(values[:upto]), _sum(values)]
        if not any(_agrees(total, found, factor) for found in likely):
            nearest = min(likely, key=lambda found: abs(total - found))
            message = say(
                "the total says {total}, the rows make {sum}", total=plain_amount(total), sum=plain_amount(nearest)
            )
            yield Problem(number, heading, plain_amount(total), "warning", "total-differs", message)
        begun = upto


def _sum(values: Sequence[Value]) -> int:
    return sum(value for value in values if isinstance(value, int))


def _agrees(total: int, found: int, factor: int) -> bool:
    return abs(total - found) <= max(THOUSANDTHS * factor, _ROUNDED * abs(total))
