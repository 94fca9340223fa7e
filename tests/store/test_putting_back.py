"""A backup is put back whole or not at all, and what stood in its place stays beside it."""

from pathlib import Path

import pytest

from pbdesk.cli import main
from pbdesk.desk import checking, opening, reading, writing
from pbdesk.errors import DeskInUse, DeskNotOpened
from pbdesk.records.kinds import KINDS
from pbdesk.store.desk import Desk

PERSON = "Kari"


@pytest.fixture
def backed_up(desk: Desk) -> Path:
    """A backup of a desk that went on afterwards and is closed."""
    writing.add(desk, KINDS["note"], {"title": "Before"}, PERSON)
    made = checking.backup(desk)
    writing.add(desk, KINDS["note"], {"title": "After"}, PERSON)
    desk.close()
    return made


def titles(path: Path) -> set[str]:
    with opening.open_desk(path) as held:
        assert checking.check(held) == []
        listing = reading.Listing(KINDS["note"])
        return {str(row["title"]) for row in reading.page(held, listing).rows} & {"Before", "After"}


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_the_shell_puts_it_back_and_says_where_the_old_file_is(
    desk: Desk, backed_up: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = desk.path.read_bytes()
    assert main(["restore", str(backed_up), str(desk.path)]) == 0
    (aside,) = desk.path.parent.glob("*.replaced.pbdesk")
    assert aside.name in capsys.readouterr().out
    assert aside.read_bytes() == before
    assert titles(desk.path) == {"Before"}
    assert titles(aside) == {"Before", "After"}
    assert names(desk.path.parent) == sorted([desk.path.name, backed_up.name, aside.name])


def test_it_can_be_put_where_no_desk_stands(desk: Desk, backed_up: Path) -> None:
    elsewhere = desk.path.with_name("elsewhere.pbdesk")
    assert checking.restore(backed_up, elsewhere, PERSON) is None
    assert titles(elsewhere) == {"Before"}


def test_a_journal_that_was_left_goes_with_its_own_file(desk: Desk, backed_up: Path) -> None:
    journal = desk.path.with_name(desk.path.name + "-journal")
    journal.write_bytes(b"what a killed writer left")
    aside = checking.restore(backed_up, desk.path, PERSON)
    assert aside is not None
    assert not journal.exists()
    assert aside.with_name(aside.name + "-journal").read_bytes() == b"what a killed writer left"
    assert titles(desk.path) == {"Before"}


def test_a_desk_that_is_no_desk_any_more_is_replaced_and_kept(desk: Desk, backed_up: Path) -> None:
    desk.path.write_bytes(b"")
    aside = checking.restore(backed_up, desk.path, PERSON)
    assert aside is not None
    assert aside.read_bytes() == b""
    assert titles(desk.path) == {"Before"}


def test_a_damaged_backup_is_refused_and_the_desk_is_as_before(desk: Desk, backed_up: Path) -> None:
    before, content = desk.path.read_bytes(), backed_up.read_bytes()
    assert b"Before" in content
    backed_up.write_bytes(content.replace(b"Before", b"Behind"))
    with pytest.raises(DeskNotOpened, match="damaged"):
        checking.restore(backed_up, desk.path, PERSON)
    assert desk.path.read_bytes() == before
    assert names(desk.path.parent) == sorted([desk.path.name, backed_up.name])


def test_a_desk_that_is_being_written_is_left_alone(desk: Desk, backed_up: Path) -> None:
    with opening.open_desk(desk.path, person="Ola"), pytest.raises(DeskInUse, match="Ola"):
        checking.restore(backed_up, desk.path, PERSON)
    assert titles(desk.path) == {"Before", "After"}


@pytest.mark.parametrize(
    ("backup", "words"),
    [("{DESK}", "the backup itself"), ("{FOLDER}/nothing.pbdesk", "cannot be read"), ("{FOLDER}/letter", "not a desk")],
)
def test_what_is_no_backup_is_said_in_a_line(
    desk: Desk, backed_up: Path, backup: str, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.path.with_name("letter").write_text("Dear colleague")
    before = desk.path.read_bytes()
    named = backup.replace("{DESK}", str(desk.path)).replace("{FOLDER}", str(desk.path.parent))
    assert main(["restore", named, str(desk.path)]) == 1
    told = capsys.readouterr().err
    assert words in told
    assert told.count("\n") == 1
    assert desk.path.read_bytes() == before
