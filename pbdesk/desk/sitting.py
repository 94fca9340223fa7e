"""A meeting while it is held: how it stands, and what its secretary takes down, each as one change."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pbdesk.desk.knowing import day_meant
from pbdesk.desk.numbering import next_number, number_within
from pbdesk.desk.papers import Paper, papers_of
from pbdesk.errors import NotUnderstood, RuleBroken
from pbdesk.records.kind import Value
from pbdesk.records.kinds import KINDS
from pbdesk.records.periods import holds_on
from pbdesk.sentences import say
from pbdesk.store.change import Change, change
from pbdesk.store.desk import Desk
from pbdesk.store.query import Condition, Listing, Records, linked_from

Values = dict[str, Value]
_TIERS = ("core", "intermediate", "periphery")
_UNSAID: Values = {"reason": None, "condition": None, "expires": None}
"""What an agency said before and does not say again: a reservation withdrawn leaves no condition behind."""


@dataclass(frozen=True)
class Seat:
    """An agency at the table: a member on the day, or one that came; `presence` is empty while not known."""

    agency: str
    name: str
    tier: str
    presence: str


@dataclass(frozen=True)
class Matter:
    """An item of the agenda with its papers."""

    values: Values
    papers: tuple[Paper, ...]


@dataclass(frozen=True)
class Fallen:
    """A decision of the meeting with what agencies said of it and what follows from it."""

    values: Values
    positions: tuple[Values, ...]
    actions: tuple[Values, ...]


@dataclass(frozen=True)
class Sitting:
    """A meeting as it stands now, with the number of the next decision, and the `papers` that are of no one item.

    `place` is what its task force is for; where that is `several` countries, a decision may be about one of them.
    """

    meeting: Values
    task_force: str
    matters: tuple[Matter, ...]
    seats: tuple[Seat, ...]
    decisions: tuple[Fallen, ...]
    titles: dict[str, str]
    next_number: str
    papers: tuple[Paper, ...]
    place: str | None
    several: bool


def sitting(desk: Desk, meeting: str) -> Sitting:
    """How a meeting stands; raises `NotUnderstood` where the desk has no such meeting."""
    with desk.reading() as connection:
        records = Records(connection)
        values = records.get(meeting)
        if values is None or records.kind_of(meeting) != "meeting":
            raise NotUnderstood(say("This desk has no meeting {meeting}.", meeting=meeting))
        force, day = str(values["task_force"] or ""), str(values["date"])
        decisions = tuple(_fallen(records, meeting))
        place, several = _place(records, force)
        titles = records.titles(_linked(values, decisions) | ({place} if place else set()))
        papers = papers_of(records, meeting)
        return Sitting(
            values, titles.get(force, ""), tuple(_matters(records, meeting, papers)), tuple(_seats(records, values)),
            decisions, titles, next_number(connection, force, day) if force else "",
            tuple(one for one in papers if not one.item), place, several,
        )  # fmt: skip


def _place(records: Records, force: str) -> tuple[str | None, bool]:
    """What a task force is for, and whether that is several countries: a conflict system, or none that is named."""
    place = (records.get(force) or {}).get("country")
    about = (records.get(str(place)) or {}) if place else {}
    return (str(place) if place else None), not place or about["type"] == "conflict system" or bool(about["members"])


def next_meeting(desk: Desk, day: str) -> str | None:
    """The meeting a secretary means on a day: that of the day, else the first still to be held, else the latest."""
    takes_place = Condition("status", "is not", "cancelled")
    of_day = (Condition("date", "is", day), takes_place)
    ahead = (Condition("date", "from", day), takes_place, Condition("status", "is not", "held"))
    with desk.reading() as connection:
        wanted = ((of_day, "date"), (ahead, "date"), ((), "-date"))
        some = (Records(connection).listed(Listing(KINDS["meeting"], held, order, 1)) for held, order in wanted)
        return next((str(found[0]["id"]) for found in some if found), None)


def meant(desk: Desk, record: str | None, day: str) -> str | None:
    """The meeting that a person at a record means: itself, the one it belongs to, else the next one."""
    with desk.reading() as connection:
        records = Records(connection)
        kind, values = records.kind_of(record or ""), records.get(record or "") or {}
    if kind == "meeting":
        return record
    return str(values["meeting"]) if values.get("meeting") else next_meeting(desk, day)


def attend(desk: Desk, meeting: str, agency: str, presence: str, person: str) -> None:
    """Say whether an agency is present, excused or absent; an empty word means that it is not known."""
    with change(desk, "attend", person, detail={"kind": "meeting"}) as made:
        held = [one for one in made.records.pointing("attendance", "meeting", meeting) if one["agency"] == agency]
        if held:
            made.set(str(held[0]["id"]), {"presence": presence or None})
        else:
            made.add(KINDS["attendance"], {"meeting": meeting, "agency": agency, "presence": presence or None})
        made.detail["title"] = made.records.titles([meeting])[meeting]


def decide(desk: Desk, meeting: str, item: str | None, said: Mapping[str, Value], person: str) -> str:
    """Take down a decision as it falls: a draft of the meeting with its number; returns its id.

    What is not said is taken from the meeting: the day, the task force and its country, the item as its subject.
    """
    with change(desk, "decide", person, detail={"kind": "decision"}) as made:
        _, held = made.held(meeting)
        force = made.records.get(str(held["task_force"])) or {}
        matter = made.records.get(item) if item else None
        begun: Values = {
            "title": (matter or {}).get("title") or held["title"] or "Decision", "task_force": held["task_force"],
            "meeting": meeting, "item": item, "country": force.get("country"), "date": held["date"], "status": "draft",
        }  # fmt: skip
        decision = made.add(KINDS["decision"], {**begun, **said})
        number_within(made, decision, str(held["date"]))
        made.detail["title"] = made.records.titles([decision])[decision]
    return decision


def speak(desk: Desk, decision: str, agency: str, said: Mapping[str, Value], person: str) -> None:
    """Take down what an agency says of a draft; what it said before is replaced. Raises `RuleBroken` once recorded."""
    with change(desk, "position", person, detail={"kind": "position"}) as made:
        _speak(made, decision, agency, said)


def agree(desk: Desk, meeting: str, decision: str, person: str) -> int:
    """Take down that every agency present that has said nothing agrees, as the chair asked; returns how many."""
    with change(desk, "position", person, detail={"kind": "position"}) as made:
        spoken = {one["agency"] for one in made.records.pointing("position", "decision", decision)}
        seats = made.records.pointing("attendance", "meeting", meeting)
        others = [str(one["agency"]) for one in seats if one["presence"] == "present" and one["agency"] not in spoken]
        for agency in others:
            _speak(made, decision, agency, {"position": "agrees"})
    return len(others)


def _speak(made: Change, decision: str, agency: str, said: Mapping[str, Value]) -> None:
    held = [one for one in made.records.pointing("position", "decision", decision) if one["agency"] == agency]
    if held:
        made.set(str(held[0]["id"]), {**_UNSAID, **said})
    else:
        made.add(KINDS["position"], {"decision": decision, "agency": agency, **said})
    made.detail["title"] = made.records.titles([decision])[decision]


def follow(desk: Desk, decision: str, said: Mapping[str, Value], person: str) -> str:
    """Take down an action that follows from a decision, numbered after it; returns its id."""
    with change(desk, "follow", person, detail={"kind": "action"}) as made:
        _, decided = made.held(decision)
        count = sum(1 for _ in made.records.pointing("action", "decision", decision))
        number = f"{decided['number']}-{count + 1}" if decided["number"] else None
        begun: Values = {"decision": decision, "country": decided["country"], "status": "open", "number": number}
        action = made.add(KINDS["action"], {**begun, **said})
        made.detail["title"] = made.records.titles([action])[action]
    return action


def end(desk: Desk, meeting: str, person: str) -> None:
    """Say that a meeting has been held. Raises `RuleBroken` for one that was cancelled."""
    with change(desk, "hold", person, detail={"kind": "meeting"}) as made:
        _, held = made.held(meeting)
        if held["status"] == "cancelled":
            raise RuleBroken(say("Meeting"), [say("It was cancelled; plan it again first.")])
        made.set(meeting, {"status": "held"})
        made.detail["title"] = made.records.titles([meeting])[meeting]


def name_of(desk: Desk, meeting: str) -> str:
    """What the minutes of a meeting are called: its body, number and day."""
    with desk.reading() as connection:
        records = Records(connection)
        values = records.get(meeting) or {}
        body = records.titles([str(values.get("task_force"))]).get(str(values.get("task_force")), "")
    return " ".join(str(part) for part in (body, values.get("number"), values.get("date"), "minutes") if part)


def _matters(records: Records, meeting: str, papers: Iterable[Paper]) -> Iterable[Matter]:
    items = sorted(records.pointing("agenda_item", "meeting", meeting), key=lambda one: int(str(one["position"])))
    for item in items:
        yield Matter(item, tuple(one for one in papers if one.item == item["id"]))


def _seats(records: Records, meeting: Values) -> list[Seat]:
    """The members on the day by tier, then whoever else came."""
    day = str(meeting["date"] or day_meant(""))
    members = records.pointing("membership", "task_force", str(meeting["task_force"]))
    tiers = {str(one["agency"]): str(one["tier"] or "") for one in members if holds_on(one, day)}
    came = records.pointing("attendance", "meeting", str(meeting["id"]))
    presence = {str(one["agency"]): str(one["presence"] or "") for one in came}
    names = short_names(records, {*tiers, *presence})
    seats = [Seat(one, names[one], tiers.get(one, ""), presence.get(one, "")) for one in {**tiers, **presence}]
    return sorted(seats, key=lambda seat: (_TIERS.index(seat.tier) if seat.tier in _TIERS else 3, seat.name))


def short_names(records: Records, agencies: Iterable[str]) -> dict[str, str]:
    """What agencies are called in a room."""
    held = records.some_values(KINDS["actor"], list(agencies), ("name", "acronym"))
    return {one: short_name(values) for one, values in held.items()}


def short_name(actor: Values) -> str:
    """What an agency is called in a room: by its acronym where it has one."""
    return str(actor["acronym"] or actor["name"])


def _fallen(records: Records, meeting: str) -> Iterable[Fallen]:
    for decision in records.pointing("decision", "meeting", meeting):
        of = str(decision["id"])
        positions = records.pointing("position", "decision", of)
        yield Fallen(decision, tuple(positions), tuple(records.pointing("action", "decision", of)))


def _linked(meeting: Values, decisions: Iterable[Fallen]) -> set[str]:
    found = linked_from(KINDS["meeting"], [meeting])
    for one in decisions:
        found |= linked_from(KINDS["decision"], [one.values])
        found |= linked_from(KINDS["position"], one.positions) | linked_from(KINDS["action"], one.actions)
    return found
