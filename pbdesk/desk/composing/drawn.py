"""The drawings of a country's papers beside its profile, from the figures that the window draws."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import groupby

from pbdesk.brief.drawings import Chart, Drawn, Held, Lane, Look, Member, Network, Series, Timeline
from pbdesk.brief.outline import Block, Paragraph, Section
from pbdesk.brief.tables import Holds, Number
from pbdesk.coherence.figure import LeadLine, Span, Year
from pbdesk.coherence.requests import Load
from pbdesk.coherence.stretches import stretches
from pbdesk.desk import coordinating
from pbdesk.desk.composing.tongue import Tongue
from pbdesk.records.kinds import KINDS

TIERS = ("core", "intermediate", "periphery")
"""From the middle outwards (report, Coherence and Coordination); whose tier is not known stands outermost."""
_YEARS, _SPANS = (10, 5, 2, 1), 40
"""How many years before the day a timeline may go back, and how many stretches a lane of it may have."""
_LOOKS = {0: Look.HATCHED, 1: Look.FILLED}
"""How days are drawn by how many agencies lead on them; those of more are crossed."""


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


def leads(lines: Sequence[LeadLine], sides: Sequence[str], tongue: Tongue) -> tuple[Timeline, ...]:
    """Who led when, for the country and for each dimension; of a long history the latest years that can be read."""
    if not lines:
        return ()
    day = date.fromisoformat(max(line.until for line in lines))
    choices = [_since(lines, f"{day.year - years}-01-01") for years in _YEARS]
    spans = next((one for one in choices if max(map(len, one)) <= _SPANS), choices[-1])
    shown = [(side, some) for side, some in zip(sides, spans, strict=True) if some]
    lanes = tuple(Lane(side, _joined([_held(one, tongue) for one in some])) for side, some in shown)
    title = tongue.say("leads.chart", since=tongue.words.date(min(some[0].since for _, some in shown)))
    told = tongue.words.apart(
        tongue.words.of(side, ", ".join(_stretch(one, tongue) for one in some)) for side, some in shown
    )
    leads = KINDS["assignment"].by_name["agency"]
    heads = (tongue.say("side"), tongue.called(leads), tongue.say("from"), tongue.say("to"))
    return (Timeline(title, title, f"{tongue.words.of(title, told)}.", heads, lanes),)


def _since(lines: Sequence[LeadLine], since: str) -> list[list[Span]]:
    return [stretches(line, since) if line.until >= since else [] for line in lines]


def _joined(every: Sequence[Held]) -> tuple[Held, ...]:
    """Days in a row that are drawn alike are drawn as one, whoever the several are that led."""
    runs = [list(some) for _, some in groupby(every, key=lambda one: (one.who, one.look))]
    return tuple(replace(some[0], until=some[-1].until) for some in runs)


def _held(one: Span, tongue: Tongue) -> Held:
    since, until = date.fromisoformat(one.since), date.fromisoformat(one.until)
    look = _LOOKS.get(len(one.agencies), Look.CROSSED)
    words = {Look.HATCHED: tongue.say("leads.nobody"), Look.CROSSED: tongue.say("leads.several")}
    return Held(words.get(look) or tongue.named(one.agencies[0]) or "", since, until, look)


def _stretch(one: Span, tongue: Tongue) -> str:
    """Some days in words: who led, from when to when."""
    names = [tongue.named(agency) or "" for agency in one.agencies]
    who = tongue.say("leads.joined").join(names) or tongue.say("leads.nobody")
    days = [tongue.words.date(day, short=True) for day in (one.since, one.until)]
    return tongue.say("leads.stretch", who=who, since=days[0], until=days[1])


def network(force: str, members: Sequence[coordinating.Member], tongue: Tongue) -> Network:
    """The members of a task force by their tier, and to how many of its meetings each came."""
    unknown, words = tongue.words.say("not_known"), tongue.words
    rings = (*(tongue.say(tier) for tier in TIERS), unknown[:1].upper() + unknown[1:])
    made = [Member(one.name, _ring(one.tier), one.came if one.known else None) for one in members]
    placed = tuple(sorted(made, key=lambda one: (one.ring, one.name.casefold())))
    told = words.apart(
        words.of(name, ", ".join(_attending(one, tongue) for one in placed if one.ring == ring))
        for ring, name in enumerate(rings) if any(one.ring == ring for one in placed)
    )  # fmt: skip
    caption = tongue.say("network.chart", force=force)
    heads = (tongue.say("network.actor"), tongue.called(KINDS["membership"].by_name["tier"]), tongue.say("network.met"))
    return Network(force, caption, f"{words.of(caption, told)}.", heads, rings, placed)


def _ring(tier: str) -> int:
    return TIERS.index(tier) if tier in TIERS else len(TIERS)


def _attending(one: Member, tongue: Tongue) -> str:
    return f"{one.name} ({tongue.words.amount(one.met)})"


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
    drawn_series = tuple(Series(name, tuple(values), told=_grouped(values, tongue)) for name, values in series)
    return Chart(title, title, alt, drawn, axis, tuple(categories), drawn_series, Holds.NUMBER)


def _grouped(values: Sequence[Number | None], tongue: Tongue) -> tuple[str, ...]:
    """Numbers of thousands as this language groups them; a chart's own would follow each reader's machine."""
    return tuple(tongue.words.number(one) if one is not None and abs(Decimal(one)) >= 1000 else "" for one in values)
