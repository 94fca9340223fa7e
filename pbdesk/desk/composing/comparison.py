"""The countries side by side: what stands in each, and the same shares of each; no country is ranked."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

from pbdesk.brief.drawings import Chart, Drawn, Series
from pbdesk.brief.outline import Outline, Section
from pbdesk.brief.tables import NONE, Cell, Column, Holds, Number, Row, Table
from pbdesk.coherence.figure import Figure, Profile
from pbdesk.desk.composing import elements
from pbdesk.desk.composing.tongue import Tongue, written
from pbdesk.desk.gathering.countries import Country, Side
from pbdesk.records.kinds import KINDS

_COLUMNS = 5
"""How many shares stand beside each other on an upright page; the annex has all figures."""


class ComparisonComposer:
    """Composes one comparison."""

    def __init__(self, found: Side, language: str) -> None:
        self._found = found
        self._tongue = Tongue(language, found.titles)

    def outline(self, government: str, marking: str, as_of: str) -> Outline:
        """The whole comparison."""
        return Outline(
            title=self._tongue.say("comparison.title"), language=self._tongue.language, as_of=date.fromisoformat(as_of),
            government=self._tongue.government(government), kind="comparison", marking=marking,
            sections=(self._standing(as_of), self._shares(), self._every()), chain_head=self._found.chain_head,
        )  # fmt: skip

    def _called(self, one: Country) -> str:
        return self._tongue.country(one.code, one.name)

    def _standing(self, as_of: str) -> Section:
        columns = (
            ("country", Holds.TEXT, 3.0),
            ("phase", Holds.TEXT, 2.3),
            ("lead", Holds.TEXT, 3.0),
            ("policy", Holds.TEXT, 4.0),
            (KINDS["policy"].by_name["review_due"], Holds.DATE, 1.9),
            ("activities", Holds.NUMBER, 1.9),
        )
        rows = [self._stands(one, as_of) for one in self._found.countries]
        return self._tongue.tabled("comparison.standing", columns, rows)

    def _stands(self, one: Country, as_of: str) -> Row:
        turns = [turn for line in one.profile.leads if line.dimension is None for turn in line.turns]
        leading = [turn.agency for turn in turns if turn.start <= as_of <= (turn.end or "9999")]
        named, say = ", ".join(filter(None, map(self._tongue.named, leading))), self._tongue.say
        policy = one.policy or {"title": say("comparison.no policy"), "review_due": "–"}
        count = sum(cell.activities for cell in one.profile.matrix.cells)
        return (
            self._called(one), self._tongue.choice_begins(one.phase), named or say("comparison.no lead"),
            written(policy["title"]), written(policy["review_due"]), count,
        )  # fmt: skip

    def _shares(self) -> Section:
        """The same shares of each country, and the first of them drawn."""
        name = self._tongue.say("comparison.shares")
        chosen = list(_chosen(self._found.countries))[:_COLUMNS]
        if not chosen:
            return Section(name, (self._tongue.plain("none"),))
        titles = [elements.title(one, self._tongue) for one in chosen]
        columns = (Column(self._tongue.say("country"), width=3), *(Column(one, Holds.PERCENT, 1.6) for one in titles))
        rows = [
            (self._called(one), *(_shown(one.profile, figure) for figure in chosen)) for one in self._found.countries
        ]
        table = Table(name, name, columns, tuple(rows), self._tongue.say("profile.note"))
        drawn = [self._chart(chosen[0], titles[0])] if len(self._found.countries) > 1 else []
        return Section(name, (table, *drawn))

    def _chart(self, figure: Figure, title: str) -> Chart:
        names = tuple(map(self._called, self._found.countries))
        shares = tuple(_ratio(one.profile, figure) for one in self._found.countries)
        words = self._tongue.words
        told = words.apart(words.of(name, words.percent(share)) for name, share in zip(names, shares, strict=True))
        alt = self._tongue.say("chart.alt", words=told)
        series = (Series(title, shares, told=tuple(map(words.almost, shares))),)
        return Chart(title, title, alt, Drawn.BAR, self._tongue.say("country"), names, series, Holds.PERCENT)

    def _every(self) -> Section:
        name = self._tongue.say("comparison.every")
        labels = ("profile.numerator", "profile.denominator", "profile.not_known")
        counted, among, silent = (self._tongue.words.say(label) for label in labels)
        share = self._tongue.say("share")
        columns = (Column(self._tongue.say("country"), width=3.4), Column(self._tongue.say("figure"), width=5),
                   Column(counted, Holds.NUMBER), Column(among, Holds.NUMBER), Column(share, Holds.PERCENT,
                                                                                      ratio=(counted, among)),
                   Column(silent, Holds.NUMBER))  # fmt: skip
        rows = tuple(self._row(one, figure) for one in self._found.countries for figure in _figures(one.profile))
        table = Table(name, name, columns, rows)
        heading = self._tongue.say("annex", letter="A", heading=name)
        return Section(heading, (table,), wide=True, annex=True)

    def _row(self, one: Country, figure: Figure) -> Row:
        title, measure = elements.title(figure, self._tongue), elements.measure(figure)
        whole = replace(measure, numerator=_whole(measure.numerator), denominator=_whole(measure.denominator))
        return (self._called(one), title, *self._tongue.words.divided(whole), measure.not_known)


def _whole(value: Number | None) -> Number | None:
    """Money without the hundredths of its unit, which say nothing beside that of other countries."""
    return round(value) if isinstance(value, Decimal) else value


def _figures(profile: Profile) -> list[Figure]:
    found = [one for section in profile.sections for one in section.figures]
    return [one for one in found if one.indicator.measure == "share"]


def _chosen(countries: tuple[Country, ...]) -> Iterator[Figure]:
    """For each element the first shares that any country has, told apart by nothing that only one country has."""
    seen: dict[str, Figure] = {}
    for one in countries:
        for figure in _figures(one.profile):
            if not figure.label and not figure.currency:
                seen.setdefault(figure.indicator.name, figure)
    elements_seen: dict[str, int] = {}
    for figure in seen.values():
        element = figure.indicator.element
        elements_seen[element] = elements_seen.get(element, 0) + 1
        if elements_seen[element] <= 2:
            yield figure


def _shown(profile: Profile, figure: Figure) -> Cell:
    """The same share of another country; a dash where it has no such figure, or no record that it could count."""
    found = [one for one in profile.figures(figure.indicator.name) if one.key == figure.key]
    return elements.measure(found[0]).shown if found else NONE


def _ratio(profile: Profile, figure: Figure) -> Decimal | None:
    shown = _shown(profile, figure)
    return shown if isinstance(shown, Decimal) else None
