"""A foreign file before anything is known of it: a plain parcel, a sealed one that its passphrase opens, or neither."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from pbdesk.exchange.form import AGAIN, NO_PARCEL, Refused
from pbdesk.sentences import say
from pbdesk.store.key import PAGE, in_whole_pages, key_of, looks_sealed
from pbdesk.store.sealing import NothingSealed, unsealed
from pbdesk.whole import PLAIN

_PACKED = b"\x1f\x8b"
"""How a plain parcel begins."""
_DATABASE = (say("it is a desk or another database, no parcel"), NO_PARCEL[1])


class Locked(Exception):
    """A sealed parcel for which no passphrase was given, or a `wrong` one."""

    def __init__(self, *, wrong: bool) -> None:
        super().__init__()
        self.wrong = wrong


@contextmanager
def uncovered(path: Path, passphrase: str | None) -> Iterator[BinaryIO]:
    """The bytes of a parcel as they were before it was sealed. Raises `Locked`, `Refused`, `Damaged`."""
    with path.open("rb") as file:
        head = file.read(PAGE)
        file.seek(0)
        if not _is_sealed(path, head):
            if passphrase is not None:
                raise Refused(say("this parcel is not sealed"), say("leave the passphrase out"))
            yield file
            return
    if passphrase is None:
        raise Locked(wrong=False)
    key = key_of(path, passphrase)
    if key is None:
        raise Locked(wrong=True)
    try:
        with unsealed(path, key) as sealed:
            yield sealed
    except NothingSealed as other:
        raise Refused(*_DATABASE) from other


def _is_sealed(path: Path, head: bytes) -> bool:
    """Whether a file is no plain parcel, but may be a sealed one. Raises `Refused` for what is neither."""
    if head.startswith(_PACKED):
        return False
    if head.startswith(PLAIN):
        raise Refused(*_DATABASE)
    if not looks_sealed(head):
        raise Refused(*NO_PARCEL)
    if not in_whole_pages(path):
        raise Refused(say("it is no parcel, or it was cut off on its way"), AGAIN)
    return True
