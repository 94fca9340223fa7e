"""Guards of what is decided and what follows from it: numbers, positions, actions, observations (DOMAIN 4, 6)."""

from collections.abc import Iterator

from pbdesk.sentences import say
from pbdesk.store.refusing import FROM_ANOTHER_DESK, blank, refused

_NUMBER_GIVEN = say(
    "This number was given to another decision; numbers are never used again. Leave it empty to be given the next."
)
_DOES_IT = say("A decision is recorded with all it needs to do what it says.")
_DUE_DAY = say("A due day is moved with a reason: why, and who allowed it.")
_UNREPLACED = say("No recorded decision says that it supersedes this one; record one that does.")
_ONCE = say("Another has superseded that decision already; supersede that one.")
_NOT_YET = say("A decision is recorded on its day or after it; until then it is a draft.")
_SPOKEN = say("This agency has taken a position on this decision already; change that one.")
_TAKEN_OUT = say("What follows from a recorded decision is not taken out; cancel it with a word on why.")
_FOLLOWS = say("What follows from a recorded decision stays with it, or follows from another that is recorded.")
_SEEN = say("What is observed has happened; what is expected on a day to come is a target.")
WORDS = (
    _NUMBER_GIVEN, _DOES_IT, _DUE_DAY, _UNREPLACED, _ONCE, _NOT_YET, _SPOKEN, _TAKEN_OUT, _FOLLOWS, _SEEN,
)  # fmt: skip
_TO_COME = f"new.date > date('now', 'localtime') AND NOT {FROM_ANOTHER_DESK}"
"""A date that is only a year or a month is to come where all of it is."""

_UNDONE_BY_RECORDING = """(new.type = 'allocates' AND new.amount IS NULL)
 OR (new.type = 'assigns' AND (new.lead_agency IS NULL OR coalesce(new.country, new.task_force) IS NULL))
 OR (new.type = 'adopts' AND new.policy IS NULL)
 OR (new.type = 'supersedes' AND new.supersedes IS NULL)
 OR (new.type = 'directs' AND NOT EXISTS (SELECT 1 FROM action WHERE decision = new.id))"""
_NUMBER_USED = """new.number IS NOT NULL AND new.task_force IS NOT NULL AND EXISTS (
 SELECT 1 FROM entry AS e WHERE e.kind = 'decision'
 AND json_extract(e.new, '$.number') = trim(new.number, char(9, 10, 11, 12, 13, 32, 160))
 AND e.record <> new.id AND EXISTS (
 SELECT 1 FROM entry AS f WHERE f.record = e.record AND json_extract(f.new, '$.task_force') = new.task_force))"""


def kept() -> Iterator[str]:
    """A decision does what it says, once and on its day; what follows from it stays."""
    yield from _of_decisions()
    yield from _of_positions()
    yield from _of_actions()
    yield refused("observation_by_now_insert", "observation", "INSERT", _TO_COME, _SEEN)
    moved = f"new.date IS NOT old.date AND {_TO_COME}"
    yield refused("observation_by_now_update", "observation", "UPDATE", moved, _SEEN)


def numbers_once() -> Iterator[str]:
    """A number once given to a decision is not given to another."""
    again = f"BEGIN SELECT RAISE(ABORT, 'rule: {_NUMBER_GIVEN}'); END"
    yield f"CREATE TRIGGER decision_number_insert BEFORE INSERT ON decision WHEN {_NUMBER_USED} {again}"
    yield (
        "CREATE TRIGGER decision_number_update BEFORE UPDATE ON decision "
        f"WHEN (new.number IS NOT old.number OR new.task_force IS NOT old.task_force) AND {_NUMBER_USED} {again}"
    )


def _of_decisions() -> Iterator[str]:
    """What is recorded can do what it says, and is superseded once."""
    recording = f"old.status = 'draft' AND new.status <> 'draft' AND ({_UNDONE_BY_RECORDING})"
    yield refused("decision_does_what_it_says", "decision", "UPDATE", recording, _DOES_IT)
    later = "SELECT 1 FROM decision WHERE supersedes = new.id AND id <> new.id AND status IN ('recorded', 'superseded')"
    closed = f"new.status = 'superseded' AND old.status <> 'superseded' AND NOT EXISTS ({later})"
    yield refused("decision_superseded", "decision", "UPDATE", closed, _UNREPLACED)
    closed_before = "EXISTS (SELECT 1 FROM decision WHERE id = new.supersedes AND status = 'superseded')"
    again = f"old.status = 'draft' AND new.status <> 'draft' AND {closed_before} AND NOT {FROM_ANOTHER_DESK}"
    yield refused("decision_supersedes_once", "decision", "UPDATE", again, _ONCE)
    early = f"new.status <> 'draft' AND {_TO_COME}"
    yield refused("decision_by_now_insert", "decision", "INSERT", early, _NOT_YET)
    yield refused("decision_by_now_update", "decision", "UPDATE", f"old.status = 'draft' AND {early}", _NOT_YET)


def _of_positions() -> Iterator[str]:
    """An agency takes one position on a decision; of two that older desks hold each may still be worded anew."""
    there = "SELECT 1 FROM position WHERE decision = new.decision AND +agency = new.agency AND id <> new.id"
    # the plus keeps the index of agencies out: an agency has positions on thousands of decisions
    twice = f"EXISTS ({there}) AND NOT {FROM_ANOTHER_DESK}"
    moved = "(new.decision IS NOT old.decision OR new.agency IS NOT old.agency)"
    yield refused("position_once_insert", "position", "INSERT", twice, _SPOKEN)
    yield refused("position_once_update", "position", "UPDATE", f"{moved} AND {twice}", _SPOKEN)


def _of_actions() -> Iterator[str]:
    """The due day of an action moves with the reason that its change gives; another desk had it from there.

    What follows from a recorded decision is not done away with, to begin it anew with another day.
    """
    reasoned = f"EXISTS (SELECT 1 FROM change WHERE digest IS NULL AND NOT {blank('reason')})"
    moved = f"old.due IS NOT NULL AND new.due IS NOT old.due AND NOT {reasoned} AND NOT {FROM_ANOTHER_DESK}"
    yield refused("action_due_kept", "action", "UPDATE", moved, _DUE_DAY)
    decided = "EXISTS (SELECT 1 FROM decision WHERE id = {}.decision AND status <> 'draft')"
    held = f"{decided.format('old')} AND NOT {FROM_ANOTHER_DESK}"
    yield refused("action_kept", "action", "DELETE", held, _TAKEN_OUT)
    yield refused("action_stays", "action", "UPDATE", f"NOT {decided.format('new')} AND {held}", _FOLLOWS)
