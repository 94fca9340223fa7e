"""Two actors that are one agency are joined: all that led to the one leads to the other, or it is said what stands."""

import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pbdesk.desk import (
    checking,
    joining,
    measuring,
    opening,
    reading,
    recording,
    telling,
    undoing,
    versioning,
    writing,
)
from pbdesk.errors import Cancelled, NotUnderstood, RuleBroken
from pbdesk.records.kind import Kind, Type
from pbdesk.records.kinds import KINDS, pointing_at
from pbdesk.records.mentions import written
from pbdesk.store.desk import Desk
from pbdesk.store.query import Records
from tests.desk.deciding import Body
from tests.desk.policies import recorded_decision, whole_policy
from tests.held import PERSON, add, listed, values_of

WAYS = [(kind.name, field) for kind, field in pointing_at("actor")] + [("note", "related"), ("activity", "related")]
"""Every field that leads to an actor."""
BEGINS = {"tradeoff": {"over": "external"}, "activity": {"title": "Wells"}}
"""What a record of a kind begins with beside its first choices, to keep its rules."""
Links = list[tuple[tuple[str, str], bool]]
_NAMED = count()


def least(kind: Kind) -> dict[str, Any]:
    """What a record of a kind needs besides its links; no two are called the same."""
    plain = {Type.DAY: "2026-03-01", Type.DATE: "2026", Type.INTEGER: 1, Type.NUMBER: 1.0}
    needed = [one for one in kind.fields if one.required and one.type is not Type.LINK]
    said = {one.name: one.choices[0] if one.choices else plain.get(one.type, f"Some {next(_NAMED)}") for one in needed}
    return {**said, **BEGINS.get(kind.name, {})}


def linking(desk: Desk, kind: str, field: str, actor: str) -> str:
    """A record that leads to an actor by a field, and nowhere else that it need not."""
    described = KINDS[kind]
    many = described.by_name[field].type is Type.LINKS
    return add(desk, kind, **{**least(described), **wholes(desk, described, field), field: [actor] if many else actor})


def wholes(desk: Desk, kind: Kind, without: str = "") -> dict[str, str]:
    """New records for all that a record must link to, but for one field."""
    needed = [one for one in kind.fields if one.required and one.type is Type.LINK and one.name != without]
    return {one.name: add(desk, one.to, **least(KINDS[one.to]), **wholes(desk, KINDS[one.to])) for one in needed}


def everything(desk: Desk) -> dict[str, list[dict[str, Any]]]:
    """Every row of every kind, with its links."""
    with desk.reading() as connection:
        records = Records(connection)
        return {name: [values for _, values in sorted(records.get_many(kind, records.ids(kind)).items())]
                for name, kind in KINDS.items()}  # fmt: skip


@contextmanager
def two_actors() -> Iterator[tuple[Desk, str, str]]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "two.pbdesk"
        with opening.new(path, government="NOR", person=PERSON) as desk:
            yield desk, add(desk, "actor", name="UD"), add(desk, "actor", name="Ministry of Foreign Affairs")


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(links=st.lists(st.tuples(st.sampled_from(WAYS), st.booleans()), min_size=1, max_size=12))
def test_whatever_leads_to_it_leads_to_the_other_and_undo_brings_back_every_row(links: Links) -> None:
    with two_actors() as (desk, gone, stays):
        made = [linking(desk, kind, field, gone if to_it else stays) for (kind, field), to_it in links]
        before = everything(desk)
        joining.join(desk, gone, stays, PERSON)
        assert gone not in json.dumps(everything(desk))
        for record, ((_, field), _) in zip(made, links, strict=True):
            assert values_of(desk, record)[field] in (stays, [stays])
        assert checking.check(desk) == []
        undoing.undo(desk, PERSON)
        assert everything(desk) == before
        assert checking.check(desk) == []


def test_every_field_that_leads_to_an_actor_is_tried(desk: Desk, mfa: str, ud: str) -> None:
    for kind, field in WAYS:
        linking(desk, kind, field, ud)
    planned = joining.join(desk, ud, mfa, PERSON)
    assert {(one.kind, one.field) for one in planned.leading} == set(WAYS)
    assert ud not in json.dumps(everything(desk))


