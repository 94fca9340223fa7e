"""Parcels between desks by the shell: every conflict listed, nothing written before a side is chosen."""

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.shell import run


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
