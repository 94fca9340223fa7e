"""The notice of a meeting to come: the agenda with times and papers, what is proposed, what is owed, who is called."""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from pbdesk.brief.outline import Outline, Section
from pbdesk.brief.tables import Holds, Row
from pbdesk.desk.composing import of_a_meeting
from pbdesk.desk.composing.tongue import Tongue, action_number, written
from pbdesk.desk.gathering.country import Values
from pbdesk.desk.gathering.meeting import Held
from pbdesk.records.kind import Value
from pbdesk.records.kinds import KINDS

_MEMBERSHIP, _DECISION, _ACTION = (KINDS[name].by_name for name in ("membership", "decision", "action"))
_LONG = KINDS["agenda_item"].by_name["minutes_long"]
_CLOCK = re.compile(r"^\s*(\d{1,2})[:.](\d{2})\s*$")
_TIERS = ("core", "intermediate", "periphery")


class NoticeComposer:
    """Composes the notice of one meeting."""

    def __init__(self, found: Held, language: str) -> None:
        self._found = found
        self._tongue = Tongue(language, found.titles)

    def outline(self, government: str, marking: str, as_of: str) -> Outline:
        """The whole notice."""
        meeting = self._found.meeting
        return Outline(
            title=of_a_meeting.title(self._tongue, meeting, "notice.title"), subtitle=str(meeting["title"] or ""),
            language=self._tongue.language, as_of=date.fromisoformat(as_of), kind="notice", marking=marking,
            government=self._tongue.government(government),
            facts=of_a_meeting.facts(self._tongue, meeting, "planned for"),
            sections=(self._agenda(), *self._proposed(), *self._owed(), self._called()),
            chain_head=self._found.chain_head,
        )  # fmt: skip

    def _agenda(self) -> Section:
        columns = (("nr", Holds.TEXT, 1.0), ("item", Holds.TEXT, 5.5), ("notice.from", Holds.TEXT, 1.6),
                   (_LONG, Holds.TEXT, 1.8), ("papers", Holds.TEXT, 5.0))  # fmt: skip
        starts = _starts(self._found)
        rows: list[Row] = [
            (f"{one['position']}", str(one["title"]), next(starts) or "–", _minutes(one["minutes_long"]),
             self._papers(str(one["id"])) or "–")
            for one in self._found.items
        ]  # fmt: skip
        return self._tongue.tabled("notice.agenda", columns, rows)

    def _papers(self, item: str) -> str:
        sent = [one for one in self._found.papers if one["item"] == item]
        whose = {one["id"]: self._tongue.named(one["agency"]) for one in sent}
        return "; ".join(f"{one['title']} ({who})" if (who := whose[one["id"]]) else str(one["title"]) for one in sent)

    def _proposed(self) -> tuple[Section, ...]:
        """The drafts that wait for the meeting."""
        columns = (("item", Holds.TEXT, 3.5), ("decision", Holds.TEXT, 7.5), (_DECISION["proposer"], Holds.TEXT, 3.0))
        rows: list[Row] = [
            (self._tongue.named(one["item"]) or "–", str(one["text"] or one["title"]),
             self._tongue.named(one["proposer"]) or "–")
            for one in self._found.decisions
        ]  # fmt: skip
        return (self._tongue.tabled("notice.proposed", columns, rows),) if rows else ()

    def _owed(self) -> tuple[Section, ...]:
        """What follows from earlier decisions and is still to be done; those due first."""
        columns = (("nr", Holds.TEXT, 2.5), ("action", Holds.TEXT, 5.0), (_ACTION["agency"], Holds.TEXT, 3.5),
                   (_ACTION["due"], Holds.DATE, 2.2))  # fmt: skip
        rows: list[Row] = [
            (action_number(self._found.numbers.get(str(one["decision"])), one["number"]) or "–", str(one["title"]),
             self._tongue.named(one["agency"]), written(one["due"]) or self._tongue.say("no day"))
            for one in sorted(self._found.owed, key=lambda one: str(one["due"] or "9999"))
        ]  # fmt: skip
        return (self._tongue.tabled("notice.owed", columns, rows),) if rows else ()

    def _called(self) -> Section:
        columns = (("agency", Holds.TEXT, 6.0), (_MEMBERSHIP["tier"], Holds.TEXT, 3.0))
        tongue, tiers = self._tongue, self._found.tiers
        order = sorted(tiers, key=lambda one: (_place(tiers[one]), tongue.named(one) or ""))
        rows: list[Row] = [(tongue.named(one), tongue.choice_begins(tiers[one]) or "–") for one in order]
        return tongue.tabled("notice.called", columns, rows)


def _minutes(long: Value) -> str:
    return f"{long}\u00a0min" if long else "–"


def _place(tier: str | None) -> int:
    return _TIERS.index(tier) if tier in _TIERS else len(_TIERS)


def _starts(found: Held) -> Iterator[str]:
    """When each matter begins, as long as the hour of the meeting and the time of every matter before it are known."""
    clock = _CLOCK.match(str(found.meeting["time"] or ""))
    now = datetime(2000, 1, 1, int(clock[1]), int(clock[2])) if clock and int(clock[1]) < 24 else None  # noqa: DTZ001
    for one in found.items:
        yield f"{now:%H:%M}" if now else ""
        long = one["minutes_long"]
        now = now + timedelta(minutes=long) if now and isinstance(long, int) else None


def is_ahead(found: Held) -> bool:
    """Whether a meeting is planned and nothing of it has been taken down but drafts of what is to be decided."""
    taken: list[Values] = [one for one in (found.meeting, *found.items) if one["minutes"]]
    taken += [one for one in found.decisions if one["status"] != "draft"]
    return found.meeting["status"] == "planned" and not (taken or found.attendance)
