"""The rules of government hold through the code and in the file itself."""

import pytest
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from pbdesk.desk import reading, writing
from pbdesk.errors import RuleBroken, StillNeeded
from pbdesk.records.kinds import KINDS
from pbdesk.store.change import change
from pbdesk.store.desk import Desk
from tests.desk.asking import statements

RECORDED = {
    "title": "Who leads",
    "number": "1",
    "date": "2026-03-01",
    "text": "The ministry leads.",
    "status": "recorded",
}


def _add(desk: Desk, kind: str, **values: str | int | list[str]) -> str:
    return writing.add(desk, KINDS[kind], values, "Kari")


def _sql(desk: Desk, statement: str) -> None:
    def run(connection: Connection) -> None:
        connection.exec_driver_sql(statement)

    with desk.writing() as connection:
        run(connection)


def _policy(desk: Desk, *, answer: str | None = "disagrees", contested: str = "nothing is contested") -> str:
    policy = _add(desk, "policy", title="Policy", type="plan", version=1, status="draft", steps="Asked all.",
                  contested=contested)  # fmt: skip
    _add(desk, "consultation", policy=policy, consulted_as="Finance", circle="across government",
         **({"answer": answer} if answer else {}))  # fmt: skip
    _add(desk, "reference", policy=policy, level="international", title="Rome Declaration")
    return policy


def test_a_recorded_decision_never_changes(desk: Desk) -> None:
    decision = _add(desk, "decision", **RECORDED)
    with pytest.raises(RuleBroken, match="never changes"):
        writing.set_values(desk, decision, {"text": "Another ministry leads."}, "Kari")
    with pytest.raises(RuleBroken, match="never changes"):
        writing.remove(desk, decision, "Kari")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE decision SET text = 'x'",
        "DELETE FROM decision",
        "INSERT OR REPLACE INTO decision (id, title, status) SELECT id, 'x', 'draft' FROM decision",
        "UPDATE decision SET status = 'draft'",
        "UPDATE entry SET new = '{}'",
        "DELETE FROM change",
        "INSERT INTO entry (change, seq, record, kind) VALUES (1, 999, 'x', 'note')",
    ],
)
def test_the_file_itself_refuses_what_the_code_refuses(desk: Desk, statement: str) -> None:
    _add(desk, "decision", **RECORDED)
    with pytest.raises(RuleBroken):
        _sql(desk, statement)


def test_a_decision_is_recorded_whole(desk: Desk) -> None:
    with pytest.raises(RuleBroken, match=r"number|text"):
        _add(desk, "decision", title="Half", status="recorded")


def test_a_decision_is_superseded_only_by_one_that_says_so(desk: Desk) -> None:
    first = _add(desk, "decision", **RECORDED)
    with pytest.raises(RuleBroken, match="No recorded decision"):
        writing.set_values(desk, first, {"status": "superseded"}, "Kari")
    _add(desk, "decision", **{**RECORDED, "number": "2"}, supersedes=first)
    assert reading.one(desk, first).values["status"] == "superseded"


def test_dissent_does_not_block_adoption(desk: Desk) -> None:
    policy, decision = _policy(desk, answer="disagrees"), _add(desk, "decision", **RECORDED)
    assert writing.set_values(desk, policy, {"status": "adopted", "adopted_by": decision}, "Kari")


@pytest.mark.parametrize("answer", [None, "not answered"])
def test_silence_blocks_adoption(desk: Desk, answer: str | None) -> None:
    policy, decision = _policy(desk, answer=answer), _add(desk, "decision", **RECORDED)
    with pytest.raises(RuleBroken, match=r"Not answered yet: Finance|complete coherence record"):
        writing.set_values(desk, policy, {"status": "adopted", "adopted_by": decision}, "Kari")


def test_a_contested_policy_lists_what_is_contested(desk: Desk) -> None:
    policy = _policy(desk, contested="some points are contested")
    decision = _add(desk, "decision", **RECORDED)
    with pytest.raises(RuleBroken, match="contested but lists none"):
        writing.set_values(desk, policy, {"status": "adopted", "adopted_by": decision}, "Kari")


