"""From what was gathered to the outline of a coherence brief, in the words of one language."""

import json
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from pbdesk.brief.outline import (
    Block,
    Bullets,
    Cell,
    Chart,
    Column,
    Drawn,
    Holds,
    Indicator,
    Matrix,
    Measure,
    Outline,
    Paragraph,
    Profile,
    Recommendation,
    Recommendations,
    Row,
    Section,
    Series,
    Source,
    Table,
)  # fmt: skip
from pbdesk.brief.words import words
from pbdesk.coherence.figure import Figure, Finding
from pbdesk.desk.gathering import Gathered, Values
from pbdesk.records import codes
from pbdesk.records.values import THOUSANDTHS
from pbdesk.resources import resource


class Composer:
    """Composes one brief; every word of its own comes from the list of its language."""

    def __init__(self, found: Gathered, language: str) -> None:
        self._found = found
        self._language = language
        self._words: dict[str, str] = json.loads(resource(f"brief/sections.{language}.json").read_text("utf-8"))
        self._said = words(language)
        code = found.code
        self._country = codes.names("country", language).get(code, found.name) if code else found.name

    def outline(self, government: str, marking: str) -> Outline:
        """The whole brief."""
        sections = (
            self._purpose(), self._recommendation(), self._policies(), self._profile(), self._matrix(), self._leads(),
            self._decisions(), self._effects(), self._consultation(), self._activities(),
        )  # fmt: skip
        name = codes.names("country", self._language).get(government, government)
        return Outline(
            title=self._say("title", country=self._country), language=self._language,
            as_of=date.fromisoformat(self._found.profile.scope.as_of), government=self._say("government", country=name),
            kind="brief", sections=sections, country=self._country, marking=marking, sources=self._sources(),
            chain_head=self._found.chain_head,
        )  # fmt: skip

    def _say(self, key: str, **data: object) -> str:
        return self._words[key].format(**data)

    def _named(self, value: object) -> str | None:
        return self._found.titles.get(str(value)) if value else None

    def _purpose(self) -> Section:
        found = self._found
        counts = {"activities": found.activities, "decisions": found.decisions, "policies": found.policies}
        numbers = {name: self._said.number(len(rows)) for name, rows in counts.items()}
        text = self._say("purpose.text", country=self._country, **numbers)
        return Section(self._say("purpose"), (Paragraph(text),))

    def _recommendation(self) -> Section:
        drafts = [one for one in self._found.decisions if one["status"] == "draft"]
        items = tuple(
            Recommendation(
                str(n), self._say(str(one.get("type") or "decides")), str(one["title"]), self._named(one["proposer"])
            )
            for n, one in enumerate(drafts, 1)
        )
        name = self._say("recommendation")
        block: Block = (
            Recommendations(name, self._say("recommendation.intro"), items)
            if items
            else self._plain("recommendation.none")
        )
        return Section(name, (block,))

    def _plain(self, key: str) -> Paragraph:
        return Paragraph(self._say(key))

    def _policies(self) -> Section:
        columns = (
            ("policy", Holds.TEXT, 4),
            ("version", Holds.NUMBER, 1),
            ("status", Holds.TEXT, 2),
            ("review", Holds.DATE, 2),
        )
        rows = [
            (str(one["title"]), _number(one["version"]), _text(one["status"]), _text(one["review_due"]))
            for one in self._found.policies
        ]
        return self._tabled("policies", columns, rows)

    def _tabled(
        self, key: str, columns: tuple[tuple[str, Holds, float], ...], rows: Sequence[Row], wide: bool = False
    ) -> Section:
        """A section of one table, or of the words that nothing is recorded."""
        name = self._say(key)
        made = tuple(Column(self._say(label), holds, width) for label, holds, width in columns)
        block: Block = Table(name, name, made, tuple(rows)) if rows else self._plain("none")
        return Section(name, (block,), wide=wide)

    def _profile(self) -> Section:
        figures = [one for section in self._found.profile.sections for one in section.figures]
        rows = tuple(self._indicator(one) for one in figures)
        name = self._say("profile")
        blocks: list[Block] = [Profile(name, name, rows, self._say("profile.note"))]
        known = [one for one in figures if one.ratio is not None]
        if known:
            blocks.append(self._chart(known))
        if self._found.profile.findings:
            blocks.append(Bullets(tuple(self._finding(one) for one in self._found.profile.findings)))
        return Section(name, tuple(blocks))

    def _indicator(self, one: Figure) -> Indicator:
        measure = Measure(one.numerator if one.denominator else None, one.denominator, one.unknown, one.currency or "")
        comparison = self._say("published") if one.indicator.published else ""
        return Indicator(
            self._say(f"{one.indicator.element}.element"), self._say(one.indicator.name), measure, comparison
        )

    def _chart(self, known: list[Figure]) -> Chart:
        labels = tuple(self._say(one.indicator.name) + (f" ({one.currency})" if one.currency else "") for one in known)
        shares = tuple(one.ratio for one in known)
        told = "; ".join(f"{label}: {self._said.percent(part)}" for label, part in zip(labels, shares, strict=True))
        name = self._say("chart")
        series = (Series(self._say("share"), shares),)
        return Chart(
            name, name, self._say("chart.alt", words=told), Drawn.BAR, self._say("share"), labels, series, Holds.PERCENT
        )

    def _finding(self, one: Finding) -> str:
        parts = {
            name: self._said.date(str(part)) if name in ("since", "until") else part for name, part in one.parts.items()
        }
        return self._say(one.rule.code, **parts)

    def _matrix(self) -> Section:
        found, name = self._found.profile.matrix, self._say("matrix")
        across = tuple(self._words.get(column.name, column.name) for column in found.columns)
        down = tuple(self._words.get(row.name, row.name) for row in found.rows)
        values = tuple(tuple(cell.activities for cell in found.line(row)) for row in found.rows)
        if not (across and down):
            return Section(name, (self._plain("none"),))
        return Section(name, (Matrix(name, self._say("matrix.caption"), self._say("agency"), across, down, values),))

    def _leads(self) -> Section:
        section = self._tabled(
            "leads",
            (("agency", Holds.TEXT, 4), ("side", Holds.TEXT, 2), ("from", Holds.DATE, 2), ("to", Holds.DATE, 2)),
            [
                (self._named(turn.agency), self._side(line.dimension), turn.start, turn.end)
                for line in self._found.profile.leads
                for turn in line.turns
            ],
        )  # fmt: skip
        told = [
            Paragraph(self._say("leads.text", side=self._side(line.dimension), led=line.days_led, days=line.days))
            for line in self._found.profile.leads
        ]
        return Section(section.heading, (*told, *section.blocks))

    def _side(self, dimension: str | None) -> str:
        return (
            self._words.get(self._named(dimension) or "", self._named(dimension) or "")
            if dimension
            else self._say("whole country")
        )

    def _decisions(self) -> Section:
        decided = [one for one in self._found.decisions if one["status"] != "draft"]
        first = self._tabled(
            "decisions", (("number", Holds.TEXT, 2), ("date", Holds.DATE, 2), ("decision", Holds.TEXT, 5), ("status", Holds.TEXT, 2)),
            [(_text(one["number"]), _text(one["date"]), str(one["title"]), _text(one["status"])) for one in decided],
        )  # fmt: skip
        then = self._tabled(
            "actions", (("action", Holds.TEXT, 5), ("who", Holds.TEXT, 3), ("due", Holds.DATE, 2), ("status", Holds.TEXT, 2)),
            [(str(one["title"]), self._named(one["agency"]), _text(one["due"]), _text(one["status"])) for one in self._found.actions],
        )  # fmt: skip
        return Section(first.heading, (*first.blocks, *then.blocks))

    def _effects(self) -> Section:
        told = [one.title for one in self._found.profile.tradeoffs] + [
            one.title for one in self._found.profile.consequences
        ]
        return Section(self._say("effects"), (Bullets(tuple(told)) if told else self._plain("none"),))

    def _consultation(self) -> Section:
        rows: list[Row] = [
            (self._named(one["policy"]), self._named(one["consulted"]) or _text(one["consulted_as"]), _text(one["asked"]), _text(one["answer"]))
            for one in self._found.consultations
        ]  # fmt: skip
        columns = (
            ("policy", Holds.TEXT, 3),
            ("asked", Holds.TEXT, 4),
            ("date", Holds.DATE, 2),
            ("answer", Holds.TEXT, 3),
        )
        return self._tabled("consultation", columns, rows)

    def _activities(self) -> Section:
        columns = (
            ("activity", Holds.TEXT, 6), ("agency", Holds.TEXT, 3), ("dimension", Holds.TEXT, 2), ("budget", Holds.MONEY, 2),
            ("currency", Holds.TEXT, 1), ("from", Holds.DATE, 1.5), ("to", Holds.DATE, 1.5),
        )  # fmt: skip
        return self._tabled("activities", columns, [self._activity(one) for one in self._found.activities], wide=True)

    def _activity(self, one: Values) -> Row:
        title = one["title"] or one["description"] or one["reference"]
        side = self._named(one["dimension"])
        return (
            _text(title), self._named(one["agency"]), self._words.get(side or "", side), _amount(one["budget"]),
            _text(one["currency"]), _text(one["start"]), _text(one["end"]),
        )  # fmt: skip

    def _sources(self) -> tuple[Source, ...]:
        files = [
            Source(str(one.detail["file"]), f"{self._say('source.import')}, {one.at[:10]}")
            for one in self._found.imports
        ]
        return (*files, Source(self._say("source.report")), Source(self._say("source.utstein")))


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _number(value: object) -> Cell:
    return value if isinstance(value, int) else None


def _amount(value: object) -> Decimal | None:
    return Decimal(value) / THOUSANDTHS if isinstance(value, int) else None
