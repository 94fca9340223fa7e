"""What the window lets a person say in a sheet is said in the shell as well."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from pbdesk.store.desk import Desk
from tests.intake import writing as sheets


def planned(desk: Path, file: Path, *options: str) -> Any:
    command = [sys.executable, "-m", "pbdesk", "import", str(desk), str(file), "--dry-run", "--json", *options]
    told = subprocess.run(command, capture_output=True, text=True, check=False)
    return json.loads(told.stdout) if told.returncode == 0 else told.stderr


def test_columns_rows_keys_and_tables_are_said_in_the_shell(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "sent.xlsx"
    path.write_bytes(sheets.workbook())
    desk.close()
    said = ("--kind", "activities", "--key", "reference,title", "--skip-row", "Portfolio:9", "--column", "Start date=")
    (table,) = planned(desk.path, path, *said)["tables"]
    assert (table["rows"], table["key"], table["key_reason"]) == (7, ["reference", "title"], "said")
    assert table["unmatched_columns"] == ["Start date"]
    assert planned(desk.path, path, "--leave-out", "Portfolio:1")["tables"] == []
    assert "write it as SHEET:ROW" in planned(desk.path, path, "--skip-row", "nine")


def test_the_second_column_under_the_same_heading_is_chosen_by_its_number(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "twice.xlsx"
    rows = [[f"P-{n}", f"Wells {n}", n, 50 * n, f"as agreed {n}"] for n in range(1, 9)]
    path.write_bytes(sheets.workbook([["Code", "Project title", "Amount", "Amount", "Remarks"], *rows]))
    desk.close()
    sums = {
        said: planned(desk.path, path, *said)["tables"][0]["money"]["budget"]["sum"]
        for said in ((), ("--column", "Amount#2=budget"), ("--column", "Amount#1="), ("--column", "Amount#2="))
    }
    assert [float(one) for one in sums.values()] == [36, 1800, 1800, 36]


def test_a_profile_remembers_which_of_two_columns_was_chosen(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "twice.xlsx"
    rows = [[f"P-{n}", f"Wells {n}", n, 50 * n] for n in range(1, 9)]
    path.write_bytes(sheets.workbook([["Code", "Project title", "Amount", "Amount"], *rows]))
    desk.close()
    said = ("--column", "Amount#2=budget", "--remember", "Twice", "--as", "A. Secretary")
    command = [sys.executable, "-m", "pbdesk", "import", str(desk.path), str(path), *said]
    subprocess.run(command, capture_output=True, text=True, check=True)
    (table,) = planned(desk.path, path, "--profile", "Twice")["tables"]
    assert float(table["money"]["budget"]["sum"]) == 1800
    assert table["unchanged"] == 8
