import json
import re
import sys
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from pbdesk.desk import forms, profiles, reading, receiving, returning, templating, undoing, writing
from pbdesk.errors import NotUnderstood
from pbdesk.intake.matching import IMPORTED
from pbdesk.labels import label, labels
from pbdesk.records.kind import Type, Value
from pbdesk.records.kinds import KINDS
from pbdesk.store.desk import Desk
from pbdesk.store.query import Listing
from tests.intake import writing as sheets
from tests.intake.test_coming_back import HEADINGS, PERSON, activities, counts, desk, file, imported, rows
from tests.ui.sentences import said_in

__all__ = ["desk"]
ACTIVITY = KINDS["activity"]
RAW = ["Project nr", "Project title", "Implementing agency", "Budget (thousand USD)", "Start date", "Our own remark"]


@pytest.fixture
def story(desk: Desk) -> dict[str, str]:
    """A country with a framework of two objectives, and an agency of the government's own."""
    country = writing.add(desk, KINDS["country"], {"name": "DR Congo", "code": "COD", "type": "country"}, PERSON)
    frame: dict[str, Value] = {"title": "Strategy", "country": country, "version": 1, "status": "draft"}
    framework = writing.add(desk, KINDS["framework"], frame, PERSON)
    first: dict[str, Value] = {"framework": framework, "number": "1", "title": "Safe; and lawful districts"}
    one = writing.add(desk, KINDS["objective"], first, PERSON)
    two = writing.add(desk, KINDS["objective"], {"framework": framework, "number": "2", "title": "Livelihoods"}, PERSON)
    own = writing.add(desk, KINDS["actor"], {"name": "Directorate", "own": 1}, PERSON)
    return {"country": country, "one": one, "two": two, "own": own}


def sheet_of(path: Path) -> Any:
    return openpyxl.load_workbook(path).worksheets[0]


def headings(sheet: Any, row: int) -> dict[str, int]:
    return {cell.value: cell.column for cell in sheet[row] if cell.value is not None}


def filled(path: Path, cells: dict[tuple[int, str], object], row: int) -> Path:
    """The form with cells filled in as a ministry would, saved under another name."""
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    columns = headings(sheet, row)
    for (at, heading), value in cells.items():
        sheet.cell(at, columns[heading], value)
    target = path.with_name(f"filled-{path.name}")
    book.save(target)
    return target


def sent(folder: Path) -> Path:
    """A ministry's sheet: an amount in thousands, a date nobody understands, a row that says nothing."""
    table: list[list[object]] = [
        [1, "Wells", "Directorate", 10, "2025-02-01", "as agreed"],
        [2, "Courts", "Directorate", 20, "soon", "=1+1"],
        [3, "Roads", "Directorate", 30, "2025-04-01", ""],
    ]
    path = folder / "portfolio.xlsx"
    path.write_bytes(sheets.workbook([RAW, *table], strings_to_formulas=False))
    return path


def test_the_return_sheet_has_the_ministrys_own_columns_and_what_became_of_each_row(
    desk: Desk, story: dict[str, str], tmp_path: Path
) -> None:
    made = imported(desk, sent(tmp_path), receiving.Hints(country="COD"))
    out = tmp_path / "return.xlsx"
    assert returning.write(desk, made["import"], out) == {"accepted": 3, "refused": 0, "unclear": 1, "missing": 3}
    sheet = sheet_of(out)
    columns = headings(sheet, 5)
    assert list(columns)[:7] == ["#record", *RAW]
    assert [sheet.cell(7, columns[name]).value for name in RAW] == [2, "Courts", "Directorate", 20, "soon", "=1+1"]
    assert sheet.cell(7, columns["Our own remark"]).data_type == "s"
    assert sheet.cell(7, columns["Not understood"]).value == "Start date: “soon”"
    assert sheet.cell(6, columns["Status"]).value == "accepted"
    assert "no objective of the strategy" in sheet.cell(6, columns["Missing"]).value
    assert sheet.column_dimensions["A"].hidden
    assert re.fullmatch(r"Returned: .*, imported on \d+ [A-Z][a-z]+ \d{4}", str(sheet["B1"].value))
    assert sheet.auto_filter.ref.startswith("A5:")


def test_a_long_text_of_a_return_sheet_has_room_for_its_lines(desk: Desk, tmp_path: Path) -> None:
    made = imported(desk, file(tmp_path, "a.xlsx", [["1", "Courts " * 20, *rows(range(1))[0][2:]]]))
    returning.write(desk, made["import"], tmp_path / "r.xlsx")
    sheet = sheet_of(tmp_path / "r.xlsx")
    assert (sheet.row_dimensions[6].height or 0) >= 4 * 15
    assert sheet.page_setup.paperSize == 9


