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


MOST = 12
"""So many months are drawn, the last ones; the table has them all."""


class RequestsChart(ColumnsChart):
    """One column a month up to the one in which the page stands; a month without a request stands as nought."""

    def __init__(self, months: Sequence[Month], until: str = "") -> None:
        shown = between(months, until)
        rows = tuple((display.date(one.month), display.number(one.requests)) for one in shown)
        grid = Grid((tr("Month"), tr("Requests")), rows, tuple(one.opens for one in shown))
        super().__init__(tr("Requests a month"), grid, (tr("Requests"),), [_group(one) for one in shown[-MOST:]])


def _group(one: Month) -> Group:
    label, count = display.date(one.month), display.number(one.requests)
    bar = Bar(float(one.requests), count, tr("{month}: {count} requests", month=label, count=count), one.opens)
    return Group(label, (bar,))


def between(months: Sequence[Month], until: str = "") -> list[Month]:
    """The months from the first to the last, or until a later one; those without a request too."""
    found = {one.month: one for one in months}
    every: list[Month] = []
    month, last = min(found, default=""), max([*found, until])
    while month and month <= last:
        every.append(found.get(month, Month(month, 0)))
        year, number = int(month[:4]), int(month[5:7])
        month = f"{year + number // 12}-{number % 12 + 1:02}"
    return every
