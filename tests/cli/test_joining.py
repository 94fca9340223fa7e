"""Two actors joined from the shell: told before, done as one change, refused in one line."""

import shutil
from pathlib import Path

import pytest

from pbdesk.cli import main
from tests.cli.test_planning import Capture, refused, told

MFA, DEFENCE, HOST = "Ministry of Foreign Affairs", "Ministry of Defence", "Ministry of Planning (host government)"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample, and a month's list that calls the ministry UD."""
    folder = tmp_path_factory.mktemp("sample")
    path, sheet = folder / "sample.pbdesk", folder / "list.csv"
    sheet.write_text("Title,Agency,Country\nWells,UD,COD\nRoads,UD,COD\n", "utf-8")
    assert main(["new", str(path), "--government", "NOR", "--sample"]) == 0
    assert main(["import", str(path), str(sheet)]) == 0
    return path


@pytest.fixture
def desk(sample: Path, tmp_path: Path, capsys: Capture) -> Path:
    capsys.readouterr()
    return Path(shutil.copy(sample, tmp_path))


def activities_of(desk: Path, capsys: Capture, agency: str) -> int:
    return len(told(capsys, "list", desk, "activity", "--where", f"agency={agency}"))


def test_what_would_change_is_told_and_nothing_is_written(desk: Path, capsys: Capture) -> None:
    before = desk.read_bytes()
    assert main(["join", str(desk), "UD", MFA, "--dry-run"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "UD goes, Ministry of Foreign Affairs stays.", "  Activities, Agency: 2", "  takes over Other names: UD",
    ]  # fmt: skip
    assert desk.read_bytes() == before


def test_two_actors_become_one_and_undo_makes_them_two(desk: Path, capsys: Capture) -> None:
    held = activities_of(desk, capsys, MFA)
    done = told(capsys, "join", desk, "UD", MFA, "--as", "Kari", "--reason", "One ministry")
    assert done["links"] == [{"kind": "activity", "field": "agency", "records": 2}]
    assert (done["taken_over"], done["differs"], done["dry_run"]) == ({"other_names": "UD"}, [], False)
    assert activities_of(desk, capsys, MFA) == held + 2
    assert "no actor" in refused(capsys, "join", desk, "UD", MFA)
    (last, *_) = told(capsys, "history", desk)
    assert (last["action"], last["person"], last["reason"]) == ("join", "Kari", "One ministry")
    assert main(["check", str(desk)]) == 0
    assert main(["undo", str(desk)]) == 0
    capsys.readouterr()
    assert activities_of(desk, capsys, "UD") == 2


def test_what_both_say_otherwise_and_links_taken_over_are_told_in_words(desk: Path, capsys: Capture) -> None:
    ud = told(capsys, "list", desk, "actor", "--where", "name=UD")[0]["id"]
    assert main(["set", str(desk), ud, "type=embassy", "country=COD"]) == 0
    capsys.readouterr()
    assert main(["join", str(desk), "UD", MFA]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "  Type stays ministry, not embassy" in lines
    assert "  takes over Country: Democratic Republic of the Congo" in lines


def test_what_stands_in_the_way_is_listed_in_one_line_with_the_other_way_round(desk: Path, capsys: Capture) -> None:
    said = refused(capsys, "join", desk, MFA, "UD")
    assert "these name it and never change: Policy “Engagement policy for the DRC · version 1”" in said
    assert f"The other way round it can be done: keep “{MFA}”, and let “UD” go." in said
    assert "Decision “GL 2024/1 · Foreign Affairs leads the engagement”" in said


@pytest.mark.parametrize(
    ("actor", "into", "why"),
    [
        ("UD", "UD", "is one actor"),
        (HOST, DEFENCE, "is on another side"),
        ("Police Directorate", "Ministry of Justice", "stands beside it where an agency stands once"),
        ("Nobody", "UD", "this desk has no actor"),
    ],
)
def test_what_are_two_are_refused(desk: Path, capsys: Capture, actor: str, into: str, why: str) -> None:
    assert why in refused(capsys, "join", desk, actor, into, "--dry-run")
