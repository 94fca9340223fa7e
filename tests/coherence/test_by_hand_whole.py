"""The indicators of whole-of-government coherence, against desks small enough to count by hand."""

from decimal import Decimal

import pytest

from pbdesk.desk import writing
from pbdesk.records.kind import Value
from pbdesk.store.desk import Desk
from tests.coherence.by_hand import asked, dimension, figure, figures, opened
from tests.held import add


@pytest.fixture
def country(desk: Desk) -> str:
    return add(desk, "country", name="Congo", code="COD")


def objective(desk: Desk, country: str) -> str:
    framework = add(desk, "framework", title="Framework", country=country, version=1, status="in force")
    return add(desk, "objective", framework=framework, title="Courts work")


def test_what_is_declared_is_told_apart_from_what_a_link_shows(desk: Desk, country: str) -> None:
    aim = objective(desk, country)
    for declared, linked in ((1, True), (1, False), (1, False), (0, True), (None, False)):
        add(
            desk,
            "activity",
            title="Some",
            country=country,
            declared_aligned=declared,
            objectives=[aim] if linked else [],
        )
    # Three of four that say are called in line; of those three, two are linked to nothing. Two of five are linked.
    assert figure(desk, country, "declared_aligned") == (3, 4, 1)
    assert figure(desk, country, "declared_without_evidence") == (2, 3, 0)
    assert figure(desk, country, "strategic_deficit") == (3, 5, 0)
    bases = {one.indicator.name: one.indicator.basis for one in asked(desk, country).every_figure}
    assert (bases["declared_aligned"], bases["strategic_deficit"]) == ("declared", "evidenced")


def test_activities_count_by_agency_dimension_task_force_and_period(desk: Desk, country: str) -> None:
    foreign, defence = (add(desk, "actor", name=name, own=1) for name in ("MFA", "MoD"))
    security, political = dimension(desk, "security"), dimension(desk, "political")
    rows = (
        (foreign, political, "2020", "2024-12-31"),
        (foreign, security, "2025-01-01", None),
        (defence, security, "2026", "2027"),
        (defence, security, "2027-01-01", None),
        (None, None, None, None),
    )
    for agency, side, start, end in rows:
        add(desk, "activity", title="Some", country=country, agency=agency, dimension=side, start=start, end=end)
    force = add(desk, "task_force", name="Great Lakes", country=country)
    add(desk, "membership", task_force=force, agency=defence, tier="core", start="2026-01-01")
    # The fourth begins after the day asked about. Since 2025 the first has ended; what says no day counts.
    assert figure(desk, country, "strategic_deficit") == (4, 4, 0)
    assert figure(desk, country, "strategic_deficit", agency=foreign) == (2, 2, 0)
    assert figure(desk, country, "strategic_deficit", dimension=security) == (2, 2, 0)
    assert figure(desk, country, "strategic_deficit", since="2025-01-01") == (3, 3, 0)
    assert figure(desk, country, "strategic_deficit", since="2024-12-31") == (4, 4, 0)
    assert figure(desk, None, "strategic_deficit", task_force=force) == (1, 1, 0)
    assert figure(desk, None, "strategic_deficit", day="2025-12-31", task_force=force)[1] == 0


def test_money_is_counted_by_currency_and_never_added_across(desk: Desk, country: str) -> None:
    aim = objective(desk, country)
    rows: tuple[tuple[int | None, str | None, bool], ...] = (
        (500_000, "NOK", True), (1_500_000, "NOK", False), (250_000, "EUR", False), (None, None, False),
    )  # fmt: skip
    for budget, currency, linked in rows:
        add(desk, "activity", title="Some", country=country, budget=budget, currency=currency,
            objectives=[aim] if linked else [])  # fmt: skip
    # 1,500 of 2,000 kroner and all of the 250 euros serve nothing; one activity does not say its budget.
    assert figures(desk, country, "strategic_deficit_by_money") == {
        "EUR": (Decimal(250), Decimal(250), 1), "NOK": (Decimal(1500), Decimal(2000), 1),
    }  # fmt: skip
    kroner = asked(desk, country).figures("strategic_deficit_by_money")[1]
    assert opened(desk, kroner) == (1, 2, 1)


def test_an_action_was_open_until_the_day_it_was_closed(desk: Desk, country: str) -> None:
    agency = add(desk, "actor", name="MFA", own=1)
    decision = add(desk, "decision", title="Report", country=country, status="draft", date="2026-01-01")
    later = add(desk, "decision", title="Next", country=country, status="draft", date="2026-08-01")
    done = {"status": "done", "outcome": "Sent."}
    add(
        desk,
        "action",
        title="Done in March",
        decision=decision,
        agency=agency,
        due="2026-02-01",
        closed="2026-03-01",
        **done,
    )
    add(
        desk,
        "action",
        title="Done in July",
        decision=decision,
        agency=agency,
        due="2026-05-01",
        closed="2026-07-01",
        **done,
    )
    add(desk, "action", title="Open", decision=decision, agency=agency, due="2026-12-01", status="open")
    add(desk, "action", title="Nobody says", decision=decision)
    add(desk, "action", title="Of a later decision", decision=later, status="open", due="2026-01-01")
    # At the end of June one was done, two not, one unknown; of the two with a due day one was past it.
    assert figure(desk, country, "decisions_carried_out") == (1, 3, 1)
    assert figure(desk, country, "overdue_actions") == (1, 2, 1)
    assert figure(desk, country, "overdue_actions", day="2026-07-31") == (0, 1, 1)
    assert figures(desk, country, "overdue_actions_per_agency") == {agency: (1, 2, 0), "not known": (0, 0, 1)}


