"""Recording a decision does what it says, in one change, and keeps silence as silence."""

import pytest

from pbdesk.desk import checking, following, recording, telling, undoing, writing
from pbdesk.errors import RuleBroken
from pbdesk.store.desk import Desk
from tests.desk.deciding import Body
from tests.held import PERSON, add, listed, values_of


def test_a_core_member_that_took_no_position_is_recorded_as_silent(desk: Desk, force: Body) -> None:
    decision = force.draft(type="notes")
    add(desk, "position", decision=decision, agency=force.agencies["MFA"], position="agrees")
    recording.record(desk, decision, PERSON)
    told = {one["agency"]: one["position"] for one in listed(desk, "position", decision=decision)}
    assert told == {force.agencies["MFA"]: "agrees", force.agencies["MOD"]: "silent"}


def test_an_absent_member_is_silent_with_its_absence_as_the_reason(desk: Desk, force: Body) -> None:
    meeting = add(desk, "meeting", task_force=force.force, date="2026-03-14")
    add(desk, "attendance", meeting=meeting, agency=force.agencies["MOD"], presence="excused")
    decision = force.draft(type="notes", meeting=meeting)
    recording.record(desk, decision, PERSON)
    reasons = {one["agency"]: one["reason"] for one in listed(desk, "position", decision=decision)}
    assert reasons == {force.agencies["MFA"]: None, force.agencies["MOD"]: "Excused from the meeting."}


def test_a_member_that_has_left_is_not_silent(desk: Desk, force: Body) -> None:
    left = listed(desk, "membership", agency=force.agencies["MOD"])[0]
    writing.set_values(desk, str(left["id"]), {"end": "2026-01-31"}, PERSON)
    decision = force.draft(type="notes")
    recording.record(desk, decision, PERSON)
    assert [one["agency"] for one in listed(desk, "position", decision=decision)] == [force.agencies["MFA"]]


def test_assigning_begins_the_leads_period_and_closes_the_former_the_day_before(desk: Desk, force: Body) -> None:
    first = force.draft("MFA leads", type="assigns", lead_agency=force.agencies["MFA"], lead_start="2026-01-01")
    recording.record(desk, first, PERSON)
    second = force.draft("MOD leads", type="assigns", lead_agency=force.agencies["MOD"], lead_start="2026-04-01")
    recording.record(desk, second, PERSON)
    periods = {one["agency"]: (one["start"], one["end"], one["decision"]) for one in listed(desk, "assignment")}
    assert periods == {
        force.agencies["MFA"]: ("2026-01-01", "2026-03-31", first),
        force.agencies["MOD"]: ("2026-04-01", None, second),
    }


def test_a_lead_in_one_dimension_leaves_the_lead_of_the_whole_country(desk: Desk, force: Body) -> None:
    whole = force.draft(type="assigns", lead_agency=force.agencies["MFA"])
    recording.record(desk, whole, PERSON)
    security = writing.meant(desk, "dimension", "security")
    recording.record(desk, force.draft(type="assigns", lead_agency=force.agencies["MOD"], lead_dimension=security,
                                       lead_start="2026-06-01"), PERSON)  # fmt: skip
    assert [one["end"] for one in listed(desk, "assignment")] == [None, None]


def test_superseding_closes_the_decision_before(desk: Desk, force: Body) -> None:
    first = force.draft(type="notes")
    recording.record(desk, first, PERSON)
    second = force.draft(type="supersedes", supersedes=first)
    recording.record(desk, second, PERSON)
    assert values_of(desk, first)["status"] == "superseded"


def test_adopting_adopts_and_freezes_the_policy(desk: Desk, force: Body) -> None:
    policy = force.policy()
    decision = force.draft(type="adopts", policy=policy)
    recording.record(desk, decision, PERSON)
    told = values_of(desk, policy)
    assert (told["status"], told["adopted_by"], told["start"]) == ("adopted", decision, "2026-03-14")
    with pytest.raises(RuleBroken, match="never changes"):
        writing.set_values(desk, policy, {"title": "Another"}, PERSON)


