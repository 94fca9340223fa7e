"""What is a desk and what is not, and who may write it."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from pbdesk.errors import CannotWrite, DeskInUse, DeskNotOpened
from pbdesk.store import sqlite
from pbdesk.store.desk import Desk, create, open_desk
from pbdesk.store.identity import identities


def test_a_new_desk_knows_its_government(desk: Desk) -> None:
    assert desk.about()["government"] == "NOR"


def test_a_desk_never_overwrites_a_file(tmp_path: Path) -> None:
    there = tmp_path / "letter.pbdesk"
    there.write_text("Dear colleague")
    with pytest.raises(CannotWrite, match="a file of that name already"):
        create(there, "NOR", "Kari")
    assert there.read_text() == "Dear colleague"


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"", "zero bytes"), (b"Dear colleague", "not a desk"), (b"SQLite format 3\x00" + b"x" * 4000, "damaged")],
)
def test_what_is_no_desk_is_refused_in_words(tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / "strange.pbdesk"
    path.write_bytes(content)
    with pytest.raises(DeskNotOpened, match=words):
        open_desk(path)
    assert path.read_bytes() == content


def test_another_database_is_no_desk(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    sqlite.create_file(path)
    engine = sqlite.connect(path, writable=True)
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE letter (text)")
    engine.dispose()
    with pytest.raises(DeskNotOpened, match="not a desk"):
        open_desk(path)


def test_a_newer_desk_asks_for_a_newer_program(desk: Desk) -> None:
    with desk.writing() as connection:
        connection.exec_driver_sql("PRAGMA user_version = 999")
    with pytest.raises(DeskNotOpened, match="newer"):
        open_desk(desk.path)


def test_a_second_writer_is_told_who_writes(desk: Desk) -> None:
    with pytest.raises(DeskInUse, match=r"Kari \(process \d+, since \d{4}-\d\d-\d\d \d\d:\d\d\)"):
        open_desk(desk.path, person="Ola")


def test_a_second_writer_is_told_that_the_first_gave_no_name(desk: Desk) -> None:
    desk.close()
    with open_desk(desk.path, person=""), pytest.raises(DeskInUse, match="somebody not named"):
        open_desk(desk.path, person="Ola")


def test_a_reader_may_look_while_another_writes(desk: Desk) -> None:
    with open_desk(desk.path) as other:
        assert other.about() == desk.about()


def test_a_reader_cannot_write(desk: Desk) -> None:
    with open_desk(desk.path) as other, pytest.raises(CannotWrite, match="reading only"), other.writing():
        pass


def test_the_next_writer_gets_in_when_the_first_has_closed(desk: Desk) -> None:
    desk.close()
    with open_desk(desk.path, person="Ola") as next_one:
        assert next_one.writable


def test_identifiers_never_repeat_and_never_go_back() -> None:
    made = identities.take(20_000)
    assert made == sorted(set(made))
    assert {one[14] for one in made} == {"7"}
    assert {one[19] for one in made} == set("89ab")


def test_threads_that_read_take_turns(desk: Desk) -> None:
    with ThreadPoolExecutor(4) as threads:
        said = list(threads.map(lambda _: desk.about(), range(400)))
    assert all(one == said[0] for one in said)
