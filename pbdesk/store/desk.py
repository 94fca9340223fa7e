"""An open desk: one file, one connection, readers welcome, one writer at a time."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from sqlalchemy import Connection, Engine, select
from sqlalchemy.exc import DBAPIError

from pbdesk.errors import CannotWrite, DeskNotOpened
from pbdesk.sentences import say
from pbdesk.store import migrations, sqlite
from pbdesk.store.identity import identities
from pbdesk.store.layout import lay_out
from pbdesk.store.lock import Lock
from pbdesk.store.tables import DESK

Moment = Connection
"""A connection that sees one moment of the desk; other rooms hand it on without knowing the database."""

_HEADER = b"SQLite format 3\x00"


class Desk:
    """A desk that is open. Use as a context manager; `close` lets the next writer in."""

    def __init__(self, path: Path, engine: Engine, lock: Lock | None) -> None:
        self.path = path
        self._engine = engine
        self._reader = sqlite.only_reading(engine)
        self._lock = lock

    @property
    def writable(self) -> bool:
        """Whether this process holds the desk for writing."""
        return self._lock is not None

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one moment of the desk."""
        with sqlite.mended(self.path), self._reader.begin() as connection:
            yield connection

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


def create(path: Path, government: str, person: str) -> Desk:
    """Make a new desk for a government (ISO 3166 alpha-3) and open it for writing; never overwrites."""
    sqlite.create_file(path)
    lock = Lock(path, person)
    engine = sqlite.connect(path, writable=True)
    try:
        with sqlite.mended(path), engine.begin() as connection:
            build(connection, government)
    except BaseException:
        engine.dispose()
        lock.release()
        path.unlink(missing_ok=True)
        raise
    return Desk(path, engine, lock)


def build(connection: Connection, government: str) -> None:
    """Lay out an empty desk in an empty database."""
    lay_out(connection)
    sqlite.sign(connection, migrations.VERSION)
    made = datetime.now(UTC).isoformat(timespec="seconds")
    about = {"id": identities.one(), "government": government, "made": made}
    connection.execute(DESK.insert(), [{"name": name, "value": value} for name, value in about.items()])


def open_desk(path: Path, *, person: str | None = None) -> Desk:
    """Open a desk; for writing where a person is named. An older desk is brought up to date, a copy kept.

    Raises `DeskNotOpened` for what is no desk, is damaged or is newer, `DeskInUse` for a second writer.
    """
    version = look(path)
    if version < migrations.VERSION:
        with Lock(path, person or "an update"):
            migrations.bring_up_to_date(path, version)
    lock = Lock(path, person) if person is not None else None
    return Desk(path, sqlite.connect(path, writable=lock is not None), lock)


def look(path: Path) -> int:
    """The schema version of what must be a desk; raises `DeskNotOpened` for what is none."""
    try:
        with path.open("rb") as file:
            head = file.read(len(_HEADER))
    except OSError as error:
        why = say("not allowed") if isinstance(error, PermissionError) else error.strerror or str(error)
        raise DeskNotOpened(
            path, say("it cannot be read ({why})", why=why), say("check the name and the folder")
        ) from error
    if not head:
        raise DeskNotOpened(
            path, say("the file is empty (zero bytes)"), say("restore a backup, or make a new desk under another name")
        )
    if head != _HEADER:
        raise DeskNotOpened(path, say("this is not a desk"), say("choose a file that ends in .pbdesk"))
    return _version_within(path)


def _version_within(path: Path) -> int:
    engine = sqlite.connect(path, writable=False)
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
