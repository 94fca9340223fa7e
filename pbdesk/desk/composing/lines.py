"""The card of lines to take: one page for a minister who is asked, each line with the figures behind it."""

from datetime import date
from decimal import Decimal

from pbdesk.brief.outline import Outline, Paragraph, Section
from pbdesk.brief.pages import body_pages
from pbdesk.brief.tables import Holds, Row
from pbdesk.coherence.figure import Figure
from pbdesk.desk.composing import elements
from pbdesk.desk.composing.country import CountrySections
from pbdesk.desk.composing.tongue import paragraphs

PAGES = 1
_EACH = (2, 1)
"""How many figures of each element the card has lines for, and how many where the page has no room."""


class LinesComposer(CountrySections):
    """Composes one card."""

    def outline(self, government: str, marking: str, as_of: str) -> Outline:
        """The whole card."""
        whole, short = (self._card(government, marking, as_of, each) for each in _EACH)
        return whole if body_pages(whole) <= PAGES else short

    def _card(self, government: str, marking: str, as_of: str, each: int) -> Outline:
        return Outline(
            title=self.tongue.say("lines.title", country=self.country), language=self.tongue.language,
            as_of=date.fromisoformat(as_of), government=self.tongue.government(government), kind="lines",
            sections=(self._message(), self._questions(as_of, each)), country=self.country, marking=marking,
            chain_head=self.found.chain_head,
        )  # fmt: skip

    def _message(self) -> Section:
        own = self.own_text("lines")
        told = paragraphs(own["text"]) if own else (Paragraph(self.issue_sentence()),)
        return Section(self.tongue.say("lines.message"), told, key="lines")

    def _questions(self, as_of: str, each: int) -> Section:
        columns = (("lines.asked", Holds.TEXT, 3.2), ("lines.say", Holds.TEXT, 4.8), ("lines.behind", Holds.TEXT, 3.0))
        found = [one for section in elements.few_of(self.found.profile, each) for one in section.figures]
        rows: list[Row] = [self._policy(as_of), self._led(as_of), *map(self.line, found)]
        return Section(self.tongue.say("lines.table"), (self.tongue.table("lines.table", columns, rows),))

    def _policy(self, as_of: str) -> Row:
        return (self.tongue.say("lines.policy"), self.policy_said(), self._reviews(as_of) or "–")

    def _reviews(self, as_of: str) -> str:
        """When the policy in force is reviewed; of several how many are late, and of how many no day is set."""
        if len(self.adopted) < 2:
            return self.tongue.words.apart(self.reviewed(one, as_of) for one in self.adopted)
        words, days = self.tongue.words, [str(one["review_due"]) for one in self.adopted if one["review_due"]]
        unset = len(self.adopted) - len(days)
        counted = {"late": sum(day < as_of for day in days), "among": len(days)}
        late = self.tongue.say("lines.reviews", **{key: words.number(one) for key, one in counted.items()})
        undated = self.tongue.say("lines.reviews.none", count=words.number(unset)) if unset else None
        return words.apart((late if days else None, undated))

    def _led(self, as_of: str) -> Row:
        lines = [line for line in self.found.profile.leads if line.dimension is None]
        days = self.tongue.words.apart(self.tongue.say("lines.days", **self.days_led(line)) for line in lines)
        return (self.tongue.say("lines.lead"), self.lead_said(as_of), days or "–")

    def line(self, one: Figure) -> Row:
        """What is asked about, what is said, and the figures behind it."""
        words, before = self.tongue.words, self.found.before.get(one.key)
        known = before.ratio if before else None
        earlier = self.tongue.say("lines.before", share=self._ratio(one, known)) if known is not None else None
        return (elements.title(one, self.tongue), self._said(one), words.apart((self._behind(one), earlier)))

    def _said(self, one: Figure) -> str:
        """A figure as a sentence that can be spoken, and of how many records it is not known."""
        if one.ratio is None:
            return self.tongue.say("lines.unknown")
        counted, among = (self.tongue.words.number(number or 0) for number in (one.numerator, one.denominator))
        said = self.tongue.by_number(
            f"lines.{one.indicator.name}", one.numerator, counted=counted, among=among, part=self._part(one),
            plain=self.tongue.words.measure(elements.measure(one)), rate=self._ratio(one, one.ratio),
            label=", ".join(map(self.tongue.word, one.label)),
        )  # fmt: skip
        more = self.tongue.say("lines.unknown.more", count=self.tongue.words.number(one.unknown)) if one.unknown else ""
        return f"{said} {more}".strip()

    def _part(self, one: Figure) -> str:
        """How much of the whole, as people say it: all 3, none of the 3, 2 of 3."""
        form = "lines.part"
        if one.denominator != 1 and one.numerator in (0, one.denominator):
            form = "lines.part.all" if one.numerator else "lines.part.none"
        counted, among = (self.tongue.words.number(number or 0) for number in (one.numerator, one.denominator))
        return self.tongue.say(form, counted=counted, among=among)

    def _ratio(self, one: Figure, ratio: Decimal) -> str:
        share = one.indicator.measure == "share"
        return self.tongue.words.percent(ratio) if share else self.tongue.words.number(ratio, 1)

    def _behind(self, one: Figure) -> str:
        words = self.tongue.words
        if one.indicator.measure == "share" or one.ratio is None:
            share = words.percent(one.ratio) if one.ratio is not None else None
            return words.apart((share, words.behind(elements.measure(one))))
        counted, among = (words.number(number or 0) for number in (one.numerator, one.denominator))
        return self.tongue.say("lines.monthly", counted=counted, among=among)