def test_it_is_one_change_with_its_names_in_the_history(desk: Desk, mfa: str, ud: str) -> None:
    add(desk, "activity", title="Wells", agency=ud)
    joining.join(desk, ud, mfa, PERSON, "One agency")
    (past,) = telling.past_changes(desk, limit=1)
    assert (past.action, past.detail["title"], past.detail["into"]) == ("join", "UD", "Ministry MFA")
    assert (past.reason, past.entries) == ("One agency", 3)


def test_the_one_that_stays_has_the_names_of_the_other_and_what_it_lacked(desk: Desk, force: Body) -> None:
    other = add(desk, "actor", name="Utenriksdepartementet", acronym="UD", other_names="Royal Ministry | mfa",
                type="ministry", side="external", note="From the list.")  # fmt: skip
    mfa, before = force.agencies["MFA"], values_of(desk, force.agencies["MFA"])
    planned = joining.join(desk, other, mfa, PERSON)
    after = values_of(desk, mfa)
    assert after["other_names"] == "Utenriksdepartementet|UD|Royal Ministry"
    assert (after["type"], after["side"], after["note"]) == ("ministry", "external", "From the list.")
    assert (after["name"], after["acronym"], after["own"]) == (before["name"], "MFA", 1)
    assert planned.differing == ()


def test_what_the_other_says_otherwise_is_said_and_not_taken_over(desk: Desk, force: Body) -> None:
    first = add(desk, "actor", name="NRC", type="international NGO", note="Ours.")
    second = add(desk, "actor", name="Flyktninghjelpen", type="national NGO", note="Theirs.")
    planned = joining.join(desk, second, first, PERSON)
    assert [(one.field, one.stays, one.goes) for one in planned.differing] == [
        ("type", "international NGO", "national NGO"), ("note", "Ours.", "Theirs."),
    ]  # fmt: skip
    assert (values_of(desk, first)["type"], values_of(desk, first)["note"]) == ("international NGO", "Ours.")


def test_tags_networks_and_related_records_of_both_are_kept_and_neither_is_related_to_itself(desk: Desk) -> None:
    one, two = (add(desk, "network", name=name) for name in ("Country team", "Donors"))
    stays = add(desk, "actor", name="OCHA", networks=[one])
    gone = add(desk, "actor", name="UN OCHA", networks=[one, two], related=[stays, two])
    writing.set_values(desk, stays, {"related": [gone, one]}, PERSON)
    joining.join(desk, gone, stays, PERSON)
    after = values_of(desk, stays)
    assert (after["networks"], after["related"]) == ([one, two], [one, two])


def test_a_record_that_names_both_names_the_one_that_stays_once_and_in_its_place(desk: Desk, mfa: str, ud: str) -> None:
    third = add(desk, "actor", name="Norad")
    paper = add(desk, "assessment", title="Needs", participants=[ud, third, mfa])
    joining.join(desk, ud, mfa, PERSON)
    assert values_of(desk, paper)["participants"] == [mfa, third]


def test_a_note_that_mentions_it_keeps_its_words_and_leads_to_the_other(desk: Desk, mfa: str, ud: str) -> None:
    note = add(desk, "note", title="Call", text=f"{written('UD', ud)} rang {written('MFA', mfa)}.")
    joining.join(desk, ud, mfa, PERSON)
    after = values_of(desk, note)
    assert after["text"] == f"{written('UD', mfa)} rang {written('MFA', mfa)}."
    assert after["mentions"] == [mfa]


def test_a_recorded_decision_stands_in_the_way_and_the_other_way_round_is_offered(desk: Desk, force: Body) -> None:
    mfa, ud = force.agencies["MFA"], add(desk, "actor", name="UD")
    recording.record(desk, force.draft("Silence"), PERSON)
    with pytest.raises(RuleBroken) as refused:
        joining.join(desk, mfa, ud, PERSON)
    stands, other_way = refused.value.messages
    assert stands.endswith("never change: Position “Ministry MFA · silent” of decision “TF 2026/01 · Silence”.")
    assert other_way == "The other way round it can be done: keep “Ministry MFA”, and let “UD” go."
    joining.join(desk, ud, mfa, PERSON)
    assert reading.one(desk, mfa).values["other_names"] == "UD"


