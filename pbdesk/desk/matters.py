"""The matters of a day but for the leads: each sort is a question, counted by the desk and read as far as wanted."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import groupby

from pbdesk.records.kind import Value, Values
from pbdesk.records.kinds import KINDS
from pbdesk.records.policies import unanswered
from pbdesk.store import counting
from pbdesk.store.counting import Between
from pbdesk.store.desk import Moment
from pbdesk.store.query import Condition, Listing, Records, of_country

Row = dict[str, Value]


class Sort(StrEnum):
    """What a matter is, in the order in which a day shows them."""

    ACTION = "action due"
    REPORT = "report due"
    ANSWER = "answer awaited"
    COMMENT = "comment to be answered"
    RESPONSE = "recommendation to be answered"
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


NEVER_LATE = (Sort.MEETING, Sort.DRAFT, Sort.COMMENT, Sort.RESPONSE)


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
    """What is asked: a day, how far ahead, one country or all (None), one agency or all, and how many of each sort."""

    day: str
    until: str
    country: str | None
    agency: str | None
    most: int | None = None

    @property
    def before(self) -> str:
        """The last day on which what was due is late."""
        return (date.fromisoformat(self.day) - timedelta(1)).isoformat()

    def mine(self, field: str) -> tuple[Condition, ...]:
        """That a field names the agency asked about."""
        return (Condition(field, "is", self.agency),) if self.agency else ()

    def here(self, kind: str) -> tuple[Condition, ...]:
        """That a record is of the country asked about, where its kind says of which it is."""
        says = "country" in KINDS[kind].by_name
        return (of_country(KINDS[kind], self.country),) if self.country and says else ()

    def listed(self, kind: str, *held: Condition) -> Listing:
        """The records of a kind that are of the country asked about and hold these conditions."""
        return Listing(KINDS[kind], (*held, *self.here(kind)))

    def within(self, field: str, kind: str) -> tuple[Condition, ...]:
        """That the record a field points to is of the country asked about."""
        return (Condition(field, "among", self.listed(kind)),) if self.country else ()

    def late(self, sort: Sort, due: str) -> bool:
        """Whether something of a sort that was due on a day is late."""
        return bool(due) and due < self.day and sort not in NEVER_LATE


@dataclass(frozen=True)
class Found:
    """The first matters of a sort, how many there are in all, and how many of those are late."""

    sort: Sort
    matters: tuple[Matter, ...]
    count: int
    late: int


@dataclass(frozen=True)
class _Question:
    """Records of a kind that hold some conditions and are due in a span; the fields that say whose and of what."""

    sort: Sort
    kind: str
    due: str
    agency: str = ""
    about: str = ""
    held: tuple[Condition, ...] = ()
    since: str = ""
    until: str = ""

    @property
    def fields(self) -> tuple[str, ...]:
        """What is read of a record."""
        own = [name for name in ("number", "title") if name in KINDS[self.kind].by_name]
        return tuple(dict.fromkeys(filter(None, (*own, self.agency, self.about, self.due))))

    @property
    def listing(self) -> Listing:
        """The records in the order of their days."""
        ends = [Condition(self.due, test, day) for test, day in (("from", self.since), ("to", self.until)) if day]
        return Listing(KINDS[self.kind], (*self.held, *ends), self.due, fields=self.fields)


@dataclass(frozen=True)
class _Answer:
    question: _Question
    rows: tuple[Row, ...]
    count: int
    late: int


def found(connection: Moment, wish: Wish) -> list[Found]:
    """Every sort of matter but the leads; one of which there is nothing is left out."""
    asking = _Asking(connection, wish)
    answers = [*asking.counted(), *asking.weighed()]
    return list(_worded(Records(connection), wish, [one for one in answers if one.count]))


class _Asking:
    """Asks one moment of the desk."""

    def __init__(self, connection: Moment, wish: Wish) -> None:
        self._connection, self._records, self._wish = connection, Records(connection), wish

    def counted(self) -> Iterator[_Answer]:
        """The sorts that the desk counts by itself: those that ask the same of a kind by one statement."""
        for (kind, held), some in groupby(_questions(self._wish), key=lambda one: (one.kind, one.held)):
            asked = list(some)
            spans = [span for one in asked for span in self._spans(one)]
            counts = counting.tally(self._connection, Listing(KINDS[kind], held), *spans)
            for at, one in enumerate(asked):
                count, late = counts[2 * at : 2 * at + 2]
                rows = self._first(one) if count else ()
                yield _Answer(one, rows, count, 0 if one.sort in NEVER_LATE else late)

    def _spans(self, one: _Question) -> tuple[Between, Between]:
        every = Between(one.due, one.since, one.until) if one.until or one.since else Between()
        return every, Between(one.due, one.since, self._wish.before)

    def _first(self, one: _Question) -> tuple[Row, ...]:
        wanted = one.listing
        limited = Listing(wanted.kind, wanted.conditions, wanted.order, self._wish.most, fields=wanted.fields)
        return tuple(self._records.listed(limited))

    def weighed(self) -> Iterator[_Answer]:
        """The sorts of which records say only together which of them count."""
        yield self._unanswered()
        yield self._evaluations()

    def _unanswered(self) -> _Answer:
        """Lines on drafts: only what an agency says on the latest that it was asked about counts."""
        question = _Question(Sort.ANSWER, "consultation", "due", "consulted", "policy")
        policies = self._wish.listed("policy", *_none_of("status", "adopted", "superseded", "expired"))
        fields = (*question.fields, "consulted_as", "asked", "answer")
        asked = Listing(KINDS["consultation"], (Condition("policy", "among", policies),), fields=fields)
        return self._answer(question, unanswered(self._records.listed(asked)))

    def _evaluations(self) -> _Answer:
        """The last self-evaluation of each agency; an earlier one asks for nothing any more."""
        question = _Question(Sort.EVALUATION, "evaluation", "next_due", "agency", "agency")
        rows = self._records.listed(Listing(KINDS["evaluation"], (), "date", fields=question.fields))
        latest = {row["agency"]: row for row in rows}.values()
        due = [row for row in latest if row["next_due"] and str(row["next_due"]) <= self._wish.until]
        return self._answer(question, due)

    def _answer(self, question: _Question, rows: Iterable[Values]) -> _Answer:
        mine = [dict(row) for row in rows if self._wish.agency in (None, row[question.agency])]
        mine.sort(key=lambda row: str(row[question.due] or "9999"))
        late = sum(self._wish.late(question.sort, str(row[question.due] or "")) for row in mine)
        return _Answer(question, tuple(mine[: self._wish.most]), len(mine), late)


def _questions(wish: Wish) -> Iterator[_Question]:
    """The questions whose answers the desk counts; of one agency only those that say whose they are."""
    day, until = wish.day, wish.until
    still = (*_none_of("status", "done", "cancelled"), *wish.mine("agency"), *wish.here("action"))
    yield _Question(Sort.ACTION, "action", "due", "agency", "agency", still, until=until)
    yield _Question(Sort.REPORT, "action", "report_back", "agency", "agency", still, until=until)
    yield _Question(Sort.MILESTONE, "milestone", "due", "", "objective", _milestones(wish), until=until)
    current = wish.listed("framework", *_none_of("status", "superseded"))
    unanswered_yet = (Condition("answer", "unknown"), Condition("framework", "among", current), *wish.mine("agency"))
    yield _Question(Sort.COMMENT, "comment", "date", "agency", "framework", unanswered_yet)
    received = (Condition("response", "unknown"), Condition("received", "known"), *wish.mine("agency"))
    yield _Question(Sort.RESPONSE, "recommendation", "received", "agency", "agency", received)
    adopted = (Condition("status", "is", "adopted"), *wish.mine("owner"), *wish.here("policy"))
    yield _Question(Sort.REVIEW, "policy", "review_due", "owner", "owner", adopted, until=until)
    yield _Question(Sort.POLICY_ENDS, "policy", "end", "owner", "owner", adopted, until=until)
    said = (*wish.mine("agency"), *wish.within("decision", "decision"))
    yield _Question(Sort.RESERVATION, "position", "expires", "agency", "decision", said, day, until)
    if not wish.agency:
        yield _Question(Sort.FUND_ENDS, "fund", "end", "", "country", wish.here("fund"), day, until)
        yield _Question(Sort.REVISIT, "tradeoff", "revisit", "", "country", wish.here("tradeoff"), until=until)
    yield _Question(Sort.MEETING, "meeting", "date", "", "task_force", _meetings(wish), day, until)
    drafts = (Condition("status", "is", "draft"), *wish.mine("proposer"), *wish.here("decision"))
    yield _Question(Sort.DRAFT, "decision", "date", "proposer", "task_force", drafts)


def _none_of(field: str, *words: str) -> tuple[Condition, ...]:
    return tuple(Condition(field, "is not", word) for word in words)


def _milestones(wish: Wish) -> tuple[Condition, ...]:
    """Those not reached, of the agency that leads their objective."""
    frameworks = wish.within("framework", "framework")
    objectives = Listing(KINDS["objective"], (*frameworks, *wish.mine("lead")))
    among = (Condition("objective", "among", objectives),) if objectives.conditions else ()
    return (Condition("reached", "unknown"), *among)


def _meetings(wish: Wish) -> tuple[Condition, ...]:
    """Those to come; of one agency those of the task forces it is a member of."""
    bodies = Listing(KINDS["membership"], wish.mine("agency"), fields=("task_force",))
    among = (Condition("task_force", "among", bodies),) if wish.agency else ()
    return (*_none_of("status", "held", "cancelled"), *among, *wish.within("task_force", "task_force"))


def _worded(records: Records, wish: Wish, answers: list[_Answer]) -> Iterator[Found]:
    """The matters, with what everything in them is called read at once."""
    leads = _leads_of_objectives(records, answers)
    named: dict[str, set[str]] = {}
    for one in answers:
        kind = KINDS[one.question.kind]
        for name in filter(None, (one.question.agency, one.question.about)):
            named.setdefault(kind.by_name[name].to, set()).update(str(row[name]) for row in one.rows if row[name])
        named.setdefault(kind.name, set()).update(str(row["id"]) for row in one.rows if not row.get("title"))
    called = records.titles_by_kind({kind: sorted(ids) for kind, ids in named.items() if ids})
    for one in answers:
        matters = tuple(_matter(wish, one.question, row, called, leads) for row in one.rows)
        yield Found(one.question.sort, matters, one.count, one.late)


def _leads_of_objectives(records: Records, answers: list[_Answer]) -> dict[str, str]:
    """Of each milestone's objective the agency that leads it."""
    rows = [row for one in answers if one.question.sort is Sort.MILESTONE for row in one.rows]
    objectives = sorted({str(row["objective"]) for row in rows})
    found = records.some_values(KINDS["objective"], objectives, ("lead",)) if objectives else {}
    return {one: str(values["lead"] or "") for one, values in found.items()}


def _matter(wish: Wish, asked: _Question, row: Row, called: dict[str, str], leads: dict[str, str]) -> Matter:
    due = str(row[asked.due] or "")
    agency = str(row[asked.agency] or "") if asked.agency else leads.get(str(row.get("objective")), "")
    if asked.sort is Sort.MEETING:
        agency = wish.agency or ""
    own = [str(row[name]) for name in ("number", "title") if row.get(name)]
    title = " · ".join(own) if row.get("title") else called[str(row["id"])]
    return Matter(
        asked.sort, asked.kind, str(row["id"]), title, called.get(str(row.get(asked.about)), ""), agency, due,
        wish.late(asked.sort, due),
    )  # fmt: skip
