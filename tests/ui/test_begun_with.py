"""What a new record begins with where it is begun: what is known there need not be typed."""

import pytest
from pytestqt.qtbot import QtBot

from pbdesk.desk import writing
from pbdesk.store.desk import Desk
from tests.held import listed
from tests.ui.conftest import Serve, Settle
from tests.ui.keyboard import CTRL, SHIFT, Key, Keyboard
from tests.ui.seeding import PERSON
from ui.shell import Shell
from ui.widgets.segments import Segments


def planned(keys: Keyboard, desk: Desk) -> dict[str, object]:
    """A meeting begun on the page of its task force, of which only the day is typed."""
    keys.press(Key.Key_4, modifier=CTRL)
    keys.press(Key.Key_N, modifier=CTRL | SHIFT)
    keys.to("Date")
    keys.type("14.3.2031")
    keys.press(Key.Key_Tab)
    return next(one for one in listed(desk, "meeting") if one["date"] == "2031-03-14")


@pytest.mark.parametrize(
    ("filter", "begun"), [("own", (1, "external")), ("internal", (None, "internal")), ("all", (None, None))]
)
def test_what_is_added_among_some_records_is_one_of_them(
    shell: Shell, keys: Keyboard, settle: Settle, desk: Desk, filter: str, begun: tuple[object, ...]
) -> None:
    keys.press(Key.Key_8, modifier=CTRL)
    next(one for one in shell.page("actors").findChildren(Segments) if "own" in one.keys).choose(filter)
    settle()
    keys.press(Key.Key_N, modifier=CTRL | SHIFT)
    keys.type("Ministry of Justice")
    keys.press(Key.Key_Tab)
    made = next(one for one in listed(desk, "actor") if one["name"] == "Ministry of Justice")
    assert (made["own"], made["side"]) == begun


def test_a_meeting_begins_with_its_task_force_the_next_number_and_the_chair(keys: Keyboard, desk: Desk) -> None:
    (force,) = listed(desk, "task_force")
    made = planned(keys, desk)
    assert (made["task_force"], made["number"], made["chair"]) == (force["id"], "5", force["chair"])


def test_where_meetings_are_numbered_otherwise_no_number_is_guessed(keys: Keyboard, desk: Desk) -> None:
    (fourth,) = listed(desk, "meeting")
    writing.set_values(desk, str(fourth["id"]), {"number": "4/2026"}, PERSON)
    assert planned(keys, desk)["number"] is None


@pytest.mark.parametrize(
    ("name", "known"), [("Sør-Sudan", ("SSD", "country")), ("The Great Lakes", (None, None)), ("Kongo", (None, None))]
)
def test_a_country_whose_name_means_one_has_its_code(
    keys: Keyboard, desk: Desk, name: str, known: tuple[object, ...]
) -> None:
    keys.press(Key.Key_2, modifier=CTRL)
    keys.press(Key.Key_N, modifier=CTRL | SHIFT)
    keys.type(name)
    keys.press(Key.Key_Tab)
    made = next(one for one in listed(desk, "country") if one["name"] == name)
    assert (made["code"], made["type"]) == known


def test_where_there_is_no_task_force_its_page_adds_one(
    serve: Serve, desk: Desk, qtbot: QtBot, settle: Settle
) -> None:
    window = serve(desk)
    assert window.shell is not None
    keys = Keyboard(window, qtbot, settle)
    keys.press(Key.Key_4, modifier=CTRL)
    keys.press(Key.Key_N, modifier=CTRL | SHIFT)
    assert window.shell.sheet()._head.title == "Task force"