def test_adoption_by_sql_without_a_record_is_refused(desk: Desk) -> None:
    _add(desk, "policy", title="Policy", type="plan", version=1, status="draft")
    with pytest.raises(RuleBroken, match="complete coherence record"):
        _sql(desk, "UPDATE policy SET status = 'adopted'")


def test_the_parts_of_an_adopted_policy_are_frozen_with_it(desk: Desk) -> None:
    policy, decision = _policy(desk), _add(desk, "decision", **RECORDED)
    writing.set_values(desk, policy, {"status": "adopted", "adopted_by": decision}, "Kari")
    for statement in ("UPDATE consultation SET answer = 'agrees'", "DELETE FROM reference"):
        with pytest.raises(RuleBroken, match="never changes"):
            _sql(desk, statement)
    with pytest.raises(RuleBroken, match="never changes"):
        _add(desk, "section", policy=policy, position=1, heading="Afterthought")


def test_a_lead_names_its_decision(desk: Desk) -> None:
    agency = _add(desk, "actor", name="Ministry of Foreign Affairs", own=1)
    with pytest.raises(RuleBroken, match="By decision is needed"):
        _add(desk, "assignment", agency=agency, start="2026-01-01")


def test_money_has_a_currency(desk: Desk) -> None:
    with pytest.raises(RuleBroken, match="currency"):
        _add(desk, "activity", title="Roads", budget=1000)
    with pytest.raises(DBAPIError, match="CHECK"):
        _sql(desk, "INSERT INTO activity (id, budget) VALUES ('x', 1000)")


def test_an_action_is_closed_with_a_word_on_what_was_done(desk: Desk) -> None:
    action = _add(desk, "action", title="Report", status="open")
    with pytest.raises(RuleBroken, match="what was done"):
        writing.set_values(desk, action, {"status": "done"}, "Kari")
    assert writing.set_values(desk, action, {"status": "done", "outcome": "Sent on time."}, "Kari")


def test_a_link_leads_to_a_record_of_its_kind(desk: Desk) -> None:
    actor = _add(desk, "actor", name="Ministry")
    with pytest.raises(RuleBroken, match="no country"):
        _add(desk, "activity", title="Roads", country=actor)


def test_what_others_depend_on_is_not_deleted(desk: Desk) -> None:
    actor = _add(desk, "actor", name="Ministry")
    _add(desk, "activity", title="Roads", agency=actor)
    with pytest.raises(RuleBroken, match="Roads"):
        writing.remove(desk, actor, "Kari")


def test_of_many_that_depend_on_a_record_the_first_are_named_and_that_there_are_more(desk: Desk) -> None:
    actor = _add(desk, "actor", name="Ministry")
    with change(desk, "add", "Kari") as made:
        made.add_many(KINDS["activity"], ("title", "agency"), ((f"Road {at}", actor) for at in range(300)))
    with statements() as sent, pytest.raises(StillNeeded) as refused:
        writing.remove(desk, actor, "Kari")
    assert (len(refused.value.records), refused.value.more) == (200, True)
    assert "and further records" in str(refused.value)
    assert len(sent) < 40
    activities = reading.page(desk, reading.Listing(KINDS["activity"])).rows
    writing.remove_all(desk, [str(one["id"]) for one in activities] + [actor], "Kari")
    assert reading.count(desk, reading.Listing(KINDS["actor"], (reading.Condition("name", "is", "Ministry"),))) == 0


def test_parts_go_with_their_wholes_and_what_else_points_to_a_part_keeps_both(desk: Desk) -> None:
    policy = _add(desk, "policy", title="Plan", type="plan", version=1, status="draft")
    section = _add(desk, "section", policy=policy, position=1, heading="Aim")
    note = _add(desk, "note", title="On the aim", related=[section])
    with pytest.raises(StillNeeded, match="On the aim") as refused:
        writing.remove(desk, policy, "Kari")
    assert (refused.value.records, refused.value.more) == (((note, "On the aim"),), False)
    writing.remove(desk, note, "Kari")
    writing.remove(desk, policy, "Kari")
    assert reading.count(desk, reading.Listing(KINDS["section"])) == 0


def test_a_refused_change_leaves_nothing_behind(desk: Desk) -> None:
    before = desk.path.read_bytes()
    with pytest.raises(RuleBroken):
        _add(desk, "activity", title="Roads", budget=1000)
    assert desk.path.read_bytes() == before
