"""The minutes of a meeting: who came, what was said item by item, what was decided and who does what."""

from datetime import date

from pbdesk.brief.outline import Block, Bullets, Outline, Section
from pbdesk.brief.tables import Holds, Row
from pbdesk.desk.composing import of_a_meeting
from pbdesk.desk.composing.tongue import Tongue, action_number, number, paragraphs, sentence, written
from pbdesk.desk.gathering.country import Values
from pbdesk.desk.gathering.meeting import Held
from pbdesk.records.kinds import KINDS

_MEETING, _ATTENDANCE, _MEMBERSHIP, _DECISION, _ACTION = (
    KINDS[name].by_name for name in ("meeting", "attendance", "membership", "decision", "action")
)

_ROOM = "\n"
"""What leaves room for a hand between two lines of a table."""
_NOT_HELD = ("planned", "cancelled")


class MinutesComposer:
    """Composes the minutes of one meeting."""

    def __init__(self, found: Held, language: str) -> None:
        self._found = found
        self._tongue = Tongue(language, found.titles)

    def outline(self, government: str, marking: str, as_of: str) -> Outline:
        """The whole minutes."""
        meeting, tongue = self._found.meeting, self._tongue
        named, on = ("minutes.title", "held on") if self._was_held else ("minutes.draft", "planned for")
        status = meeting["status"] if meeting["status"] != "held" else None
        sections = (self._present(), *self._papers(), *self._items(), *self._other(), *self._decided(), *self._to_do(),
                    *self._signed())  # fmt: skip
        return Outline(
            title=of_a_meeting.title(tongue, meeting, named), subtitle=str(meeting["title"] or ""),
            language=tongue.language, as_of=date.fromisoformat(as_of), government=tongue.government(government),
            kind="minutes", sections=sections, marking=marking,
            facts=of_a_meeting.facts(tongue, meeting, on, status), chain_head=self._found.chain_head,
        )  # fmt: skip

    @property
    def _was_held(self) -> bool:
        return self._found.meeting["status"] not in _NOT_HELD

    def _present(self) -> Section:
        columns = (
            ("agency", Holds.TEXT, 4.0),
            (_MEMBERSHIP["tier"], Holds.TEXT, 1.8),
            (_ATTENDANCE["presence"], Holds.TEXT, 1.8),
            (_ATTENDANCE["persons"], Holds.NUMBER, 1.5),
            (_ATTENDANCE["names"], Holds.TEXT, 4.0),
        )
        came = {str(one["agency"]): one for one in self._found.attendance}
        rows = [
            self._one_present(agency, came.get(agency, {})) for agency in (*came, *(set(self._found.tiers) - set(came)))
        ]
        return self._tongue.tabled("attendance", columns, sorted(rows, key=lambda row: (row[2] is None, str(row[0]))))

    def _one_present(self, agency: str, one: Values) -> Row:
        return (
            self._tongue.named(agency), self._tongue.choice_begins(self._found.tiers.get(agency)) or "–",
            self._tongue.choice_begins(one.get("presence")), number(one.get("persons")),
            written(one.get("names")) or "–",
        )  # fmt: skip

    def _papers(self) -> tuple[Section, ...]:
        columns = (("paper", Holds.TEXT, 5.0), ("paper.from", Holds.TEXT, 3.0), ("item", Holds.TEXT, 4.0))
        rows = [
            (str(one["title"]), self._tongue.named(one["agency"]) or "–", self._tongue.named(one["item"]) or "–")
            for one in self._found.papers
        ]
        return (self._tongue.tabled("papers", columns, rows),) if rows else ()

    def _items(self) -> list[Section]:
        empty = (self._tongue.plain("minutes.item.none" if self._was_held else "minutes.item.waits"),)
        return [
            Section(f"{one['position']}. {one['title']}", self._under(str(one["id"]), one["minutes"]) or empty)
            for one in self._found.items
        ]

    def _other(self) -> tuple[Section, ...]:
        """What was said and decided under no item of the agenda."""
        blocks = self._under(None, self._found.meeting["minutes"])
        name = "minutes.other" if self._found.items else "minutes.said"
        empty = not blocks and not self._found.items
        return (Section(self._tongue.say(name), blocks or (self._tongue.plain("none"),)),) if blocks or empty else ()

    def _under(self, item: str | None, said: object) -> tuple[Block, ...]:
        blocks: list[Block] = list(paragraphs(str(said or "")))
        for one in self._found.decisions:
            if one["item"] == item:
                blocks += self._decision(one)
        return tuple(blocks)

    def _decision(self, one: Values) -> list[Block]:
        """A decision as it fell, the agencies that reserve or dissent, and what follows."""
        say = self._tongue.say
        opening = say("decision.opening", number=one["number"]) if one["number"] else say("decision.draft.opening")
        told: list[Block] = list(paragraphs(one["text"] or one["title"], opening))
        points = [self._position(two) for two in self._found.positions if two["decision"] == one["id"]]
        points += [self._action(two) for two in self._found.actions if two["decision"] == one["id"]]
        return [*told, *([Bullets(tuple(points))] if points else [])]

    def _position(self, one: Values) -> str:
        said = f"{self._tongue.words.of(self._tongue.named(one['agency']), self._tongue.choice(one['position']))}."
        reason = f" {sentence(one['reason'])}" if one["reason"] else ""
        on = str(one["condition"] or "").rstrip(".")
        condition = f" {self._tongue.say('position.condition', condition=on)}" if on else ""
        until = self._tongue.words.date(str(one["expires"])) if one["expires"] else ""
        expiry = f" {self._tongue.say('position.until', day=until)}" if until else ""
        return f"{said}{reason}{condition}{expiry}"

    def _action(self, one: Values) -> str:
        who = self._tongue.named(one["agency"]) or self._tongue.say("nobody")
        due = self._tongue.words.date(str(one["due"])) if one["due"] else self._tongue.say("no day")
        return self._tongue.say("action.told", title=str(one["title"]).rstrip(" ."), who=who, due=due)

    def _decided(self) -> tuple[Section, ...]:
        columns = (
            (_DECISION["number"], Holds.TEXT, 2.0),
            ("decision", Holds.TEXT, 6.0),
            (_DECISION["status"], Holds.TEXT, 2.0),
        )
        rows = [
            (written(one["number"]) or "–", str(one["title"]), self._tongue.choice_begins(one["status"]))
            for one in self._found.decisions
        ]
        return (self._tongue.tabled("decisions", columns, rows),) if rows else ()

    def _to_do(self) -> tuple[Section, ...]:
        columns = (("nr", Holds.TEXT, 2.5), ("action", Holds.TEXT, 3.8), (_ACTION["agency"], Holds.TEXT, 3.0),
                   (_ACTION["due"], Holds.DATE, 2.0), (_ACTION["report_back"], Holds.DATE, 2.0))  # fmt: skip
        rows = [
            (self._numbered(one) or "–", str(one["title"]), self._tongue.named(one["agency"]),
             written(one["due"]) or self._tongue.say("no day"), written(one["report_back"]) or "–")
            for one in self._found.actions
        ]  # fmt: skip
        return (self._tongue.tabled("actions", columns, rows),) if rows else ()

    def _numbered(self, action: Values) -> str:
        decision = {one["id"]: one["number"] for one in self._found.decisions}.get(action["decision"])
        return action_number(decision, action["number"])

    def _signed(self) -> tuple[Section, ...]:
        """Where the chair and whoever took the minutes sign; of a meeting that was held."""
        if not self._was_held:
            return ()
        columns = (("signed.as", Holds.TEXT, 3.0), ("agency", Holds.TEXT, 3.5), ("signed.by", Holds.TEXT, 5.0),
                   ("date", Holds.TEXT, 2.2))  # fmt: skip
        roles = ((_MEETING["chair"], self._tongue.named(self._found.meeting["chair"])), ("signed.keeper", ""))
        rows: list[Row] = [(self._tongue.called(role), agency or "", _ROOM, "") for role, agency in roles]
        return (self._tongue.tabled("signed", columns, rows),)
