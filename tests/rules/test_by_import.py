"""What no one may do, tried by a workbook: the desk's own export with a cell changed, and a ministry's sheet."""

import io
import re
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from pbdesk.desk import exporting, opening, receiving
from pbdesk.errors import PbdeskError
from pbdesk.store.desk import Desk
from tests.rules.conftest import Tried
from tests.rules.forbidden import FORBIDDEN, PERSON, Add, Forbidden, Write

NEW = "01a20fe7-0000-7000-8000-000000000001"


@pytest.fixture(scope="module")
def desk(tried: Tried) -> Iterator[Desk]:
    with opening.open_desk(tried.path, person=PERSON) as held:
        yield held


@pytest.fixture(scope="module")
def exported(desk: Desk, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("export") / "desk.xlsx"
    exporting.export(desk, file)
    return file


@pytest.fixture(scope="module")
def sheets(exported: Path) -> dict[str, bytes]:
    """Of each kind the export without the sheets of the others, so that a cell is soon changed."""
    tagged = openpyxl.load_workbook(exported)
    kinds = {page["A2"].value.removeprefix("#").removesuffix(".id"): page.title for page in tagged.worksheets[1:]}
    return {kind: _only(exported, title) for kind, title in kinds.items()}


def _only(exported: Path, title: str) -> bytes:
    book, made = openpyxl.load_workbook(exported), io.BytesIO()
    for page in book.worksheets[1:]:
        if page.title != title:
            book.remove(page)
    book.save(made)
    return made.getvalue()


def edited(tried: Tried, sheets: Mapping[str, bytes], attempt: Write | Add, file: Path) -> Path:
    """Change one cell of an export, or add a row to it, as a person would in Excel."""
    kind = attempt.kind if isinstance(attempt, Add) else tried.kinds[attempt.record]
    book = openpyxl.load_workbook(io.BytesIO(sheets[kind]))
    page = book.worksheets[1]
    columns = {cell.value.rpartition(".")[2]: cell.column for cell in page[2] if cell.value}
    rows = {cell.value: cell.row for cell in page["A"]}
    record = NEW if isinstance(attempt, Add) else tried.ids[attempt.record]
    values = attempt.values if isinstance(attempt, Add) else ((attempt.field, attempt.text),)
    row = rows.get(record, page.max_row + 1)
    page.cell(row, 1).value = record
    for name, text in values:
        page.cell(row, columns[name]).value = tried.named(text) or None
    book.save(file)
    return file


def refusals(desk: Desk, file: Path) -> list[str]:
    """What an import says it refuses: the whole of the file, or rows of it."""
    try:
        report = receiving.accept(desk, receiving.prepare(desk, file, receiving.Hints()), PERSON)
    except PbdeskError as error:
        return [str(error)]
    assert [table["created"] + table["updated"] for table in report["tables"]] == [0] * len(report["tables"])
    return [one["message"] for table in report["tables"] for one in table["problems"] if one["severity"] == "error"]


@pytest.mark.parametrize(
    "forbidden", [one for one in FORBIDDEN if isinstance(one.tried, Write | Add)], ids=lambda one: one.sentence
)
def test_an_edited_export_is_refused_in_a_line(
    tried: Tried, desk: Desk, sheets: dict[str, bytes], tmp_path: Path, forbidden: Forbidden
) -> None:
    assert isinstance(forbidden.tried, Write | Add)
    (said,) = refusals(desk, edited(tried, sheets, forbidden.tried, tmp_path / "desk.xlsx"))
    assert re.search(f"{forbidden.said}|cannot be|reason|recorded in the desk", said)
    assert "\n" not in said
    assert tried.is_as_it_was()


def test_a_record_left_out_of_an_export_is_not_taken_out(
    tried: Tried, desk: Desk, exported: Path, tmp_path: Path
) -> None:
    file = Path(shutil.copy(exported, tmp_path))
    book = openpyxl.load_workbook(file)
    for page in book:
        page.delete_rows(3, page.max_row)
    book.save(file)
    assert refusals(desk, file) == []
    assert tried.is_as_it_was()


SHEETS = {
    "a lead without a decision": (
        ["Lead ministry", "Country", "Lead from", "Date to", "By decision"],
        ["Ministry MFA", "Burundi", "2026-05-01", "", ""],
        "By decision is needed",
    ),
    "a lead that ends before it begins": (
        ["Lead ministry", "Country", "Lead from", "Date to", "By decision"],
        ["Ministry MFA", "Burundi", "2026-05-01", "2026-01-01", "Recorded"],
        "before it starts",
    ),
    "an activity that ends before it begins": (
        ["Project ID", "Project title", "Country", "Start date", "End date"],
        ["P-1", "Roads to the market", "Burundi", "2026-05-01", "2025-01-01"],
        "before it starts",
    ),
    "an action closed without a word": (
        ["Action no", "Action", "Responsible ministry", "Due date", "Status", "What was done"],
        ["A-1", "Pave the road", "Ministry MOF", "2026-05-01", "done", ""],
        "what was done",
    ),
    "an observation of a day to come": (
        ["Indicator", "Observed value", "Measured on", "Source of data"],
        ["Cases heard", "12", "2060-01-01", "Court register"],
        "day to come",
    ),
    "a decision recorded without its day": (
        ["Decision no", "Topic", "Decision text", "Date of decision", "Status"],
        ["D-1", "Roads", "Roads are paved.", "", "recorded"],
        "without its date",
    ),
}


@pytest.mark.parametrize("sentence", SHEETS)
def test_a_row_of_a_ministry_is_refused_in_a_line(
    tried: Tried, desk: Desk, tmp_path: Path, sentence: str
) -> None:
    headings, row, words = SHEETS[sentence]
    file = tmp_path / "register.xlsx"
    with xlsxwriter.Workbook(str(file)) as book:
        page = book.add_worksheet("Register")
        page.write_row(0, 0, headings)
        page.write_row(1, 0, row)
    (said,) = refusals(desk, file)
    assert words in said
    assert tried.is_as_it_was()


def test_a_policy_that_a_ministry_says_is_adopted_is_named_with_all_that_it_lacks(
    tried: Tried, desk: Desk, tmp_path: Path
) -> None:
    file = tmp_path / "policies.xlsx"
    with xlsxwriter.Workbook(str(file)) as book:
        page = book.add_worksheet("Policies")
        page.write_row(0, 0, ["Strategy", "Version", "Policy status", "Owner agency", "Valid from"])
        page.write_row(1, 0, ["Of their own", "1", "adopted", "Ministry MFA", "2026-05-01"])
    first, *lacking = refusals(desk, file)
    assert first == "“Of their own” cannot be adopted."
    assert "It does not say who was consulted." in lacking
    assert tried.is_as_it_was()


PARTS = {
    "policy": {"id": NEW, "title": "By workbook", "type": "plan", "version": "1", "status": "adopted",
               "adopted_by": "{recorded}", "steps": "All.", "contested": "nothing is contested"},
    "consultation": {"id": f"{NEW[:-1]}2", "policy": NEW, "consulted_as": "All", "circle": "international",
                     "answer": "agrees"},
    "reference": {"id": f"{NEW[:-1]}3", "policy": NEW, "level": "international", "title": "Rome"},
}  # fmt: skip
"""A policy with a whole coherence record, as a workbook could tell it."""


def test_no_workbook_adopts_a_policy_where_one_has_been_adopted(
    tried: Tried, desk: Desk, exported: Path, tmp_path: Path
) -> None:
    file = Path(shutil.copy(exported, tmp_path))
    book = openpyxl.load_workbook(file)
    for page in book.worksheets[1:]:
        columns = {cell.value.rpartition(".")[2]: cell.column for cell in page[2] if cell.value}
        added = PARTS.get(page["A2"].value.removeprefix("#").removesuffix(".id"), {})
        row = page.max_row + 1
        for name, text in added.items():
            page.cell(row, columns[name]).value = tried.named(text)
    book.save(file)
    assert "“By workbook” is adopted in the desk" in " ".join(refusals(desk, file))
    assert tried.is_as_it_was()
