"""Lists whose meaning was written down before any was read are understood, whatever their headings and languages."""

from pathlib import Path

import pytest
import xlsxwriter

from pbdesk.intake.headings import plain_words
from pbdesk.intake.tables import Table
from tests.intake.score import tables_in
from tests.intake.unseen_score import score

HEADINGS = ["Projekttitel", "Träger", "Anno A", "Anno B", "Nation", "Lage des Vorhabens", "Sum USD"]


def _read(folder: Path, headings: list[str], rows: list[list[object]]) -> Table:
    path = folder / "list.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("List")
        for at, row in enumerate([headings, *rows]):
            sheet.write_row(at, 0, row)
    return tables_in(path)[0]


@pytest.mark.parametrize(("lists", "least"), [("first.txt", 0.98)])
def test_lists_not_among_the_examples_are_understood(tmp_path: Path, lists: str, least: float) -> None:
    won, possible, lost, wrong = score(lists, tmp_path)
    assert won >= least * possible, "\n".join(lost)
    assert len(wrong) <= 3, "\n".join(wrong)


def _rows() -> list[list[object]]:
    return [
        [f"Road {n} to the north", "Union of Women", f"2021-0{n}-01", f"2022-0{n}-01", "Mali", "Completed", 12_000 + n]
        for n in range(1, 8)
    ]


def test_what_no_heading_says_is_told_by_the_values_and_noted(tmp_path: Path) -> None:
    table = _read(tmp_path, HEADINGS, _rows())
    assert (table.columns["start"], table.columns["end"]) == ("Anno A", "Anno B")
    assert table.columns["country"] == "Nation"
    assert table.columns["status"] == "Lage des Vorhabens"
    assert table.columns["budget"] == "Sum USD"
    noted = {problem.column for problem in table.problems if problem.code == "column-guessed"}
    assert {"Anno A", "Anno B", "Nation"} <= noted


def test_days_of_publishing_are_no_start(tmp_path: Path) -> None:
    headings = ["Project title", "Agency", "Publication date", "Last update", "Country"]
    table = _read(tmp_path, headings, [row[:5] for row in _rows()])
    assert not {"start", "end"} & set(table.columns)


def test_days_in_no_order_are_neither_start_nor_end(tmp_path: Path) -> None:
    rows = [[*row[:2], *(row[2:4] if at % 2 else row[3:1:-1]), *row[4:]] for at, row in enumerate(_rows())]
    assert not {"start", "end"} & set(_read(tmp_path, HEADINGS, rows).columns)


def test_words_are_known_without_their_vowels_and_by_swedish_abbreviations() -> None:
    assert plain_words("SctrCluster") == {"sector", "cluster"}
    assert plain_words("Avtalsperiod fr.o.m.") == plain_words("Avtalsperiod from")


def test_who_receives_is_the_partner_where_another_body_answers_for_it(tmp_path: Path) -> None:
    headings = ["Project title", "Responsible department", "Name of beneficiary", "Budget"]
    table = _read(tmp_path, headings, [[row[0], "Health", row[1], row[6]] for row in _rows()])
    assert (table.columns["agency"], table.columns["partner"]) == ("Responsible department", "Name of beneficiary")


def test_a_total_may_be_named_by_the_last_word_of_its_label(tmp_path: Path) -> None:
    rows = [[row[0], row[1], row[2], row[6]] for row in _rows()]
    table = _read(tmp_path, ["Project title", "Agency", "Start", "Budget"], [*rows, ["Report totals", "", "", 84_028]])
    assert len(table.numbers) == 7
