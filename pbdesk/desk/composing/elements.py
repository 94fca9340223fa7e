"""The four elements of coherence as a table, a chart and findings in words, whatever the indicators are."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from pbdesk.brief.drawings import Chart, Drawn, Series
from pbdesk.brief.outline import Block, Bullets, Headline, Headlines, Indicator, Measure, Paragraph, Profile, Section
from pbdesk.brief.tables import Holds, Table
from pbdesk.coherence.figure import ELEMENTS, Figure, Finding, Key, Number
from pbdesk.coherence.figure import Profile as Measured
from pbdesk.coherence.figure import Section as Elements
from pbdesk.desk.composing.tongue import Tongue

_CHARTED = 12
"""How many shares a chart shows at most; the table has them all."""
_FINDINGS_A_FIGURE = 2
"""How many findings a short paper tells for each figure it shows of an element."""


Before = Mapping[Key, Figure]
"""The figures of the period before, by their keys."""


def coherence(
    measured: Measured, before: Before, tongue: Tongue, *, charted: bool = True, few: int = 0, annex: str = "",
    named: str = "profile",
) -> Section:  # fmt: skip
    """The profile, the known shares drawn, and the findings; of each element only a `few` figures, 0 all of them.

    `annex` is the heading under which the same paper has them all, empty where it has not.
    """
    shown = few_of(measured, few) if few else measured.sections
    figures = [one for section in shown for one in section.figures]
    shares = [one for one in figures if one.indicator.measure == "share"]
    name = tongue.say(named)
    rows = tuple(indicator(one, before.get(one.key), tongue) for one in shares)
    told: list[Block] = [Profile(name, name, rows, tongue.say("profile.note"))]
    known = [one for one in shares if one.ratio is not None]
    told += [chart(known[:_CHARTED], tongue)] if len(known) > 1 and charted else []
    others = [*(one for one in figures if one.indicator.measure != "share"), *(() if few else measured.beside)]
    told += [counts(others, tongue)] if others else []
    return Section(name, (*told, *findings(measured, tongue, few * _FINDINGS_A_FIGURE, annex)))


def counts(figures: list[Figure], tongue: Tongue) -> Table:
    """Rates and bare counts, which are no shares of anything and stand apart from those that are."""
    columns = (("figure", Holds.TEXT, 5.0), ("counted", Holds.NUMBER, 1.8), ("count.per", Holds.NUMBER, 1.8),
               ("rate", Holds.NUMBER, 1.6), ("not recorded", Holds.NUMBER, 1.6))  # fmt: skip
    rows = [
        (
            title(one, tongue),
            _told(one.numerator),
            _told(one.denominator) if one.denominator is not None else "–",
            _rate(one),
            one.unknown,
        )
        for one in figures
    ]
    return tongue.listed(tongue.say("counts"), tongue.say("counts"), columns, rows)


def _told(value: Number) -> Number:
    """Hours and millions to one decimal; what is counted as it is."""
    return round(value, 1) if isinstance(value, Decimal) else value


def _rate(one: Figure) -> Decimal | str:
    return round(one.ratio, 2) if one.ratio is not None else "–"


def findings(measured: Measured, tongue: Tongue, most: int = 0, annex: str = "") -> tuple[Block, ...]:
    """The findings in words, in the order of their rank; the first of them where `most` is given, 0 all."""
    told = [finding(one, tongue) for one in measured.findings]
    shown = told[:most] if most else told
    more = [_more(len(told) - len(shown), annex, tongue)] if len(shown) < len(told) else []
    intro = Paragraph(tongue.say("findings.intro"), numbered=False)
    return (intro, Bullets((*shown, *more))) if told else ()


def _more(count: int, annex: str, tongue: Tongue) -> str:
    """How many findings are not told here, and where they are."""
    said = "findings.more" if annex else "findings.more.apart"
    return tongue.say(said, count=tongue.words.number(count), annex=annex)


def few_of(measured: Measured, most: int) -> list[Elements]:
    """The elements with at most so many figures each: shares that are known before all others."""
    return [replace(one, figures=tuple(sorted(one.figures, key=_unsaid)[:most])) for one in measured.sections]


def _unsaid(one: Figure) -> bool:
    return one.indicator.measure != "share" or one.ratio is None


def finding(one: Finding, tongue: Tongue) -> str:
    """A finding as a sentence; in English where its rule has no words in this language."""
    return tongue.filled(tongue.find(one.rule.code, one.rule.words), one.parts, one.named)


def title(one: Figure, tongue: Tongue) -> str:
    """What a figure says, with what tells it apart from its sisters."""
    apart = [tongue.word(part) for part in one.label] + ([one.currency] if one.currency else [])
    said = tongue.find(one.indicator.name, one.indicator.title)
    return f"{said} ({', '.join(apart)})" if apart else said


def measure(one: Figure) -> Measure:
    """A figure's numerator and denominator; a bare count has none to be divided by."""
    if one.indicator.measure == "count":
        return Measure(one.numerator, None, one.unknown, one.currency or "")
    return Measure(one.numerator if one.denominator else None, one.denominator, one.unknown, one.currency or "")


def indicator(one: Figure, before: Figure | None, tongue: Tongue) -> Indicator:
    """One row of the profile."""
    published = one.indicator.published
    compared = tongue.find(f"{one.indicator.name}.published", published.words) if published else ""
    element, earlier = tongue.say(f"{one.indicator.element}.element"), measure(before) if before else None
    return Indicator(element, title(one, tongue), measure(one), compared, earlier)


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
    words = tongue.words
    told = words.apart(words.of(label, words.percent(part)) for label, part in zip(labels, shares, strict=True))
    name, figure, share = tongue.say("chart"), tongue.say("figure"), tongue.say("share")
    series = (Series(share, shares, told=tuple(map(words.almost, shares))),)
    return Chart(name, name, tongue.say("chart.alt", words=told), Drawn.BAR, figure, labels, series, Holds.PERCENT)
