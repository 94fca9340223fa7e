"""Errors a person can mend: each carries data and says in one line what, where and what to do."""

from collections.abc import Sequence
from pathlib import Path

from pbdesk.sentences import Sentence, say

NAMED = 10
"""How many records a refusal names in its line; it carries them all."""


def named(records: Sequence[tuple[str, str]]) -> str:
    """The titles of the first records, and how many a line does not name."""
    titles = "; ".join(title for _, title in records[:NAMED])
    return f"{titles} and {len(records) - NAMED} more" if len(records) > NAMED else titles


class PbdeskError(Exception):
    """The root of all errors a person can mend; `code` is stable for programs, `sentence` says all in one line."""

    code = "error"

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class DeskNotOpened(PbdeskError):
    """The file is no desk, is damaged, or was made by a newer version."""

    code = "desk-not-opened"

    def __init__(self, path: Path, reason: Sentence, advice: Sentence) -> None:
        super().__init__(say("{file}: {reason}; {advice}.", file=path.name, reason=reason, advice=advice))
        self.path, self.reason, self.advice = path, reason, advice


class PassphraseNeeded(DeskNotOpened):
    """The desk is encrypted and no passphrase was given."""

    code = "passphrase-needed"

    def __init__(self, path: Path) -> None:
        super().__init__(
            path, say("this desk is encrypted"), say("give its passphrase in a file, with --passphrase-file FILE")
        )


class WrongPassphrase(DeskNotOpened):
    """The passphrase given does not open the desk; damage at its very beginning cannot be told from that."""

    code = "wrong-passphrase"

    def __init__(self, path: Path) -> None:
        reason = say("the passphrase is not the one of this desk, or the beginning of the file is damaged")
        super().__init__(path, reason, say("try the passphrase again, then restore the latest backup"))


class DeskInUse(PbdeskError):
    """Another program holds the desk for writing; `holder` says who and since when."""

    code = "desk-in-use"

    def __init__(self, path: Path, holder: str) -> None:
        words = "{file} is being written by {holder}; close it there, then try again."
        super().__init__(say(words, file=path.name, holder=holder))
        self.path, self.holder = path, holder


class CannotWrite(PbdeskError):
    """A file or folder refused to be written: full disk, read-only folder, locked file."""

    code = "cannot-write"

    def __init__(self, path: Path, reason: str, advice: Sentence | None = None) -> None:
        words = "{file} cannot be written: {reason}; {advice}."
        super().__init__(say(words, file=str(path), reason=reason, advice=advice or say("choose another place")))
        self.path, self.reason = path, reason


class FileNotUnderstood(PbdeskError):
    """A foreign file that cannot be read as what it should be."""

    code = "file-not-understood"

    def __init__(self, path: Path, reason: Sentence, advice: Sentence) -> None:
        super().__init__(say("{file}: {reason}; {advice}.", file=path.name, reason=reason, advice=advice))
        self.path, self.reason, self.advice = path, reason, advice


class PasswordNeeded(FileNotUnderstood):
    """A foreign file under a password that was not given, or not rightly."""

    code = "password-needed"


class ParcelLocked(FileNotUnderstood):
    """The parcel is sealed and no passphrase was given."""

    code = "parcel-locked"

    def __init__(self, path: Path) -> None:
        advice = say("give the passphrase its sender told you in a file, with --parcel-passphrase-file FILE")
        super().__init__(path, say("this parcel is sealed with a passphrase"), advice)


class WrongParcelPassphrase(FileNotUnderstood):
    """The passphrase given does not open the parcel; damage at its very beginning cannot be told from that."""

    code = "wrong-parcel-passphrase"

    def __init__(self, path: Path) -> None:
        reason = say("the passphrase is not the one of this parcel, or the beginning of the file is damaged")
        super().__init__(path, reason, say("try the passphrase again, then ask the sender for the parcel again"))


class ReaderFailed(PbdeskError):
    """A fault of the program while it read a foreign file; `fault` names the kind of error for who mends it."""

    code = "reader-failed"

    def __init__(self, path: Path, fault: str) -> None:
        super().__init__(
            say(
                "{file}: a fault in the program, not in your file ({fault}); nothing was changed; "
                "report it with the file, or save the table as .csv and import that.",
                file=path.name,
                fault=fault,
            )
        )
        self.path, self.fault = path, fault


class RuleBroken(PbdeskError):
    """A change that a rule of government or of the record forbids; nothing was written."""

    code = "rule-broken"

    def __init__(self, where: str, messages: Sequence[Sentence]) -> None:
        super().__init__(say("{where}: {why}", where=where, why=" ".join(messages)))
        self.where, self.messages = where, tuple(messages)


class StillNeeded(RuleBroken):
    """Something that cannot be deleted because other records rest on it.

    `records` are their ids and titles; where there are `more`, only the first.
    """

    def __init__(self, records: Sequence[tuple[str, str]], *, more: bool = False) -> None:
        titles = named(records)
        all_of_them = say("These depend on it: {records}.", records=titles)
        why = say("These depend on it, and further records: {records}.", records=titles) if more else all_of_them
        super().__init__(say("It cannot be deleted"), [why])
        self.records, self.more = tuple(records), more


class ConflictsOpen(PbdeskError):
    """A parcel that says other than the desk, where nobody has chosen a side; nothing was written.

    `advice` is what to do first about conflicts in which no side can be chosen.
    """

    code = "conflicts-open"

    def __init__(self, path: Path, count: int, advice: Sequence[Sentence] = ()) -> None:
        conflicts = say("1 conflict stands") if count == 1 else say("{n} conflicts stand", n=count)
        choose = (
            "{file}: {conflicts} in the way and nothing was changed; see them with --dry-run, "
            "then choose with --take theirs or --take ours."
        )
        mend = "{file}: {conflicts} in the way and nothing was changed; no side can be chosen: {advice}."
        said = {"file": path.name, "conflicts": conflicts}
        super().__init__(say(mend, **said, advice=list(advice)) if advice else say(choose, **said))
        self.path, self.count = path, count


class NotUnderstood(PbdeskError):
    """A word, value or id given by the person that the desk does not know."""

    code = "not-understood"


class CannotUndo(PbdeskError):
    """A change that cannot be taken back: why, and the ids and titles of the `records` that stand in the way."""

    code = "cannot-undo"

    def __init__(self, reason: Sentence, records: Sequence[tuple[str, str]] = ()) -> None:
        whole = say("{reason}: {records}.", reason=reason, records=named(records))
        super().__init__(whole if records else say("{reason}.", reason=reason))
        self.reason, self.records = reason, tuple(records)


class Damaged(PbdeskError):
    """What `check` found wrong with a desk."""

    code = "damaged"

    def __init__(self, path: Path, found: Sequence[Sentence]) -> None:
        words = "{file} is damaged: {found}. Restore the latest backup."
        super().__init__(say(words, file=path.name, found="; ".join(found)))
        self.path, self.found = path, tuple(found)


class Cancelled(PbdeskError):
    """The person stopped a long piece of work; the desk is as it was."""

    code = "cancelled"

    def __init__(self) -> None:
        super().__init__(say("Stopped; nothing was changed."))
