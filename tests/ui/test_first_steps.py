"""A new desk says what to do first, page by page, and stops saying it when it is done."""

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from pbdesk.store.desk import Desk
from tests.ui.conftest import Serve, Settle
from tests.ui.seeding import add
from ui.pages.today import TodayPage
from ui.window import Window


@pytest.fixture
def today(serve: Serve, desk: Desk) -> TodayPage:
    """The first page of a desk that holds nothing yet."""
    window = serve(desk)
    assert window.shell is not None
    page = window.shell.page("today")
    assert isinstance(page, TodayPage)
    return page


def offered(page: TodayPage) -> list[str]:
    return [one.text() for one in page.first_steps.findChildren(QPushButton) if one.isVisible()]


def test_a_new_desk_says_what_to_do_first_instead_of_praising_an_empty_day(today: TodayPage) -> None:
    assert offered(today) == ["Add country", "Add agency", "Add task force", "Go to Imports"]
    assert not any(card.isVisible() for card in today.cards.values())


def test_each_step_begins_its_record(today: TodayPage, bare_window: Window, settle: Settle) -> None:
    step = next(one for one in today.first_steps.findChildren(QPushButton) if one.text() == "Add agency")
    step.click()
    settle()
    assert bare_window.shell is not None
    assert bare_window.shell.sheet().isVisible()


def test_what_is_done_is_no_longer_offered_and_at_last_nothing_is_said(
    today: TodayPage, desk: Desk, settle: Settle, qtbot: QtBot
) -> None:
    add(desk, "country", name="Burundi", code="BDI", type="country")
    today.opened.changed.emit()
    settle()
    assert offered(today) == ["Add agency", "Add task force", "Go to Imports"]
    assert all(card.isVisible() for card in today.cards.values())
    add(desk, "actor", name="Ministry of Foreign Affairs", own=1, side="external")
    add(desk, "task_force", name="Task force")
    today.opened.changed.emit()
    settle()
    assert not today.first_steps.isVisible()
