"""The indicators of alignment and what stands beside the profile, against desks small enough to count by hand."""

from decimal import Decimal

import pytest

from pbdesk.records.kind import Value
from pbdesk.store.desk import Desk
from tests.coherence.by_hand import asked, figure, figures
from tests.held import add


@pytest.fixture
def country(desk: Desk) -> str:
    return add(desk, "country", name="Congo", code="COD")


def test_alignment_by_word_and_by_evidence(desk: Desk, country: str) -> None:
    national = add(desk, "strategy", title="National plan", country=country, side="internal")
    foreign = add(desk, "strategy", title="UNDAF", country=country, side="external")
    own, other = add(desk, "aim", strategy=national, title="Roads"), add(desk, "aim", strategy=foreign, title="Roads")
    for priority, aims in ((1, [own]), (1, []), (0, [other]), (None, [])):
        add(desk, "activity", title="Some", country=country, national_priority=priority, aims=aims)
    # Two of three that say are said to be aligned; one of four names an aim of the host country's own plan.
    assert figure(desk, country, "aligned_activities") == (2, 3, 1)
    assert figure(desk, country, "aligned_with_evidence") == (1, 4, 0)


def test_counterparts_and_needs_assessments(desk: Desk, country: str) -> None:
    ministry = add(desk, "actor", name="Ministry of Planning", side="internal")
    rows: tuple[tuple[str | None, int | None, str | None], ...] = (
        (ministry, 1, "internal actors"), (None, 1, "jointly"), (ministry, 0, None), (None, None, None),
    )  # fmt: skip
    for counterpart, assessed, led_by in rows:
        add(desk, "activity", title="Some", country=country, counterpart=counterpart, needs_assessed=assessed,
            assessment_led_by=led_by)  # fmt: skip
    assert figure(desk, country, "internal_counterpart") == (2, 4, 0)
    assert figure(desk, country, "needs_assessed") == (2, 3, 1)
    assert figure(desk, country, "internally_led_assessment") == (1, 2, 2)


def test_control_of_needs_counts_as_last_judged(desk: Desk, country: str) -> None:
    other = add(desk, "country", name="Mali")
    add(desk, "ownership", country=country, date="2024-01-01", controlled_by="internal actors")
    add(desk, "ownership", country=country, date="2026-01-01", controlled_by="external actors")
    # Congo was last judged to be controlled from outside; of Mali nobody says.
    assert figures(desk, country, "needs_controlled_internally") == {"": (0, 1, 0)}
    assert figures(desk, None, "needs_controlled_internally") == {"": (0, 1, 1)}
    assert figures(desk, None, "needs_controlled_internally", day="2025-01-01") == {"": (1, 1, 1)}
    assert figures(desk, other, "needs_controlled_internally") == {"": (0, 0, 1)}


def request(desk: Desk, actor: str, day: str, **more: Value) -> str:
    return add(desk, "request", title="A mission", internal_actor=actor, date=day, **more)


def test_requests_are_counted_a_month_in_all_and_per_internal_actor(desk: Desk, country: str) -> None:
    foreign = add(desk, "actor", name="MFA", own=1)
    planning = add(desk, "actor", name="Planning", side="internal", country=country)
    justice = add(desk, "actor", name="Justice", side="internal")
    request(desk, planning, "2026-01-15")
    request(desk, planning, "2026-02-15", country=country, agency=foreign)
    request(desk, justice, "2026-06-01", country=country, agency=foreign)
    request(desk, justice, "2026-06-02")
    request(desk, planning, "2026-07-01", country=country)
    # January to June are six months. The fourth is of no country and its actor of none; the fifth comes later.
    assert figure(desk, country, "requests_per_month") == (3, 6, 0)
    assert figures(desk, country, "requests_per_actor") == {planning: (2, 6, 0), justice: (1, 6, 0)}
    assert figure(desk, country, "requests_per_month", since="2026-05-01") == (1, 2, 0)
    assert figure(desk, country, "requests_per_month", agency=foreign) == (2, 5, 0)
    rate = asked(desk, country).figures("requests_per_month")[0]
    assert (rate.indicator.measure, rate.indicator.per, rate.ratio) == ("rate", "month", Decimal("0.5"))


def flow(desk: Desk, activity: str, year: int, type: str, amount: int, currency: str = "NOK") -> None:
    add(desk, "flow", activity=activity, year=year, type=type, amount=amount * 1000, currency=currency)


def test_absorption_is_set_against_delivery_only_where_both_are_said(desk: Desk, country: str) -> None:
    roads, courts = (add(desk, "activity", title=title, country=country) for title in ("Roads", "Courts"))
    flow(desk, roads, 2025, "planned", 100)
    flow(desk, roads, 2025, "disbursed", 90)
    flow(desk, roads, 2025, "absorbed", 30)
    flow(desk, courts, 2025, "disbursed", 50)
    flow(desk, courts, 2025, "disbursed", 7, "USD")
    flow(desk, courts, 2027, "disbursed", 10)
    # Courts says nothing of absorption and of plans: 30 of 90 were absorbed, 90 of 100 delivered; 2027 is to come.
    assert figures(desk, country, "absorbed_of_disbursed") == {
        "NOK": (Decimal(30), Decimal(90), 1), "USD": (Decimal(0), None, 1),
    }  # fmt: skip
    assert figures(desk, country, "disbursed_of_planned") == {"NOK": (Decimal(90), Decimal(100), 0)}
    assert figures(desk, country, "absorbed_of_disbursed", since="2026-01-01", day="2027-12-31") == {
        "NOK": (Decimal(0), None, 1)
    }
    kroner = asked(desk, country).figures("absorbed_of_disbursed")[0]
    with desk.reading() as connection:
        assert [side.count(connection) for side in (kroner.counted, kroner.among, kroner.silent)] == [1, 1, 1]


