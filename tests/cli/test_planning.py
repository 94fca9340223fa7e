"""Policies and frameworks from the shell and by import: the same verbs, and the same things refused."""

import json
import shutil
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from pbdesk.cli import main

Capture = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "sample.pbdesk"
    assert main(["new", str(path), "--government", "NOR", "--sample"]) == 0
    return path


@pytest.fixture
def desk(sample: Path, tmp_path: Path, capsys: Capture) -> Path:
    capsys.readouterr()
    return Path(shutil.copy(sample, tmp_path))


def told(capsys: Capture, *arguments: object) -> Any:
    assert main([*map(str, arguments), "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def refused(capsys: Capture, *arguments: object) -> str:
    assert main([*map(str, arguments)]) == 1
    said = capsys.readouterr().err
    assert len(said.strip().splitlines()) == 1
    return said


def policy(capsys: Capture, desk: Path, title: str, version: int) -> str:
    found = told(capsys, "list", desk, "policy", "--where", f"title={title}", "--where", f"version={version}")
    return str(found[0]["id"])


def first(capsys: Capture, desk: Path, kind: str, whole: str) -> str:
    return str(told(capsys, "list", desk, kind, "--where", f"policy={whole}")[0]["id"])


def edited(desk: Path, capsys: Capture, kind: str, edit: Any) -> Path:
    """The desk's own export with one sheet changed by hand: `edit` gets each row as {field: cell}."""
    path = desk.with_name("export.xlsx")
    assert main(["export", str(desk), "--out", str(path)]) == 0
    capsys.readouterr()
    book = openpyxl.load_workbook(path)
    sheet = next(one for one in book if str(one.cell(2, 1).value) == f"#{kind}.id")
    names = [str(cell.value).split(".")[-1] for cell in sheet[2]]
    for row in sheet.iter_rows(min_row=3):
        edit(dict(zip(names, row, strict=True)))
    book.save(path)
    return path


def test_what_is_missing_is_listed_with_what_is_stale(desk: Path, capsys: Capture) -> None:
    found = told(capsys, "missing", desk, "Police plan for the DRC", "--day", "2026-11-01")
    assert [one["code"] for one in found["missing"]] == ["silence", "contested-unsaid"]
    assert [(one["why"], one["since"]) for one in found["stale"]] == [("ended", "2023")]
    assert main(["missing", str(desk), "Police plan for the DRC"]) == 0
    assert "Not answered yet: Ministry of Justice." in capsys.readouterr().out


def test_a_policy_is_consulted_on_adopted_and_replaced_from_the_shell(desk: Path, capsys: Capture) -> None:
    former = policy(capsys, desk, "Engagement policy for the DRC", 2)
    fresh = told(capsys, "new-version", desk, former)["id"]
    lines = told(capsys, "consult", desk, fresh, "--who", "MOF", "--draft", "Draft 1", "--asked", "2026-11-01",
                 "--due", "2026-12-01")  # fmt: skip
    for field in ("answer=agrees", "answered=2026-11-20"):
        assert main(["set", str(desk), lines["consultations"][0], field]) == 0
    assert main(["set", str(desk), fresh, "steps=Asked.", "contested=nothing is contested", "start=2026-12-05"]) == 0
    capsys.readouterr()
    force = told(capsys, "list", desk, "task_force")[0]["id"]
    number = told(capsys, "add", desk, "decision", "title=Adopts version 3", "number=GL 2026/9", "date=2026-11-20",
                  "text=Adopted.", "status=recorded", f"task_force={force}")["id"]  # fmt: skip
    assert told(capsys, "adopt", desk, fresh, "--decision", number)["id"] == fresh
    old = told(capsys, "show", desk, former)
    assert (old["status"], old["end"]) == ("superseded", "2026-12-04")


def test_setting_a_policy_to_adopted_adopts_it_and_closes_the_former(desk: Path, capsys: Capture) -> None:
    former = policy(capsys, desk, "Engagement policy for the DRC", 2)
    fresh = told(capsys, "new-version", desk, former)["id"]
    assert "Not answered" not in refused(capsys, "set", desk, fresh, "status=adopted", "adopted_by=GL 2025/2")
    told(
        capsys,
        "add",
        desk,
        "consultation",
        f"policy={fresh}",
        "consulted=MOF",
        "circle=across government",
        "answer=agrees",
    )
    values = ("steps=Asked.", "contested=nothing is contested", "status=adopted", "adopted_by=GL 2026/1")
    assert main(["set", str(desk), fresh, *values]) == 0
    capsys.readouterr()
    assert told(capsys, "show", desk, former)["status"] == "superseded"


def test_two_versions_are_compared_in_the_shell(desk: Path, capsys: Capture) -> None:
    former, later = (policy(capsys, desk, "Engagement policy for the DRC", version) for version in (1, 2))
    found = told(capsys, "compare", desk, former, later)
    assert [one["how"] for one in found["sections"]] == ["changed", "changed", "changed", "put in"]
    assert main(["compare", str(desk), former, later]) == 0
    assert "[- two-][+ three+]" in capsys.readouterr().out


def test_coverage_in_the_shell_names_what_is_left_out(desk: Path, capsys: Capture) -> None:
    found = told(capsys, "coverage", desk, "Strategic framework for the DRC", "--day", "2026-11-01")
    assert (len(found["uncovered"]), found["objectives"], found["anchored"]) == (2, 5, 4)
    assert all(len(one["objectives"]) == one["number"] for one in found["cells"])


def test_a_target_is_changed_with_a_reason_in_the_shell(desk: Path, capsys: Capture) -> None:
    benchmark = told(capsys, "list", desk, "benchmark")[0]["id"]
    assert "old target" in refused(capsys, "set", desk, benchmark, "target=5")
    told(capsys, "retarget", desk, benchmark, "--target", "5", "--reason", "Fighting.")
    assert told(capsys, "show", desk, benchmark)["target"] == 5


def test_a_target_is_put_off_by_a_decision_in_the_shell(desk: Path, capsys: Capture) -> None:
    benchmark = told(capsys, "list", desk, "benchmark")[0]["id"]
    kept = told(capsys, "retarget", desk, benchmark, "--target", "5", "--reason", "Fighting.", "--until", "2030",
                "--decision", "GL 2025/2")["revision"]  # fmt: skip
    decision = told(capsys, "show", desk, kept)["decision"]
    assert told(capsys, "show", desk, decision)["number"] == "GL 2025/2"
    assert told(capsys, "show", desk, benchmark)["target_date"] == "2030"


def test_a_policy_expires_in_the_shell(desk: Path, capsys: Capture) -> None:
    title = "Engagement policy for the DRC"
    told(capsys, "expire", desk, title, "--day", "2026-06-30")
    shown = told(capsys, "show", desk, policy(capsys, desk, title, 2))
    assert (shown["status"], shown["end"]) == ("expired", "2026-06-30")
    assert "Only a policy in force" in refused(capsys, "expire", desk, title, "--day", "2027-12-31")


def test_the_shell_refuses_to_change_what_is_adopted(desk: Path, capsys: Capture) -> None:
    adopted = policy(capsys, desk, "Engagement policy for the DRC", 2)
    for field in ("title=x", "steps=x", "end=2030-01-01", "status=draft", "status=superseded"):
        assert refused(capsys, "set", desk, adopted, field)
    for kind, field in (("section", "text=x"), ("consultation", "comment=x"), ("reference", "how=x")):
        assert "never change" in refused(capsys, "set", desk, first(capsys, desk, kind, adopted), field)
    assert "never change" in refused(capsys, "add", desk, "section", f"policy={adopted}", "position=9", "heading=x")


def test_the_shell_adopts_nothing_by_a_word(desk: Path, capsys: Capture) -> None:
    plan = policy(capsys, desk, "Police plan for the DRC", 1)
    assert "recorded decision" in refused(capsys, "set", desk, plan, "status=adopted")
    assert "never adopted" in refused(capsys, "set", desk, plan, "status=expired")
    assert refused(capsys, "add", desk, "policy", "title=x", "type=plan", "version=1", "status=adopted")
    assert "Not answered yet" in refused(capsys, "adopt", desk, plan, "--decision", "GL 2025/2")


def _set(named: str, version: int, **values: str) -> Any:
    def edit(row: dict[str, Any]) -> None:
        if row["title"].value == named and int(row["version"].value) == version:
            for name, value in values.items():
                row[name].value = value

    return edit


@pytest.mark.parametrize(
    ("title", "version", "values", "code"),
    [
        ("Engagement policy for the DRC", 2, {"title": "x"}, "frozen"),
        ("Engagement policy for the DRC", 2, {"steps": "x"}, "frozen"),
        ("Police plan for the DRC", 1, {"status": "adopted"}, "adopt-it"),
        ("Police plan for the DRC", 1, {"status": "expired"}, "never-adopted"),
        ("Police plan for the DRC", 1, {"status": "nearly adopted"}, "unfit"),
    ],
)
def test_a_workbook_edited_by_hand_cannot_do_it_either(
    desk: Path, capsys: Capture, title: str, version: int, values: dict[str, str], code: str
) -> None:
    found = told(capsys, "import", desk, edited(desk, capsys, "policy", _set(title, version, **values)))
    sheet = next(one for one in found["tables"] if one["kind"] == "policies")
    assert (sheet["refused"], sheet["updated"]) == (1, 0)
    assert [one["code"] for one in sheet["problems"]] == [code]


def test_a_section_of_an_adopted_policy_is_refused_from_a_workbook(desk: Path, capsys: Capture) -> None:
    adopted = policy(capsys, desk, "Engagement policy for the DRC", 2)

    def edit(row: dict[str, Any]) -> None:
        if row["policy"].value == adopted:
            row["text"].value = "Something else."

    found = told(capsys, "import", desk, edited(desk, capsys, "section", edit))
    sheet = next(one for one in found["tables"] if one["kind"] == "sections")
    assert (sheet["refused"], sheet["updated"]) == (4, 0)


def test_a_workbook_that_breaks_a_rule_is_refused_whole_in_one_line(desk: Path, capsys: Capture) -> None:
    def edit(row: dict[str, Any]) -> None:
        if row["title"].value == "Police plan for the DRC":
            row["start"].value, row["end"].value = "2026-05-01", "2026-01-01"

    before = desk.read_bytes()
    assert "before it starts" in refused(capsys, "import", desk, edited(desk, capsys, "policy", edit))
    assert desk.read_bytes() == before


def test_a_ministrys_list_of_policies_adopts_none(desk: Path, capsys: Capture) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (("Policy title", "Owner agency", "Status", "Valid from", "Review due"),
                ("Justice plan", "Ministry of Justice", "adopted", "2026-01-01", "2027-01-01"),
                ("Water plan", "Ministry of Finance", "draft", "2026-01-01", "2027-01-01")):  # fmt: skip
        sheet.append(row)
    path = desk.with_name("policies.xlsx")
    book.save(path)
    found = told(capsys, "import", desk, path, "--kind", "policies")["tables"][0]
    assert (found["created"], found["refused"]) == (1, 1)
    assert {one["code"] for one in found["problems"]} >= {"no-decision"}
    sheet["C3"] = "adopted"
    book.save(path)
    again = told(capsys, "import", desk, path, "--kind", "policies")["tables"][0]
    assert (again["updated"], again["refused"]) == (0, 2)
    statuses = {one["title"]: one["status"] for one in told(capsys, "list", desk, "policy")}
    assert statuses["Water plan"] == "draft"
    assert "Justice plan" not in statuses
