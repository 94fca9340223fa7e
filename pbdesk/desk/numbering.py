"""Numbers of decisions: the next one of a task force, and why some are missing; none is ever given twice."""

from collections.abc import Iterable
from dataclasses import dataclass

from pbdesk.desk.knowing import day_meant
from pbdesk.errors import NotUnderstood, RuleBroken
from pbdesk.records.kinds import KINDS
from pbdesk.records.numbering import Place, Scheme, scheme_of
from pbdesk.sentences import say
from pbdesk.store.change import Change, change
from pbdesk.store.desk import Desk, Moment
from pbdesk.store.history import Difference, Past, differences, numbers_given, one
from pbdesk.store.query import Records

_AFTER_ALL = "\U0010ffff"


@dataclass(frozen=True)
class Gap:
    """A number that no decision has.

    `last` is the change after which it had no holder any more and `title` what it had stood for; without them
    this desk never gave it: it was given elsewhere, before the desk was begun, or passed over by hand.
    """

    number: str
    title: str = ""
    last: Past | None = None


Year = int | None


@dataclass(frozen=True)
class _Given:
    """By year the running numbers of one scheme: those decisions have now, every one ever given with its holder."""

    scheme: Scheme
    live: dict[Year, set[int]]
    ever: dict[Year, dict[int, str]]


def next_number(connection: Moment, task_force: str, day: str) -> str:
    """The number that a decision taken on a day would get."""
    year = int(day[:4]) if _scheme(connection, task_force).yearly else None
    return _next(_given(connection, task_force, year), year)


def standing(connection: Moment, task_force: str, day: str) -> tuple[str, list[Gap]]:
    """The next number of a task force and its missing ones, from one reading of all it ever gave."""
    given = _given(connection, task_force)
    number = _next(given, int(day[:4]) if given.scheme.yearly else None)
    return number, [_gap(connection, given, place) for place in _missing(given)]


def _next(given: _Given, year: Year) -> str:
    n = max(given.live.get(year, ()), default=0) + 1
    while n in given.ever.get(year, {}):
        n += 1
    return given.scheme.write(Place(year, n))


def number_within(change: Change, decision: str, day: str) -> str:
    """Give a decision its number; one that it has stays. Raises `RuleBroken` where no task force is named."""
    _, values = change.held(decision)
    if values["number"]:
        return str(values["number"])
    if not values["task_force"]:
        lack = say("It needs a number, or the task force whose scheme gives one.")
        raise RuleBroken(say("Decision “{title}”", title=values["title"]), [lack])
    number = next_number(change.connection, str(values["task_force"]), day)
    change.set(decision, {"number": number})
    return number


def give(desk: Desk, decision: str, person: str) -> str:
    """Give a draft its number before it is recorded; returns it."""
    with change(desk, "number", person, detail={"kind": "decision"}) as made:
        _, values = made.held(decision)
        number = number_within(made, decision, str(values["date"] or day_meant("")))
        made.detail["title"] = made.records.titles([decision])[decision]
    return number


def gaps(desk: Desk, task_force: str) -> list[Gap]:
    """The missing numbers of a task force, each with what the history says of it."""
    with desk.reading() as connection:
        if Records(connection).kind_of(task_force) != "task_force":
            raise NotUnderstood(say("This desk has no task force {task_force}.", task_force=task_force))
        given = _given(connection, task_force)
        return [_gap(connection, given, place) for place in _missing(given)]


def _missing(given: _Given) -> Iterable[Place]:
    for year in sorted(given.ever, key=lambda year: year or 0):
        live = given.live.get(year, set())
        highest = max((*live, *given.ever[year]))
        yield from (Place(year, n) for n in range(1, highest + 1) if n not in live)


def _gap(connection: Moment, given: _Given, place: Place) -> Gap:
    number = given.scheme.write(place)
    holder = given.ever.get(place.year, {}).get(place.n)
    if holder is None:
        return Gap(number)
    told = list(differences(connection, record=holder))
    lost = next((last for last in reversed(told) if _lost(last, number)), told[-1])
    title = next((str(last.new["title"]) for last in reversed(told) if last.new and last.new.get("title")), "")
    return Gap(number, title, one(connection, str(lost.change)))


def _lost(difference: Difference, number: str) -> bool:
    return bool(difference.old) and (difference.old or {}).get("number") == number


def _given(connection: Moment, task_force: str, year: Year = None) -> _Given:
    scheme = _scheme(connection, task_force)
    start, read = scheme.beginning(year), scheme.read
    live, ever = dict[Year, set[int]](), dict[Year, dict[int, str]]()
    for record, number, body, now in numbers_given(connection, start, start + _AFTER_ALL):
        place = read(number)
        if place and (body == task_force or _belonged(connection, record, task_force)):
            ever.setdefault(place.year, {})[place.n] = record
        if place and body == task_force and (held := place if now == number else read(str(now))):
            live.setdefault(held.year, set()).add(held.n)
    return _Given(scheme, live, ever)


def _scheme(connection: Moment, task_force: str) -> Scheme:
    held = Records(connection).some_values(KINDS["task_force"], [task_force], ("numbering",))
    return scheme_of(held.get(task_force, {}))


def _belonged(connection: Moment, record: str, task_force: str) -> bool:
    """Whether a decision was this task force's before it was taken out or given to another, as far as is known."""
    return any((told.new or {}).get("task_force") == task_force for told in differences(connection, record=record))
