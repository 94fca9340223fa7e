"""A task force as it stands on a day: who belongs to it in which tier and comes, what it decided, what follows."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from pbdesk.coherence.leads import CO_LEAD
from pbdesk.desk import numbering
from pbdesk.desk.numbering import Gap
from pbdesk.desk.sitting import short_name, short_names
from pbdesk.errors import NotUnderstood
from pbdesk.records.kind import Value
from pbdesk.records.kinds import KINDS
from pbdesk.records.periods import holds_on
from pbdesk.sentences import say
from pbdesk.store import counting
from pbdesk.store.desk import Desk, Moment
from pbdesk.store.query import Condition, Listing, Records, linked_by_kind, of_country

Values = dict[str, Value]
Seat = tuple[Value, Value]
"""An agency and its presence."""
_MOST = 200


@dataclass(frozen=True)
class Member:
    """An agency of a task force: `came` to so many of the meetings, while it was a member, of which that is `known`.

    `name` is what it is called in a room, `full` what it is called elsewhere.
    """

    record: str
    name: str
    full: str
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
class Slot:
    """A turn of the rotation: its place in the order, whose it is, for how many months."""

    record: str
    position: int
    name: str
    months: int


@dataclass(frozen=True)
class Led:
    """A period in which an agency leads the task force, now or to come; without an end it lasts."""

    record: str
    name: str
    start: str
    end: str | None


@dataclass(frozen=True)
class Rotation:
    """In which order the agencies lead, and the periods that are settled from the day on."""

    slots: tuple[Slot, ...]
    periods: tuple[Led, ...]


@dataclass(frozen=True)
class Some:
    """The first records of a list, and how many there are."""

    rows: tuple[Values, ...]
    count: int


@dataclass(frozen=True)
class Body:
    """A task force with all its page shows; meetings and decisions are newest first, actions by their due day.

    `members` are those of the day, `memberships` all there ever were.
    `coming` is the next meeting from the day on, `agenda` its matters; `arrangements` are the committee it reports
    to, and the units and arrangements in the field of its country.
    """

    values: Values
    titles: dict[str, str]
    next_number: str
    gaps: tuple[Gap, ...]
    members: tuple[Member, ...]
    memberships: tuple[Values, ...]
    meetings: tuple[Met, ...]
    decisions: Some
    actions: Some
    funds: tuple[Fund, ...]
    assessments: tuple[Values, ...]
    coming: Met | None
    agenda: tuple[str, ...]
    rotation: Rotation
    arrangements: tuple[Values, ...]


def meeting_begins(body: Body) -> Values:
    """What the next meeting of a task force begins with: its chair, and the number after the last plain one."""
    numbers = [str(one.values["number"] or "") for one in body.meetings]
    plain = [int(one) for one in numbers if one.isdecimal()]
    number = str(max(plain, default=0) + 1) if len(plain) == sum(map(bool, numbers)) else None
    begun: Values = {"task_force": body.values["id"], "number": number, "chair": body.values["chair"]}
    return {name: value for name, value in begun.items() if value}


def task_forces(desk: Desk, country: str | None) -> list[tuple[str, str]]:
    """The task forces that a person may look at, by name; of one country those for it, then those for a region."""
    with desk.reading() as connection:
        records = Records(connection)
        kind = KINDS["task_force"]
        held = (of_country(kind, country),) if country else ()
        rows = records.listed(Listing(kind, held, "name", _MOST, fields=("name", "country")))
        rows.sort(key=lambda row: row["country"] != country)
        return [(str(row["id"]), str(row["name"])) for row in rows]


def look(desk: Desk, task_force: str, day: str, most: int | None = None) -> Body:
    """A task force on a day, the first `most` of its decisions and open actions (None: all).

    Raises `NotUnderstood` where the desk has none of that id.
    """
    with desk.reading() as connection:
        records = Records(connection)
        values = records.get_many(KINDS["task_force"], [task_force]).get(task_force)
        if values is None:
            raise NotUnderstood(say("This desk has no task force {task_force}.", task_force=task_force))
        met, memberships = _meetings(records, task_force), _memberships(records, task_force)
        ahead = [one for one in met if str(one.values["date"]) >= day and one.values["status"] == "planned"]
        coming = ahead[-1] if ahead else None
        decisions = _some(connection, decisions_of(task_force), most, ("number", "title", "date", "status"))
        actions = _some(connection, open_actions_of(task_force), most, ("number", "title", "agency", "due", "status"))
        funds, assessments = _funds(records, task_force), _assessments(records, task_force)
        arrangements = _arrangements(records, values, day)
        titles = _titles(records, values, arrangements, actions.rows)
        number, gaps = numbering.standing(connection, values, day)
        return Body(
            values, titles, number, tuple(gaps), tuple(_members(records, memberships, met, day)), memberships,
            tuple(met), decisions, actions, tuple(funds), tuple(assessments), coming, tuple(_agenda(records, coming)),
            _rotation(records, task_force, day), tuple(arrangements),
        )  # fmt: skip


def members(records: Records, task_force: str, day: str) -> list[Member]:
    """Who belongs to a task force on a day, and to how many meetings each came by then."""
    return list(_members(records, _memberships(records, task_force), _meetings(records, task_force), day))


def _memberships(records: Records, task_force: str) -> tuple[Values, ...]:
    return tuple(records.pointing("membership", "task_force", task_force))


def decisions_of(task_force: str) -> Listing:
    """The decisions of a task force, the newest first."""
    return Listing(KINDS["decision"], (Condition("task_force", "is", task_force),), "-date")


def open_actions_of(task_force: str) -> Listing:
    """The actions that follow from them and are still to be done, those due first."""
    decisions = Listing(KINDS["decision"], (Condition("task_force", "is", task_force),))
    still = tuple(Condition("status", "is not", word) for word in ("done", "cancelled"))
    return Listing(KINDS["action"], (Condition("decision", "among", decisions), *still), "due")


def _some(connection: Moment, wanted: Listing, most: int | None, fields: tuple[str, ...]) -> Some:
    rows = Records(connection).listed(replace(wanted, limit=most, fields=fields))
    (count,) = counting.tally(connection, wanted, counting.Between())
    return Some(tuple(rows), count)


def _listed(records: Records, kind: str, order: str, task_force: str, fields: tuple[str, ...]) -> list[Values]:
    of = (Condition("task_force", "is", task_force),)
    return records.listed(Listing(KINDS[kind], of, order, _MOST, fields=fields))


def _meetings(records: Records, task_force: str) -> list[Met]:
    fields = ("number", "title", "date", "time", "place", "status")
    of = Listing(KINDS["meeting"], (Condition("task_force", "is", task_force),))
    seats = Listing(KINDS["attendance"], (Condition("meeting", "among", of),), fields=("meeting", "agency", "presence"))
    each: dict[Value, list[Seat]] = {}
    for _, meeting, agency, presence in records.tuples(seats):
        each.setdefault(meeting, []).append((agency, presence))
    return [_met(one, each.get(one["id"], [])) for one in _listed(records, "meeting", "-date", task_force, fields)]


def _met(meeting: Values, seats: list[Seat]) -> Met:
    presence = {str(agency): str(word) for agency, word in seats if word}
    words = [word for _, word in seats if word]
    return Met(meeting, words.count("present"), len(words), presence)


def _agenda(records: Records, coming: Met | None) -> list[str]:
    items = records.pointing("agenda_item", "meeting", str(coming.values["id"])) if coming else ()
    return [f"{one['position']}. {one['title']}" for one in sorted(items, key=lambda one: int(str(one["position"])))]


def silent_at(met: Met, memberships: Iterable[Values]) -> int:
    """Of how many that were members on the day of a meeting it is not known whether they came."""
    there = {str(one["agency"]) for one in memberships if holds_on(one, str(met.values["date"]))}
    return len(there - met.presence.keys())


def _members(records: Records, memberships: Iterable[Values], met: Iterable[Met], day: str) -> Iterable[Member]:
    held = [one for one in met if one.values["status"] == "held" and str(one.values["date"]) <= day]
    members = [one for one in memberships if holds_on(one, day)]
    agencies = [str(one["agency"]) for one in members]
    called = records.some_values(KINDS["actor"], agencies, ("name", "acronym"))
    for one in members:
        agency = str(one["agency"])
        mine = [meeting.presence for meeting in held if holds_on(one, str(meeting.values["date"]))]
        known = [presence[agency] for presence in mine if agency in presence]
        short, full = short_name(called[agency]), str(called[agency]["name"])
        yield Member(str(one["id"]), short, full, str(one["tier"] or ""), known.count("present"), len(known))


def _rotation(records: Records, task_force: str, day: str) -> Rotation:
    """The order of the rotation, and who leads the task force on the day and after it."""
    slots = _listed(records, "rotation", "position", task_force, ("agency", "position", "months"))
    fields = ("agency", "role", "start", "end")
    leads = [one for one in _listed(records, "assignment", "start", task_force, fields)
             if one["role"] != CO_LEAD and str(one["end"] or day) >= day]  # fmt: skip
    names = records.titles_by_kind({"actor": sorted({str(one["agency"]) for one in (*slots, *leads)})})
    return Rotation(
        tuple(Slot(str(one["id"]), int(str(one["position"])), names[str(one["agency"])], int(str(one["months"])))
              for one in slots),
        tuple(Led(str(one["id"]), names[str(one["agency"])], str(one["start"]), str(one["end"]) if one["end"] else None)
              for one in leads),
    )  # fmt: skip


def _titles(records: Records, force: Values, arrangements: list[Values], actions: Iterable[Values]) -> dict[str, str]:
    """What everything on the page is called, each kind read at once; the arrangements have been read already."""
    named = linked_by_kind(KINDS["task_force"], [force])
    actors = named.setdefault("actor", set())
    actors.update(str(one["agency"]) for one in actions if one["agency"])
    for one in arrangements:
        staff = one["staffed_by"]
        actors.update([str(one["host"])] if one["host"] else [], staff if isinstance(staff, list) else [])
    known = {str(one["id"]): str(one["name"]) for one in arrangements}
    named["arrangement"] = named.get("arrangement", set()) - set(known)
    wanted = {kind: sorted(named.get(kind, ())) for kind in ("country", "actor", "arrangement") if named.get(kind)}
    return records.titles_by_kind(wanted) | known


def _arrangements(records: Records, force: Values, day: str) -> list[Values]:
    """The body it reports to, then what its country has on the day; a unit of no one country serves every one."""
    every = records.listed(Listing(KINDS["arrangement"], (), "name", _MOST))
    above = [one for one in every if one["id"] == force["reports_to"]]
    country = str(force["country"] or "")
    here = [one for one in every if one not in above and holds_on(one, day) and _serves(one, country)]
    return [*above, *here]


def _serves(arrangement: Values, country: str) -> bool:
    if arrangement["country"]:
        return arrangement["country"] == country
    return arrangement["type"] == "supra-agency unit"


def _assessments(records: Records, task_force: str) -> list[Values]:
    return _listed(records, "assessment", "-date", task_force, ("title", "date", "conduct"))


def _funds(records: Records, task_force: str) -> Iterable[Fund]:
    """The pooled funds with the agencies' shares in them."""
    funds = _listed(records, "fund", "name", task_force, ("name", "amount", "currency"))
    of = Listing(KINDS["fund"], (Condition("task_force", "is", task_force),))
    fields = ("fund", "agency", "amount", "currency")
    shares = records.listed(Listing(KINDS["share"], (Condition("fund", "among", of),), fields=fields))
    names = short_names(records, {str(one["agency"]) for one in shares})
    for fund in funds:
        yield Fund(fund, tuple((names[str(one["agency"])], one) for one in shares if one["fund"] == fund["id"]))
