"""The list of actions, agency by agency: what is open, by when, and how much is late or done."""

from collections.abc import Sequence
from datetime import date

from pbdesk.brief.outline import Outline, Section
from pbdesk.brief.tables import Holds, Row, Table
from pbdesk.desk.composing.tongue import Tongue, action_number, days_late, written
from pbdesk.desk.gathering.actions import Following
from pbdesk.desk.gathering.country import Values
from pbdesk.records.kinds import KINDS

_ACTION = KINDS["action"].by_name
_CLOSED = ("done", "cancelled")


class ActionsComposer:
    """Composes the list of actions of one agency, or of all of them."""

    def __init__(self, found: Following, language: str) -> None:
        self._found = found
        self._tongue = Tongue(language, found.titles)

    def outline(self, government: str, marking: str, as_of: str) -> Outline:
        """The whole list."""
        say, about = self._tongue.say, self._found.country
        agency = self._tongue.named(self._found.agency)
        country = self._tongue.country(about.get("code"), about["name"]) if about else ""
        return Outline(
            title=say("actions.title.agency", agency=agency) if agency else say("actions.title"),
            language=self._tongue.language, as_of=date.fromisoformat(as_of), country=country,
            government=self._tongue.government(government), kind="actions", marking=marking,
            sections=(self._summary(as_of), *self._lists(as_of)), chain_head=self._found.chain_head,
        )  # fmt: skip

    def _summary(self, as_of: str) -> Section:
        name = self._tongue.say("actions.summary")
        counted = ("open", "late", "undated", "done", "cancelled", "all")
        columns = (("agency", Holds.TEXT, 4.5), *((f"actions.{one}", Holds.NUMBER, 1.4) for one in counted))
        rows = [self._counted(who, rows, as_of) for who, rows in self._found.actions.items()]
        if not rows:
            return Section(name, (self._tongue.plain("none"),))
        return Section(name, (self._tongue.totalled("actions.summary", columns, rows),))

    def _counted(self, who: str | None, rows: Sequence[Values], as_of: str) -> Row:
        living = [one for one in rows if one["status"] not in _CLOSED]
        late = sum(1 for one in living if one["due"] and str(one["due"]) < as_of)
        undated = sum(1 for one in living if not one["due"])
        closed = [sum(1 for one in rows if one["status"] == status) for status in _CLOSED]
        return (self._named(who), len(living), late, undated, *closed, len(rows))

    def _named(self, who: str | None) -> str:
        return self._tongue.named(who) or self._tongue.say("nobody").capitalize()

    def _lists(self, as_of: str) -> list[Section]:
        """A list for each agency that has something open; the summary has the others."""
        living = {
            who: [one for one in rows if one["status"] not in _CLOSED] for who, rows in self._found.actions.items()
        }
        return [Section(self._named(who), (self._list(who, rows, as_of),)) for who, rows in living.items() if rows]

    def _list(self, who: str | None, rows: Sequence[Values], as_of: str) -> Table:
        columns = (("nr", Holds.TEXT, 2.2), ("action", Holds.TEXT, 4.0), (_ACTION["decision"], Holds.TEXT, 2.8),
                   (_ACTION["due"], Holds.DATE, 1.8), ("late.days", Holds.NUMBER, 1.6),
                   (_ACTION["status"], Holds.TEXT, 1.4), (_ACTION["report_back"], Holds.DATE, 1.8))  # fmt: skip
        living = [self._row(one, as_of) for one in rows]
        return self._tongue.listed(
            self._named(who), self._tongue.say("actions.open.of", agency=self._named(who)), columns, living
        )

    def _row(self, one: Values, as_of: str) -> Row:
        decision = self._found.decisions.get(str(one["decision"]), {})
        return (
            action_number(decision.get("number"), one["number"]) or "–", str(one["title"]),
            written(decision.get("title")) or "–",
            written(one["due"]) or self._tongue.say("no day"), days_late(one["due"], as_of),
            self._tongue.choice_begins(one["status"]), written(one["report_back"]) or "–",
        )  # fmt: skip
