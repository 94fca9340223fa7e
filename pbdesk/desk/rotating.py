"""The coming periods of a rotating lead, from the task force's schedule: shown first, then written as one change."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from pbdesk.coherence.figure import Scope
from pbdesk.coherence.leads import line
from pbdesk.desk.knowing import day_meant
from pbdesk.errors import NotUnderstood, RuleBroken
from pbdesk.records.decisions import RECORDED
from pbdesk.records.kind import Values
from pbdesk.records.kinds import KINDS
from pbdesk.sentences import say
from pbdesk.store.change import change
from pbdesk.store.desk import Desk
from pbdesk.store.query import Records

_FAR = "9999-12-30"
_MOST = 200
"""So many periods at once are surely a mistyped year."""


@dataclass(frozen=True)
class Turn:
    """One slot of a schedule: an agency and for how many months it leads."""

    agency: str
    months: int


@dataclass(frozen=True)
class Period:
    """A period to come, both days included."""

    agency: str
    start: str
    end: str


@dataclass(frozen=True)
class Plan:
    """What continuing a rotation would write: every period rests on the decision."""

    task_force: str
    country: str | None
    decision: str
    periods: tuple[Period, ...]
    titles: dict[str, str]


def coming(turns: list[Turn], after: str | None, start: str, until: str) -> Iterator[Period]:
    """Periods from a day on until one passes `until`; the agency next in order after the one that led last begins."""
    led = [at for at, turn in enumerate(turns) if turn.agency == after]
    at = led[-1] + 1 if led else 0
    while start <= until:
        turn = turns[at % len(turns)]
        following = months_later(start, turn.months)
        yield Period(turn.agency, start, _day_before(following))
        start, at = following, at + 1


def months_later(day: str, months: int) -> str:
    """The same day so many months later; the last of a month where that month is shorter."""
    then = date.fromisoformat(day)
    year, month = divmod(then.year * 12 + then.month - 1 + months, 12)
    return date(year, month + 1, min(then.day, monthrange(year, month + 1)[1])).isoformat()


def plan(desk: Desk, task_force: str, decision: str, until: str, since: str = "") -> Plan:
    """The periods that would follow, up to a day; writes nothing.

    They begin on `since`, or on the day after the last lead ends. Raises `RuleBroken` where nothing says in
    which order, where a lead has no end, or where the decision is not recorded.
    """
    until = day_meant(until)
    with desk.reading() as connection:
        records = Records(connection)
        body = records.get(task_force) or {}
        turns = _schedule(records, task_force, str(body.get("name")))
        _refuse_draft(records, decision)
        found = line(connection, Scope(None, _FAR, task_force=task_force))
        last = max(found.turns, key=lambda turn: turn.end or _FAR) if found else None
        if not since and last is not None and last.end is None:
            raise RuleBroken(
                str(body.get("name")), [say("The last lead has no last day; give it one, or say from when.")]
            )
        start = day_meant(since) if since else _day_after(last.end) if last and last.end else day_meant("")
        periods = tuple(_at_most(coming(turns, last.agency if last else None, start, until)))
        titles = records.titles({decision, task_force, *(turn.agency for turn in turns)})
    country = body.get("country")
    return Plan(task_force, str(country) if country else None, decision, periods, titles)


def generate(desk: Desk, planned: Plan, person: str) -> list[str]:
    """Write the periods of a plan as assignments, one change; gives their ids."""
    if not planned.periods:
        raise NotUnderstood(say("There is no period to add: the lead is settled up to that day."))
    detail = {"kind": "task_force", "title": planned.titles[planned.task_force]}
    with change(desk, "rotate", person, detail=detail) as made:
        return [
            made.add(
                KINDS["assignment"],
                {"agency": one.agency, "country": planned.country, "task_force": planned.task_force, "role": "lead",
                 "start": one.start, "end": one.end, "decision": planned.decision},
            )
            for one in planned.periods
        ]  # fmt: skip


def _schedule(records: Records, task_force: str, name: str) -> list[Turn]:
    rows: list[Values] = list(records.pointing("rotation", "task_force", task_force))
    ordered = sorted(rows, key=lambda row: (int(str(row["position"])), str(row["id"])))
    turns = [Turn(str(row["agency"]), int(str(row["months"]))) for row in ordered]
    if not turns:
        raise RuleBroken(name, [say("It has no rotation; add the turns of the rotation in their order first.")])
    if any(turn.months < 1 for turn in turns):
        raise RuleBroken(name, [say("A turn of the rotation has no months; give it at least one.")])
    return turns


def _refuse_draft(records: Records, decision: str) -> None:
    values = records.get(decision) or {}
    if values.get("status") not in RECORDED:
        title = str(values.get("title") or decision)
        raise RuleBroken(
            say("Decision “{title}”", title=title), [say("A lead rests on a recorded decision; record this one first.")]
        )


def _at_most(periods: Iterator[Period]) -> Iterator[Period]:
    for n, one in enumerate(periods):
        if n == _MOST:
            raise NotUnderstood(say("That would be more than {most} periods; give an earlier last day.", most=_MOST))
        yield one


def _day_after(day: str) -> str:
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()


def _day_before(day: str) -> str:
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()
