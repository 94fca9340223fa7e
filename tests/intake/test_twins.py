"""Two columns that say the same in two currencies or two languages are both kept, and it is said which was taken."""

from pathlib import Path

import pytest

from pbdesk.desk import keeping, receiving
from pbdesk.desk.reading import Listing, page
from pbdesk.desk.receiving import Hints
from pbdesk.intake.tables import Table
from pbdesk.records.kinds import KINDS
from pbdesk.store.desk import Desk
from tests.intake import writing as sheets
from tests.intake.score import tables_in

ACTIVITY = KINDS["activity"]
HEADINGS = ["Project ID", "Title EN", "Titre FR", "Lead ministry", "Amount USD", "Montant EUR"]


def rows(euro: int = 900) -> list[list[object]]:
    return [[f"P-{n}", f"Wells {n}", f"Puits {n}", "Water", 1000 + n, euro + n] for n in range(4)]


def written(folder: Path, *table: list[object], name: str = "twins.xlsx") -> Path:
    path = folder / name
    path.write_bytes(sheets.workbook(table))
    return path


def read(folder: Path, *table: list[object]) -> Table:
    (found,) = tables_in(written(folder, *table))
    return found


def told(table: Table) -> list[str]:
    return [one.message for one in table.problems if one.code == "twin-column"]


def kept(desk: Desk) -> list[dict[str, str]]:
    found = page(desk, Listing(ACTIVITY, order="reference")).rows
    return [{one.heading: one.text for one in keeping.kept_of(ACTIVITY, row)} for row in found]


def test_of_two_languages_and_two_currencies_one_is_taken_and_the_other_kept_with_the_row(
    desk: Desk, tmp_path: Path
) -> None:
    received = receiving.prepare(desk, written(tmp_path, [*HEADINGS], *rows()), Hints())
    report = receiving.accept(desk, received, "Kari")["tables"][0]
    assert (report["columns"]["title"], report["columns"]["budget"]) == ("Title EN", "Amount USD")
    assert report["kept_beside"] == {"Titre FR": "title", "Montant EUR": "budget"}
    assert report["unmatched_columns"] == []
    assert kept(desk)[1] == {"Titre FR": "Puits 1", "Montant EUR": "901"}


def test_it_is_said_which_of_the_two_was_taken(tmp_path: Path) -> None:
    assert told(read(tmp_path, [*HEADINGS], *rows())) == [
        "“Title EN” is taken; “Titre FR” says the same in another language and is kept beside it.",
        "“Amount USD” is taken; “Montant EUR” says the same in another currency and is kept beside it.",
    ]


def test_rows_that_say_it_only_in_the_column_that_is_not_taken_are_counted(tmp_path: Path) -> None:
    table = read(
        tmp_path,
        [*HEADINGS],
        ["P-8", "Wells 8", "Puits 8", "Water", 5, ""],
        ["P-9", "Wells 9", "Puits 9", "Water", "", 77],
    )
    assert told(table)[1].endswith("Rows that say it only there: 1.")
    assert table.beside[3]["Montant EUR"] == "77"


def test_currencies_under_two_headings_are_kept_under_the_heading_over_them(tmp_path: Path) -> None:
    over: list[object] = ["Code", "Project title", "Budget", "", "Disbursed", ""]
    table = read(
        tmp_path,
        over,
        ["", "", "USD", "EUR", "USD", "EUR"],
        *([f"P-{n}", f"Wells {n}", 1000 + n, 9, 500, 4] for n in range(4)),
    )
    assert table.beside[3] == {"Budget EUR": "9", "Disbursed EUR": "4"}


def test_an_amount_in_another_currency_than_the_one_of_its_row_is_not_lost(tmp_path: Path) -> None:
    head = ["Code", "Project title", "Budget (USD)", "Disbursed (EUR)"]
    table = read(tmp_path, [*head], *([f"P-{n}", f"Wells {n}", 1000 + n, 9] for n in range(4)))
    assert "disbursed" not in table.columns
    assert table.beside[2] == {"Disbursed (EUR)": "9"}
    assert told(table)[0].startswith("“Disbursed (EUR)” is in another currency than the other amounts of a row")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Project title (English)", "Project title (French)"),
        ("Intitulé du projet", "Project title"),
        ("Título", "Title"),
        ("Prosjekttittel", "Project title (en)"),
    ],
)
def test_a_title_in_two_languages_is_known_as_such(tmp_path: Path, one: str, other: str) -> None:
    table = read(
        tmp_path, ["Code", one, other, "Budget"], *([f"P-{n}", f"Wells {n}", f"Puits {n}", n] for n in range(4))
    )
    assert sorted([table.columns["title"], *table.beside[2]]) == sorted([one, other])


