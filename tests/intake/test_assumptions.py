"""Whatever is assumed of a column is told on that column; what its heading says is not."""

import csv
from pathlib import Path

from pbdesk.intake.tables import Problem, Table
from tests.intake.score import tables_in

TITLES = [
    "Mediation between herders and farmers",
    "Training of local peace committees",
    "Clearing of mines in the north",
]


ORDINARY = {
    "Project title": TITLES,
    "Country": ["Mali", "Niger", "Chad"],
    "Budget (USD)": ["1000", "2000", "3500"],
    "Start date": ["2024-01-01", "2024-02-01", "2024-03-01"],
}
"""A list whose headings say what they hold."""


def headed(headings: dict[str, str]) -> dict[str, list[str]]:
    """The ordinary list with some headings worded otherwise."""
    return {headings.get(name, name): values for name, values in ORDINARY.items()}


def table_of(folder: Path, columns: dict[str, list[str]]) -> Table:
    path = folder / "list.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerows([list(columns), *zip(*columns.values(), strict=True)])
    return tables_in(path)[0]


def guessed(table: Table) -> list[Problem]:
    return [one for one in table.problems if one.code == "column-guessed"]


def test_a_title_taken_by_the_look_of_its_column_is_told(tmp_path: Path) -> None:
    table = table_of(tmp_path, headed({"Project title": "Wording"}))
    (told,) = guessed(table)
    assert table.columns["title"] == told.column == "Wording"
    assert (told.row, told.severity) == (None, "note")
    assert "taken for it" in told.message


def test_a_lone_date_taken_for_the_start_is_told(tmp_path: Path) -> None:
    table = table_of(tmp_path, headed({"Start date": "Date"}))
    (told,) = guessed(table)
    assert table.columns["start"] == told.column == "Date"
    assert "taken for the start" in told.message


def test_a_misspelt_heading_is_told_where_its_words_alone_say_nothing(tmp_path: Path) -> None:
    table = table_of(tmp_path, headed({"Budget (USD)": "Dissbursement"}))
    assert [(one.column, "misspelling" in one.message) for one in guessed(table)] == [("Dissbursement", True)]


def test_headings_that_say_what_they_hold_are_not_told(tmp_path: Path) -> None:
    agencies = ["Ministry of Peace", "Ministry of Justice", "Police"]
    columns = {"Project ID": ["A1", "A2", "A3"], **ORDINARY, "Implementing agency": agencies}
    assert guessed(table_of(tmp_path, columns)) == []


def test_a_column_taken_for_the_identifier_as_no_value_comes_twice_is_told(tmp_path: Path) -> None:
    table = table_of(tmp_path, {"Skjemakode": ["17/204", "17/311", "18/002"], **ORDINARY})
    (told,) = guessed(table)
    assert table.columns["id"] == told.column == "Skjemakode"
    assert told.message == (
        "The heading is no name of a field; as no value comes twice, the column is taken for the identifier."
    )
