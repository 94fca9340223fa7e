"""Documents from a desk: brief, note, minutes, decision record and list of actions, as Word or Excel."""

from dataclasses import dataclass
from pathlib import Path

from pbdesk.brief.outline import Outline
from pbdesk.brief.writing import write as put
from pbdesk.desk.composing.actions import ActionsComposer
from pbdesk.desk.composing.brief import BriefComposer
from pbdesk.desk.composing.decision import DecisionComposer
from pbdesk.desk.composing.minutes import MinutesComposer
from pbdesk.desk.composing.note import NoteComposer
from pbdesk.desk.composing.tongue import Tongue
from pbdesk.desk.gathering import actions, country, decision, meeting
from pbdesk.desk.measuring import day_meant
from pbdesk.errors import NotUnderstood
from pbdesk.records.markings import MARKINGS
from pbdesk.store.desk import Desk

KINDS = ("brief", "note", "minutes", "decision", "actions")
"""The kinds of document, as the shell calls them."""
ON_A_COUNTRY = ("brief", "note")
ON_A_RECORD = {"minutes": "meeting", "decision": "decision"}
"""The kinds that are about one record, and of what kind that is."""


@dataclass(frozen=True)
class Wanted:
    """Which document: `country` and `record` are ids; for a list of actions the record is an agency, or nothing.

    An empty day means today, or the day of the meeting; an empty marking that of what the document holds.
    """

    kind: str = "brief"
    country: str = ""
    record: str = ""
    as_of: str = ""
    marking: str = ""
    language: str = "en"


def write(desk: Desk, wanted: Wanted, path: Path) -> str:
    """Write the document, by the ending of its name; gives its SHA-256."""
    return put(outline(desk, wanted), path)


def outline(desk: Desk, wanted: Wanted) -> Outline:
    """What the document says, whatever its format.

    Its marking is that of the highest it contains, or a higher one; raises `NotUnderstood` for a lower.
    """
    composer, contained, day = _composer(desk, wanted)
    marking = Tongue(wanted.language, {}).choice_begins(_marking(wanted.marking, contained)) or ""
    return composer.outline(desk.about()["government"], marking, day)


Composer = BriefComposer | NoteComposer | MinutesComposer | DecisionComposer | ActionsComposer


def _composer(desk: Desk, wanted: Wanted) -> tuple[Composer, str, str]:
    """Who composes it from what was gathered, the highest marking of that, and the day it speaks of."""
    language = wanted.language
    if wanted.kind == "minutes":
        held = meeting.gather(desk, wanted.record)
        return MinutesComposer(held, language), held.marking, day_meant(wanted.as_of or str(held.meeting["date"]))
    day = day_meant(wanted.as_of)
    if wanted.kind == "decision":
        decided = decision.gather(desk, wanted.record)
        return DecisionComposer(decided, language), decided.marking, day
    if wanted.kind == "actions":
        following = actions.gather(desk, wanted.record, wanted.country)
        return ActionsComposer(following, language), following.marking, day
    found = country.gather(desk, wanted.country, day)
    return (BriefComposer if wanted.kind == "brief" else NoteComposer)(found, language), found.marking, day


def _marking(chosen: str, contained: str) -> str:
    chosen = chosen or contained
    if chosen not in MARKINGS:
        raise NotUnderstood(f"{chosen} is no marking; give one of: {', '.join(MARKINGS)}.")
    if MARKINGS.index(chosen) < MARKINGS.index(contained):
        raise NotUnderstood(f"The document contains what is {contained}; mark it so, or higher.")
    return chosen
