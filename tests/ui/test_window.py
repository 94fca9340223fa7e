import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QStyle,
    QStyleOptionComboBox,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from pbdesk.desk import opening, reading, undoing
from pbdesk.errors import PbdeskError
from pbdesk.sentences import say
from pbdesk.store.desk import Desk
from tests.ui.conftest import Settle
from tests.ui.places import page_at, shell_of
from tests.ui.seeding import PERSON, add
from ui import app as starting
from ui import theme
from ui.forms.picker import LinkEdit
from ui.forms.sheet import LEAST
from ui.forms.steps import Steps
from ui.settings import Settings
from ui.widgets.rail import PAGES
from ui.widgets.suggest import UNDER, Suggestions
from ui.window import Window

HEAVY = (
    "sqlalchemy", "openpyxl", "docx", "sqlcipher3", "xlsxwriter", "python_calamine", "pbdesk.desk", "pbdesk.records",
)  # fmt: skip


def test_nothing_heavy_is_imported_before_the_window_is_painted() -> None:
    code = "import sys, ui.app, ui.window; print(*[name for name in sys.argv[1:] if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code, *HEAVY], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_the_welcome_page_is_seen_while_no_desk_is_open(bare_window: Window) -> None:
    assert bare_window.welcome.isVisible()
    assert not bare_window.commands.action("undo").isEnabled()
    assert bare_window.commands.action("new").isEnabled()


@pytest.mark.parametrize("name", list(PAGES))
def test_every_page_opens_on_a_desk_with_records(window: Window, settle: Settle, name: str) -> None:
    shell_of(window).rail.choose(name)
    settle()
    assert shell_of(window).page(name).isVisible()


@pytest.mark.parametrize("name", list(PAGES))
def test_every_control_of_a_page_can_be_told_to_a_listener(window: Window, settle: Settle, name: str) -> None:
    shell_of(window).rail.choose(name)
    settle()
    kinds = (QAbstractButton, QComboBox, QLineEdit, QListWidget, QPlainTextEdit, QTableView)
    controls = [one for kind in kinds for one in window.findChildren(kind) if one.isVisible() and _own(one)]
    assert controls
    assert not [(type(one).__name__, one.objectName()) for one in controls if not _said(one)]


def _own(control: QWidget) -> bool:
    """Whether it is a control of ours, not a part that Qt puts into one."""
    return control.focusPolicy() != Qt.FocusPolicy.NoFocus and not control.objectName().startswith("qt_")


def _said(control: QWidget) -> str:
    return control.accessibleName() or (control.text() if isinstance(control, QAbstractButton) else "")


def test_every_page_fits_a_screen_of_1920_by_1080_at_200_percent(window: Window, settle: Settle) -> None:
    least = {}
    for name in PAGES:
        shell_of(window).rail.choose(name)
        settle()
        least[name] = window.minimumSizeHint()
    assert {name: size.toTuple() for name, size in least.items() if size.width() > 960 or size.height() > 540} == {}


def test_the_page_where_a_person_left_off_is_opened_again(window: Window, settle: Settle) -> None:
    shell_of(window).rail.choose("decisions")
    settle()
    shell_of(window).begin()
    assert shell_of(window).page("decisions").isVisible()


def test_the_window_comes_back_where_it_was(qapp: QApplication, qtbot: QtBot, settings: Settings) -> None:
    first = starting.make_window(qapp, settings)
    first.furnish()
    first.resize(1010, 707)
    first.close()
    second = starting.make_window(qapp, settings)
    qtbot.addWidget(second)
    assert (second.width(), second.height()) == (1010, 707)


def test_a_desk_that_was_opened_is_listed_as_recent(bare_window: Window, desk: Desk) -> None:
    bare_window.settings.opened(desk.path)
    assert bare_window.settings.recent() == [desk.path]
    desk.close()
    desk.path.unlink()
    assert bare_window.settings.recent() == []


def test_the_look_changes_at_once(bare_window: Window, qapp: QApplication) -> None:
    for wish, look in (("dark", theme.DARK), ("light", theme.LIGHT)):
        theme.dress(qapp, wish)
        assert qapp.palette().color(QPalette.ColorRole.Base).name() == look.base
        disabled = qapp.palette().color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
        assert disabled.name() == look.faint


def test_search_finds_a_record_and_opens_it(
    window: Window, qtbot: QtBot, settle: Settle, ids: dict[str, str]
) -> None:
    finder = shell_of(window).top.finder
    window.search()
    qtbot.keyClicks(finder, "terms of ref")
    offers = finder.findChild(Suggestions) or window.findChild(Suggestions)
    assert offers is not None
    qtbot.waitUntil(lambda: any(one.isVisible() for one in window.findChildren(Suggestions)))
    qtbot.keyClick(finder, Qt.Key.Key_Return)
    settle()
    assert shell_of(window).sheet().record == ids["late"]


