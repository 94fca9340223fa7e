"""The workbook: real tables, formulas where a person expects them, and text that is never more than text."""

import io
import re
from datetime import datetime
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from pbdesk.brief.excel import excel
from pbdesk.brief.excel_text import CELL, HEADER, LINE_FEEDS, distinct, fitting, headings, page_text, sheet_names
from pbdesk.brief.outline import Matrix, Outline, Section
from pbdesk.brief.package import Parts, unpacked
from pbdesk.brief.tables import Column, Holds, Table
from pbdesk.brief.words import words
from tests.brief.sample import sample

DANGEROUS = ("=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0", "http://example.org", "{=A1}")


@pytest.fixture(scope="module")
def parts() -> Parts:
    return unpacked(excel(sample()))


@pytest.fixture(scope="module")
def book() -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(excel(sample())))


@pytest.fixture(scope="module")
def shown() -> Workbook:
    """The same workbook as it looks before any formula is worked out again."""
    return openpyxl.load_workbook(io.BytesIO(excel(sample())), data_only=True)


def outline(*tables: Table) -> Outline:
    return Outline("Note", "en", sample().as_of, "Government", "note", (Section("Tables", tables),))


def opened(*tables: Table) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(excel(outline(*tables))))


def links(sheet: Worksheet) -> list[str]:
    return [cell.hyperlink.location for row in sheet.iter_rows() for cell in row if cell.hyperlink]


def test_every_sheet_but_the_contents_is_one_real_table_with_filters(book: Workbook) -> None:
    for sheet in book.worksheets[1:]:
        (table,) = sheet.tables.values()
        assert table.autoFilter is not None
        assert [column.name for column in table.tableColumns] == [cell.value for cell in sheet[5] if cell.value]


def test_the_contents_lead_to_every_sheet_and_back(book: Workbook) -> None:
    forth = links(book["Contents"])
    assert forth == [f"'{sheet.title}'!A1" for sheet in book.worksheets[1:]]
    assert [links(sheet) for sheet in book.worksheets[1:]] == [["'Contents'!A1"]] * 12


def test_the_headings_stay_in_sight_and_return_on_every_page(book: Workbook) -> None:
    for sheet in book.worksheets[1:]:
        assert sheet.freeze_panes in ("A6", "B6")
        assert sheet.print_title_rows == "$5:$5"


def test_every_printed_page_is_marked_at_head_and_foot_and_numbered(book: Workbook) -> None:
    for sheet in book.worksheets:
        assert "RESTRICTED" in sheet.oddHeader.center.text
        marking, rest = sheet.oddFooter.center.text.split("\n")
        assert "RESTRICTED" in marking
        assert rest.endswith("Page &P of &N")
        assert (sheet.oddFooter.left.text, sheet.oddFooter.right.text) == (None, None)
        assert (sheet.page_setup.paperSize, sheet.page_setup.fitToHeight) == (9, 0)


def test_dates_numbers_and_what_is_not_known_are_what_they_are(book: Workbook) -> None:
    rows = {row[0].value: row for row in book["Activities"].iter_rows(min_row=6)}
    assert [cell.value for cell in rows["GL-002"][5:8]] == [datetime(2022, 3, 1), "Jun 2026", 1_224_500]  # noqa: DTZ001
    assert [cell.value for cell in rows["GL-005"][8:9]] == ["not known"]


def test_every_cell_has_a_named_style_that_says_what_it_is(book: Workbook) -> None:
    assert book["Contents"]["A3"].style == "Title"
    sheet = book["Activities"]
    assert [sheet[cell].style for cell in ("A2", "A5", "A6", f"A{sheet.max_row}")] == [
        "Heading 1",
        "Heading 2",
        "Text",
        "Total",
    ]
    assert {"Money", "Date", "Not known"} <= {cell.style for row in sheet.iter_rows(min_row=6) for cell in row}
    written = [cell for one in book.worksheets for row in one.iter_rows() for cell in row if cell.value is not None]
    assert [cell.coordinate for cell in written if cell.style == "Normal"] == []


def test_a_sum_is_a_formula_that_shows_its_value_at_once(book: Workbook, shown: Workbook) -> None:
    last = book["Activities"].max_row
    assert book["Activities"].cell(last, 8).value == '=IF(SUBTOTAL(102,H6:H29)=0,"not known",SUBTOTAL(109,H6:H29))'
    assert shown["Activities"].cell(last, 8).value == 63_975_000


def test_a_share_is_a_formula_that_shows_its_value_at_once(book: Workbook, shown: Workbook) -> None:
    assert book["Actions by agency"]["D6"].value == '=IFERROR(C6/B6,"not known")'
    assert [cell.value for cell in shown["Actions by agency"]["D"][5:10]] == [
        0.75,
        0.75,
        pytest.approx(1 / 3),
        "not known",
        pytest.approx(7 / 11),
    ]


