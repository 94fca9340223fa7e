"""Adoption is by a recorded decision; it freezes, and closes what it replaces, in one change."""

import pytest

from pbdesk.desk import undoing, writing
from pbdesk.desk.adopting import adopt, adopt_within, let_expire
from pbdesk.errors import NotUnderstood, RuleBroken
from pbdesk.records.kinds import KINDS
from pbdesk.store.change import change
from pbdesk.store.desk import Desk
from tests.desk.policies import recorded_decision, whole_policy
from tests.held import PERSON, add, values_of


def _successor(desk: Desk, former: str, **values: str) -> str:
    return whole_policy(desk, version=2, supersedes=former, **values)


def _adopted(desk: Desk) -> str:
    policy = whole_policy(desk)
    adopt(desk, policy, recorded_decision(desk), PERSON)
    return policy


def test_adoption_takes_its_day_from_the_decision(desk: Desk) -> None:
    values = values_of(desk, _adopted(desk))
    assert (values["status"], values["start"]) == ("adopted", "2026-03-01")


def test_adopting_a_new_version_closes_the_one_it_supersedes_the_day_before(desk: Desk) -> None:
    former = _adopted(desk)
    adopt(desk, _successor(desk, former), recorded_decision(desk, "2", "2026-09-15"), PERSON)
    values = values_of(desk, former)
    assert (values["status"], values["end"]) == ("superseded", "2026-09-14")


def test_a_version_that_was_to_end_earlier_ends_when_it_said(desk: Desk) -> None:
    former = whole_policy(desk, end="2026-06-30")
    adopt(desk, former, recorded_decision(desk), PERSON)
    adopt(desk, _successor(desk, former), recorded_decision(desk, "2", "2026-09-15"), PERSON)
    assert values_of(desk, former)["end"] == "2026-06-30"


def test_a_version_replaced_on_its_first_day_does_not_end_before_it_began(desk: Desk) -> None:
    former = _adopted(desk)
    adopt(desk, _successor(desk, former), recorded_decision(desk, "2", "2026-03-01"), PERSON)
    assert values_of(desk, former)["end"] == "2026-03-01"


def test_adoption_and_what_it_closes_are_taken_back_as_one(desk: Desk) -> None:
    former = _adopted(desk)
    later = _successor(desk, former)
    adopt(desk, later, recorded_decision(desk, "2", "2026-09-15"), PERSON)
    undoing.undo(desk, PERSON)
    assert (values_of(desk, former)["status"], values_of(desk, former)["end"]) == ("adopted", None)
    assert values_of(desk, later)["status"] == "draft"


def test_a_decision_recorded_in_the_same_change_adopts(desk: Desk) -> None:
    policy = whole_policy(desk)
    draft = add(desk, "decision", title="Adopts", status="draft", number="9", date="2026-05-01", text="Adopted.")
    with change(desk, "decide", PERSON) as made:
        made.set(draft, {"status": "recorded"})
        adopt_within(made, policy, draft, "2026-05-01")
    assert values_of(desk, policy)["adopted_by"] == draft


def test_a_draft_decision_adopts_nothing(desk: Desk) -> None:
    policy, draft = whole_policy(desk), add(desk, "decision", title="Not yet", status="draft", date="2026-05-01")
    with pytest.raises(RuleBroken, match="recorded decision"):
        adopt(desk, policy, draft, PERSON)
    assert values_of(desk, policy)["status"] == "draft"


def test_what_has_been_adopted_is_not_adopted_again(desk: Desk) -> None:
    policy = _adopted(desk)
    with pytest.raises(RuleBroken, match="already"):
        adopt(desk, policy, recorded_decision(desk, "2"), PERSON)


def test_an_action_adopts_nothing(desk: Desk) -> None:
    with pytest.raises(NotUnderstood, match="no decision"):
        adopt(desk, whole_policy(desk), add(desk, "action", title="Do it"), PERSON)


def test_a_policy_set_to_adopted_is_adopted_with_all_that_adopting_does(desk: Desk) -> None:
    former = _adopted(desk)
    later = _successor(desk, former)
    values = {"status": "adopted", "adopted_by": recorded_decision(desk, "2", "2026-09-15")}
    assert writing.set_values(desk, later, values, PERSON)
    assert (values_of(desk, former)["status"], values_of(desk, former)["end"]) == ("superseded", "2026-09-14")


def test_two_versions_are_never_in_force_together(desk: Desk) -> None:
    later = _successor(desk, _adopted(desk))
    decision = recorded_decision(desk, "2")
    with pytest.raises(RuleBroken, match="still in force"), change(desk, "set", PERSON) as made:
        made.set(later, {"status": "adopted", "adopted_by": decision})


def test_what_was_never_adopted_neither_expires_nor_is_superseded(desk: Desk) -> None:
    for status in ("expired", "superseded"):
        with pytest.raises(RuleBroken, match="never adopted"):
            writing.set_values(desk, whole_policy(desk, status), {"status": status}, PERSON)


def test_a_policy_is_superseded_only_by_an_adopted_version_that_says_so(desk: Desk) -> None:
    former = _adopted(desk)
    _successor(desk, former)
    with pytest.raises(RuleBroken, match="superseded only by"):
        writing.set_values(desk, former, {"status": "superseded"}, PERSON)


def test_a_policy_may_expire_and_never_comes_back(desk: Desk) -> None:
    policy = _adopted(desk)
    let_expire(desk, policy, "2026-06-30", PERSON)
    assert values_of(desk, policy)["end"] == "2026-06-30"
    for values in ({"status": "adopted"}, {"end": "2027-12-31"}):
        with pytest.raises(RuleBroken, match="never changes"):
            writing.set_values(desk, policy, values, PERSON)


def test_only_a_policy_in_force_expires(desk: Desk) -> None:
    policy = _adopted(desk)
    let_expire(desk, policy, "2026-06-30", PERSON)
    for one in (policy, whole_policy(desk, "draft")):
        with pytest.raises(RuleBroken, match="Only a policy in force can expire"):
            let_expire(desk, one, "2027-01-31", PERSON)


def test_a_policy_is_in_force_to_its_last_day(desk: Desk) -> None:
    policy = _adopted(desk)
    with pytest.raises(RuleBroken, match="cannot expire before its last day"):
        let_expire(desk, policy, "2060-01-01", PERSON)
    with pytest.raises(RuleBroken, match="cannot expire before its last day"):
        writing.set_values(desk, policy, {"status": "expired", "end": "2060-01-01"}, PERSON)
    assert (values_of(desk, policy)["status"], values_of(desk, policy)["end"]) == ("adopted", None)


def test_the_last_day_of_a_policy_in_force_is_set_only_as_it_leaves_force(desk: Desk) -> None:
    with pytest.raises(RuleBroken, match="never changes"):
        writing.set_values(desk, _adopted(desk), {"end": "2026-12-31"}, PERSON)


def test_what_may_still_change_on_an_adopted_policy_is_its_review_its_marking_and_how_it_is_found(desk: Desk) -> None:
    living = {field.name for field in KINDS["policy"].fields if field.living and not field.hidden}
    assert living == {"status", "review_due", "marking", "tags", "related"}
    assert writing.set_values(desk, _adopted(desk), {"review_due": "2027-01-01"}, PERSON)


def test_whoever_has_not_answered_is_named_when_adoption_is_refused(desk: Desk) -> None:
    policy = whole_policy(desk)
    add(desk, "consultation", policy=policy, consulted_as="Defence", circle="across government")
    with pytest.raises(RuleBroken, match="Not answered yet: Defence"):
        adopt(desk, policy, recorded_decision(desk), PERSON)
