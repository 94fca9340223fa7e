"""Recording a decision: it gets its number, silence is kept as silence, and it does what it says, all in one change.

A draft becomes recorded here and nowhere else; a recorded decision is corrected only by another (DOMAIN 6).
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from pbdesk.desk import numbering
from pbdesk.desk.adopting import adopt_within
from pbdesk.desk.knowing import day_meant
from pbdesk.errors import RuleBroken
from pbdesk.records.decisions import RECORDED, decided_by_now
from pbdesk.records.kind import Value
from pbdesk.records.kinds import KINDS
from pbdesk.records.periods import holds_on
from pbdesk.sentences import Sentence, say
from pbdesk.store.change import Change, change
from pbdesk.store.desk import Desk

Values = dict[str, Value]
_NOT_THERE = {"absent": "Absent from the meeting.", "excused": "Excused from the meeting."}


@dataclass(frozen=True)
class _Deciding:
    """A decision as it is being recorded: its day, and what it says."""

    change: Change
    id: str
    day: str
    says: Values


def record(desk: Desk, decision: str, person: str, reason: str = "") -> str:
    """Record a draft; returns its number. Raises `RuleBroken` with all that it lacks, and then nothing is written."""
    with change(desk, "record", person, reason=reason, detail={"kind": "decision"}) as made:
        number = record_within(made, decision)
        made.detail["title"] = made.records.titles([decision])[decision]
    return number


def record_within(made: Change, decision: str) -> str:
    """Record a draft as a part of a change; returns its number."""
    _, says = made.held(decision)
    if says["status"] != "draft":
        raise RuleBroken(
            say("Decision “{title}”", title=says["title"]),
            [say("It is recorded already; another decision corrects it.")],
        )
    deciding = _Deciding(made, decision, str(says["date"] or day_meant("")), says)
    lacks = (*_LACKS.get(str(says["type"]), ()), _needs_recorded_former, _needs_its_day, _needs_one_position_each)
    lacking = [message for lack in lacks for message in lack(deciding)]
    if lacking:
        raise RuleBroken(say("Decision “{title}”", title=says["title"]), lacking)
    number = numbering.number_within(made, decision, deciding.day)
    _keep_silence(deciding)
    made.set(decision, {"date": deciding.day, "status": "recorded"})
    if says["supersedes"]:
        made.set(str(says["supersedes"]), {"status": "superseded"})
    _DOES.get(str(says["type"]), _nothing)(deciding)
    return number


def _keep_silence(of: _Deciding) -> None:
    """Write down as silent every core member on the day that took no position; silence is never read as consent.

    An agency that was excused or absent is silent too, with that as the reason: it was not heard, which is
    neither consent nor dissent.
    """
    spoken = {one["agency"] for one in of.change.records.pointing("position", "decision", of.id)}
    seen = of.change.records.pointing("attendance", "meeting", str(of.says["meeting"]))
    presence = {one["agency"]: one["presence"] for one in seen}
    for agency in core_members(of.change, str(of.says["task_force"]), of.day):
        if agency not in spoken:
            reason = _NOT_THERE.get(str(presence.get(agency)))
            silent: Values = {"decision": of.id, "agency": agency, "position": "silent", "reason": reason}
            of.change.add(KINDS["position"], silent)


def core_members(made: Change, task_force: str, day: str) -> list[str]:
    """The core members of a task force on a day, each once."""
    members = made.records.pointing("membership", "task_force", task_force)
    core = [one["agency"] for one in members if one["tier"] == "core" and holds_on(one, day)]
    return [str(agency) for agency in dict.fromkeys(core)]


def _needs(name: str, message: Sentence) -> "Lack":
    def lack(of: _Deciding) -> Iterator[Sentence]:
        if of.says[name] in (None, ""):
            yield message

    return lack


def _needs_field_of_lead(of: _Deciding) -> Iterator[Sentence]:
    if not (of.says["country"] or of.says["task_force"]):
        yield say("It assigns a lead, but says neither for which country nor for which task force.")


def _needs_action(of: _Deciding) -> Iterator[Sentence]:
    if not any(of.change.records.pointing("action", "decision", of.id)):
        yield say("It directs, so it needs at least one action: who does what by when.")


def _needs_recorded_former(of: _Deciding) -> Iterator[Sentence]:
    former = of.change.records.get(str(of.says["supersedes"])) or {}
    if of.says["supersedes"] and former.get("status") not in RECORDED:
        yield say("It supersedes a decision that is itself not recorded.")
    elif former.get("status") == "superseded":
        yield say("Another has superseded that decision already; supersede that one.")


def _needs_its_day(of: _Deciding) -> Iterator[Sentence]:
    yield from (one.message for one in decided_by_now({}, {"status": "recorded", "date": of.day}))


def _needs_one_position_each(of: _Deciding) -> Iterator[Sentence]:
    """Desks of older layouts may hold two."""
    spoken = [str(one["agency"]) for one in of.change.records.pointing("position", "decision", of.id)]
    if twice := [one for one in dict.fromkeys(spoken) if spoken.count(one) > 1]:
        names = [*of.change.records.titles(twice).values()]
        yield say("More than one position is kept of {agencies}: take out all but one of each.", agencies=names)


Lack = Callable[[_Deciding], Iterable[Sentence]]
_LACKS: dict[str, tuple[Lack, ...]] = {
    "adopts": (_needs("policy", say("It adopts a policy, but does not say which.")),),
    "assigns": (
        _needs("lead_agency", say("It assigns a lead, but does not say which agency leads.")),
        _needs_field_of_lead,
    ),
    "allocates": (
        _needs("amount", say("It allocates money, but does not say how much.")),
        _needs("currency", say("It allocates money, but does not say in which currency.")),
    ),
    "directs": (_needs_action,),
    "supersedes": (_needs("supersedes", say("It supersedes a decision, but does not say which.")),),
}
"""What a decision of each kind cannot be recorded without; `notes` needs nothing more."""


def _nothing(of: _Deciding) -> None:
    """A decision that notes does nothing more."""


def _assign(of: _Deciding) -> None:
    """Begin the lead's period, and close what the former lead held for the same the day before."""
    says, start = of.says, str(of.says["lead_start"] or of.day)
    place: Values = {
        "country": says["country"],
        "dimension": says["lead_dimension"],
        "task_force": None if says["country"] else says["task_force"],
    }
    day_before = (date.fromisoformat(start) - timedelta(days=1)).isoformat()
    for former in _leading_before(of, place, start):
        of.change.set(str(former["id"]), {"end": day_before})
    lead: Values = {"agency": says["lead_agency"], "role": "lead", "start": start, "end": says["lead_end"]}
    of.change.add(KINDS["assignment"], {**place, **lead, "decision": of.id})


def _leading_before(of: _Deciding, place: Values, start: str) -> list[Values]:
    whole = "country" if place["country"] else "task_force"
    held = of.change.records.pointing("assignment", whole, str(place[whole]))
    return [
        one
        for one in held
        if one["role"] in (None, "lead", "acting lead")
        and all(one[name] == value for name, value in place.items())
        and str(one["start"]) < start <= str(one["end"] or start)
    ]


def _adopt(of: _Deciding) -> None:
    adopt_within(of.change, str(of.says["policy"]), of.id, of.day)


_DOES: dict[str, Callable[[_Deciding], None]] = {"adopts": _adopt, "assigns": _assign}
"""What recording does besides superseding, by the kind of decision."""
