"""The desk that other tests and the benches stand on."""

from datetime import date
from pathlib import Path

import pytest

from pbdesk.desk import checking, receiving
from pbdesk.records.kinds import KINDS
from pbdesk.store.desk import Desk
from pbdesk.store.query import Condition, Listing, Records
from tests.seeded import Size, seed

SMALL, UNTIL = Size(activities=100, decisions=48, policies=16), date(2026, 6, 30)


@pytest.fixture(scope="module")
def decade(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return seed(tmp_path_factory.mktemp("decade") / "decade.pbdesk", SMALL, UNTIL)


def count(desk: Desk, kind: str, *conditions: Condition) -> int:
    with desk.reading() as connection:
        return Records(connection).count(Listing(KINDS[kind], conditions))


def everything(desk: Desk) -> list[dict[str, object]]:
    with desk.reading() as connection:
        return [dict(row) for kind in KINDS.values() for row in Records(connection).listed(Listing(kind))]


def test_ten_years_of_a_desk_are_sound(decade: Desk) -> None:
    assert checking.check(decade) == []


def test_it_holds_what_was_asked_for(decade: Desk) -> None:
    asked = count(decade, "activity"), count(decade, "policy"), count(decade, "country")
    assert asked == (SMALL.activities, SMALL.policies, 12)
    assert count(decade, "decision") == SMALL.decisions + SMALL.policies


def test_every_decision_is_recorded_and_every_latest_policy_adopted_on_a_complete_record(decade: Desk) -> None:
    assert count(decade, "decision", Condition("status", "is", "draft")) == 0
    assert count(decade, "policy", Condition("status", "is", "adopted")) > 0
    assert count(decade, "policy", Condition("adopted_by", "unknown")) == 0


def test_more_than_half_of_the_activities_serve_no_objective(decade: Desk) -> None:
    assert count(decade, "activity", Condition("objectives", "unknown")) > SMALL.activities / 2


def test_each_year_that_was_sent_is_one_import(decade: Desk) -> None:
    assert [past.entries > 0 for past in receiving.imports(decade)] == [True] * 10


def test_the_same_desk_is_made_every_time(decade: Desk, tmp_path: Path) -> None:
    with seed(tmp_path / "again.pbdesk", SMALL, UNTIL) as again:
        assert everything(again) == everything(decade)
