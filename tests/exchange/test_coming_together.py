"""Whatever two officials do apart, an exchange both ways leaves them with the same desk, whole and sound."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pbdesk.desk import checking, exchanging, opening, reading, writing
from pbdesk.errors import StillNeeded
from pbdesk.exchange.merging import OURS, THEIRS
from pbdesk.records.kinds import KINDS
from pbdesk.store.desk import Desk
from pbdesk.store.query import Records

NOTES = ("First", "Second", "Third")
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("set"), st.sampled_from(NOTES), st.sampled_from(("a", "b", "c"))),
        st.tuples(st.just("source"), st.sampled_from(NOTES), st.sampled_from(("x", "y"))),
        st.tuples(st.just("add"), st.just(""), st.sampled_from(("new", "newer"))),
        st.tuples(st.just("delete"), st.sampled_from(NOTES), st.just("")),
    ),
    max_size=4,
)
Did = tuple[str, str, str]


@pytest.fixture(scope="module")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk with three notes, one linked to another."""
    path = tmp_path_factory.mktemp("origin") / "origin.pbdesk"
    with opening.new(path, government="NOR", person="Kari") as desk:
        first = writing.add(desk, KINDS["note"], {"title": "First", "text": "."}, "Kari")
        writing.add(desk, KINDS["note"], {"title": "Second", "related": [first]}, "Kari")
        writing.add(desk, KINDS["note"], {"title": "Third"}, "Kari")
    return path


@contextmanager
def copies(origin: Path) -> Iterator[tuple[Desk, Desk]]:
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{name}.pbdesk" for name in ("kari", "ola")]
        for path in paths:
            shutil.copy(origin, path)
        with opening.open_desk(paths[0], person="Kari") as kari, opening.open_desk(paths[1], person="Ola") as ola:
            yield kari, ola


def do(desk: Desk, did: Did) -> None:
    """One thing an official does; what is gone is not touched, what is needed is not deleted."""
    what, title, text = did
    found = {str(row["title"]): str(row["id"]) for row in notes(desk).values()}
    if what == "add":
        writing.add(desk, KINDS["note"], {"title": text}, "somebody")
    elif what == "delete" and title in found:
        delete(desk, found[title])
    elif title in found:
        writing.set_values(desk, found[title], {"text" if what == "set" else "evidence": text}, "somebody")


def delete(desk: Desk, record: str) -> None:
    with desk.reading() as connection:
        needed = Records(connection).backlinks(record)
    if needed:
        with pytest.raises(StillNeeded):
            writing.remove(desk, record, "somebody")
    else:
        writing.remove(desk, record, "somebody")


def notes(desk: Desk) -> dict[str, dict[str, object]]:
    rows = reading.page(desk, reading.Listing(KINDS["note"])).rows
    return {str(row["id"]): dict(row) for row in rows}


def merge(sender: Desk, receiver: Desk, side: str) -> exchanging.Exchanged:
    parcel = sender.path.with_suffix(".pbparcel")
    exchanging.write(sender, parcel)
    read = exchanging.prepare(receiver, parcel, exchanging.take(side))
    exchanging.accept(receiver, read, "somebody")
    return read


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(kari_did=STEPS, ola_did=STEPS)
def test_after_an_exchange_both_ways_both_desks_are_the_same(
    origin: Path, kari_did: list[Did], ola_did: list[Did]
) -> None:
    with copies(origin) as (kari, ola):
        for desk, did in ((kari, kari_did), (ola, ola_did)):
            for one in did:
                do(desk, one)
        merge(ola, kari, THEIRS)
        back = merge(kari, ola, OURS)
        assert not [one for one, _ in back.merge.settled if one.why != "deleted there, needed here"]
        assert notes(kari) == notes(ola)
        assert checking.check(kari) == checking.check(ola) == []
