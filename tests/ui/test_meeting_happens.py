"""What happens in a meeting that no plan foresees: each is taken down without leaving it, by keyboard."""

import re

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from pbdesk.store.desk import Desk
from tests.desk.deciding import Body
from tests.held import add, listed, values_of
from tests.ui.conftest import Serve, Settle
from tests.ui.keyboard import CTRL, SHIFT, Key, Keyboard
from ui.meeting.page import MeetingPage
from ui.shell import Shell
from ui.window import Window

AGENDA = "1. Roads (20 min)\n2. Rivers\n"


@pytest.fixture
def meeting(force: Body) -> str:
    return force.meeting("Minutes", "Courts", "Money")


@pytest.fixture
def window(serve: Serve, desk: Desk, meeting: str) -> Window:
    return serve(desk)


@pytest.fixture
def keys(window: Window, qtbot: QtBot, settle: Settle) -> Keyboard:
    made = Keyboard(window, qtbot, settle)
    made.press(Key.Key_M, modifier=CTRL)
    return made


def page_of(shell: Shell) -> MeetingPage:
    assert shell.meeting is not None
    return shell.meeting


def titles(desk: Desk, meeting: str) -> list[str]:
    items = listed(desk, "agenda_item", meeting=meeting)
    return [str(one["title"]) for one in sorted(items, key=lambda one: one["position"])]


def test_an_agenda_pasted_from_a_letter_is_one_matter_a_line(keys: Keyboard, desk: Desk, meeting: str) -> None:
    keys.press(Key.Key_F2, modifier=SHIFT)
    QApplication.clipboard().setText(AGENDA)
    keys.press(Key.Key_V, modifier=CTRL)
    keys.press(Key.Key_Return)
    assert titles(desk, meeting) == ["Minutes", "Courts", "Money", "Roads", "Rivers"]
    keys.press(Key.Key_Z, modifier=CTRL)
    assert titles(desk, meeting) == ["Minutes", "Courts", "Money"]


def test_an_item_is_put_off_to_the_next_meeting(
    keys: Keyboard, shell: Shell, desk: Desk, force: Body, meeting: str
) -> None:
    keys.press(Key.Key_Down)
    keys.press(Key.Key_F4, modifier=SHIFT)
    assert "Plan it first" in page_of(shell)._word.text()
    later = add(desk, "meeting", task_force=force.force, number="8", date="2026-04-20", status="planned")
    keys.press(Key.Key_F4, modifier=SHIFT)
    assert titles(desk, later) == ["Courts"]
    said = next(one["minutes"] for one in listed(desk, "agenda_item", meeting=meeting) if one["title"] == "Courts")
    assert said == page_of(shell)._word.text() == "Put off to meeting 8, 20 Apr 2026."


def test_the_chair_changes(keys: Keyboard, shell: Shell, desk: Desk, force: Body, meeting: str) -> None:
    keys.press(Key.Key_F3, Key.Key_Down, Key.Key_Return)
    assert values_of(desk, meeting)["chair"] == force.agencies["MOD"]
    assert any("chaired by MOD" in one.text() for one in page_of(shell).findChildren(QLabel))


def test_a_matter_is_taken_off_and_brought_back(keys: Keyboard, desk: Desk, meeting: str) -> None:
    keys.press(Key.Key_Down, Key.Key_Delete)
    assert titles(desk, meeting) == ["Minutes", "Money"]
    keys.press(Key.Key_Z, modifier=CTRL)
    assert titles(desk, meeting) == ["Minutes", "Courts", "Money"]


