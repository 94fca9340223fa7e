"""Guards of the targets of a framework: an old one is kept with the reason for the change (DOMAIN 4, issue 3)."""

from collections.abc import Iterator

from pbdesk.records.kinds import KINDS
from pbdesk.sentences import Sentence, say
from pbdesk.store.refusing import FROM_ANOTHER_DESK, blank, refused

_UNSAID = say("The old target is kept with the reason for the change.")
_TAKEN_OUT = say("A target of a framework that has been in force is not taken out; change it with the reason.")
_REVISED = say("A change of target is kept as it was made; change the target again, with the reason.")
_STAYS = say("What belongs to a framework that has been in force stays with it; begin a new one in the other.")
_NO_WAY_BACK = say(
    "A framework that has been in force is no draft again, and what was superseded not in force; begin a new version."
)
WORDS = (_UNSAID, _TAKEN_OUT, _REVISED, _STAYS, _NO_WAY_BACK)


def kept() -> Iterator[str]:
    """A target of a framework in force, and its day, change only beside a record of the old one and the reason.

    That record stays as it was made, the target stays in its framework, and the framework does not go back to
    where its targets are free.
    """
    yield _changed_with_its_reason()
    gone = f"old.target IS NOT NULL AND {_been_in_force('old', 'objective')}"
    yield _refused("benchmark_kept", "benchmark", "DELETE", gone, _TAKEN_OUT)
    yield from _revisions_kept()
    yield from _staying()
    back = "old.status IN ('in force', 'superseded') AND new.status <> old.status AND new.status <> 'superseded'"
    yield _refused("framework_no_way_back", "framework", "UPDATE", back, _NO_WAY_BACK)


def _refused(name: str, table: str, moment: str, when: str, words: Sentence) -> str:
    return refused(name, table, moment, f"{when} AND NOT {FROM_ANOTHER_DESK}", words)


def _changed_with_its_reason() -> str:
    said = [
        f"(new.{name} IS old.{name} OR (old_{name} IS old.{name} AND new_{name} IS new.{name}))"
        for name in ("target", "target_date")
    ]
    record = f"benchmark = new.id AND NOT {blank('reason')} AND {' AND '.join(said)}"
    moved = "old.target_date IS NOT NULL AND new.target_date IS NOT old.target_date"
    changed = f"old.target IS NOT NULL AND (new.target IS NOT old.target OR ({moved}))"
    unsaid = f"{changed} AND {_been_in_force('old', 'objective')}"
    none = f"NOT EXISTS (SELECT 1 FROM target_revision WHERE {record})"
    return _refused("target_kept", "benchmark", "UPDATE", f"{unsaid} AND {none}", _UNSAID)


def _revisions_kept() -> Iterator[str]:
    fields = [f.name for f in KINDS["target_revision"].stored if f.name != "decision" and not f.hidden]
    differs = " OR ".join(f'new."{name}" IS NOT old."{name}"' for name in fields)
    held = _been_in_force("old", "benchmark")
    yield _refused("target_revision_sealed", "target_revision", "UPDATE", f"({differs}) AND {held}", _REVISED)
    yield _refused("target_revision_kept", "target_revision", "DELETE", held, _REVISED)


def _staying() -> Iterator[str]:
    for table, field in (("objective", "framework"), ("benchmark", "objective")):
        elsewhere = f"{_framework('new', field)} IS NOT {_framework('old', field)}"
        away = f"new.{field} IS NOT old.{field} AND {elsewhere} AND {_been_in_force('old', field)}"
        yield _refused(f"{table}_stays", table, "UPDATE", away, _STAYS)


def _been_in_force(row: str, field: str) -> str:
    held = f"id = {_framework(row, field)} AND status IN ('in force', 'superseded')"
    return f"EXISTS (SELECT 1 FROM framework WHERE {held})"


def _framework(row: str, field: str) -> str:
    """The framework that a row is a part of by this field of it."""
    match field:
        case "framework":
            return f"{row}.framework"
        case "objective":
            return f"(SELECT framework FROM objective WHERE id = {row}.objective)"
    return f"(SELECT o.framework FROM objective o JOIN benchmark b ON b.objective = o.id WHERE b.id = {row}.benchmark)"
