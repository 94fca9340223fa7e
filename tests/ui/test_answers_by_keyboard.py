"""Answers to a consultation, taken down one after the other: the keyboard stays, and the page stands still."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QScrollArea
from pytestqt.qtbot import QtBot

from pbdesk.store.desk import Desk
from tests.held import listed
from tests.ui.conftest import Settle
from tests.ui.keyboard import choose
from tests.ui.patience import PATIENCE
from tests.ui.places import page_at
from tests.ui.seeding import add
from ui.pages.policies import PoliciesPage
from ui.policy.answers import AnswerRow
from ui.window import Window

ASKED = ("Finance", "Justice", "Police", "Customs", "Coast guard")


@pytest.fixture
def page(window: Window, desk: Desk, ids: dict[str, str], settle: Settle) -> PoliciesPage:
    """The page of policies on a low screen; many were asked, and none of them has answered."""
    for name in ASKED:
        actor = add(desk, "actor", name=name, own=1)
        add(desk, "consultation", policy=ids["policy"], consulted=actor, circle="across government", draft="Draft 9",
            asked="2026-01-01", due="2026-02-01", answer="not answered")  # fmt: skip
    window.resize(1366, 700)
    return page_at(window, "policies", PoliciesPage, settle)


def choice_of(page: PoliciesPage, name: str) -> QComboBox:
    """Where the answer of an agency is chosen."""
    (found,) = (one.choice.inner for one in page.document.record.findChildren(AnswerRow)
                if name in one.choice.inner.accessibleName() and one.isVisible())  # fmt: skip
    assert isinstance(found, QComboBox)
    return found


def scrolled_to(page: PoliciesPage) -> int:
    area = next(one for one in page.findChildren(QScrollArea) if one.isAncestorOf(page.document.record))
    return area.verticalScrollBar().value()


def answers(desk: Desk) -> list[str]:
    """What those who were asked on the latest draft have answered."""
    some = (str(one["answer"]) for one in listed(desk, "consultation", draft="Draft 9"))
    return [one for one in some if one != "not answered"]


def test_the_keyboard_stays_at_the_answer_that_was_given_and_nothing_scrolls(
    page: PoliciesPage, desk: Desk, qtbot: QtBot, settle: Settle
) -> None:
    area = next(one for one in page.findChildren(QScrollArea) if one.isAncestorOf(page.document.record))
    area.ensureWidgetVisible(choice_of(page, "Justice"))
    choice_of(page, "Justice").setFocus()
    before = scrolled_to(page)
    choose(qtbot, choice_of(page, "Justice"), "di")
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down):
        qtbot.keyClick(QApplication.focusWidget() or page, key)
        settle()
    assert QApplication.focusWidget() is choice_of(page, "Justice")
    assert abs(scrolled_to(page) - before) < 40
    assert answers(desk) == ["informed only"]


def test_an_answer_is_kept_once_it_has_been_typed(
    page: PoliciesPage, desk: Desk, qtbot: QtBot, settle: Settle
) -> None:
    choice_of(page, "Customs").setFocus()
    QApplication.setKeyboardInputInterval(PATIENCE)
    qtbot.keyClicks(choice_of(page, "Customs"), "di")
    QApplication.setKeyboardInputInterval(-1)
    settle()
    assert answers(desk) == []
    choice_of(page, "Police").setFocus()
    settle()
    assert answers(desk) == ["disagrees"]
