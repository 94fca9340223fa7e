"""What no one may do to decisions and actions: through the shell, an import of either kind, and SQL on the file."""

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter

from pbdesk.cli import main
from pbdesk.desk import checking, exporting, opening, receiving, recording, writing
from pbdesk.errors import PbdeskError, RuleBroken
from pbdesk.store.desk import Desk
from tests.desk.deciding import body
from tests.held import PERSON, add, values_of


class Case:
    """A desk with a recorded decision, a draft that directs nobody, and an open action with a due day."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.body = desk, body(desk)
        self.recorded = self.body.draft("Recorded", type="notes")
        recording.record(desk, self.recorded, PERSON)
        self.draft = self.body.draft("Directs", type="directs")
        self.action = add(desk, "action", title="Report", status="open", due="2026-05-01", decision=self.recorded)
        gone = self.body.draft("Gone", number="TF 2026/02")
        writing.remove(desk, gone, PERSON)

    def untouched(self) -> bool:
        """Whether everything is as it was, and the desk whole."""
        recorded, draft, action = (values_of(self.desk, one) for one in (self.recorded, self.draft, self.action))
        return (
            (recorded["text"], recorded["status"]) == ("Recorded is decided.", "recorded")
            and (draft["status"], draft["number"]) == ("draft", None)
            and (action["status"], action["due"]) == ("open", "2026-05-01")
            and checking.check(self.desk) == []
        )


@pytest.fixture
def case(desk: Desk) -> Case:
    return Case(desk)


SQL = {
    "the text of a recorded decision": "UPDATE decision SET text = 'x' WHERE status = 'recorded'",
    "back to a draft": "UPDATE decision SET status = 'draft' WHERE status = 'recorded'",
    "replaced whole": "INSERT OR REPLACE INTO decision (id, title, status) "
                      "SELECT id, 'x', 'draft' FROM decision WHERE status = 'recorded'",
    "deleted": "DELETE FROM decision WHERE status = 'recorded'",
    "a position added": "INSERT INTO position (id, decision, agency, position) "
                        "SELECT 'x', d.id, a.id, 'agrees' FROM decision d, actor a WHERE d.status = 'recorded'",
    "silence turned into consent": "UPDATE position SET position = 'agrees'",
    "a position taken out": "DELETE FROM position",
    "recorded without its action": "UPDATE decision SET status = 'recorded', number = 'TF 2026/09' "
                                   "WHERE type = 'directs'",
    "a number of another used again": "UPDATE decision SET number = 'TF 2026/02' WHERE type = 'directs'",
    "an action closed without a word": "UPDATE action SET status = 'done'",
    "an action closed with a blank": "UPDATE action SET status = 'cancelled', outcome = '  '",
}  # fmt: skip


@pytest.mark.parametrize("statement", SQL.values(), ids=SQL.keys())
def test_sql_on_the_file_is_refused(case: Case, statement: str) -> None:
    with pytest.raises(RuleBroken), case.desk.writing() as connection:
        connection.exec_driver_sql(statement)
    assert case.untouched()


def test_sql_that_reuses_a_number_in_a_new_row_is_refused(case: Case) -> None:
    statement = ("INSERT INTO decision (id, title, status, number, task_force) "
                 f"VALUES ('x', 'Again', 'draft', 'TF 2026/02', '{case.body.force}')")  # fmt: skip
    with pytest.raises(RuleBroken, match="never used again"), case.desk.writing() as connection:
        connection.exec_driver_sql(statement)


def test_another_program_that_opens_the_file_meets_the_same_guards(desk: Desk, case: Case) -> None:
    desk.close()
    with sqlite3.connect(desk.path) as connection:
        for statement in SQL.values():
            with pytest.raises((sqlite3.IntegrityError, sqlite3.OperationalError)):
                connection.execute(statement)
    connection.close()


def shell(*words: object) -> int:
    return main([str(word) for word in words])


REFUSED: dict[str, tuple[Callable[[Case], list[object]], str]] = {
    "a recorded decision changed": (lambda case: ["set", case.recorded, "text=x"], "never changes"),
    "a recorded decision made a draft": (lambda case: ["set", case.recorded, "status=draft"], "never changes"),
    "a recorded decision recorded again": (lambda case: ["record", case.recorded], "recorded already"),
    "a decision recorded without its action": (lambda case: ["record", case.draft], "at least one action"),
    "the same by setting its status": (lambda case: ["set", case.draft, "status=recorded"], "at least one action"),
    "superseded by nobody": (lambda case: ["set", case.recorded, "status=superseded"], "No recorded decision"),
    "a position added": (
        lambda case: ["add", "position", f"decision={case.recorded}", "agency=MOF", "position=dissents"],
        "never changes",
    ),
    "a number used again": (lambda case: ["set", case.draft, "number=TF 2026/02"], "never used again"),
    "an action closed without a word": (lambda case: ["set", case.action, "status=done"], "what was done"),
    "an action closed with a blank": (lambda case: ["close", case.action, "--outcome", "  "], "what was done"),
    "a due day moved without a reason": (lambda case: ["set", case.action, "due=2026-09-01"], "with a reason"),
    "a due day put off with a blank": (
        lambda case: ["put-off", case.action, "--due", "2026-09-01", "--reason", " "],
        "with a reason",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_the_shell_refuses_it_in_one_line(
    desk: Desk, case: Case, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    words, said = REFUSED[name]
    verb, *rest = words(case)
    desk.close()
    assert shell(verb, desk.path, *rest) == 1
    told = capsys.readouterr().err.strip()
    assert said in told
    assert "\n" not in told
    with opening.open_desk(desk.path) as again:
        case.desk = again
        assert case.untouched()


def test_the_shell_records_numbers_closes_and_explains(
    desk: Desk, case: Case, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.close()
    assert shell("add", desk.path, "action", "title=Write it", f"decision={case.draft}", "agency=MFA",
                 "due=2026-06-01") == 0
    capsys.readouterr()
    assert shell("record", desk.path, "Directs", "--json") == 0
    assert json.loads(capsys.readouterr().out) == {"id": case.draft, "number": "TF 2026/03"}
    assert shell("close", desk.path, "Report", "--outcome", "Sent.", "--evidence", "Letter 4") == 0
    assert shell("put-off", desk.path, "Write it", "--due", "2027-01-01", "--reason", "The chair allowed it.") == 0
    capsys.readouterr()
    assert shell("numbers", desk.path, "Task force", "--json") == 0
    (gap,) = json.loads(capsys.readouterr().out)
    assert (gap["number"], gap["title"], gap["action"]) == ("TF 2026/02", "Gone", "delete")


def exported(case: Case, folder: Path) -> Path:
    file = folder / "desk.xlsx"
    exporting.export(case.desk, file)
    return file


def edit(file: Path, kind: str, record: str, field: str, value: str) -> None:
    """Change one cell of an export, as a person would in Excel."""
    book = openpyxl.load_workbook(file)
    for page in book:
        rows = list(page.iter_rows())
        at = next((cell.column for row in rows[:2] for cell in row if cell.value == f"#{kind}.{field}"), None)
        row = next((row[0].row for row in rows if row[0].value == record), None)
        if at and row:
            page.cell(row, at, value)
            book.save(file)
            return
    raise LookupError(kind)


def brought_in(desk: Desk, file: Path) -> dict[str, Any]:
    return receiving.accept(desk, receiving.prepare(desk, file, receiving.Hints()), PERSON)


@pytest.mark.parametrize(("field", "value"), [("text", "Otherwise"), ("status", "draft")])
def test_a_recorded_decision_edited_in_an_export_is_refused_and_said(
    case: Case, tmp_path: Path, field: str, value: str
) -> None:
    file = exported(case, tmp_path)
    edit(file, "decision", case.recorded, field, value)
    told = brought_in(case.desk, file)
    assert [(one["kind"], one["refused"]) for one in told["tables"] if one["refused"]] == [("decisions", 1)]
    assert case.untouched()


def test_a_status_that_may_not_be_refuses_the_whole_export(case: Case, tmp_path: Path) -> None:
    file = exported(case, tmp_path)
    edit(file, "action", case.action, "status", "done")
    with pytest.raises(PbdeskError, match=r"Action “.*a word"):
        brought_in(case.desk, file)
    assert case.untouched()


@pytest.mark.parametrize(("field", "value"), [("status", "recorded"), ("due", "2026-12-01")])
def test_a_row_of_an_export_that_only_a_verb_may_change_is_refused_and_said(
    case: Case, tmp_path: Path, field: str, value: str
) -> None:
    file = exported(case, tmp_path)
    kind, record = ("decision", case.draft) if field == "status" else ("action", case.action)
    edit(file, kind, record, field, value)
    told = brought_in(case.desk, file)
    refused = [(one["kind"], one["refused"], one["problems"][0]["code"]) for one in told["tables"] if one["refused"]]
    assert refused == [("decisions", 1, "record-it") if field == "status" else ("actions", 1, "move-with-reason")]
    assert case.untouched()


def sheet(path: Path, headings: list[str], *rows: list[str]) -> Path:
    with xlsxwriter.Workbook(str(path)) as book:
        page = book.add_worksheet("Register")
        for at, row in enumerate([headings, *rows]):
            page.write_row(at, 0, row)
    return path


ACTIONS = ["Action no", "Action", "Responsible ministry", "Due date", "Status", "What was done"]


def test_a_ministry_does_not_move_its_own_due_day_nor_close_without_a_word(case: Case, tmp_path: Path) -> None:
    first = sheet(tmp_path / "a.xlsx", ACTIONS, ["A-1", "Pave the road", "Ministry MOF", "2026-05-01", "open", ""],
                  ["A-2", "Count the wells", "Ministry MOF", "2026-05-01", "open", ""],
                  ["A-3", "Train the police", "Ministry MOF", "2026-05-01", "open", ""])  # fmt: skip
    assert brought_in(case.desk, first)["tables"][0]["created"] == 3
    later = sheet(tmp_path / "b.xlsx", ACTIONS, ["A-1", "Pave the road", "Ministry MOF", "2026-11-01", "open", ""],
                  ["A-2", "Count the wells", "Ministry MOF", "2026-05-01", "done", ""],
                  ["A-3", "Train the police", "Ministry MOF", "2026-05-01", "done", "Forty trained."])  # fmt: skip
    told = brought_in(case.desk, later)["tables"][0]
    assert (told["updated"], told["refused"]) == (1, 2)
    assert {one["code"] for one in told["problems"]} >= {"move-with-reason", "no-outcome"}
    assert case.untouched()


DECISIONS = ["Decision no", "Topic", "Decision text", "Date of decision", "Status"]


def test_a_ministrys_register_does_not_change_what_is_recorded(case: Case, tmp_path: Path) -> None:
    first = sheet(tmp_path / "a.xlsx", DECISIONS, ["D-1", "Roads", "Roads are paved.", "2025-05-01", "recorded"],
                  ["D-2", "Wells", "Wells are counted.", "2025-05-01", "draft"])  # fmt: skip
    assert brought_in(case.desk, first)["tables"][0]["created"] == 2
    later = sheet(tmp_path / "b.xlsx", DECISIONS, ["D-1", "Roads", "Roads are not paved.", "2025-05-01", "recorded"],
                  ["D-2", "Wells", "Wells are counted.", "2025-05-01", "recorded"])  # fmt: skip
    told = brought_in(case.desk, later)["tables"][0]
    assert (told["updated"], told["refused"]) == (0, 2)
    assert {one["code"] for one in told["problems"]} == {"frozen", "record-it"}
    assert case.untouched()