def test_a_column_of_which_nothing_is_known_has_no_total_of_nought() -> None:
    table = Table("Money", "Money", (Column("Agency"), Column("Budget", Holds.MONEY, summed=True)), (("Police", None),))
    data = excel(outline(table))
    assert openpyxl.load_workbook(io.BytesIO(data), data_only=True)["Money"]["B7"].value == "not known"


def test_only_sums_and_shares_are_formulas(book: Workbook) -> None:
    formulas = {
        cell.value for sheet in book.worksheets for row in sheet.iter_rows() for cell in row if cell.data_type == "f"
    }
    ours = re.compile(
        r'=(IFERROR\([A-Z]+\d+/[A-Z]+\d+,"not known"\)|IF\(SUBTOTAL\(102,.*\)=0,"not known",SUBTOTAL\(109,.*\)\))'
    )
    assert formulas
    assert [one for one in formulas if not ours.fullmatch(one)] == []


@pytest.mark.parametrize("text", DANGEROUS)
@pytest.mark.parametrize("holds", Holds)
def test_user_text_is_never_a_formula_or_a_link(text: str, holds: Holds) -> None:
    table = Table(text, text, (Column(text, holds), Column("Other")), ((text, text),), text)
    whole = excel(outline(table))
    assert b"<f>" not in unpacked(whole)["xl/worksheets/sheet2.xml"]
    sheet = openpyxl.load_workbook(io.BytesIO(whole)).worksheets[1]
    assert [cell.value for cell in sheet[6]] == [text, text]
    assert links(sheet) == ["'Contents'!A1"]


@settings(max_examples=40)
@given(some.text(max_size=60))
def test_whatever_a_person_wrote_the_workbook_opens(text: str) -> None:
    table = Table(text, text, (Column(text), Column(text)), ((text, text),), text)
    whole = Outline(text, "en", sample().as_of, text, "note", (Section(text, (table,)),), text, text, text)
    assert len(openpyxl.load_workbook(io.BytesIO(excel(whole))).worksheets) == 2


def test_a_text_too_long_for_a_cell_says_how_much_more_there_is() -> None:
    said = fitting("x" * 40_000, words("en"))
    assert len(said) <= CELL
    kept, more = said.split(" […] ")
    assert set(kept) == {"x"}
    assert more == f"{40_000 - len(kept):,} more characters stand in the desk."


def test_the_longest_text_of_letters_that_count_double_still_fits() -> None:
    said = fitting("\N{DOVE OF PEACE}\N{GRINNING FACE}" * 20_000, words("en"))
    assert len(said.encode("utf-16-le")) // 2 <= CELL


def test_more_lines_than_a_cell_may_have_are_joined_and_none_is_lost() -> None:
    said = fitting("\n".join(map(str, range(300))), words("en"))
    assert said.count("\n") == LINE_FEEDS
    assert said.split() == [str(number) for number in range(300)]


def test_sheets_are_named_apart_within_31_characters() -> None:
    names = sheet_names(["Activities", "activities", "A/B: [all]*?", "x" * 40, "x" * 41, "History", "'quoted'", ""])
    assert names == ["Activities", "activities (2)", "A B all", "x" * 31, "x" * 27 + " (2)", "History -", "quoted", "-"]


@given(some.lists(some.text(max_size=8), max_size=12))
def test_names_told_apart_stay_apart_whatever_their_case(names: list[str]) -> None:
    assert len({name.casefold() for name in distinct(names, 8)}) == len(names)


def test_headings_stand_on_one_line_and_apart() -> None:
    assert headings(["Budget\n(NOK)", "budget (nok)"]) == ["Budget (NOK)", "budget (nok) (2)"]


def test_a_command_in_the_foot_of_a_page_is_text() -> None:
    assert page_text("R&D &P", 20) == "R&&D &&P"
    assert len(page_text("&" * 300, 90)) == 90


def test_the_longest_marking_and_title_leave_room_for_the_page_number() -> None:
    whole = Outline("T" * 300, "en", sample().as_of, "Government", "note", (), marking="M" * 300)
    sheet = unpacked(excel(whole))["xl/worksheets/sheet1.xml"].decode()
    feet = re.findall(r"<odd(?:Header|Footer)>(.*?)</odd", sheet, re.DOTALL)
    assert len(feet) == 2
    assert max(len(foot.replace("&amp;", "&")) for foot in feet) <= HEADER
    assert feet[1].endswith("Page &amp;P of &amp;N")


