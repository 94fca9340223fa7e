"""How errors and the history are said to a person; the core only carries the data."""

from typing import TYPE_CHECKING, Any

from pbdesk import errors, sentences
from pbdesk.records.kind import Field
from pbdesk.records.kinds import KINDS
from ui import display
from ui.words import count_of, in_use, quoted, tr

if TYPE_CHECKING:
    from pbdesk.desk.telling import Past, Told

DOINGS = {
    "add": "Added {what}",
    "adopt": "Adopted {what}",
    "attach": "Attached {what}",
    "attend": "Attendance of {what}",
    "brief": "Wrote {what}",
    "close": "Closed {what}",
    "consult": "Sent {what} to consultation",
    "decide": "Took down {what}",
    "delete": "Deleted {what}",
    "exchange": "Merged {what}",
    "expire": "Let {what} expire",
    "follow": "Took down {what}",
    "hold": "Held {what}",
    "import": "Imported {what}",
    "join": "Joined {what} into {into}",
    "new version": "Began a new version of {what}",
    "number": "Numbered {what}",
    "position": "Positions on {what}",
    "put in force": "Put {what} in force",
    "put off": "Put off {what}",
    "record": "Recorded {what}",
    "reorder": "Put {what} in another order",
    "revise target": "Changed the target of {what}",
    "rotate": "Continued the rotation of {what}",
    "sample": "Put in the sample",
    "starter knowledge": "Put in the starter knowledge",
    "text of a brief": "Wrote {what}",
}
"""What the history says of a change, by its action."""


def worded(text: str) -> str:
    """A sentence of the core in the window's language; what is no sentence (a title, a name) stays as it is."""
    return sentences.worded(text, in_use())


def title_of(error: Exception) -> str:
    """What went wrong, in a few words."""
    said = {
        errors.DeskNotOpened: tr("The desk could not be opened"),
        errors.DeskInUse: tr("The desk is in use"),
        errors.CannotWrite: tr("It could not be written"),
        errors.ConflictsOpen: tr("Conflicts are still to be settled"),
        errors.PasswordNeeded: tr("The file is protected by a password"),
        errors.FileNotUnderstood: tr("The file was not understood"),
        errors.ReaderFailed: tr("The program failed to read the file"),
        errors.StillNeeded: tr("It cannot be deleted"),
        errors.RuleBroken: tr("A rule forbids this"),
        errors.CannotUndo: tr("It cannot be undone"),
        errors.Damaged: tr("The desk is damaged"),
        errors.Cancelled: tr("Stopped"),
    }
    return next((words for kind, words in said.items() if isinstance(error, kind)), tr("That did not work"))


def sentence_of(error: Exception, *, of_what: bool = False) -> str:
    """What, where and what to do, of a rule also `of_what` record; for an error of ours, that the data is safe."""
    if isinstance(error, errors.StillNeeded):
        said = tr("Other records rest on it. Change or delete them first; each opens from this list.")
        return f"{said} {tr('These are the first of more.')}" if error.more else said
    if isinstance(error, errors.CannotUndo):
        return " ".join([worded(error.reason) + ".", *([tr("Each opens from this list.")] if error.records else [])])
    if isinstance(error, errors.RuleBroken) and not of_what:
        return " ".join(map(worded, error.messages))
    if isinstance(error, errors.Cancelled):
        return tr("Stopped; nothing was changed.")
    if isinstance(error, errors.PbdeskError):
        return worded(error.sentence)
    return tr("This is a fault in the program, not yours. Your data is safe: nothing of this step was written.")


def in_the_way(error: Exception) -> tuple[tuple[str, str], ...]:
    """The ids and titles of the records that keep something from being deleted or taken back."""
    return error.records if isinstance(error, errors.StillNeeded | errors.CannotUndo) else ()


def difference_words(told: "Told") -> list[str]:
    """What a change did to each field of a record, as `Status: Open → Done`."""
    one, kind = told.difference, KINDS[told.difference.kind]
    fields = [kind.by_name[name] for name in {**(one.new or {}), **(one.old or {})} if name in kind.by_name]
    return [_field_words(told, field) for field in fields if not field.hidden]


def _field_words(told: "Told", field: Field) -> str:
    one = told.difference
    sides = (display.shown(field, {**told.currencies, **(side or {})}, told.titles) for side in (one.old, one.new))
    before, after = (display.cell(words) or tr("not known") for words in sides)
    if one.old is None or one.new is None:
        return f"{tr(field.label)}: {after if one.old is None else before}"
    return f"{tr(field.label)}: {before} → {after}"


def change_words(past: "Past") -> str:
    """What a change did, as a few words without its doer: `Changed Title of Activity “Wells”`."""
    if past.takes_back is not None:
        again = past.detail.get("undoes") == "undo"
        return tr("Did again: {what}", what=_what(past)) if again else tr("Took back: {what}", what=_what(past))
    if past.action in DOINGS:
        return tr(DOINGS[past.action], what=_what(past), into=quoted(str(past.detail.get("into", ""))))
    if past.action == "set":
        return tr("Changed {fields} of {what}", fields=_fields(past.detail), what=_what(past))
    return " ".join(filter(None, [_capital(past.action), _what(past)]))


def undone_words(past: "Past") -> str:
    """What the change did that `past` took back: the words of a redo."""
    action = str(past.detail.get("undoes", ""))
    return _what(past) if action in ("", "undo") else change_words(past._replace(takes_back=None, action=action))


def _what(past: "Past") -> str:
    detail = past.detail
    kind = KINDS.get(str(detail.get("kind", "")))
    title = str(detail.get("file") or display.title(str(detail.get("title") or detail.get("name") or "")))
    label = tr(kind.label) if kind else ""
    said = f"{label} {quoted(title)}" if label and title else title or label
    others = int(detail.get("others") or 0)
    return tr("{what} and {n} more", what=said, n=others) if others else said


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _fields(detail: dict[str, Any]) -> str:
    kind = KINDS.get(str(detail.get("kind", "")))
    names = detail.get("fields")
    if kind is None or not isinstance(names, list):
        return tr("something")
    return ", ".join(tr(kind.by_name[name].label) for name in names if name in kind.by_name)


def size_words(entries: int) -> str:
    """How many records a change touched."""
    return count_of(entries, "1 record", "{n} records")