def test_a_policy_without_a_complete_record_keeps_its_decision_a_draft(desk: Desk, force: Body) -> None:
    decision = force.draft(type="adopts", policy=force.policy(answer=None))
    with pytest.raises(RuleBroken, match=r"Not answered yet|complete coherence record"):
        recording.record(desk, decision, PERSON)
    assert values_of(desk, decision)["status"] == "draft"


def test_a_draft_is_not_superseded(desk: Desk, force: Body) -> None:
    first = force.draft()
    second = force.draft(type="supersedes", supersedes=first)
    with pytest.raises(RuleBroken, match="itself not recorded"):
        recording.record(desk, second, PERSON)


@pytest.mark.parametrize(
    ("type", "lacking"),
    [("adopts", "which"), ("assigns", "which agency"), ("allocates", "how much"), ("directs", "one action"),
     ("supersedes", "which")],
)  # fmt: skip
def test_a_decision_that_cannot_do_what_it_says_is_not_recorded(
    desk: Desk, force: Body, type: str, lacking: str
) -> None:
    decision = force.draft(type=type)
    with pytest.raises(RuleBroken, match=lacking):
        recording.record(desk, decision, PERSON)
    assert values_of(desk, decision)["status"] == "draft"
    assert values_of(desk, decision)["number"] is None


def test_setting_the_status_is_recording(desk: Desk, force: Body) -> None:
    with pytest.raises(RuleBroken, match="one action"):
        writing.set_values(desk, force.draft(type="directs"), {"status": "recorded"}, PERSON)
    decision = force.draft(type="assigns")
    assert writing.set_values(desk, decision, {"status": "recorded", "lead_agency": force.agencies["MOD"]}, PERSON)
    assert [one["agency"] for one in listed(desk, "assignment")] == [force.agencies["MOD"]]
    assert values_of(desk, decision)["number"] == "TF 2026/01"


def test_recording_is_one_change_that_can_be_taken_back(desk: Desk, force: Body) -> None:
    first = force.draft(type="assigns", lead_agency=force.agencies["MFA"], lead_start="2026-01-01")
    recording.record(desk, first, PERSON)
    second = force.draft(type="assigns", lead_agency=force.agencies["MOD"], supersedes=first)
    recording.record(desk, second, PERSON)
    undoing.undo(desk, PERSON)
    assert (values_of(desk, second)["status"], values_of(desk, first)["status"]) == ("draft", "recorded")
    assert [one["end"] for one in listed(desk, "assignment")] == [None]
    assert listed(desk, "position", decision=second) == []
    undoing.redo(desk, PERSON)
    assert values_of(desk, first)["status"] == "superseded"
    assert checking.check(desk) == []


def test_a_recorded_decision_is_not_recorded_again(desk: Desk, force: Body) -> None:
    decision = force.draft(type="notes")
    recording.record(desk, decision, PERSON)
    with pytest.raises(RuleBroken, match="recorded already"):
        recording.record(desk, decision, PERSON)


def test_an_action_is_closed_with_a_word_and_the_day(desk: Desk) -> None:
    action = add(desk, "action", title="Report", status="open")
    with pytest.raises(RuleBroken, match="what was done"):
        following.close(desk, action, "  ", PERSON)
    following.close(desk, action, "Sent on time.", PERSON, evidence="Letter 12")
    told = values_of(desk, action)
    assert (told["status"], told["outcome"], told["evidence"]) == ("done", "Sent on time.", "Letter 12")
    assert told["closed"] is not None


def test_a_due_day_is_moved_only_with_a_reason_which_the_history_keeps(desk: Desk) -> None:
    action = add(desk, "action", title="Report", status="open", due="2026-04-01")
    for refused in (
        lambda: following.put_off(desk, action, "2026-05-01", PERSON, " "),
        lambda: writing.set_values(desk, action, {"due": "2026-05-01"}, PERSON),
        lambda: writing.set_values(desk, action, {"due": None}, PERSON),
    ):
        with pytest.raises(RuleBroken, match="moved with a reason"):
            refused()
    following.put_off(desk, action, "2026-05-01", PERSON, "The chair allowed a month.")
    assert values_of(desk, action)["due"] == "2026-05-01"
    assert telling.past_changes(desk, record=action)[0].reason == "The chair allowed a month."


