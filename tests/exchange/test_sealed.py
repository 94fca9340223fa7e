"""A sealed parcel: nothing of it is read without its passphrase; whatever was done to the file is said in a line."""

import gzip
import random
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver

from pbdesk import apart
from pbdesk.desk import attaching, exchanging, opening, writing
from pbdesk.errors import FileNotUnderstood, NotUnderstood, ParcelLocked, WrongParcelPassphrase
from pbdesk.exchange.opening import open_parcel
from pbdesk.records.kinds import KINDS
from pbdesk.store import cipher, sealing
from pbdesk.store.desk import Desk
from pbdesk.store.key import key_of, new_key

PERSON, PASSPHRASE, OTHER = "Kari Nordmann", "tyttebær i 'skogen'", "another one"
TITLE = "Water points in Goma"


@pytest.fixture(scope="module")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk with a note and a file of several pieces."""
    path = tmp_path_factory.mktemp("origin") / "origin.pbdesk"
    with opening.new(path, government="NOR", person=PERSON) as desk:
        note = writing.add(desk, KINDS["note"], {"title": TITLE}, PERSON)
        paper = path.with_name("paper.txt")
        paper.write_bytes(random.Random(1).randbytes(sealing.LARGEST))  # noqa: S311 - what gzip leaves long
        attaching.attach(desk, note, paper, PERSON)
    return path


@pytest.fixture(scope="module")
def made(origin: Path) -> Path:
    """Its parcel under a passphrase, to be copied."""
    with opening.open_desk(origin) as desk:
        exchanging.write(desk, origin.with_name("made.pbparcel"), passphrase=PASSPHRASE)
    return origin.with_name("made.pbparcel")


@pytest.fixture
def sealed(made: Path, tmp_path: Path) -> Path:
    """A sealed parcel in a folder of its own."""
    return Path(shutil.copy(made, tmp_path / "sealed.pbparcel"))


def refused(path: Path, passphrase: str | None = PASSPHRASE) -> str:
    before = path.read_bytes()
    with pytest.raises(FileNotUnderstood) as error:
        open_parcel(path, passphrase)
    assert path.read_bytes() == before
    assert "\n" not in str(error.value)
    assert PASSPHRASE not in str(error.value)
    return str(error.value)


def test_it_is_the_plain_parcel_and_nothing_but_the_seal_is_other(origin: Path, sealed: Path, tmp_path: Path) -> None:
    plain = tmp_path / "plain.pbparcel"
    with opening.open_desk(origin) as desk:
        exchanging.write(desk, plain)
    assert open_parcel(sealed, PASSPHRASE) == open_parcel(plain)
    key = key_of(sealed, PASSPHRASE)
    assert key is not None
    with sealing.unsealed(sealed, key) as file:
        assert file.read() == plain.read_bytes()


def test_no_byte_of_it_says_what_it_holds(sealed: Path) -> None:
    held = sealed.read_bytes()
    for words in (TITLE, PERSON, "pbdesk parcel", "SQLite format", "CREATE TABLE", PASSPHRASE):
        assert words.encode() not in held
    assert b"\x1f\x8b\x08\x00\x00\x00\x00\x00" not in held


def test_the_same_changes_are_never_sealed_twice_alike(origin: Path, sealed: Path, tmp_path: Path) -> None:
    with opening.open_desk(origin) as desk:
        exchanging.write(desk, tmp_path / "again.pbparcel", passphrase=PASSPHRASE)
    assert (tmp_path / "again.pbparcel").read_bytes()[:16] != sealed.read_bytes()[:16]


def test_it_asks_for_its_passphrase_and_tells_a_wrong_one(sealed: Path) -> None:
    with pytest.raises(ParcelLocked, match="sealed with a passphrase"):
        open_parcel(sealed)
    with pytest.raises(WrongParcelPassphrase, match="not the one of this parcel"):
        open_parcel(sealed, OTHER)
    assert len(open_parcel(sealed, "tyttebær i 'skogen'").files) == 1


def test_any_program_that_reads_sqlcipher_opens_it_with_the_passphrase(sealed: Path) -> None:
    connection = driver.connect(str(sealed))
    connection.execute("PRAGMA key = '{}'".format(PASSPHRASE.replace("'", "''")))
    pieces = [piece for (piece,) in connection.execute("SELECT bytes FROM piece ORDER BY n")]
    connection.close()
    assert gzip.decompress(b"".join(pieces)).startswith(b'{"parcel"')
    assert len(pieces) == 3


def test_its_seal_is_not_that_of_the_desk(tmp_path: Path) -> None:
    with opening.new(tmp_path / "small.pbdesk", government="NOR", person=PERSON, passphrase=OTHER) as desk:
        exchanging.write(desk, tmp_path / "small.pbparcel", passphrase=PASSPHRASE)
        assert desk.key is not None
        assert desk.key.salt not in (tmp_path / "small.pbparcel").read_bytes()
    assert sorted(one.name for one in tmp_path.iterdir()) == ["small.pbdesk", "small.pbparcel"]


def test_the_passphrase_of_the_desk_seals_no_parcel(tmp_path: Path) -> None:
    with opening.new(tmp_path / "n.pbdesk", government="NOR", person=PERSON, passphrase=OTHER) as desk:
        with pytest.raises(NotUnderstood, match="passphrase of this desk"):
            exchanging.write(desk, tmp_path / "n.pbparcel", passphrase=OTHER)
        with pytest.raises(NotUnderstood, match="empty"):
            exchanging.write(desk, tmp_path / "n.pbparcel", passphrase="")
    assert [one.name for one in tmp_path.iterdir()] == ["n.pbdesk"]


def test_every_changed_bit_is_found(sealed: Path) -> None:
    whole, dice = sealed.read_bytes(), random.Random(7)  # noqa: S311 - the same places every time
    for place in (3, 20, 4090, 4097, len(whole) - 1, dice.randrange(len(whole)), dice.randrange(len(whole))):
        sealed.write_bytes(whole[:place] + bytes([whole[place] ^ 1 << dice.randrange(8)]) + whole[place + 1 :])
        assert ("not the one of this parcel" if place < 16 else "damaged or cut off") in refused(sealed), place


@pytest.mark.parametrize("pages", [1, 2, 10, 200])
def test_it_is_refused_wherever_it_was_cut(sealed: Path, pages: int) -> None:
    whole = sealed.read_bytes()
    sealed.write_bytes(whole[: pages * 4096])
    assert "damaged or cut off" in refused(sealed)
    sealed.write_bytes(whole[: pages * 4096 + 1000])
    assert "cut off" in refused(sealed)
    assert "cut off" in refused(sealed, None)


def test_what_is_no_sealed_parcel_is_said_to_be_none(sealed: Path, desk: Desk, tmp_path: Path) -> None:
    assert "a desk or another database, no parcel" in refused(Path(shutil.copy(desk.path, sealed)))
    sealed.unlink()
    sqlite3.connect(sealed).execute("CREATE TABLE piece (n, bytes)").connection.close()
    assert "a desk or another database, no parcel" in refused(sealed, None)
    sealed.unlink()
    opening.new(tmp_path / "n.pbdesk", government="NOR", person=PERSON, passphrase=PASSPHRASE).close()
    assert "a desk or another database, no parcel" in refused(Path(shutil.copy(tmp_path / "n.pbdesk", sealed)))
    sealed.write_bytes(b"Dear colleague. " * 1000)
    assert "it is no parcel" in refused(sealed)
    sealed.write_bytes(random.Random(2).randbytes(8192))  # noqa: S311 - no secret
    assert "not the one of this parcel" in refused(sealed)


def test_a_plain_parcel_needs_no_passphrase(desk: Desk, tmp_path: Path) -> None:
    exchanging.write(desk, tmp_path / "plain.pbparcel")
    assert "this parcel is not sealed; leave the passphrase out" in refused(tmp_path / "plain.pbparcel")


def forged(path: Path, *statements: str) -> Path:
    """A database under the passphrase of a parcel that calls itself one, made by these statements."""
    path.unlink(missing_ok=True)
    path.touch()
    with closing(cipher.opened(path, new_key(PASSPHRASE))) as connection:
        for statement in (f"PRAGMA application_id = {sealing.APPLICATION_ID}", *statements):
            connection.execute(statement)
    return path


@pytest.mark.parametrize(
    ("statements", "said"),
    [
        ((), "damaged"),
        (("CREATE TABLE piece (n INTEGER PRIMARY KEY, bytes BLOB)",), "damaged"),
        (("CREATE TABLE piece (n, bytes)", "INSERT INTO piece VALUES (1, 'text')"), "damaged"),
        (("CREATE TABLE piece (n, bytes)", "INSERT INTO piece VALUES (1, zeroblob(2000000))"), "damaged"),
        (("CREATE TABLE piece (n, bytes)", "INSERT INTO piece VALUES (1, zeroblob(1000))"), "it is no parcel"),
        (("CREATE VIEW piece AS SELECT 1 AS n, zeroblob(999000000) AS bytes",), "far more memory"),
    ],
)
def test_what_lies_under_a_seal_is_trusted_no_more_than_a_plain_file(
    sealed: Path, statements: tuple[str, ...], said: str
) -> None:
    assert said in refused(forged(sealed, *statements))


def test_what_never_ends_under_a_seal_is_stopped(sealed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    endless = "WITH RECURSIVE one (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM one) SELECT n, x'00' AS bytes FROM one"
    forged(sealed, f"CREATE VIEW piece AS {endless} WHERE n < 0")
    monkeypatch.setattr("pbdesk.exchange.opening.patience_for", lambda _size: 3)
    assert "cannot be read safely" in refused(sealed)


def test_the_child_is_told_the_passphrase_by_a_pipe_alone(sealed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen, begin = list[bytes](), apart.start_child

    def start(module: str) -> subprocess.Popen[bytes]:
        child = begin(module)
        told = Path(f"/proc/{child.pid}")
        while module.encode() not in (told / "cmdline").read_bytes():
            assert child.poll() is None  # it waits for its path: until it is the other program, it is not yet told
        seen.extend((told / what).read_bytes() for what in ("cmdline", "environ"))
        return child

    monkeypatch.setattr(apart, "start_child", start)
    assert len(open_parcel(sealed, PASSPHRASE).files) == 1
    assert b"pbdesk.exchange.child" in seen[0]
    assert not [one for one in seen if PASSPHRASE.encode() in one]


def test_what_lies_beside_a_sealed_parcel_is_not_looked_at(sealed: Path) -> None:
    for ending in ("-journal", "-wal", "-shm"):
        sealed.with_name(sealed.name + ending).write_bytes(b"not of this parcel" * 1000)
    before = {one.name: one.read_bytes() for one in sealed.parent.iterdir()}
    assert len(open_parcel(sealed, PASSPHRASE).files) == 1
    assert {one.name: one.read_bytes() for one in sealed.parent.iterdir()} == before


def test_a_kill_half_way_leaves_nothing_readable_and_the_next_is_whole(origin: Path, tmp_path: Path) -> None:
    out = tmp_path / "k.pbparcel"
    write = (
        "import os, sys; from pathlib import Path; from pbdesk.desk import exchanging, opening; "
        "from pbdesk.store import content; fetch = content.fetch; "
        "content.fetch = lambda *one: os._exit(9) if sys.argv[1:] else fetch(*one); "
        f"desk = opening.open_desk(Path({str(origin)!r})); "
        f"exchanging.write(desk, Path({str(out)!r}), passphrase={PASSPHRASE!r})"
    )
    assert subprocess.run([sys.executable, "-c", write, "die"], check=False).returncode == 9
    left = [one for one in tmp_path.iterdir() if one != out]
    assert left
    assert not [one for one in left if TITLE.encode() in one.read_bytes() or one.read_bytes()[:2] == b"\x1f\x8b"]
    assert not out.exists()
    out.with_name("k.pbparcel.partial").write_bytes(b"left by another kill" * 1000)
    assert subprocess.run([sys.executable, "-c", write], check=False).returncode == 0
    assert len(open_parcel(out, PASSPHRASE).files) == 1
    assert [one.name for one in tmp_path.iterdir()] == ["k.pbparcel"]
