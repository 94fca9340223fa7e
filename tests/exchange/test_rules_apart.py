"""What two desks did apart and one would have refused: one position an agency, and what was written in a framework."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from pbdesk.desk import checking, exchanging, reading, recording, writing
from pbdesk.desk.versioning import new_version, put_in_force
from pbdesk.exchange.merging import OURS, THEIRS
from pbdesk.records.kinds import KINDS
from pbdesk.store.desk import Desk
from pbdesk.store.query import Condition, Listing
from tests.desk.deciding import body
from tests.exchange.two_desks import two_desks
from tests.held import PERSON, add


class Apart(NamedTuple):
    """Two desks that began as one, with a draft, an agency, and a framework in force with an objective."""

    norway: Desk
    abroad: Desk
    draft: str
    agency: str
    framework: str
    objective: str


def filled(desk: Desk) -> tuple[str, str, str, str]:
    held = body(desk)
    framework = add(desk, "framework", title="Framework", country=held.country, version=1, status="in force")
    objective = add(desk, "objective", framework=framework, title="Courts")
    return held.draft("Roads", type="notes"), held.agencies["MFA"], framework, objective


@pytest.fixture
def apart(tmp_path: Path) -> "Iterator[Apart]":
    with two_desks(tmp_path, filled) as (norway, abroad, known):
        yield Apart(norway, abroad, *known)


def brought(sender: Desk, receiver: Desk, side: str = "") -> exchanging.Exchanged:
    parcel = sender.path.with_suffix(".pbparcel")
    exchanging.write(sender, parcel)
    read = exchanging.prepare(receiver, parcel, exchanging.take(side))
    exchanging.accept(receiver, read, "somebody")
    return read


def positions(desk: Desk, decision: str) -> list[str]:
    listing = Listing(KINDS["position"], (Condition("decision", "is", decision),), order="position")
    return [str(row["position"]) for row in reading.page(desk, listing).rows]


@pytest.mark.parametrize(("side", "kept"), [(OURS, "agrees"), (THEIRS, "dissents")])
def test_of_two_positions_of_an_agency_a_person_chooses_one(apart: Apart, side: str, kept: str) -> None:
    add(apart.norway, "position", decision=apart.draft, agency=apart.agency, position="agrees")
    add(apart.abroad, "position", decision=apart.draft, agency=apart.agency, position="dissents")
    read = brought(apart.abroad, apart.norway, side)
    assert [(one.field, one.ours, one.theirs) for one, _ in read.merge.settled] == [("position", "agrees", "dissents")]
    assert positions(apart.norway, apart.draft) == [kept]
    assert checking.check(apart.norway) == []


def test_a_decision_recorded_on_both_desks_keeps_each_silence_once(apart: Apart) -> None:
    for desk in (apart.norway, apart.abroad):
        recording.record(desk, apart.draft, PERSON)
    silent = positions(apart.norway, apart.draft)
    assert brought(apart.abroad, apart.norway).merge.settled == []
    assert positions(apart.norway, apart.draft) == silent != []


def test_what_was_written_in_a_framework_before_it_was_known_to_be_superseded_comes_in(apart: Apart) -> None:
    put_in_force(apart.norway, new_version(apart.norway, apart.framework, PERSON), "2026-02-01", PERSON)
    writing.set_values(apart.abroad, apart.objective, {"description": "Sit again."}, "Ola")
    add(apart.abroad, "objective", framework=apart.framework, title="Roads")
    brought(apart.abroad, apart.norway)
    brought(apart.norway, apart.abroad)
    for desk in (apart.norway, apart.abroad):
        assert reading.one(desk, apart.objective).values["description"] == "Sit again."
        assert reading.one(desk, apart.framework).values["status"] == "superseded"
        assert checking.check(desk) == []
