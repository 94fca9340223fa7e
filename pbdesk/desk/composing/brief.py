"""The decision brief on a country, of 2, 4 or 10 pages, for a cabinet committee (FACTS: cabinet papers)."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache, partial

from pbdesk.brief.outline import Block, Outline, Paragraph, Section
from pbdesk.brief.pages import body_pages
from pbdesk.brief.tables import Cell, Holds, Row
from pbdesk.desk.composing import drawn, elements
from pbdesk.desk.composing.country import CountrySections, every_figure, measured
from pbdesk.desk.composing.layout import Part, laid_out
from pbdesk.desk.composing.tongue import amount, days_late, written
from pbdesk.desk.gathering.country import Values
from pbdesk.records.kinds import KINDS

_ACTION, _ACTIVITY = (KINDS[name].by_name for name in ("action", "activity"))
_LONG, _FULL = (0, 4, 10), (0, 10)
_FEW = {2: (2,), 4: (3, 2), 10: (0, 5, 3)}
"""How many figures of each element the body of a brief has, 0 all of them, and how many where there is no room."""
_BEHIND = ("consultation", "actions", "decisions", "next", "policies", "matrix", "leads", "options", "effects")
"""What goes behind a body that is still too long for its pages, in this order."""


class BriefComposer(CountrySections):
    """Composes one decision brief."""

    def outline(
        self, government: str, marking: str, as_of: str, pages: int = 0, left_out: Sequence[str] = (), *,
        annexed: bool = True,
    ) -> Outline:  # fmt: skip
        """The whole brief; what its pages have no room for stands in annexes, but named where not `annexed`."""
        parts = [replace(one, compose=cache(one.compose)) for one in self._parts(as_of)]
        empty = Outline(
            title=self.tongue.say("title", country=self.country), language=self.tongue.language,
            as_of=date.fromisoformat(as_of), government=self.tongue.government(government), kind="brief", sections=(),
            country=self.country, marking=marking, sources=self.sources(), chain_head=self.found.chain_head,
        )  # fmt: skip
        made = empty
        for few, behind in _shorter(pages):
            in_full = few > 0 and "profile" not in left_out
            coherence = cache(partial(self._coherence, few, annexed=in_full, charted=pages != 2))
            placed = [_placed(one, behind, few, coherence) for one in parts]
            made = replace(empty, sections=laid_out(placed, pages, left_out, self.tongue, annexed=annexed))
            if not pages or body_pages(made) <= pages:
                break
        return made

    def _parts(self, as_of: str) -> list[Part]:
        return [
            Part("issue", partial(self._issue, as_of)), Part("recommendation", self.recommended),
            Part("policies", self.policies, _LONG), Part("coherence", partial(self._coherence, 0)),
            Part("matrix", self.matrix, _FULL), Part("leads", self.leads, _FULL),
            Part("decisions", self.decisions, _FULL), Part("actions", self.actions, _FULL),
            Part("effects", self.effects), Part("options", self.options, _LONG),
            Part("implications", self._implications), Part("consultation", self.consultation, _LONG),
            Part("next", partial(self._next, as_of), _LONG),
            Part("profile", partial(every_figure, self), (), called="comparison.every"),
            Part("absorption", self._absorption, ()), Part("requests", self._requests, ()),
            Part("network", self.network, ()), Part("totals", self.totals, ()), Part("activities", self.activities, ()),
        ]  # fmt: skip

    def _issue(self, as_of: str) -> Section:
        """The issue in one sentence, the policy and who leads, the figures that carry it, what the paper draws on."""
        records = {"decisions": "decision", "policies": "policy"}
        counts = {"activities": self.found.activities}
        counts |= {key: len(self.found.records[name]) for key, name in records.items()}
        numbers = {key: self.tongue.counted(key, count) for key, count in counts.items()}
        draws_on = Paragraph(self.tongue.say("purpose.text", **numbers))
        blocks: tuple[Block, ...] = (
            Paragraph(self.issue_sentence()),
            Paragraph(f"{self.policy_in_short(as_of)} {self.lead_said(as_of)}"),
            *elements.headlines(self.found.profile, self.tongue),
            draws_on,
        )
        return self.hand_written("issue", Section(self.tongue.say("issue"), blocks))

    def _coherence(self, few: int, *, annexed: bool = False, charted: bool = True) -> Section:
        return self.hand_written("coherence", measured(self, few, annexed=annexed, charted=charted))

    def _implications(self) -> Section:
        """What the drafts cost, and which agencies do not simply agree."""
        columns = (("decision", Holds.TEXT, 5.0), (_ACTIVITY["budget"], Holds.MONEY, 2.0),
                   ("currency", Holds.TEXT, 1.2), ("reservations", Holds.TEXT, 4.0))  # fmt: skip
        rows: list[Row] = [
            (str(one["title"]), *self._asked_for(one), self._reserved(str(one["id"])) or "–")
            for one in self.found.drafts
        ]
        return self.hand_written("implications", self.tongue.tabled("implications", columns, rows))

    def _asked_for(self, one: Values) -> tuple[Cell, Cell]:
        """The amount and currency of a draft; one that asks for no money is not one of which it is not known."""
        return ("–", "–") if one["amount"] is None else (amount(one["amount"]), written(one["currency"]))

    def _reserved(self, decision: str) -> str:
        found = [one for one in self.found.positions if one["decision"] == decision and one["position"] != "agrees"]
        words = self.tongue.words
        return words.apart(
            words.of(self.tongue.named(one["agency"]), self.tongue.choice(one["position"])) for one in found
        )

    def _next(self, as_of: str) -> Section:
        """What comes next, by its day: open actions, reviews of policies; what is late comes first."""
        columns = ((_ACTION["due"], Holds.DATE, 2.0), ("next.what", Holds.TEXT, 6.0),
                   (_ACTION["agency"], Holds.TEXT, 3.5), ("late.days", Holds.NUMBER, 1.5))  # fmt: skip
        todo = [
            (str(one["due"]), str(one["title"]), self.tongue.named(one["agency"]), days_late(one["due"], as_of))
            for one in self.found.records["action"] if one["due"]
        ]  # fmt: skip
        todo += [
            (str(one["review_due"]), self.tongue.say("next.review", policy=one["title"]),
             self.tongue.named(one["owner"]), days_late(one["review_due"], as_of))
            for one in self.found.records["policy"] if one["review_due"] and one["status"] == "adopted"
        ]  # fmt: skip
        rows: list[Row] = [*sorted(todo, key=lambda row: row[0])]
        return self.hand_written("next", self.tongue.tabled("next", columns, rows))

    def _absorption(self) -> Section:
        columns = (("year", Holds.TEXT, 1.5), ("currency", Holds.TEXT, 1.5), ("planned", Holds.MONEY, 2.5),
                   ("disbursed", Holds.MONEY, 2.5), ("absorbed", Holds.MONEY, 2.5))  # fmt: skip
        rows: list[Row] = [
            (str(one.year), one.currency, one.planned, one.disbursed, one.absorbed)
            for one in self.found.profile.absorption
        ]
        if not rows:
            return self.tongue.tabled("absorption", columns, rows)
        table = self.tongue.totalled("absorption", columns, rows)
        return Section(table.name, (table, *drawn.absorption(self.found.profile.absorption, self.tongue)))

    def _requests(self) -> Section:
        return drawn.requests(self.found.loads, self.tongue)


def _shorter(pages: int) -> Iterator[tuple[int, tuple[str, ...]]]:
    """How many figures of each element a body has, and what goes behind it: from most to least."""
    few = _FEW.get(pages, (0,))
    yield from ((one, ()) for one in few)
    yield from ((few[-1], _BEHIND[: at + 1]) for at in range(len(_BEHIND)))


def _placed(part: Part, behind: Sequence[str], few: int, coherence: Callable[[], Section]) -> Part:
    """A part where it stands in a body of a `few` figures, with some parts behind it."""
    if part.key == "coherence":
        return replace(part, compose=coherence)
    if part.key == "profile":
        return replace(part, dropped=not few)
    return replace(part, body=()) if part.key in behind else part
