"""Numbers of decisions: the next one of a task force, and why some are missing; none is ever given twice."""

from collections.abc import Iterable
from dataclasses import dataclass

from pbdesk.desk.knowing import day_meant
from pbdesk.errors import NotUnderstood, RuleBroken
from pbdesk.records.kind import Values
from pbdesk.records.kinds import KINDS
from pbdesk.records.numbering import Place, Scheme, scheme_of
from pbdesk.sentences import say
from pbdesk.store.change import Change, change
from pbdesk.store.desk import Desk, Moment
from pbdesk.store.history import Difference, Past, differences, numbers_held, numbers_lost, one
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
    """By year the running numbers of one scheme: those decisions have now, and those no longer with who had them."""

    scheme: Scheme
    live: dict[Year, set[int]]
    lost: dict[Year, dict[int, str]]


def next_number(connection: Moment, task_force: str, day: str) -> str:
    """The number that a decision taken on a day would get."""
    scheme = _scheme(connection, task_force)
    year = int(day[:4]) if scheme.yearly else None
    return _next(_given(connection, task_force, scheme, year), year)


def standing(connection: Moment, task_force: Values, day: str) -> tuple[str, list[Gap]]:
    """The next number of a task force and its missing ones, from one reading of all it ever gave."""
    given = _given(connection, str(task_force["id"]), scheme_of(task_force))
    number = _next(given, int(day[:4]) if given.scheme.yearly else None)
    return number, [_gap(connection, given, place) for place in _missing(given)]


def _next(given: _Given, year: Year) -> str:
    n = max(given.live.get(year, ()), default=0) + 1
    while n in given.lost.get(year, {}):
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
        given = _given(connection, task_force, _scheme(connection, task_force))
        return [_gap(connection, given, place) for place in _missing(given)]


def _missing(given: _Given) -> Iterable[Place]:
    for year in sorted(given.live | given.lost, key=lambda year: year or 0):
        live = given.live.get(year, set())
        highest = max((*live, *given.lost.get(year, ())))
        yield from (Place(year, n) for n in sorted(set(range(1, highest + 1)) - live))


def _gap(connection: Moment, given: _Given, place: Place) -> Gap:
    number = given.scheme.write(place)
    holder = given.lost.get(place.year, {}).get(place.n)
    if holder is None:
        return Gap(number)
    told = list(differences(connection, record=holder))
    lost = next((last for last in reversed(told) if _lost(last, number)), told[-1])
    title = next((str(last.new["title"]) for last in reversed(told) if last.new and last.new.get("title")), "")
    return Gap(number, title, one(connection, str(lost.change)))


def _lost(difference: Difference, number: str) -> bool:
    return bool(difference.old) and (difference.old or {}).get("number") == number


def _given(connection: Moment, task_force: str, scheme: Scheme, year: Year = None) -> _Given:
    first, read = scheme.beginning(year), scheme.read
    live = scheme.running(numbers_held(connection, task_force, first, first + _AFTER_ALL))
    lost = dict[Year, dict[int, str]]()
    for record, number in numbers_lost(connection, task_force, first, first + _AFTER_ALL):
        if place := read(number):
            lost.setdefault(place.year, {})[place.n] = record
    return _Given(scheme, live, lost)


def _scheme(connection: Moment, task_force: str) -> Scheme:
    held = Records(connection).some_values(KINDS["task_force"], [task_force], ("numbering",))
    return scheme_of(held.get(task_force, {}))
