"""The sections that papers on a country share, from what was gathered of it."""

from collections.abc import Sequence
from dataclasses import replace

from pbdesk.brief.outline import Block, Bullets, Matrix, Paragraph, Recommendation, Recommendations, Section, Source
from pbdesk.brief.tables import Holds, Row
from pbdesk.coherence.figure import Tradeoff
from pbdesk.desk.composing import drawn, elements
from pbdesk.desk.composing.standing import Standing
from pbdesk.desk.composing.tongue import amount, number, paragraphs, written
from pbdesk.desk.gathering.country import Values
from pbdesk.records.kind import Value
from pbdesk.records.kinds import KINDS

_FILES = 3
"""How many of the spreadsheets received a paper names; the desk has them all."""
_OVER = ("superseded", "expired")
"""What is said of a policy that nobody reviews any more."""

_POLICY, _DECISION, _ACTION, _CONSULTATION, _ACTIVITY = (
    KINDS[name].by_name for name in ("policy", "decision", "action", "consultation", "activity")
)


class CountrySections(Standing):
    """Composes the sections of one country's paper, one at a time."""

    def own_text(self, place: str) -> Values | None:
        """What a person wrote for a section in this language, if anything."""
        own = [one for one in self.found.narratives if (one["place"], one["language"]) == (place, self.tongue.language)]
        return own[-1] if own else None

    def hand_written(self, place: str, made: Section) -> Section:
        """A section with what a person wrote for it, marked as such; it stands before all that was worked out."""
        own = self.own_text(place)
        if own is None:
            return made
        note = Paragraph(self.tongue.say("by hand"), numbered=False)
        rest = made.blocks[1:] if place == "issue" else made.blocks
        return replace(made, blocks=(*paragraphs(own["text"]), note, *rest))

    def recommended(self) -> Section:
        """What the committee is asked to decide: the drafts, each with who leads, by when, and when it hears again."""
        items = tuple(part for n, one in enumerate(self.found.drafts, 1) for part in self._asked(n, one))
        name, say = self.tongue.say("recommendation"), self.tongue.say
        if not items:
            return Section(name, (self.tongue.plain("recommendation.none"),))
        made = Section(name, (Recommendations(name, say("recommendation.intro"), items),))
        return self.hand_written("recommendation", made)

    def _asked(self, n: int, one: Values) -> list[Recommendation]:
        """A draft with its only action's lead and days, or followed by its several actions."""
        actions = [action for action in self.found.followed if action["decision"] == one["id"]]
        verb = self.tongue.say(f"asked.{one.get('type') or 'decides'}")
        only = actions[0] if len(actions) == 1 else {}
        lead = self.tongue.named(only.get("agency") or one["proposer"])
        due, back = (self._day(name, actions) for name in ("due", "report_back"))
        asked = Recommendation(str(n), verb, self._matter(one), lead, due, back)
        parts = [
            Recommendation(f"{n}.{at}", "", str(action["title"]), self.tongue.named(action["agency"]),
                           written(action["due"]), written(action["report_back"]))
            for at, action in enumerate(actions, 1)
        ]  # fmt: skip
        return [asked, *(parts if len(parts) > 1 else [])]

    def _day(self, name: str, actions: Sequence[Values]) -> str | None:
        return max((str(one[name]) for one in actions if one[name]), default=None)

    def _matter(self, one: Values) -> str:
        asked = self.tongue.allocated(one["amount"], one["currency"])
        return f"{one['title']} ({asked})" if asked else str(one["title"])

    def policies(self) -> Section:
        """The policies and plans on the country."""
        columns = (
            ("policy", Holds.TEXT, 4.0),
            (_POLICY["version"], Holds.NUMBER, 1.0),
            (_POLICY["status"], Holds.TEXT, 2.0),
            (_POLICY["review_due"], Holds.DATE, 2.0),
        )
        rows = [
            (written(one["title"]), number(one["version"]), self.status_of(one),
             written(one["review_due"]) or ("–" if one["status"] in _OVER else None))
            for one in self.found.records["policy"]
        ]  # fmt: skip
        return self.hand_written("policies", self.tongue.tabled("policies", columns, rows))

    def matrix(self) -> Section:
        """Agencies by dimensions."""
        found, name = self.found.profile.matrix, self.tongue.say("matrix")
        across = tuple(self.tongue.find(column.name, column.name) for column in found.columns)
        down = tuple(self.tongue.named(row.agency) or self.tongue.find(row.name, row.name) for row in found.rows)
        values = tuple(tuple(cell.activities for cell in found.line(row)) for row in found.rows)
        if not (across and down):
            return Section(name, (self.tongue.plain("none"),))
        block = Matrix(name, self.tongue.say("matrix.caption"), self.tongue.say("agency"), across, down, values)
        return Section(name, (block,))

    def leads(self) -> Section:
        """Who led from when to when, and for how many days somebody did."""
        columns = (
            ("agency", Holds.TEXT, 4.0),
            ("side", Holds.TEXT, 2.0),
            ("from", Holds.DATE, 2.0),
            ("to", Holds.DATE, 2.0),
        )
        lines = self.found.profile.leads
        rows = [
            (self.tongue.named(turn.agency), self._side(line.dimension), turn.start,
             turn.end or self.tongue.say("ongoing"))
            for line in lines for turn in line.turns
        ]  # fmt: skip
        told = [
            Paragraph(self.tongue.say("leads.text", side=self._side(line.dimension), **self.days_led(line)))
            for line in lines
        ]
        charts = drawn.leads(lines, [self._side(line.dimension) for line in lines], self.tongue)
        return Section(self.tongue.say("leads"), (*told, self.tongue.table("leads", columns, rows), *charts))

    def network(self) -> Section:
        """Who coordinates: the members of each task force by their tier."""
        name, forces = self.tongue.say("network"), self.found.forces
        made = tuple(drawn.network(one.name, one.members, self.tongue) for one in forces)
        if not made:
            return Section(name, (self.tongue.plain("none"),))
        full = {one.name: one.full for force in forces for one in force.members if one.full != one.name}
        short = self.tongue.words.apart(self.tongue.words.of(*one) for one in sorted(full.items()))
        notes = (self.tongue.say("network.note"), short)
        return Section(name, (*made, *(Paragraph(note, numbered=False) for note in notes if note)))

    def _side(self, dimension: str | None) -> str:
        return self.tongue.named(dimension) or self.tongue.say("whole country")

    def decisions(self) -> Section:
        """What was decided before, by number."""
        columns = (
            (_DECISION["number"], Holds.TEXT, 2.0),
            (_DECISION["date"], Holds.DATE, 2.0),
            ("decision", Holds.TEXT, 5.0),
            (_DECISION["status"], Holds.TEXT, 2.0),
        )
        rows = [
            (written(one["number"]), written(one["date"]), str(one["title"]), self.tongue.choice_begins(one["status"]))
            for one in self.found.decided
        ]
        return self.tongue.tabled("decisions", columns, rows)

    def actions(self) -> Section:
        """What follows from the decisions and is not closed."""
        columns = (
            ("action", Holds.TEXT, 5.0),
            (_ACTION["agency"], Holds.TEXT, 3.0),
            (_ACTION["due"], Holds.DATE, 2.0),
            (_ACTION["status"], Holds.TEXT, 2.0),
        )
        rows = [
            (str(one["title"]), self.tongue.named(one["agency"]), written(one["due"]) or self.tongue.say("no day"),
             self.tongue.choice_begins(one["status"]))
            for one in self.found.records["action"]
        ]  # fmt: skip
        return self.tongue.tabled("actions", columns, rows)

    def effects(self) -> Section:
        """The trade-offs taken and the consequences nobody intended."""
        profile = self.found.profile
        told = [
            *map(self._traded, profile.tradeoffs),
            *(self._watched(one.title, one.status) for one in profile.consequences),
        ]
        block: Block = Bullets(tuple(told)) if told else self.tongue.plain("none")
        return self.hand_written("effects", Section(self.tongue.say("effects"), (block,)))

    def _traded(self, one: Tradeoff) -> str:
        favoured, over = (self.tongue.say(f"{which}.element") for which in (one.favoured, one.over))
        said = self.tongue.say("effects.traded", title=one.title.rstrip(" ."), favoured=favoured, over=over)
        return f"{said} {one.settlement}" if one.settlement else said

    def _watched(self, title: str, status: str | None) -> str:
        said = self.tongue.choice(status) or self.tongue.words.say("not_known")
        return f"{title.rstrip(' .')} ({said})"

    def consultation(self) -> Section:
        """Who was asked, on which draft, when, and what each answered."""
        columns = (
            ("policy", Holds.TEXT, 3.6),
            (_CONSULTATION["consulted"], Holds.TEXT, 2.8),
            (_CONSULTATION["draft"], Holds.TEXT, 1.2),
            ("date", Holds.DATE, 1.7),
            ("answer", Holds.TEXT, 4.3),
        )
        made = self.tongue.tabled("consultation", columns, [*self._consulted(), *self._placed()])
        return self.hand_written("consultation", made)

    def _consulted(self) -> list[Row]:
        return [
            (self.tongue.named(one["policy"]), self.tongue.named(one["consulted"]) or written(one["consulted_as"]),
             written(one["draft"]), written(one["asked"]), self._answer(one["answer"], one["comment"]))
            for one in self.found.consultations
        ]  # fmt: skip

    def _placed(self) -> list[Row]:
        return [
            (self.tongue.named(one["decision"]), self.tongue.named(one["agency"]), self.tongue.say("draft.decision"),
             "–",
             self._answer(one["position"], one["reason"]))
            for one in self.found.positions
        ]  # fmt: skip

    def _answer(self, answer: Value, said: Value) -> str:
        given = str(self.tongue.choice_begins(answer or "not answered"))
        return self.tongue.words.of(given, str(said)) if said else given

    def totals(self) -> Section:
        """How many activities each agency has, before the list of them."""
        counted: dict[str | None, int] = {}
        for one in self.found.records["activity"]:
            who = self.tongue.named(one["agency"])
            counted[who] = counted.get(who, 0) + 1
        rows: list[Row] = [*sorted(counted.items(), key=lambda pair: (-pair[1], str(pair[0])))]
        columns = (("responsible", Holds.TEXT, 6.0), ("activities", Holds.NUMBER, 2.0))
        if not rows:
            return self.tongue.tabled("totals", columns, rows)
        table = self.tongue.totalled("totals", columns, rows)
        return Section(table.name, (table,))

    def activities(self) -> Section:
        """Every activity."""
        columns = (
            ("activity", Holds.TEXT, 5.8), ("responsible", Holds.TEXT, 3.0), (_ACTIVITY["dimension"], Holds.TEXT, 2.0),
            (_ACTIVITY["budget"], Holds.MONEY, 2.0), ("currency", Holds.TEXT, 1.3), ("from", Holds.DATE, 1.5),
            ("to", Holds.DATE, 1.5),
        )  # fmt: skip
        rows = [self._activity(one) for one in self.found.records["activity"]]
        if not rows:
            return self.tongue.tabled("activities", columns, rows)
        table = self.tongue.totalled("activities", columns, rows)
        return Section(table.name, (table,), wide=True)

    def _activity(self, one: Values) -> Row:
        title = one["title"] or one["description"] or one["reference"]
        currency = written(one["currency"]) or ("–" if one["budget"] is None else None)
        return (
            written(title), self.tongue.named(one["agency"]), self.tongue.named(one["dimension"]),
            amount(one["budget"]),
            currency, written(one["start"]), written(one["end"]),
        )  # fmt: skip

    def options(self) -> Section:
        """The options that the drafts consider."""
        told = [part for one in self.found.drafts for part in paragraphs(one["options"], f"{one['title']}.")]
        made = Section(self.tongue.say("options"), tuple(told) or (self.tongue.plain("options.none"),))
        return self.hand_written("options", made)

    def sources(self) -> tuple[Source, ...]:
        """The latest spreadsheets received and how many before them, and the studies that figures are set beside."""
        say, date = self.tongue.say, self.tongue.words.date
        shown, earlier = self.found.imports[:_FILES], self.found.imports[_FILES:]
        files = [Source(str(one.detail["file"]), f"{say('source.import')}, {date(one.at[:10])}") for one in shown]
        if earlier:
            count = len(earlier)
            more = self.tongue.by_number("source.imports", count, n=self.tongue.words.number(count))
            files.append(Source(more, say("source.imports.first", day=date(earlier[-1].at[:10]))))
        return (
            *files,
            Source(say("source.report")),
            Source(say("source.utstein"), say("source.utstein.where")),
        )


def measured(of: CountrySections, few: int, *, annexed: bool, charted: bool = True) -> Section:
    """The coherence profile; of each element a `few` figures, 0 all of them, which may be `annexed` in full."""
    found, annex = of.found, of.tongue.say("comparison.every") if annexed else ""
    return elements.coherence(found.profile, found.before, of.tongue, charted=charted, few=few, annex=annex)


def every_figure(of: CountrySections) -> Section:
    """The profile and findings whole, for a paper whose body has only some of them."""
    found = of.found
    return elements.coherence(found.profile, found.before, of.tongue, charted=False, named="comparison.every")
