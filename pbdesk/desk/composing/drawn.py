"""The charts of a country's papers beside its profile, drawn from the figures that the window draws."""

from collections import Counter
from collections.abc import Iterator, Sequence

from pbdesk.brief.drawings import Chart, Drawn, Series
from pbdesk.brief.outline import Block, Paragraph, Section
from pbdesk.brief.tables import Holds, Number
from pbdesk.coherence.figure import LeadLine, Year
from pbdesk.coherence.requests import Load
from pbdesk.desk.composing.tongue import Tongue


def absorption(years: Sequence[Year], tongue: Tongue) -> tuple[Chart, ...]:
    """What was planned, disbursed and absorbed, year by year, in the currency that has most years."""
    found = Counter(one.currency for one in years)
    if not found:
        return ()
    currency = max(sorted(found), key=lambda code: found[code])
    own = [one for one in years if one.currency == currency]
    series = [
        (tongue.say("planned"), [one.planned for one in own]),
        (tongue.say("disbursed"), [one.disbursed for one in own]),
        (tongue.say("absorbed"), [one.absorbed for one in own]),
    ]
    title = tongue.say("absorption.chart", currency=currency)
    return (_chart(title, Drawn.COLUMN, tongue.say("year"), [str(one.year) for one in own], series, tongue),)


def leads(lines: Sequence[LeadLine], sides: Sequence[str], tongue: Tongue) -> tuple[Chart, ...]:
    """On how many days one agency led, several did, or nobody, for the country and for each dimension."""
    if not lines:
        return ()
    several = [sum(one.days for one in line.overlaps) for line in lines]
    series: list[tuple[str, list[Number | None]]] = [
        (tongue.say("leads.one"), [line.days_led - both for line, both in zip(lines, several, strict=True)]),
        (tongue.say("leads.several"), [*several]),
        (tongue.say("leads.nobody"), [line.days - line.days_led for line in lines]),
    ]
    return (_chart(tongue.say("leads.chart"), Drawn.STACKED, tongue.say("side"), sides, series, tongue),)


def requests(loads: Sequence[Load], tongue: Tongue) -> Section:
    """What internal actors were asked month by month; a month without a request between two others is nought."""
    title, asked = tongue.say("requests"), Counter[str]()
    for one in loads:
        asked[one.month] += one.requests
    if not asked:
        return Section(title, (Paragraph(tongue.say("requests.none")),))
    months = list(_between(min(asked), max(asked)))
    series: list[tuple[str, list[Number | None]]] = [(tongue.say("requests.asked"), [asked[one] for one in months])]
    shown = [tongue.words.date(one, short=True) for one in months]
    blocks: tuple[Block, ...] = (
        _chart(tongue.say("requests.chart"), Drawn.COLUMN, tongue.say("month"), shown, series, tongue),
    )
    return Section(title, blocks)


def _between(first: str, last: str) -> Iterator[str]:
    month = first
    while month <= last:
        yield month
        year, number = int(month[:4]), int(month[5:7])
        month = f"{year + number // 12}-{number % 12 + 1:02}"


def _chart(
    title: str, drawn: Drawn, axis: str, categories: Sequence[str],
    series: Sequence[tuple[str, Sequence[Number | None]]], tongue: Tongue,
) -> Chart:  # fmt: skip
    """A chart whose alternative text tells every number."""
    words = tongue.words
    told = words.apart(
        words.of(category, ", ".join(f"{name} {words.amount(values[at])}" for name, values in series))
        for at, category in enumerate(categories)
    )
    alt = f"{words.of(title, told)}."
    drawn_series = tuple(Series(name, tuple(values)) for name, values in series)
    return Chart(title, title, alt, drawn, axis, tuple(categories), drawn_series, Holds.NUMBER)
