import csv
import io
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from pbdesk.errors import FileNotUnderstood, PasswordNeeded
from pbdesk.intake import delimited, documents
from pbdesk.intake.reading import read
from pbdesk.intake.tables import Hints, Table
from tests.intake import writing

WORD = "sesam"
DAYS = [f"2025-02-{1 + n:02}" for n in range(8)]


def table_in(folder: Path, name: str, content: bytes, **hints: object) -> Table:
    """The one table of a file."""
    path = folder / name
    path.write_bytes(content)
    tables = read(path, Hints(**hints)).tables  # type: ignore[arg-type]
    assert len(tables) == 1
    return tables[0]


def column(table: Table, field: str) -> list[object]:
    return list(table.values[table.fields.index(field)])


def is_whole(table: Table) -> bool:
    """Whether the table is the one that was written."""
    return (
        column(table, "reference") == [f"P-{n}" for n in range(8)]
        and column(table, "title") == [f"Études du district {n}" for n in range(8)]
        and column(table, "start") == DAYS
        and column(table, "budget") == [(1000 + n) * 1000 for n in range(8)]
    )


def text(separator: str = ",", end: str = "\n") -> str:
    made = io.StringIO()
    csv.writer(made, delimiter=separator, lineterminator=end).writerows(writing.TABLE)
    return made.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.xlsx", writing.workbook()),
        ("a.xlsm", writing.workbook()),
        ("counted-from-1904.xlsx", writing.workbook(date_1904=True)),
        ("strict.xlsx", writing.strict(writing.workbook())),
        ("a.ods", writing.ods()),
        ("a.xls", writing.xls()),
        ("a-new-one-named-old.xls", writing.workbook()),
    ],
)
def test_every_form_of_workbook_gives_the_same_table(tmp_path: Path, name: str, content: bytes) -> None:
    assert is_whole(table_in(tmp_path, name, content))


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_text_of_every_separator_line_end_and_encoding(separator: str, end: str, encoding: str) -> None:
    content = text(separator, end).encode(encoding)
    rows = list(delimited.table(content).rows())
    assert rows == [list(map(str, row)) for row in writing.TABLE]


@pytest.mark.parametrize("name", ["a.csv", "a.tsv", "a.txt"])
def test_a_text_table_is_read_whatever_its_ending(tmp_path: Path, name: str) -> None:
    assert is_whole(table_in(tmp_path, name, text(";", "\r").encode("utf-16")))


def test_a_first_line_that_says_the_separator_is_no_row(tmp_path: Path) -> None:
    table = table_in(tmp_path, "a.csv", b"sep=|\r\n" + text("|", "\r\n").encode())
    assert (is_whole(table), table.header_rows) == (True, [1])


def test_a_few_broken_letters_do_not_turn_a_text_into_another_encoding() -> None:
    content = ("Projet;Agence\n" + "Études à Goma;Délégation\n" * 20).encode() + b"Fin \xc3"
    told = delimited.table(content)
    assert list(told.rows())[3] == ["Études à Goma", "Délégation"]
    assert [code for code, _ in told.notes] == ["letters-lost"]


def test_a_quoted_line_break_stays_in_its_cell(tmp_path: Path) -> None:
    content = 'Project ID,Project title,Agency\nA1,"Wells\nin two\nlines",One\nA2,Roads,Two\n'
    table = table_in(tmp_path, "a.csv", content.encode())
    assert column(table, "title") == ["Wells in two lines", "Roads"]
    assert table.numbers == [2, 3]


def test_a_quotation_mark_that_is_never_closed_costs_no_row_and_is_told() -> None:
    lines = [f"A{n},Project {n},Agency" for n in range(1, 40)]
    lines[9] = 'A10,"Project 10,Agency'
    told = delimited.table("\n".join(["id,title,agency", *lines]).encode())
    rows = list(told.rows())
    assert len(rows) == 40
    assert rows[10] == ["A10", '"Project 10', "Agency"]
    assert told.notes == (
        ("quote-not-closed", "A quotation mark is never closed (row 11); it was read as an ordinary letter."),
    )


def test_two_such_marks_far_apart_do_not_swallow_what_lies_between() -> None:
    lines = [f"A{n},Project {n},Agency" for n in range(1, 90)]
    lines[9], lines[69] = 'A10,"Project 10,Agency', 'A70,"Project 70,Agency'
    told = delimited.table("\n".join(["id,title,agency", *lines]).encode())
    assert len(list(told.rows())) == 90
    assert "row 11, 71" in told.notes[0][1]


def test_inches_within_a_word_are_no_quotation() -> None:
    told = delimited.table(b'id,title,agency\n1,5" pipe,One\n2,Wells,Two\n')
    assert list(told.rows())[1:] == [["1", '5" pipe', "One"], ["2", "Wells", "Two"]]
    assert told.notes == ()


