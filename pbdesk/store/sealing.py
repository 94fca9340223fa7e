"""Bytes under a passphrase of their own: a SQLCipher file that holds them in pieces, and nothing else."""

import errno
import io
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, BinaryIO, cast

from pbdesk.errors import Damaged
from pbdesk.sentences import say
from pbdesk.store import cipher
from pbdesk.store.key import Key

APPLICATION_ID = 0x50425031
"""Written in the header of what is sealed: the letters PBP1."""
LARGEST = 1024 * 1024
"""Bytes of a piece."""
_LAID_OUT = (
    f"PRAGMA application_id = {APPLICATION_ID}",
    "CREATE TABLE piece (n INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT",
)


class NothingSealed(Exception):
    """The key opens a database that was made for something else."""


@contextmanager
def sealed(path: Path, key: Key) -> Iterator[BinaryIO]:
    """A new file whose bytes are sealed as they are written; what the disk refuses is an `OSError`, as of any file."""
    path.open("wb").close()
    with closing(cipher.opened(path, key)) as connection, _as_a_file():
        cipher.set_up(connection)
        connection.execute("BEGIN")
        for statement in _LAID_OUT:
            connection.execute(statement)
        with io.BufferedWriter(_Sealing(connection), LARGEST) as file:
            yield cast("BinaryIO", file)
        connection.execute("COMMIT")


@contextmanager
def _as_a_file() -> Iterator[None]:
    try:
        yield
    except cipher.Error as error:
        full = "full" in str(error)
        raise OSError(errno.ENOSPC if full else errno.EIO, str(error)) from error


@contextmanager
def unsealed(path: Path, key: Key) -> Iterator[BinaryIO]:
    """The bytes of a sealed file; raises `NothingSealed` for another database, `Damaged` wherever damage shows."""
    try:
        with closing(cipher.opened(path, key, cipher.FOREIGN)) as connection:
            cipher.set_up(connection)
            if connection.execute("PRAGMA application_id").fetchone() != (APPLICATION_ID,):
                raise NothingSealed(path.name)
            with io.BufferedReader(_Unsealing(path, connection), LARGEST) as file:
                yield cast("BinaryIO", file)
    except cipher.Error as error:
        raise Damaged(path, [say("the file cannot be read through ({why})", why=str(error))]) from error


class _Sealing(io.RawIOBase):
    """Puts what is written into pieces."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        piece = bytes(data[:LARGEST])
        self._connection.execute("INSERT INTO piece (bytes) VALUES (?)", (piece,))
        return len(piece)


class _Unsealing(io.RawIOBase):
    """Gives the pieces one after the other."""

    def __init__(self, path: Path, connection: Any) -> None:
        self._path = path
        self._pieces = connection.execute("SELECT bytes FROM piece ORDER BY n")
        self._left = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, room: Any) -> int:
        while not self._left:
            piece = self._pieces.fetchone()
            if piece is None:
                return 0
            self._left = self._sound(piece[0])
        read = min(len(room), len(self._left))
        room[:read], self._left = self._left[:read], self._left[read:]
        return read

    def _sound(self, piece: object) -> memoryview:
        if not isinstance(piece, bytes) or len(piece) > LARGEST:
            raise Damaged(self._path, [say("it holds what no desk writes")])
        return memoryview(piece)
