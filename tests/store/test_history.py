"""Everything that happens is a change: told, chained, taken back, and checked."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pbdesk.desk import checking, reading, telling, undoing, writing
from pbdesk.errors import CannotUndo
from pbdesk.records.kind import Value
from pbdesk.records.kinds import KINDS
from pbdesk.records.values import parse, show
from pbdesk.store.desk import Desk, open_desk

ACTIVITY = KINDS["activity"]


def _add(desk: Desk, kind: str, **values: Value) -> str:
    return writing.add(desk, KINDS[kind], values, "Kari")


def test_a_change_says_who_what_from_what_to_what(desk: Desk) -> None:
    record = _add(desk, "note", title="First")
    writing.set_values(desk, record, {"title": "Second"}, "Ola", reason="spelling")
    latest = telling.past_changes(desk, record=record)[0]
    told = telling.entries(desk, latest.n)[0].difference
    assert (latest.person, latest.reason, told.old, told.new) == (
        "Ola",
        "spelling",
        {"title": "First"},
        {"title": "Second"},
    )


def test_setting_what_it_is_already_is_no_change(desk: Desk) -> None:
    record = _add(desk, "note", title="Same")
    before = len(telling.past_changes(desk))
    assert not writing.set_values(desk, record, {"title": "Same"}, "Kari")
    assert len(telling.past_changes(desk)) == before


def test_undo_and_redo_go_back_and_forth(desk: Desk) -> None:
    country = _add(desk, "country", name="Congo", code="COD")
    record = _add(desk, "activity", title="Roads", other_countries=[country])
    writing.set_values(desk, record, {"title": "Bridges", "other_countries": []}, "Kari")
    undoing.undo(desk, "Kari")
    assert reading.one(desk, record).values["other_countries"] == [country]
    undoing.undo(desk, "Kari")
    assert reading.count(desk, reading.Listing(ACTIVITY)) == 0
    undoing.redo(desk, "Kari")
    undoing.redo(desk, "Kari")
    assert reading.one(desk, record).values["title"] == "Bridges"
    assert undoing.next_redo(desk) is None
    assert checking.check(desk) == []


def test_something_new_ends_redo(desk: Desk) -> None:
    _add(desk, "note", title="One")
    undoing.undo(desk, "Kari")
    _add(desk, "note", title="Two")
    assert undoing.next_redo(desk) is None


def test_undo_refuses_what_was_changed_since(desk: Desk) -> None:
    record = _add(desk, "note", title="One")
    made = telling.past_changes(desk)[0]
    writing.set_values(desk, record, {"title": "Two"}, "Ola")
    with pytest.raises(CannotUndo, match="changed since: Two"):
        undoing.undo(desk, "Kari", made.id)


def test_undo_refuses_what_others_rest_on(desk: Desk) -> None:
    agency = _add(desk, "actor", name="Ministry")
    made = telling.past_changes(desk)[0]
    _add(desk, "activity", title="Roads", agency=agency)
    with pytest.raises(CannotUndo, match="Roads"):
        undoing.undo(desk, "Kari", made.id)


def test_a_change_is_taken_back_once(desk: Desk) -> None:
    _add(desk, "note", title="One")
    made = telling.past_changes(desk)[0]
    undoing.undo(desk, "Kari", made.id)
    with pytest.raises(CannotUndo, match="already"):
        undoing.undo(desk, "Kari", made.id)


def test_a_slip_in_recording_a_decision_can_be_taken_back(desk: Desk) -> None:
    decision = _add(desk, "decision", title="Lead", number="1", date="2026-03-01", text="It leads.", status="draft")
    writing.set_values(desk, decision, {"status": "recorded"}, "Kari")
    undoing.undo(desk, "Kari")
    assert reading.one(desk, decision).values["status"] == "draft"
    assert checking.check(desk) == []


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("DROP TRIGGER note_in_a_change_update; UPDATE note SET title = 'Forged'", "not what its history says"),
        ("DROP TRIGGER note_in_a_change_delete; DELETE FROM note", "gone without a change"),
        ("DROP TRIGGER entry_sealed", "entry_sealed"),
        ("DELETE FROM search", "search index"),
        ("DROP TRIGGER entry_sealed; UPDATE entry SET new = replace(new, 'Real', 'Forged')", "not as it was sealed"),
        ("DROP TRIGGER change_sealed; UPDATE change SET person = 'Ola'", "not as it was sealed"),
    ],
)
def test_check_finds_what_was_done_behind_the_desk(desk: Desk, statement: str, words: str) -> None:
    _add(desk, "note", title="Real")
    assert checking.check(desk) == []
    with desk.writing() as connection:
        for part in statement.split("; "):
            connection.exec_driver_sql(part)
    assert any(words in fault for fault in checking.check(desk))


def test_every_kind_of_record_is_found_by_its_words(desk: Desk) -> None:
    _add(desk, "activity", title="Réhabilitation de la route", description="Entre Goma et Bukavu")
    hits = reading.find(desk, "rehab bukavu")
    assert [hit.kind for hit in hits] == ["activity"]
    assert "Bukavu" in hits[0].snippet or "Réhab" in hits[0].snippet


def test_a_backup_is_the_whole_desk(desk: Desk) -> None:
    _add(desk, "note", title="Kept")
    made = checking.backup(desk)
    with open_desk(made) as copy:
        assert checking.check(copy) == []
        notes = reading.Listing(KINDS["note"])
        assert reading.count(copy, notes) == reading.count(desk, notes)


_TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).map(str.strip).filter(bool)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(title=_TEXT, budget=st.integers(-(10**15), 10**15))
def test_any_text_and_amount_is_kept_as_it_was_given(desk: Desk, title: str, budget: int) -> None:
    record = _add(desk, "activity", title=title, budget=budget, currency="NOK")
    held = reading.one(desk, record).values
    assert (held["title"], held["budget"]) == (title, budget)


@given(st.integers(-(10**18), 10**18))
def test_amounts_are_written_and_read_back_exactly(amount: int) -> None:
    field = ACTIVITY.by_name["budget"]
    assert parse(field, show(field, amount)) == amount
