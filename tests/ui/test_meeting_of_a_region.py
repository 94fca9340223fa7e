"""A meeting of a task force that is for several countries: each decision may name the one that it is about."""

import pytest
from pytestqt.qtbot import QtBot

from pbdesk.desk import writing
from pbdesk.store.desk import Desk
from tests.desk.deciding import Body
from tests.held import add, listed
from tests.ui.conftest import Serve, Settle
from tests.ui.keyboard import CTRL, Key, Keyboard
from tests.ui.seeding import PERSON
from ui.forms.form import FieldBox
from ui.meeting.page import MeetingPage
from ui.window import Window


@pytest.fixture
def lakes(desk: Desk, force: Body) -> str:
    """The task force is for the Great Lakes, Burundi and Rwanda."""
    rwanda = add(desk, "country", name="Rwanda", code="RWA", type="country")
    region = add(desk, "country", name="Great Lakes", type="conflict system", members=[force.country, rwanda])
    writing.set_values(desk, force.force, {"country": region}, PERSON)
    return region


def hold(served: Window, desk: Desk, force: Body, qtbot: QtBot, settle: Settle) -> Keyboard:
    """A meeting with one matter, open on the screen."""
    meeting = add(desk, "meeting", task_force=force.force, number="1", date="2026-03-14", status="planned")
    add(desk, "agenda_item", meeting=meeting, position=1, title="Who leads")
    keys = Keyboard(served, qtbot, settle)
    keys.press(Key.Key_M, modifier=CTRL)
    return keys


def assign(keys: Keyboard) -> None:
    keys.press(Key.Key_F5)
    keys.type("Foreign Affairs leads.")
    keys.press(Key.Key_Tab)
    keys.choose("as")
    keys.press(Key.Key_Tab)
    keys.pick("MFA")


def test_a_decision_of_a_regions_task_force_is_about_one_of_its_countries(
    serve: Serve, desk: Desk, force: Body, lakes: str, qtbot: QtBot, settle: Settle
) -> None:
    keys = hold(serve(desk), desk, force, qtbot, settle)
    assign(keys)
    keys.to("Country")
    keys.pick("Rwa")
    keys.press(Key.Key_F9)
    assign(keys)
    keys.press(Key.Key_F9)
    (rwanda,) = listed(desk, "country", code="RWA")
    assert [(one["country"], one["status"]) for one in listed(desk, "decision")] == [
        (rwanda["id"], "recorded"), (lakes, "recorded"),
    ]  # fmt: skip
    assert [(one["country"], one["agency"]) for one in listed(desk, "assignment")] == [
        (rwanda["id"], force.agencies["MFA"]), (lakes, force.agencies["MFA"]),
    ]  # fmt: skip


def test_the_country_is_said_before_it_is_chosen(
    serve: Serve, desk: Desk, force: Body, lakes: str, qtbot: QtBot, settle: Settle
) -> None:
    keys = hold(serve(desk), desk, force, qtbot, settle)
    keys.press(Key.Key_F5)
    keys.to("Country")
    assert keys.focus.property("text") == "Great Lakes"
    keys.pick("Buru")
    keys.press(Key.Key_F5)
    assign(keys)
    keys.press(Key.Key_F9)
    assert [one["country"] for one in listed(desk, "decision")] == [lakes]


def test_where_the_task_force_is_for_one_country_nothing_is_asked(
    serve: Serve, desk: Desk, force: Body, qtbot: QtBot, settle: Settle
) -> None:
    served = serve(desk)
    keys = hold(served, desk, force, qtbot, settle)
    keys.press(Key.Key_F5)
    (page,) = served.findChildren(MeetingPage)
    asked = [one.field.name for one in page.findChildren(FieldBox) if one.isVisible()]
    assert "type" in asked
    assert "country" not in asked
