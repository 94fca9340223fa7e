"""What every new desk knows: the same on every desk, sound, each record with its source."""

from collections import Counter
from pathlib import Path

from pbdesk.desk import checking, opening, reading, starter, telling, writing
from pbdesk.records.kinds import KINDS
from pbdesk.records.mentions import Mention, pieces
from pbdesk.store.desk import Desk
from pbdesk.store.fitness import unfit
from pbdesk.store.query import Records

ELEMENTS = ("agency", "whole of government", "external", "internal/external")


def rows(desk: Desk, kind: str) -> list[dict[str, object]]:
    return [dict(row) for row in reading.page(desk, reading.Listing(KINDS[kind])).rows]


def test_a_new_desk_begins_with_one_change(desk: Desk) -> None:
    assert [past.action for past in telling.past_changes(desk)] == ["starter knowledge"]
    assert checking.check(desk) == []


def test_two_desks_know_the_same_under_the_same_ids(desk: Desk, tmp_path: Path) -> None:
    with opening.new(tmp_path / "sweden.pbdesk", government="SWE", person="Eva") as other:
        for kind in ("note", "strategy", "recommendation", "model", "dimension"):
            assert rows(desk, kind) == rows(other, kind)


def test_every_starter_record_keeps_the_rules_of_its_kind(desk: Desk) -> None:
    told = list(starter.told())
    with desk.reading() as connection:
        records = Records(connection)
        held = {record: records.get(record) or {} for _, record, _ in told}
        ruled = [(record, rule) for kind, record, _ in told for rule in KINDS[kind].rules]
        broken = [(record, one) for kind, record, values in told for one in unfit(KINDS[kind], values)]
        broken += [(record, one) for record, rule in ruled for one in rule(held[record], records)]
    assert broken == []
    assert all(held.values())


def test_the_reports_recommendations_stand_by_the_four_elements_and_wait_for_a_response(desk: Desk) -> None:
    found = rows(desk, "recommendation")
    assert Counter(row["element"] for row in found) == dict(zip(ELEMENTS, (9, 9, 6, 6), strict=True))
    assert all(row["response"] is None for row in found)


def test_the_governments_that_the_report_names_are_there(desk: Desk) -> None:
    governments = {row["government"] for row in rows(desk, "model")}
    assert governments == {"CAN", "GBR", "USA", "AUS", "FRA", "DEU", "SWE", "ZAF", None}


def test_every_note_model_and_recommendation_names_its_source(desk: Desk) -> None:
    assert all(row["evidence"] for kind in ("note", "model", "recommendation") for row in rows(desk, kind))
    assert all(row["reference"] for row in rows(desk, "strategy"))


def test_what_a_starter_note_mentions_points_back_to_it(desk: Desk) -> None:
    rome = starter.identity(101)
    assert ("note", "mentions") in {(one.kind, one.field) for one in reading.one(desk, rome).backlinks}


def test_what_came_after_a_framework_of_the_report_is_said(desk: Desk) -> None:
    assert reading.one(desk, starter.identity(107)).values["superseded_by"] == starter.identity(108)


def test_starter_knowledge_is_the_desks_own_to_change(desk: Desk) -> None:
    assert writing.set_values(desk, starter.identity(301), {"response": "accepted", "reasons": "In force."}, "Kari")
    assert checking.check(desk) == []


def test_a_desk_may_begin_in_bokmaal_under_the_same_ids(tmp_path: Path) -> None:
    with opening.new(tmp_path / "oslo.pbdesk", government="NOR", person="Kari", language="nb") as oslo:
        assert "Lokalt eierskap" in {row["title"] for row in rows(oslo, "note")}
        assert reading.find(oslo, "strategiske underskuddet")[0].id == starter.identity(208)
        assert checking.check(oslo) == []


def test_the_starter_knowledge_says_in_each_language_what_it_says_in_english() -> None:
    said = ("title", "text", "summary", "name", "mechanism")
    english = {record: values for kind, record, values in starter.told() if kind != "dimension"}
    for language in starter.TRANSLATED:
        there = {record: values for kind, record, values in starter.told(language) if kind != "dimension"}
        assert there.keys() == english.keys()
        same = [record for record, values in there.items() for name in said
                if values.get(name) == english[record].get(name) is not None]  # fmt: skip
        assert set(same) <= {starter.identity(402), starter.identity(415)}, "names that are no words"


def test_a_mention_in_a_starter_note_calls_the_record_by_its_title() -> None:
    for language in ("en", *starter.TRANSLATED):
        told = {record: values for _, record, values in starter.told(language)}
        mentioned = [one for values in told.values() for one in pieces(str(values.get("text") or ""))
                     if isinstance(one, Mention)]  # fmt: skip
        assert len(mentioned) > 10
        assert [one.title for one in mentioned if told[one.record]["title"] != one.title] == []