def test_members_attend_by_their_tier_on_the_day(desk: Desk, country: str) -> None:
    core, outer, former = (add(desk, "actor", name=name, own=1) for name in ("Core", "Outer", "Former"))
    force = add(desk, "task_force", name="Great Lakes", country=country)
    add(desk, "membership", task_force=force, agency=core, tier="core")
    add(desk, "membership", task_force=force, agency=outer, tier="periphery")
    add(desk, "membership", task_force=force, agency=former, tier="core", end="2025-12-31")
    first, second = (
        add(desk, "meeting", task_force=force, date=day, status="held") for day in ("2025-11-01", "2026-02-01")
    )
    add(desk, "meeting", task_force=force, date="2026-03-01", status="planned")
    add(desk, "meeting", task_force=force, date="2026-08-01", status="held")
    for meeting, agency, presence in ((first, core, "present"), (first, former, "absent"), (second, core, "present"),
                                      (second, outer, None)):  # fmt: skip
        add(desk, "attendance", meeting=meeting, agency=agency, presence=presence)
    # Core: two present and one absent of three. Periphery: of two meetings nothing is known.
    assert figures(desk, country, "attendance_by_tier") == {"core": (2, 3, 0), "periphery": (0, 0, 2)}
    assert figures(desk, country, "attendance_by_tier", agency=core) == {"core": (2, 2, 0)}
    assert figures(desk, country, "attendance_by_tier", since="2026-01-01")["core"] == (1, 1, 0)


def adopted(desk: Desk, country: str | None, **values: Value) -> str:
    """A policy that is adopted, with all that this takes."""
    decision = add(desk, "decision", number=f"D-{values['title']}", title="Adopt", text="Adopted.", date="2024-01-01",
                   status="recorded")  # fmt: skip
    policy = add(desk, "policy", version=1, status="draft", country=country, steps="Asked.", adopted_by=decision,
                 contested="nothing is contested", **values)  # fmt: skip
    add(desk, "consultation", policy=policy, consulted_as="Finance", circle="across government", answer="agrees")
    add(desk, "reference", policy=policy, level="national", title="White paper")
    writing.set_values(desk, policy, {"status": "adopted"}, "Kari")
    return policy


def test_policies_are_in_date_while_in_force_and_before_their_review(desk: Desk, country: str) -> None:
    other = add(desk, "country", name="Mali")
    engagement, overall = "engagement policy", "whole-of-government policy"
    adopted(
        desk, country, title="Congo", type=engagement, start="2024-01-01", end="2026-12-31", review_due="2026-01-01"
    )
    adopted(desk, other, title="Mali", type=engagement, start="2027-01-01", review_due="2029-01-01")
    adopted(desk, None, title="Overall", type=overall, start="2024-01-01", review_due="2028-01-01")
    adopted(desk, None, title="Another", type=overall, start="2025-01-01")
    # The overall policy is in date, of another nobody says; Congo's is past its review; Mali's is still to come.
    assert figure(desk, None, "overall_policy_in_date") == (1, 1, 1)
    assert figure(desk, country, "country_policies_in_date") == (0, 1, 0)
    assert figure(desk, country, "country_policies_in_date", day="2025-06-30") == (1, 1, 0)
    assert figures(desk, None, "countries_with_a_policy") == {"": (1, 2, 0)}
    assert figures(desk, None, "countries_with_a_policy", day="2027-06-30") == {"": (1, 2, 0)}


def test_days_with_a_lead_are_counted_for_the_country_and_each_dimension(desk: Desk, country: str) -> None:
    decision = add(desk, "decision", title="Lead", status="draft")
    foreign, defence = (add(desk, "actor", name=name, own=1) for name in ("MFA", "MoD"))
    security = dimension(desk, "security")
    turns = (
        (foreign, None, "2026-06-01", "2026-06-10"),
        (defence, None, "2026-06-09", "2026-06-20"),
        (defence, security, "2026-06-21", None),
    )
    for agency, side, start, end in turns:
        add(desk, "assignment", agency=agency, country=country, dimension=side, start=start, end=end, decision=decision)
    # June has 30 days: 1–20 led, 9–10 by two at once. The dimension has led since the 21st: 10 days of 10.
    assert figures(desk, country, "days_led") == {"whole country": (20, 30, 0), security: (10, 10, 0)}
    assert figures(desk, country, "days_led_by_several") == {"whole country": (2, 30, 0), security: (0, 10, 0)}
    assert figures(desk, country, "days_led", since="2026-06-16")["whole country"] == (5, 15, 0)


def test_a_country_that_never_had_a_lead_is_not_known(desk: Desk, country: str) -> None:
    assert figures(desk, country, "days_led") == {"whole country": (0, None, 1)}


def test_cells_are_duplicated_where_two_agencies_meet_and_empty_where_nothing_is(desk: Desk, country: str) -> None:
    foreign, defence = (add(desk, "actor", name=name, own=1) for name in ("MFA", "MoD"))
    add(desk, "actor", name="Not engaged", own=1)
    charity = add(desk, "actor", name="Charity")
    security, political = dimension(desk, "security"), dimension(desk, "political")
    for agency, side in (
        (foreign, political),
        (foreign, security),
        (defence, security),
        (charity, security),
        (foreign, None),
    ):
        add(desk, "activity", title="Some", country=country, agency=agency, dimension=side)
    # Two engaged agencies by six dimensions are 12 cells; 3 have activities, 2 of them meet in security; 9 are empty.
    assert figure(desk, country, "duplicated_cells") == (2, 3, 1)
    assert figure(desk, country, "empty_cells") == (9, 12, 1)
    # Asked of one agency, the others still count: that they meet shows only beside the others.
    assert figure(desk, country, "duplicated_cells", agency=foreign) == (2, 3, 1)
    assert figure(desk, country, "empty_cells", dimension=political) == (1, 2, 1)
