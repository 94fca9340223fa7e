"""What a secretary takes down while a meeting is held, and how it stands after each step."""

import pytest

from pbdesk.desk import agenda, coordinating, deciding, reading, recording, sitting, undoing
from pbdesk.errors import NotUnderstood, RuleBroken
from pbdesk.records.kinds import KINDS
from pbdesk.store.desk import Desk
from tests.desk.deciding import Body
from tests.held import PERSON, add, listed, values_of


def test_the_members_sit_at_the_table_by_tier_with_their_acronyms(desk: Desk, force: Body, meeting: str) -> None:
    sitting.attend(desk, meeting, force.agencies["MOF"], "excused", PERSON)
    seats = [(seat.name, seat.tier, seat.presence) for seat in sitting.sitting(desk, meeting).seats]
    assert seats == [("MFA", "core", ""), ("MOD", "core", ""), ("MOF", "intermediate", "excused")]


def test_whoever_else_came_sits_at_the_end(desk: Desk, force: Body, meeting: str) -> None:
    guest = add(desk, "actor", name="Police Directorate", own=1)
    sitting.attend(desk, meeting, guest, "present", PERSON)
    assert sitting.sitting(desk, meeting).seats[-1].name == "Police Directorate"


def test_attendance_is_one_record_an_agency_however_often_it_is_said(desk: Desk, force: Body, meeting: str) -> None:
    for word in ("present", "excused", "absent", ""):
        sitting.attend(desk, meeting, force.agencies["MFA"], word, PERSON)
    (only,) = listed(desk, "attendance", meeting=meeting)
    assert only["presence"] is None


def test_a_decision_takes_from_the_meeting_what_is_not_said(desk: Desk, force: Body, meeting: str) -> None:
    (item,) = agenda.put_on(desk, meeting, "Who leads", PERSON)
    decision = sitting.decide(desk, meeting, item, {"text": "MFA leads."}, PERSON)
    told = values_of(desk, decision)
    assert (told["title"], told["date"], told["number"], told["status"]) == (
        "Who leads", "2026-03-14", "TF 2026/01", "draft",
    )  # fmt: skip
    assert (told["country"], told["task_force"], told["item"]) == (force.country, force.force, item)
    assert sitting.sitting(desk, meeting).next_number == "TF 2026/02"


def test_what_an_agency_says_again_replaces_what_it_said(desk: Desk, force: Body, meeting: str) -> None:
    decision = sitting.decide(desk, meeting, None, {"text": "x"}, PERSON)
    sitting.speak(desk, decision, force.agencies["MOF"], {"position": "dissents"}, PERSON)
    sitting.speak(desk, decision, force.agencies["MOF"], {"position": "reserves", "condition": "Cover"}, PERSON)
    (only,) = listed(desk, "position", decision=decision)
    assert (only["position"], only["condition"]) == ("reserves", "Cover")


def test_a_reservation_that_is_withdrawn_leaves_no_condition_behind(desk: Desk, force: Body, meeting: str) -> None:
    decision = sitting.decide(desk, meeting, None, {"text": "x"}, PERSON)
    reserved = {"position": "reserves", "reason": "No cover", "condition": "Cover", "expires": "2027-06-01"}
    sitting.speak(desk, decision, force.agencies["MOF"], reserved, PERSON)
    sitting.speak(desk, decision, force.agencies["MOF"], {"position": "agrees"}, PERSON)
    (only,) = listed(desk, "position", decision=decision)
    said = [only[name] for name in ("position", "reason", "condition", "expires")]
    assert said == ["agrees", None, None, None]


def test_only_those_present_who_said_nothing_agree(desk: Desk, force: Body, meeting: str) -> None:
    for name, word in (("MFA", "present"), ("MOD", "absent"), ("MOF", "present")):
        sitting.attend(desk, meeting, force.agencies[name], word, PERSON)
    decision = sitting.decide(desk, meeting, None, {"text": "x"}, PERSON)
    sitting.speak(desk, decision, force.agencies["MOF"], {"position": "dissents"}, PERSON)
    assert sitting.agree(desk, meeting, decision, PERSON) == 1
    said = {one["agency"]: one["position"] for one in listed(desk, "position", decision=decision)}
    assert said == {force.agencies["MFA"]: "agrees", force.agencies["MOF"]: "dissents"}


def test_nobody_speaks_on_what_is_recorded(desk: Desk, force: Body, meeting: str) -> None:
    decision = sitting.decide(desk, meeting, None, {"text": "x", "type": "notes"}, PERSON)
    recording.record(desk, decision, PERSON)
    with pytest.raises(RuleBroken, match="never changes"):
        sitting.speak(desk, decision, force.agencies["MOF"], {"position": "dissents"}, PERSON)