BOTH = ["Burundi", "Democratic Republic of the Congo"]


@pytest.fixture
def missions(desk: Desk, ids: dict[str, str]) -> list[str]:
    """Two activities of one name, in two countries."""
    of = ("burundi", "drc")
    return [add(desk, "activity", title="Mission to Uvira", country=ids[one], start="2026-03-10") for one in of]


def told(window: Window) -> list[str]:
    """The quiet words of what is offered."""
    (offers,) = [one for one in window.findChildren(Suggestions) if one.isVisible()]
    return sorted(filter(None, (str(offers.item(at).data(UNDER) or "") for at in range(offers.count()))))


def test_two_records_of_one_name_are_told_apart_in_what_is_offered(
    window: Window, qtbot: QtBot, rest: Settle, missions: list[str]
) -> None:
    window.search()
    qtbot.keyClicks(shell_of(window).top.finder, "uvira")
    rest()
    assert told(window) == [f"Activity · {one}" for one in BOTH]


def test_the_newest_that_are_offered_while_letters_are_typed_are_told_apart_too(
    window: Window, settle: Settle, missions: list[str]
) -> None:
    finder = shell_of(window).top.finder
    window.search()
    finder.setText("uvira")
    finder.ask(ranked=False)
    settle()
    assert told(window) == [f"Activity · {one}" for one in BOTH]


@pytest.mark.parametrize(("kind", "said"), [("activity", ""), ("", "Activity · ")])
def test_a_link_is_chosen_among_records_of_one_name_by_what_tells_them_apart(
    window: Window, qtbot: QtBot, rest: Settle, missions: list[str], kind: str, said: str
) -> None:
    assert window.opened
    line = LinkEdit(window.opened, kind, shell_of(window))
    line.show()
    line.setFocus()
    qtbot.keyClicks(line, "uvira")
    rest()
    assert told(window) == [f"{said}{one}" for one in BOTH]
    (offers,) = [one for one in window.findChildren(Suggestions) if one.isVisible()]
    chosen = next(at for at in range(offers.count()) if offers.item(at).data(UNDER) == f"{said}Burundi")
    for _ in range(chosen):
        qtbot.keyClick(line, Qt.Key.Key_Down)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert (line.value, line.text()) == (missions[0], "Mission to Uvira")


@pytest.mark.parametrize("width", [960, 1600])
def test_the_hint_in_the_search_field_is_never_cut(window: Window, settle: Settle, width: int) -> None:
    window.resize(width, 700)
    settle()
    finder = shell_of(window).top.finder
    hint = finder.placeholderText()
    assert hint == ("Search records and commands (Ctrl+K)" if width == 1600 else "Search (Ctrl+K)")
    picture_and_edges = 40
    assert finder.fontMetrics().horizontalAdvance(hint) <= finder.width() - picture_and_edges


def test_the_best_match_opens_though_enter_came_before_it_was_found(
    window: Window, qtbot: QtBot, rest: Settle, ids: dict[str, str]
) -> None:
    finder = shell_of(window).top.finder
    window.search()
    qtbot.keyClicks(finder, "terms of ref")
    qtbot.keyClick(finder, Qt.Key.Key_Return)
    rest()
    assert shell_of(window).sheet().record == ids["late"]


def test_enter_on_what_is_not_found_says_so_and_opens_nothing(window: Window, qtbot: QtBot, rest: Settle) -> None:
    finder = shell_of(window).top.finder
    window.search()
    qtbot.keyClicks(finder, "zzz")
    qtbot.keyClick(finder, Qt.Key.Key_Return)
    rest()
    assert shell_of(window).seen_record is None
    assert finder.text() == "zzz"


def test_search_finds_a_command_too(window: Window, qtbot: QtBot) -> None:
    finder = shell_of(window).top.finder
    window.search()
    qtbot.keyClicks(finder, "go to lead")
    qtbot.keyClick(finder, Qt.Key.Key_Return)
    assert shell_of(window).page("leads").isVisible()


def test_undo_takes_back_the_last_change_and_redo_brings_it_again(
    window: Window, settle: Settle, desk: Desk, ids: dict[str, str]
) -> None:
    from pbdesk.desk import writing

    writing.set_values(desk, ids["late"], {"title": "Something else"}, PERSON)
    window.commands.run("undo")
    settle()
    assert reading.one(desk, ids["late"]).values["title"] == "Agree on terms of reference for the assessment"
    window.commands.run("redo")
    settle()
    assert reading.one(desk, ids["late"]).values["title"] == "Something else"


