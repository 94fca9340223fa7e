"""An encrypted desk: nothing of it is read without its passphrase, nothing is lost by giving, changing or taking it."""

import gzip
import hashlib
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import sqlcipher3.dbapi2 as driver

from pbdesk.desk import checking, opening, reading, telling, writing
from pbdesk.errors import Damaged, DeskInUse, DeskNotOpened, NotUnderstood, PassphraseNeeded, WrongPassphrase
from pbdesk.records.kinds import KINDS
from pbdesk.store import migrations, sqlite
from pbdesk.store.check import faults
from pbdesk.store.desk import Desk, open_desk
from pbdesk.store.history import changes
from pbdesk.store.key import is_encrypted, new_key, unlock

PERSON, PASSPHRASE, OTHER = "Kari Nordmann of the task force", "blåbær på 'fjellet'", "another one"
TITLE, LATER = "Water points in Goma", "Later"
OLD = Path(__file__).parent / "old"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An encrypted desk with a note in it, to be copied."""
    path = tmp_path_factory.mktemp("made") / "n.pbdesk"
    with opening.new(path, government="NOR", person=PERSON, passphrase=PASSPHRASE) as made:
        writing.add(made, KINDS["note"], {"title": TITLE}, PERSON)
    return path


@pytest.fixture
def closed(made: Path, tmp_path: Path) -> Path:
    """An encrypted desk with a note in it."""
    return Path(shutil.copy(made, tmp_path))


@pytest.fixture
def secret(closed: Path) -> Iterator[Desk]:
    """The same, open for writing."""
    with opening.open_desk(closed, person=PERSON, passphrase=PASSPHRASE) as made:
        yield made


def notes(path: Path, passphrase: str | None) -> list[str]:
    with opening.open_desk(path, passphrase=passphrase) as held:
        assert checking.check(held) == []
        found = [str(row["title"]) for row in reading.page(held, reading.Listing(KINDS["note"])).rows]
        return sorted(set(found) & {TITLE, LATER})


def history(path: Path, passphrase: str | None) -> list[tuple[str, str]]:
    with opening.open_desk(path, passphrase=passphrase) as held, held.reading() as connection:
        return [(past.id, past.digest) for past in changes(connection)]


def test_no_byte_of_the_file_or_its_journal_says_what_the_desk_holds(secret: Desk) -> None:
    with secret.writing() as connection:
        connection.exec_driver_sql("INSERT INTO desk (name, value) VALUES ('unfinished of Kari', '')")
        connection.exec_driver_sql("PRAGMA cache_spill = ON")
        journal = secret.path.with_name(secret.path.name + "-journal").read_bytes()
        connection.exec_driver_sql("DELETE FROM desk WHERE name = 'unfinished of Kari'")
    held = secret.path.read_bytes()
    for words in (TITLE, PERSON, "CREATE TABLE", "SQLite format"):
        assert words.encode() not in held + journal
    assert journal


def test_it_opens_with_its_passphrase_and_not_without(closed: Path) -> None:
    assert notes(closed, PASSPHRASE) == [TITLE]
    with pytest.raises(PassphraseNeeded):
        opening.open_desk(closed)
    with pytest.raises(WrongPassphrase) as refused:
        opening.open_desk(closed, passphrase=OTHER)
    assert OTHER not in str(refused.value)


def test_any_program_that_reads_sqlcipher_opens_it_with_the_passphrase(closed: Path) -> None:
    with closing(driver.connect(str(closed))) as connection:
        connection.execute("PRAGMA key = '{}'".format(PASSPHRASE.replace("'", "''")))
        assert (TITLE,) in connection.execute("SELECT title FROM note").fetchall()
        assert connection.execute("PRAGMA application_id").fetchone() == (sqlite.APPLICATION_ID,)


def test_letters_typed_in_two_ways_are_one_passphrase(closed: Path) -> None:
    assert notes(closed, "bla\u030abær pa\u030a 'fjellet'") == [TITLE]


def test_a_passphrase_for_a_plain_desk_is_one_too_many(desk: Desk) -> None:
    with pytest.raises(DeskNotOpened, match="not encrypted"):
        opening.open_desk(desk.path, passphrase=PASSPHRASE)


def test_no_passphrase_is_none(tmp_path: Path) -> None:
    with pytest.raises(NotUnderstood, match="empty"):
        opening.new(tmp_path / "n.pbdesk", government="NOR", person=PERSON, passphrase="")
    assert list(tmp_path.iterdir()) == []


def test_the_key_is_made_once_and_never_shows_itself(closed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made, rounds = hashlib.pbkdf2_hmac, list[int]()

    def counting(name: str, password: bytes, salt: bytes, iterations: int, *rest: Any) -> bytes:
        rounds.append(iterations)
        return made(name, password, salt, iterations, *rest)

    monkeypatch.setattr(hashlib, "pbkdf2_hmac", counting)
    with opening.open_desk(closed, person=PERSON, passphrase=PASSPHRASE) as desk:
        checking.backup(desk)
        assert desk.key is not None
        assert desk.key.raw.hex() not in repr(desk.key) + str(vars(desk))
    assert len([number for number in rounds if number > 1000]) == 1


def test_what_is_bound_to_a_statement_stands_in_no_error(secret: Desk) -> None:
    with pytest.raises(Exception, match="no such table") as failed, secret.writing() as connection:
        connection.exec_driver_sql("INSERT INTO letters VALUES (?)", (TITLE,))
    assert TITLE not in str(failed.value)


def test_every_flipped_bit_is_found(closed: Path) -> None:
    whole, dice = closed.read_bytes(), random.Random(7)  # noqa: S311 - the same places every time
    places = [3, 100, *(dice.randrange(len(whole)) for _ in range(30))]
    for place in places:
        closed.write_bytes(whole[:place] + bytes([whole[place] ^ 1 << dice.randrange(8)]) + whole[place + 1 :])
        try:
            with opening.open_desk(closed, passphrase=PASSPHRASE) as desk:
                found = [str(fault) for fault in faults(desk)]
        except DeskNotOpened as error:
            found = [str(error)]
        assert found, place
        assert ("passphrase" in found[0]) == (place < 16), found


def test_damage_that_is_met_while_reading_is_said_in_a_sentence(closed: Path) -> None:
    with opening.open_desk(closed, passphrase=PASSPHRASE) as desk:
        desk.about()
        with closed.open("rb+") as file:
            file.seek(4096)
            file.write(bytes(closed.stat().st_size - 4096))
        with pytest.raises(Damaged, match="latest backup"):
            telling.past_changes(desk)


@pytest.mark.parametrize("length", [3000, 10_000])
def test_a_file_that_was_cut_off_is_refused(closed: Path, length: int) -> None:
    closed.write_bytes(closed.read_bytes()[:length])
    with pytest.raises(DeskNotOpened, match="not a desk"):
        opening.open_desk(closed, passphrase=PASSPHRASE)


@pytest.mark.parametrize(
    ("former", "new"), [(None, PASSPHRASE), (PASSPHRASE, OTHER), (PASSPHRASE, PASSPHRASE), (PASSPHRASE, None)]
)
def test_a_passphrase_is_set_changed_and_taken_off(tmp_path: Path, former: str | None, new: str | None) -> None:
    path = tmp_path / "n.pbdesk"
    with opening.new(path, government="NOR", person=PERSON, passphrase=former) as desk:
        writing.add(desk, KINDS["note"], {"title": TITLE}, PERSON)
    before = history(path, former)
    opening.change_passphrase(path, PERSON, former, new)
    assert is_encrypted(path) == (new is not None)
    assert (TITLE.encode() in path.read_bytes()) == (new is None)
    assert history(path, new) == before
    assert notes(path, new) == [TITLE]
    assert [one.name for one in tmp_path.iterdir()] == ["n.pbdesk"]
    with opening.open_desk(path, person=PERSON, passphrase=new) as desk:
        writing.add(desk, KINDS["note"], {"title": LATER}, PERSON)


def test_copies_that_stay_as_they_were_are_named(desk: Desk) -> None:
    plain = checking.backup(desk)
    desk.close()
    assert opening.change_passphrase(desk.path, PERSON, None, PASSPHRASE) == ([plain], [])
    with opening.open_desk(desk.path, passphrase=PASSPHRASE) as held:
        plain.unlink()
        locked = checking.backup(held)
    assert opening.change_passphrase(desk.path, PERSON, PASSPHRASE, OTHER) == ([], [locked])


@pytest.mark.parametrize("where", ["os.fsync", "pathlib.Path.replace", "pbdesk.store.encrypting.faults"])
@pytest.mark.parametrize("new", [OTHER, None])
def test_a_kill_half_way_leaves_the_desk_whole_and_soon_no_copy(closed: Path, where: str, new: str | None) -> None:
    before = closed.read_bytes()
    killed = (
        "import os, pathlib, pbdesk.store.encrypting; from pathlib import Path; from pbdesk.desk import opening; "
        f"{where} = lambda *_: os._exit(9); "
        f"opening.change_passphrase(Path({str(closed)!r}), 'Kari', {PASSPHRASE!r}, {new!r})"
    )
    assert subprocess.run([sys.executable, "-c", killed], check=False).returncode == 9
    assert closed.read_bytes() == before
    assert closed.with_name("n.pbdesk.partial").exists()
    opening.open_desk(closed, person=PERSON, passphrase=PASSPHRASE).close()
    assert not closed.with_name("n.pbdesk.partial").exists()
    assert notes(closed, PASSPHRASE) == [TITLE]


def test_a_desk_that_is_written_keeps_its_passphrase(secret: Desk) -> None:
    with pytest.raises(DeskInUse, match=PERSON):
        opening.change_passphrase(secret.path, "Ola", PASSPHRASE, None)
    assert is_encrypted(secret.path)


def test_a_damaged_desk_keeps_the_passphrase_it_has(desk: Desk) -> None:
    with desk.writing() as connection:
        connection.exec_driver_sql("DROP TRIGGER note_in_a_change_update")
    desk.close()
    with pytest.raises(Damaged):
        opening.change_passphrase(desk.path, PERSON, None, PASSPHRASE)
    assert not is_encrypted(desk.path)


def test_a_backup_is_encrypted_alike_and_is_put_back_so(secret: Desk) -> None:
    made = checking.backup(secret)
    writing.add(secret, KINDS["note"], {"title": LATER}, PERSON)
    secret.close()
    assert TITLE.encode() not in made.read_bytes()
    with pytest.raises(PassphraseNeeded):
        checking.restore(made, secret.path, PERSON)
    with pytest.raises(WrongPassphrase):
        checking.restore(made, secret.path, PERSON, OTHER)
    aside = checking.restore(made, secret.path, PERSON, PASSPHRASE)
    assert aside is not None
    assert notes(secret.path, PASSPHRASE) == [TITLE]
    assert notes(aside, PASSPHRASE) == [LATER, TITLE]


@pytest.mark.parametrize("version", range(1, migrations.VERSION))
def test_what_an_update_leaves_beside_an_encrypted_desk_is_encrypted(tmp_path: Path, version: int) -> None:
    plain, path, key = tmp_path / "plain", tmp_path / "old.pbdesk", new_key(PASSPHRASE)
    plain.write_bytes(gzip.decompress((OLD / f"version-{version}.pbdesk.gz").read_bytes()))
    sqlite.copy_into(plain, path, None, key)
    with open_desk(path, person=PERSON, key=key) as desk:
        assert faults(desk) == []
    kept = path.with_name(f"old.pbdesk.v{version}.bak")
    assert is_encrypted(kept)
    assert is_encrypted(path)
    assert unlock(kept, PASSPHRASE) == key


def test_a_copy_of_the_file_is_the_desk(closed: Path) -> None:
    copied = shutil.copy(closed, closed.with_name("mailed.pbdesk"))
    assert notes(Path(copied), PASSPHRASE) == [TITLE]
