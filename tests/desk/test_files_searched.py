"""What is written in a file that the desk keeps is found by the search, wherever the desk goes; it is no change."""

import gzip
from pathlib import Path

import pytest

from pbdesk.desk import (
    attaching,
    checking,
    exchanging,
    exporting,
    opening,
    reading,
    reading_files,
    receiving,
    undoing,
    writing,
)
from pbdesk.store import history
from pbdesk.store.desk import Desk
from tests.intake import papers

OLD = Path(__file__).parents[1] / "store" / "old" / "version-6.pbdesk.gz"
SAID = "Le couloir de Kamanyola reste ouvert aux éleveurs transhumants."


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "note.docx"
    path.write_bytes(papers.word("Considérant " * 200, SAID))
    return path


@pytest.fixture
def document(desk: Desk, paper: Path) -> str:
    made = attaching.attach(desk, None, paper, "Kari")
    reading_files.read_all(desk)
    return made


def found(desk: Desk, words: str, *, ranked: bool = True) -> list[str]:
    return [hit.id for hit in reading.find(desk, words, ranked=ranked)]


@pytest.mark.parametrize("ranked", [True, False])
@pytest.mark.parametrize("words", ["kamanyola", "eleveurs", "ÉLEVEURS trans", "note kamanyola"])
def test_a_word_in_a_file_finds_its_document(desk: Desk, document: str, words: str, ranked: bool) -> None:
    assert found(desk, words, ranked=ranked) == [document]
    assert found(desk, f"{words} bukavu", ranked=ranked) == []


def test_what_is_shown_of_it_are_the_words_around(desk: Desk, document: str) -> None:
    (hit,) = reading.find(desk, "eleveurs")
    assert (hit.id, hit.title) == (document, "note.docx")
    assert hit.snippet == "…dérant Considérant Le couloir de Kamanyola reste ouvert aux éleveurs transhumants."


def test_reading_a_file_is_no_change_of_the_history(desk: Desk, document: str) -> None:
    with desk.reading() as connection:
        assert [past.action for past in history.changes(connection)][:1] == ["attach"]
    assert checking.check(desk) == []
    assert not reading_files.read_next(desk)


def test_what_is_taken_back_is_found_no_more_until_it_is_done_again(desk: Desk, document: str) -> None:
    undoing.undo(desk, "Kari")
    assert found(desk, "kamanyola") == []
    undoing.redo(desk, "Kari")
    assert found(desk, "kamanyola") == [document]
    assert checking.check(desk) == []


def test_a_document_that_is_written_again_keeps_the_words_of_its_file(desk: Desk, document: str) -> None:
    writing.set_values(desk, document, {"title": "Corridor"}, "Kari")
    assert found(desk, "kamanyola") == [document]
    assert checking.check(desk) == []


def test_two_documents_of_one_file_are_both_found(desk: Desk, document: str, paper: Path) -> None:
    second = attaching.attach(desk, None, paper, "Ola", "The same")
    assert set(found(desk, "kamanyola")) == {document, second}


def test_a_picture_is_found_by_its_name_alone(desk: Desk, tmp_path: Path) -> None:
    picture = tmp_path / "kamanyola.png"
    picture.write_bytes(b"\x89PNG bukavu")
    document = attaching.attach(desk, None, picture, "Kari")
    reading_files.read_all(desk)
    _, values = reading.values(desk, document)
    assert reading_files.wordless(desk) == {values["sha256"]}
    assert (found(desk, "kamanyola"), found(desk, "bukavu")) == ([document], [])
    assert not reading_files.read_next(desk)


def test_what_came_with_a_workbook_or_a_parcel_is_found_where_it_came_to(
    desk: Desk, document: str, tmp_path: Path
) -> None:
    exporting.export(desk, tmp_path / "whole.xlsx")
    exchanging.write(desk, tmp_path / "all.pbparcel")
    for name in ("workbook", "parcel"):
        with opening.new(tmp_path / f"{name}.pbdesk", government="NOR", person="Ola") as other:
            if name == "workbook":
                receiving.accept(other, receiving.prepare(other, tmp_path / "whole.xlsx", receiving.Hints()), "Ola")
            else:
                exchanging.accept(other, exchanging.prepare(other, tmp_path / "all.pbparcel"), "Ola")
            assert found(other, "kamanyola") == []
            reading_files.read_all(other)
            assert found(other, "kamanyola") == [document]
            assert checking.check(other) == []


def test_the_files_of_an_older_desk_are_read_when_it_has_come_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "old.pbdesk"
    path.write_bytes(gzip.decompress(OLD.read_bytes()))
    with opening.open_desk(path, person="Kari") as desk:
        assert found(desk, "pastoralists") == []
        reading_files.read_all(desk)
        (hit,) = reading.find(desk, "pastoralists")
        assert hit.title == "Note on transhumance"
        assert checking.check(desk) == []


def test_a_desk_opened_for_reading_only_stays_as_it_is(desk: Desk, paper: Path) -> None:
    attaching.attach(desk, None, paper, "Kari")
    before = desk.path.read_bytes()
    with opening.open_desk(desk.path) as watched:
        assert not reading_files.read_next(watched)
    assert desk.path.read_bytes() == before




def test_words_changed_behind_the_search_are_found_by_the_check(desk: Desk, document: str) -> None:
    with desk.writing() as connection:
        connection.exec_driver_sql("UPDATE written SET text = 'Otherwise'")
    assert [str(fault) for fault in checking.check(desk)] == ["the search index is not what the records say"]
