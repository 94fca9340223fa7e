"""The decision brief on a country, for a cabinet committee."""

from datetime import date

from pbdesk.brief.outline import Outline, Paragraph, Section
from pbdesk.desk.composing import elements
from pbdesk.desk.composing.country import CountrySections


class BriefComposer(CountrySections):
    """Composes one decision brief."""

    def outline(self, government: str, marking: str, as_of: str) -> Outline:
        """The whole brief."""
        coherent = elements.coherence(self.found.profile, self.tongue)
        sections = (
            self._purpose(), self.recommended(), self.policies(), coherent, self.matrix(), self.leads(),
            self.decisions(),
            self.actions(), self.effects(), self.options(), self.consultation(), self.activities(),
        )  # fmt: skip
        return Outline(
            title=self.tongue.say("title", country=self.country), language=self.tongue.language,
            as_of=date.fromisoformat(as_of), government=self.tongue.government(government), kind="brief",
            sections=sections, country=self.country, marking=marking, sources=self.sources(),
            chain_head=self.found.chain_head,
        )  # fmt: skip

    def _purpose(self) -> Section:
        records = {"activities": "activity", "decisions": "decision", "policies": "policy"}
        numbers = {key: self.tongue.words.number(len(self.found.records[name])) for key, name in records.items()}
        text = self.tongue.say("purpose.text", country=self.country, **numbers)
        return Section(self.tongue.say("purpose"), (Paragraph(text),))