def test_a_chart_is_native_and_told_in_words(parts: Parts) -> None:
    drawings = [part for name, part in parts.items() if re.fullmatch(r"xl/drawings/drawing\d+\.xml", name)]
    assert len([name for name in parts if name.startswith("xl/charts/chart")]) == len(drawings) == 1
    assert b'descr="Shares of yes, no and not known.' in drawings[0]


def test_the_properties_say_what_it_is_and_nobody_who_made_it(book: Workbook, parts: Parts) -> None:
    properties = book.properties
    assert (properties.title, properties.language) == (sample().title, "en-GB")
    assert properties.created == properties.modified == datetime(2026, 3, 14)  # noqa: DTZ001
    assert (properties.creator, properties.lastModifiedBy) in {("", ""), (None, None), ("", None), ("openpyxl", None)}
    everything = b"".join(parts.values()).lower()
    assert [
        trace for trace in (b"xlsxwriter", b"dc:creator", b"<application>", b"lastmodifiedby") if trace in everything
    ] == []


def test_a_table_without_rows_says_so() -> None:
    assert opened(Table("Leads", "Leads", (Column("Agency"),), ()))["Leads"]["A6"].value == "Nothing is recorded."


def test_a_day_before_excels_calendar_stays_text() -> None:
    table = Table("Days", "Days", (Column("Day", Holds.DATE),), (("1899-12-31",), ("1900-02-28",), ("1905-06-07",)))
    assert [cell.value for cell in opened(table)["Days"]["A"][5:8]] == [
        "31 Dec 1899",
        "28 Feb 1900",
        datetime(1905, 6, 7),  # noqa: DTZ001
    ]


def test_the_name_of_a_sheet_is_not_cut_in_a_word() -> None:
    named = sheet_names(["Ministry of Climate and Environment", "Who led when, from 1 March 2024", "x" * 40])
    assert named == ["Ministry of Climate and", "Who led when, from 1 March 2024", "x" * 31]


def validations(table: Table) -> dict[str, tuple[str, str]]:
    """What may be written into the cells of a table alone on its sheet: the sort and the source, by the cells."""
    outline = Outline("Title", "nb", sample().as_of, "Government", "note", (Section("One", (table,)),))
    book = openpyxl.load_workbook(io.BytesIO(excel(outline)))
    found = book[table.name].data_validations.dataValidation
    return {str(one.sqref): (one.type, one.formula1) for one in found}


def test_a_column_of_choices_offers_them_and_a_column_of_days_takes_days() -> None:
    columns = (
        Column("Status", choices=("Åpen", "Utført")),
        Column("Frist", Holds.DATE),
        Column("Fra", Holds.DATE),
        Column("Hva"),
    )
    rows = (("Åpen", "2026-05-01", "2026", "x"), ("Utført", None, "2026-05-01", "y"), ("Åpen", "ingen", None, "z"))
    table = Table("T", "T", columns, rows)
    assert validations(table) == {"A6:A8": ("list", '"Åpen,Utført,ikke kjent"'), "B6:B8": ("date", "61")}


@pytest.mark.parametrize("choices", [("a, b", "c"), ("x" * 200, "y" * 60)])
def test_choices_that_excel_cannot_list_are_not_offered(choices: tuple[str, ...]) -> None:
    assert validations(Table("T", "T", (Column("Status", choices=choices),), ((choices[0],),))) == {}


def test_a_matrix_is_summed_below_and_its_sums_are_not_shaded() -> None:
    matrix = Matrix("M", "M", "Agency", ("A", "B"), ("One", "Two"), ((1, 2), (3, None)))
    outline = Outline("Title", "en", sample().as_of, "Government", "note", (Section("One", (matrix,)),))
    sheet = openpyxl.load_workbook(io.BytesIO(excel(outline)))["M"]
    assert sheet["B8"].value == '=IF(SUBTOTAL(102,B6:B7)=0,"not known",SUBTOTAL(109,B6:B7))'
    assert [str(one.sqref) for one in sheet.conditional_formatting] == ["B6:C7"]


def test_a_share_is_shown_as_none_or_all_only_where_it_is() -> None:
    shares = (Decimal("0.9952"), Decimal("0.003"), Decimal(1), Decimal(0))
    rows = tuple((str(share), share) for share in shares)
    sheet = opened(Table("Shares", "Shares", (Column("Of"), Column("Share", Holds.PERCENT)), rows))["Shares"]
    assert sheet["B6"].number_format == '[=0]0%;[<0.005]"under 1%";0%'
    ((rule,),) = (one.rules for one in sheet.conditional_formatting)
    assert rule.formula == ["AND(ISNUMBER(B6),B6>=0.995,B6<1)"]
    assert rule.dxf.numFmt.formatCode == '"over 99%"'
