"""The shell, as a script would use it: real commands, real files, exit codes and JSON."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from tests.cli.shell import run, told

HEADINGS = ["Project ID", "Project title", "Implementing agency", "Country", "Budget (USD)", "Start date", "Status"]


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A new desk file."""
    path = tmp_path / "norway.pbdesk"
    assert run("new", path, "--government", "NOR").returncode == 0
    return path


def workbook(path: Path, rows: int = 30, *, changed: int | None = None) -> Path:
    """A ministry's workbook: a title, headings in row 3, rows, a total."""
    with xlsxwriter.Workbook(os.fspath(path)) as book:
        sheet = book.add_worksheet("Portfolio")
        sheet.write(0, 0, "Portfolio of the directorate, March 2026")
        sheet.write_row(2, 0, HEADINGS)
        for n in range(rows):
            title = "A new title" if n == changed else f"Project {n} in the east"
            agency = f"Agency {n % 3}"
            sheet.write_row(3 + n, 0, [f"P-{n:03}", title, agency, "DR Congo", 1000 + n, "2025-02-01", "Ongoing"])
        sheet.write_row(3 + rows, 0, ["Total", "", "", "", sum(1000 + n for n in range(rows))])
    return path


def test_a_ministrys_workbook_comes_in_once(desk: Path, tmp_path: Path) -> None:
    file = workbook(tmp_path / "portfolio.xlsx")
    table = told("import", desk, file)["tables"][0]
    assert (table["sheet"], table["header_rows"], table["first_row"], table["last_row"]) == ("Portfolio", [3], 4, 33)
    assert (table["rows"], table["created"], table["refused"]) == (30, 30, 0)
    assert table["money"]["budget"] == {"values": 30, "sum": "30435.00", "currency": "USD"}
    again = told("import", desk, file)
    assert again["tables"][0]["unchanged"] == 30
    assert again["import"] is None
    assert len(told("imports", desk)) == 1


def test_the_next_edition_updates_by_identifier(desk: Path, tmp_path: Path) -> None:
    told("import", desk, workbook(tmp_path / "march.xlsx"))
    table = told("import", desk, workbook(tmp_path / "april.xlsx", 31, changed=7))["tables"][0]
    assert (table["created"], table["updated"], table["unchanged"]) == (1, 1, 29)


def test_what_a_person_changed_stays_when_the_same_file_comes_again(desk: Path, tmp_path: Path) -> None:
    file = workbook(tmp_path / "march.xlsx")
    told("import", desk, file)
    record = told("list", desk, "activities", "--where", "reference=P-003")[0]["id"]
    assert run("set", desk, record, "title=Corrected by hand").returncode == 0
    assert told("import", desk, file)["tables"][0]["unchanged"] == 30
    assert told("show", desk, record)["title"] == "Corrected by hand"


