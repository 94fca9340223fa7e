"""Short ways by keyboard: adding from anywhere, the sides of a page, back to where one was, out of a sheet of cells."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QFrame, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from pbdesk.desk import reading, writing
from pbdesk.records.kinds import KINDS
from pbdesk.store.desk import Desk
from tests.ui.conftest import Settle
from tests.ui.keyboard import CTRL, Key, Keyboard
from tests.ui.seeding import PERSON, add
from ui.intake.overlay import SheetView
from ui.pages.page import Page
from ui.shell import Shell
from ui.tables.view import RecordTable
from ui.widgets.columns import Columns
from ui.widgets.keys import Keys
from ui.widgets.parts import Heading, LinkButton
from ui.widgets.segments import Segments
from ui.window import Window

BOTH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.mark.parametrize(
    ("page", "kind"),
    [("today", "Action"), ("decisions", "Decision"), ("task_forces", "Meeting"), ("leads", "Lead"),
     ("knowledge", "Note"), ("activities", "Activity"), ("policies", "Policy")],
)  # fmt: skip
def test_one_key_begins_what_a_page_is_about(
    shell: Shell, keys: Keyboard, settle: Settle, page: str, kind: str
) -> None:
    shell.rail.choose(page)
    settle()
    keys.press(Key.Key_N, modifier=BOTH)
    assert shell.sheet().isVisible()
    assert (shell.sheet().record, shell.sheet()._head.title) == (None, kind)


def test_any_kind_of_record_is_begun_from_the_search_field(shell: Shell, keys: Keyboard, settle: Settle) -> None:
    keys.press(Key.Key_K, modifier=CTRL)
    keys.type("add peace agr")
    keys.press(Key.Key_Return)
    settle()
    assert shell.sheet()._head.title == "Peace agreement"


def test_what_is_begun_is_about_the_country_in_focus_unless_it_belongs_to_another_record(
    window: Window, shell: Shell, ids: dict[str, str], settle: Settle
) -> None:
    shell.opened.focus(ids["burundi"], shell.opened.as_of)
    settle()
    shell.begin_record("action", {})
    assert shell.sheet()._draft == {"status": "open", "country": ids["burundi"]}
    shell.begin_record("action", {"decision": ids["decision"]})
    assert shell.sheet()._draft == {"status": "open", "decision": ids["decision"]}


def test_a_decision_is_about_the_country_of_the_task_force_that_takes_it(
    shell: Shell, desk: Desk, ids: dict[str, str], settle: Settle
) -> None:
    shell.begin_record("decision", {})
    settle()
    sheet = shell.sheet()
    sheet._left({"title": "Observers go to Ituri"})
    settle()
    assert sheet.record is not None
    sheet._left({"task_force": ids["force"]})
    settle()
    assert reading.one(desk, sheet.record).values["country"] == ids["drc"]
    sheet._left({"country": ids["burundi"]})
    settle()
    sheet._left({"task_force": ids["force"], "text": "Six of them."})
    settle()
    assert reading.one(desk, sheet.record).values["country"] == ids["burundi"]


def test_the_next_side_of_a_page_is_one_key_away(shell: Shell, keys: Keyboard, settle: Settle) -> None:
    shell.rail.choose("knowledge")
    settle()
    bar = shell.page("knowledge").findChildren(Segments)[0]
    keys.press(Key.Key_PageDown, modifier=CTRL)
    assert bar.current == "recommendation"
    keys.press(Key.Key_PageUp, Key.Key_PageUp, modifier=CTRL)
    assert bar.current == "tag"


def test_closing_a_record_gives_the_keyboard_back_to_the_row_it_was_opened_from(
    shell: Shell, keys: Keyboard, settle: Settle
) -> None:
    shell.rail.choose("activities")
    settle()
    keys.press(Key.Key_F6, Key.Key_Down, Key.Key_Down)
    table = keys.focus
    assert isinstance(table, RecordTable)
    row = table.currentIndex().row()
    keys.press(Key.Key_Return, Key.Key_Tab, Key.Key_Escape)
    assert (keys.focus is table, table.currentIndex().row()) == (True, row)


@pytest.mark.parametrize("page", ["today", "task_forces", "decisions"])
def test_closing_a_record_that_was_changed_gives_the_keyboard_back_to_its_line(
    shell: Shell, keys: Keyboard, desk: Desk, ids: dict[str, str], settle: Settle, page: str
) -> None:
    """The card was made again meanwhile, as something on it is different."""
    shell.rail.choose(page)
    settle()
    lines = shell.page(page).findChildren(LinkButton)
    line = next(one for one in lines if one.accessibleName().endswith("Report on disbursement"))
    called = line.accessibleName()
    line.setFocus()
    keys.press(Key.Key_Space)
    assert shell.sheet().isVisible()
    writing.set_values(desk, ids["late"], {"title": "Agree on the terms"}, PERSON)
    shell.opened.changed.emit()
    settle()
    keys.press(Key.Key_Tab, Key.Key_Escape)
    assert not shell.sheet().isVisible()
    assert (keys.focus is not line, keys.focus.accessibleName()) == (True, called)


def test_escape_leaves_the_search_and_takes_away_what_was_sought(shell: Shell, keys: Keyboard) -> None:
    keys.press(Key.Key_K, modifier=CTRL)
    keys.type("zzz")
    keys.press(Key.Key_Escape, Key.Key_Escape)
    assert (shell.top.finder.text(), shell.top.finder.hasFocus()) == ("", False)


@pytest.mark.parametrize(("page", "called"), [("go to actors", "Actors"), ("go to today", "Pages")])
def test_what_is_gone_to_from_the_search_field_has_the_keyboard(
    shell: Shell, keys: Keyboard, settle: Settle, page: str, called: str
) -> None:
    keys.press(Key.Key_K, modifier=CTRL)
    keys.type(page)
    keys.press(Key.Key_Return)
    settle()
    assert keys.focus.accessibleName() == called


def test_tab_leaves_the_cells_of_a_spreadsheet(
    window: Window, keys: Keyboard, tmp_path: Path, qtbot: QtBot, settle: Settle
) -> None:
    sheet = tmp_path / "list.csv"
    sheet.write_text("Project ID;Project title\nA1;Wells\nA2;Roads\n", "utf-8")
    window.take_file(sheet)
    qtbot.waitUntil(lambda: bool(window.findChildren(SheetView)))
    settle()
    cells = window.findChildren(SheetView)[0]
    cells.setFocus()
    keys.press(Key.Key_Tab)
    assert not cells.hasFocus()


def test_an_agency_of_the_government_is_offered_before_others_of_the_same_letters(
    desk: Desk, ids: dict[str, str]
) -> None:
    add(desk, "actor", name="MFA of a neighbour", acronym="MFA", side="external")
    add(desk, "actor", name="A MFA fund", side="external")
    found = reading.choices(desk, KINDS["actor"], "mfa")
    assert (found[0].id, found[0].title) == (ids["foreign"], "Ministry of Foreign Affairs")
    assert len(found) == 3


def test_what_is_undone_during_a_meeting_is_said_in_its_own_line(
    window: Window, shell: Shell, keys: Keyboard, ids: dict[str, str], settle: Settle
) -> None:
    keys.press(Key.Key_M, modifier=CTRL)
    assert shell.meeting is not None
    for matter in ("The situation", "Visit in spring"):
        keys.press(Key.Key_F2, modifier=Qt.KeyboardModifier.ShiftModifier)
        keys.type(matter)
        keys.press(Key.Key_Return)
    assert shell.meeting._word.text() == "Added to the agenda: Visit in spring"
    keys.press(Key.Key_Z, modifier=CTRL)
    assert "Took back" in shell.meeting._word.text()
    assert not window.notice.isVisible()


def test_cards_stand_below_each_other_where_there_is_no_room_beside(qapp: QApplication, qtbot: QtBot) -> None:
    page, cards = QFrame(), Columns(2, 300)
    qtbot.addWidget(page)
    page.setLayout(cards)
    for _ in range(4):
        made = QFrame()
        made.setMinimumHeight(50)
        cards.addWidget(made)
    page.resize(700, 400)
    page.show()
    placed = [cards.itemAt(at).geometry() for at in range(4)]  # type: ignore[union-attr]
    assert [(one.x() > 0, one.y() > 0) for one in placed] == [
        (False, False), (True, False), (False, True), (True, True),
    ]  # fmt: skip
    page.resize(500, 400)
    QApplication.processEvents()
    narrow = [cards.itemAt(at).geometry() for at in range(4)]  # type: ignore[union-attr]
    assert len({one.y() for one in narrow}) == 4
    assert {one.width() for one in narrow} == {500}


def test_a_headline_goes_on_in_the_next_line_where_its_page_is_narrow(qapp: QApplication, qtbot: QtBot) -> None:
    page = Heading("Decisions and actions", "What was decided", QPushButton("Add decision"))
    qtbot.addWidget(page)
    page.show()
    one_line = page.title.fontMetrics().height()
    page.resize(900, 100)
    QApplication.processEvents()
    assert page.title.heightForWidth(page.title.width()) < 2 * one_line
    page.resize(page.minimumSizeHint().width() + 20, 200)
    QApplication.processEvents()
    assert page.title.height() >= page.title.heightForWidth(page.title.width()) >= 2 * one_line


def test_no_page_is_cut_at_the_side_when_a_record_is_open_beside_it(
    window: Window, shell: Shell, ids: dict[str, str], settle: Settle
) -> None:
    window.resize(1280, 800)
    shell.show_record(ids["decision"])
    settle()
    for name in ("today", "decisions", "task_forces", "leads"):
        shell.rail.choose(name)
        settle()
        page = shell.page(name)
        assert isinstance(page, Page)
        assert page.minimumSizeHint().width() <= page.width(), name


def test_what_is_typed_while_a_new_record_is_being_kept_goes_into_that_record(
    shell: Shell, desk: Desk, settle: Settle
) -> None:
    shell.begin_record("note", {})
    settle()
    sheet = shell.sheet()
    sheet._left({"title": "Observers"})
    sheet._left({"text": "Six of them."})
    settle()
    wanted = reading.Listing(KINDS["note"], (reading.Condition("title", "is", "Observers"),))
    (note,) = reading.page(desk, wanted).rows
    assert note["text"] == "Six of them."
    assert shell.opened.drafts.every() == []


@pytest.mark.parametrize(("width", "columns"), [(1280, 3), (960, 2)])
def test_what_can_be_done_by_keyboard_is_read_without_scrolling_sideways(
    window: Window, settle: Settle, width: int, columns: int
) -> None:
    window.resize(width, 800)
    window.show_keys()
    settle()
    (told,) = window.findChildren(Keys)
    (area,) = told.findChildren(QScrollArea)
    assert not area.horizontalScrollBar().isVisible()
    inside = area.widget()
    assert inside is not None
    assert len({one.mapTo(inside, QPoint()).x() for one in inside.children() if isinstance(one, QWidget)}) == columns
    told.accept()
