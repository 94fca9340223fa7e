"""An open desk: one file, one connection, readers welcome, one writer at a time."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from threading import RLock
from types import TracebackType

from sqlalchemy import Connection, Engine, select
from sqlalchemy.exc import DBAPIError

from pbdesk.errors import CannotWrite, DeskNotOpened, PassphraseNeeded
from pbdesk.sentences import say
from pbdesk.store import migrations, sqlite
from pbdesk.store.identity import identities
from pbdesk.store.key import Key, is_encrypted
from pbdesk.store.layout import lay_out
from pbdesk.store.lock import Lock
from pbdesk.store.tables import DESK
from pbdesk.whole import drop, partial_of

Moment = Connection
"""A connection that sees one moment of the desk; other rooms hand it on without knowing the database."""


class Desk:
    """A desk that is open. Use as a context manager; `close` lets the next writer in."""

    def __init__(self, path: Path, engine: Engine, lock: Lock | None, key: Key | None) -> None:
        self.path = path
        self.key = key
        self._engine = engine
        self._reader: Connection | None = None
        self._lock = lock
        self._turn = RLock()

    @property
    def writable(self) -> bool:
        """Whether this process holds the desk for writing."""
        return self._lock is not None

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one moment of the desk; threads that read take turns, as there is one reader."""
        with self._turn, sqlite.mended(self.path):
            if self._reader is None:
                self._reader = sqlite.reader(self._engine)
            with sqlite.one_moment(self._reader):
                yield self._reader

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction: all of it is written, or nothing is."""
        if not self.writable:
            raise CannotWrite(self.path, say("it was opened for reading only"), say("open it for writing"))
        with sqlite.mended(self.path), self._engine.begin() as connection:
            yield connection

    def about(self) -> dict[str, str]:
        """What the desk says of itself: id, government, when it was made."""
        with self.reading() as connection:
            return {row.name: row.value for row in connection.execute(select(DESK))}

    def close(self) -> None:
        """Close the file and give up the lock; closing twice is nothing."""
        if self._reader is not None:
            self._reader.close()
            self._reader = None
        self._engine.dispose()
        if self._lock:
            self._lock.release()
            self._lock = None

    def __enter__(self) -> "Desk":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def create(path: Path, government: str, person: str, key: Key | None = None) -> Desk:
    """Make a new desk for a government (ISO 3166 alpha-3) and open it for writing; never overwrites."""
    sqlite.create_file(path)
    lock = Lock(path, person)
    engine = sqlite.connect(path, writable=True, key=key)
    try:
        with sqlite.mended(path), engine.begin() as connection:
            build(connection, government)
    except BaseException:
        engine.dispose()
        lock.release()
        path.unlink(missing_ok=True)
        raise
    return Desk(path, engine, lock, key)


def build(connection: Connection, government: str) -> None:
    """Lay out an empty desk in an empty database."""
    lay_out(connection)
    sqlite.sign(connection, migrations.VERSION)
    made = datetime.now(UTC).isoformat(timespec="seconds")
    about = {"id": identities.one(), "government": government, "made": made}
    connection.execute(DESK.insert(), [{"name": name, "value": value} for name, value in about.items()])


def open_desk(path: Path, *, person: str | None = None, key: Key | None = None) -> Desk:
    """Open a desk; for writing where a person is named. An older desk is brought up to date, a copy kept.

    Raises `DeskNotOpened` for what is no desk, is damaged or is newer, `DeskInUse` for a second writer.
    """
    version = look(path, key)
    if version < migrations.VERSION:
        with Lock(path, person or "an update"):
            migrations.bring_up_to_date(path, version, key)
    lock = Lock(path, person) if person is not None else None
    if lock:
        drop(partial_of(path))
    return Desk(path, sqlite.connect(path, writable=lock is not None, key=key), lock, key)


def look(path: Path, key: Key | None = None) -> int:
    """The schema version of what must be a desk; raises `DeskNotOpened` for what is none."""
    if is_encrypted(path) and key is None:
        raise PassphraseNeeded(path)
    engine = sqlite.connect(path, writable=False, key=key)
    try:
        with engine.connect() as connection:
            application, version = sqlite.identify(connection)
    except DBAPIError as error:
        raise DeskNotOpened(path, say("the file is damaged"), say("restore the latest backup")) from error
    finally:
        engine.dispose()
    if application != sqlite.APPLICATION_ID:
        raise DeskNotOpened(path, say("this is a database, but not a desk"), say("choose a file that ends in .pbdesk"))
    if version > migrations.VERSION:
        raise DeskNotOpened(
            path, say("it was made by a newer Peacebuilding Desk"), say("install the newer version to open it")
        )
    return version
