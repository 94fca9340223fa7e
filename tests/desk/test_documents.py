"""Minutes, decision record, action list and note, from a desk's own records."""

from pathlib import Path

import docx
import openpyxl
import pytest

from pbdesk.desk import briefing, writing
from pbdesk.desk.wanted import KINDS as DOCUMENTS
from pbdesk.desk.wanted import ON_A_RECORD, Wanted
from pbdesk.errors import NotUnderstood
from pbdesk.store.desk import Desk
from tests.held import add

DAY = "2026-06-30"


@pytest.fixture
def told(desk: Desk) -> dict[str, str]:
    """A meeting of a task force at which one decision fell, with a reservation and two actions."""
    ids = {"country": add(desk, "country", name="Congo", code="COD")}
    ids["mfa"] = add(desk, "actor", name="Ministry of Foreign Affairs", own=1)
    ids["fin"] = add(desk, "actor", name="Ministry of Finance", own=1)
    ids["force"] = add(desk, "task_force", name="Great Lakes", country=ids["country"])
    add(desk, "membership", task_force=ids["force"], agency=ids["mfa"], tier="core", start="2024-01-01")
    add(desk, "membership", task_force=ids["force"], agency=ids["fin"], tier="intermediate", start="2024-01-01")
    ids["meeting"] = add(desk, "meeting", task_force=ids["force"], number="4", date="2026-03-10", time="09:30",
                         status="held", chair=ids["mfa"])  # fmt: skip
    ids["item"] = add(desk, "agenda_item", meeting=ids["meeting"], position=1, title="Courts in Ituri",
                      minutes="Justice told of the hearings.\n\nFinance asked for the cost.")  # fmt: skip
    add(desk, "attendance", meeting=ids["meeting"], agency=ids["mfa"], presence="present", persons=2)
    add(desk, "paper", meeting=ids["meeting"], item=ids["item"], title="Paper 4/2026", agency=ids["mfa"])
    ids["decision"] = add(
        desk, "decision", title="Mobile courts", number="GL 2026/7", date="2026-03-10",
        text="Two mobile courts are paid for.",
        status="draft", type="allocates", amount=12_000_000_000, currency="NOK", country=ids["country"],
        meeting=ids["meeting"],
        item=ids["item"], marking="restricted",
    )  # fmt: skip
    add(
        desk, "position", decision=ids["decision"], agency=ids["fin"], position="reserves", reason="No cover this year."
    )
    writing.set_values(desk, ids["decision"], {"status": "recorded"}, "Kari")
    add(desk, "action", title="Sign with the courts", decision=ids["decision"], agency=ids["mfa"], due="2026-05-01",
        status="open", country=ids["country"])  # fmt: skip
    add(desk, "action", title="Find the money", decision=ids["decision"], agency=ids["fin"], status="done",
        outcome="Found.",
        country=ids["country"])  # fmt: skip
    return ids


def words_of(path: Path) -> str:
    """Every word of a document's paragraphs and tables."""
    read = docx.Document(str(path))
    cells = [cell.text for table in read.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in read.paragraphs), *cells])


def written(desk: Desk, wanted: Wanted, path: Path) -> str:
    briefing.write(desk, wanted, path)
    return words_of(path)


def test_minutes_tell_who_came_what_was_said_and_what_was_decided(
    desk: Desk, told: dict[str, str], tmp_path: Path
) -> None:
    said = written(desk, Wanted("minutes", record=told["meeting"]), tmp_path / "minutes.docx")
    for words in ("Great Lakes: minutes of meeting 4", "1. Courts in Ituri", "Finance asked for the cost.",
                  "Paper 4/2026",
                  "Decision GL 2026/7. Two mobile courts are paid for.",
                  "Ministry of Finance: reserves. No cover this year.",
                  "10 March 2026, 09:30"):  # fmt: skip
        assert words in said


def test_a_member_of_whom_nothing_is_recorded_is_neither_present_nor_absent(
    desk: Desk, told: dict[str, str], tmp_path: Path
) -> None:
    briefing.write(desk, Wanted("minutes", record=told["meeting"]), tmp_path / "minutes.docx")
    table = docx.Document(str(tmp_path / "minutes.docx")).tables[0]
    rows = [[cell.text for cell in row.cells][:3] for row in table.rows]
    assert rows[1:] == [
        ["Ministry of Foreign Affairs", "Core", "Present"],
        ["Ministry of Finance", "Intermediate", "not known"],
    ]


def test_actions_of_the_minutes_are_numbered_by_their_decision_and_end_in_one_full_stop(
    desk: Desk, told: dict[str, str], tmp_path: Path
) -> None:
    add(desk, "action", number="3", title="Tell the courts.", decision=told["decision"], agency=told["mfa"],
        status="open", country=told["country"])  # fmt: skip
    said = written(desk, Wanted("minutes", record=told["meeting"]), tmp_path / "minutes.docx")
    assert "GL 2026/7\u00a0·\u00a03" in said
    assert "Action: Tell the courts. Who:" in said
    assert said.count("no day set") == 4


