"""A file as the driver opens it, plain or encrypted, with every setting. Only this names sqlcipher3.

Settings as found by trying (README, "The store"): rollback journal, because a desk is one file
that people copy; recursive triggers, because `INSERT OR REPLACE` walks past others.
It stands apart from `sqlite` so that the child that unseals a parcel need not read SQLAlchemy.
"""

import os
from pathlib import Path
from typing import Any
from urllib.parse import quote

import sqlcipher3.dbapi2 as driver

from pbdesk.store.key import Key

DRIVER = driver
"""What the engines of desks are made of."""
Error: type[Exception] = driver.Error
"""All that the database refuses."""
_PRAGMAS = (
    "journal_mode = DELETE",
    "synchronous = FULL",
    "foreign_keys = ON",
    "recursive_triggers = ON",
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "mmap_size = 0",
    "secure_delete = ON",
    "busy_timeout = 5000",
    "cache_size = -65536",
)
driver.register_adapter(type(None), {}.get)
"""Binding None costs the driver 2.6 µs, a third of an import, unless it has an adapter: this one gives None back."""

FOREIGN = "ro&immutable=1"
"""How a foreign file is opened: read as it lies; what stands beside it is not looked at, and it is never written."""


def opened(path: Path | None, key: Key | None, mode: str = "rw") -> Any:
    """A connection on a file (None: in memory) that decides itself when a transaction begins."""
    location = ":memory:" if path is None else f"file:{quote(os.fsencode(path.absolute()))}?mode={mode}"
    made = driver.connect(location, uri=path is not None, isolation_level=None, check_same_thread=False)
    made.execute("PRAGMA cipher_log_level = NONE")
    if key:
        made.execute(f'PRAGMA key = "{key.spoken}"')
        made.execute("PRAGMA cipher_compatibility = 4")
    return made


def set_up(connection: Any) -> None:
    """Make every setting of a connection."""
    cursor = connection.cursor()
    for pragma in _PRAGMAS:
        cursor.execute("PRAGMA " + pragma)
    cursor.close()
