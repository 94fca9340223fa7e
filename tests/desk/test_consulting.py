"""Sending a policy to consultation, and what is missing until all have answered."""

from contextlib import nullcontext

import pytest
from sqlalchemy.exc import DBAPIError

from pbdesk.desk import measuring, reading, undoing
from pbdesk.desk.adopting import adopt
from pbdesk.desk.consulting import send_to_consultation
from pbdesk.errors import RuleBroken
from pbdesk.records.kinds import KINDS
from pbdesk.store.desk import Desk
from pbdesk.store.query import Condition, Listing
from tests.desk.policies import A_CHANGE, recorded_decision, whole_policy
from tests.held import PERSON, add, values_of


def _send(desk: Desk, policy: str, *whom: str, draft: str = "Draft 1") -> list[str]:
    return send_to_consultation(desk, policy, whom, draft=draft, asked="2026-03-01", due="2026-03-21", person=PERSON)


def _draft(desk: Desk, owner: str) -> str:
    return add(desk, "policy", title="Plan", type="plan", version=1, status="draft", owner=owner)


def test_each_is_asked_in_its_own_circle_and_the_policy_is_in_consultation(desk: Desk) -> None:
    owner = add(desk, "actor", name="Foreign Affairs", own=1)
    finance = add(desk, "actor", name="Finance", own=1, type="ministry")
    planning = add(desk, "actor", name="Planning", side="internal", type="host government")
    refugees = add(desk, "actor", name="Refugee Council", side="external", type="international NGO")
    bank = add(desk, "actor", name="Bank", side="external", type="international financial institution")
    policy = _draft(desk, owner)
    lines = _send(desk, policy, owner, finance, planning, refugees, bank)
    circles = [values_of(desk, line)["circle"] for line in lines]
    assert circles == ["in the agency", "across government", "internal actors", "civil society", "international"]
    assert values_of(desk, lines[0])["due"] == "2026-03-21"
    assert values_of(desk, policy)["status"] == "in consultation"


def test_nobody_is_asked_twice_on_one_draft(desk: Desk) -> None:
    finance, justice = add(desk, "actor", name="Finance", own=1), add(desk, "actor", name="Justice", own=1)
    policy = _draft(desk, finance)
    _send(desk, policy, finance)
    assert len(_send(desk, policy, finance, justice)) == 1
    assert len(_send(desk, policy, finance, draft="Draft 2")) == 1
    with pytest.raises(RuleBroken, match="already"):
        _send(desk, policy, justice)


def test_sending_is_one_change(desk: Desk) -> None:
    finance, justice = add(desk, "actor", name="Finance", own=1), add(desk, "actor", name="Justice", own=1)
    policy = _draft(desk, finance)
    _send(desk, policy, finance, justice)
    undoing.undo(desk, PERSON)
    wanted = Listing(KINDS["consultation"], (Condition("policy", "is", policy),))
    assert (reading.count(desk, wanted), values_of(desk, policy)["status"]) == (0, "draft")


def test_an_adopted_policy_is_not_sent_out_again(desk: Desk) -> None:
    policy = whole_policy(desk)
    adopt(desk, policy, recorded_decision(desk), PERSON)
    with pytest.raises(RuleBroken, match="not adopted yet"):
        _send(desk, policy, add(desk, "actor", name="Finance", own=1))


@pytest.mark.parametrize(("second", "blocked"), [("agrees", False), (None, True)])
def test_what_counts_is_what_each_says_on_the_latest_draft(desk: Desk, second: str | None, blocked: bool) -> None:
    """Silence on a former draft is over once the same agency has answered; asked again, it is silent anew."""
    policy, finance = whole_policy(desk), add(desk, "actor", name="Finance", own=1)
    first = "agrees" if blocked else "not answered"
    add(desk, "consultation", policy=policy, consulted=finance, circle="across government", draft="Draft 1",
        asked="2026-01-10", answer=first)  # fmt: skip
    known = {"answer": second} if second else {}
    add(desk, "consultation", policy=policy, consulted=finance, circle="across government", draft="Draft 2",
        asked="2026-02-10", **known)  # fmt: skip
    decision = recorded_decision(desk)
    assert _complete_records(desk) == (0 if blocked else 1)
    with pytest.raises(RuleBroken, match="Not answered yet: Finance") if blocked else nullcontext():
        adopt(desk, policy, decision, PERSON)
    with desk.writing() as connection:
        guarded = connection.exec_driver_sql
        guarded(A_CHANGE)
        with pytest.raises(DBAPIError, match="complete coherence record") if blocked else nullcontext():
            guarded("UPDATE policy SET status = 'adopted', adopted_by = (SELECT id FROM decision)")


def _complete_records(desk: Desk) -> object:
    return measuring.profile(desk, None, "2026-11-24").figures("complete_records")[0].numerator