def test_amounts_without_a_currency_stay_as_text_until_a_person_says_it(desk: Path, tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text("Project ID;Project title;Budget\nA1;Roads;1200\nA2;Wells;\nA3;Courts;900\n", encoding="utf-8")
    table = told("import", desk, file)["tables"][0]
    assert [problem["code"] for problem in table["problems"]] == ["money-without-currency"]
    shown = told("show", desk, told("list", desk, "activities", "--where", "reference=A1")[0]["id"])
    assert (shown["budget"], json.loads(shown["unclear"])) == (None, {"budget": "1200.00"})
    told("import", desk, file, "--currency", "NOK")
    assert told("list", desk, "activities", "--where", "reference=A1")[0]["budget"] == "1200.00"


def test_a_dry_run_writes_nothing(desk: Path, tmp_path: Path) -> None:
    before = desk.read_bytes()
    assert told("import", desk, workbook(tmp_path / "a.xlsx"), "--dry-run")["tables"][0]["created"] == 30
    assert desk.read_bytes() == before


def test_an_import_is_taken_back_as_one(desk: Path, tmp_path: Path) -> None:
    told("import", desk, workbook(tmp_path / "a.xlsx"))
    assert told("undo", desk)["records"] >= 30
    assert told("list", desk, "activities") == []
    assert told("check", desk) == {"sound": True, "faults": []}


def test_an_export_into_an_empty_desk_gives_the_same_records(desk: Path, tmp_path: Path) -> None:
    told("import", desk, workbook(tmp_path / "a.xlsx"))
    decision = run("add", desk, "decision", "title==1+1", "number=7", "date=2026-01-02",
                   "text=Line one\nand two", "status=recorded",
                   "amount=1200.505", "currency=NOK").stdout.strip()  # fmt: skip
    policy = run("add", desk, "policy", "title=Policy", "type=plan", "version=1", "status=draft", "steps=All asked",
                 "contested=nothing is contested").stdout.strip()  # fmt: skip
    run(
        "add",
        desk,
        "consultation",
        f"policy={policy}",
        "circle=civil society",
        "consulted_as=Forum",
        "answer=disagrees",
    )
    run("add", desk, "reference", f"policy={policy}", "level=national", "title=White paper", f"related={decision}")
    run("add", desk, "note", "title=Long", "text=" + "æ" * 40_000)
    assert run("set", desk, policy, "status=adopted", f"adopted_by={decision}").returncode == 0
    out, other = tmp_path / "desk.xlsx", tmp_path / "other.pbdesk"
    assert run("export", desk, "--out", out).returncode == 0
    assert run("new", other, "--government", "NOR").returncode == 0
    told("import", other, out)
    for kind in (
        "countries",
        "actors",
        "activities",
        "decisions",
        "policies",
        "consultations",
        "references",
        "notes",
        "dimensions",
    ):
        assert told("list", other, kind) == told("list", desk, kind), kind
    assert told("check", other)["sound"]
    assert told("import", other, out)["import"] is None


def test_a_formula_in_a_text_stays_a_text(desk: Path, tmp_path: Path) -> None:
    run("add", desk, "note", 'title==HYPERLINK("x")')
    run("export", desk, "--out", tmp_path / "desk.xlsx")
    cells = [cell for sheet in openpyxl.load_workbook(tmp_path / "desk.xlsx") for row in sheet for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]


def test_search_tells_records_of_one_name_apart(desk: Path) -> None:
    for day in ("2026-03-10", "2026-04-02"):
        assert run("add", desk, "activity", "title=Mission to Uvira", f"start={day}").returncode == 0
    assert {hit["apart"]["start"] for hit in told("search", desk, "uvira")} == {"2026-03-10", "2026-04-02"}
    assert "activity: Mission to Uvira (2026-04-02)" in run("search", desk, "uvira").stdout


def test_search_finds_with_a_snippet(desk: Path, tmp_path: Path) -> None:
    told("import", desk, workbook(tmp_path / "a.xlsx"))
    hits = told("search", desk, "proj", "east", "--limit", 3)
    assert len(hits) == 3
    assert "east" in hits[0]["snippet"]


def test_every_kind_is_described(desk: Path) -> None:
    described = {kind["name"]: kind for kind in told("kinds")}
    assert len(described) > 45
    links = [field for field in described["assignment"]["fields"] if field["links_to"] == "decision"]
    assert links[0]["required"]


def _bad_file(folder: Path, name: str) -> Path:
    path = folder / name
    if name == "text.xlsx":
        path.write_text("Dear colleague, see the table below.")
    elif name == "empty.xlsx":
        openpyxl.Workbook().save(path)
    elif name == "letter.xlsx":
        book = openpyxl.Workbook()
        book.worksheets[0]["A1"] = "Dear colleague"
        book.save(path)
    elif name == "cut.xlsx":
        workbook(path)
        path.write_bytes(path.read_bytes()[:2000])
    elif name == "zero.csv":
        path.write_bytes(b"")
    return path


@pytest.mark.parametrize("name", ["text.xlsx", "empty.xlsx", "letter.xlsx", "cut.xlsx", "zero.csv", "missing.xlsx"])
def test_a_file_that_is_no_table_is_answered_in_a_line(desk: Path, tmp_path: Path, name: str) -> None:
    before = desk.read_bytes()
    done = run("import", desk, _bad_file(tmp_path, name))
    assert done.returncode == 1
    assert len(done.stderr.strip().splitlines()) == 1
    assert name in done.stderr
    assert desk.read_bytes() == before


@pytest.mark.parametrize(
    "arguments",
    [
        ["add", "DESK", "note", "colour=red"],
        ["add", "DESK", "nothing", "title=x"],
        ["add", "DESK", "note", "title"],
        ["add", "DESK", "meeting", "date=tomorrow"],
        ["set", "DESK", "no-such-id", "title=x"],
        ["list", "DESK", "activities", "--where", "country=Atlantis"],
        ["undo", "DESK", "no-such-change"],
        ["export", "DESK", "--out", "/nowhere/at/all.xlsx"],
        ["backup", "DESK", "--to", "/nowhere/at/all"],
        ["new", "DESK", "--government", "NOR"],
    ],
)
def test_what_a_person_can_mend_is_said_in_one_line(desk: Path, arguments: list[str]) -> None:
    before = desk.read_bytes()
    done = run(*[str(desk) if word == "DESK" else word for word in arguments])
    assert (done.returncode, len(done.stderr.strip().splitlines())) == (1, 1), done.stderr
    assert "Traceback" not in done.stderr
    assert desk.read_bytes() == before


def test_wrong_usage_is_exit_2(desk: Path) -> None:
    assert run("import", desk).returncode == 2


def test_a_killed_import_leaves_the_desk_as_it_was(desk: Path, tmp_path: Path) -> None:
    file = workbook(tmp_path / "large.xlsx", 20_000)
    child = subprocess.Popen(
        [sys.executable, "-m", "pbdesk", "import", str(desk), str(file)], stderr=subprocess.DEVNULL
    )
    journal = desk.with_name(desk.name + "-journal")
    deadline = time.monotonic() + 60
    while not journal.exists() and child.poll() is None and time.monotonic() < deadline:
        time.sleep(0.001)
    child.send_signal(signal.SIGKILL)
    child.wait()
    assert told("list", desk, "activities") == []
    assert told("check", desk)["sound"]
    assert told("import", desk, workbook(tmp_path / "small.xlsx"))["tables"][0]["created"] == 30


def test_a_word_in_an_attached_file_is_found_from_the_shell(desk: Path, tmp_path: Path) -> None:
    paper, picture = tmp_path / "paper.txt", tmp_path / "map.png"
    paper.write_text("The corridor of Kamanyola stays open.", "utf-8")
    picture.write_bytes(b"\x89PNG")
    note = run("add", desk, "note", "title=Corridors").stdout.strip()
    document = told("attach", desk, note, paper)["id"]
    (hit,) = told("search", desk, "kamanyola")
    assert (hit["id"], hit["snippet"]) == (document, "The corridor of Kamanyola stays open.")
    said = run("attach", desk, note, picture).stderr
    assert said.strip() == "The words in map.png cannot be read: the search finds it by its name."
