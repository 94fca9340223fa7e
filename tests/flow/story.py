"""The main job on a real workbook, from import to undo, through the shell; every step holds what is known of the file.

Usage: python tests/flow/story.py FOLDER [FILE…]; FOLDER holds real spreadsheets and TRUTH.json.
"""

import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from pbdesk.desk import opening, reading
from pbdesk.desk.reading import Listing
from pbdesk.records.kind import Kind, Value
from pbdesk.records.kinds import KINDS
from pbdesk.store.desk import Desk

THREE = ("phl_grants.xlsx", "cmr_delegations2011.xls", "cod_extrait_mai_2025.xlsx")


@dataclass(frozen=True)
class Known:
    """What is known of a workbook: data rows, sum of budgets, a word in it; and what a person says of it."""

    file: Path
    rows: int
    budget: Decimal
    word: str
    country: str
    currency: str


def run(*arguments: object, code: int = 0) -> str:
    """One command of the shell; it must end with `code`."""
    command = [sys.executable, "-m", "pbdesk", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=300, check=False)
    assert done.returncode == code, done.stderr
    return done.stdout


def told(*arguments: object) -> Any:
    """What a command says in JSON."""
    return json.loads(run(*arguments, "--json"))


def main_job(known: Known, folder: Path) -> tuple[int, Decimal, int]:
    """Import, import again, coherence, brief, search, export and back, check, undo; each step held to what is known.

    Gives the rows read, the sum of their budgets, and how many activities are left once the import is taken back.
    """
    desk = folder / "desk.pbdesk"
    run("new", desk, "--government", "NOR")
    said = ("--country", known.country, "--currency", known.currency)
    table = told("import", desk, known.file, *said)["tables"][0]
    assert (table["rows"], table["created"] + table["refused"]) == (known.rows, known.rows)
    assert abs(Decimal(table["money"]["budget"]["sum"]) - known.budget) < Decimal("0.05")
    again = told("import", desk, known.file, *said)
    assert (again["import"], again["tables"][0]["created"], again["tables"][0]["updated"]) == (None, 0, 0)
    _measured(desk, known, table["created"])
    for name in ("brief.docx", "brief.xlsx"):
        run("brief", desk, "--country", known.country, "--out", folder / name)
        assert (folder / name).stat().st_size > 10_000
    assert told("search", desk, known.word, "--limit", 5)
    _there_and_back(desk, folder)
    assert told("check", desk)["sound"]
    for _ in ("the note of the workbook", "the note of the document", "the import"):
        run("undo", desk)
    left = told("list", desk, "activities")
    assert left == []
    assert told("check", desk)["sound"]
    return table["rows"], Decimal(table["money"]["budget"]["sum"]), len(left)


def _measured(desk: Path, known: Known, activities: int) -> None:
    profile = told("coherence", desk, "--country", known.country)
    figures = {one["name"]: one for figures in profile["elements"].values() for one in figures}
    deficit = figures["strategic_deficit"]
    assert 0 < deficit["denominator"] <= activities
    assert deficit["numerator"] == deficit["denominator"], "no activity of a new desk serves an objective"


def _there_and_back(desk: Path, folder: Path) -> None:
    """Exporting a desk and importing it into an empty one gives the same records."""
    other = folder / "other.pbdesk"
    run("export", desk, "--out", folder / "whole.xlsx")
    run("new", other, "--government", "NOR")
    run("import", other, folder / "whole.xlsx")
    with opening.open_desk(desk) as first, opening.open_desk(other) as second:
        for kind in KINDS.values():
            assert _all(first, kind) == _all(second, kind), kind.name


def _all(desk: Desk, kind: Kind) -> list[dict[str, Value]]:
    """Every record of a kind, with what a spreadsheet's rows are recognised by."""
    return list(reading.page(desk, Listing(kind)).rows)


def real(folder: Path, name: str) -> Known:
    """What TRUTH.json knows of a workbook."""
    entries = json.loads((folder / "TRUTH.json").read_text("utf-8"))["entries"]
    entry = next(one for one in entries if one["file"] == name)
    unit = 1000 if str(entry.get("amount_unit", "")).startswith("thousand") else 1
    budget = Decimal(str(entry["check"]["sum"])) * unit
    country = {"phl": "PHL", "cmr": "CMR", "cod": "COD"}[name[:3]]
    currency = "XAF" if country == "CMR" else "USD"
    word = {"PHL": "development", "CMR": "construction", "COD": "eau"}[country]
    return Known(folder / name, entry["data_rows"], budget, word, country, currency)


def main(folder: str, *names: str) -> None:
    """Play the story on each workbook named, or on three."""
    for name in names or THREE:
        known = real(Path(folder), name)
        with tempfile.TemporaryDirectory() as scratch:
            main_job(known, Path(scratch))
        print(f"{name}: {known.rows} rows, {known.budget} {known.currency}: as known, from import to undo")


if __name__ == "__main__":
    main(*sys.argv[1:])
