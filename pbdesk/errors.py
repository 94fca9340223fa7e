"""Errors a person can mend: each carries data and says in one line what, where and what to do."""

from collections.abc import Sequence
from pathlib import Path


class PbdeskError(Exception):
    """The root of all errors a person can mend; `code` is stable for programs."""

    code = "error"


class DeskNotOpened(PbdeskError):
    """The file is no desk, is damaged, or was made by a newer version."""

    code = "desk-not-opened"

    def __init__(self, path: Path, reason: str, advice: str) -> None:
        super().__init__(f"{path.name}: {reason}; {advice}.")
        self.path, self.reason, self.advice = path, reason, advice


class DeskInUse(PbdeskError):
    """Another program holds the desk for writing; `holder` says who and since when."""

    code = "desk-in-use"

    def __init__(self, path: Path, holder: str) -> None:
        super().__init__(f"{path.name} is being written by {holder}; close it there, then try again.")
        self.path, self.holder = path, holder


class CannotWrite(PbdeskError):
    """A file or folder refused to be written: full disk, read-only folder, locked file."""

    code = "cannot-write"

    def __init__(self, path: Path, reason: str, advice: str = "choose another place") -> None:
        super().__init__(f"{path} cannot be written: {reason}; {advice}.")
        self.path, self.reason = path, reason


class FileNotUnderstood(PbdeskError):
    """A foreign file that cannot be read as what it should be."""

    code = "file-not-understood"

    def __init__(self, path: Path, reason: str, advice: str) -> None:
        super().__init__(f"{path.name}: {reason}; {advice}.")
        self.path, self.reason, self.advice = path, reason, advice


class PasswordNeeded(FileNotUnderstood):
    """A foreign file under a password that was not given, or not rightly."""

    code = "password-needed"


class RuleBroken(PbdeskError):
    """A change that a rule of government or of the record forbids; nothing was written."""

    code = "rule-broken"

    def __init__(self, where: str, messages: Sequence[str]) -> None:
        super().__init__(f"{where}: {' '.join(messages)}")
        self.where, self.messages = where, tuple(messages)


class NotUnderstood(PbdeskError):
    """A word, value or id given by the person that the desk does not know."""

    code = "not-understood"


class CannotUndo(PbdeskError):
    """A change that cannot be taken back, and why."""

    code = "cannot-undo"


class Damaged(PbdeskError):
    """What `check` found wrong with a desk."""

    code = "damaged"

    def __init__(self, path: Path, found: Sequence[str]) -> None:
        super().__init__(f"{path.name} is damaged: {'; '.join(found)}. Restore the latest backup.")
        self.path, self.found = path, tuple(found)


class Cancelled(PbdeskError):
    """The person stopped a long piece of work; the desk is as it was."""

    code = "cancelled"

    def __init__(self) -> None:
        super().__init__("Stopped; nothing was changed.")
