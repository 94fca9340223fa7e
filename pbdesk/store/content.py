"""The bytes of attachments, kept inside the desk under their SHA-256."""

import hashlib
from collections.abc import Iterable, Iterator

from sqlalchemy import Connection, insert, select

from pbdesk.sentences import Sentence, say
from pbdesk.store.tables import CONTENT, TABLES

LARGEST = 25 * 1024 * 1024
"""Bytes of the largest attachment: a desk is one file that people copy and mail."""


def digest_of(data: bytes) -> str:
    """The SHA-256 by which a file is known."""
    return hashlib.sha256(data).hexdigest()


def keep(connection: Connection, data: bytes) -> str:
    """Keep a file, within the change that speaks of it; gives its digest. One that is there is not kept twice."""
    digest = digest_of(data)
    if not holds(connection, digest):
        connection.execute(insert(CONTENT).values(sha256=digest, size=len(data), data=data))
    return digest


def holds(connection: Connection, digest: str) -> bool:
    """Whether the desk keeps a file of that digest."""
    return connection.execute(select(CONTENT.c.size).where(CONTENT.c.sha256 == digest)).first() is not None


def fetch(connection: Connection, digest: str) -> bytes | None:
    """The file of that digest, or None where the desk keeps none."""
    return connection.execute(select(CONTENT.c.data).where(CONTENT.c.sha256 == digest)).scalar()


def digests(connection: Connection, documents: Iterable[str]) -> dict[str, str]:
    """The digest of the file of each of these documents; those without a file are left out."""
    table, wanted = TABLES["document"], set(documents)
    rows = connection.execute(select(table.c.id, table.c.sha256).where(table.c.sha256.is_not(None)))
    return {row.id: row.sha256 for row in rows if row.id in wanted}


def faults(connection: Connection) -> Iterator[Sentence]:
    """Files that are no longer what they were kept as, and documents whose file is gone."""
    for row in connection.execute(select(CONTENT.c.sha256, CONTENT.c.data)).yield_per(1):
        if digest_of(row.data) != row.sha256:
            yield say("the attachment {digest} is not the file that was attached", digest=row.sha256[:12])
    table = TABLES["document"]
    kept = select(CONTENT.c.sha256)
    lost = select(table.c.title).where(table.c.sha256.is_not(None), table.c.sha256.not_in(kept))
    for title in connection.execute(lost).scalars():
        yield say("the file of the document {title} is gone", title=title)
