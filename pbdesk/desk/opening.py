"""Making and opening desks."""

from pathlib import Path

from pbdesk.desk import starter
from pbdesk.desk.sample import fill as fill_sample
from pbdesk.errors import NotUnderstood
from pbdesk.records import codes
from pbdesk.sentences import say
from pbdesk.store import desk as store
from pbdesk.store.desk import Desk


def new(path: Path, *, government: str, person: str, sample: bool = False) -> Desk:
    """Make a desk for a government (a country's code or name), with the starter knowledge; never overwrites.

    With `sample` it holds the sample: an illustrative government's work on one country.
    """
    code = codes.recognise("country", government)
    if code is None:
        raise NotUnderstood(
            say("{government} is no country; give an ISO 3166 code such as NOR.", government=government)
        )
    made = store.create(path, code, person)
    try:
        starter.fill(made, person)
        if sample:
            fill_sample(made, person)
    except BaseException:
        made.close()
        path.unlink(missing_ok=True)
        raise
    return made


def open_desk(path: Path, *, person: str | None = None) -> Desk:
    """Open a desk; for writing where a person is named."""
    return store.open_desk(path, person=person)