def test_minutes_are_marked_as_what_was_decided(desk: Desk, told: dict[str, str], tmp_path: Path) -> None:
    written(desk, Wanted("minutes", record=told["meeting"], language="nb"), tmp_path / "minutes.docx")
    header = docx.Document(str(tmp_path / "minutes.docx")).sections[0].header.paragraphs[0]
    assert header.text == "Begrenset"


def test_a_decision_record_holds_text_positions_actions_and_its_history(
    desk: Desk, told: dict[str, str], tmp_path: Path
) -> None:
    said = written(desk, Wanted("decision", record=told["decision"], as_of=DAY), tmp_path / "decision.docx")
    for words in (
        "Decision GL 2026/7",
        "Two mobile courts are paid for.",
        "NOK 12,000,000",
        "Reserves",
        "Find the money",
    ):
        assert words in said
    history = docx.Document(str(tmp_path / "decision.docx")).tables[-1]
    assert ["Kari", "Status", "draft", "recorded"] in [[cell.text for cell in row.cells][1:] for row in history.rows]


def test_an_action_list_counts_what_is_late_and_lists_what_is_open(
    desk: Desk, told: dict[str, str], tmp_path: Path
) -> None:
    briefing.write(desk, Wanted("actions", as_of=DAY), tmp_path / "actions.xlsx")
    book = openpyxl.load_workbook(tmp_path / "actions.xlsx", data_only=True)
    counted = [[cell.value for cell in row] for row in book["How it stands"].iter_rows(min_row=6)]
    assert counted == [
        ["Ministry of Finance", 0, 0, 0, 1, 0, 1],
        ["Ministry of Foreign Affairs", 1, 1, 0, 0, 0, 1],
        ["Total", 1, 1, 0, 1, 0, 2],
    ]
    row = [cell.value for cell in book["Ministry of Foreign Affairs"][6]]
    assert row[:3] == ["GL 2026/7", "Sign with the courts", "Mobile courts"]
    assert row[4:6] == [60, "Open"]
    sheet = book["Ministry of Foreign Affairs"]
    assert [(one.type, one.formula1) for one in sheet.data_validations.dataValidation if one.type == "list"] == [
        ("list", '"Open,In progress,Done,Cancelled,not known"')
    ]
    assert "Ministry of Finance" not in book.sheetnames


def test_an_action_list_of_one_agency_names_no_other(desk: Desk, told: dict[str, str], tmp_path: Path) -> None:
    said = written(desk, Wanted("actions", record=told["mfa"], as_of=DAY), tmp_path / "actions.docx")
    assert "Actions of Ministry of Foreign Affairs" in said
    assert "Ministry of Finance" not in said


def test_a_note_asks_nothing_of_its_reader(desk: Desk, told: dict[str, str], tmp_path: Path) -> None:
    said = written(desk, Wanted("note", told["country"], as_of=DAY), tmp_path / "note.docx")
    assert "This note is for information." in said
    assert "Recommendation" not in said


@pytest.mark.parametrize("kind", ["minutes", "decision"])
def test_a_document_on_the_wrong_kind_of_record_is_refused(
    desk: Desk, told: dict[str, str], tmp_path: Path, kind: str
) -> None:
    with pytest.raises(NotUnderstood, match=f"no {ON_A_RECORD[kind]} of this desk"):
        briefing.write(desk, Wanted(kind, record=told["country"]), tmp_path / "document.docx")


@pytest.mark.parametrize("language", ["en", "nb", "fr"])
@pytest.mark.parametrize("kind", DOCUMENTS)
@pytest.mark.parametrize("ending", ["docx", "xlsx"])
def test_every_kind_is_written_in_every_language_and_format_twice_the_same(
    desk: Desk, told: dict[str, str], tmp_path: Path, kind: str, language: str, ending: str
) -> None:
    record = told.get(ON_A_RECORD.get(kind, ""), "")
    wanted = Wanted(kind, told["country"], record, DAY, "", language)
    digests = {briefing.write(desk, wanted, tmp_path / f"{name}.{ending}").digest for name in ("one", "two")}
    assert len(digests) == 1


@pytest.mark.parametrize("language", ["nb", "fr"])
def test_no_choice_of_a_record_is_left_in_english(
    desk: Desk, told: dict[str, str], tmp_path: Path, language: str
) -> None:
    said = written(desk, Wanted("minutes", record=told["meeting"], language=language), tmp_path / "minutes.docx")
    assert not {"recorded", "reserves", "present", "core"} & set(
        said.lower().replace(".", " ").replace(":", " ").split()
    )
