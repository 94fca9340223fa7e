"""A task force as it stands on a day: who belongs to it in which tier and comes, what it decided, what follows."""

from collections.abc import Iterable
from dataclasses import dataclass

from pbdesk.desk.numbering import next_number
from pbdesk.desk.sitting import short_names
from pbdesk.errors import NotUnderstood
from pbdesk.records.kind import Value
from pbdesk.records.kinds import KINDS
from pbdesk.records.periods import holds_on
from pbdesk.sentences import say
from pbdesk.store.desk import Desk
from pbdesk.store.query import Condition, Listing, Records, linked_from

Values = dict[str, Value]
_MOST = 200


@dataclass(frozen=True)
class Member:
    """An agency of a task force: `came` to so many of the meetings, while it was a member, of which that is `known`."""

    record: str
    name: str
    tier: str
    came: int
    known: int


@dataclass(frozen=True)
class Met:
    """A meeting, how many agencies were present of those whose presence is known, and the presence of each."""

    values: Values
    present: int
    known: int
    presence: dict[str, str]


@dataclass(frozen=True)
class Fund:
    """A pooled fund with the shares of the agencies, each with the agency's name."""

    values: Values
    shares: tuple[tuple[str, Values], ...]


@dataclass(frozen=True)
class Body:
    """A task force with all its page shows; meetings and decisions are newest first, actions by their due day.

    `coming` is the next meeting from the day on, `agenda` its matters.
    """

    values: Values
    titles: dict[str, str]
    next_number: str
    members: tuple[Member, ...]
    meetings: tuple[Met, ...]
    decisions: tuple[Values, ...]
    actions: tuple[Values, ...]
    funds: tuple[Fund, ...]
    assessments: tuple[Values, ...]
    coming: Met | None
    agenda: tuple[str, ...]


def task_forces(desk: Desk, country: str | None) -> list[tuple[str, str]]:
    """The task forces that a person may look at, by name; of one country where it is given."""
    conditions = (Condition("country", "is", country),) if country else ()
    with desk.reading() as connection:
        found = Records(connection).listed(Listing(KINDS["task_force"], conditions, "name", _MOST))
    return [(str(one["id"]), str(one["name"])) for one in found]


def look(desk: Desk, task_force: str, day: str) -> Body:
    """A task force on a day; raises `NotUnderstood` where the desk has none of that id."""
    with desk.reading() as connection:
        records = Records(connection)
        values = records.get(task_force)
        if values is None:
            raise NotUnderstood(say("This desk has no task force {task_force}.", task_force=task_force))
        met = _meetings(records, task_force)
        ahead = [one for one in met if str(one.values["date"]) >= day and one.values["status"] == "planned"]
        coming = ahead[-1] if ahead else None
        decisions = _listed(records, "decision", "-date", task_force)
        actions = _open_actions(records, decisions)
        funds, assessments = _funds(records, task_force), _listed(records, "assessment", "-date", task_force)
        linked = linked_from(KINDS["task_force"], [values]) | linked_from(KINDS["action"], actions)
        return Body(
            values, records.titles(linked), next_number(connection, task_force, day),
            tuple(_members(records, task_force, met, day)), tuple(met), tuple(decisions), tuple(actions),
            tuple(funds), tuple(assessments), coming, tuple(_agenda(records, coming)),
        )  # fmt: skip


def _listed(records: Records, kind: str, order: str, task_force: str) -> list[Values]:
    wanted = Listing(KINDS[kind], (Condition("task_force", "is", task_force),), order, _MOST)
    return records.listed(wanted)


def _meetings(records: Records, task_force: str) -> list[Met]:
    meetings = _listed(records, "meeting", "-date", task_force)
    seats = records.pointing_each("attendance", "meeting", [str(one["id"]) for one in meetings])
    return [_met(one, seats[str(one["id"])]) for one in meetings]


def _met(meeting: Values, seats: list[Values]) -> Met:
    words = [one["presence"] for one in seats]
    presence = {str(one["agency"]): str(one["presence"]) for one in seats if one["presence"]}
    return Met(meeting, words.count("present"), len(words) - words.count(None), presence)


def _agenda(records: Records, coming: Met | None) -> list[str]:
    items = records.pointing("agenda_item", "meeting", str(coming.values["id"])) if coming else ()
    return [f"{one['position']}. {one['title']}" for one in sorted(items, key=lambda one: int(str(one["position"])))]


def _members(records: Records, task_force: str, met: Iterable[Met], day: str) -> Iterable[Member]:
    held = [one for one in met if one.values["status"] == "held"]
    members = [one for one in records.pointing("membership", "task_force", task_force) if holds_on(one, day)]
    names = short_names(records, [str(one["agency"]) for one in members])
    for one in members:
        agency = str(one["agency"])
        mine = [meeting.presence for meeting in held if holds_on(one, str(meeting.values["date"]))]
        known = [presence[agency] for presence in mine if agency in presence]
        yield Member(str(one["id"]), names[agency], str(one["tier"] or ""), known.count("present"), len(known))


def _open_actions(records: Records, decisions: Iterable[Values]) -> list[Values]:
    each = records.pointing_each("action", "decision", [str(one["id"]) for one in decisions])
    found = [one for some in each.values() for one in some if one["status"] not in ("done", "cancelled")]
    return sorted(found, key=lambda one: str(one["due"] or "9999"))


def _funds(records: Records, task_force: str) -> Iterable[Fund]:
    funds = _listed(records, "fund", "name", task_force)
    each = records.pointing_each("share", "fund", [str(one["id"]) for one in funds])
    names = short_names(records, {str(one["agency"]) for some in each.values() for one in some})
    for fund in funds:
        yield Fund(fund, tuple((names[str(one["agency"])], one) for one in each[str(fund["id"])]))
