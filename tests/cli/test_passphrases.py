"""Encrypted desks from the shell: every command takes the passphrase, and says in a line what is wrong with it."""

import argparse
import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from pbdesk.cli import main
from pbdesk.cli.parser import parser

Words = pytest.CaptureFixture[str]
GIVEN = {"kind": "note", "values": "title=X", "where": "title=X", "country": "COD", "due": "2026-01-01"}
"""What a command must be given before it opens the desk; for all else any word does."""
WITHOUT_A_DESK = {"kinds"}
WITH_A_WINDOW = {"open"}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An encrypted desk and its passphrase, to be copied."""
    folder = tmp_path_factory.mktemp("made")
    (folder / "passphrase").write_bytes("blåbær\r\n".encode())
    made = ["new", str(folder / "n.pbdesk"), "--government", "NOR", "--passphrase-file", str(folder / "passphrase")]
    assert main(made) == 0
    return folder


@pytest.fixture
def secret(made: Path, tmp_path: Path) -> Path:
    """The file of the passphrase of `desk`."""
    return Path(shutil.copy(made / "passphrase", tmp_path))


@pytest.fixture
def desk(made: Path, tmp_path: Path) -> Path:
    """An encrypted desk."""
    return Path(shutil.copy(made / "n.pbdesk", tmp_path))


def commands() -> Iterator[tuple[list[str], argparse.ArgumentParser]]:
    """Every command that opens a desk, with the words that name it."""
    waiting: list[tuple[list[str], argparse.ArgumentParser]] = [([], parser())]
    while waiting:
        words, one = waiting.pop()
        below = [action for action in one._actions if isinstance(action, argparse._SubParsersAction)]
        waiting += [([*words, name], found) for action in below for name, found in action.choices.items()]
        if not below and not WITHOUT_A_DESK & set(words):
            yield words, one


COMMANDS = {" ".join(words): one for words, one in commands()}


def least(command: str, desk: Path, folder: Path) -> list[str]:
    """The shortest words with which a command runs on a desk."""
    words = command.split()
    for action in COMMANDS[command]._actions:
        given = str(next(iter(action.choices))) if action.choices else GIVEN.get(action.dest, "1")
        given = str(desk) if action.dest in ("desk", "backup") else given
        given = str(folder / "out.xlsx") if action.dest == "out" else given
        if action.required and action.nargs != "?":
            words += [given] if not action.option_strings else [action.option_strings[0], given]
    return words


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_on_a_desk_takes_its_passphrase(command: str) -> None:
    assert "passphrase_file" in {action.dest for action in COMMANDS[command]._actions}


@pytest.mark.parametrize("command", sorted(set(COMMANDS) - WITH_A_WINDOW - {"new"}))
def test_every_command_says_that_the_desk_is_encrypted(command: str, desk: Path, tmp_path: Path, capsys: Words) -> None:
    before = desk.read_bytes()
    words = least(command, desk, tmp_path) + (["--remove"] if command == "passphrase" else [])
    words += ["--country", "COD"] if command == "brief" else []
    capsys.readouterr()
    assert main(words) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.splitlines()[-1:] == [
        "pbdesk: n.pbdesk: this desk is encrypted; give its passphrase in a file, with --passphrase-file FILE."
    ]
    assert len(said.err.splitlines()) == 1
    assert desk.read_bytes() == before
    assert not (tmp_path / "out.xlsx").exists()


def test_with_its_passphrase_it_works_as_any_desk(desk: Path, secret: Path, capsys: Words) -> None:
    given = ["--passphrase-file", str(secret)]
    assert main(["add", str(desk), "note", "title=Wells in Goma", *given]) == 0
    capsys.readouterr()
    assert main(["search", str(desk), "goma", "--json", *given]) == 0
    assert "Wells in Goma" in json.dumps(json.loads(capsys.readouterr().out))
    assert main(["check", str(desk), *given]) == 0
    assert b"Goma" not in desk.read_bytes()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"another", "the passphrase is not the one of this desk"),
        ("blåbær\n\n".encode(), "the passphrase is not the one of this desk"),
        (b"", "there is no passphrase in it"),
        (b"\n", "there is no passphrase in it"),
        (b"bl\xe5b\xe6r", "not UTF-8"),
        (None, "cannot be read"),
    ],
)
def test_what_is_wrong_with_a_passphrase_is_said_in_a_line(
    desk: Path, secret: Path, content: bytes | None, said: str, capsys: Words
) -> None:
    secret.unlink() if content is None else secret.write_bytes(content)
    capsys.readouterr()
    assert main(["list", str(desk), "note", "--passphrase-file", str(secret)]) == 1
    told = capsys.readouterr().err
    assert said in told
    assert told.count("\n") == 1
    assert "blåbær" not in told


@pytest.mark.parametrize("content", ["blåbær", "blåbær\n", "blåbær\r\n", "\ufeffblåbær\n"])
def test_one_line_end_is_no_part_of_a_passphrase(desk: Path, secret: Path, content: str) -> None:
    secret.write_bytes(content.encode())
    assert main(["list", str(desk), "note", "--passphrase-file", str(secret)]) == 0


def test_an_empty_passphrase_makes_no_desk(tmp_path: Path, secret: Path, capsys: Words) -> None:
    secret.write_bytes(b"\n")
    assert main(["new", str(tmp_path / "x.pbdesk"), "--government", "NOR", "--passphrase-file", str(secret)]) == 1
    assert "no passphrase" in capsys.readouterr().err
    assert [one.name for one in tmp_path.iterdir()] == ["passphrase"]


def test_a_passphrase_is_set_changed_and_taken_off(tmp_path: Path, secret: Path, capsys: Words) -> None:
    desk, other = str(tmp_path / "n.pbdesk"), tmp_path / "other"
    other.write_text("another one")
    assert main(["new", desk, "--government", "NOR"]) == 0
    assert main(["backup", desk]) == 0
    capsys.readouterr()
    assert main(["passphrase", desk, "--new-passphrase-file", str(secret)]) == 0
    said = capsys.readouterr()
    assert "is encrypted" in said.out
    assert "loses the desk" in said.err
    assert ".backup.pbdesk" in said.err.partition("Not encrypted, and still there: ")[2]
    assert main(["passphrase", desk, "--passphrase-file", str(secret), "--new-passphrase-file", str(other)]) == 0
    assert main(["check", desk, "--passphrase-file", str(secret)]) == 1
    assert main(["check", desk, "--passphrase-file", str(other)]) == 0
    assert main(["passphrase", desk, "--passphrase-file", str(other), "--remove"]) == 0
    assert main(["check", desk]) == 0


def test_what_is_written_out_of_it_is_said_to_be_plain(desk: Path, secret: Path, tmp_path: Path, capsys: Words) -> None:
    given = ["--passphrase-file", str(secret)]
    for words in (["export", str(desk)], ["exchange", "write", str(desk)], ["template", str(desk)]):
        out = tmp_path / "out.xlsx"
        capsys.readouterr()
        assert main([*words, "--out", str(out), *given]) == 0
        assert f"{out} is not encrypted as the desk is" in capsys.readouterr().err


def test_a_backup_is_put_back_with_its_passphrase(desk: Path, secret: Path, capsys: Words) -> None:
    given = ["--passphrase-file", str(secret)]
    capsys.readouterr()
    assert main(["backup", str(desk), *given]) == 0
    backup = capsys.readouterr().out.strip()
    assert main(["restore", backup, str(desk), *given]) == 0
    assert "the backup's passphrase" in capsys.readouterr().err
    assert main(["check", str(desk), *given]) == 0
