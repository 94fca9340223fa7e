"""Rules against desks small enough to judge by hand: what each finds, what it leaves alone, and on which day."""

import pytest

from pbdesk.desk import adopting, reading, writing
from pbdesk.records.kind import Value
from pbdesk.store.desk import Desk
from tests.coherence.by_hand import findings
from tests.held import add


@pytest.fixture
def country(desk: Desk) -> str:
    return add(desk, "country", name="Congo", code="COD")


def told(desk: Desk, country: str, code: str, day: str = "2026-06-30") -> list[str]:
    """The sentences of a rule."""
    found = findings(desk, country, code, day)
    titles = reading.titles(desk, [str(one.parts[name]) for one in found for name in one.named])
    return [one.sentence(titles) for one in found]


def policy(desk: Desk, country: str, title: str, **values: Value) -> str:
    """A policy in consultation, whose record is complete but for who was asked."""
    said: dict[str, Value] = {"type": "engagement policy", "version": 1, "status": "in consultation", "steps": "Many.",
                              "contested": "nothing is contested", "start": "2026-01-01"}  # fmt: skip
    made = add(desk, "policy", title=title, country=country, **(said | values))
    add(desk, "reference", policy=made, level="international", title="Rome Declaration, 2003")
    return made


def ask(desk: Desk, asked: str, circle: str) -> None:
    consulted = add(desk, "actor", name=f"Asked {circle} {asked[-6:]}")
    add(desk, "consultation", policy=asked, consulted=consulted, circle=circle, answer="agrees", asked="2025-11-01",
        answered="2025-12-01")  # fmt: skip


def adopt(desk: Desk, adopted: str) -> None:
    force = add(desk, "task_force", name=f"Task force {adopted[-6:]}")
    decision = add(desk, "decision", title="Adopt it", number=adopted[-6:], task_force=force, date="2025-12-15",
                   text="It is adopted.", status="draft")  # fmt: skip
    writing.set_values(desk, decision, {"status": "recorded"}, "Kari")
    adopting.adopt(desk, adopted, decision, "Kari")


def test_an_adopted_policy_whose_record_names_nobody_asked_across_government_is_told(
    desk: Desk, country: str
) -> None:
    alone, together, draft = (policy(desk, country, title) for title in ("Alone", "Together", "Still a draft"))
    ask(desk, alone, "civil society")
    ask(desk, together, "across government")
    ask(desk, draft, "civil society")
    for one in (alone, together):
        adopt(desk, one)
    # Alone asked only civil society; Together asked a ministry; the draft may still ask.
    assert told(desk, country, "adopted-without-asking") == [
        "Alone · version 1 was adopted, and its record names nobody asked across government."
    ]
    assert findings(desk, country, "adopted-without-asking", day="2025-12-31") == []
    other = add(desk, "country", name="Mali", code="MLI")
    assert findings(desk, other, "adopted-without-asking") == []


def test_a_reference_to_what_has_ended_or_was_superseded_is_told_from_the_day_after(
    desk: Desk, country: str
) -> None:
    ended = add(desk, "strategy", title="National plan", type="national strategy", end="2026-03-31")
    later = add(desk, "strategy", title="Later plan", type="national strategy", end="2027")
    plan = policy(desk, country, "Police plan", type="plan")
    for target in (ended, later):
        add(desk, "reference", policy=plan, level="national", strategy=target)
    sentence = "Police plan · version 1 refers to National plan, which is no longer in force."
    # One plan ended in March, the other lasts through 2027.
    assert told(desk, country, "reference-stale", "2026-03-31") == []
    assert told(desk, country, "reference-stale", "2026-04-01") == [sentence]
    assert told(desk, country, "reference-stale", "2027-12-31") == [sentence]
    assert len(told(desk, country, "reference-stale", "2028-01-01")) == 2
    other = add(desk, "country", name="Mali", code="MLI")
    assert told(desk, other, "reference-stale") == []


def test_a_policy_in_force_is_told_once_its_day_of_review_is_past(desk: Desk, country: str) -> None:
    late, dated, undated, draft = (
        policy(desk, country, title, review_due=due)
        for title, due in (("Late", "2026-06-29"), ("Today", "2026-06-30"), ("Undated", None), ("Draft", "2026-01-01"))
    )
    for one in (late, dated, undated):
        ask(desk, one, "across government")
        adopt(desk, one)
    # Due yesterday is late, due today is not; no day is not known, and a draft is not in force.
    assert told(desk, country, "policy-review-overdue") == ["Late · version 1 was due for review on 2026-06-29."]
    assert len(told(desk, country, "policy-review-overdue", "2026-07-01")) == 2
    assert [one.records for one in findings(desk, country, "policy-review-overdue")] == [(late,)]
    assert draft


@pytest.fixture
def coordinated(desk: Desk, country: str) -> tuple[str, str]:
    """A task force that met for four hours in 2025 and for eight in 2026, and an agency with 2 million from 2024 on."""
    force = add(desk, "task_force", name="Great Lakes", country=country)
    agency = add(desk, "actor", name="MFA", own=1)
    for day, persons in (("2025-03-01", 2), ("2026-03-01", 4)):
        meeting = add(desk, "meeting", task_force=force, date=day, status="held")
        add(desk, "attendance", meeting=meeting, agency=agency, presence="present", persons=persons, hours=2.0)
    add(desk, "activity", title="Old", country=country, agency=agency, start="2024-01-01", budget=2_000_000_000,
        currency="NOK")  # fmt: skip
    return force, agency


def grown(desk: Desk, country: str) -> list[str]:
    return told(desk, country, "coordination-falling-return")


SAID = [
    "Meetings took 8 person-hours in the period and 4 in the one before; the money coordinated did not grow as much."
]


def test_hours_that_grow_without_the_money_coordinated_are_told(
    desk: Desk, country: str, coordinated: tuple[str, str]
) -> None:
    # Eight hours after four, and two million all the time.
    assert grown(desk, country) == SAID
    assert told(desk, country, "coordination-falling-return", "2025-06-30") == []


@pytest.mark.parametrize(("more", "said"), [(1_999_000_000, SAID), (2_000_000_000, [])])
def test_hours_that_grow_no_faster_than_the_money_are_in_proportion(
    desk: Desk, country: str, coordinated: tuple[str, str], more: int, said: list[str]
) -> None:
    add(desk, "activity", title="New", country=country, start="2026-01-15", budget=more, currency="NOK")
    # The hours doubled; so did the money, or not quite.
    assert grown(desk, country) == said


def test_money_that_grows_in_another_currency_counts_as_well(
    desk: Desk, country: str, coordinated: tuple[str, str]
) -> None:
    add(desk, "activity", title="New", country=country, start="2026-01-15", budget=1_000, currency="USD")
    assert grown(desk, country) == []


def test_hours_that_are_not_known_are_not_taken_for_none(
    desk: Desk, country: str, coordinated: tuple[str, str]
) -> None:
    force, agency = coordinated
    meeting = add(desk, "meeting", task_force=force, date="2025-04-01", status="held")
    add(desk, "attendance", meeting=meeting, agency=agency, presence="present", persons=2)
    assert grown(desk, country) == []
