"""On the sheet of an actor a person says which other it is, sees what would change, and makes one of the two."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from pbdesk.desk import telling, undoing
from pbdesk.store.desk import Desk
from tests.held import listed, values_of
from tests.ui.conftest import Settle
from tests.ui.person import Person
from tests.ui.seeding import PERSON, add
from tests.ui.test_steps import press
from ui import wording
from ui.forms.joining import JoinQuestion
from ui.forms.sheet import RecordSheet
from ui.window import Window

Shown = list[tuple[str, str]]


@pytest.fixture
def ud(desk: Desk, ids: dict[str, str]) -> str:
    """The ministry as a sender calls it, with an activity."""
    made = add(desk, "actor", name="UD", type="embassy", acronym="UD")
    add(desk, "activity", title="Wells", agency=made)
    return made


@pytest.fixture
def sheet(window: Window, ud: str, settle: Settle) -> RecordSheet:
    assert window.shell is not None
    made = window.shell.sheet()
    made.open(ud)
    settle()
    return made


def question(window: Window, sheet: RecordSheet, ud: str, qtbot: QtBot) -> JoinQuestion:
    assert window.opened is not None
    made = JoinQuestion(window.opened, sheet, ud, "UD")
    qtbot.addWidget(made)
    return made


def lines(asked: JoinQuestion) -> Shown:
    model = asked.changes.model()
    cells = [[str(model.index(at, place).data()) for place in (0, 1)] for at in range(model.rowCount())]
    return [(one, other) for one, other in cells]


def test_what_would_change_is_shown_before_it_is_done(
    window: Window, sheet: RecordSheet, desk: Desk, ud: str, ids: dict[str, str], qtbot: QtBot
) -> None:
    asked = question(window, sheet, ud, qtbot)
    assert not asked.act.isEnabled()
    asked.other._give(ids["foreign"], "Ministry of Foreign Affairs")
    qtbot.waitUntil(asked.act.isEnabled)
    assert asked.says.text() == "“UD” goes, “Ministry of Foreign Affairs” stays."
    assert lines(asked) == [
        ("Activities: Agency", "1 record"), ("Takes over: Other names", "UD"),
        ("Stays as it is: Type", "Ministry, not Embassy"),
    ]  # fmt: skip
    assert values_of(desk, ud)["name"] == "UD"


def test_which_of_the_two_stays_is_chosen_and_what_stands_in_the_way_is_said(
    window: Window, sheet: RecordSheet, ud: str, ids: dict[str, str], qtbot: QtBot
) -> None:
    asked = question(window, sheet, ud, qtbot)
    asked.other._give(ids["foreign"], "Ministry of Foreign Affairs")
    qtbot.waitUntil(asked.act.isEnabled)
    asked.keep.setChecked(True)
    qtbot.waitUntil(lambda: "never change" in asked.says.text())
    assert "The other way round it can be done" in asked.says.text()
    assert (asked.act.isEnabled(), lines(asked), asked.plan) == (False, [], None)
    asked.keep.setChecked(False)
    qtbot.waitUntil(asked.act.isEnabled)


def test_two_become_one_from_the_sheet_by_keyboard_and_the_one_that_stays_is_opened(
    window: Window, sheet: RecordSheet, desk: Desk, ud: str, ids: dict[str, str], qtbot: QtBot, person: Person
) -> None:
    def answer(dialog: QWidget) -> None:
        assert isinstance(dialog, JoinQuestion)
        qtbot.keyClicks(dialog.focusWidget(), "foreign")
        qtbot.waitUntil(lambda: dialog.other._known != {})
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        qtbot.waitUntil(dialog.act.isEnabled)
        dialog.act.setFocus()
        qtbot.keyClick(dialog.act, Qt.Key.Key_Return)

    person.will(answer)
    press(sheet, "Is the same as …")
    qtbot.waitUntil(lambda: sheet.record == ids["foreign"])
    assert listed(desk, "actor", name="UD") == []
    assert [one["title"] for one in listed(desk, "activity", title="Wells", agency=ids["foreign"])] == ["Wells"]
    (past,) = telling.past_changes(desk, limit=1)
    assert past.person == PERSON
    assert wording.change_words(past) == "Joined Actor “UD” into “Ministry of Foreign Affairs”"
    undoing.undo(desk, PERSON)
    assert values_of(desk, ud)["name"] == "UD"


def test_whoever_thinks_better_of_it_has_changed_nothing(
    window: Window, sheet: RecordSheet, desk: Desk, ud: str, person: Person, settle: Settle
) -> None:
    before = len(telling.past_changes(desk))
    person.will(person.leave)
    press(sheet, "Is the same as …")
    settle()
    assert len(telling.past_changes(desk)) == before
    assert sheet.record == ud