def test_what_is_missing_in_a_row_of_a_return_sheet_has_room_for_its_lines(desk: Desk, tmp_path: Path) -> None:
    made = imported(desk, file(tmp_path, "a.xlsx", rows(range(2))), receiving.Hints(country="COD"))
    returning.write(desk, made["import"], tmp_path / "r.xlsx")
    sheet = sheet_of(tmp_path / "r.xlsx")
    missing = str(sheet.cell(6, headings(sheet, 5)["Missing"]).value)
    assert (sheet.row_dimensions[6].height or 0) >= 15 * (len(missing) // 34)


def test_a_corrected_return_sheet_completes_the_rows_it_came_from(
    desk: Desk, story: dict[str, str], tmp_path: Path
) -> None:
    made = imported(desk, sent(tmp_path), receiving.Hints(country="COD"))
    out = tmp_path / "return.xlsx"
    returning.write(desk, made["import"], out)
    before = activities(desk)
    objective, needs = "Serves objectives", "Rests on a needs assessment"
    answers: dict[tuple[int, str], object] = {
        (7, "Start date"): "2025-03-01",
        (6, objective): "1 · Safe; and lawful districts",
        (6, needs): "yes",
    }
    report = imported(desk, filled(out, answers, 5))
    assert counts(report) == (0, 2, 1, 0)
    after = activities(desk)
    assert {one: row["id"] for one, row in after.items()} == {one: row["id"] for one, row in before.items()}
    assert (after["2"]["start"], after["2"]["unclear"]) == ("2025-03-01", None)
    assert (after["1"]["objectives"], after["1"]["needs_assessed"]) == ([story["one"]], 1)
    assert (after["1"]["budget"], after["1"]["currency"]) == (10_000_000, "USD")


def test_what_the_desk_came_to_know_meanwhile_is_not_erased_by_an_empty_cell(
    desk: Desk, story: dict[str, str], tmp_path: Path
) -> None:
    made = imported(desk, sent(tmp_path))
    out = tmp_path / "return.xlsx"
    returning.write(desk, made["import"], out)
    record = str(activities(desk)["3"]["id"])
    writing.set_values(desk, record, {"objectives": [story["two"]]}, PERSON)
    assert counts(imported(desk, filled(out, {}, 5))) == (0, 0, 3, 0)
    assert activities(desk)["3"]["objectives"] == [story["two"]]


def test_a_refused_row_is_told_why_and_comes_in_when_it_is_corrected(desk: Desk, tmp_path: Path) -> None:
    table: list[list[object]] = [
        ["1", "Reopen the embassy", "2026-01-02"], ["2", "", "2026-01-03"], ["3", "Send advisers", "2026-01-04"],
    ]  # fmt: skip
    path = file(tmp_path, "decisions.xlsx", table, ["Decision no.", "Decision", "Date"])
    made = imported(desk, path, receiving.Hints(kind="decision"))
    assert counts(made) == (2, 0, 0, 1)
    out = tmp_path / "return.xlsx"
    assert returning.write(desk, made["import"], out, language="nb")["refused"] == 1
    sheet = sheet_of(out)
    columns = headings(sheet, 5)
    assert sheet.cell(7, columns["Status"]).value == "avvist"
    assert sheet.cell(7, columns["Hvorfor avvist"]).value == "Tittel må fylles ut."
    report = imported(desk, filled(out, {(7, "Decision"): "Close the consulate"}, 5))
    assert counts(report) == (1, 0, 2, 0)


@pytest.mark.parametrize("language", ["nb", "fr"])
def test_every_reason_for_which_a_row_is_refused_has_its_words_in_the_language_of_the_return(language: str) -> None:
    rules = [rule for name in IMPORTED for rule in (*KINDS[name].rules, *KINDS[name].passages)]
    files = {sys.modules[rule.__module__].__file__ or "" for rule in rules}
    reasons = {"{field} is needed.", *(one for file in files for one in said_in(Path(file)))}
    assert len(reasons) > 20
    assert [one for one in sorted(reasons) if one not in labels(language)] == []


def test_the_return_of_a_profiled_import_finds_its_rows(desk: Desk, tmp_path: Path) -> None:
    imported(desk, file(tmp_path, "a.xlsx", rows(range(3))), remember="P")
    newer = file(tmp_path, "b.xlsx", rows(range(4)))
    made = imported(desk, newer, profiles.hints_of(desk, "P", receiving.Hints()))
    counted = returning.write(desk, made["import"], tmp_path / "r.xlsx", language="fr")
    assert (counted["accepted"], counted["refused"]) == (4, 0)


def test_only_an_import_that_stands_can_be_returned(desk: Desk, tmp_path: Path) -> None:
    made = imported(desk, file(tmp_path, "a.xlsx", rows(range(3))))
    undoing.undo(desk, PERSON)
    with pytest.raises(NotUnderstood, match="no import that stands"):
        returning.write(desk, made["import"], tmp_path / "r.xlsx")
    with pytest.raises(NotUnderstood, match="no change 999"):
        returning.write(desk, "999", tmp_path / "r.xlsx")


def test_the_return_of_a_locked_file_needs_its_password_again(desk: Desk, tmp_path: Path) -> None:
    path, word = tmp_path / "locked.xlsx", "sesam"
    path.write_bytes(sheets.locked(sheets.workbook([HEADINGS, *rows(range(3))]), word))
    made = imported(desk, path, receiving.Hints(password=word))
    with pytest.raises(Exception, match="protected by a password"):
        returning.write(desk, made["import"], tmp_path / "r.xlsx")
    assert returning.write(desk, made["import"], tmp_path / "r.xlsx", password=word)["accepted"] == 3


@pytest.mark.parametrize("language", forms.LANGUAGES)
def test_a_filled_template_is_read_back_with_no_mapping(
    desk: Desk, story: dict[str, str], tmp_path: Path, language: str
) -> None:
    out = tmp_path / "template.xlsx"
    templating.write(desk, ACTIVITY, out, agency="Directorate", country="COD", language=language)
    columns = headings(sheet_of(out), 4)
    called = {one.name: label(one.label, language) for one in ACTIVITY.fields}
    assert called["agency"] not in columns
    assert called["objectives"] in columns
    answers: dict[tuple[int, str], object] = {
        (5, called["reference"]): "A-1", (5, called["title"]): "Wells", (5, called["budget"]): 1200,
        (5, called["currency"]): "NOK", (5, called["objectives"]): "2 · Livelihoods",
        (5, called["status"]): label("finalising", language),
        (5, called["assessment_led_by"]): label("internal actors", language),
        (5, called["needs_assessed"]): forms.words(language)["yes"], (5, called["start"]): "2026-02-01",
        (6, called["title"]): "Roads",
    }  # fmt: skip
    report = imported(desk, filled(out, answers, 4))
    assert (counts(report), report["tables"][0]["problem_count"]) == ((2, 0, 0, 0), 0)
    held = {str(one["title"]): one for one in reading.page(desk, Listing(ACTIVITY)).rows}
    wells = held["Wells"]
    assert (wells["agency"], wells["country"], wells["objectives"]) == (story["own"], story["country"], [story["two"]])
    assert (wells["status"], wells["assessment_led_by"], wells["needs_assessed"]) == (
        "finalising",
        "internal actors",
        1,
    )
    assert (wells["budget"], wells["start"]) == (1_200_000, "2026-02-01")
    assert held["Roads"]["agency"] == story["own"]


def test_a_template_sent_again_with_more_rows_updates_its_own(desk: Desk, tmp_path: Path) -> None:
    out = tmp_path / "template.xlsx"
    templating.write(desk, ACTIVITY, out, agency="Directorate")
    first: dict[tuple[int, str], object] = {(5, "Identifier"): "A-1", (5, "Title"): "Wells"}
    imported(desk, filled(out, first, 4))
    templating.write(desk, ACTIVITY, out, agency="Directorate")
    second = {**first, (5, "Title"): "Wells and pumps", (6, "Identifier"): "A-2", (6, "Title"): "Roads"}
    assert counts(imported(desk, filled(out, second, 4))) == (1, 1, 0, 0)


@pytest.mark.parametrize("name", list(IMPORTED))
def test_every_kind_that_is_imported_has_a_template_whose_lists_hold_the_desks_own(
    desk: Desk, story: dict[str, str], tmp_path: Path, name: str
) -> None:
    out = tmp_path / f"{name}.xlsx"
    templating.write(desk, KINDS[name], out, language="fr")
    book = openpyxl.load_workbook(out)
    assert [sheet.sheet_state for sheet in book.worksheets] == ["visible", "hidden", "veryHidden"]
    spec = json.loads("".join(str(cell.value) for cell in book["_desk"]["A"][1:]))
    assert next(iter(spec.values()))["kind"] == name
    assert book.worksheets[0].data_validations.dataValidation


@pytest.mark.parametrize("name", list(IMPORTED))
def test_every_label_and_choice_of_a_template_has_its_french(name: str) -> None:
    kind = KINDS[name]
    shown = [kind.labels, *(one.label for one in forms.filled_fields(kind))]
    shown += [choice for one in forms.filled_fields(kind) if one.type is Type.CHOICE for choice in one.choices]
    assert [text for text in shown if text not in labels("fr")] == []


def test_a_name_that_looks_like_a_formula_is_a_text(desk: Desk, tmp_path: Path) -> None:
    writing.add(desk, KINDS["actor"], {"name": "=cmd|'/C calc'!A0", "own": 1}, PERSON)
    out = tmp_path / "template.xlsx"
    templating.write(desk, ACTIVITY, out)
    cells = [cell for row in openpyxl.load_workbook(out)["_lists"].iter_rows() for cell in row]
    assert {cell.data_type for cell in cells if str(cell.value).startswith("=")} == {"s"}
