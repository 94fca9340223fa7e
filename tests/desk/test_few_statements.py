"""A task force's page and a country's brief ask the desk the same few questions however much there is."""

from collections.abc import Iterator

import pytest

from pbdesk.desk import briefing, coordinating
from pbdesk.desk.wanted import Wanted
from pbdesk.store.desk import Desk
from tests.desk.asking import statements
from tests.desk.deciding import Body
from tests.held import add

DAY = "2026-06-01"


@pytest.fixture
def asked() -> Iterator[list[str]]:
    """The statements that are sent while a test looks."""
    with statements() as sent:
        yield sent


def met(desk: Desk, force: Body, day: str) -> None:
    """A held meeting with a presence, a decision with an action, and a fund with a share."""
    meeting = add(desk, "meeting", task_force=force.force, date=day, status="held")
    add(desk, "attendance", meeting=meeting, agency=force.agencies["MFA"], presence="present")
    decision = force.draft(f"Decision of {day}")
    add(desk, "action", title=f"Action of {day}", decision=decision, agency=force.agencies["MOD"], status="open")
    fund = add(desk, "fund", name=f"Fund of {day}", task_force=force.force)
    add(desk, "share", fund=fund, agency=force.agencies["MFA"])


def test_ten_meetings_with_what_followed_cost_no_more_statements_than_one(
    desk: Desk, force: Body, asked: list[str]
) -> None:
    met(desk, force, "2026-02-01")
    asked.clear()
    coordinating.look(desk, force.force, DAY)
    of_one = len(asked)
    for month in range(1, 10):
        met(desk, force, f"2026-02-{month + 10}")
    asked.clear()
    seen = coordinating.look(desk, force.force, DAY)
    assert len(asked) == of_one
    assert [one.present for one in seen.meetings] == [1] * 10
    assert {one.name: (one.came, one.known) for one in seen.members}["MFA"] == (10, 10)
    assert seen.actions.count == len(seen.actions.rows) == 10
    assert [[name for name, _ in fund.shares] for fund in seen.funds] == [["MFA"]] * 10


def test_a_brief_of_ten_policies_and_drafts_costs_no_more_statements_than_of_four(
    desk: Desk, force: Body, asked: list[str]
) -> None:
    wanted = Wanted("brief", force.country, as_of=DAY, left_out=("activities",))
    for number in range(1, 5):  # whom a finding names is asked for once, however often
        consulted(desk, force, number)
    asked.clear()
    briefing.prepare(desk, wanted)
    of_four = len(asked)
    for number in range(5, 11):
        consulted(desk, force, number)
    asked.clear()
    made = briefing.prepare(desk, wanted)
    assert len(asked) == of_four
    assert [one.code for one in made.remarks].count("silent") == 10


def consulted(desk: Desk, force: Body, number: int) -> None:
    """A draft that adopts a policy of which one agency was asked and has not answered."""
    policy = add(desk, "policy", title=f"Policy {number}", type="agency policy", version=1,
                 country=force.country, status="in consultation")  # fmt: skip
    add(desk, "consultation", policy=policy, consulted=force.agencies["MOD"], circle="across government")
    force.draft(f"Adopts policy {number}", policy=policy)
