"""Findings in words: each rule finds what it says, ranked, explained, with its records."""

from pathlib import Path

import pytest

from pbdesk.coherence.figure import BESIDE, ELEMENTS
from pbdesk.desk import opening, reading, writing
from pbdesk.store.desk import Desk
from tests.coherence import catalogue
from tests.coherence.by_hand import DAY, asked, dimension, findings, ids
from tests.held import add


@pytest.fixture
def country(desk: Desk) -> str:
    return add(desk, "country", name="Congo", code="COD")


def sentence(desk: Desk, country: str, code: str) -> str:
    """The words of the one finding of a rule."""
    (found,) = findings(desk, country, code)
    named = [str(found.parts[name]) for name in found.named]
    return found.sentence(reading.titles(desk, named))


def test_every_rule_is_explained_and_belongs_to_an_element() -> None:
    rules = catalogue.rules().values()
    assert len(rules) > 20
    assert all(rule.why and rule.words and rule.rank > 0 and rule.element in (*ELEMENTS, BESIDE) for rule in rules)


def test_every_finding_of_the_sample_opens_records(tmp_path: Path) -> None:
    with opening.new(tmp_path / "s.pbdesk", government="NOR", person="Kari", sample=True) as sample:
        country = writing.country_meant(sample, "COD")
        found = asked(sample, country, DAY).findings
        assert len({one.rule.code for one in found}) > 8
        for one in found:
            held = ids(sample, one.evidence) if one.evidence else list(one.records)
            assert reading.titles(sample, held), one.rule.code


def test_a_gap_opens_who_led_before_and_after_it(desk: Desk, country: str) -> None:
    decision = add(desk, "decision", title="Lead", status="draft")
    agency = add(desk, "actor", name="MFA", own=1)
    turns = (("2026-01-01", "2026-01-31"), ("2026-02-11", "2026-03-10"), ("2026-04-01", None))
    first, second, third = (
        add(desk, "assignment", agency=agency, country=country, start=start, end=end, decision=decision)
        for start, end in turns
    )
    gaps = {one.since: one.records for one in findings(desk, country, "no-lead")}
    assert gaps == {"2026-02-01": (first, second), "2026-03-11": (second, third)}
    assert [one.records for one in findings(desk, country, "no-lead", "2026-02-05")] == [(first,)]


def test_days_on_which_several_led_open_their_leads(desk: Desk, country: str) -> None:
    decision = add(desk, "decision", title="Lead", status="draft")
    first, second = (
        add(desk, "assignment", agency=add(desk, "actor", name=name, own=1), country=country, start=start, end=end,
            decision=decision)
        for name, start, end in (("MFA", "2026-01-01", "2026-03-31"), ("MoD", "2026-03-22", None))
    )  # fmt: skip
    (found,) = findings(desk, country, "two-leads")
    assert (found.records, found.since, found.until, found.parts["days"]) == (
        (first, second), "2026-03-22", "2026-03-31", 10,
    )  # fmt: skip
    assert findings(desk, country, "two-leads", "2026-03-21") == []


def test_findings_come_in_the_order_of_their_rank_and_then_of_their_size(desk: Desk, country: str) -> None:
    decision = add(desk, "decision", title="Report", country=country, status="draft")
    for name, late in (("Little", 1), ("Much", 3)):
        agency = add(desk, "actor", name=name, own=1)
        for _ in range(late):
            add(desk, "action", title="Late", decision=decision, agency=agency, due="2026-01-01", status="open")
    found = asked(desk, country).findings
    assert [one.rule.rank for one in found] == sorted(one.rule.rank for one in found)
    assert [one.parts["n"] for one in found if one.rule.code == "actions-overdue"] == [3, 1]


def test_a_country_without_policy_and_lead_is_told_so_first(desk: Desk, country: str) -> None:
    first = [one.rule.code for one in asked(desk, country).findings][:3]
    assert sorted(first) == ["no-lead-today", "no-policy-in-force", "no-strategic-framework"]
    assert sentence(desk, country, "no-lead-today") == "No agency leads on 2026-06-30."
    assert sentence(desk, country, "no-policy-in-force") == "No engagement policy is in force for Congo."


