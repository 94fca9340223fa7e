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
