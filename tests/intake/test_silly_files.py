"""Files as people send them without thinking: read right, or told in a line what is wrong with them."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
import xlsxwriter

from pbdesk.errors import FileNotUnderstood
from pbdesk.intake import delimited
from pbdesk.intake.guard import inspect
from pbdesk.intake.reading import read
from pbdesk.intake.sheets import sheets
from pbdesk.intake.tables import Hints, Table
from tests.intake.score import tables_in

HEADINGS = ["Project ID", "Project title", "Implementing agency", "Budget (USD)", "Start date", "End date", "Status"]
ROWS: list[list[object]] = [
    [f"P-{n}", f"Wells in district {n}", f"Agency {n % 3}", 999 + n, f"2021-0{n}-03", f"2022-0{n}-04", "Completed"]
    for n in range(1, 9)
]
Fill = Callable[[xlsxwriter.workbook.Worksheet], object]


def workbook(folder: Path, rows: Sequence[Sequence[object]], more: Fill = lambda _: None) -> list[Table]:
    path = folder / "sent.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Sent")
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, row)
        more(sheet)
    return tables_in(path)


def text(folder: Path, content: bytes) -> list[Table]:
    path = folder / "sent.csv"
    path.write_bytes(content)
    return tables_in(path)


def lines(separator: str, rows: Sequence[Sequence[object]] = ROWS) -> list[str]:
    return [separator.join(map(str, row)) for row in [HEADINGS, *rows]]


def codes(table: Table) -> set[str]:
    return {problem.code for problem in table.problems}


def test_lines_in_two_encodings_are_each_read_as_what_they_are(tmp_path: Path) -> None:
    odd = "P-90;Brønner i Øst;Etat Å;1200;2021-01-03;2022-01-03;Completed"
    other = "P-91;Écoles à Gao;Agency É;1300;2021-01-03;2022-01-03;Completed"
    content = "\n".join([*lines(";"), ""]).encode() + odd.encode("cp1252") + b"\n" + other.encode()
    table = text(tmp_path, content)[0]
    assert table.values[table.fields.index("title")][-2:] == ["Brønner i Øst", "Écoles à Gao"]
    assert "encodings-mixed" in codes(table)


def test_letters_of_another_alphabet_without_its_name_are_refused_and_not_guessed(tmp_path: Path) -> None:
    path = tmp_path / "sent.csv"
    rows = [["P-1", "Школа", "Министерство", 1, "", "", ""]] * 9
    path.write_bytes("\n".join(lines(";", rows)).encode("cp1251"))
    with pytest.raises(FileNotUnderstood, match="UTF-8"):
        sheets(inspect(path))
    western = "Æressak på Ås;Øy;Ærø;île;São Tomé;Çà et là\n".encode("cp1252") * 9
    assert delimited.table(western).notes == ()


def test_lines_that_were_each_taken_for_one_cell_are_divided(tmp_path: Path) -> None:
    table = text(tmp_path, "\r\n".join(f'"{line}"' for line in lines(";")).encode())[0]
    assert (len(table.numbers), table.columns["title"]) == (8, "Project title")


def test_a_line_drawn_under_the_headings_is_no_record(tmp_path: Path) -> None:
    drawn = [lines("|")[0], "|".join(["---"] * 7), *lines("|")[1:]]
    table = text(tmp_path, "\n".join(drawn).encode())[0]
    assert (len(table.numbers), table.first_row) == (8, 3)


def test_a_sheet_of_sixteen_thousand_columns_is_read_as_far_as_lists_go(tmp_path: Path) -> None:
    wide = [[*row, *range(1100)] for row in ROWS]
    table = workbook(tmp_path, [[*HEADINGS, *(f"Extra {n}" for n in range(15_000))], *wide])[0]
    assert (len(table.numbers), len(table.headings)) == (8, 1000)
    assert "too-wide" in codes(table)


def test_formulas_saved_without_their_values_are_told(tmp_path: Path) -> None:
    def formulas(sheet: xlsxwriter.workbook.Worksheet) -> None:
        for row in range(1, 9):
            sheet.write_formula(row, 3, f"=1000+{row}", None, "")

    table = workbook(tmp_path, [HEADINGS, *ROWS], formulas)[0]
    assert "budget" not in table.columns
    assert [(one.column, one.severity) for one in table.problems if one.code == "formulas-not-saved"] == [
        ("Budget (USD)", "warning")
    ]


def test_a_column_that_is_only_empty_is_no_fault(tmp_path: Path) -> None:
    table = workbook(tmp_path, [HEADINGS, *([*row[:3], "", *row[4:]] for row in ROWS)])[0]
    assert "formulas-not-saved" not in codes(table)


def test_notes_in_a_few_cells_below_the_table_are_no_records(tmp_path: Path) -> None:
    below: list[Sequence[object]] = [[], ["* provisional", "See annex 2"], ["Prepared by:", "J. Doe", "3 May"]]
    assert workbook(tmp_path, [HEADINGS, *ROWS, *below])[0].last_row == 9
    sparse: list[Sequence[object]] = [*ROWS, ["P-9", "Wells in the last district"]]
    assert workbook(tmp_path, [HEADINGS, *sparse])[0].last_row == 10, "no blank row divides it from the others"


def test_lists_of_two_kinds_side_by_side_are_not_one(tmp_path: Path) -> None:
    def beside(sheet: xlsxwriter.workbook.Worksheet) -> None:
        sheet.write_row(0, 8, ["Name of organisation", "Acronym", "Country"])
        for at in range(1, 6):
            sheet.write_row(at, 8, [f"Org {at}", f"O{at}", "Mali"])

    first, second = workbook(tmp_path, [HEADINGS, *ROWS], beside)
    assert (first.kind, len(first.numbers), first.columns["agency"]) == ("activity", 8, "Implementing agency")
    assert (second.kind, len(second.numbers)) == ("actor", 5)


def test_a_blank_column_within_a_list_does_not_divide_it(tmp_path: Path) -> None:
    rows: list[list[object]] = [list(HEADINGS), *ROWS, ["P-9", "Wells", "Agency 1", 5]]
    spaced = [[*row[:4], "", *row[4:]] for row in rows]
    (table,) = workbook(tmp_path, spaced)
    assert table.columns["end"] == "End date"


def test_sums_of_a_narrow_pivot_are_no_records(tmp_path: Path) -> None:
    rows: list[list[object]] = [["Implementing agency", "Project title", "Sum of Budget (USD)"]]
    for agency in range(3):
        rows += [[f"Agency {agency}", f"Wells {agency}{n}", 100] for n in range(3)]
        rows.append([f"Agency {agency} Total", "", 300])
    table = workbook(tmp_path, [*rows, ["Grand Total", "", 900]])[0]
    assert (len(table.numbers), int(table.money["budget"].sum)) == (9, 900)


def test_a_table_that_stands_upright_is_refused_with_what_to_do(tmp_path: Path) -> None:
    upright: list[Sequence[object]] = list(zip(HEADINGS, *ROWS, strict=True))
    assert workbook(tmp_path, upright) == []


def test_headings_far_down_are_found_where_a_person_says_the_row(tmp_path: Path) -> None:
    guidance = [[f"Guidance line {n}"] for n in range(95)]
    assert workbook(tmp_path, [*guidance, HEADINGS, *ROWS]) == []
    said = read(tmp_path / "sent.xlsx", Hints(header_row=96))
    assert len(said.tables[0].numbers) == 8


def test_an_amount_whose_own_signs_leave_no_doubt_is_read_among_others_written_otherwise(tmp_path: Path) -> None:
    said = ["1,204,300.50", "1,300,400.25", "2,300,100.75", "1\u202f204\u202f300,50", "1.204.300,50", "1'204'300.5"]
    amounts = zip(ROWS, [*said, "12,5", "5"], strict=True)
    table = workbook(tmp_path, [HEADINGS, *([*row[:3], text, *row[4:]] for row, text in amounts)])[0]
    found = table.values[table.fields.index("budget")]
    assert found[3:6] == [1_204_300_500] * 3
    assert found[6] is None, "12,5 among these may be a slip"