def test_actions_are_numbered_after_their_decision(desk: Desk, force: Body, meeting: str) -> None:
    decision = sitting.decide(desk, meeting, None, {"text": "x"}, PERSON)
    for title in ("First", "Second"):
        sitting.follow(desk, decision, {"title": title, "agency": force.agencies["MFA"]}, PERSON)
    told = [(one["number"], one["status"]) for one in listed(desk, "action", decision=decision)]
    assert told == [("TF 2026/01-1", "open"), ("TF 2026/01-2", "open")]


def test_the_next_meeting_is_the_first_ahead_or_else_the_latest(desk: Desk, force: Body, meeting: str) -> None:
    later = add(desk, "meeting", task_force=force.force, date="2026-06-01", status="planned")
    assert sitting.next_meeting(desk, "2026-03-14") == meeting
    assert sitting.next_meeting(desk, "2026-03-15") == later
    assert sitting.next_meeting(desk, "2027-01-01") == later
    (item,) = agenda.put_on(desk, meeting, "Who leads", PERSON)
    assert sitting.meant(desk, item, "2026-06-01") == meeting
    assert sitting.meant(desk, None, "2026-06-01") == later


def test_a_meeting_that_is_none_is_said_so(desk: Desk, force: Body) -> None:
    with pytest.raises(NotUnderstood, match="no meeting"):
        sitting.sitting(desk, force.force)


def test_a_cancelled_meeting_is_not_held(desk: Desk, force: Body) -> None:
    cancelled = add(desk, "meeting", task_force=force.force, date="2026-06-01", status="cancelled")
    with pytest.raises(RuleBroken, match="cancelled"):
        sitting.end(desk, cancelled, PERSON)


def test_a_task_force_shows_who_comes_in_each_tier_and_where_that_is_not_known(
    desk: Desk, force: Body, meeting: str
) -> None:
    sitting.attend(desk, meeting, force.agencies["MFA"], "present", PERSON)
    sitting.attend(desk, meeting, force.agencies["MOD"], "absent", PERSON)
    agenda.put_on(desk, meeting, "Who leads", PERSON)
    ahead = coordinating.look(desk, force.force, "2026-03-01")
    assert ahead.coming is not None
    assert ahead.agenda == ("1. Who leads",)
    sitting.end(desk, meeting, PERSON)
    told = {
        one.name: (one.tier, one.came, one.known) for one in coordinating.look(desk, force.force, "2026-03-15").members
    }
    assert told == {"MFA": ("core", 1, 1), "MOD": ("core", 0, 1), "MOF": ("intermediate", 0, 0)}


def test_decisions_that_replaced_each_other_make_one_chain(desk: Desk, force: Body) -> None:
    first = force.draft("First", type="notes")
    recording.record(desk, first, PERSON)
    second = force.draft("Second", type="supersedes", supersedes=first)
    recording.record(desk, second, PERSON)
    third = force.draft("Third", type="supersedes", supersedes=second)
    recording.record(desk, third, PERSON)
    assert [[one["title"] for one in chain] for chain in deciding.chains(desk, None)] == [["First", "Second", "Third"]]
    undoing.undo(desk, PERSON)
    assert values_of(desk, second)["status"] == "recorded"


def test_actions_are_owed_agency_by_agency_the_longest_late_first(desk: Desk, force: Body) -> None:
    for title, name, due in (("Later", "MFA", "2026-05-01"), ("Sooner", "MOD", "2026-04-01"), ("Last", "MFA", None)):
        add(desk, "action", title=title, agency=force.agencies[name], due=due, status="open")
    add(desk, "action", title="Done", agency=force.agencies["MOF"], status="done", outcome="Done.")
    told = [(one.name, [action["title"] for action in one.actions]) for one in deciding.owed(desk, None, "2026-04-15")]
    assert told == [("Ministry MOD", ["Sooner"]), ("Ministry MFA", ["Later", "Last"])]


def test_a_ministry_is_found_by_its_acronym_and_a_decision_by_its_subject(desk: Desk, force: Body) -> None:
    decision = force.draft("Mobile courts", number="TF 2026/09")
    assert [one.id for one in reading.choices(desk, KINDS["actor"], "MOD")] == [force.agencies["MOD"]]
    assert [one.id for one in reading.choices(desk, KINDS["decision"], "courts")] == [decision]
    assert [one.id for one in reading.choices(desk, KINDS["decision"], "2026/09")] == [decision]
