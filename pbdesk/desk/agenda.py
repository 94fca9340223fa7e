"""The agenda of a meeting: matters put on it as they are typed or pasted, and put off to the next meeting."""

import re
from collections.abc import Callable

from pbdesk.desk.arranging import last_place
from pbdesk.errors import RuleBroken
from pbdesk.records.kind import Values
from pbdesk.records.kinds import KINDS
from pbdesk.sentences import say
from pbdesk.store.change import Change, change
from pbdesk.store.desk import Desk
from pbdesk.store.query import Condition, Listing

_NUMBERED = re.compile(r"^\s*(?:\d+\s*[.)]|[-–•*])\s+")
_MINUTES = re.compile(r"^(?P<title>.*\S)\s*[,(–-]?\s*\b(?P<long>\d{1,3})\s*min(?:utes|utter|\.)?\)?\s*$", re.IGNORECASE)


def matters(text: str) -> list[tuple[str, int | None]]:
    """The matters of a text, one a line, with the minutes set aside at its end; numbers before them are dropped."""
    lines = (" ".join(_NUMBERED.sub("", line).split()) for line in text.splitlines())
    return [_timed(line) for line in lines if line]


def _timed(line: str) -> tuple[str, int | None]:
    found = _MINUTES.match(line)
    return (found["title"].rstrip(" ,(–-"), int(found["long"])) if found else (line, None)


def put_on(desk: Desk, meeting: str, text: str, person: str) -> list[str]:
    """Put the matters of a text at the end of the agenda, as when one is raised in the room; returns their ids."""
    found = matters(text)
    titles = ", ".join(title for title, _ in found)
    with change(desk, "add", person, detail={"kind": "agenda_item", "title": titles}) as made:
        last = last_place(made.records, KINDS["agenda_item"], meeting)
        return [
            made.add(KINDS["agenda_item"], {"meeting": meeting, "position": at, "title": title, "minutes_long": long})
            for at, (title, long) in enumerate(found, last + 1)
        ]


def put_off(desk: Desk, item: str, said: Callable[[Values], str], person: str) -> Values:
    """Put a matter with its papers on the agenda of the next meeting that is planned; returns that meeting.

    What is `said` of that meeting stands in the minutes of this one. Raises `RuleBroken` where none is planned.
    """
    with change(desk, "put off", person, detail={"kind": "agenda_item"}) as made:
        _, matter = made.held(item)
        later = _later(made, str(matter["meeting"]))
        begun = {name: matter[name] for name in ("title", "minutes_long")}
        last = last_place(made.records, KINDS["agenda_item"], str(later["id"]))
        there = made.add(KINDS["agenda_item"], {**begun, "meeting": later["id"], "position": last + 1})
        for paper in list(made.records.pointing("paper", "item", item)):
            kept = {name: paper[name] for name in ("title", "agency", "document")}
            made.add(KINDS["paper"], {**kept, "meeting": later["id"], "item": there})
        made.set(item, {"minutes": "\n".join(filter(None, [str(matter["minutes"] or ""), said(later)]))})
        made.detail["title"] = str(matter["title"])
    return later


def _later(made: Change, meeting: str) -> Values:
    """The next meeting of the same task force that is planned after this one."""
    _, held = made.held(meeting)
    planned = (Condition("task_force", "is", held["task_force"]), Condition("status", "is", "planned"))
    rows = made.records.listed(Listing(KINDS["meeting"], planned, "date"))
    later = next((one for one in rows if str(one["date"]) > str(held["date"])), None)
    if later is None:
        why = say("No later meeting of the task force is planned. Plan it first; then the item is put off to it.")
        raise RuleBroken(say("Agenda item"), [why])
    return later
