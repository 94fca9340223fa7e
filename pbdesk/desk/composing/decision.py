"""The record of one decision, for the archive: its text, the agencies' positions, what follows, and its history."""

from datetime import date
from decimal import Decimal

from pbdesk.brief.outline import Outline, Section
from pbdesk.brief.tables import Holds, Row
from pbdesk.desk.composing.tongue import Tongue, paragraphs, written
from pbdesk.desk.gathering.decision import Decided
from pbdesk.records.kind import Type, Value, Values
from pbdesk.records.kinds import KINDS
from pbdesk.records.values import THOUSANDTHS, show
from pbdesk.store.history import Difference, Past

_DECISION, _POSITION, _ACTION = (KINDS[name].by_name for name in ("decision", "position", "action"))
_PROSE = ("text", "rationale", "options")


class DecisionComposer:
    """Composes the record of one decision."""

    def __init__(self, found: Decided, language: str) -> None:
        self._found = found
        self._tongue = Tongue(language, found.titles)

    def outline(self, government: str, marking: str, as_of: str) -> Outline:
        """The whole record."""
        one, say = self._found.decision, self._tongue.say
        said = [self._prose(name) for name in _PROSE]
        sections = (
            *(part for part in said if part),
            self._effect(),
            self._positions(),
            self._follows(),
            self._history(),
        )
        return Outline(
            title=say("decision.title", number=one["number"]) if one["number"] else say("decision.title.draft"),
            subtitle=str(one["title"]), language=self._tongue.language, as_of=date.fromisoformat(as_of),
            government=self._tongue.government(government), kind="decision", sections=sections, marking=marking,
            country=self._country(), facts=self._facts(), chain_head=self._found.chain_head,
        )  # fmt: skip

    def _country(self) -> str:
        about = self._found.country
        return self._tongue.country(about.get("code"), about["name"]) if about else ""

    def _facts(self) -> tuple[tuple[str, str], ...]:
        one, tongue = self._found.decision, self._tongue
        day = tongue.words.date(str(one["date"])) if one["date"] else None
        return tongue.facts({
            _DECISION["task_force"]: tongue.named(one["task_force"]),
            _DECISION["meeting"]: tongue.named(one["meeting"]), _DECISION["date"]: day,
            _DECISION["status"]: tongue.choice_begins(one["status"]),
            _DECISION["proposer"]: tongue.named(one["proposer"]),
        })  # fmt: skip

    def _prose(self, name: str) -> Section | None:
        said = paragraphs(self._found.decision[name])
        if said:
            return Section(self._tongue.called(_DECISION[name]), said)
        return Section(self._tongue.called(_DECISION[name]), (self._tongue.plain("none"),)) if name == "text" else None

    def _effect(self) -> Section:
        """What the decision does, to what."""
        one, tongue = self._found.decision, self._tongue
        asked = tongue.allocated(one["amount"], one["currency"])
        later = tongue.words.apart(tongue.named(two["id"]) for two in self._found.later)
        leads = tongue.words.apart(map(self._lead, self._found.assignments))
        rows: list[Row] = [
            *tongue.facts({
                "effect.type": tongue.choice_begins(one["type"]), _DECISION["policy"]: tongue.named(one["policy"]),
                "effect.leads": leads, _DECISION["amount"]: asked,
                _DECISION["supersedes"]: tongue.named(one["supersedes"]), "effect.superseded_by": later,
            })
        ]  # fmt: skip
        return tongue.tabled("effect", (("effect.what", Holds.TEXT, 3.0), ("effect.said", Holds.TEXT, 7.0)), rows)

    def _lead(self, one: Values) -> str:
        tongue = self._tongue
        side = tongue.named(one["dimension"]) or tongue.say("whole country")
        until = tongue.words.date(str(one["end"])) if one["end"] else tongue.say("ongoing")
        since = tongue.words.date(str(one["start"]))
        return tongue.say("effect.lead", agency=tongue.named(one["agency"]), side=side, since=since, until=until)

    def _positions(self) -> Section:
        columns = (
            ("agency", Holds.TEXT, 3.0),
            (_POSITION["position"], Holds.TEXT, 2.0),
            (_POSITION["reason"], Holds.TEXT, 3.5),
            (_POSITION["condition"], Holds.TEXT, 2.5),
            (_POSITION["expires"], Holds.DATE, 1.6),
        )
        rows: list[Row] = [
            (self._tongue.named(one["agency"]), self._tongue.choice_begins(one["position"]),
             written(one["reason"]) or "–",
             written(one["condition"]) or "–", written(one["expires"]) or "–")
            for one in self._found.positions
        ]  # fmt: skip
        return self._tongue.tabled("positions", columns, rows)

    def _follows(self) -> Section:
        columns = (("nr", Holds.TEXT, 0.8), ("action", Holds.TEXT, 3.6), (_ACTION["agency"], Holds.TEXT, 2.6),
                   (_ACTION["due"], Holds.DATE, 1.7), (_ACTION["status"], Holds.TEXT, 1.5),
                   (_ACTION["outcome"], Holds.TEXT, 4.0))  # fmt: skip
        rows: list[Row] = [
            (written(one["number"]) or "–", str(one["title"]), self._tongue.named(one["agency"]),
             written(one["due"]) or self._tongue.say("no day"), self._tongue.choice_begins(one["status"]),
             written(one["outcome"]) or "–")
            for one in self._found.actions
        ]  # fmt: skip
        return self._tongue.tabled("actions", columns, rows)

    def _history(self) -> Section:
        """When, who, which value, from what to what: what an archive keeps of a record (Noark 5)."""
        columns = (("history.at", Holds.TEXT, 2.2), ("history.person", Holds.TEXT, 2.0), ("history.field", Holds.TEXT,
                                                                                          2.0),
                   ("history.old", Holds.TEXT, 3.0), ("history.new", Holds.TEXT, 3.5))  # fmt: skip
        rows = [row for past, difference in self._found.past for row in self._happened(past, difference)]
        return self._tongue.tabled("history", columns, rows, wide=True)

    def _happened(self, past: Past, difference: Difference) -> list[Row]:
        at = f"{self._tongue.words.date(past.at[:10], short=True)}, {past.at[11:16]}"
        who = past.person or self._tongue.say("history.unnamed")
        old, new = difference.old or {}, difference.new or {}
        return [
            (at, who, self._tongue.called(field), self._value(name, old.get(name)), self._value(name, new.get(name)))
            for name, field in _DECISION.items() if not field.hidden and old.get(name) != new.get(name)
        ]  # fmt: skip

    def _value(self, name: str, value: Value) -> str:
        field = _DECISION[name]
        if value in (None, "", []):
            return "–"
        if field.to or isinstance(value, list):
            parts = value if isinstance(value, list) else [value]
            return ", ".join(self._tongue.named(part) or str(part) for part in parts)
        if field.choices:
            return self._tongue.choice(value) or ""
        if field.type is Type.MONEY and isinstance(value, int):
            return self._tongue.words.number(Decimal(value) / THOUSANDTHS, 2)
        return self._tongue.words.date(show(field, value), short=True)
