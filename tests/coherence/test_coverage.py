"""What a framework covers and leaves out; what rests on something that is no longer in force."""

import pytest

from pbdesk.coherence.coverage import coverage
from pbdesk.coherence.framework_versions import plans_behind, versions
from pbdesk.coherence.stale_references import stale_references
from pbdesk.desk import writing
from pbdesk.desk.adopting import adopt
from pbdesk.desk.versioning import new_version
from pbdesk.store.desk import Desk
from tests.desk.policies import recorded_decision, whole_policy
from tests.held import PERSON, add

TODAY = "2026-11-24"


@pytest.fixture
def framed(desk: Desk) -> dict[str, str]:
    """A framework of three causes, two of them answered, and an activity in a dimension without an aim."""
    country = add(desk, "country", name="Lakes", type="conflict system")
    law, money = (add(desk, "dimension", name=name, scheme="test") for name in ("law test", "money test"))
    agreement = add(desk, "agreement", country=country, title="Peace")
    provision = add(desk, "provision", agreement=agreement, text="Courts open.")
    framework = add(desk, "framework", title="Framework", country=country, version=1, status="in force")
    land, war, flood = (
        add(desk, "cause", framework=framework, type=type, title=title)
        for type, title in (("root cause", "Land"), ("trigger", "War"), ("trigger", "Flood"))
    )
    first = add(desk, "objective", framework=framework, title="Courts sit", dimension=law, phase="transitional",
                causes=[land, war], provisions=[provision])  # fmt: skip
    second = add(desk, "objective", framework=framework, title="Judges are paid", dimension=law, causes=[land])
    third = add(desk, "objective", framework=framework, title="Something else")
    work = add(desk, "activity", title="Seeds", country=country, dimension=money)
    return {"country": country, "law": law, "money": money, "framework": framework, "land": land, "war": war,
            "flood": flood, "first": first, "second": second, "third": third, "work": work}  # fmt: skip


def test_a_crossing_counts_its_objectives_by_phase_and_opens_them(desk: Desk, framed: dict[str, str]) -> None:
    with desk.reading() as connection:
        found = coverage(connection, framed["framework"], TODAY)
        cells = {
            one.phase: (one.number, one.evidence.ids(connection)) for one in found.at(framed["land"], framed["law"])
        }
    assert cells == {"": (1, [framed["second"]]), "transitional": (1, [framed["first"]])}
    assert found.phases == ("", "transitional")


def test_causes_that_no_objective_answers_are_named(desk: Desk, framed: dict[str, str]) -> None:
    with desk.reading() as connection:
        found = coverage(connection, framed["framework"], TODAY)
    assert [one.id for one in found.uncovered] == [framed["flood"]]


def test_dimensions_at_work_without_an_objective_are_named_with_their_activities(
    desk: Desk, framed: dict[str, str]
) -> None:
    with desk.reading() as connection:
        found = coverage(connection, framed["framework"], TODAY)
        (side,) = found.aimless
        assert side.evidence.ids(connection) == [framed["work"]]
    assert (side.dimension.id, side.activities) == (framed["money"], 1)


def test_an_objective_without_cause_or_dimension_is_not_lost(desk: Desk, framed: dict[str, str]) -> None:
    with desk.reading() as connection:
        found = coverage(connection, framed["framework"], TODAY)
        assert [one.evidence.ids(connection) for one in found.at("", "")] == [[framed["third"]]]


def test_how_far_a_framework_is_anchored_in_agreements_and_national_strategies(
    desk: Desk, framed: dict[str, str]
) -> None:
    with desk.reading() as connection:
        found = coverage(connection, framed["framework"], TODAY)
        assert found.anchored.ids(connection) == [framed["first"]]
    assert (found.anchored_objectives, found.objectives) == (1, 3)


def test_an_empty_framework_covers_nothing(desk: Desk, framed: dict[str, str]) -> None:
    bare = add(desk, "framework", title="Bare", country=framed["country"], version=1, status="draft")
    with desk.reading() as connection:
        found = coverage(connection, bare, TODAY)
    assert (found.causes, found.crossings, found.objectives) == ((), (), 0)


def test_plans_that_rest_on_an_older_version_are_found(desk: Desk, framed: dict[str, str]) -> None:
    plan = add(desk, "policy", title="Plan", type="plan", version=1, status="draft", framework=framed["framework"])
    with desk.reading() as connection:
        assert plans_behind(connection, framed["framework"]) == []
    later = new_version(desk, framed["framework"], PERSON)
    with desk.reading() as connection:
        assert [one.policy for one in plans_behind(connection, later)] == [plan]
        for one in (framed["framework"], later):
            assert list(versions(connection, one)) == [framed["framework"], later]


def test_a_reference_to_a_superseded_policy_warns_and_names_what_replaced_it(desk: Desk) -> None:
    former = whole_policy(desk)
    adopt(desk, former, recorded_decision(desk), PERSON)
    plan = add(desk, "policy", title="Plan", type="plan", version=1, status="draft")
    reference = add(desk, "reference", policy=plan, level="national", other=former)
    with desk.reading() as connection:
        assert not stale_references(connection, TODAY, plan)
    later = whole_policy(desk, version=2, supersedes=former)
    adopt(desk, later, recorded_decision(desk, "2", "2026-09-15"), PERSON)
    with desk.reading() as connection:
        (stale,) = stale_references(connection, TODAY)
    assert (stale.reference, stale.why, stale.since, stale.by) == (reference, "superseded", "2026-09-14", later)


@pytest.mark.parametrize(
    ("end", "why"),
    [("2025", "ended"), ("2026-10", "ended"), ("2026", None), ("2026-11-24", None), ("2026-11-23", "ended")],
)
def test_a_strategy_warns_once_the_whole_of_its_last_year_month_or_day_is_past(
    desk: Desk, end: str, why: str | None
) -> None:
    plan = add(desk, "policy", title="Plan", type="plan", version=1, status="draft")
    strategy = add(desk, "strategy", title="National plan", end=end)
    add(desk, "reference", policy=plan, level="national", strategy=strategy)
    with desk.reading() as connection:
        found = stale_references(connection, TODAY, plan)
    assert [one.why for one in found] == ([why] if why else [])


def test_a_strategy_superseded_by_another_warns_before_it_ends(desk: Desk) -> None:
    plan = add(desk, "policy", title="Plan", type="plan", version=1, status="draft")
    newer = add(desk, "strategy", title="Next plan")
    strategy = add(desk, "strategy", title="National plan", end="2030")
    writing.set_values(desk, strategy, {"superseded_by": newer}, PERSON)
    add(desk, "reference", policy=plan, level="national", strategy=strategy)
    with desk.reading() as connection:
        (stale,) = stale_references(connection, TODAY, plan)
    assert (stale.why, stale.since, stale.by) == ("superseded", "", newer)
