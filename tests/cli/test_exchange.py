"""Parcels between desks by the shell: every conflict listed, nothing written before a side is chosen."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.cli.shell import run

PASSPHRASE, OTHER = "multer på myra", "another one"


@pytest.fixture
def desks(tmp_path: Path) -> tuple[Path, Path]:
    """Two copies of a desk on which one note was changed apart."""
    mine, theirs = tmp_path / "mine.pbdesk", tmp_path / "theirs.pbdesk"
    run("new", mine, "--government", "NOR")
    note = json.loads(run("add", mine, "note", "title=Roads", "text=Open", "--json").stdout)["id"]
    shutil.copy(mine, theirs)
    run("set", mine, note, "text=Mined")
    run("set", theirs, note, "text=Clear")
    return mine, theirs


def test_a_conflict_is_listed_and_settled_by_the_side_taken(desks: tuple[Path, Path], tmp_path: Path) -> None:
    mine, theirs = desks
    parcel = tmp_path / "theirs.pbparcel"
    assert run("exchange", "write", theirs, "--out", parcel).returncode == 0
    planned = json.loads(run("exchange", "read", mine, parcel, "--dry-run", "--json").stdout)
    assert [(one["title"], one["field"], one["ours"], one["theirs"]) for one in planned["conflicts"]] == [
        ("Roads", "text", "Mined", "Clear")
    ]
    refused = run("exchange", "read", mine, parcel)
    assert refused.returncode == 1
    assert refused.stderr.count("\n") == 1
    assert "choose with --take" in refused.stderr
    assert "ours: Mined; theirs: Clear" in refused.stdout
    taken = json.loads(run("exchange", "read", mine, parcel, "--take", "theirs", "--json").stdout)
    assert (taken["updated"], taken["conflicts"][0]["taken"]) == (1, "theirs")
    assert run("check", mine).returncode == 0


def test_what_is_no_parcel_is_answered_in_a_line(desks: tuple[Path, Path], tmp_path: Path) -> None:
    file = tmp_path / "letter.pbparcel"
    file.write_text("Dear colleague", "utf-8")
    refused = run("exchange", "read", desks[0], file)
    assert (refused.returncode, refused.stderr.count("\n")) == (1, 1)
    assert "it is no parcel" in refused.stderr


@pytest.fixture
def passphrase(tmp_path: Path) -> Path:
    """A file that holds the passphrase of a parcel."""
    file = tmp_path / "passphrase"
    file.write_text(PASSPHRASE + "\n", "utf-8")
    return file


@pytest.fixture
def sealed(desks: tuple[Path, Path], tmp_path: Path, passphrase: Path) -> Path:
    """A parcel of the other desk, sealed."""
    parcel = tmp_path / "theirs.pbparcel"
    done = run("exchange", "write", desks[1], "--out", parcel, "--parcel-passphrase-file", passphrase)
    assert (done.returncode, done.stdout) == (0, "")
    assert "by another way than the file" in done.stderr
    return parcel


def line(done: subprocess.CompletedProcess[str]) -> str:
    """The one line with which a command refuses; it never says a passphrase."""
    assert (done.returncode, done.stderr.count("\n"), done.stdout) == (1, 1, "")
    assert PASSPHRASE not in done.stderr
    return done.stderr


def test_a_sealed_parcel_is_read_with_its_passphrase_alone(
    desks: tuple[Path, Path], sealed: Path, passphrase: Path, tmp_path: Path
) -> None:
    other, before = tmp_path / "other", desks[0].read_bytes()
    other.write_text(OTHER, "utf-8")
    reading = ("exchange", "read", desks[0], sealed, "--take", "theirs")
    assert "give the passphrase its sender told you in a file, with --parcel-passphrase-file" in line(run(*reading))
    assert "not the one of this parcel" in line(run(*reading, "--parcel-passphrase-file", other))
    assert "cannot be read" in line(run(*reading, "--parcel-passphrase-file", tmp_path / "none"))
    assert desks[0].read_bytes() == before
    taken = run(*reading, "--parcel-passphrase-file", passphrase, "--json")
    assert json.loads(taken.stdout)["updated"] == 1
    assert run("check", desks[0]).returncode == 0


def test_nothing_of_a_sealed_parcel_is_left_beside_it(
    desks: tuple[Path, Path], sealed: Path, passphrase: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "temporary").mkdir()
    for name in ("TMPDIR", "SQLITE_TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(tmp_path / "temporary"))
    before = sorted(one.name for one in tmp_path.rglob("*"))
    reading = ("exchange", "read", desks[0], sealed, "--take", "theirs", "--parcel-passphrase-file", passphrase)
    assert run(*reading).returncode == 0
    assert sorted(one.name for one in tmp_path.rglob("*")) == before


def test_a_passphrase_where_there_is_none_is_one_too_many(
    desks: tuple[Path, Path], passphrase: Path, tmp_path: Path
) -> None:
    parcel = tmp_path / "plain.pbparcel"
    assert run("exchange", "write", desks[1], "--out", parcel).stderr.count("\n") == 1
    read = run("exchange", "read", desks[0], parcel, "--parcel-passphrase-file", passphrase)
    assert "this parcel is not sealed" in line(read)


def test_a_parcel_of_an_encrypted_desk_is_said_to_be_plain_unless_it_is_sealed(
    tmp_path: Path, passphrase: Path
) -> None:
    desk, parcel, own = tmp_path / "n.pbdesk", tmp_path / "n.pbparcel", tmp_path / "own"
    own.write_text(OTHER, "utf-8")
    given = ("--passphrase-file", passphrase)
    run("new", desk, "--government", "NOR", *given)
    writing = ("exchange", "write", desk, "--out", parcel, *given)
    assert "is not encrypted as the desk is" in run(*writing).stderr
    sealed = run(*writing, "--parcel-passphrase-file", own)
    assert (sealed.returncode, "not encrypted" in sealed.stderr) == (0, False)
    before = parcel.read_bytes()
    assert "passphrase of this desk" in line(run(*writing, "--parcel-passphrase-file", passphrase))
    assert parcel.read_bytes() == before


def test_a_parcel_never_takes_the_place_of_its_passphrase(desks: tuple[Path, Path], passphrase: Path) -> None:
    written = run("exchange", "write", desks[0], "--out", passphrase, "--parcel-passphrase-file", passphrase)
    assert "it holds the passphrase" in line(written)
    assert passphrase.read_text("utf-8").strip() == PASSPHRASE


def test_the_help_tells_of_both_passphrases() -> None:
    for way, words in (("write", "passphrase of its own"), ("read", "its sender tells it")):
        told = " ".join(run("exchange", way, "--help").stdout.split())
        assert "--parcel-passphrase-file F" in told
        assert words in told


@pytest.mark.parametrize("verb", [("exchange", "write"), ("export",), ("template",)], ids=" ".join)
@pytest.mark.parametrize("name", ["mine.pbdesk", "theirs.pbdesk", "new.pbdesk", "copy"])
def test_what_is_written_out_never_takes_the_place_of_a_desk(
    desks: tuple[Path, Path], tmp_path: Path, verb: tuple[str, ...], name: str
) -> None:
    shutil.copy(desks[1], tmp_path / "copy")
    before = {one.name: one.read_bytes() for one in tmp_path.iterdir()}
    assert "is the name of a desk" in line(run(*verb, desks[0], "--out", tmp_path / name))
    assert {one.name: one.read_bytes() for one in tmp_path.iterdir()} == before


@pytest.mark.parametrize("name", [".", "folder", "pipe"])
def test_what_is_no_file_stays(desks: tuple[Path, Path], tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    refused = line(run("exchange", "write", desks[0], "--out", tmp_path / name))
    assert ("that is no file" if name == "pipe" else "a folder has that name") in refused
    assert (tmp_path / "pipe").is_fifo()


def test_a_parcel_whose_name_is_in_no_letters_is_written_read_and_named(
    desks: tuple[Path, Path], passphrase: Path, tmp_path: Path
) -> None:
    parcel, given = os.fsdecode(os.fsencode(tmp_path) + b"/\xff.pbparcel"), ("--parcel-passphrase-file", passphrase)
    assert run("exchange", "write", desks[1], "--out", parcel, *given).returncode == 0
    assert "udcff.pbparcel: this parcel is sealed" in line(run("exchange", "read", desks[0], parcel))
    told = json.loads(run("exchange", "read", desks[0], parcel, *given, "--dry-run", "--json").stdout)
    assert len(told["conflicts"]) == 1
