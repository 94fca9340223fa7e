"""The indicators of agency coherence, against desks small enough to count by hand."""

from typing import Any

from pbdesk.desk import writing
from pbdesk.store.desk import Desk
from tests.coherence.by_hand import figure, figures
from tests.held import add


def test_a_record_counts_for_the_agency_that_owns_the_policy(desk: Desk) -> None:
    country, foreign, defence = (
        add(desk, "country", name="Congo"),
        add(desk, "actor", name="MFA", own=1),
        add(desk, "actor", name="MoD", own=1),
    )
    complete = add(desk, "policy", title="A", type="plan", version=1, status="draft", country=country, owner=foreign,
                   steps="Asked all.", contested="nothing is contested")  # fmt: skip
    add(desk, "consultation", policy=complete, consulted=defence, circle="across government", answer="disagrees")
    add(desk, "reference", policy=complete, level="national", title="White paper")
    add(desk, "policy", title="B", type="plan", version=1, status="draft", country=country, owner=defence)
    add(desk, "policy", title="C", type="plan", version=1, status="draft", country=country, start="2027-01-01")
    # By the middle of 2026 there are A and B; only A has a record, and dissent does not make it incomplete.
    assert figure(desk, country, "complete_records") == (1, 2, 0)
    assert figure(desk, country, "complete_records", agency=foreign) == (1, 1, 0)
    assert figure(desk, country, "complete_records", agency=defence) == (0, 1, 0)
    assert figure(desk, country, "complete_records", day="2027-06-30") == (1, 3, 0)


def test_a_record_that_names_nobody_or_contradicts_itself_is_not_complete(desk: Desk) -> None:
    country = add(desk, "country", name="Congo")
    said: dict[str, Any] = {"type": "plan", "version": 1, "status": "draft", "country": country, "steps": "All."}
    for title, who, what, point in (
        ("Whole", "Finance", "White paper", None), ("Of nobody", None, "White paper", None),
        ("On nothing", "Finance", None, None), ("Contested after all", "Finance", "White paper", "The pace"),
    ):  # fmt: skip
        policy = add(desk, "policy", title=title, contested="nothing is contested", **said)
        add(desk, "consultation", policy=policy, consulted_as=who, circle="across government", answer="agrees")
        add(desk, "reference", policy=policy, level="national", title=what)
        if point:
            add(desk, "contested_point", policy=policy, title=point, settled="2026-09-01")
    # In June one of four is complete; once the pace is settled nothing is contested, and two are.
    assert figure(desk, country, "complete_records") == (1, 4, 0)
    assert figure(desk, country, "complete_records", day="2026-12-31") == (2, 4, 0)


def test_a_contested_point_is_open_until_the_day_it_was_settled(desk: Desk) -> None:
    country = add(desk, "country", name="Congo")
    policy = add(desk, "policy", title="A", type="plan", version=1, status="draft", country=country)
    for title, settled in (("Mining", None), ("Return", "2026-03-01"), ("Police", "2026-09-01")):
        add(desk, "contested_point", policy=policy, title=title, settled=settled)
    # Mining was never settled, Police only in September: two of three are open in June, one in December.
    assert figure(desk, country, "open_contested_points") == (2, 3, 0)
    assert figure(desk, country, "open_contested_points", day="2026-12-31") == (1, 3, 0)


def test_a_self_evaluation_is_in_date_until_the_next_is_due(desk: Desk) -> None:
    names = ("In date", "Late", "Never said", "Never evaluated")
    agencies = [add(desk, "actor", name=name, own=1) for name in names]
    add(desk, "actor", name="An NGO")
    add(desk, "evaluation", agency=agencies[0], date="2024-01-01", next_due="2025-01-01")
    add(desk, "evaluation", agency=agencies[0], date="2025-01-10", next_due="2027-01-10")
    add(desk, "evaluation", agency=agencies[1], date="2024-02-01", next_due="2026-02-01")
    add(desk, "evaluation", agency=agencies[2], date="2025-05-01")
    # Of two that said when the next is due one is in date; of two others it is not known. An NGO is no own agency.
    assert figure(desk, None, "self_evaluations_in_date") == (1, 2, 2)
    # In 2024 the first two had just done theirs and the third had none yet.
    assert figure(desk, None, "self_evaluations_in_date", day="2024-06-30") == (2, 2, 2)
    assert figure(desk, None, "self_evaluations_in_date", agency=agencies[1]) == (0, 1, 0)


def test_contradictions_within_agencies_and_between_them_are_told_apart(desk: Desk) -> None:
    country, agency = add(desk, "country", name="Congo"), add(desk, "actor", name="MFA", own=1)
    add(desk, "contradiction", title="Aid and arms", agency=agency, country=country, found="2025-01-01")
    add(
        desk,
        "contradiction",
        title="Return",
        agency=agency,
        country=country,
        found="2025-01-01",
        resolved="2025-06-01",
        resolution="Agreed.",
    )
    add(
        desk,
        "contradiction",
        title="Two lines",
        country=country,
        found="2025-02-01",
        resolved="2026-08-01",
        resolution="Agreed.",
    )
    add(desk, "contradiction", title="Later", country=country, found="2026-07-01")
    add(desk, "contradiction", title="Elsewhere", agency=agency, found="2025-01-01")
    # Within agencies, of this country: one of two remains. Between agencies: one was known in June, and was still open.
    assert figure(desk, country, "internal_contradictions") == (1, 2, 0)
    assert figure(desk, country, "contradictions_between_agencies") == (1, 1, 0)
    assert figure(desk, country, "contradictions_between_agencies", day="2026-08-31") == (1, 2, 0)
    assert figure(desk, None, "internal_contradictions") == (2, 3, 0)


def test_a_point_that_is_settled_leaves_the_numerator_only(desk: Desk) -> None:
    country = add(desk, "country", name="Congo")
    policy = add(desk, "policy", title="A", type="plan", version=1, status="draft", country=country)
    point = add(desk, "contested_point", policy=policy, title="Mining")
    assert figures(desk, country, "open_contested_points") == {"": (1, 1, 0)}
    writing.set_values(desk, point, {"settled": "2026-06-01", "settlement": "Agreed."}, "Kari")
    assert figures(desk, country, "open_contested_points") == {"": (0, 1, 0)}
