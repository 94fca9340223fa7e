"""How errors and the history are said to a person; the core only carries the data."""

from typing import TYPE_CHECKING

from pbdesk import errors
from pbdesk.records.kinds import KINDS
from ui.words import count_of, tr

if TYPE_CHECKING:
    from pbdesk.desk.telling import Told


def title_of(error: Exception) -> str:
    """What went wrong, in a few words."""
    said = {
        errors.DeskNotOpened: tr("The desk could not be opened"),
        errors.DeskInUse: tr("The desk is in use"),
        errors.CannotWrite: tr("It could not be written"),
        errors.FileNotUnderstood: tr("The file was not understood"),
        errors.RuleBroken: tr("A rule forbids this"),
        errors.CannotUndo: tr("It cannot be undone"),
        errors.Damaged: tr("The desk is damaged"),
        errors.Cancelled: tr("Stopped"),
    }
    return next((words for kind, words in said.items() if isinstance(error, kind)), tr("That did not work"))


def sentence_of(error: Exception) -> str:
    """What, where and what to do; for an error of ours, that the data is safe."""
    if isinstance(error, errors.RuleBroken):
        return " ".join(tr(message) for message in error.messages)
    if isinstance(error, errors.Cancelled):
        return tr("Stopped; nothing was changed.")
    if isinstance(error, errors.PbdeskError):
        return str(error)
    return tr("This is a fault in the program, not yours. Your data is safe: nothing of this step was written.")


def is_ours(error: Exception) -> bool:
    """Whether an error is a fault of the program rather than something a person can mend."""
    return not isinstance(error, errors.PbdeskError)


def change_words(told: "Told") -> str:
    """What a change did, as a sentence without its doer: `Set Title of Activity “Wells”`."""
    detail = told.detail or {}
    kind = KINDS.get(str(detail.get("kind", "")))
    what = tr(kind.label) if kind else ""
    title = str(detail.get("title", ""))
    named = f"{what} “{title}”" if title else what
    match told.action:
        case "add":
            return tr("Added {what}", what=named)
        case "set":
            return tr("Changed {fields} of {what}", fields=_fields(detail), what=named)
        case "delete" | "remove":
            return tr("Deleted {what}", what=named)
        case "import":
            return tr("Imported {file}", file=detail.get("file", ""))
        case "sample":
            return tr("Filled in the sample")
        case "undo":
            return tr("Took back: {what}", what=detail.get("of", named))
        case "redo":
            return tr("Did again: {what}", what=detail.get("of", named))
    return tr(told.action)


def _fields(detail: dict[str, object]) -> str:
    kind = KINDS.get(str(detail.get("kind", "")))
    names = detail.get("fields")
    if kind is None or not isinstance(names, list):
        return tr("something")
    return ", ".join(tr(kind.by_name[name].label) for name in names if name in kind.by_name)


def size_words(entries: int) -> str:
    """How many records a change touched."""
    return count_of(entries, "1 record", "{n} records")
