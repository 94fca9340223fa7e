"""Making and opening desks."""

from pathlib import Path

from pbdesk.desk import starter
from pbdesk.desk.sample import fill as fill_sample
from pbdesk.errors import NotUnderstood
from pbdesk.records import codes
from pbdesk.sentences import say
from pbdesk.store import desk as store
from pbdesk.store.desk import Desk
from pbdesk.store.encrypting import Copies, put_under
from pbdesk.store.key import new_key, unlock


def new(
    path: Path,
    *,
    government: str,
    person: str,
    sample: bool = False,
    passphrase: str | None = None,
    language: str = "en",
) -> Desk:
    """Make a desk for a government (a country's code or name), with the starter knowledge; never overwrites.

    With `sample` it holds the sample: an illustrative government's work on one country. With a passphrase it is
    encrypted. `language` is that of the starter knowledge and the sample.
    """
    code = codes.recognise("country", government)
    if code is None:
        raise NotUnderstood(
            say("{government} is no country; give an ISO 3166 code such as NOR.", government=government)
        )
    made = store.create(path, code, person, None if passphrase is None else new_key(passphrase))
    try:
        starter.fill(made, person, language)
        if sample:
            fill_sample(made, person, language)
    except BaseException:
        made.close()
        path.unlink(missing_ok=True)
        raise
    return made


def open_desk(path: Path, *, person: str | None = None, passphrase: str | None = None) -> Desk:
    """Open a desk; for writing where a person is named, with its passphrase where it is encrypted."""
    return store.open_desk(path, person=person, key=unlock(path, passphrase))


def change_passphrase(path: Path, person: str, passphrase: str | None, new: str | None) -> Copies:
    """Encrypt a desk that is closed, under another passphrase, or take the passphrase off (None)."""
    return put_under(path, person, unlock(path, passphrase), None if new is None else new_key(new))
