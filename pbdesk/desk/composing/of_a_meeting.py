"""What every paper of a meeting is called and says first: of which task force, when, where and under whom."""

from pbdesk.desk.composing.tongue import Tongue
from pbdesk.desk.gathering.country import Values
from pbdesk.records.kind import Value
from pbdesk.records.kinds import KINDS

_MEETING = KINDS["meeting"].by_name


def title(tongue: Tongue, meeting: Values, named: str) -> str:
    """The title of a paper that the word lists have as `named`, with the meeting's number where it has one."""
    number, force = meeting["number"], tongue.named(meeting["task_force"])
    said = tongue.say(named, number=number) if number else tongue.say(f"{named}.plain")
    return tongue.words.of(force, said) if force else said[:1].upper() + said[1:]


def facts(tongue: Tongue, meeting: Values, on: str, status: Value = None) -> tuple[tuple[str, str], ...]:
    """When (the word lists have `on` what that day is called), where, under whom, and the status that is to be said."""
    when = [tongue.words.date(str(meeting["date"])), *([str(meeting["time"])] if meeting["time"] else [])]
    return tongue.facts({
        on: ", ".join(when), _MEETING["place"]: meeting["place"], _MEETING["chair"]: tongue.named(meeting["chair"]),
        _MEETING["status"]: tongue.choice(status),
    })  # fmt: skip