CELLS = some.text(some.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=12)


@settings(max_examples=60)
@given(
    rows=some.lists(some.lists(CELLS, min_size=3, max_size=3), min_size=2, max_size=8),
    end=some.sampled_from(["\n", "\r\n"]),
)
def test_what_is_written_as_csv_is_read_as_it_was(rows: list[list[str]], end: str) -> None:
    made = io.StringIO()
    csv.writer(made, lineterminator=end, quoting=csv.QUOTE_ALL).writerows([["id", "title", "agency"], *rows])
    assert list(delimited.table(made.getvalue().encode("utf-8-sig")).rows())[1:] == rows


def test_a_locked_workbook_opens_with_its_password_only(tmp_path: Path) -> None:
    path = tmp_path / "locked.xlsx"
    path.write_bytes(writing.locked(writing.workbook(), WORD))
    with pytest.raises(PasswordNeeded, match="protected by a password"):
        read(path, Hints())
    with pytest.raises(PasswordNeeded, match="not the right one"):
        read(path, Hints(password=f"not {WORD}"))
    assert is_whole(read(path, Hints(password=WORD)).tables[0])


def test_a_locked_workbook_is_held_to_the_same_guard(tmp_path: Path) -> None:
    path = tmp_path / "locked.xlsx"
    path.write_bytes(writing.locked(writing.document([["a"]]), WORD))
    with pytest.raises(FileNotUnderstood, match="Word document"):
        read(path, Hints(password=WORD))


def test_the_shell_takes_the_password_from_a_file_and_says_in_a_line_that_it_is_wrong(tmp_path: Path) -> None:
    desk, path, word = tmp_path / "n.pbdesk", tmp_path / "locked.xlsx", tmp_path / "password"
    path.write_bytes(writing.locked(writing.workbook(), WORD))
    word.write_text("wrong\n", encoding="utf-8")
    shell = [sys.executable, "-m", "pbdesk"]
    subprocess.run([*shell, "new", str(desk), "--government", "NOR"], check=True, capture_output=True)
    taking = [*shell, "import", str(desk), str(path), "--password-file", str(word)]
    done = subprocess.run(taking, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr.count("\n"), "not the right one" in done.stderr) == (1, 1, True)
    word.write_text(f"{WORD}\n", encoding="utf-8")
    assert subprocess.run(taking, capture_output=True, check=False).returncode == 0


DECISIONS = [
    ["No.", "Decision", "Responsible agency", "Date"],
    ["1/2026", "The embassy in Goma is reopened", "Ministry of Foreign Affairs", "2026-03-14"],
    ["2/2026", "Police advisers are sent", "Ministry of Justice", ""],
    ["3/2026", "A review is made\nbefore summer", "Ministry of Justice", "2026-03-15"],
]


def test_a_word_table_of_decisions_is_a_table(tmp_path: Path) -> None:
    content = writing.document(DECISIONS, [(1, 3, 2, 3)])
    table = table_in(tmp_path, "minutes.docx", content, kind="decision")
    assert column(table, "number") == ["1/2026", "2/2026", "3/2026"]
    assert column(table, "date") == ["2026-03-14", "2026-03-14", "2026-03-15"]


def test_a_word_table_of_actions_is_known_by_its_headings(tmp_path: Path) -> None:
    rows = [["Action", "Responsible", "Due date", "Status"]]
    rows += [[f"Write to agency {n}", "Ministry of Justice", f"2026-04-0{n}", "open"] for n in range(1, 6)]
    assert table_in(tmp_path, "actions.docx", writing.document(rows)).kind == "action"


def test_merged_cells_of_a_word_table_speak_for_the_rows_they_cover() -> None:
    rows = [["Agency", "Action", "Due"], ["Justice", "One", "May"], ["", "Two", "June"], ["All agencies", "", ""]]
    content = writing.document(rows, [(1, 0, 2, 0), (3, 0, 3, 2)])
    assert documents.tables(Path("a.docx"), content) == [
        [["Agency", "Action", "Due"], ["Justice", "One", "May"], ["Justice", "Two", "June"], ["All agencies", "", ""]]
    ]


def test_a_document_without_a_table_says_so(tmp_path: Path) -> None:
    path = tmp_path / "letter.docx"
    path.write_bytes(writing.document([]))
    with pytest.raises(FileNotUnderstood, match="has no table"):
        read(path, Hints())


def test_the_first_rows_of_every_sheet_are_sent_as_they_are_when_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(writing.workbook())
    assert read(path, Hints()).seen == []
    seen = read(path, Hints(shown=3)).seen
    assert [(one.sheet, len(one.rows)) for one in seen] == [("Portfolio", 3)]
    assert seen[0].rows[1] == ["P-0", "Études du district 0", "Agency 0", date(2025, 2, 1), 1000.0]