def test_what_is_planned_for_the_early_phase_is_set_against_all_phases_but_for_relief(desk: Desk, country: str) -> None:
    add(desk, "phase", country=country, phase="stabilisation", start="2024-03-01", end="2026-06-30")
    relief = add(desk, "dimension", name="Humanitarian", scheme="Norway")
    roads, courts = (add(desk, "activity", title=title, country=country) for title in ("Roads", "Courts"))
    food = add(desk, "activity", title="Food", country=country, dimension=relief)
    camps = add(desk, "activity", title="Camps", country=country, sector_code="72040")
    schools = add(desk, "activity", title="Schools", country=country, sector_code="11220", dimension=relief)
    for activity in (roads, food, camps):
        flow(desk, activity, 2024, "planned", 100)
    flow(desk, roads, 2025, "planned", 30)
    flow(desk, roads, 2025, "disbursed", 900)
    flow(desk, courts, 2026, "planned", 5)
    flow(desk, courts, 2024, "planned", 8, "USD")
    flow(desk, schools, 2025, "planned", 20)
    # By 1 July 2026 the early phase is over, and no other has begun: the 5 of that year are of no phase.
    assert figures(desk, country, "planned_early") == {
        "NOK": (Decimal(150), Decimal(150), 1), "USD": (Decimal(8), Decimal(8), 0),
    }  # fmt: skip
    add(desk, "phase", country=country, phase="transitional", start="2026-01-01")
    assert figures(desk, country, "planned_early") == {
        "NOK": (Decimal(150), Decimal(155), 0), "USD": (Decimal(8), Decimal(8), 0),
    }  # fmt: skip
    kroner = asked(desk, country).figures("planned_early")[0]
    with desk.reading() as connection:
        assert [side.count(connection) for side in (kroner.counted, kroner.among, kroner.silent)] == [3, 4, 0]


def test_without_an_early_phase_or_a_plan_for_it_nothing_is_said(desk: Desk, country: str) -> None:
    activity = add(desk, "activity", title="Roads", country=country)
    flow(desk, activity, 2024, "planned", 100)
    add(desk, "phase", country=country, phase="transitional", start="2024-01-01")
    add(desk, "phase", country=country, phase="stabilisation", start="2050-01-01")
    assert asked(desk, country).figures("planned_early") == ()
    add(desk, "phase", country=country, phase="stabilisation", start="2003-01-01", end="2023-12-31")
    assert asked(desk, country).figures("planned_early") == ()
    flow(desk, activity, 2023, "planned", 10)
    assert figures(desk, country, "planned_early") == {"NOK": (Decimal(10), Decimal(110), 0)}
    assert asked(desk, None).figures("planned_early") == ()


def test_what_coordination_costs_is_told_by_tier_and_set_against_what_is_coordinated(desk: Desk, country: str) -> None:
    core, outer = (add(desk, "actor", name=name, own=1) for name in ("Core", "Outer"))
    force = add(desk, "task_force", name="Great Lakes", country=country)
    add(desk, "membership", task_force=force, agency=core, tier="core")
    add(desk, "membership", task_force=force, agency=outer, tier="periphery")
    meeting = add(desk, "meeting", task_force=force, date="2026-02-01", status="held", minutes_long=90)
    short = add(desk, "meeting", task_force=force, date="2026-03-01", status="held")
    add(desk, "attendance", meeting=meeting, agency=core, presence="present", persons=3, hours=4.0)
    add(desk, "attendance", meeting=meeting, agency=outer, presence="present", persons=2)
    add(desk, "attendance", meeting=short, agency=core, presence="present", persons=5)
    add(desk, "attendance", meeting=short, agency=outer, presence="absent", persons=5, hours=9.0)
    for budget in (1_000_000_000, 4_000_000_000, None):
        add(desk, "activity", title="Some", country=country, budget=budget, currency="NOK" if budget else None)
    # Core: 3 × 4 hours, and one meeting whose length nobody says. Outer: 2 × the 90 minutes it lasted. In all 15 hours
    # for three activities and five million kroner.
    assert figures(desk, country, "person_hours_by_tier") == {
        "core": (Decimal(12), Decimal(15), 1), "periphery": (Decimal(3), Decimal(15), 0),
    }  # fmt: skip
    assert figure(desk, country, "person_hours_per_activity") == (Decimal(15), 3, 1)
    assert figures(desk, country, "person_hours_per_million") == {"NOK": (Decimal(15), Decimal(5), 1)}
    assert asked(desk, country).beside[0].indicator.element == "beside"


def test_without_meetings_no_cost_is_told(desk: Desk, country: str) -> None:
    assert asked(desk, country).beside == ()
