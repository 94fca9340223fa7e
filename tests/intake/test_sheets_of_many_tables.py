
"""Where tables stand in a sheet, what stands over their rows, and what their totals say."""

from collections.abc import Sequence
from pathlib import Path

import xlsxwriter

from pbdesk.intake.tables import Table
from tests.intake.score import tables_in

HEADINGS: list[object] = ["Project title", "Lead ministry", "Budget (USD)"]


def read(folder: Path, rows: Sequence[Sequence[object]]) -> list[Table]:
    path = folder / "sent.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Sent")
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, row)
    return tables_in(path)


def projects(names: str, amount: int = 100) -> list[list[object]]:
    return [[f"Courts of {name}", "Ministry of Justice", amount] for name in names.split()]


def values(table: Table, name: str) -> list[object]:
    return list(table.values[table.fields.index(name)])


def codes(table: Table) -> set[str]:
    return {problem.code for problem in table.problems}


def test_a_second_table_below_the_first_is_read_on_its_own(tmp_path: Path) -> None:
    organisations: list[list[object]] = [
        ["Organisation", "Acronym", "Organisation type"],
        ["Red Cross", "RC", "NGO"],
        ["Caritas", "CAR", "NGO"],
    ]
    first, second = read(
        tmp_path, [HEADINGS, *projects("Gao Kidal Mopti"), [], ["Annex: organisations"], *organisations]
    )
    assert (first.kind, first.first_row, first.last_row) == ("activity", 2, 4)
    assert (second.kind, second.header_rows, second.first_row, second.last_row) == ("actor", [7], 8, 9)


def test_tables_side_by_side_take_the_country_over_each(tmp_path: Path) -> None:
    left, right = projects("Gao Kidal Mopti"), projects("Abéché Moundou Sarh Bol", 7)
    both: list[list[object]] = [
        [*one, "", *other] for one, other in zip([*left, HEADINGS[:0] + [""] * 3], right, strict=True)
    ]
    mali, chad = read(tmp_path, [["Mali", "", "", "", "Tchad"], [*HEADINGS, "", *HEADINGS], *both])
    assert (values(mali, "country"), values(chad, "country")) == (["MLI"] * 3, ["TCD"] * 4)
    assert [str(one.money["budget"].sum) for one in (mali, chad)] == ["300", "28"]


def test_rows_take_the_country_that_stands_over_their_block(tmp_path: Path) -> None:
    (table,) = read(
        tmp_path, [HEADINGS, ["Mali"], *projects("Gao Kidal"), ["Country: Chad"], HEADINGS, *projects("Bol Sarh")]
    )
    assert values(table, "country") == ["MLI", "MLI", "TCD", "TCD"]
    assert [reason for _, reason in table.skipped] == ["heading or note", "heading or note", "repeated header"]


def test_rows_take_the_ministry_that_stands_over_their_block(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["Title", "Country", "Start"],
        ["Ministry of Health"],
        ["Clinics", "Mali", 2020],
        ["Ministry of Water"],
        ["Wells", "Chad", 2021],
    ]
    (table,) = read(tmp_path, rows)
    assert values(table, "agency") == ["Ministry of Health", "Ministry of Water"]


def test_a_total_that_the_rows_do_not_make_is_said(tmp_path: Path) -> None:
    (right,) = read(tmp_path, [HEADINGS, *projects("Gao Kidal"), ["Total", "", 200]])
    (wrong,) = read(tmp_path, [HEADINGS, *projects("Gao Kidal"), ["Total", "", 350]])
    assert "total-differs" not in codes(right)
    (problem,) = [one for one in wrong.problems if one.code == "total-differs"]
    assert (problem.row, problem.message) == (4, "the total says 350.00, the rows make 200.00")


def test_sub_totals_are_held_against_the_rows_since_the_last_one(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        HEADINGS,
        *projects("Gao Kidal"),
        ["Sub-total", "", 200],
        *projects("Bol", 5),
        ["Sub-total", "", 5],
        ["Total", "", 205],
    ]
    (table,) = read(tmp_path, rows)
    assert "total-differs" not in codes(table)
    assert (len(table.numbers), str(table.money["budget"].sum)) == (3, "205")


def test_a_total_settles_which_sign_marks_decimals(tmp_path: Path) -> None:
    amounts: list[list[object]] = [
        ["Courts of Gao", "Ministry of Justice", "1,250"],
        ["Courts of Kidal", "Ministry of Justice", "2,500"],
    ]
    (thousands,) = read(tmp_path, [HEADINGS, *amounts, ["Total", "", 3750]])
    (decimals,) = read(tmp_path, [HEADINGS, *amounts, ["Total", "", 3.75]])
    assert (str(thousands.money["budget"].sum), str(decimals.money["budget"].sum)) == ("3750", "3.75")


def test_columns_of_years_become_yearly_amounts_by_what_stands_over_them(tmp_path: Path) -> None:
    over: list[object] = ["", "", "Planned", "", "Disbursed", ""]
    below: list[object] = ["Project title", "Currency", 2022, 2023, 2022, 2023]
    (table,) = read(tmp_path, [over, below, ["Courts", "NOK", 10, 20, 8, ""], ["Wells", "NOK", "", 5, "", 4]])
    told = [(flow.year, flow.type, flow.values) for flow in table.flows]
    assert told == [
        (2022, "planned", [10_000, None]), (2023, "planned", [20_000, 5_000]),
        (2022, "disbursed", [8_000, None]), (2023, "disbursed", [None, 4_000]),
    ]  # fmt: skip


def test_years_that_say_nothing_more_are_taken_as_planned_and_it_is_said(tmp_path: Path) -> None:
    (table,) = read(
        tmp_path,
        [["Project title", "Lead ministry", "2022", "2023"], ["Courts", "Justice", 10, 20], ["Wells", "Water", 5, 6]],
    )
    assert {flow.type for flow in table.flows} == {"planned"}
    assert "years-assumed-planned" in codes(table)


def test_start_and_end_come_from_one_column_of_periods(tmp_path: Path) -> None:
    (table,) = read(
        tmp_path,
        [
            ["Project title", "Lead ministry", "Period"],
            ["Courts", "Justice", "2019-2021"],
            ["Wells", "Water", "2020 – 2024"],
        ],
    )
    assert (values(table, "start"), values(table, "end")) == (["2019", "2020"], ["2021", "2024"])


def test_of_twin_columns_the_first_is_the_budget(tmp_path: Path) -> None:
    (table,) = read(
        tmp_path, [["Project title", "Budget (EUR)", "Budget (XAF)"], ["Courts", 10, 6560], ["Wells", 5, 3280]]
    )
    assert (table.columns["budget"], table.money["budget"].currency, table.twins) == (
        "Budget (EUR)",
        "EUR",
        {2: "budget"},
    )
