"""What is being typed belongs to the record it is typed in, whatever key takes the person on to another."""

import pytest

from pbdesk.store.desk import Desk
from tests.desk.deciding import Body
from tests.held import listed, values_of
from tests.ui.conftest import Serve
from tests.ui.keyboard import CTRL, SHIFT, Key, Keyboard
from ui.window import Window


@pytest.fixture
def meeting(force: Body) -> str:
    return force.meeting("Courts", "Roads")


@pytest.fixture
def window(serve: Serve, desk: Desk, meeting: str) -> Window:
    return serve(desk)


def drafted(keys: Keyboard) -> None:
    """A decision falls under the first item, and its text is taken up again to be reworded."""
    keys.press(Key.Key_M, modifier=CTRL)
    keys.press(Key.Key_F5)
    keys.type("Courts sit.")
    keys.press(Key.Key_Tab)
    keys.press(Key.Key_Tab, modifier=SHIFT)
    keys.press(Key.Key_End)
    keys.type(" In Ituri.")


def texts(desk: Desk) -> dict[str, str]:
    return {str(one["title"]): str(one["text"]) for one in listed(desk, "decision")}


def test_a_record_begun_by_its_key_takes_nothing_of_the_one_before(keys: Keyboard, desk: Desk) -> None:
    keys.press(Key.Key_8, modifier=CTRL)
    keys.press(Key.Key_N, modifier=CTRL | SHIFT)
    keys.type("Ministry of Peace")
    keys.press(Key.Key_Tab)
    keys.type("MOP")
    keys.press(Key.Key_N, modifier=CTRL | SHIFT)
    keys.type("Ministry of Rivers")
    keys.press(Key.Key_Tab, Key.Key_Escape)
    made = {str(one["name"]): one["acronym"] for one in listed(desk, "actor") if "Ministry of" in str(one["name"])}
    assert (made["Ministry of Peace"], made["Ministry of Rivers"]) == ("MOP", None)


def test_a_draft_that_is_reworded_keeps_its_words_when_the_next_decision_is_begun(keys: Keyboard, desk: Desk) -> None:
    drafted(keys)
    keys.press(Key.Key_F5)
    keys.type("Judges travel.")
    keys.to("Title")
    keys.press(Key.Key_A, modifier=CTRL)
    keys.type("Judges")
    keys.press(Key.Key_F2)
    assert texts(desk) == {"Courts": "Courts sit. In Ituri.", "Judges": "Judges travel."}


def test_a_draft_that_is_reworded_keeps_its_words_when_the_next_item_is_taken_up(keys: Keyboard, desk: Desk) -> None:
    drafted(keys)
    keys.press(Key.Key_Down, modifier=CTRL)
    assert keys.focus.accessibleName() == "Decision"
    keys.type("Roads are mended.")
    keys.press(Key.Key_F2)
    assert texts(desk) == {"Courts": "Courts sit. In Ituri.", "Roads": "Roads are mended."}


def test_a_decision_never_left_falls_under_its_own_item(keys: Keyboard, desk: Desk, meeting: str) -> None:
    items = {str(one["id"]): str(one["title"]) for one in listed(desk, "agenda_item", meeting=meeting)}
    keys.press(Key.Key_M, modifier=CTRL)
    keys.press(Key.Key_F5)
    keys.type("Courts sit.")
    keys.press(Key.Key_Down, modifier=CTRL)
    keys.press(Key.Key_F5)
    keys.type("Roads are mended.")
    keys.press(Key.Key_F2)
    fallen = listed(desk, "decision")
    assert {items[str(one["item"])]: one["text"] for one in fallen} == {
        "Courts": "Courts sit.", "Roads": "Roads are mended.",
    }  # fmt: skip
    assert all(values_of(desk, str(one["id"]))["status"] == "draft" for one in fallen)
