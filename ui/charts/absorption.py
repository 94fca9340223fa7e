"""Delivery against absorption: planned, disbursed and spent by the receiver, year by year, in one currency."""

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from ui import display
from ui.charts.amounts import short
from ui.charts.chart import Grid
from ui.charts.columns import Bar, ColumnsChart, Group
from ui.words import tr

if TYPE_CHECKING:
    from pbdesk.coherence.figure import Year


class AbsorptionChart(ColumnsChart):
    """Three columns a year, of one currency; amounts of several are never put on one scale."""

    def __init__(self, years: "Sequence[Year]", currency: str) -> None:
        own = [one for one in years if one.currency == currency]
        series = (tr("Planned"), tr("Disbursed"), tr("Absorbed"))
        rows = tuple((str(one.year), *(_whole(amount, currency) for amount in _amounts(one))) for one in own)
        grid = Grid((tr("Year"), *series), rows, tuple(one.evidence for one in own))
        groups = [_group(one, series) for one in own]
        named = tr("Delivery and absorption, {currency}", currency=currency)
        super().__init__(named, grid, series, groups, tr("in {currency}", currency=currency))


def currencies(years: "Sequence[Year]") -> list[str]:
    """The currencies of some years, the one with most years first."""
    found = [one.currency for one in years]
    return sorted(set(found), key=lambda code: (-found.count(code), code))


def _amounts(one: "Year") -> tuple[Decimal | None, ...]:
    return (one.planned, one.disbursed, one.absorbed)


def _group(one: "Year", series: tuple[str, ...]) -> Group:
    bars = tuple(_bar(one, name, amount) for name, amount in zip(series, _amounts(one), strict=True))
    return Group(str(one.year), bars)


def _bar(one: "Year", name: str, amount: Decimal | None) -> Bar:
    words = f"{one.year}, {name}: {_whole(amount, one.currency)}"
    return Bar(None if amount is None else float(amount), "?" if amount is None else short(amount), words, one.evidence)


def _whole(amount: Decimal | None, currency: str) -> str:
    return tr("not known") if amount is None else f"{display.number(round(float(amount)))} {currency}"
