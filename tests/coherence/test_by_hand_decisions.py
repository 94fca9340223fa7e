"""Decisions carried out whole, actions nobody is to do, leads of all countries: desks small enough to count by hand."""

import pytest

from pbdesk.desk import reading
from pbdesk.records.kind import Value
from pbdesk.store.desk import Desk
from tests.coherence.by_hand import dimension, figure, figures, findings
from tests.held import add


@pytest.fixture
def country(desk: Desk) -> str:
    return add(desk, "country", name="Congo", code="COD")


def decision(desk: Desk, country: str, number: str, day: str, **values: Value) -> str:
    return add(desk, "decision", number=number, title=f"Decision {number}", text="So.", date=day, status="recorded",
               country=country, **values)  # fmt: skip


def action(desk: Desk, of: str, status: str | None, **values: Value) -> str:
    return add(desk, "action", title="Do it", decision=of, status=status,
               **({"outcome": "So."} if status in ("done", "cancelled") else {}), **values)  # fmt: skip


def test_a_decision_is_carried_out_whole_when_all_its_actions_are_done(desk: Desk, country: str) -> None:
    agency, other = (add(desk, "actor", name=name, own=1) for name in ("MFA", "MoD"))
    whole, part, unsaid, both, given_up, _ = (
        decision(desk, country, str(at), "2026-01-10") for at in range(1, 7)
    )  # fmt: skip
    action(desk, whole, "done", closed="2026-05-01", agency=agency)
    action(desk, whole, "cancelled")
    action(desk, part, "done", closed="2026-02-01", agency=agency)
    action(desk, part, "open", agency=other)
    action(desk, unsaid, None)
    action(desk, both, None)
    action(desk, both, "in progress")
    action(desk, given_up, "cancelled")
    # Done: 1. Not: 2 and 4, where one open action is enough. Not known: 3, whose action says nothing. What was asked
    # for in 5 was given up, and nothing follows from 6.
    assert figure(desk, country, "decisions_fulfilled") == (1, 3, 1)
    assert figure(desk, country, "decisions_fulfilled", day="2026-04-30") == (0, 3, 1)
    assert figure(desk, country, "decisions_fulfilled", agency=agency) == (2, 2, 0)
    assert figure(desk, country, "decisions_fulfilled", agency=other) == (0, 1, 0)
    assert figure(desk, country, "decisions_fulfilled", day="2025-12-31") == (0, 0, 0)


def test_what_was_superseded_by_the_day_is_not_to_be_carried_out_any_more(desk: Desk, country: str) -> None:
    old = decision(desk, country, "1", "2026-01-10")
    action(desk, old, "open")
    decision(desk, country, "2", "2026-03-10", supersedes=old)
    assert figure(desk, country, "decisions_fulfilled", day="2026-02-28") == (0, 1, 0)
    assert figure(desk, country, "decisions_fulfilled") == (0, 0, 0)


def test_actions_that_are_late_and_nobodys_are_told(desk: Desk, country: str) -> None:
    taken = decision(desk, country, "1", "2026-01-10")
    late = [action(desk, taken, "open", due=day) for day in ("2026-03-01", "2026-02-01", "2026-06-30")]
    (found,) = findings(desk, country, "actions-overdue-unnamed")
    told = "Overdue actions that name no agency: 2; the oldest was due on 2026-02-01."
    assert found.sentence({}) == told
    assert found.records == (late[1], late[0])
    assert findings(desk, country, "actions-overdue") == []


def test_of_all_countries_each_has_its_days_with_a_lead(desk: Desk, country: str) -> None:
    other, never = (add(desk, "country", name=name) for name in ("Mali", "Niger"))
    agency, second = (add(desk, "actor", name=name, own=1) for name in ("MFA", "MoD"))
    made, security = add(desk, "decision", title="Lead", status="draft"), dimension(desk, "security")
    force = add(desk, "task_force", name="Great Lakes")
    turns: tuple[dict[str, Value], ...] = (
        {"agency": agency, "country": country, "start": "2026-06-01", "end": "2026-06-20"},
        {"agency": second, "country": country, "start": "2026-06-20"},
        {"agency": agency, "country": other, "start": "2026-06-11", "end": "2026-06-20"},
        {"agency": agency, "country": never, "dimension": security, "start": "2026-01-01"},
        {"agency": agency, "task_force": force, "start": "2026-01-01"},
    )
    for one in turns:
        add(desk, "assignment", decision=made, **one)
    # Congo has been led since 1 June, 30 days, on the 20th by two; Mali on 10 of 20 days; Niger as a whole never was.
    assert figures(desk, None, "days_led") == {country: (30, 30, 0), other: (10, 20, 0), never: (0, None, 1)}
    assert figures(desk, None, "days_led_by_several") == {country: (1, 30, 0), other: (0, 20, 0)}
    assert figures(desk, None, "days_led", dimension=security)[never] == (181, 181, 0)
    assert figures(desk, None, "days_led", since="2026-06-16")[other] == (5, 15, 0)


def policy(desk: Desk, country: str, title: str) -> str:
    made = add(desk, "policy", title=title, type="plan", version=1, status="draft", country=country, steps="Asked.",
               contested="nothing is contested", start="2026-01-01")  # fmt: skip
    add(desk, "reference", policy=made, level="national", title="White paper")
    return made


def asked(desk: Desk, policy: str, who: str, day: str, answered: str | None = None, answer: str = "agrees") -> None:
    add(desk, "consultation", policy=policy, consulted=who, circle="across government", asked=day, answered=answered,
        answer=answer if answered else None)  # fmt: skip


def test_a_record_is_complete_from_the_day_of_the_last_answer_until_somebody_is_asked_again(
    desk: Desk, country: str
) -> None:
    finance = add(desk, "actor", name="Finance", own=1)
    plan = policy(desk, country, "Plan")
    asked(desk, plan, finance, "2026-02-01", "2026-03-01")
    asked(desk, plan, finance, "2026-05-01", "2026-07-01", "disagrees")
    days = ("2026-01-31", "2026-02-15", "2026-03-01", "2026-04-30", "2026-05-01", "2026-06-30", "2026-07-01")
    found = [figure(desk, country, "complete_records", day)[0] for day in days]
    assert found == [0, 0, 1, 1, 0, 0, 1]


def test_agreement_is_unanimous_only_once_everybody_has_agreed(desk: Desk, country: str) -> None:
    plan = policy(desk, country, "Plan")
    for name, answered in (("Finance", "2026-03-01"), ("Justice", "2026-05-01")):
        asked(desk, plan, add(desk, "actor", name=name, own=1), "2026-02-01", answered)
    assert findings(desk, country, "unanimous-and-uncontested", "2026-04-30") == []
    (found,) = findings(desk, country, "unanimous-and-uncontested", "2026-05-01")
    assert found.parts["n"] == 2
    assert reading.titles(desk, list(found.records))
