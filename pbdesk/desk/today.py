"""What a day asks for: due, overdue, unanswered, without a lead, expiring, meetings to come; of one agency or all."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from pbdesk.coherence.figure import Turn
from pbdesk.desk import leading
from pbdesk.desk.knowing import day_meant
from pbdesk.records.kind import Value
from pbdesk.records.kinds import KINDS
from pbdesk.records.policies import unanswered
from pbdesk.store.desk import Desk, Moment
from pbdesk.store.query import Condition, Listing, Records

SOON = 30
"""So many days ahead count as soon."""
Row = dict[str, Value]


class Sort(StrEnum):
    """What a matter is, in the order in which a day shows them."""

    ACTION = "action due"
    REPORT = "report due"
    ANSWER = "answer awaited"
    COMMENT = "comment to be answered"
    NO_LEAD = "no lead"
    LEAD_ENDS = "lead ends"
    REVIEW = "policy to be reviewed"
    POLICY_ENDS = "policy expires"
    RESERVATION = "reservation expires"
    FUND_ENDS = "fund ends"
    REVISIT = "trade-off to be looked at again"
    EVALUATION = "self-evaluation due"
    MILESTONE = "milestone due"
    MEETING = "meeting"
    DRAFT = "decision to be recorded"


@dataclass(frozen=True)
class Matter:
    """One thing a day asks for: the record it opens, whose it is, and its day, empty where none is set."""

    sort: Sort
    kind: str
    record: str
    title: str
    about: str
    agency: str
    due: str
    late: bool


@dataclass(frozen=True)
class Wish:
    """What is asked: a day, how far ahead, one country or all (None), one agency or all (None)."""

    day: str
    until: str
    country: str | None
    agency: str | None


@dataclass(frozen=True)
class Day:
    """Everything a day asks for, the most pressing of each sort first."""

    day: str
    until: str
    matters: tuple[Matter, ...]

    def of(self, *sorts: Sort) -> list[Matter]:
        """The matters of these sorts."""
        return [one for one in self.matters if one.sort in sorts]

    @property
    def late(self) -> int:
        """How many matters are past their day, or should be there and are not."""
        return sum(one.late for one in self.matters)


def today(desk: Desk, *, country: str | None = None, agency: str | None = None, day: str = "", soon: int = SOON) -> Day:
    """What a day asks for, up to `soon` days ahead."""
    day = day_meant(day)
    until = (date.fromisoformat(day) + timedelta(days=soon)).isoformat()
    wish = Wish(day, until, country, agency)
    unled = leading.timeline(desk, country, day, ahead=soon)
    with desk.reading() as connection:
        asking = _Asking(connection, wish)
        found = [*asking.everything(), *_leads(unled, wish)]
    mine = [one for one in found if agency is None or one.agency == agency]
    order = list(Sort)
    return Day(day, until, tuple(sorted(mine, key=lambda one: (order.index(one.sort), one.due or "9999", one.title))))


def _leads(found: leading.Timeline, wish: Wish) -> Iterator[Matter]:
    """Lanes without a lead today, countries that never had one, and leads that end without a successor."""
    titles = found.titles
    for country in found.unled:
        yield Matter(Sort.NO_LEAD, "country", country, titles[country], "", "", "", True)
    for lane in found.lanes:
        place = lane.task_force or lane.country
        about = titles.get(lane.dimension, "")
        gap = next((one.since for one in lane.line.gaps if one.until >= wish.day), None)
        if (lane.whole and lane.line.since > wish.day) or (gap and gap <= wish.day):
            kind = "task_force" if lane.task_force else "country"
            yield Matter(Sort.NO_LEAD, kind, place, titles[place], about, "", gap or "", True)
        elif gap:
            words = " · ".join(filter(None, (titles[place], about)))
            ended = [turn for turn in lane.line.turns if turn.end and turn.end < gap]
            yield _ending(max(ended, key=lambda turn: str(turn.end)), words, titles)


def _called(row: Row, names: dict[str, str]) -> str:
    """What a record is called in a list that shows its day and body beside it."""
    own = [str(row[name]) for name in ("number", "title") if row.get(name)]
    return " · ".join(own) if row.get("title") else names[str(row["id"])]


def _ending(turn: Turn, words: str, titles: dict[str, str]) -> Matter:
    name, due = titles[turn.agency], str(turn.end)
    return Matter(Sort.LEAD_ENDS, "assignment", turn.assignment, name, words, turn.agency, due, False)


class _Asking:
    """Asks one moment of the desk; every question is one listing."""

    def __init__(self, connection: Moment, wish: Wish) -> None:
        self._records, self._wish = Records(connection), wish
        self._open_policies = self._ids("policy", Condition("status", "is", "draft"))
        self._open_policies |= self._ids("policy", Condition("status", "is", "in consultation"))

    def everything(self) -> Iterator[Matter]:
        """Every matter but the leads."""
        yield from self._actions()
        yield from self._unanswered()
        yield from self._expiring()
        yield from self._meetings()
        draft = Condition("status", "is", "draft")
        yield from self._matters(Sort.DRAFT, "decision", "date", "proposer", "task_force", draft, always=True)

    def _ids(self, kind: str, *conditions: Condition) -> set[str]:
        held = (*conditions, *self._of_country(kind))
        return {str(row["id"]) for row in self._records.listed(Listing(KINDS[kind], held, fields=("id",)))}

    def _within(self, kind: str, field: str) -> Callable[[Row], bool]:
        """Whether the record of `kind` that a row's `field` points to is of the country asked about."""
        if not self._wish.country:
            return lambda _: True
        ids = self._ids(kind)
        return lambda row: row[field] in ids

    def _of_country(self, kind: str) -> tuple[Condition, ...]:
        narrowed = self._wish.country and "country" in KINDS[kind].by_name and kind != "actor"
        return (Condition("country", "is", self._wish.country),) if narrowed else ()

    def _rows(self, kind: str, *conditions: Condition) -> list[Row]:
        return self._records.listed(Listing(KINDS[kind], (*conditions, *self._of_country(kind))))

    def _matters(
        self, sort: Sort, kind: str, due: str, agency: str, about: str, *conditions: Condition, always: bool = False,
        keep: Callable[[Row], bool] = lambda _: True,
    ) -> list[Matter]:  # fmt: skip
        """The records of a kind that are due by the day asked about; with `always` whatever their day says."""
        by = () if always else (Condition(due, "to", self._wish.until),)
        rows = [row for row in self._rows(kind, *conditions, *by) if keep(row)]
        linked = {str(row[name]) for row in rows for name in (agency, about) if name and row[name]}
        called = self._records.titles(linked)
        names = self._records.titles({str(row["id"]) for row in rows if not row.get("title")})
        return [
            Matter(
                sort, kind, str(row["id"]), _called(row, names), called.get(str(row.get(about)), ""),
                str(row.get(agency) or ""), str(row[due] or ""), self._late(sort, str(row[due] or "")),
            )
            for row in rows
        ]  # fmt: skip

    def _late(self, sort: Sort, due: str) -> bool:
        return bool(due) and due < self._wish.day and sort not in (Sort.MEETING, Sort.DRAFT, Sort.COMMENT)

    def _actions(self) -> Iterator[Matter]:
        still = (Condition("status", "is not", "done"), Condition("status", "is not", "cancelled"))
        yield from self._matters(Sort.ACTION, "action", "due", "agency", "agency", *still)
        yield from self._matters(Sort.REPORT, "action", "report_back", "agency", "agency", *still)
        reached = Condition("reached", "unknown")
        lead = self._leads_of_objectives()
        here = self._within("framework", "framework")
        mine = {str(row["id"]) for row in self._rows("objective") if here(row)}
        for one in self._matters(
            Sort.MILESTONE, "milestone", "due", "", "objective", reached, keep=lambda row: row["objective"] in mine
        ):
            yield Matter(**{**vars(one), "agency": lead.get(one.record, "")})

    def _leads_of_objectives(self) -> dict[str, str]:
        """Of each milestone the agency that leads its objective."""
        rows = self._records.listed(Listing(KINDS["milestone"], (Condition("reached", "unknown"),)))
        objectives = self._records.get_many(KINDS["objective"], list({str(row["objective"]) for row in rows}))
        return {str(row["id"]): str(objectives[str(row["objective"])]["lead"] or "") for row in rows}

    def _unanswered(self) -> Iterator[Matter]:
        asked = [row for row in self._rows("consultation") if row["policy"] in self._open_policies]
        silent = {row["id"] for row in unanswered(asked)}
        yield from self._matters(
            Sort.ANSWER, "consultation", "due", "consulted", "policy", always=True, keep=lambda row: row["id"] in silent
        )
        current = self._ids("framework", Condition("status", "is not", "superseded"))
        yield from self._matters(
            Sort.COMMENT, "comment", "date", "agency", "framework", Condition("answer", "unknown"), always=True,
            keep=lambda row: row["framework"] in current,
        )  # fmt: skip

    def _expiring(self) -> Iterator[Matter]:
        adopted, coming = Condition("status", "is", "adopted"), self._wish.day
        yield from self._matters(Sort.REVIEW, "policy", "review_due", "owner", "owner", adopted)
        yield from self._matters(Sort.POLICY_ENDS, "policy", "end", "owner", "owner", adopted)
        ahead = Condition("expires", "from", coming)
        mine = self._within("decision", "decision")
        yield from self._matters(Sort.RESERVATION, "position", "expires", "agency", "decision", ahead, keep=mine)
        yield from self._matters(Sort.FUND_ENDS, "fund", "end", "", "country", Condition("end", "from", coming))
        yield from self._matters(Sort.REVISIT, "tradeoff", "revisit", "", "country")
        latest = self._latest_evaluations()
        yield from self._matters(
            Sort.EVALUATION, "evaluation", "next_due", "agency", "agency", keep=lambda row: row["id"] in latest
        )

    def _latest_evaluations(self) -> set[str]:
        """The last self-evaluation of each agency; an earlier one asks for nothing any more."""
        rows = self._records.listed(Listing(KINDS["evaluation"], order="date"))
        return set({str(row["agency"]): str(row["id"]) for row in rows}.values())

    def _meetings(self) -> Iterator[Matter]:
        """Meetings to come; for one agency those of the task forces it is a member of."""
        coming = (Condition("date", "from", self._wish.day), Condition("status", "is not", "cancelled"))
        mine = self._within("task_force", "task_force")
        found = self._matters(Sort.MEETING, "meeting", "date", "", "task_force", *coming, keep=mine)
        if self._wish.agency is None:
            yield from found
            return
        bodies = {row["task_force"] for row in self._rows("membership", Condition("agency", "is", self._wish.agency))}
        for one in found:
            if self._records.get_many(KINDS["meeting"], [one.record])[one.record]["task_force"] in bodies:
                yield Matter(**{**vars(one), "agency": self._wish.agency})
