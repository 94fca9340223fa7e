"""The card of lines to take: one page for a minister who is asked, each line with the figures behind it."""

from datetime import date

from pbdesk.brief.outline import Outline, Paragraph, Section
from pbdesk.brief.tables import Holds, Row
from pbdesk.coherence.figure import Figure
from pbdesk.desk.composing import elements
from pbdesk.desk.composing.country import CountrySections
from pbdesk.desk.composing.tongue import paragraphs

PAGES = 1
_EACH = 2
"""How many figures of each element the card has lines for."""


class LinesComposer(CountrySections):
    """Composes one card."""

    def outline(self, government: str, marking: str, as_of: str) -> Outline:
        """The whole card."""
        return Outline(
            title=self.tongue.say("lines.title", country=self.country), language=self.tongue.language,
            as_of=date.fromisoformat(as_of), government=self.tongue.government(government), kind="lines",
            sections=(self._message(), self._questions(as_of)), country=self.country, marking=marking,
            chain_head=self.found.chain_head,
        )  # fmt: skip

    def _message(self) -> Section:
        own = self.own_text("lines")
        told = paragraphs(own["text"]) if own else (Paragraph(self.issue_sentence()),)
        return Section(self.tongue.say("lines.message"), told, key="lines")

    def _questions(self, as_of: str) -> Section:
        columns = (("lines.asked", Holds.TEXT, 4.5), ("lines.say", Holds.TEXT, 3.0), ("lines.behind", Holds.TEXT, 3.5))
        found = [one for section in elements.few_of(self.found.profile, _EACH) for one in section.figures]
        rows: list[Row] = [self._policy(), self._led(as_of), *map(self._line, found)]
        return Section(self.tongue.say("lines.table"), (self.tongue.table("lines.table", columns, rows),))

    def _policy(self) -> Row:
        adopted = [one for one in self.found.records["policy"] if one["status"] == "adopted"]
        said = self.tongue.words.apart(str(one["title"]) for one in adopted) or self.tongue.say("lines.no policy")
        review = self.tongue.words.apart(
            self.tongue.words.date(str(one["review_due"])) for one in adopted if one["review_due"]
        )
        return (self.tongue.say("lines.policy"), said, self.tongue.say("lines.review", day=review) if review else "–")

    def _led(self, as_of: str) -> Row:
        lines = [line for line in self.found.profile.leads if line.dimension is None]
        turns = [turn for line in lines for turn in line.turns if turn.start <= as_of <= (turn.end or "9999")]
        said = ", ".join(filter(None, (self.tongue.named(turn.agency) for turn in turns)))
        days = self.tongue.words.apart(
            self.tongue.say("lines.days", led=line.days_led, days=line.days) for line in lines
        )
        return (self.tongue.say("lines.lead"), said or self.tongue.say("lines.no lead"), days or "–")

    def _line(self, one: Figure) -> Row:
        words, measure, before = self.tongue.words, elements.measure(one), self.found.before.get(one.key)
        known = before.ratio if before else None
        earlier = self.tongue.say("lines.before", share=words.percent(known)) if known is not None else None
        return (
            elements.title(one, self.tongue),
            words.percent(one.ratio),
            words.apart((words.behind(measure), earlier)),
        )
