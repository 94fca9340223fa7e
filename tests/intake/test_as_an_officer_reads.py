"""What a suspicious desk officer would see in a sheet: words in amounts, headings over headings, bands, totals."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from pbdesk.intake.in_cells import parted
from pbdesk.intake.tables import Table
from tests.intake import writing as sheets
from tests.intake.score import tables_in


def read(folder: Path, *rows: Sequence[object]) -> Table:
    path = folder / "sent.xlsx"
    path.write_bytes(sheets.workbook(rows))
    (found,) = tables_in(path)
    return found


def column(table: Table, name: str) -> list[object]:
    return list(table.values[table.fields.index(name)])


def said(table: Table, code: str) -> list[str]:
    return [one.message for one in table.problems if one.code == code]


@pytest.mark.parametrize(
    ("text", "number", "factor", "sign"),
    [
        ("USD 1,000,000", "1,000,000", 1, "USD"),
        ("1.5 million", "1.5", 1_000_000, ""),
        ("NOK 3 mill.", "3", 1_000_000, "NOK"),
        ("2,5 milliards FCFA", "2,5", 1_000_000_000, "FCFA"),
        ("12 000 €", "12 000", 1, "€"),
        ("(12 500)", "(12 500)", 1, ""),
        ("250k", "250", 1000, ""),
        ("12 months", "12 months", 1, ""),
        ("see letter", "see letter", 1, ""),
    ],
)
def test_an_amount_is_parted_from_its_words(text: str, number: str, factor: int, sign: str) -> None:
    assert parted(text) == (number, factor, sign)


def test_amounts_that_name_their_currency_and_worth_in_the_cell_keep_both(tmp_path: Path) -> None:
    amounts = ["USD 1,000,000", "EUR 2.5 million", "NOK 3 mill.", "70 000"]
    table = read(
        tmp_path,
        ["Project no", "Project title", "Grant amount", "Rank"],
        *([f"P-{n}", f"Peace talks {n}", amount, n] for n, amount in enumerate(amounts)),
    )
    assert column(table, "budget") == [10**9, 2_500_000_000, 3 * 10**9, 70_000_000]
    assert column(table, "currency") == ["USD", "EUR", "NOK", None]


def test_an_amount_in_another_currency_than_its_row_stays_as_text_with_a_problem(tmp_path: Path) -> None:
    table = read(
        tmp_path,
        ["Project no", "Project title", "Grant amount", "Disbursed"],
        *([f"P-{n}", f"Peace talks {n}", "USD 500", "NOK 70" if n == 1 else "USD 70"] for n in range(4)),
    )
    assert column(table, "disbursed") == [70_000, None, 70_000, 70_000]
    assert table.unclear == {3: {"disbursed": "NOK 70"}}
    assert len(said(table, "currency-differs")) == 1


def test_a_unit_said_over_a_group_of_columns_holds_for_each_of_them(tmp_path: Path) -> None:
    table = read(
        tmp_path,
        ["Identification", "", "", "Financing (USD thousand)", "", ""],
        ["Ref", "Project", "Implementing agency", "Commitments", "Disbursed", ""],
        ["", "", "", "", "2022", "2023"],
        *([f"R-{n}", f"Police training {n}", "Police", 100 + n, 10, 20] for n in range(5)),
    )
    assert (table.header_rows, table.money["budget"].currency) == ([1, 2, 3], "USD")
    assert table.money["budget"].sum == 510_000


def test_the_ministry_over_the_first_block_stands_above_the_headings_and_over_the_next_among_the_rows(
    tmp_path: Path,
) -> None:
    head: list[object] = ["Nr", "Tiltak", "Land", "Tilsagn (1000 kr)"]
    table = read(
        tmp_path, ["Liste over tiltak"], ["A. Utenriksdepartementet"], head, [1, "Dialog", "Sudan", 1200],
        [2, "Valg", "Sudan", 300], ["Sum", "", "", 1500], ["B. Justisdepartementet"], head,
        [1, "Fengsel", "Mali", 800], [2, "Politi", "Mali", 900], ["Sum", "", "", 1700], ["Totalt", "", "", 3300],
    )  # fmt: skip
    assert column(table, "agency") == ["Utenriksdepartementet"] * 2 + ["Justisdepartementet"] * 2
    assert said(table, "total-differs") == ["the total says 3300000.00, the rows make 3200000.00"]


def test_a_heading_that_names_one_field_is_not_taken_as_a_misspelling_of_another(tmp_path: Path) -> None:
    table = read(
        tmp_path, ["Title", "Country", "Country", "Budget"], *([f"Wells {n}", "Mali", "MLI", n] for n in range(4))
    )
    assert table.columns == {"title": "Title", "country": "Country", "budget": "Budget"}
    assert table.unmatched_columns == []
    (told,) = said(table, "twin-column")
    assert told.startswith("“Country” heads several columns: B is taken; what C says otherwise is kept beside it")