def test_two_names_for_two_things_in_one_language_are_no_twins(tmp_path: Path) -> None:
    head = ["Code", "Programme title", "Project title", "Budget"]
    table = read(tmp_path, [*head], *([f"P-{n}", "Water", f"Wells {n}", n] for n in range(4)))
    assert (table.twins, table.unmatched_columns) == ({}, ["Programme title"])


def test_a_twin_that_a_person_left_out_is_left_out(tmp_path: Path, desk: Desk) -> None:
    hints = Hints(profile={"Titre FR": ""})
    report = receiving.report(receiving.prepare(desk, written(tmp_path, [*HEADINGS], *rows()), hints), dry_run=True)[
        "tables"
    ][0]
    assert (report["kept_beside"], report["unmatched_columns"]) == ({"Montant EUR": "budget"}, ["Titre FR"])


def test_the_same_file_again_changes_nothing_and_a_new_amount_beside_is_a_change(desk: Desk, tmp_path: Path) -> None:
    first = written(tmp_path, [*HEADINGS], *rows())
    receiving.accept(desk, receiving.prepare(desk, first, Hints()), "Kari")
    assert receiving.report(receiving.prepare(desk, first, Hints()), dry_run=True)["tables"][0]["unchanged"] == 4
    newer = written(tmp_path, [*HEADINGS], *rows(800), name="newer.xlsx")
    assert receiving.accept(desk, receiving.prepare(desk, newer, Hints()), "Kari")["tables"][0]["updated"] == 4
    assert kept(desk)[0]["Montant EUR"] == "800"


SAME = ["Project ID", "Project title", "Lead ministry", "Status", "Status", "Status"]
SAID = "“Status” heads several columns: D is taken; what {} says otherwise is kept beside it under its letter."
STATES: list[list[object]] = [
    ["P-1", "Wells", "Water", "ongoing", "ongoing", "on hold until May"],
    ["P-2", "Roads", "Works", "", "completed", "-"],
]


def test_of_columns_under_the_very_same_heading_what_others_say_otherwise_is_kept_by_their_letters(
    desk: Desk, tmp_path: Path
) -> None:
    received = receiving.prepare(desk, written(tmp_path, [*SAME], *STATES), Hints())
    report = receiving.accept(desk, received, "Kari")["tables"][0]
    assert report["unmatched_columns"] == []
    assert kept(desk) == [{"Status (F)": "on hold until May"}, {"Status (E)": "completed"}]
    assert [one["message"] for one in report["problems"] if one["code"] == "twin-column"] == [
        f"{SAID.format('E')} Rows that say it only there: 1.",
        SAID.format("F"),
    ]
    again = receiving.prepare(desk, written(tmp_path, [*SAME], *STATES), Hints())
    assert receiving.report(again, dry_run=True)["tables"][0]["unchanged"] == len(STATES)


def test_the_same_heading_under_another_group_is_another_heading(tmp_path: Path) -> None:
    groups: list[object] = ["", "", "", "Headquarters", "Field"]
    headings: list[object] = ["Project ID", "Project title", "Lead ministry", "Status", "Status"]
    table = read(tmp_path, groups, headings, ["P-1", "Wells", "Water", "ongoing", "completed"])
    assert told(table) == []


def test_an_empty_column_of_the_same_heading_is_not_taken_before_one_that_says_something(tmp_path: Path) -> None:
    rows: list[list[object]] = [["P-1", "Wells", "Water", "", "ongoing"], ["P-2", "Roads", "Works", "", "completed"]]
    table = read(tmp_path, ["Project ID", "Project title", "Lead ministry", "Status", "Status"], *rows)
    assert dict(zip(table.fields, table.values, strict=True))["status"] == ["ongoing", "completed"]
    assert table.beside == {}