def test_a_contradiction_is_told_until_it_is_resolved(desk: Desk, country: str) -> None:
    add(
        desk,
        "contradiction",
        title="Aid and arms",
        country=country,
        found="2026-01-01",
        resolved="2026-07-15",
        resolution="Agreed.",
    )
    assert sentence(desk, country, "contradiction-unresolved") == "Contradiction not resolved: Aid and arms."
    assert findings(desk, country, "contradiction-unresolved", day="2026-07-31") == []


def test_who_was_asked_twice_and_never_answered_is_told(desk: Desk, country: str) -> None:
    silent, late, informed = (add(desk, "actor", name=name, own=1) for name in ("Silent", "Late", "Informed"))
    for title in ("A", "B"):
        policy = add(desk, "policy", title=title, type="plan", version=1, status="draft", country=country)
        for agency, answer, day in ((silent, "not answered", None), (late, "agrees", "2026-09-01"),
                                    (informed, "informed only", None)):  # fmt: skip
            add(desk, "consultation", policy=policy, consulted=agency, circle="across government", answer=answer,
                asked="2026-01-01", answered=day)  # fmt: skip
    told = [(one.parts["agency"], one.parts["n"]) for one in findings(desk, country, "never-answers")]
    assert sorted(told) == sorted([(silent, 2), (late, 2)])
    assert [one.parts["agency"] for one in findings(desk, country, "never-answers", day="2026-09-30")] == [silent]


def test_activities_outside_anothers_lead_and_the_strategy_are_told(desk: Desk, country: str) -> None:
    foreign, defence = (add(desk, "actor", name=name, acronym=name, own=1) for name in ("MFA", "MoD"))
    security, decision = dimension(desk, "security"), add(desk, "decision", title="Lead", status="draft")
    framework = add(desk, "framework", title="Framework", country=country, version=1, status="in force")
    aim = add(desk, "objective", framework=framework, title="Order", dimension=security)
    add(desk, "assignment", agency=defence, country=country, dimension=security, start="2026-01-01", decision=decision)
    add(desk, "activity", title="Linked", country=country, agency=foreign, dimension=security, objectives=[aim])
    loose = add(desk, "activity", title="Loose", country=country, agency=foreign, dimension=security)
    add(desk, "activity", title="The lead's own", country=country, agency=defence, dimension=security)
    (found,) = findings(desk, country, "outside-the-lead")
    assert found.evidence is not None
    assert ids(desk, found.evidence) == [loose]
    told = "Activities of MFA that serve no objective, in the dimension security that MoD leads: 1."
    assert sentence(desk, country, "outside-the-lead") == told


def test_setbacks_are_told_whether_they_are_called_so_or_show(desk: Desk, country: str) -> None:
    framework = add(desk, "framework", title="Framework", country=country, version=1, status="in force")
    aim = add(desk, "objective", framework=framework, title="Courts work")
    cases = add(desk, "benchmark", objective=aim, title="Cases heard", better="higher")
    deaths = add(desk, "benchmark", objective=aim, title="Deaths", better="lower")
    of_cases = ((cases, "2024", 20.0, None), (cases, "2025", 12.0, None), (cases, "2026", 15.0, 1))
    of_deaths = ((deaths, "2024", 50.0, None), (deaths, "2025", 40.0, None))
    for mark, day, value, setback in (*of_cases, *of_deaths):
        add(desk, "observation", benchmark=mark, date=day, value=value, setback=setback)
    assert sentence(desk, country, "benchmark-worse") == "Cases heard went from 20 to 12 on 2025, the wrong way."
    assert sentence(desk, country, "setback") == "Setback: Cases heard stood at 15 on 2026."


