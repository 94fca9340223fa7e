"""The four elements of coherence as a table, a chart and findings in words, whatever the indicators are."""

from decimal import Decimal

from pbdesk.brief.outline import (
    Bullets,
    Chart,
    Drawn,
    Headline,
    Headlines,
    Holds,
    Indicator,
    Measure,
    Profile,
    Section,
    Series,
)
from pbdesk.coherence.figure import ELEMENTS, Figure, Finding
from pbdesk.coherence.figure import Profile as Measured
from pbdesk.desk.composing.tongue import Tongue

_CHARTED = 12
"""How many shares a chart shows at most; the table has them all."""


def coherence(measured: Measured, tongue: Tongue, *, charted: bool = True) -> Section:
    """The profile, the known shares drawn, and every finding."""
    figures = [one for section in measured.sections for one in section.figures]
    name = tongue.say("profile")
    rows = tuple(indicator(one, tongue) for one in figures)
    blocks = [Profile(name, name, rows, tongue.say("profile.note"))]
    known = [one for one in figures if one.indicator.measure == "share" and one.ratio is not None]
    drawn = [chart(known[:_CHARTED], tongue)] if known and charted else []
    return Section(name, (*blocks, *drawn, *findings(measured, tongue)))


def findings(measured: Measured, tongue: Tongue) -> tuple[Bullets, ...]:
    """The findings in words, in the order of their rank."""
    told = tuple(finding(one, tongue) for one in measured.findings)
    return (Bullets(told),) if told else ()


def finding(one: Finding, tongue: Tongue) -> str:
    """A finding as a sentence; in English where its rule has no words in this language."""
    return tongue.filled(tongue.find(one.rule.code, one.rule.words), one.parts, one.named)


def title(one: Figure, tongue: Tongue) -> str:
    """What a figure says, with what tells it apart from its sisters."""
    apart = [tongue.named(part) or part for part in one.label] + ([one.currency] if one.currency else [])
    said = tongue.find(one.indicator.name, one.indicator.title)
    return f"{said} ({', '.join(apart)})" if apart else said


def measure(one: Figure) -> Measure:
    """A figure's numerator and denominator; a bare count has none to be divided by."""
    if one.indicator.measure == "count":
        return Measure(one.numerator, None, one.unknown, one.currency or "")
    return Measure(one.numerator if one.denominator else None, one.denominator, one.unknown, one.currency or "")


def indicator(one: Figure, tongue: Tongue) -> Indicator:
    """One row of the profile."""
    published = one.indicator.published
    compared = tongue.find(f"{one.indicator.name}.published", published.words) if published else ""
    return Indicator(tongue.say(f"{one.indicator.element}.element"), title(one, tongue), measure(one), compared)


def headlines(measured: Measured, tongue: Tongue) -> tuple[Headlines, ...]:
    """One known share of each element, the first that its element has."""
    items = [next(iter(_shares(measured, element)), None) for element in ELEMENTS]
    known = tuple(Headline(title(one, tongue), measure(one)) for one in items if one)
    name = tongue.say("headlines")
    return (Headlines(name, name, known),) if known else ()


def _shares(measured: Measured, element: str) -> list[Figure]:
    found = [one for section in measured.sections if section.element == element for one in section.figures]
    return [one for one in found if one.indicator.measure == "share" and one.ratio is not None]


def chart(known: list[Figure], tongue: Tongue) -> Chart:
    """Known shares as bars."""
    labels = tuple(title(one, tongue) for one in known)
    shares: tuple[Decimal | None, ...] = tuple(one.ratio for one in known)
    told = "; ".join(f"{label}: {tongue.words.percent(part)}" for label, part in zip(labels, shares, strict=True))
    name, share = tongue.say("chart"), tongue.say("share")
    series = (Series(share, shares),)
    return Chart(name, name, tongue.say("chart.alt", words=told), Drawn.BAR, share, labels, series, Holds.PERCENT)
