"""Today, leads, rotation and attachments from the shell, as a script would use them."""

import json
from pathlib import Path
from typing import Any

import pytest

from pbdesk.cli import main


def told(capsys: pytest.CaptureFixture[str], *arguments: object) -> Any:
    assert main([*map(str, arguments), "--json"]) == 0
    return json.loads(capsys.readouterr().out)


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    path = tmp_path / "sample.pbdesk"
    assert main(["new", str(path), "--government", "NOR", "--sample"]) == 0
    capsys.readouterr()
    return path


def test_today_of_an_agency(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = told(capsys, "today", desk, "--agency", "POD", "--day", "2026-03-20")
    late = [(one["sort"], one["due"]) for one in found["matters"] if one["late"]]
    assert ("action due", "2025-09-01") in late
    assert main(["today", str(desk), "--day", "2026-03-20"]) == 0
    assert "2025-09-01 ! action due" in capsys.readouterr().out


def test_who_leads_on_a_day(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = told(capsys, "leads", desk, "--on", "2026-03-15", "--country", "COD")
    whole = next(one for one in found["lanes"] if one["title"] == "Democratic Republic of the Congo")
    assert {one["agency"] for one in whole["leading"]} == {"MOD", "MFA"}
    assert [one["since"] for one in whole["gaps"]] == ["2025-01-01"]
    assert main(["leads", str(desk)]) == 0
    assert "gap 2025-01-01 – 2025-02-10 (41 days)" in capsys.readouterr().out


def test_a_rotation_is_shown_first_and_then_written(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    force, decision = "Task Force on the Great Lakes", "GL 2026/1"
    for position, agency in enumerate(("MFA", "MOD"), 1):
        values = [f"task_force={force}", f"position={position}", f"agency={agency}", "months=6"]
        assert main(["add", str(desk), "rotation", *values]) == 0
    capsys.readouterr()
    asked = ("rotate", desk, force, "--decision", decision, "--since", "2027-01-01", "--until", "2027-12-31")
    shown = told(capsys, *asked, "--dry-run")
    assert (len(shown["periods"]), shown["assignments"]) == (2, [])
    assert len(told(capsys, *asked)["assignments"]) == 2
    assert main([*map(str, asked[:4]), "Money for mobile courts in Ituri", *asked[5:]]) == 1
    assert "rests on a recorded decision" in capsys.readouterr().err


def test_an_assignment_without_a_decision_is_refused_in_a_line(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["add", str(desk), "assignment", "agency=MFA", "country=COD", "start=2026-01-01"]) == 1
    assert capsys.readouterr().err == "pbdesk: Lead: By decision is needed.\n"


def test_a_file_goes_in_and_comes_out_again(desk: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "terms.txt").write_text("Terms", "utf-8")
    record = told(capsys, "list", desk, "decision", "--limit", "1")[0]["id"]
    kept = told(capsys, "attach", desk, record, tmp_path / "terms.txt", "--title", "Terms of reference")
    assert (kept["file"], kept["size"]) == ("terms.txt", 5)
    out = tmp_path / "again.txt"
    assert main(["extract", str(desk), kept["id"], "--out", str(out)]) == 0
    assert out.read_text("utf-8") == "Terms"
    assert main(["attach", str(desk), record, str(tmp_path / "nothing.txt")]) == 1
    assert "it cannot be read" in capsys.readouterr().err


def test_a_ministrys_sheet_of_leads_without_decisions_is_refused_row_by_row(
    desk: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet = tmp_path / "leads.csv"
    sheet.write_text("Lead agency,Country,From,To\nMFA,COD,2027-01-01,2027-06-30\n", "utf-8")
    (table,) = told(capsys, "import", desk, sheet, "--kind", "assignments")["tables"]
    assert (table["created"], table["refused"]) == (0, 1)
    assert [one["column"] for one in table["problems"]] == ["decision"]
