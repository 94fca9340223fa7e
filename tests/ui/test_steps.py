"""What the sheet of a decision, an action or a meeting lets a person do, and what it refuses."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from pbdesk.desk import telling
from pbdesk.store.desk import Desk
from tests.desk.deciding import Body
from tests.held import add, listed, values_of
from tests.ui.conftest import Serve, Settle
from ui import display
from ui.forms.prose import Sentence
from ui.forms.sheet import RecordSheet
from ui.window import Window


@pytest.fixture
def window(serve: Serve, desk: Desk, force: Body) -> Window:
    return serve(desk)


@pytest.fixture
def sheet(window: Window) -> RecordSheet:
    assert window.shell is not None
    return window.shell.sheet()


def press(sheet: RecordSheet, text: str) -> None:
    found = next(one for one in sheet.findChildren(QAbstractButton) if one.isVisible() and one.text() == text)
    found.click()


def write(sheet: RecordSheet, qtbot: QtBot, name: str, text: str) -> None:
    lines: list[QLineEdit | Sentence] = [*sheet.findChildren(QLineEdit), *sheet.findChildren(Sentence)]
    found = next(one for one in lines if one.isVisible() and one.accessibleName() == name)
    found.setFocus()
    found.clear()
    qtbot.keyClicks(found, text)
    qtbot.keyClick(found, Qt.Key.Key_Tab)


def open_in(sheet: RecordSheet, record: str, settle: Settle) -> None:
    sheet.open(record)
    settle()


def test_a_draft_is_recorded_from_its_sheet(sheet: RecordSheet, desk: Desk, force: Body, settle: Settle) -> None:
    decision = force.draft(type="assigns", lead_agency=force.agencies["MFA"])
    open_in(sheet, decision, settle)
    press(sheet, "Record this decision")
    settle()
    assert values_of(desk, decision)["number"] == "TF 2026/01"
    assert [one["agency"] for one in listed(desk, "assignment")] == [force.agencies["MFA"]]


def test_a_draft_that_cannot_do_what_it_says_stays_one_and_says_why(
    sheet: RecordSheet, desk: Desk, force: Body, settle: Settle
) -> None:
    decision = force.draft(type="directs")
    open_in(sheet, decision, settle)
    press(sheet, "Record this decision")
    settle()
    assert "at least one action" in sheet._head._words.text()
    assert values_of(desk, decision)["status"] == "draft"


def test_a_recorded_decision_cannot_be_written_in_but_corrected_by_another(
    sheet: RecordSheet, desk: Desk, force: Body, settle: Settle, qtbot: QtBot
) -> None:
    decision = force.draft(type="notes", status="recorded")
    open_in(sheet, decision, settle)
    texts = [one for one in sheet.findChildren(QPlainTextEdit) if one.isVisible() and one.isEnabled()]
    assert all(one.isReadOnly() for one in texts)
    press(sheet, "Correct it by another")
    settle()
    write(sheet, qtbot, "Title", "The correction")
    settle()
    (draft,) = listed(desk, "decision", title="The correction")
    assert (draft["supersedes"], draft["status"], draft["task_force"]) == (decision, "draft", force.force)


def test_a_reservation_is_told_with_its_reason_condition_and_expiry(
    sheet: RecordSheet, desk: Desk, force: Body, settle: Settle
) -> None:
    decision = force.draft(type="notes")
    said = {"reason": "No money.", "condition": "if the budget is passed", "expires": "2026-09-01"}
    add(desk, "position", decision=decision, agency=force.agencies["MOD"], position="reserves", **said)
    add(desk, "position", decision=decision, agency=force.agencies["MFA"], position="agrees")
    open_in(sheet, decision, settle)
    shown = [one.text() for one in sheet.findChildren(QLabel) if one.isVisible() and one.text()]
    told = f"No money. · on condition: if the budget is passed · until {display.date(said['expires'])}"
    assert [text for text in shown if "budget" in text] == [told]


def test_an_action_is_closed_only_with_a_word(
    sheet: RecordSheet, desk: Desk, force: Body, settle: Settle, qtbot: QtBot
) -> None:
    action = add(desk, "action", title="Report", status="open")
    open_in(sheet, action, settle)
    press(sheet, "Close")
    settle()
    assert "what was done" in sheet._head._words.text()
    assert values_of(desk, action)["status"] == "open"
    write(sheet, qtbot, "What was done", "Sent.")
    press(sheet, "Close")
    settle()
    assert (values_of(desk, action)["status"], values_of(desk, action)["outcome"]) == ("done", "Sent.")


def test_a_due_day_is_put_off_only_with_a_reason(
    sheet: RecordSheet, desk: Desk, force: Body, settle: Settle, qtbot: QtBot
) -> None:
    action = add(desk, "action", title="Report", status="open", due="2026-05-01")
    open_in(sheet, action, settle)
    write(sheet, qtbot, "Due", "1.9.2026")
    settle()
    assert "with a reason" in sheet._head._words.text()
    write(sheet, qtbot, "New due day", "1.9.2026")
    press(sheet, "Put off")
    settle()
    assert values_of(desk, action)["due"] == "2026-05-01"
    write(sheet, qtbot, "New due day", "1.9.2026")
    write(sheet, qtbot, "Why, and who allowed it", "The chair allowed four months.")
    press(sheet, "Put off")
    settle()
    assert values_of(desk, action)["due"] == "2026-09-01"
    assert telling.past_changes(desk, record=action)[0].reason == "The chair allowed four months."


def test_a_meeting_is_held_from_its_sheet(
    window: Window, sheet: RecordSheet, desk: Desk, force: Body, settle: Settle
) -> None:
    meeting = add(desk, "meeting", task_force=force.force, number="1", date="2026-03-14", status="planned")
    open_in(sheet, meeting, settle)
    press(sheet, "Hold the meeting")
    settle()
    assert window.shell is not None
    assert window.shell.meeting is not None
    assert window.shell.meeting.isVisible()


def test_a_meeting_that_was_held_is_opened_not_held_again(
    sheet: RecordSheet, desk: Desk, force: Body, settle: Settle
) -> None:
    meeting = add(desk, "meeting", task_force=force.force, number="1", date="2026-03-14", status="held")
    open_in(sheet, meeting, settle)
    offered = {one.text() for one in sheet.findChildren(QAbstractButton) if one.isVisible()}
    assert offered & {"Hold the meeting", "Open the meeting"} == {"Open the meeting"}