def test_work_left_by_a_superseded_decision_is_told(desk: Desk, country: str) -> None:
    agency = add(desk, "actor", name="MFA", own=1)
    whole = {"text": "Done so.", "status": "recorded", "country": country}
    old = add(desk, "decision", number="1", title="Old", date="2025-01-01", **whole)
    add(desk, "action", title="Left", decision=old, status="open")
    add(desk, "action", title="Done", decision=old, status="done", outcome="Sent.")
    add(desk, "assignment", agency=agency, country=country, start="2025-01-01", decision=old)
    assert findings(desk, country, "decision-overtaken") == []
    add(desk, "decision", number="2", title="New", date="2026-01-01", supersedes=old, **whole)
    assert (
        sentence(desk, country, "decision-overtaken")
        == "1 · Old was superseded by 2 · New; actions of it still open: 1."
    )
    assert sentence(desk, country, "lead-on-overtaken-decision").startswith("The lead of MFA rests on 1 · Old")
    assert findings(desk, country, "decision-overtaken", day="2025-12-31") == []


def test_a_plan_on_an_old_framework_is_told(desk: Desk, country: str) -> None:
    old = add(desk, "framework", title="Framework", country=country, version=1, status="superseded", start="2024-01-01")
    add(desk, "policy", title="Plan", type="plan", version=1, status="draft", country=country, framework=old)
    assert findings(desk, country, "plan-on-old-framework") == []
    add(
        desk,
        "framework",
        title="Framework",
        country=country,
        version=2,
        status="in force",
        start="2026-01-01",
        supersedes=old,
    )
    told = "Plan · version 1 rests on Framework · version 1, which Framework · version 2 has replaced."
    assert sentence(desk, country, "plan-on-old-framework") == told
    assert findings(desk, country, "plan-on-old-framework", day="2025-06-30") == []


def test_a_month_in_which_several_agencies_ask_much_of_one_actor_is_told(desk: Desk, country: str) -> None:
    first, second = (add(desk, "actor", name=name, own=1) for name in ("MFA", "MoD"))
    planning, justice = (add(desk, "actor", name=name, country=country) for name in ("Planning", "Justice"))
    asked_of_planning = ((first, "2026-03-01"), (second, "2026-03-09"), (first, "2026-03-20"), (first, "2026-04-01"))
    asked_of_justice = ((first, "2026-03-01"), (first, "2026-03-02"), (first, "2026-03-03"))
    every = [(planning, *one) for one in asked_of_planning] + [(justice, *one) for one in asked_of_justice]
    for actor, agency, day in every:
        add(desk, "request", title="A mission", internal_actor=actor, agency=agency, date=day)
    assert sentence(desk, country, "load-on-internal-actor") == "Planning was asked 3 times in 2026-03, by 2 agencies."
    assert len(findings(desk, country, "load-on-internal-actor")[0].records) == 3


def test_delivery_ahead_of_absorption_is_told_with_the_amounts(desk: Desk, country: str) -> None:
    activity = add(desk, "activity", title="Roads", country=country)
    for year, type, amount in ((2025, "disbursed", 90_000_000), (2025, "absorbed", 30_000_000),
                               (2026, "disbursed", 5_000), (2026, "absorbed", 5_000)):  # fmt: skip
        add(desk, "flow", activity=activity, year=year, type=type, amount=amount, currency="NOK")
    assert sentence(desk, country, "delivery-ahead") == "In 2025, 30,000 of 90,000 NOK delivered could be absorbed."


def test_more_than_half_planned_for_the_early_phase_is_told_with_the_amounts(desk: Desk, country: str) -> None:
    add(desk, "phase", country=country, phase="stabilisation", start="2024-01-01", end="2024-12-31")
    add(desk, "phase", country=country, phase="transitional", start="2025-01-01")
    activity = add(desk, "activity", title="Roads", country=country)

    def plan(year: int, amount: int) -> None:
        add(desk, "flow", activity=activity, year=year, type="planned", amount=amount * 1000, currency="NOK")

    plan(2024, 60_000)
    assert findings(desk, country, "front-loaded") == []  # nothing is planned yet for what comes after
    plan(2025, 30_000)
    plan(2028, 30_000)
    assert findings(desk, country, "front-loaded") == []  # half of it is not more than half
    plan(2024, 1_000)
    told = "Of 121,000 NOK planned over the phases, 61,000 falls in the stabilisation phase."
    assert sentence(desk, country, "front-loaded") == told


