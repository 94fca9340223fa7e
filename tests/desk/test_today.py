"""What a day asks for: each thing in its place, late or not, of one agency or all."""

from typing import Any

import pytest

from pbdesk.desk import reading, sitting, writing
from pbdesk.desk.today import Sort, today
from pbdesk.store.desk import Desk
from tests.held import add

DAY = "2026-06-01"


@pytest.fixture
def ids(desk: Desk) -> dict[str, str]:
    """Something of every sort, for two agencies."""
    country = add(desk, "country", name="Burundi", code="BDI")
    foreign, defence = (add(desk, "actor", name=name, own=1) for name in ("Foreign", "Defence"))
    force = add(desk, "task_force", name="Great Lakes", country=country)
    decision = add(desk, "decision", number="1", title="Lead", date="2026-01-01", text="Leads.", status="recorded")
    draft = add(desk, "decision", title="Courts", status="draft", proposer=defence)
    lead = add(desk, "assignment", agency=foreign, country=country, start="2026-01-01", end="2026-06-20",
               decision=decision)  # fmt: skip
    late = add(desk, "action", title="Report", agency=defence, country=country, due="2026-05-01", status="open")
    add(desk, "action", title="Done", agency=defence, due="2026-05-01", status="done", outcome="Sent.")
    add(desk, "action", title="Far", agency=defence, due="2026-12-01", status="open")
    policy = add(desk, "policy", title="Plan", type="plan", version=1, status="in consultation", country=country)
    silent = add(desk, "consultation", policy=policy, consulted=foreign, circle="across government", due="2026-05-15")
    add(desk, "consultation", policy=policy, consulted=defence, circle="across government", answer="agrees")
    held = add(desk, "position", decision=draft, agency=foreign, position="reserves", expires="2026-06-10")
    fund = add(desk, "fund", name="Pool", country=country, end="2026-06-30")
    trade = add(desk, "tradeoff", title="Speed", country=country, favoured="agency", over="external",
                revisit="2026-06-05")  # fmt: skip
    add(desk, "evaluation", agency=defence, date="2024-01-01", next_due="2025-01-01")
    evaluation = add(desk, "evaluation", agency=defence, date="2025-01-01", next_due="2026-01-01")
    meeting = add(desk, "meeting", task_force=force, date="2026-06-09", title="Fifth", status="planned")
    add(desk, "membership", task_force=force, agency=foreign, tier="core")
    return {"country": country, "foreign": foreign, "defence": defence, "draft": draft, "lead": lead, "late": late,
            "silent": silent, "held": held, "fund": fund, "trade": trade, "evaluation": evaluation,
            "meeting": meeting}  # fmt: skip


def found(desk: Desk, **wish: Any) -> dict[Sort, list[str]]:
    told: dict[Sort, list[str]] = {}
    for one in today(desk, day=DAY, **wish).matters:
        told.setdefault(one.sort, []).append(one.record)
    return told


def test_a_day_asks_for_each_thing_once(desk: Desk, ids: dict[str, str]) -> None:
    assert found(desk) == {
        Sort.ACTION: [ids["late"]], Sort.ANSWER: [ids["silent"]], Sort.LEAD_ENDS: [ids["lead"]],
        Sort.RESERVATION: [ids["held"]], Sort.FUND_ENDS: [ids["fund"]], Sort.REVISIT: [ids["trade"]],
        Sort.EVALUATION: [ids["evaluation"]], Sort.MEETING: [ids["meeting"]], Sort.DRAFT: [ids["draft"]],
    }  # fmt: skip


def test_a_recommendation_received_waits_for_its_response(desk: Desk, ids: dict[str, str]) -> None:
    got = add(desk, "recommendation", title="Answer in a month", agency=ids["defence"], received="2026-01-10")
    add(desk, "recommendation", title="Read somewhere", agency=ids["defence"])
    assert found(desk)[Sort.RESPONSE] == [got]
    assert Sort.RESPONSE not in found(desk, agency=ids["foreign"])
    assert not [one for one in today(desk, day=DAY).of(Sort.RESPONSE) if one.late]
    writing.set_values(desk, got, {"response": "accepted"}, "Kari")
    assert Sort.RESPONSE not in found(desk)


def test_only_what_is_past_its_day_is_late(desk: Desk, ids: dict[str, str]) -> None:
    late = {one.record for one in today(desk, day=DAY).matters if one.late}
    assert late == {ids["late"], ids["silent"], ids["evaluation"]}


def test_an_agency_sees_its_own(desk: Desk, ids: dict[str, str]) -> None:
    assert found(desk, agency=ids["defence"]) == {
        Sort.ACTION: [ids["late"]], Sort.EVALUATION: [ids["evaluation"]], Sort.DRAFT: [ids["draft"]],
    }  # fmt: skip
    assert set(found(desk, agency=ids["foreign"])) == {Sort.ANSWER, Sort.LEAD_ENDS, Sort.RESERVATION, Sort.MEETING}


def test_a_meeting_that_was_held_before_its_day_is_ahead_no_more(desk: Desk, ids: dict[str, str]) -> None:
    after = add(desk, "meeting", date="2026-06-12", title="Sixth", status="planned")
    assert found(desk)[Sort.MEETING] == [ids["meeting"], after]
    sitting.end(desk, ids["meeting"], "Kari")
    assert found(desk)[Sort.MEETING] == [after]
    assert sitting.next_meeting(desk, DAY) == after
    assert sitting.next_meeting(desk, "2026-06-09") == ids["meeting"]


def test_a_country_without_a_lead_today_is_pressing(desk: Desk, ids: dict[str, str]) -> None:
    later = today(desk, day="2026-06-21")
    assert [(one.record, one.due, one.late) for one in later.of(Sort.NO_LEAD)] == [(ids["country"], "2026-06-21", True)]
    before = today(desk, day="2025-12-31")
    assert [one.record for one in before.of(Sort.NO_LEAD)] == [ids["country"]]


def test_another_country_is_left_out(desk: Desk, ids: dict[str, str]) -> None:
    other = add(desk, "country", name="Chad", code="TCD")
    sorts = found(desk, country=other)
    assert sorts == {Sort.NO_LEAD: [other], Sort.EVALUATION: [ids["evaluation"]]}


def test_how_far_ahead_is_asked_is_the_persons_to_say(desk: Desk, ids: dict[str, str]) -> None:
    assert Sort.LEAD_ENDS not in found(desk, soon=10)
    assert len(found(desk, soon=365)[Sort.ACTION]) == 2


def test_silence_on_a_former_draft_asks_for_nothing_once_the_agency_answered_the_latest(
    desk: Desk, ids: dict[str, str]
) -> None:
    of = {name: reading.one(desk, ids["silent"]).values[name] for name in ("policy", "consulted", "circle")}
    writing.set_values(desk, ids["silent"], {"asked": "2026-05-01"}, "Kari")
    add(desk, "consultation", **of, draft="Second", asked="2026-05-20", answer="agrees")
    assert Sort.ANSWER not in found(desk)
    third = add(desk, "consultation", **of, draft="Third", asked="2026-05-25")
    assert found(desk)[Sort.ANSWER] == [third]


def test_an_answer_on_one_policy_is_no_answer_on_another(desk: Desk, ids: dict[str, str]) -> None:
    other = add(desk, "policy", title="Other", type="plan", version=1, status="draft")
    add(desk, "consultation", policy=other, consulted=ids["foreign"], circle="across government", asked="2026-05-25",
        answer="agrees")  # fmt: skip
    assert found(desk)[Sort.ANSWER] == [ids["silent"]]
