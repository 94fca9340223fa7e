"""New versions of policies and frameworks, and two versions word by word."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as some

from pbdesk.desk import reading, undoing, writing
from pbdesk.desk.adopting import adopt
from pbdesk.desk.comparing import How, compare, sections_compared, words_compared
from pbdesk.desk.revising import revise_target
from pbdesk.desk.versioning import new_version, put_in_force
from pbdesk.errors import NotUnderstood, RuleBroken
from pbdesk.records.kinds import KINDS
from pbdesk.store.desk import Desk
from pbdesk.store.query import Condition, Listing
from tests.desk.policies import recorded_decision, whole_policy
from tests.held import PERSON, add, values_of

SECTIONS = some.lists(some.tuples(some.text(min_size=1, max_size=8), some.text(max_size=40)), max_size=5)


def _adopted(desk: Desk) -> str:
    policy = whole_policy(desk, review_due="2027-03-01")
    adopt(desk, policy, recorded_decision(desk), PERSON)
    return policy


def _parts(desk: Desk, kind: str, field: str, whole: str) -> list[dict[str, object]]:
    wanted = Listing(KINDS[kind], (Condition(field, "is", whole),))
    return [dict(row) for row in reading.page(desk, wanted).rows]


def _framework(desk: Desk) -> tuple[str, str, str]:
    country = add(desk, "country", name="Lakes", type="conflict system")
    framework = add(
        desk, "framework", title="Framework", country=country, version=1, status="in force", vision="Peace."
    )
    cause = add(desk, "cause", framework=framework, type="root cause", title="Land")
    objective = add(desk, "objective", framework=framework, title="Courts sit", causes=[cause])
    add(desk, "milestone", objective=objective, title="First hearing", due="2026-05-01")
    benchmark = add(desk, "benchmark", objective=objective, title="Cases heard", baseline=12, target=60)
    add(desk, "observation", benchmark=benchmark, date="2026", value=21)
    return framework, objective, benchmark


def test_a_new_version_takes_over_text_and_references_but_no_answer(desk: Desk) -> None:
    former = _adopted(desk)
    later = new_version(desk, former, PERSON)
    values = values_of(desk, later)
    assert (values["version"], values["status"], values["supersedes"]) == (2, "draft", former)
    assert (values["adopted_by"], values["start"], values["steps"], values["contested"]) == (None, None, None, None)
    assert [one["heading"] for one in _parts(desk, "section", "policy", later)] == ["Aim"]
    assert [one["title"] for one in _parts(desk, "reference", "policy", later)] == ["Rome Declaration"]
    assert not _parts(desk, "consultation", "policy", later)


def test_a_new_version_is_one_change(desk: Desk) -> None:
    later = new_version(desk, _adopted(desk), PERSON)
    undoing.undo(desk, PERSON)
    with pytest.raises(NotUnderstood):
        values_of(desk, later)


def test_a_draft_has_no_new_version_yet(desk: Desk) -> None:
    with pytest.raises(RuleBroken, match="still a draft"):
        new_version(desk, whole_policy(desk), PERSON)


def test_a_version_is_followed_by_one_other(desk: Desk) -> None:
    former = _adopted(desk)
    new_version(desk, former, PERSON)
    with pytest.raises(RuleBroken, match="later version already"):
        new_version(desk, former, PERSON)


def test_a_decision_has_no_versions(desk: Desk) -> None:
    with pytest.raises(NotUnderstood, match="no versions"):
        new_version(desk, recorded_decision(desk), PERSON)


def test_the_links_inside_a_framework_lead_to_the_copies(desk: Desk) -> None:
    former, objective, benchmark = _framework(desk)
    later = new_version(desk, former, PERSON)
    fresh = _parts(desk, "objective", "framework", later)[0]
    cause = _parts(desk, "cause", "framework", later)[0]
    assert (fresh["causes"], fresh["continues"]) == ([cause["id"]], objective)
    measured = _parts(desk, "benchmark", "objective", str(fresh["id"]))[0]
    assert (measured["continues"], measured["target"]) == (benchmark, 60)
    assert not _parts(desk, "observation", "benchmark", str(measured["id"]))


def test_one_version_of_a_framework_is_in_force(desk: Desk) -> None:
    former = _framework(desk)[0]
    later = new_version(desk, former, PERSON)
    with pytest.raises(RuleBroken, match="still in force"):
        writing.set_values(desk, later, {"status": "in force"}, PERSON)
    put_in_force(desk, later, "2026-07-01", PERSON)
    assert (values_of(desk, former)["status"], values_of(desk, former)["end"]) == ("superseded", "2026-07-01")
    assert values_of(desk, later)["status"] == "in force"


def test_an_old_target_is_kept_with_the_reason(desk: Desk) -> None:
    benchmark = _framework(desk)[2]
    with pytest.raises(RuleBroken, match="old target is kept"):
        writing.set_values(desk, benchmark, {"target": 40}, PERSON)
    revise_target(desk, benchmark, 40, reason="Fighting.", day="2026-06-01", person=PERSON)
    kept = _parts(desk, "target_revision", "benchmark", benchmark)[0]
    assert (kept["old_target"], kept["new_target"], kept["reason"]) == (60, 40, "Fighting.")
    assert values_of(desk, benchmark)["target"] == 40


def test_the_day_of_a_target_moves_only_with_the_reason_too(desk: Desk) -> None:
    benchmark = _framework(desk)[2]
    writing.set_values(desk, benchmark, {"target_date": "2027"}, PERSON)
    with pytest.raises(RuleBroken, match="old target is kept"):
        writing.set_values(desk, benchmark, {"target_date": "2029"}, PERSON)
    decision = add(desk, "decision", number="1", title="Later", text="Later.", date="2026-05-30", type="notes",
                   status="recorded")  # fmt: skip
    revise_target(desk, benchmark, 60, reason="Fighting.", day="2026-06-01", person=PERSON, target_date="2029",
                  decision=decision)  # fmt: skip
    kept = _parts(desk, "target_revision", "benchmark", benchmark)[0]
    assert (kept["old_target_date"], kept["new_target_date"], kept["decision"]) == ("2027", "2029", decision)
    assert values_of(desk, benchmark)["target_date"] == "2029"
    with pytest.raises(RuleBroken, match="old target is kept"):
        writing.set_values(desk, benchmark, {"target": 30, "target_date": "2029"}, PERSON)


def test_a_version_in_force_names_the_recorded_decision_that_agreed_on_it(desk: Desk) -> None:
    framework = add(desk, "framework", title="F", country=add(desk, "country", name="Chad"), version=1, status="draft")
    draft = add(desk, "decision", title="Agree", status="draft")
    with pytest.raises(RuleBroken, match="recorded decision"):
        put_in_force(desk, framework, "2026-06-01", PERSON, draft)
    assert values_of(desk, framework)["status"] == "draft"
    agreed = add(desk, "decision", number="1", title="Agree", text="Agreed.", date="2026-05-30", type="notes",
                 status="recorded")  # fmt: skip
    put_in_force(desk, framework, "2026-06-01", PERSON, agreed)
    assert values_of(desk, framework)["adopted_by"] == agreed


def test_a_target_is_not_revised_before_there_is_one(desk: Desk) -> None:
    objective = _framework(desk)[1]
    bare = add(desk, "benchmark", objective=objective, title="Trust")
    with pytest.raises(NotUnderstood, match="no target"):
        revise_target(desk, bare, 5, reason="First.", day="2026-06-01", person=PERSON)
    assert writing.set_values(desk, bare, {"target": 5}, PERSON)


def test_words_that_came_and_went_are_told_apart() -> None:
    pieces = words_compared("The army is paid.", "The army and police are paid.")
    assert [(one.how, one.text.strip()) for one in pieces] == [
        (How.KEPT, "The army"), (How.OUT, "is"), (How.IN, "and police are"), (How.KEPT, "paid."),
    ]  # fmt: skip


WRITTEN = some.text(some.sampled_from("a1-. \n\t"), max_size=14)


@given(some.text() | WRITTEN, some.text() | WRITTEN)
@example("0 1", "1")
@example("-1", "- 1")
def test_both_texts_can_be_read_back_from_their_comparison(former: str, later: str) -> None:
    pieces = words_compared(former, later)
    assert "".join(one.text for one in pieces if one.how is not How.OUT).split() == later.split()
    assert "".join(one.text for one in pieces if one.how is not How.IN).split() == former.split()


@given(some.text())
def test_a_text_differs_in_nothing_from_itself(text: str) -> None:
    assert {one.how for one in words_compared(text, text)} <= {How.KEPT}


@given(SECTIONS, SECTIONS)
def test_no_section_is_lost_or_told_twice(former: list[tuple[str, str]], later: list[tuple[str, str]]) -> None:
    told = list(sections_compared(former, later))
    assert [one.heading for one in told if one.how is not How.OUT] == [heading for heading, _ in later]
    gone = sorted(one.heading for one in told if one.how is How.OUT)
    renamed = [one.former or one.heading for one in told if one.how in (How.KEPT, How.CHANGED)]
    assert sorted(gone + renamed) == sorted(heading for heading, _ in former)


def test_a_section_under_another_heading_is_known_by_its_words() -> None:
    told = list(
        sections_compared([("Aim", "Safety for all in the east")], [("Goal", "Safety for everyone in the east")])
    )
    assert [(one.heading, one.former, one.how) for one in told] == [("Goal", "Aim", How.CHANGED)]


def test_two_versions_are_compared_by_section_and_by_field(desk: Desk) -> None:
    former = _adopted(desk)
    later = new_version(desk, former, PERSON)
    section = _parts(desk, "section", "policy", later)[0]
    writing.set_values(desk, str(section["id"]), {"text": "A state that serves its citizens."}, PERSON)
    add(desk, "section", policy=later, position=2, heading="Means", text="Money.")
    found = compare(desk, former, later)
    assert [(one.heading, one.how) for one in found.sections] == [("Aim", How.CHANGED), ("Means", How.IN)]
    assert {one.heading for one in found.fields} >= {"Review due", "Contested"}
    assert not found.same


def test_a_version_is_the_same_as_itself(desk: Desk) -> None:
    policy = _adopted(desk)
    assert compare(desk, policy, policy).same


def test_only_policies_are_compared(desk: Desk) -> None:
    with pytest.raises(NotUnderstood, match="no policy"):
        compare(desk, _adopted(desk), recorded_decision(desk, "7"))