def test_where_both_are_named_by_what_stands_the_other_way_round_is_not_offered(desk: Desk, mfa: str, ud: str) -> None:
    for number, agency in (("1", mfa), ("2", ud)):
        recorded_decision(desk, number, proposer=agency)
    with pytest.raises(RuleBroken, match="Decision “2 · Decision 2”") as refused:
        joining.join(desk, ud, mfa, PERSON)
    assert "other way round" not in str(refused.value)


def test_what_an_adopted_policy_says_stands(desk: Desk, mfa: str, ud: str) -> None:
    policy = whole_policy(desk, owner=ud)
    add(desk, "contested_point", policy=policy, title="Pace", contested_by=[ud], settled="2026-01-01")
    writing.set_values(desk, policy, {"status": "adopted", "adopted_by": recorded_decision(desk)}, PERSON)
    with pytest.raises(RuleBroken, match="Policy “Engagement in the Lakes · version 1”, Contested point “Pace”"):
        joining.join(desk, ud, mfa, PERSON)


def test_what_a_superseded_framework_says_stands_but_its_own_ordering_goes_on(desk: Desk, mfa: str, ud: str) -> None:
    country = add(desk, "country", name="Mali", code="MLI", type="country")
    former = add(desk, "framework", title="Strategy", country=country, version=1, status="in force", related=[ud])
    objective = add(desk, "objective", framework=former, title="Peace", lead=ud)
    later = add(desk, "framework", title="Strategy", country=country, version=2, status="draft", supersedes=former)
    versioning.put_in_force(desk, later, "2026-03-01", PERSON, None)
    with pytest.raises(RuleBroken, match="never change: Objective “Peace” of strategic framework") as refused:
        joining.join(desk, ud, mfa, PERSON)
    assert "Strategic framework “" not in str(refused.value)
    assert values_of(desk, objective)["lead"] == ud


def test_what_names_it_twice_is_named_once(desk: Desk, mfa: str, ud: str) -> None:
    recorded_decision(desk, proposer=ud, lead_agency=ud)
    with pytest.raises(RuleBroken) as refused:
        joining.join(desk, ud, mfa, PERSON)
    assert str(refused.value).count("Decision “") == 1


def test_many_records_in_the_way_are_named_up_to_ten_and_the_rest_counted(desk: Desk, mfa: str, ud: str) -> None:
    for number in range(12):
        recorded_decision(desk, str(number), proposer=ud)
    with pytest.raises(RuleBroken, match="and 2 more"):
        joining.join(desk, ud, mfa, PERSON)


@pytest.mark.parametrize(
    ("kind", "said", "named"),
    [
        ("membership", {"tier": "periphery", "start": "2026-01-01"}, "Member “UD · periphery” of task force"),
        ("attendance", {"presence": "present"}, "Attendance “UD · present” of meeting"),
        ("position", {"position": "agrees"}, "Position “UD · agrees” of decision"),
        ("consultation", {"circle": "across government", "asked": "2026-01-01"}, "Consultation “UD"),
    ],
)
def test_where_both_stand_where_an_agency_stands_once_it_is_named_first(
    force: Body, ud: str, kind: str, said: dict[str, str], named: str
) -> None:
    desk, mfa = force.desk, force.agencies["MFA"]
    stands_in: dict[str, dict[str, Any]] = {
        "membership": {"task_force": force.force, "agency": ud},
        "attendance": {"meeting": force.meeting(), "agency": ud},
        "position": {"decision": force.draft(), "agency": ud},
        "consultation": {"policy": force.policy(), "consulted": ud},
    }
    held = add(desk, kind, **stands_in[kind], **said)
    if kind != "membership":
        other = "consulted" if kind == "consultation" else "agency"
        add(desk, kind, **{**stands_in[kind], **said, other: mfa})
    with pytest.raises(RuleBroken) as refused:
        joining.join(desk, ud, mfa, PERSON)
    assert "“Ministry MFA” stands beside it where an agency stands once" in str(refused.value)
    assert named in str(refused.value)
    assert "other way round" not in str(refused.value)
    writing.remove(desk, held, PERSON)
    joining.join(desk, ud, mfa, PERSON)


