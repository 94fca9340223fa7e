"""The files of documents read for the search: what is written in them is found as what stands in a record."""

from pbdesk.store import content, written
from pbdesk.store.desk import Desk
from pbdesk.store.search import index_again


def read_next(desk: Desk) -> bool:
    """Read one file that nobody has read yet and have it searched; whether there was one.

    No change of the history: it says again what stands in the file. A desk opened for reading only stays as it is.
    """
    if not desk.writable:
        return False
    with desk.reading() as connection:
        one = written.next_unread(connection)
        data = content.fetch(connection, one.digest) if one else None
    if one is None or data is None:
        return False
    from pbdesk.intake import written as words  # most desks have no file left to be read

    text = words.read(one.name, data)
    with desk.writing() as connection:
        index_again(connection, written.DOCUMENT, written.keep(connection, one.digest, text))
    return True


def read_all(desk: Desk) -> None:
    """Read every file that nobody has read yet."""
    while read_next(desk):
        pass


def wordless(desk: Desk) -> set[str]:
    """The SHA-256 of the files whose words are not searched: pictures, recordings, what is locked or damaged."""
    with desk.reading() as connection:
        return written.wordless(connection)
