"""Desks that are none, disks that are full, folders that cannot be written: one line each, and nothing changed.

Full disks and read-only folders are real ones: small file systems in a mount namespace of the test's own.
"""

import hashlib
import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import xlsxwriter

ROOM = 500_000
"""So much is free for an import: a lock and the beginning of a journal, not all of it (bytes)."""


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A new desk file, closed."""
    path = tmp_path / "norway.pbdesk"
    done = subprocess.run([*_pbdesk(), "new", path, "--government", "NOR"], check=False, capture_output=True)
    assert done.returncode == 0, done.stderr
    return path


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workbook that makes a desk larger than the small disk."""
    path = tmp_path_factory.mktemp("ministry") / "large.xlsx"
    with xlsxwriter.Workbook(os.fspath(path), {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Project ID", "Project title", "Description", "Country"])
        for n in range(4000):
            told = f"What project {n} does in the east of the country, told at some length " * 8
            sheet.write_row(n + 1, 0, [f"P-{n}", f"Project {n}", told, "Mali"])
    return path


def _pbdesk() -> list[str]:
    return [sys.executable, "-m", "pbdesk"]


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def on_a_disk(folder: Path, desk: Path, arguments: list[str], *, options: str) -> subprocess.CompletedProcess[str]:
    """Run a command on a copy of a desk on a disk of its own, mounted again with `options` after the copy.

    What the disk holds in the end is copied to `folder/after`.
    """
    folder.mkdir()
    (folder / "disk").mkdir()
    command = shlex.join([*_pbdesk(), *arguments])
    lines = [
        "set -e", "mount -t tmpfs -o size=4m tmpfs disk", f"cp {shlex.quote(str(desk))} disk/desk.pbdesk",
        f"mount -o remount,{options} disk", f"code=0; {command} || code=$?", "cp -r disk after", "exit $code",
    ]  # fmt: skip
    root = str(Path(__file__).resolve().parents[2])
    return subprocess.run(
        ["unshare", "--map-root-user", "--mount", "sh", "-c", "\n".join(lines)],
        cwd=folder, env=os.environ | {"PYTHONPATH": root}, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip


@pytest.mark.parametrize("filled", ["import", "backup", "export", "restore", "passphrase", "parcel", "sealed"])
def test_a_full_disk_is_said_in_a_line_and_the_desk_is_as_before(
    tmp_path: Path, desk: Path, large: Path, filled: str
) -> None:
    commands = {
        "import": ["import", "disk/desk.pbdesk", str(large)],
        "backup": ["backup", "disk/desk.pbdesk"],
        "export": ["export", "disk/desk.pbdesk", "--out", "disk/out.xlsx"],
        "restore": ["restore", str(desk), "disk/desk.pbdesk"],
        "passphrase": ["passphrase", "disk/desk.pbdesk", "--new-passphrase-file", str(tmp_path / "passphrase")],
        "parcel": ["exchange", "write", "disk/desk.pbdesk", "--out", "disk/out.pbparcel"],
        "sealed": [
            "exchange", "write", "disk/desk.pbdesk", "--out", "disk/out.pbparcel",
            "--parcel-passphrase-file", str(tmp_path / "passphrase"),
        ],
    }  # fmt: skip
    (tmp_path / "passphrase").write_text("blåbær", "utf-8")
    room = desk.stat().st_size + (ROOM if filled == "import" else 0)
    done = on_a_disk(tmp_path / "full", desk, commands[filled], options=f"size={room}")
    assert (done.returncode, done.stderr.count("\n")) == (1, 1), done.stderr
    assert "the disk is full" in done.stderr
    assert ("out.pbparcel cannot be written" in done.stderr) == (filled in ("parcel", "sealed"))
    assert ".partial" not in done.stderr
    left = sorted(path.name for path in (tmp_path / "full" / "after").iterdir())
    assert left == ["desk.pbdesk"]
    assert _digest(tmp_path / "full" / "after" / "desk.pbdesk") == _digest(desk)


@pytest.mark.parametrize(
    "arguments",
    [
        ["add", "disk/desk.pbdesk", "note", "title=Whatever"],
        ["new", "disk/other.pbdesk", "--government", "NOR"],
        ["undo", "disk/desk.pbdesk"],
        ["backup", "disk/desk.pbdesk"],
        ["export", "disk/desk.pbdesk", "--out", "disk/out.xlsx"],
        ["restore", "{DESK}", "disk/desk.pbdesk"],
        ["passphrase", "disk/desk.pbdesk", "--new-passphrase-file", "{PASSPHRASE}"],
    ],
    ids=lambda words: words[0],
)
def test_a_read_only_folder_is_said_in_a_line(tmp_path: Path, desk: Path, arguments: list[str]) -> None:
    passphrase = tmp_path / "passphrase"
    passphrase.write_text("blåbær", "utf-8")
    words = [word.replace("{DESK}", str(desk)).replace("{PASSPHRASE}", str(passphrase)) for word in arguments]
    done = on_a_disk(tmp_path / "sealed", desk, words, options="ro")
    assert (done.returncode, done.stderr.count("\n")) == (1, 1), done.stderr
    assert "read-only" in done.stderr.lower()


def test_a_desk_in_a_read_only_folder_can_be_read(tmp_path: Path, desk: Path) -> None:
    done = on_a_disk(tmp_path / "sealed", desk, ["list", "disk/desk.pbdesk", "dimensions"], options="ro")
    assert done.returncode == 0, done.stderr
    assert "humanitarian" in done.stdout


def _say_newer(path: Path) -> None:
    """Write a later schema version into the file's header (SQLite keeps it at byte 60)."""
    content = bytearray(path.read_bytes())
    content[60:64] = (999).to_bytes(4, "big")
    path.write_bytes(content)


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda path: path.write_bytes(b""), "zero bytes"),
        (lambda path: path.write_text("Dear colleague"), "not a desk"),
        (_say_newer, "newer"),
        (lambda path: path.unlink(), "cannot be read"),
    ],
    ids=["empty", "letter", "newer", "missing"],
)
@pytest.mark.parametrize("verb", [["list", "notes"], ["import"]], ids=lambda words: words[0])
def test_what_is_no_desk_of_ours_is_said_in_a_line(
    desk: Path, large: Path, verb: list[str], make: "object", words: str
) -> None:
    make(desk)  # type: ignore[operator]
    before = desk.read_bytes() if desk.exists() else None
    name, *more = verb
    more = [str(large)] if name == "import" else more
    done = subprocess.run([*_pbdesk(), name, desk, *more], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr.count("\n")) == (1, 1), done.stderr
    assert words in done.stderr
    assert (desk.read_bytes() if desk.exists() else None) == before