def test_members_one_after_the_other_do_not_stand_in_the_way(force: Body, ud: str) -> None:
    desk, mfa = force.desk, force.agencies["MFA"]
    (held,) = listed(desk, "membership", agency=mfa)
    writing.set_values(desk, str(held["id"]), {"end": "2025-12-31"}, PERSON)
    add(desk, "membership", task_force=force.force, agency=ud, tier="core", start="2026-01-01")
    joining.join(desk, ud, mfa, PERSON)
    assert [one["start"] for one in listed(desk, "membership", agency=mfa)] == ["2025-01-01", "2026-01-01"]


def test_a_contradiction_between_the_two_is_none_of_one_with_itself(desk: Desk, mfa: str, ud: str) -> None:
    add(desk, "contradiction", title="Two lines", between=[ud, mfa])
    with pytest.raises(RuleBroken, match="Contradiction “Two lines”"):
        joining.join(desk, ud, mfa, PERSON)


def test_an_actor_is_not_joined_into_itself_nor_into_what_is_none(desk: Desk, mfa: str) -> None:
    with pytest.raises(NotUnderstood, match="is one actor"):
        joining.plan(desk, mfa, mfa)
    with pytest.raises(NotUnderstood, match="no actor"):
        joining.plan(desk, add(desk, "country", name="Mali", code="MLI", type="country"), mfa)


def test_internal_and_external_are_two(desk: Desk, mfa: str) -> None:
    internal = add(desk, "actor", name="MINAFFET", side="internal")
    external = add(desk, "actor", name="Embassy", side="external")
    for one, other in ((internal, external), (external, internal), (mfa, internal)):
        with pytest.raises(RuleBroken, match="is on another side"):
            joining.plan(desk, one, other)


def test_a_part_and_its_whole_are_two(desk: Desk, mfa: str) -> None:
    department = add(desk, "actor", name="Department", parent=mfa)
    section = add(desk, "actor", name="Section", parent=department)
    for one, other in ((section, mfa), (mfa, section)):
        with pytest.raises(RuleBroken, match="“Section” is a part of “Ministry MFA”"):
            joining.plan(desk, one, other)


def test_search_finds_the_one_that_stays_by_the_old_name(desk: Desk, mfa: str, ud: str) -> None:
    joining.join(desk, ud, mfa, PERSON)
    assert [hit.id for hit in reading.find(desk, "UD")] == [mfa]


def test_the_figures_count_one_agency_where_they_counted_two(force: Body, ud: str) -> None:
    desk, mfa = force.desk, force.agencies["MFA"]
    for agency in (mfa, ud):
        add(desk, "activity", title=f"Wells of {agency}", agency=agency, country=force.country, start="2026-01-01",
            status="ongoing")  # fmt: skip

    def active() -> dict[str, int]:
        found = measuring.profile(desk, force.country, "2026-06-01").matrix
        return {row.name: sum(cell.activities for cell in found.line(row)) for row in found.rows}

    assert active()["MFA"] == active()["others"] == 1
    joining.join(desk, ud, mfa, PERSON)
    assert active()["MFA"] == 2


def test_stopping_it_leaves_the_desk_as_it_was(desk: Desk, mfa: str, ud: str) -> None:
    add(desk, "activity", title="Wells", agency=ud)
    before = everything(desk)

    def stop(_done: int, _of: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        joining.join(desk, ud, mfa, PERSON, told=stop)
    assert everything(desk) == before


def test_what_would_change_is_told_and_nothing_is_written(desk: Desk, mfa: str, ud: str) -> None:
    add(desk, "activity", title="Wells", agency=ud, partner=ud)
    before = everything(desk)
    planned = joining.plan(desk, ud, mfa)
    assert [(one.kind, one.field, len(one.ids)) for one in planned.leading] == [
        ("activity", "agency", 1), ("activity", "partner", 1),
    ]  # fmt: skip
    assert everything(desk) == before
