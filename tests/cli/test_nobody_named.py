"""A name is what a person gave: neither the account's nor the folder's stands in anything that leaves a desk."""

import gzip
import json
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from pbdesk.records.briefs import DOCUMENTS
from tests.cli.shell import run, told
from tests.desk.read_parts import told as read

ACCOUNT = "qvxjwaccount"
"""What the computer calls whoever sits at it: a word that stands nowhere else."""
SHEET = Path(__file__).resolve().parents[2] / "resources" / "sample" / "drc-activities-2025.xlsx"
ABOUT = {"minutes": "meeting", "decision": "decision", "actions": "actor"}
DAY = "2026-06-30"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder of an account of that name, and a desk in it that nobody gave a name to."""
    folder = tmp_path_factory.mktemp("home") / ACCOUNT
    folder.mkdir()
    with pytest.MonkeyPatch.context() as patch:
        for name in ("USER", "LOGNAME", "USERNAME", "LNAME"):
            patch.setenv(name, ACCOUNT)
        for name in ("HOME", "USERPROFILE"):
            patch.setenv(name, str(folder))
        done(folder, "new", "--government", "NOR", "--sample")
        done(folder, "import", SHEET, "--country", "COD", "--currency", "USD")
        (folder / "note.txt").write_text("Seen at the border.", "utf-8")
        done(folder, "attach", about(folder, "decision"), folder / "note.txt")
        yield folder


def done(home: Path, command: str, *rest: object) -> str:
    """A command that succeeds on the desk, as nobody named."""
    made = run(*command.split(), home / "desk.pbdesk", *rest)
    assert made.returncode == 0, made.stderr
    return made.stdout


@cache
def about(home: Path, kind: str) -> str:
    """A record that a paper can be on: for decisions one that was recorded, for actors one of the government."""
    where = {"decision": ("--where", "status=recorded"), "actor": ("--where", "own=yes")}
    return str(told("list", home / "desk.pbdesk", kind, *where.get(kind, ()))[0]["id"])


def unpacked(path: Path) -> bytes:
    """Everything that stands in a file, its parts unpacked and named."""
    data = path.read_bytes()
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as parts:
            return data + b"".join(part.filename.encode() + parts.read(part) for part in parts.infolist())
    return data + (gzip.decompress(data) if data[:2] == b"\x1f\x8b" else b"")


def holds_the_account(path: Path) -> bool:
    held = unpacked(path).lower()
    return any(ACCOUNT.encode(form) in held for form in ("utf-8", "utf-16-le"))


@pytest.mark.parametrize("ending", ["docx", "xlsx"])
@pytest.mark.parametrize("kind", DOCUMENTS.split("|"))
def test_no_document_bears_the_account(home: Path, kind: str, ending: str) -> None:
    out = home / f"{kind}.{ending}"
    of = ("--record", about(home, ABOUT[kind])) if kind in ABOUT else ("--country", "COD")
    done(home, "brief", "--kind", kind, "--as-of", DAY, *of, "--out", out)
    assert not holds_the_account(out)


@pytest.mark.parametrize(
    "command",
    ["export --out all.xlsx", "return 3 --out back.xlsx", "template --out empty.xlsx", "exchange write --out p"],
)
def test_nothing_else_that_leaves_the_desk_bears_it(home: Path, command: str) -> None:
    verb, name = command.rsplit(" --out ")
    word, *rest = verb.removeprefix("exchange ").split()
    out = home / name
    done(home, "exchange write" if word == "write" else word, *rest, "--out", out)
    assert not holds_the_account(out)


def test_neither_the_desk_nor_its_backup_bears_it(home: Path) -> None:
    backup = Path(done(home, "backup").strip())
    assert [path.name for path in (home / "desk.pbdesk", backup) if holds_the_account(path)] == []


def test_a_file_that_holds_the_account_would_be_found(home: Path) -> None:
    out = home / "named.xlsx"
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("docProps/core.xml", f"<creator>{ACCOUNT}</creator>")
    assert holds_the_account(out)


def test_the_history_says_in_words_that_nobody_was_named(home: Path) -> None:
    assert "not named: attach" in done(home, "history")
    assert {one["person"] for one in json.loads(done(home, "history", "--json"))} == {None}
    assert {one["person"] for one in json.loads(done(home, "imports", "--json"))} == {None}


@pytest.mark.parametrize(("language", "said"), [("en", "not named"), ("nb", "ikke oppgitt"), ("fr", "non indiqué")])
def test_a_decision_record_says_so_in_its_own_language(home: Path, language: str, said: str) -> None:
    out = home / f"record-{language}.docx"
    done(home, "brief", "--kind", "decision", "--record", about(home, "decision"), "--language", language, "--out", out)
    assert said in read(out.read_bytes())
