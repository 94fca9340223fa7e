"""What is recorded or adopted here stays, whatever was done with it on the other desk, and all else comes in."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from pbdesk.desk import checking, exchanging, reading, recording, undoing, writing
from pbdesk.exchange.merging import KEPT_HERE, OURS, THEIRS
from pbdesk.store.desk import Desk
from tests.desk.deciding import body
from tests.desk.policies import recorded_decision, whole_policy
from tests.exchange.two_desks import two_desks
from tests.held import PERSON, add

Kept = list[tuple[str, str, str]]


class Apart(NamedTuple):
    """Two desks that began as one, with a draft, an agency, and a policy that can be adopted."""

    here: Desk
    there: Desk
    draft: str
    agency: str
    policy: str


def filled(desk: Desk) -> tuple[str, str, str]:
    held = body(desk)
    return held.draft("Roads", type="notes"), held.agencies["MOF"], whole_policy(desk, country=held.country)


@pytest.fixture
def apart(tmp_path: Path) -> "Iterator[Apart]":
    with two_desks(tmp_path, filled) as (here, there, known):
        yield Apart(here, there, *known)


def brought(sender: Desk, receiver: Desk, side: str = "") -> Kept:
    """Bring over what was done; gives the conflicts, each with the side taken. A note shows that the rest comes."""
    note = add(sender, "note", title="Came along")
    parcel = sender.path.with_suffix(".pbparcel")
    exchanging.write(sender, parcel)
    read = exchanging.prepare(receiver, parcel, exchanging.take(side))
    exchanging.accept(receiver, read, "somebody")
    assert reading.one(receiver, note).values["title"] == "Came along"
    assert checking.check(receiver) == []
    return [(one.field, one.why, taken) for one, taken in read.merge.settled]


def value(desk: Desk, record: str, field: str) -> object:
    return reading.one(desk, record).values[field]


def test_a_recording_that_was_taken_back_there_stands_here(apart: Apart) -> None:
    recording.record(apart.there, apart.draft, "Ola")
    assert brought(apart.there, apart.here) == []
    number = value(apart.here, apart.draft, "number")
    undoing.undo(apart.there, "Ola")
    undoing.undo(apart.there, "Ola")
    assert value(apart.there, apart.draft, "status") == "draft"
    kept = brought(apart.there, apart.here)
    assert {field for field, *_ in kept} == {"status", "number", ""}
    assert {(why, taken) for _, why, taken in kept} == {(KEPT_HERE, OURS)}
    assert (value(apart.here, apart.draft, "status"), value(apart.here, apart.draft, "number")) == ("recorded", number)
    recording.record(apart.there, apart.draft, "Ola")
    brought(apart.there, apart.here)
    brought(apart.here, apart.there)
    assert value(apart.here, apart.draft, "number") == number


def test_a_draft_that_was_edited_there_and_recorded_here_stays_as_it_was_recorded(apart: Apart) -> None:
    recording.record(apart.here, apart.draft, PERSON)
    text = value(apart.here, apart.draft, "text")
    writing.set_values(apart.there, apart.draft, {"text": "Otherwise."}, "Ola")
    assert brought(apart.there, apart.here, THEIRS) == [("text", KEPT_HERE, OURS)]
    assert value(apart.here, apart.draft, "text") == text


def test_what_was_added_there_to_what_is_recorded_here_stays_out(apart: Apart) -> None:
    recording.record(apart.here, apart.draft, PERSON)
    add(apart.there, "position", decision=apart.draft, agency=apart.agency, position="dissents")
    assert brought(apart.there, apart.here, THEIRS) == [("", KEPT_HERE, OURS)]


def test_a_draft_that_was_deleted_there_and_recorded_here_stays(apart: Apart) -> None:
    recording.record(apart.here, apart.draft, PERSON)
    writing.remove(apart.there, apart.draft, "Ola")
    assert brought(apart.there, apart.here, THEIRS)[0] == ("", KEPT_HERE, OURS)
    assert value(apart.here, apart.draft, "status") == "recorded"


def test_what_belongs_to_a_policy_adopted_here_is_not_changed_from_there(apart: Apart) -> None:
    writing.set_values(
        apart.here, apart.policy, {"status": "adopted", "adopted_by": recorded_decision(apart.here)}, PERSON
    )
    add(apart.there, "reference", policy=apart.policy, level="international", title="Another strategy")
    writing.set_values(apart.there, apart.policy, {"title": "Another title"}, "Ola")
    assert sorted(brought(apart.there, apart.here, THEIRS)) == [("", KEPT_HERE, OURS), ("title", KEPT_HERE, OURS)]
