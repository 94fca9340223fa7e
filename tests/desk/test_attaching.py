"""Files kept inside the desk: read-only, proven, carried along by undo, export and import."""

import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.exc import DBAPIError

from pbdesk.desk import attaching, beside, checking, exporting, opening, reading, receiving, undoing, writing
from pbdesk.errors import FileNotUnderstood, NotUnderstood, RuleBroken
from pbdesk.records.kinds import KINDS
from pbdesk.store import content
from pbdesk.store.desk import Desk

PAPER = b"%PDF-1.7 minutes of the fourth meeting"


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "minutes.pdf"
    path.write_bytes(PAPER)
    return path


@pytest.fixture
def action(desk: Desk) -> str:
    return writing.add(desk, KINDS["action"], {"title": "Report on salaries", "status": "open"}, "Kari")


def test_an_attached_file_is_a_document_that_its_record_shows(desk: Desk, action: str, paper: Path) -> None:
    document = attaching.attach(desk, action, paper, "Kari")
    shown = reading.one(desk, document).values
    assert (shown["title"], shown["size"], shown["media_type"]) == ("minutes.pdf", len(PAPER), "application/pdf")
    assert [(one.kind, one.field, one.id) for one in reading.one(desk, action).backlinks] == [
        ("document", "attached_to", document)
    ]
    assert attaching.attachment(desk, document).data == PAPER
    assert checking.check(desk) == []


def test_a_copy_to_look_at_can_only_be_read(desk: Desk, action: str, paper: Path, tmp_path: Path) -> None:
    document = attaching.attach(desk, action, paper, "Kari")
    folder = tmp_path / "looked at"
    folder.mkdir()
    first, second = (attaching.copy_out(desk, document, folder) for _ in range(2))
    assert [first.name, second.name] == ["minutes.pdf", "minutes (2).pdf"]
    assert not first.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH)
    assert first.read_bytes() == PAPER


def test_a_document_without_a_file_is_given_one(desk: Desk, paper: Path) -> None:
    document = writing.add(desk, KINDS["document"], {"title": "Minutes"}, "Kari")
    with pytest.raises(NotUnderstood, match="Minutes has no file in this desk"):
        attaching.attachment(desk, document)
    assert attaching.attach(desk, document, paper, "Kari") == document
    assert attaching.attachment(desk, document).name == "minutes.pdf"


def test_attaching_is_taken_back_and_done_again_with_its_bytes(desk: Desk, action: str, paper: Path) -> None:
    document = attaching.attach(desk, action, paper, "Kari")
    undoing.undo(desk, "Kari")
    assert reading.one(desk, action).backlinks == []
    undoing.redo(desk, "Kari")
    assert attaching.attachment(desk, document).data == PAPER
    assert checking.check(desk) == []


def test_a_file_that_is_too_large_is_refused_in_a_line(desk: Desk, action: str, tmp_path: Path) -> None:
    large = tmp_path / "film.mp4"
    with large.open("wb") as file:
        file.truncate(content.LARGEST + 1)
    with pytest.raises(FileNotUnderstood, match=r"it has 25\.0 MB, and a desk keeps attachments of up to 25 MB"):
        attaching.attach(desk, action, large, "Kari")


@pytest.mark.parametrize("name", ["nothing.pdf", "empty.pdf"])
def test_a_missing_or_empty_file_is_refused(desk: Desk, action: str, tmp_path: Path, name: str) -> None:
    (tmp_path / "empty.pdf").touch()
    with pytest.raises(FileNotUnderstood):
        attaching.attach(desk, action, tmp_path / name, "Kari")
    assert reading.one(desk, action).backlinks == []


def test_the_digest_and_size_of_a_document_are_those_of_its_file(desk: Desk, action: str, paper: Path) -> None:
    document = attaching.attach(desk, action, paper, "Kari")
    for values in ({"size": 1}, {"sha256": "0" * 64}):
        with pytest.raises(RuleBroken, match="size and digest of its file"):
            writing.set_values(desk, document, values, "Kari")
    with pytest.raises(RuleBroken, match="size and digest of its file"):
        writing.add(desk, KINDS["document"], {"title": "Forged", "sha256": "0" * 64, "size": 3}, "Kari")


@pytest.mark.parametrize(
    "statement",
    ["UPDATE content SET data = x'00', size = 1", "DELETE FROM content",
     "INSERT OR REPLACE INTO content (sha256, size, data) SELECT sha256, 1, x'00' FROM content"],
)  # fmt: skip
def test_the_kept_bytes_never_change_even_by_sql(desk: Desk, action: str, paper: Path, statement: str) -> None:
    attaching.attach(desk, action, paper, "Kari")
    with pytest.raises((RuleBroken, DBAPIError)), desk.writing() as connection:
        connection.exec_driver_sql(statement)
    assert checking.check(desk) == []


def test_bytes_changed_behind_the_guards_are_found_by_the_check(desk: Desk, action: str, paper: Path) -> None:
    attaching.attach(desk, action, paper, "Kari")
    with desk.writing() as connection:
        connection.exec_driver_sql("DROP TRIGGER content_sealed")
        connection.exec_driver_sql("UPDATE content SET data = x'00', size = 1")
    assert any("is not the file that was attached" in fault for fault in checking.check(desk))


def test_an_export_has_its_files_in_a_folder_beside_it(desk: Desk, action: str, paper: Path, tmp_path: Path) -> None:
    document = attaching.attach(desk, action, paper, "Kari")
    book = tmp_path / "whole.xlsx"
    exporting.export(desk, book)
    assert [path.name.split(" ", 1)[1] for path in beside.folder_of(book).iterdir()] == ["minutes.pdf"]
    with opening.new(tmp_path / "other.pbdesk", government="NOR", person="Ola") as other:
        receiving.accept(other, receiving.prepare(other, book, receiving.Hints()), "Ola")
        assert attaching.attachment(other, document).data == PAPER
        assert reading.one(other, document).values == reading.one(desk, document).values
        assert checking.check(other) == []


def test_a_workbook_without_its_folder_is_refused_whole(desk: Desk, action: str, paper: Path, tmp_path: Path) -> None:
    attaching.attach(desk, action, paper, "Kari")
    book = tmp_path / "whole.xlsx"
    exporting.export(desk, book)
    for path in beside.folder_of(book).iterdir():
        path.write_bytes(b"another file")
    with (
        opening.new(tmp_path / "other.pbdesk", government="NOR", person="Ola") as other,
        pytest.raises(FileNotUnderstood, match=r"1 attachments that are not in the folder whole\.files"),
    ):
        receiving.prepare(other, book, receiving.Hints())


@given(st.text(max_size=60))
def test_a_name_from_another_desk_never_leaves_the_folder(name: str) -> None:
    safe = attaching.safe_name(name)
    assert safe
    assert Path(safe).name == safe
    assert safe not in (".", "..")
