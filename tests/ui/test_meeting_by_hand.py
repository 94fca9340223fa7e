"""What a secretary does in a meeting beside the plan: another order, a decision that lacks something, a slip mended."""

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from pbdesk.desk import undoing
from pbdesk.desk.sitting import Fallen, Values
from pbdesk.store.desk import Desk
from tests.desk.deciding import Body
from tests.held import add, listed
from tests.ui.conftest import Serve, Settle
from tests.ui.keyboard import CTRL, SHIFT, Key, Keyboard
from ui.meeting.lists import Entry, KeptList
from ui.meeting.words import fallen_entry
from ui.theme import SPACE
from ui.window import Window


@pytest.fixture
def meeting(force: Body) -> str:
    return force.meeting("Minutes", "Situation", "Money")


@pytest.fixture
def keys(serve: Serve, desk: Desk, meeting: str, qtbot: QtBot, settle: Settle) -> Keyboard:
    made = Keyboard(serve(desk), qtbot, settle)
    made.press(Key.Key_M, modifier=CTRL)
    return made


def order(desk: Desk, meeting: str) -> list[str]:
    items = listed(desk, "agenda_item", meeting=meeting)
    return [str(one["title"]) for one in sorted(items, key=lambda one: one["position"])]


def test_an_item_is_taken_up_later_and_the_order_can_be_taken_back(keys: Keyboard, desk: Desk, meeting: str) -> None:
    keys.press(Key.Key_Down, modifier=CTRL | SHIFT)
    assert order(desk, meeting) == ["Situation", "Minutes", "Money"]
    keys.press(Key.Key_Down, modifier=CTRL | SHIFT)
    keys.press(Key.Key_Down, modifier=CTRL | SHIFT)
    assert order(desk, meeting) == ["Situation", "Money", "Minutes"]
    keys.press(Key.Key_Z, modifier=CTRL)
    assert order(desk, meeting) == ["Situation", "Minutes", "Money"]
    assert undoing.next_redo(desk) is not None


def test_who_is_here_is_counted_of_those_whose_presence_is_known(keys: Keyboard, bare_window: Window) -> None:
    def said() -> list[str]:
        return [one.text() for one in bare_window.findChildren(QLabel) if one.isVisible()]

    assert "attendance not known" in said()
    keys.press(Key.Key_F3, Key.Key_Space)
    assert "1 of 1 present · 2 not known" in said()
    keys.press(Key.Key_Down, Key.Key_Space, Key.Key_Space, Key.Key_Down, Key.Key_Space)
    assert "2 of 3 present" in said()


def test_a_word_wider_than_the_list_goes_on_in_the_next_line(qtbot: QtBot) -> None:
    entries = KeptList("Agenda")
    qtbot.addWidget(entries)
    entries.resize(140, 400)
    entries.fill([Entry("one", "Engasjement"), Entry("two", "Engasjementspolitikkens")])
    entries.show()
    short, long = (entries.visualItemRect(entries.item(at)).height() for at in (0, 1))
    assert long > short


def test_a_draft_under_an_item_begins_with_its_status() -> None:
    values: Values = {"id": "1", "number": None, "status": "draft", "title": "Money", "text": "Money for courts."}
    assert fallen_entry(Fallen(values, (), ())).text == "Draft  —  Money for courts."


def test_a_late_item_is_moved_to_where_it_is_taken_up(keys: Keyboard, desk: Desk, meeting: str) -> None:
    keys.press(Key.Key_F2, modifier=SHIFT)
    keys.type("A visit to Ituri")
    keys.press(Key.Key_Return)
    keys.press(Key.Key_F2, Key.Key_End)
    keys.press(Key.Key_Up, modifier=CTRL | SHIFT)
    assert order(desk, meeting).index("A visit to Ituri") == 2


def test_a_decision_that_lacks_something_takes_the_keyboard_there(
    keys: Keyboard, desk: Desk, meeting: str, force: Body
) -> None:
    keys.press(Key.Key_F5)
    keys.type("The courts are paid for.")
    keys.press(Key.Key_Tab)
    keys.choose("di")
    keys.press(Key.Key_F9)
    keys.type("Write the proposal")
    keys.press(Key.Key_Tab)
    keys.pick("MFA")
    keys.press(Key.Key_Return)
    keys.press(Key.Key_F9)
    (fallen,) = listed(desk, "decision", meeting=meeting)
    assert fallen["status"] == "recorded"
    assert [one["title"] for one in listed(desk, "action", decision=str(fallen["id"]))] == ["Write the proposal"]


def test_the_words_of_a_draft_are_mended_before_it_is_recorded(keys: Keyboard, desk: Desk, meeting: str) -> None:
    keys.press(Key.Key_F5)
    keys.type("It is notd.")
    keys.press(Key.Key_F2)
    keys.press(Key.Key_F5, modifier=SHIFT)
    keys.press(Key.Key_Return)
    keys.press(Key.Key_A, modifier=CTRL)
    keys.type("It is noted.")
    keys.press(Key.Key_F9)
    assert [one["text"] for one in listed(desk, "decision", meeting=meeting)] == ["It is noted."]


