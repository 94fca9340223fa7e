"""What is written in the files of documents: kept beside them for the search, and no part of the history."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, insert, select

from pbdesk.records.kind import Kind, Value
from pbdesk.records.kinds import KINDS
from pbdesk.store import sqlite
from pbdesk.store.columns import Column
from pbdesk.store.tables import CONTENT, TABLES, WRITTEN

DOCUMENT = KINDS["document"]
DIGEST = "sha256"
"""The field of a document that says which file it is."""


@dataclass(frozen=True)
class Unread:
    """A file of a document that nobody has read for the search: its digest, and its name, whose ending says much."""

    digest: str
    name: str


def next_unread(connection: Connection) -> Unread | None:
    """A file of a document that was not read yet; None where all were."""
    table = TABLES[DOCUMENT.name].c
    kept, read = select(CONTENT.c.sha256), select(WRITTEN.c.sha256)
    wanted = select(table.sha256, table.file_name).where(table.sha256.in_(kept), table.sha256.not_in(read)).limit(1)
    found = connection.execute(wanted).first()
    return Unread(found.sha256, found.file_name or "") if found else None


def keep(connection: Connection, digest: str, text: str | None) -> list[str]:
    """Keep what is written in a file, None where it cannot be read; gives the documents that have the file."""
    connection.execute(insert(WRITTEN).values(sha256=digest, text=text))
    table = TABLES[DOCUMENT.name].c
    return list(connection.execute(select(table.id).where(table.sha256 == digest)).scalars())


def wordless(connection: Connection) -> set[str]:
    """The digests of the files that cannot be read: no search finds what stands in them."""
    return set(connection.execute(select(WRITTEN.c.sha256).where(WRITTEN.c.text.is_(None))).scalars())


def texts_of(connection: Connection, digests: Sequence[Value]) -> dict[str, str]:
    """What is written in files, by their digests; those without text are left out."""
    wanted = list(dict.fromkeys(str(one) for one in digests if one))
    rows = sqlite.keyed(connection, WRITTEN.name, (DIGEST, "text"), wanted, key=DIGEST) if wanted else ()
    return {digest: text for digest, text in rows if text}


def told_by(kind: Kind) -> tuple[str, ...]:
    """The field that says which file a record of a kind has, where the kind has files."""
    return (DIGEST,) if kind is DOCUMENT else ()


def beside(connection: Connection, kind: Kind, columns: Mapping[str, Column]) -> list[Column]:
    """One more column of texts by which records are searched: what is written in their files."""
    if kind is not DOCUMENT or DIGEST not in columns:
        return []
    held = texts_of(connection, columns[DIGEST])
    return [[held.get(str(one)) for one in columns[DIGEST]]]