def test_a_slip_in_an_action_is_mended_beside_the_meeting(keys: Keyboard, shell: Shell, desk: Desk) -> None:
    keys.press(Key.Key_F5)
    keys.type("Courts sit.")
    keys.press(Key.Key_F8)
    keys.type("Writ a letter")
    keys.to("Who")
    keys.pick("MFA")
    keys.press(Key.Key_Tab, Key.Key_Return)
    keys.press(Key.Key_Tab, modifier=SHIFT)
    assert keys.focus.accessibleName().startswith("Writ a letter")
    keys.press(Key.Key_Return)
    keys.press(Key.Key_F6, modifier=SHIFT)
    keys.to("What is to be done")
    keys.press(Key.Key_A, modifier=CTRL)
    keys.type("Write a letter")
    keys.press(Key.Key_Tab, Key.Key_Escape)
    assert [one["title"] for one in listed(desk, "action")] == ["Write a letter"]
    assert page_of(shell).isAncestorOf(keys.focus)


def test_a_record_is_looked_up_in_a_search_that_is_seen(keys: Keyboard, shell: Shell, force: Body) -> None:
    keys.press(Key.Key_F4)
    keys.press(Key.Key_K, modifier=CTRL)
    assert shell.top.isVisible()
    keys.pick("Ministry MOF")
    assert (shell.seen_record, shell.top.isVisible()) == (force.agencies["MOF"], False)
    assert keys.focus.accessibleName() == "What was said"
    keys.press(Key.Key_K, modifier=CTRL)
    keys.press(Key.Key_Escape)
    assert (keys.focus.accessibleName(), shell.top.isVisible()) == ("What was said", False)


def test_a_meeting_that_was_left_is_taken_up_at_the_same_item(keys: Keyboard, shell: Shell) -> None:
    keys.press(Key.Key_Down, Key.Key_Down, Key.Key_Escape)
    assert shell.meeting is None
    keys.press(Key.Key_M, modifier=CTRL)
    assert page_of(shell)._head.title == "Money"


def test_a_meeting_without_an_agenda_asks_of_a_decision_only_what_every_decision_has(
    serve: Serve, desk: Desk, force: Body, qtbot: QtBot, settle: Settle
) -> None:
    force.meeting()
    window = serve(desk)
    keys = Keyboard(window, qtbot, settle)
    keys.press(Key.Key_M, modifier=CTRL)
    assert window.shell is not None
    boxes = page_of(window.shell)._hand._boxes
    assert {name for name, box in boxes.items() if box.isVisibleTo(window)} == {
        "text", "type", "title", "proposer", "rationale", "options",
    }  # fmt: skip


def test_the_decision_is_seen_in_its_whole_width_on_a_small_screen(
    window: Window, shell: Shell, keys: Keyboard, settle: Settle
) -> None:
    window.resize(960, 540)
    settle()
    pane = page_of(shell)._hand
    ground = pane.widget()
    assert ground is not None
    assert ground.width() <= pane.viewport().width()


@pytest.mark.parametrize(("height", "every"), [(800, True), (540, False)])
def test_on_a_small_screen_keys_that_stand_at_their_part_are_not_told_twice(
    window: Window, shell: Shell, keys: Keyboard, settle: Settle, height: int, every: bool
) -> None:
    window.resize(960, height)
    settle()
    told = {one.accessibleName(): one.isVisible() for one in page_of(shell).findChildren(QWidget)
            if one.accessibleName().startswith(("F5:", "F9:"))}  # fmt: skip
    assert told == {"F5: New decision": every, "F9: Record": True}


def test_what_is_left_out_of_the_keys_leaves_no_gap(
    window: Window, shell: Shell, keys: Keyboard, settle: Settle
) -> None:
    window.resize(960, 540)
    settle()
    seen = [one for one in page_of(shell).findChildren(QWidget)
            if one.isVisible() and re.match(r"(Ctrl|Shift|F\d|Esc|Enter)[^:]*: ", one.accessibleName())]  # fmt: skip
    lines: dict[int, list[QWidget]] = {}
    for one in seen:
        lines.setdefault(one.y(), []).append(one)
    assert len(seen) > 5
    assert {min(one.x() for one in line) for line in lines.values()} == {0}
