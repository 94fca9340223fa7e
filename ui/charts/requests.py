"""Requests made of internal actors, month by month: the load that coherence abroad puts on them."""

from collections.abc import Sequence
from dataclasses import dataclass

from ui import display
from ui.charts.chart import Grid
from ui.charts.columns import Bar, ColumnsChart, Group
from ui.words import tr


@dataclass(frozen=True)
class Month:
    """How many requests all actors together received in a month (2026-03); `opens` is the evidence."""

    month: str
    requests: int
    opens: object = None


class RequestsChart(ColumnsChart):
    """One column a month; a month without a request between two others stands as nought."""

    def __init__(self, months: Sequence[Month]) -> None:
        shown = between(months)
        rows = tuple((display.date(one.month), display.number(one.requests)) for one in shown)
        grid = Grid((tr("Month"), tr("Requests")), rows, tuple(one.opens for one in shown))
        super().__init__(tr("Requests a month"), grid, (tr("Requests"),), [_group(one) for one in shown])


def _group(one: Month) -> Group:
    label, count = display.date(one.month), display.number(one.requests)
    bar = Bar(float(one.requests), count, tr("{month}: {count} requests", month=label, count=count), one.opens)
    return Group(label, (bar,))


def between(months: Sequence[Month]) -> list[Month]:
    """The months from the first to the last, those without a request too."""
    found = {one.month: one for one in months}
    every: list[Month] = []
    month = min(found, default="")
    while month and month <= max(found):
        every.append(found.get(month, Month(month, 0)))
        year, number = int(month[:4]), int(month[5:7])
        month = f"{year + number // 12}-{number % 12 + 1:02}"
    return every