def test_a_core_member_who_stays_away_is_told_and_the_periphery_may(desk: Desk, country: str) -> None:
    force = add(desk, "task_force", name="Great Lakes", country=country)
    away, there, outer = (add(desk, "actor", name=name, own=1) for name in ("MoD", "MFA", "Health"))
    for agency, tier in ((away, "core"), (there, "core"), (outer, "periphery")):
        add(desk, "membership", task_force=force, agency=agency, tier=tier)

    def meet(day: str, *present: str, silent: bool = False) -> None:
        meeting = add(desk, "meeting", task_force=force, date=day, status="held")
        for agency in (away, there, outer):
            presence = "present" if agency in present else None if silent else "absent"
            add(desk, "attendance", meeting=meeting, agency=agency, presence=presence)

    meet("2025-01-10", away, there)
    meet("2026-02-10", there)
    meet("2026-03-10", away, there)
    meet("2026-04-10", there, silent=True)
    assert findings(desk, country, "core-member-absent") == []  # of the last year only two meetings are known
    meet("2026-05-10", there)
    told = "MoD is of the core of Great Lakes and came to 1 of 3 meetings."
    assert sentence(desk, country, "core-member-absent") == told
    (found,) = findings(desk, country, "core-member-absent")
    assert found.evidence is not None
    with desk.reading() as connection:
        assert found.evidence.count(connection) == 3
    meet("2026-06-10", away, there)
    assert findings(desk, country, "core-member-absent") == []  # two of four is half


def test_what_the_framework_leaves_out_is_told(desk: Desk, country: str) -> None:
    framework = add(desk, "framework", title="Framework", country=country, version=1, status="in force")
    add(desk, "objective", framework=framework, title="Courts work", dimension=dimension(desk, "rule of law"))
    add(desk, "cause", framework=framework, type="root cause", title="Land")
    add(desk, "activity", title="Patrols", country=country, dimension=dimension(desk, "security"))
    assert sentence(desk, country, "cause-unanswered") == "No objective of the framework answers the cause Land."
    told = "Activities in the dimension security, for which the framework has no objective: 1."
    assert sentence(desk, country, "dimension-without-objective") == told


def test_a_dimension_with_several_agencies_and_no_lead_is_told_and_one_with_none(desk: Desk, country: str) -> None:
    security, decision = dimension(desk, "security"), add(desk, "decision", title="Lead", status="draft")
    agencies = [add(desk, "actor", name=name, own=1) for name in ("MFA", "MoD")]
    for agency in agencies:
        add(desk, "activity", title="Some", country=country, agency=agency, dimension=security)
    assert sentence(desk, country, "dimension-duplicated").startswith("2 agencies are active in the dimension security")
    assert len(findings(desk, country, "dimension-empty")) == 5
    add(
        desk,
        "assignment",
        agency=agencies[0],
        country=country,
        dimension=security,
        start="2026-01-01",
        decision=decision,
    )
    assert findings(desk, country, "dimension-duplicated") == []


def test_agencies_late_with_their_self_evaluation_are_told(desk: Desk, country: str) -> None:
    agency = add(desk, "actor", name="MFA", own=1)
    add(desk, "evaluation", agency=agency, date="2024-01-01", next_due="2025-01-01")
    assert sentence(desk, country, "self-evaluation-overdue") == "The self-evaluation of MFA was due on 2025-01-01."


def test_what_coordination_took_is_told_beside_what_it_coordinates(desk: Desk, country: str) -> None:
    agency = add(desk, "actor", name="MFA", own=1)
    force = add(desk, "task_force", name="Great Lakes", country=country)
    meeting = add(desk, "meeting", task_force=force, date="2026-01-01")
    add(desk, "attendance", meeting=meeting, agency=agency, presence="present", persons=4, hours=2.0)
    add(desk, "activity", title="Some", country=country)
    told = "Coordination took 8 person-hours (meetings: 1; activities coordinated: 1)."
    assert sentence(desk, country, "coordination-cost") == told
