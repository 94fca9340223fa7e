"""Two desks made one: what a parcel carries, what is merged, what a person must choose, what is refused."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from pbdesk.desk import attaching, checking, exchanging, opening, reading, recording, starter, telling, undoing, writing
from pbdesk.desk.exchanging import Exchanged
from pbdesk.errors import ConflictsOpen, Damaged, NotUnderstood, RuleBroken
from pbdesk.exchange.merging import OURS, THEIRS, Conflict
from pbdesk.records.kinds import KINDS
from pbdesk.store import content, history
from pbdesk.store.desk import Desk
from tests.desk import deciding
from tests.desk.policies import recorded_decision, whole_policy


@dataclass(frozen=True)
class Pair:
    """Two desks with one past, each of another official, and a folder for what passes between them."""

    kari: Desk
    ola: Desk
    folder: Path

    def parcel(self, sender: Desk, **said: str) -> Path:
        out = self.folder / f"{sender.path.stem}.pbparcel"
        exchanging.write(sender, out, **said)
        return out

    def read(self, sender: Desk, receiver: Desk, side: str = "") -> Exchanged:
        return exchanging.prepare(receiver, self.parcel(sender), exchanging.take(side))

    def merge(self, sender: Desk, receiver: Desk, side: str = "") -> Exchanged:
        read = self.read(sender, receiver, side)
        exchanging.accept(receiver, read, receiver.path.stem)
        return read


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[Pair]:
    opening.new(tmp_path / "kari.pbdesk", government="NOR", person="Kari").close()
    with opening.open_desk(tmp_path / "kari.pbdesk", person="Kari") as kari:
        for name in ("Ministry of Finance", "Ministry of Justice"):
            add(kari, "actor", name=name, own=1)
        add(kari, "note", title="What we know", text="Roads are open.")
        shutil.copy(tmp_path / "kari.pbdesk", tmp_path / "ola.pbdesk")
        with opening.open_desk(tmp_path / "ola.pbdesk", person="Ola") as ola:
            yield Pair(kari, ola, tmp_path)


def add(desk: Desk, kind: str, **values: Any) -> str:
    return writing.add(desk, KINDS[kind], values, desk.path.stem)


def put(desk: Desk, record: str, **values: Any) -> None:
    writing.set_values(desk, record, values, desk.path.stem)


def named(desk: Desk, kind: str, title: str) -> str:
    return writing.meant(desk, kind, title)


def held(desk: Desk) -> dict[str, dict[str, Any]]:
    """Every record of a desk."""
    return {
        str(row["id"]): row for kind in KINDS.values() for row in reading.page(desk, reading.Listing(kind)).rows
    }  # fmt: skip


def said(conflict: Conflict) -> tuple[str, str, object, object]:
    return conflict.title, conflict.field, conflict.ours, conflict.theirs


def test_a_whole_desk_comes_into_an_empty_one_as_it_is(pair: Pair, tmp_path: Path) -> None:
    decided = deciding.body(pair.kari)
    recorded = decided.draft(number="TF 2026/01", status="recorded")
    policy = whole_policy(pair.kari, country=decided.country)
    put(pair.kari, policy, status="adopted", adopted_by=recorded)
    with opening.new(tmp_path / "empty.pbdesk", government="NOR", person="Per") as empty:
        merged = pair.merge(pair.kari, empty)
        assert not merged.merge.settled
        assert held(empty) == held(pair.kari)
        assert checking.check(empty) == []


def test_what_two_officials_did_on_their_copies_comes_together(pair: Pair) -> None:
    finance, note = named(pair.kari, "actor", "Ministry of Finance"), named(pair.kari, "note", "What we know")
    put(pair.kari, finance, acronym="MOF")
    put(pair.ola, finance, note="Asks for receipts.")
    put(pair.ola, note, text="The road to Goma is closed.")
    add(pair.ola, "activity", title="Mobile courts", agency=finance)
    merged = pair.merge(pair.ola, pair.kari)
    assert not merged.merge.settled
    values = reading.one(pair.kari, finance).values
    assert (values["acronym"], values["note"]) == ("MOF", "Asks for receipts.")
    assert reading.one(pair.kari, note).values["text"] == "The road to Goma is closed."
    pair.merge(pair.kari, pair.ola)
    assert held(pair.ola) == held(pair.kari)


def test_the_same_parcel_again_changes_nothing(pair: Pair) -> None:
    add(pair.ola, "note", title="Second note")
    pair.merge(pair.ola, pair.kari)
    assert exchanging.accept(pair.kari, pair.read(pair.ola, pair.kari), "Kari") is None


def test_what_nobody_named_did_is_merged_and_undone_and_nobody_is_named_for_it(pair: Pair) -> None:
    note = writing.add(pair.kari, KINDS["note"], {"title": "Seen"}, "")
    exchanging.accept(pair.ola, pair.read(pair.kari, pair.ola), "")
    (merged,) = telling.past_changes(pair.ola, record=note)
    assert (merged.person, merged.detail["persons"]) == ("", ["Kari", "kari"])
    undoing.undo(pair.ola, "", merged.id)
    assert checking.check(pair.ola) == checking.check(pair.kari) == []


def test_a_field_changed_on_both_desks_is_a_persons_to_choose(pair: Pair) -> None:
    note = named(pair.kari, "note", "What we know")
    put(pair.kari, note, text="The road is mined.")
    put(pair.ola, note, text="The road is clear.")
    before = held(pair.kari)
    read = pair.read(pair.ola, pair.kari)
    assert [said(one) for one in read.merge.open] == [
        ("What we know", "text", "The road is mined.", "The road is clear.")
    ]
    with pytest.raises(ConflictsOpen, match="1 conflict stands in the way and nothing was changed"):
        exchanging.accept(pair.kari, read, "Kari")
    assert held(pair.kari) == before


@pytest.mark.parametrize(("side", "text"), [(THEIRS, "The road is clear."), (OURS, "The road is mined.")])
def test_the_side_chosen_stands_and_is_not_asked_for_again(pair: Pair, side: str, text: str) -> None:
    note = named(pair.kari, "note", "What we know")
    put(pair.kari, note, text="The road is mined.")
    put(pair.ola, note, text="The road is clear.")
    add(pair.ola, "note", title="Something else")
    pair.merge(pair.ola, pair.kari, side)
    assert reading.one(pair.kari, note).values["text"] == text
    assert not pair.read(pair.ola, pair.kari).merge.settled


def test_what_was_sent_and_changed_since_is_no_conflict_when_it_comes_back(pair: Pair) -> None:
    note = named(pair.kari, "note", "What we know")
    put(pair.kari, note, text="First.")
    pair.merge(pair.kari, pair.ola)
    put(pair.kari, note, text="Second.")
    add(pair.ola, "note", title="Another")
    merged = pair.merge(pair.ola, pair.kari)
    assert not merged.merge.settled
    assert reading.one(pair.kari, note).values["text"] == "Second."


def test_a_record_deleted_here_and_changed_there_is_a_conflict(pair: Pair) -> None:
    note = named(pair.kari, "note", "What we know")
    writing.remove(pair.kari, note, "Kari")
    put(pair.ola, note, text="Still true.")
    assert [one.why for one in pair.read(pair.ola, pair.kari).merge.open] == ["deleted here, changed there"]
    pair.merge(pair.ola, pair.kari, THEIRS)
    assert reading.one(pair.kari, note).values["text"] == "Still true."


def test_a_record_deleted_there_and_changed_here_is_a_conflict(pair: Pair) -> None:
    note = named(pair.kari, "note", "What we know")
    put(pair.kari, note, text="Still true.")
    writing.remove(pair.ola, note, "Ola")
    assert [one.why for one in pair.read(pair.ola, pair.kari).merge.open] == ["deleted there, changed here"]
    pair.merge(pair.ola, pair.kari, THEIRS)
    assert note not in held(pair.kari)


def test_a_record_deleted_there_that_nobody_touched_here_goes(pair: Pair) -> None:
    note = named(pair.kari, "note", "What we know")
    writing.remove(pair.ola, note, "Ola")
    assert not pair.merge(pair.ola, pair.kari).merge.settled
    assert note not in held(pair.kari)


def test_a_record_changed_and_then_deleted_there_that_nobody_touched_here_goes(pair: Pair) -> None:
    note = named(pair.ola, "note", "What we know")
    put(pair.ola, note, text="Roads are closed.")
    writing.remove(pair.ola, note, "Ola")
    assert not pair.merge(pair.ola, pair.kari).merge.settled
    assert note not in held(pair.kari)


def test_a_record_deleted_there_that_is_needed_here_stays(pair: Pair) -> None:
    justice = named(pair.kari, "actor", "Ministry of Justice")
    add(pair.kari, "activity", title="Mobile courts", agency=justice)
    writing.remove(pair.ola, justice, "Ola")
    read = pair.merge(pair.ola, pair.kari, THEIRS)
    assert [(one.why, side) for one, side in read.merge.settled] == [("deleted there, needed here", OURS)]
    assert justice in held(pair.kari)
    assert checking.check(pair.kari) == []


def test_what_comes_in_never_points_to_what_was_deleted_here(pair: Pair) -> None:
    justice = named(pair.kari, "actor", "Ministry of Justice")
    writing.remove(pair.kari, justice, "Kari")
    add(pair.ola, "activity", title="Mobile courts", agency=justice)
    read = pair.read(pair.ola, pair.kari, THEIRS)
    assert [(one.title, one.why) for one in read.merge.open] == [
        ("Mobile courts", "links to a record that was deleted here")
    ]


def test_a_country_that_both_desks_made_is_one_country(pair: Pair, tmp_path: Path) -> None:
    here = add(pair.kari, "country", name="Burundi", code="BDI", type="country")
    with opening.new(tmp_path / "other.pbdesk", government="NOR", person="Per") as other:
        there = add(other, "country", name="Burundi", code="BDI", type="country")
        add(other, "activity", title="Courts", country=there)
        add(other, "note", title="On it", text=f"See [[Burundi|{there}]].")
        merged = pair.merge(other, pair.kari)
    assert merged.merge.same[there] == here
    assert there not in held(pair.kari)
    assert reading.one(pair.kari, named(pair.kari, "activity", "Courts")).values["country"] == here
    assert f"|{here}]]" in str(reading.one(pair.kari, named(pair.kari, "note", "On it")).values["text"])
    assert checking.check(pair.kari) == []


def test_a_decision_number_given_on_both_desks_stands_in_the_way(pair: Pair) -> None:
    force = add(pair.kari, "task_force", name="Task force")
    pair.merge(pair.kari, pair.ola)
    recorded_decision(pair.kari, "7", task_force=force)
    recorded_decision(pair.ola, "7", task_force=force)
    read = pair.read(pair.ola, pair.kari, THEIRS)
    assert [(one.title, one.why) for one in read.merge.open] == [
        ("7 · Decision 7", "its number was given here to another decision")
    ]
    with pytest.raises(ConflictsOpen, match="no side can be chosen: take back the recordings that have this number"):
        exchanging.accept(pair.kari, read, "Kari")


@pytest.mark.parametrize("deleted", [False, True])
def test_a_number_that_was_taken_back_here_is_still_no_other_decisions(pair: Pair, deleted: bool) -> None:
    force = add(pair.kari, "task_force", name="Task force")
    said = {"text": "It is decided.", "date": "2026-03-01", "task_force": force, "status": "draft"}
    first, second = (add(pair.kari, "decision", title=title, **said) for title in ("First", "Second"))
    pair.merge(pair.kari, pair.ola)
    recording.record(pair.kari, first, "Kari")
    undoing.undo(pair.kari, "Kari")
    if deleted:
        writing.remove(pair.kari, first, "Kari")
    recording.record(pair.ola, second, "Ola")
    assert [(one.title, one.why) for one in pair.read(pair.ola, pair.kari).merge.open] == [
        ("2026-1 · Second", "its number was given here to another decision")
    ]


def test_two_decisions_of_one_number_are_recorded_anew_one_after_the_other(pair: Pair) -> None:
    force = add(pair.kari, "task_force", name="Task force")
    pair.merge(pair.kari, pair.ola)
    said = {"text": "It is decided.", "date": "2026-03-01", "task_force": force, "status": "draft"}
    drafts = {desk: add(desk, "decision", title=desk.path.stem, **said) for desk in (pair.kari, pair.ola)}
    for desk, draft in drafts.items():
        recording.record(desk, draft, desk.path.stem)
        undoing.undo(desk, desk.path.stem)
    for desk, draft in drafts.items():
        recording.record(desk, draft, desk.path.stem)
        assert not pair.merge(pair.kari, pair.ola).merge.settled
    pair.merge(pair.ola, pair.kari)
    numbers = [reading.one(pair.kari, draft).values["number"] for draft in drafts.values()]
    assert numbers == ["2026-2", "2026-3"]
    assert held(pair.kari) == held(pair.ola)


def test_a_policy_adopted_there_is_adopted_here_with_its_record_and_decision(pair: Pair) -> None:
    policy = whole_policy(pair.kari)
    pair.merge(pair.kari, pair.ola)
    put(pair.ola, policy, status="adopted", adopted_by=recorded_decision(pair.ola))
    add(pair.ola, "note", title="Adopted at last")
    assert not pair.merge(pair.ola, pair.kari).merge.settled
    assert reading.one(pair.kari, policy).values["status"] == "adopted"
    with pytest.raises(RuleBroken, match="never changes"):
        put(pair.kari, policy, title="Another title")


def test_a_version_that_supersedes_comes_with_the_one_it_supersedes(pair: Pair) -> None:
    first = whole_policy(pair.kari)
    put(pair.kari, first, status="adopted", adopted_by=recorded_decision(pair.kari))
    second = whole_policy(pair.kari, version=2, supersedes=first)
    pair.merge(pair.kari, pair.ola)
    put(pair.ola, second, status="adopted", adopted_by=recorded_decision(pair.ola, "2"))
    pair.merge(pair.ola, pair.kari)
    assert reading.one(pair.kari, first).values["status"] == "superseded"
    assert held(pair.kari) == held(pair.ola)


def test_the_files_of_documents_come_along(pair: Pair, tmp_path: Path) -> None:
    paper = tmp_path / "paper.txt"
    paper.write_text("Terms of reference", "utf-8")
    attaching.attach(pair.ola, None, paper, "Ola")
    pair.merge(pair.ola, pair.kari)
    with pair.kari.reading() as connection:
        assert content.holds(connection, content.digest_of(b"Terms of reference"))
    assert checking.check(pair.kari) == []


def test_an_exchange_is_taken_back_as_one_and_can_come_again(pair: Pair) -> None:
    before = held(pair.kari)
    add(pair.ola, "note", title="One")
    put(pair.ola, named(pair.ola, "note", "What we know"), text="Changed there.")
    pair.merge(pair.ola, pair.kari)
    undoing.undo(pair.kari, "Kari")
    assert held(pair.kari) == before
    pair.merge(pair.ola, pair.kari)
    assert held(pair.kari) == held(pair.ola)


def test_a_parcel_since_a_change_carries_only_what_came_after(pair: Pair) -> None:
    with pair.ola.reading() as connection:
        last = history.changes(connection, limit=1)[0].id
    add(pair.ola, "note", title="After")
    out = pair.parcel(pair.ola, since=last)
    read = exchanging.prepare(pair.kari, out)
    assert [step.action for step in read.parcel.steps] == ["add"]


def test_a_parcel_that_goes_on_from_what_was_never_sent_is_refused(pair: Pair, tmp_path: Path) -> None:
    note = add(pair.ola, "note", title="Never sent")
    with pair.ola.reading() as connection:
        last = history.changes(connection, limit=1)[0].id
    put(pair.ola, note, text="Changed.")
    with pytest.raises(NotUnderstood, match="without --since"):
        exchanging.prepare(pair.kari, pair.parcel(pair.ola, since=last))


def test_what_lay_between_two_parcels_does_not_bring_back_what_came_after_it(pair: Pair) -> None:
    note = named(pair.ola, "note", "What we know")
    put(pair.ola, note, text="Between.", evidence="Seen by us.")
    with pair.ola.reading() as connection:
        last = history.changes(connection, limit=1)[0].id
    put(pair.ola, note, text="After.")
    late = exchanging.prepare(pair.kari, pair.parcel(pair.ola, since=last), exchanging.take(THEIRS))
    exchanging.accept(pair.kari, late, "Kari")
    merged = pair.merge(pair.ola, pair.kari)
    assert not merged.merge.settled
    values = reading.one(pair.kari, note).values
    assert (values["text"], values["evidence"]) == ("After.", "Seen by us.")


def test_a_desk_that_has_lost_a_file_writes_no_parcel_without_it(pair: Pair, tmp_path: Path) -> None:
    paper = tmp_path / "paper.txt"
    paper.write_text("Terms of reference", "utf-8")
    attaching.attach(pair.ola, None, paper, "Ola")
    with pair.ola.writing() as connection:
        for trigger in connection.exec_driver_sql("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
            connection.exec_driver_sql(f'DROP TRIGGER "{trigger[0]}"')
        connection.exec_driver_sql("DELETE FROM content")
    with pytest.raises(Damaged, match="the file of a document is gone"):
        pair.parcel(pair.ola)
    assert not (tmp_path / "ola.pbparcel").exists()


def test_the_same_changes_give_the_same_parcel_byte_for_byte(pair: Pair, tmp_path: Path) -> None:
    first, second = tmp_path / "one.pbparcel", tmp_path / "two.pbparcel"
    exchanging.write(pair.kari, first)
    exchanging.write(pair.kari, second)
    assert first.read_bytes() == second.read_bytes()


def test_desks_that_began_in_two_languages_come_together_without_a_conflict(tmp_path: Path) -> None:
    with (
        opening.new(tmp_path / "kari.pbdesk", government="NOR", person="Kari", language="nb") as kari,
        opening.new(tmp_path / "ola.pbdesk", government="NOR", person="Ola") as ola,
    ):
        both = Pair(kari, ola, tmp_path)
        answered = starter.identity(301)
        put(kari, answered, response="accepted", reasons="Det gjør vi.")
        add(kari, "note", title="Det vi vet", text="Veiene er åpne.")
        merged = both.merge(kari, ola)
        assert not merged.merge.settled
        assert (held(ola)[answered]["response"], held(ola)[answered]["reasons"]) == ("accepted", "Det gjør vi.")
        assert str(held(ola)[answered]["title"]).startswith("Institutionalise a criterion")
        assert named(ola, "note", "Det vi vet")
        put(ola, answered, title="Make coherence a criterion")
        put(kari, answered, title="Gjør samstemthet til et kriterium")
        assert [one.field for one, _ in both.read(ola, kari).merge.settled] == ["title"]
