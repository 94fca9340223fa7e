"""Every page by keyboard alone: Tab comes to each control and back, what has the keyboard shows it, Esc leaves."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QComboBox, QMenu, QTextBrowser, QWidget
from pytestqt.qtbot import QtBot

from pbdesk.desk import reading, undoing, writing
from pbdesk.store.desk import Desk
from tests.held import listed
from tests.ui.conftest import Settle
from tests.ui.keyboard import CTRL, SHIFT, Key, Keyboard
from tests.ui.person import Person
from tests.ui.places import shell_of
from tests.ui.seeding import PERSON
from ui.tables.view import RecordTable
from ui.widgets.keys import KEYS_OF_TABLES, Keys
from ui.widgets.rail import PAGES
from ui.window import Window

FAR = 250
"""So many times Tab is pressed at most."""


def within(part: QWidget, whole: QWidget) -> bool:
    """Whether a widget is another or a part of it."""
    return part is whole or whole.isAncestorOf(part)


def controls(window: Window) -> list[QWidget]:
    """Everything that Tab should come to."""
    found = [one for one in window.findChildren(QWidget) if one.isVisible() and one.isEnabled() and one.width() > 0]
    tabbed = [one for one in found if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.focusProxy() is None]
    return [one for one in tabbed if not isinstance(one.parentWidget(), QComboBox)]


def seen(widget: QWidget) -> QImage:
    """How a control and its edge look now."""
    window = widget.window()
    place = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size()).adjusted(-3, -3, 3, 3)
    return window.grab(place).toImage()


def walk(qtbot: QtBot) -> Iterator[QWidget]:
    """The controls that Tab comes to, until one comes again; in a text Tab goes from link to link first."""
    visited: list[QWidget] = []
    for _ in range(FAR):
        at = QApplication.focusWidget()
        assert at is not None
        in_links = isinstance(at, QTextBrowser) and visited[-1:] == [at]
        if not in_links:
            if any(at is one for one in visited):
                return
            visited.append(at)
            yield at
        qtbot.keyClick(at, Qt.Key.Key_Tab)
        QApplication.processEvents()
    pytest.fail("Tab does not come back")


def called(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.accessibleName() or widget.objectName()}"


@pytest.mark.parametrize("name", list(PAGES))
def test_tab_comes_to_every_control_of_a_page_and_back(
    window: Window, keys: Keyboard, qtbot: QtBot, settle: Settle, name: str
) -> None:
    shell_of(window).rail.choose(name)
    settle()
    shell_of(window).rail.setFocus(Qt.FocusReason.TabFocusReason)
    visited = list(walk(qtbot))
    assert QApplication.focusWidget() is visited[0]
    missed = [one for one in controls(window) if not any(within(at, one) for at in visited)]
    assert [called(one) for one in missed] == []


def named(visited: list[QWidget], *names: str) -> list[str]:
    """Those of these names that Tab comes to, in its order, each where it is met first."""
    met = dict.fromkeys(one.accessibleName() or getattr(one, "text", str)() for one in visited)
    return [one for one in met if one in names]


POLICY = ("All", "Add policy", "Policies", "Open", "Heading", "Add a section", "Send to consultation …",
          "Ministry of Defence", "Add policy referred to", "Contested", "Steps taken to ensure coherence",
          "Review due")  # fmt: skip
"""The page of policies as the eye goes over it: the filter, the table, the text, the record beside it."""


def test_tab_follows_the_eye_through_a_policy_and_after_its_record_was_made_again(
    window: Window, qtbot: QtBot, settle: Settle, desk: Desk
) -> None:
    shell_of(window).rail.choose("policies")
    settle()
    for answer in ("agrees", "disagrees"):
        for row in listed(desk, "consultation"):
            writing.set_values(desk, str(row["id"]), {"answer": answer}, PERSON)
        settle()
        window.commands.run("table focus")
        shell_of(window).rail.setFocus(Qt.FocusReason.TabFocusReason)
        visited = list(walk(qtbot))
        page = [one for one in visited if within(one, shell_of(window).page("policies"))]
        assert named(page[2:], *POLICY) == list(POLICY)


@pytest.mark.parametrize("name", list(PAGES))
def test_what_has_the_keyboard_shows_it(window: Window, qtbot: QtBot, settle: Settle, name: str) -> None:
    shell_of(window).rail.choose(name)
    settle()
    shell_of(window).rail.setFocus(Qt.FocusReason.TabFocusReason)
    unseen, before = [], None
    for at in walk(qtbot):
        if before is not None and before[0].isVisible():
            held, image = before
            if seen(held) == image:
                unseen.append(called(held))
        before = (at, seen(at))
    assert unseen == []


@pytest.fixture
def table(window: Window, settle: Settle) -> RecordTable:
    shell_of(window).rail.choose("activities")
    settle()
    window.commands.run("table focus")
    settle()
    register = shell_of(window).register()
    assert register is not None
    return register.table


def test_the_keys_of_a_table(table: RecordTable, keys: Keyboard, window: Window, settle: Settle) -> None:
    assert keys.focus is table
    keys.press(Key.Key_End)
    assert table.currentIndex().row() == table.records.rows - 1
    keys.press(Key.Key_Home)
    assert table.currentIndex().row() == 0
    keys.press(Key.Key_Down, Key.Key_Down)
    assert table.currentIndex().row() == 2
    keys.press(Key.Key_Down, modifier=SHIFT)
    assert len(table.chosen()) == 2
    keys.press(Key.Key_C, modifier=CTRL)
    heads, *rows = QApplication.clipboard().text().split("\n")
    assert heads.split("\t")[0] == "Title"
    assert [row.split("\t")[0] for row in rows] == [
        "Water and reconciliation in territory 2", "Water and reconciliation in territory 3",
    ]  # fmt: skip
    keys.press(Key.Key_Return)
    assert shell_of(window).seen_record == table.records.record(3)


def test_a_table_goes_to_the_record_that_begins_with_what_is_typed(
    table: RecordTable, keys: Keyboard, settle: Settle
) -> None:
    keys.choose("water and reconciliation in territory 37")
    settle()
    assert table.records.record(table.currentIndex().row()) is not None
    assert table.records.text(table.currentIndex().row(), 0) == "Water and reconciliation in territory 37"
    keys.choose("nothing begins so")
    settle()
    assert table.records.text(table.currentIndex().row(), 0) == "Water and reconciliation in territory 37"


def test_the_menu_of_a_row_opens_by_keyboard(table: RecordTable, keys: Keyboard, qtbot: QtBot, desk: Desk) -> None:
    keys.press(Key.Key_F10, modifier=SHIFT)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [one.text() for one in menu.actions() if one.text()] == [
        "Open", "Copy as cells", "Sort, smallest first", "Sort, largest first", "Delete",
    ]  # fmt: skip
    menu.close()


def test_the_menus_open_by_keyboard(window: Window, keys: Keyboard) -> None:
    keys.press(Key.Key_F10)
    bar = window.menuBar()
    assert bar.activeAction() is bar.actions()[0]
    keys.press(Key.Key_Escape)


def test_f1_tells_the_keys_of_every_command_and_of_tables(window: Window, keys: Keyboard) -> None:
    keys.press(Key.Key_F1)
    shown = QApplication.activeModalWidget()
    assert isinstance(shown, Keys)
    commanded = {(one.keys, one.text.removesuffix(" …")) for one in window.commands.every() if one.keys}
    assert commanded | set(KEYS_OF_TABLES.items()) <= set(shown.told)
    keys.press(Key.Key_Escape)
    assert QApplication.activeModalWidget() is None


def test_every_command_can_be_run_from_the_search_field(
    window: Window, keys: Keyboard, qtbot: QtBot, settle: Settle
) -> None:
    run: list[str] = []
    for command in window.commands.every():
        action = window.commands.action(command.name)
        action.triggered.disconnect()
        action.triggered.connect(lambda _=False, name=command.name: run.append(name))
    wanted = [one for one in window.commands.every() if window.commands.action(one.name).isEnabled()]
    finder = shell_of(window).top.finder
    for command in wanted:
        finder.setFocus()
        finder.clear()
        keys.type(command.text.removesuffix(" …"))
        qtbot.waitUntil(keys.offered)
        settle()
        keys.press(Key.Key_Return)
    assert run == [one.name for one in wanted]


def test_undo_and_redo_by_keyboard_name_what_they_did(
    window: Window, keys: Keyboard, desk: Desk, ids: dict[str, str], settle: Settle
) -> None:
    shell_of(window).show_record(ids["late"])
    settle()
    title = reading.one(desk, ids["late"]).title
    writing.set_values(desk, ids["late"], {"title": "Other words"}, PERSON)
    shell_of(window).rail.setFocus()
    keys.press(Key.Key_Z, modifier=CTRL)
    assert window.notice.accessibleName().startswith("Took back: Changed What is to be done of Action “1 · ")
    assert reading.one(desk, ids["late"]).title == title
    keys.press(Key.Key_Y, modifier=CTRL)
    assert window.notice.accessibleName().startswith("Did again: Changed What is to be done of Action")
    assert listed(desk, "action", title="Other words")
    assert undoing.next_undo(desk) is not None


def test_escape_closes_the_sheet_and_then_leaves_the_keyboard_on_the_page(
    window: Window, keys: Keyboard, ids: dict[str, str], settle: Settle, table: RecordTable
) -> None:
    keys.press(Key.Key_Return)
    assert shell_of(window).seen_record is not None
    keys.press(Key.Key_F6)
    shell_of(window).sheet().setFocus()
    keys.press(Key.Key_Tab)
    keys.press(Key.Key_Escape)
    assert shell_of(window).seen_record is None
    assert within(keys.focus, shell_of(window))


def test_a_question_is_left_with_escape(window: Window, person: Person) -> None:
    person.will(person.leave)
    window.commands.run("new")
    assert QApplication.activeModalWidget() is None
    assert window.opened is not None
