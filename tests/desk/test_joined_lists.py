"""Lists that still name an actor that was joined into another go on naming the one that stays, and make no second."""

from pathlib import Path

from pbdesk.desk import joining, profiles, receiving, undoing
from pbdesk.desk.receiving import Hints
from pbdesk.store.desk import Desk
from tests.held import PERSON, add, listed, values_of


def sheet(folder: Path, text: str, name: str = "list.csv") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def taken(desk: Desk, path: Path, hints: Hints | None = None, remember: str = "") -> list[tuple[int, int, int]]:
    """An import: how many records were made, changed and left alone, table by table."""
    report = receiving.accept(desk, receiving.prepare(desk, path, hints or Hints()), PERSON, remember=remember)
    return [(one["created"], one["updated"], one["unchanged"]) for one in report["tables"]]


ACTIVITIES = "Activity ID,Title,Agency,Country\nA1,Wells,UD,Norway\nA2,Roads,{},Norway\n"
ACTORS = "Organisation ID,Organisation name,Acronym,Type\n7,UD,,ministry\n8,Norad,,directorate\n"


def test_next_months_file_with_the_old_name_finds_the_one_that_stays(desk: Desk, mfa: str, tmp_path: Path) -> None:
    taken(desk, sheet(tmp_path, ACTIVITIES.format("UD")))
    (ud,) = listed(desk, "actor", name="UD")
    joining.join(desk, str(ud["id"]), mfa, PERSON)
    assert taken(desk, sheet(tmp_path, ACTIVITIES.format("UD"))) == [(0, 0, 2)]
    assert taken(desk, sheet(tmp_path, ACTIVITIES.format("Norad"))) == [(0, 1, 1)]
    assert listed(desk, "actor", name="UD") == []


def test_a_list_of_actors_that_still_names_it_makes_no_second_one_and_renames_none(
    desk: Desk, mfa: str, tmp_path: Path
) -> None:
    assert taken(desk, sheet(tmp_path, ACTORS), Hints(kind="actor")) == [(2, 0, 0)]
    (ud,) = listed(desk, "actor", name="UD")
    joining.join(desk, str(ud["id"]), mfa, PERSON)
    assert taken(desk, sheet(tmp_path, ACTORS), Hints(kind="actor")) == [(0, 0, 2)]
    newer = ACTORS.replace("7,UD,,ministry", "7,UD,,embassy")
    assert taken(desk, sheet(tmp_path, newer), Hints(kind="actor")) == [(0, 1, 1)]
    assert (values_of(desk, mfa)["name"], values_of(desk, mfa)["type"]) == ("Ministry MFA", "embassy")
    assert taken(desk, sheet(tmp_path, newer), Hints(kind="actor")) == [(0, 0, 2)]


def test_two_lists_that_name_it_each_in_its_way_go_on_naming_one_and_rename_none(desk: Desk, tmp_path: Path) -> None:
    other = "Register number,Institution\n4,Foreign Ministry\n5,Armed Forces\n"
    for text in (other, ACTORS):
        taken(desk, sheet(tmp_path, text), Hints(kind="actor"))
    (gone,), (stays,) = (listed(desk, "actor", name=name) for name in ("UD", "Foreign Ministry"))
    joining.join(desk, str(gone["id"]), str(stays["id"]), PERSON)
    for text in (ACTORS, other):
        assert taken(desk, sheet(tmp_path, text), Hints(kind="actor")) == [(0, 0, 2)]
    assert values_of(desk, str(stays["id"]))["name"] == "Foreign Ministry"


def test_a_list_whose_other_rows_are_gone_says_so_after_a_joining_too(desk: Desk, mfa: str, tmp_path: Path) -> None:
    taken(desk, sheet(tmp_path, ACTORS), Hints(kind="actor"))
    (ud,) = listed(desk, "actor", name="UD")
    joining.join(desk, str(ud["id"]), mfa, PERSON)
    shorter = "\n".join(ACTORS.splitlines()[:2]) + "\n"
    received = receiving.prepare(desk, sheet(tmp_path, shorter), Hints(kind="actor"))
    assert [*received.gone.values()] == ["Norad"]


def test_a_joining_that_was_taken_back_is_none_for_the_next_file(desk: Desk, mfa: str, tmp_path: Path) -> None:
    taken(desk, sheet(tmp_path, ACTORS), Hints(kind="actor"))
    (ud,) = listed(desk, "actor", name="UD")
    joining.join(desk, str(ud["id"]), mfa, PERSON)
    undoing.undo(desk, PERSON)
    assert taken(desk, sheet(tmp_path, ACTORS.replace("ministry", "embassy")), Hints(kind="actor")) == [(0, 1, 1)]
    assert values_of(desk, str(ud["id"]))["type"] == "embassy"


def test_one_that_went_into_one_that_went_on_is_found_at_the_last(desk: Desk, mfa: str, tmp_path: Path) -> None:
    taken(desk, sheet(tmp_path, ACTORS), Hints(kind="actor"))
    middle = add(desk, "actor", name="Foreign office")
    (ud,) = listed(desk, "actor", name="UD")
    joining.join(desk, str(ud["id"]), middle, PERSON)
    joining.join(desk, middle, mfa, PERSON)
    assert taken(desk, sheet(tmp_path, ACTORS), Hints(kind="actor")) == [(0, 0, 2)]


def test_a_name_that_was_said_or_remembered_to_mean_it_means_the_one_that_stays(
    desk: Desk, mfa: str, ud: str, tmp_path: Path
) -> None:
    said, path = Hints(names={"actor": {"Utenriks": ud}}), sheet(tmp_path, "Title,Agency\nWells,Utenriks\n")
    taken(desk, path, said, remember="Monthly")
    joining.join(desk, ud, mfa, PERSON)
    remembered = profiles.hints_of(desk, "Monthly", Hints())
    assert remembered.names["actor"] == {"Utenriks": mfa}
    assert taken(desk, path) == [(0, 0, 1)]
    assert listed(desk, "actor", name="Utenriks") == []