def test_the_menu_says_what_undo_would_take_back(
    window: Window, settle: Settle, desk: Desk, ids: dict[str, str]
) -> None:
    from pbdesk.desk import writing

    writing.set_values(desk, ids["late"], {"status": "in progress"}, PERSON)
    edit = window.menuBar().actions()[1].menu()
    assert edit is not None
    edit.aboutToShow.emit()  # type: ignore[attr-defined]
    settle()
    assert "Changed Status of Action" in window.commands.action("undo").text()
    assert undoing.next_redo(desk) is None
    assert not window.commands.action("redo").isEnabled()


def test_a_file_that_is_no_desk_is_answered_in_words(bare_window: Window, settle: Settle, tmp_path: Path) -> None:
    path = tmp_path / "letter.pbdesk"
    path.write_text("Dear colleague, this is a letter and no desk at all.")
    bare_window.welcome.desk_wanted.emit(path)
    settle()
    assert bare_window.shell is None
    assert "this is not a desk" in bare_window.notice.accessibleName()


def test_a_desk_that_somebody_else_writes_names_the_holder(
    bare_window: Window, settle: Settle, desk: Desk
) -> None:
    bare_window.welcome.desk_wanted.emit(desk.path)
    settle()
    assert PERSON in bare_window.notice.accessibleName()


def test_closing_a_desk_lets_the_next_writer_in(window: Window, settle: Settle, desk: Desk) -> None:
    window.commands.run("close")
    settle()
    assert window.shell is None
    opening.open_desk(desk.path, person="B. Secretary").close()


def test_the_country_in_focus_narrows_the_tables(window: Window, settle: Settle, ids: dict[str, str]) -> None:
    opened = window.opened
    assert opened is not None
    from ui.pages.registers import RegistersPage

    page = page_at(window, "activities", RegistersPage, settle)
    assert page.register("activity").model.rows == 40
    opened.focus(ids["burundi"], opened.as_of)
    settle()
    assert page.register("activity").model.rows == 0


def test_an_error_of_the_core_is_never_a_fault_of_the_program() -> None:
    from ui import wording

    assert "fault" not in wording.sentence_of(PbdeskError(say("x")))
    assert "Your data is safe" in wording.sentence_of(ValueError("a secret"))
    assert "secret" not in wording.sentence_of(ValueError("a secret"))


def test_beside_an_open_record_a_narrow_window_shows_the_pages_by_their_icons(
    window: Window, settle: Settle, ids: dict[str, str]
) -> None:
    shell = shell_of(window)
    window.resize(960, 600)
    settle()
    whole = shell.rail.width()
    shell.show_record(ids["late"])
    settle()
    assert window.width() == 960
    assert shell.rail.width() < whole / 2
    assert [shell.rail.item(at).toolTip() for at in range(2)] == ["Today", "Countries"]
    shell.sheet().leave()
    settle()
    assert shell.rail.width() == whole
    assert shell.rail.item(0).text() == "Today"


@pytest.mark.parametrize("name", list(PAGES))
def test_no_page_is_too_wide_for_a_small_screen_beside_a_record(window: Window, settle: Settle, name: str) -> None:
    window.resize(960, 540)
    shell_of(window).rail.choose(name)
    settle()
    shell_of(window).begin_record("decision", {})
    settle()
    assert (window.width(), window.height()) == (960, 540)


@pytest.mark.parametrize("name", ["decision", "meeting"])
def test_what_can_be_done_with_a_record_is_read_whole_on_a_small_screen(
    norwegian: None, window: Window, settings: Settings, settle: Settle, ids: dict[str, str], name: str
) -> None:
    window.resize(960, 540)
    settings.keep("sheet", str(LEAST))
    shell_of(window).show_record(ids[name])
    settle()
    (steps,) = shell_of(window).sheet().findChildren(Steps)
    seen = steps.findChildren(QPushButton)
    assert len(seen) > 1
    assert [one.text() for one in seen if one.width() < one.sizeHint().width()] == []


def test_the_country_in_focus_is_read_whole_on_a_small_screen(
    window: Window, settle: Settle, ids: dict[str, str]
) -> None:
    window.resize(960, 540)
    opened, top = window.opened, shell_of(window).top
    assert opened is not None
    opened.focus(ids["drc"], opened.as_of)
    settle()
    box = next(one for one in top.findChildren(QComboBox) if one.accessibleName() == "Country in focus")
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    room = box.style().subControlRect(
        QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, box
    )
    assert box.fontMetrics().horizontalAdvance(box.currentText()) <= room.width()
