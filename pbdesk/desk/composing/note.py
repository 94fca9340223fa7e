"""The information note on a country: where things stand; nothing is asked of the reader."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from pbdesk.brief.outline import Outline, Paragraph, Section
from pbdesk.desk.composing.country import CountrySections, every_figure, measured
from pbdesk.desk.composing.layout import Part, laid_out
from pbdesk.desk.composing.tongue import paragraphs

_FEW = 3
"""How many figures of each element the body has; the annex has them all."""


class NoteComposer(CountrySections):
    """Composes one information note."""

    def outline(
        self, government: str, marking: str, as_of: str, left_out: Sequence[str] = (), *, annexed: bool = True
    ) -> Outline:
        """The whole note; its annexes are but named where not `annexed`."""
        parts = self._parts(as_of, in_full="profile" not in left_out)
        sections = laid_out(parts, 0, left_out, self.tongue, annexed=annexed)
        return Outline(
            title=self.tongue.say("note.title", country=self.country), language=self.tongue.language,
            as_of=date.fromisoformat(as_of), government=self.tongue.government(government), kind="note",
            sections=sections, country=self.country, marking=marking, sources=self.sources(),
            chain_head=self.found.chain_head,
        )  # fmt: skip

    def _parts(self, as_of: str, *, in_full: bool) -> list[Part]:
        return [
            Part("situation", partial(self._situation, as_of)), Part("policies", self.policies),
            Part("coherence", partial(measured, self, _FEW, annexed=in_full)), Part("leads", self.leads),
            Part("network", self.network), Part("decisions", self.decisions), Part("actions", self.actions),
            Part("effects", self.effects),
            Part("profile", partial(every_figure, self), (), called="comparison.every"),
        ]  # fmt: skip

    def _situation(self, as_of: str) -> Section:
        """The phase of the peace process, the vision of the framework in force, and how much is recorded."""
        told = [self.tongue.plain("note.purpose")]
        for one in self.found.records["phase"]:
            if str(one["start"]) <= as_of <= str(one["end"] or "9999"):
                since = self.tongue.words.date(str(one["start"]))
                told.append(
                    Paragraph(self.tongue.say("note.phase", phase=self.tongue.choice(one["phase"]), since=since))
                )
        for one in self.found.records["framework"]:
            if one["status"] == "in force":
                told += paragraphs(one["vision"], self.tongue.say("note.vision"))
        made = Section(self.tongue.say("note.situation"), tuple(told))
        return self.hand_written("situation", made)
