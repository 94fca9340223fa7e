"""Calendars and the records offered after `[[` are opened, moved in and picked from by keyboard alone."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCalendarWidget, QPlainTextEdit
from pytestqt.qtbot import QtBot

from pbdesk.desk import reading, writing
from pbdesk.store.desk import Desk
from tests.ui.conftest import Settle
from tests.ui.keyboard import Key, Keyboard
from tests.ui.seeding import PERSON, day
from ui.forms.prose import Sentence
from ui.forms.sheet import RecordSheet
from ui.widgets.days import DayEdit
from ui.widgets.suggest import Suggestions
from ui.window import Window


@pytest.fixture
def sheet(window: Window, ids: dict[str, str], settle: Settle) -> RecordSheet:
    """The sheet with an action on which somebody is to report."""
    assert window.shell is not None
    assert window.opened is not None
    writing.set_values(window.opened.desk, ids["late"], {"report_back": day(-12)}, PERSON)
    window.shell.show_record(ids["late"])
    settle()
    return window.shell.sheet()


def into_report(sheet: RecordSheet) -> DayEdit:
    line = next(one for one in sheet.findChildren(DayEdit) if one.accessibleName() == "Reports back on")
    line.setFocus(Qt.FocusReason.TabFocusReason)
    return line


def calendar() -> QCalendarWidget:
    popup = QApplication.activePopupWidget()
    assert popup is not None
    found = popup.findChild(QCalendarWidget)
    assert found is not None
    return found


def reports(desk: Desk, ids: dict[str, str]) -> object:
    return reading.one(desk, ids["late"]).values["report_back"]


def test_down_opens_the_calendar_arrows_move_in_it_and_enter_picks(
    sheet: RecordSheet, keys: Keyboard, desk: Desk, ids: dict[str, str], qtbot: QtBot, settle: Settle
) -> None:
    line = into_report(sheet)
    keys.press(Key.Key_Down)
    assert calendar().selectedDate().toString("yyyy-MM-dd") == day(-12)
    for key in (Key.Key_Right, Key.Key_Down, Key.Key_Return):
        qtbot.keyClick(QApplication.focusWidget() or calendar(), key)
    settle()
    assert QApplication.activePopupWidget() is None
    assert reports(desk, ids) == (date.fromisoformat(day(-12)) + timedelta(days=8)).isoformat()
    assert line.hasFocus()


def test_a_page_in_the_calendar_is_a_month(sheet: RecordSheet, keys: Keyboard, qtbot: QtBot) -> None:
    into_report(sheet)
    keys.press(Key.Key_Down)
    shown = calendar().monthShown()
    qtbot.keyClick(QApplication.focusWidget() or calendar(), Key.Key_PageDown)
    assert calendar().monthShown() == shown % 12 + 1
    popup = QApplication.activePopupWidget()
    assert popup is not None
    popup.close()


def test_escape_closes_the_calendar_and_nothing_else(
    sheet: RecordSheet, keys: Keyboard, desk: Desk, ids: dict[str, str], qtbot: QtBot, settle: Settle
) -> None:
    line = into_report(sheet)
    keys.press(Key.Key_Down)
    qtbot.keyClick(QApplication.focusWidget() or calendar(), Key.Key_Right)
    qtbot.keyClick(QApplication.focusWidget() or calendar(), Key.Key_Escape)
    settle()
    assert QApplication.activePopupWidget() is None
    assert (sheet.isVisible(), line.hasFocus(), reports(desk, ids)) == (True, True, day(-12))


def test_a_record_after_two_brackets_is_picked_by_keyboard_and_is_a_link(
    window: Window, keys: Keyboard, desk: Desk, ids: dict[str, str], settle: Settle
) -> None:
    assert window.shell is not None
    window.shell.begin_record("note", {})
    settle()
    assert isinstance(keys.focus, Sentence)
    keys.type("On silence")
    keys.press(Key.Key_Tab)
    assert isinstance(keys.focus, QPlainTextEdit)
    keys.type("See [[terms of")
    keys.pick(" ref")
    assert isinstance(keys.focus, QPlainTextEdit)
    keys.type(" and the answer.")
    keys.press(Key.Key_Tab)
    settle()
    record = window.shell.sheet().record
    assert record is not None
    values = reading.one(desk, record).values
    assert str(values["text"]).startswith("See [[1 · Agree on terms of reference for the assessment|")
    assert str(values["text"]).endswith("]] and the answer.")
    assert values["mentions"] == [ids["late"]]


def test_the_offers_after_two_brackets_are_moved_in_by_arrows_and_closed_by_escape(
    window: Window, keys: Keyboard, qtbot: QtBot, settle: Settle
) -> None:
    assert window.shell is not None
    window.shell.begin_record("note", {"title": "On silence"})
    settle()
    text = keys.focus
    assert isinstance(text, QPlainTextEdit)
    keys.type("[[water")
    qtbot.waitUntil(keys.offered)
    (offers,) = [one for one in window.findChildren(Suggestions) if one.isVisible()]
    typed = text.viewport().mapTo(window, text.cursorRect().bottomLeft())
    assert offers.geometry().top() > typed.y(), "what is typed is read above what is offered"
    keys.press(Key.Key_Down, Key.Key_Down, Key.Key_Escape)
    assert not keys.offered()
    assert (text.toPlainText(), text.hasFocus(), window.shell.sheet().isVisible()) == ("[[water", True, True)
