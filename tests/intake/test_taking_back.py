from pathlib import Path

import pytest

from pbdesk.desk import checking, opening, reading, receiving, undoing, writing
from pbdesk.errors import CannotUndo
from pbdesk.records.kinds import KINDS
from pbdesk.store.desk import Desk
from pbdesk.store.query import Listing
from tests.intake.test_coming_back import PERSON, activities, desk, file, imported, rows

__all__ = ["desk"]


def whole(desk: Desk) -> bool:
    return checking.check(desk) == []


def test_a_plain_undo_refuses_in_words_what_was_edited_since(desk: Desk, tmp_path: Path) -> None:
    made = imported(desk, file(tmp_path, "a.xlsx", rows(range(4))))
    writing.set_values(desk, str(activities(desk)["P-1"]["id"]), {"title": "By hand"}, PERSON)
    with pytest.raises(CannotUndo, match="changed since: By hand"):
        undoing.undo(desk, PERSON, made["import"])
    assert len(activities(desk)) == 4


def test_what_was_edited_since_is_kept_with_all_it_rests_on_and_the_rest_is_taken_back(
    desk: Desk, tmp_path: Path
) -> None:
    made = imported(desk, file(tmp_path, "a.xlsx", rows(range(6))))
    record = str(activities(desk)["P-1"]["id"])
    writing.set_values(desk, record, {"title": "By hand"}, PERSON)
    _, _, done = undoing.undo_unedited(desk, PERSON, made["import"])
    assert {(one.kind, one.title, one.why) for one in done.kept} == {
        ("activity", "By hand", "edited since"),
        ("actor", "Agency 1", "something that stays rests on it"),
    }
    assert list(activities(desk)) == ["P-1"]
    assert [one["name"] for one in reading.page(desk, Listing(KINDS["actor"])).rows] == ["Agency 1"]
    assert done.reversed == 5 + 2
    assert whole(desk)


def test_something_made_later_keeps_what_it_points_to(desk: Desk, tmp_path: Path) -> None:
    made = imported(desk, file(tmp_path, "a.xlsx", rows(range(3))))
    target = str(activities(desk)["P-2"]["id"])
    writing.add(desk, KINDS["note"], {"title": "A visit", "related": [target]}, PERSON)
    _, _, done = undoing.undo_unedited(desk, PERSON, made["import"])
    assert [(one.kind, one.why) for one in done.kept if one.record == target] == [
        ("activity", "something that stays rests on it")
    ]
    assert list(activities(desk)) == ["P-2"]
    assert whole(desk)


def test_of_an_update_the_fields_nobody_edited_go_back(desk: Desk, tmp_path: Path) -> None:
    imported(desk, file(tmp_path, "a.xlsx", rows(range(3))))
    newer = rows(range(3), P1="A newer title")
    newer[1][3] = 5000
    made = imported(desk, file(tmp_path, "b.xlsx", newer))
    record = str(activities(desk)["P-1"]["id"])
    writing.set_values(desk, record, {"title": "By hand"}, PERSON)
    _, _, done = undoing.undo_unedited(desk, PERSON, made["import"])
    assert [(one.record, one.fields, one.why) for one in done.kept] == [(record, ("title",), "edited since")]
    held = activities(desk)["P-1"]
    assert (held["title"], held["budget"]) == ("By hand", 1_001_000)
    assert whole(desk)


def test_what_was_deleted_since_is_told(desk: Desk, tmp_path: Path) -> None:
    made = imported(desk, file(tmp_path, "a.xlsx", rows(range(3))))
    writing.remove(desk, str(activities(desk)["P-0"]["id"]), PERSON)
    _, _, done = undoing.undo_unedited(desk, PERSON, made["import"])
    assert [(one.title, one.why) for one in done.kept] == [("Wells in district 0", "deleted since")]
    assert (activities(desk), whole(desk)) == ({}, True)


def test_an_import_taken_back_in_part_can_be_brought_to_life_again(desk: Desk, tmp_path: Path) -> None:
    path = file(tmp_path, "a.xlsx", rows(range(4)))
    made = imported(desk, path)
    writing.set_values(desk, str(activities(desk)["P-1"]["id"]), {"title": "By hand"}, PERSON)
    undoing.undo_unedited(desk, PERSON, made["import"])
    undoing.redo(desk, PERSON)
    assert len(activities(desk)) == 4
    assert activities(desk)["P-1"]["title"] == "By hand"
    assert receiving.prepare(desk, path, receiving.Hints()).before is not None
    assert whole(desk)


def test_the_months_later_case_without_any_edit_is_a_whole_undo(desk: Desk, tmp_path: Path) -> None:
    made = imported(desk, file(tmp_path, "a.xlsx", rows(range(4))))
    writing.add(desk, KINDS["note"], {"title": "Months later"}, PERSON)
    _, _, done = undoing.undo_unedited(desk, PERSON, made["import"])
    assert (done.kept, activities(desk)) == ([], {})
    with pytest.raises(CannotUndo, match="taken back already"):
        undoing.undo_unedited(desk, PERSON, made["import"])


def test_an_opened_desk_stays_whole(desk: Desk) -> None:
    assert whole(desk)
    desk.close()
    with opening.open_desk(desk.path) as again:
        assert whole(again)
