"""What goes out to a ministry and comes back, through the shell."""

from pathlib import Path

import pytest

from tests.cli.shell import run, told
from tests.intake import writing as sheets

HEADINGS = ["Project ID", "Project title", "Implementing agency", "Budget (USD)"]
ROWS: list[list[object]] = [[f"P-{n}", f"Wells in district {n}", f"Agency {n % 2}", 1000 + n] for n in range(4)]


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    path = tmp_path / "n.pbdesk"
    assert run("new", path, "--government", "NOR").returncode == 0
    return path


@pytest.fixture
def sent(tmp_path: Path) -> Path:
    path = tmp_path / "portfolio.xlsx"
    path.write_bytes(sheets.workbook([HEADINGS, *ROWS]))
    return path


def test_a_sheet_goes_back_and_comes_in_again_without_an_option(desk: Path, sent: Path, tmp_path: Path) -> None:
    made = told("import", desk, sent, "--country", "COD", "--remember", "The directorate")
    out = tmp_path / "return.xlsx"
    done = run("return", desk, made["import"], "--language", "nb", "--out", out)
    assert (done.returncode, done.stdout) == (0, "")
    assert "4 accepted, 0 refused" in done.stderr
    table = told("import", desk, out)["tables"][0]
    assert (table["kind"], table["created"], table["unchanged"]) == ("activities", 0, 4)
    assert told("import", desk, sent, "--profile", "The directorate")["tables"][0]["unchanged"] == 4


def test_a_value_shows_the_file_sheet_row_and_day_it_came_from(desk: Path, sent: Path) -> None:
    told("import", desk, sent)
    record = told("list", desk, "activities", "--where", "reference=P-2")[0]["id"]
    source = told("show", desk, record)["sources"]["title"]
    assert (source["file"], source["sheet"], source["row"]) == ("portfolio.xlsx", "Portfolio", 4)
    assert "Title: Wells in district 2  [portfolio.xlsx, Portfolio, row 4, " in run("show", desk, record).stdout


def test_an_import_is_taken_back_but_for_what_was_edited(desk: Path, sent: Path) -> None:
    made = told("import", desk, sent)
    record = told("list", desk, "activities", "--where", "reference=P-2")[0]["id"]
    assert run("set", desk, record, "title=By hand").returncode == 0
    assert run("undo", desk, made["import"]).returncode == 1
    done = told("undo", desk, made["import"], "--keep-edited")
    assert [(one["kind"], one["why"]) for one in done["kept"] if one["record"] == record] == [
        ("activity", "edited since")
    ]
    assert [one["reference"] for one in told("list", desk, "activities")] == ["P-2"]
    assert told("check", desk) == {"sound": True, "faults": []}


def test_a_template_is_written_for_a_ministry(desk: Path, tmp_path: Path) -> None:
    out = tmp_path / "mal.xlsx"
    assert (
        run(
            "template", desk, "--kind", "activities", "--agency", "Directorate", "--language", "fr", "--out", out
        ).returncode
        == 0
    )
    assert out.stat().st_size > 5000
    refused = run("import", desk, out)
    assert (refused.returncode, refused.stderr.count("\n"), "nothing is filled in" in refused.stderr) == (1, 1, True)


def test_an_unknown_profile_or_import_is_answered_in_a_line(desk: Path, sent: Path, tmp_path: Path) -> None:
    for words in (("import", desk, sent, "--profile", "P"), ("return", desk, "7", "--out", tmp_path / "r.xlsx")):
        done = run(*words)
        assert (done.returncode, done.stderr.count("\n"), "Traceback" in done.stderr) == (1, 1, False)
