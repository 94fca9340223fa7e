"""What may go on where all else stands still: tags of one's own, what is observed, reached or answered afterwards."""

import re
import shutil
from pathlib import Path

import openpyxl
import pytest

from pbdesk.cli import main
from pbdesk.desk import checking, exporting, opening, reading, receiving
from tests.rules.conftest import Tried
from tests.rules.forbidden import A_CHANGE, FROZEN, PERSON
from tests.rules.test_by_sql import opened


@pytest.fixture
def path(tried: Tried, tmp_path: Path) -> Path:
    """A copy of the desk that everything is tried on."""
    return Path(shutil.copy(tried.path, tmp_path))


def value(path: Path, record: str, field: str) -> object:
    """What a record of a desk that is whole says in a field."""
    with opening.open_desk(path) as desk:
        assert checking.check(desk) == []
        return reading.one(desk, record).values[field]


@pytest.mark.parametrize("record", FROZEN)
def test_a_person_orders_what_stands_still_by_tags(tried: Tried, path: Path, record: str) -> None:
    water = "{water}"
    assert main(["set", str(path), tried.ids[record], f"tags={tried.named(water)}"]) == 0
    assert value(path, tried.ids[record], "tags") == [tried.ids["water"]]


def test_a_workbook_brings_tags_of_what_stands_still(tried: Tried, path: Path, tmp_path: Path) -> None:
    file = tmp_path / "desk.xlsx"
    with opening.open_desk(path, person=PERSON) as desk:
        exporting.export(desk, file)
        book = openpyxl.load_workbook(file)
        for record in ("recorded", "adopted", "former"):
            _write(book, tried.ids[record], "tags", tried.ids["water"])
        book.save(file)
        report = receiving.accept(desk, receiving.prepare(desk, file, receiving.Hints()), PERSON)
    assert sum(table["updated"] for table in report["tables"]) == 3
    assert value(path, tried.ids["adopted"], "tags") == [tried.ids["water"]]


def _write(book: openpyxl.Workbook, record: str, field: str, text: str) -> None:
    for page in book.worksheets[1:]:
        columns = {str(cell.value).rpartition(".")[2]: cell.column for cell in page[2] if cell.value}
        for cell in page["A"]:
            if cell.value == record:
                page.cell(cell.row, columns[field]).value = text


def test_the_file_takes_tags_of_what_stands_still(tried: Tried, path: Path) -> None:
    with opened(path) as file:
        file.execute("BEGIN")
        file.execute(A_CHANGE)
        for record in FROZEN:
            file.execute("INSERT INTO link VALUES (?, 'tags', 0, ?)", (tried.ids[record], tried.ids["water"]))
        tagged = {record for (record,) in file.execute("SELECT from_id FROM link WHERE field = 'tags'")}
        assert {tried.ids[record] for record in FROZEN} <= tagged
        file.execute("DELETE FROM link WHERE field = 'tags'")
        assert file.execute("SELECT count(*) FROM link WHERE field = 'tags'").fetchone() == (0,)


@pytest.mark.parametrize(
    ("record", "field", "text"),
    [("old milestone", "reached", "2026-02-01"), ("old milestone", "lost", "2026-03-01"),
     ("old comment", "answer", "It was too much."), ("old comment", "answered", "2026-02-01")],
)  # fmt: skip
def test_what_came_of_a_superseded_framework_is_still_said(
    tried: Tried, path: Path, record: str, field: str, text: str
) -> None:
    assert main(["set", str(path), tried.ids[record], f"{field}={text}"]) == 0
    assert value(path, tried.ids[record], field) == text


def test_an_old_target_is_still_observed(tried: Tried, path: Path) -> None:
    benchmark = tried.ids["old benchmark"]
    assert main(["add", str(path), "observation", f"benchmark={benchmark}", "date=2025-11", "value=31"]) == 0
    with opening.open_desk(path) as desk:
        (seen,) = [one for one in reading.one(desk, benchmark).pointing if one.kind == "observation"]
    assert main(["set", str(path), seen.some[0].id, "value=32"]) == 0
    assert main(["delete", str(path), seen.some[0].id]) == 0


def test_a_framework_put_in_force_by_mistake_is_taken_back_with_what_it_closed(tried: Tried, path: Path) -> None:
    assert main(["in-force", str(path), tried.ids["revised"]]) == 0
    assert value(path, tried.ids["framework"], "status") == "superseded"
    assert main(["undo", str(path)]) == 0
    assert value(path, tried.ids["framework"], "status") == "in force"
    assert main(["set", str(path), tried.ids["objective"], "description=Open again."]) == 0


def test_a_draft_is_planned_ahead_and_its_position_worded_anew(
    tried: Tried, path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["set", str(path), tried.ids["planned"], "date=2060-02-01"]) == 0
    assert main(["set", str(path), tried.ids["spoken"], "position=dissents"]) == 0
    assert main(["record", str(path), tried.ids["planned"]]) == 1
    assert re.search("Decision “Planned”: It cannot be recorded before its day", capsys.readouterr().err)
    assert main(["set", str(path), tried.ids["planned"], "date=2026-02-01"]) == 0
    assert main(["record", str(path), tried.ids["planned"]]) == 0


def test_of_two_frameworks_in_force_one_gives_way_to_the_other(tried: Tried, path: Path) -> None:
    former, other = tried.ids["framework"], tried.ids["another framework"]
    assert main(["in-force", str(path), other]) == 0
    assert main(["set", str(path), former, "status=superseded"]) == 0
    assert main(["set", str(path), other, f"supersedes={former}"]) == 0
    assert value(path, former, "status") == "superseded"


def test_what_follows_from_a_decision_may_follow_from_the_one_that_corrects_it(tried: Tried, path: Path) -> None:
    assert main(["set", str(path), tried.ids["action"], f"decision={tried.ids['lone']}"]) == 0
    assert value(path, tried.ids["action"], "decision") == tried.ids["lone"]
