"""What a person has begun and not completed stays in the desk, beside its records and outside their history."""

from pathlib import Path

from pbdesk.desk import checking, opening, telling
from pbdesk.desk.beginning import Begun, begun, keep_begun, pass_on
from pbdesk.store.desk import Desk

HALF = Begun("policy", {"status": "draft", "version": 1}, {"title": "Engagement with Chad", "tags": ["a", "b"]})


def changes(desk: Desk) -> int:
    return len(telling.past_changes(desk))


def test_what_is_begun_is_there_again_when_the_desk_is_opened_and_is_no_change(tmp_path: Path) -> None:
    path = tmp_path / "small.pbdesk"
    with opening.new(path, government="NOR", person="Kari") as desk:
        before = changes(desk)
        keep_begun(desk, "Kari", [HALF])
        assert changes(desk) == before
    with opening.open_desk(path, person="Kari") as desk:
        assert begun(desk, "Kari") == [HALF]
        assert checking.check(desk) == []


def test_what_one_person_has_begun_is_not_offered_to_another(tmp_path: Path) -> None:
    with opening.new(tmp_path / "small.pbdesk", government="NOR", person="Kari") as desk:
        keep_begun(desk, "Kari", [HALF])
        assert begun(desk, "Ola") == []
        keep_begun(desk, "Kari", [])
        assert begun(desk, "Kari") == []


def test_whoever_gives_a_name_goes_on_with_what_was_begun_without_one(tmp_path: Path) -> None:
    with opening.new(tmp_path / "small.pbdesk", government="NOR", person="") as desk:
        keep_begun(desk, "", [HALF])
        assert begun(desk, "") == begun(desk, "Kari") == [HALF]
        keep_begun(desk, "Kari", begun(desk, "Kari"))
        assert (begun(desk, "Kari"), begun(desk, "")) == ([HALF], [])


def test_whoever_goes_by_another_name_goes_on_with_what_was_begun_under_the_former_one(tmp_path: Path) -> None:
    other = Begun("note", {}, {"title": "Seen in Abéché"})
    with opening.new(tmp_path / "small.pbdesk", government="NOR", person="Kari") as desk:
        keep_begun(desk, "Kari", [HALF])
        keep_begun(desk, "Kari Nordmann", [other])
        assert pass_on(desk, "Kari", "Kari Nordmann") == [other, HALF]
        assert (begun(desk, "Kari"), begun(desk, "Kari Nordmann")) == ([], [other, HALF])


def test_a_kind_and_a_field_that_are_no_more_are_left_out(tmp_path: Path) -> None:
    with opening.new(tmp_path / "small.pbdesk", government="NOR", person="Kari") as desk:
        former = Begun("policy", {"status": "draft"}, {"title": "Chad", "seal": "red"})
        keep_begun(desk, "Kari", [former, Begun("telegram", {}, {"title": "Chad"})])
        assert begun(desk, "Kari") == [Begun("policy", {"status": "draft"}, {"title": "Chad"})]