def test_entries_of_the_agenda_never_lie_over_each_other_when_its_bar_appears(
    keys: Keyboard, desk: Desk, meeting: str, settle: Settle
) -> None:
    agenda = keys.focus
    assert isinstance(agenda, KeptList)
    room, name = agenda.viewport().width() - 3 * SPACE, "A matter "
    while agenda.fontMetrics().horizontalAdvance(f"4.  {name}i") <= room:
        name += "i"
    for at in range(4, 14):
        add(desk, "agenda_item", meeting=meeting, position=at, title=name)
    keys.press(Key.Key_F3)
    keys.press(Key.Key_Space)
    settle()
    seen = agenda.grab().toImage()
    agenda.doItemsLayout()
    assert agenda.grab().toImage() == seen


def said_of(desk: Desk, meeting: str) -> dict[str, str]:
    """What was said of the one decision of a meeting, by agency."""
    (fallen,) = listed(desk, "decision", meeting=meeting)
    return {str(one["agency"]): str(one["position"]) for one in listed(desk, "position", decision=str(fallen["id"]))}


def decided(keys: Keyboard, text: str) -> None:
    """All three are here, and a decision that only notes something is typed."""
    keys.press(Key.Key_F3, Key.Key_Space, Key.Key_Down, Key.Key_Space, Key.Key_Down, Key.Key_Space, Key.Key_F5)
    keys.type(text)
    keys.press(Key.Key_Tab)
    keys.choose("no")


def test_a_reservation_that_was_typed_without_enter_is_recorded_and_its_agency_does_not_agree(
    keys: Keyboard, desk: Desk, meeting: str, force: Body
) -> None:
    decided(keys, "It is noted.")
    keys.press(Key.Key_F7)
    keys.pick("MOD")
    keys.press(Key.Key_F7, modifier=SHIFT)
    keys.press(Key.Key_F7)
    keys.pick("MFA")
    keys.press(Key.Key_F9)
    said = said_of(desk, meeting)
    assert (said[force.agencies["MOD"]], said[force.agencies["MFA"]]) == ("reserves", "reserves")
    assert said[force.agencies["MOF"]] == "agrees"
    assert listed(desk, "decision", meeting=meeting)[0]["status"] == "recorded"


def test_nothing_is_recorded_while_an_action_that_is_typed_lacks_somebody_to_do_it(
    keys: Keyboard, desk: Desk, meeting: str, bare_window: Window
) -> None:
    decided(keys, "It is noted.")
    keys.press(Key.Key_F8)
    keys.type("Write the report")
    keys.press(Key.Key_F9)
    assert listed(desk, "decision", meeting=meeting)[0]["status"] == "draft"
    assert "Still needed: Who." in [one.text() for one in bare_window.findChildren(QLabel) if one.isVisible()]
    keys.press(Key.Key_Tab)
    keys.pick("MOD")
    keys.press(Key.Key_F9)
    assert listed(desk, "decision", meeting=meeting)[0]["status"] == "recorded"
    assert [one["title"] for one in listed(desk, "action")] == ["Write the report"]


def test_an_action_typed_without_enter_belongs_to_the_decision_it_was_typed_under(
    keys: Keyboard, desk: Desk, meeting: str
) -> None:
    decided(keys, "It is noted.")
    keys.press(Key.Key_F8)
    keys.type("Write the report")
    keys.press(Key.Key_Tab)
    keys.pick("MOD")
    keys.press(Key.Key_Down, modifier=CTRL)
    (action,) = listed(desk, "action")
    assert action["decision"] == listed(desk, "decision", meeting=meeting)[0]["id"]


def test_a_reservation_typed_before_its_decision_stays_until_there_is_one(
    keys: Keyboard, desk: Desk, meeting: str, force: Body
) -> None:
    keys.press(Key.Key_F7)
    keys.pick("MOD")
    keys.press(Key.Key_Return)
    decided(keys, "It is noted.")
    keys.press(Key.Key_Tab)
    assert said_of(desk, meeting) == {}
    keys.press(Key.Key_F9)
    assert said_of(desk, meeting)[force.agencies["MOD"]] == "reserves"


def test_why_a_decision_was_not_recorded_is_said_no_more_once_something_is_done_about_it(
    keys: Keyboard, desk: Desk, meeting: str, bare_window: Window
) -> None:
    def said() -> list[str]:
        return [one.text() for one in bare_window.findChildren(QLabel) if one.isVisible()]

    why = "It assigns a lead, but does not say which agency leads."
    keys.press(Key.Key_F5)
    keys.type("Somebody leads.")
    keys.press(Key.Key_Tab)
    keys.choose("as")
    keys.press(Key.Key_F9)
    assert why in said()
    keys.pick("MOD")
    keys.press(Key.Key_Tab)
    assert why not in said()
    keys.press(Key.Key_F9)
    assert listed(desk, "decision", meeting=meeting)[0]["status"] == "recorded"
