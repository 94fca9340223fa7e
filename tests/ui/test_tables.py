"""Tables as people know them: kept, sorted, filtered, viewed, copied, exported, emptied; by keyboard."""

import csv
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from pbdesk.desk import opening, reading, undoing, writing
from pbdesk.records.kinds import KINDS
from pbdesk.store.change import change
from pbdesk.store.desk import Desk
from tests.desk.asking import statements
from tests.ui.conftest import Settle
from tests.ui.places import shell_of
from tests.ui.seeding import PERSON, add
from ui.opened import Opened
from ui.pages.subjects import ActivitiesPage
from ui.tables import columns
from ui.tables.chunks import CHUNK
from ui.tables.register import Register
from ui.widgets.listed import Listed
from ui.window import Window

LAST = "The note of number 2999"


def shown(register: Register, row: int, field: str) -> str:
    model = register.model
    return str(model.data(model.index(row, model.names.index(field))))


def test_a_choice_is_not_cut_when_its_table_is_first_seen(
    window: Window, desk: Desk, ids: dict[str, str], qtbot: QtBot, settle: Settle
) -> None:
    add(desk, "consequence", title="A block", country=ids["drc"], type="humanitarian independence compromised")
    assert window.opened is not None
    register = Register(window.opened, KINDS["consequence"])
    qtbot.addWidget(register)
    register.show()
    register.refresh()
    settle()
    said, at = shown(register, 0, "type"), register.model.names.index("type")
    assert said == "Humanitarian independence compromised"
    assert register.table.columnWidth(at) > register.table.fontMetrics().horizontalAdvance(said)


def test_the_columns_are_as_wide_as_what_the_rows_of_another_country_say(
    window: Window, desk: Desk, ids: dict[str, str], qtbot: QtBot, settle: Settle
) -> None:
    add(desk, "strategy", title="Integrated peacebuilding strategies of the Commission in several countries, " * 2,
        type="declaration or guidance")  # fmt: skip
    add(desk, "strategy", title="National plan", type="national strategy", country=ids["drc"])
    name = "Democratic Republic of the Congo and Burundi"
    writing.set_values(desk, ids["drc"], {"name": name}, PERSON)
    assert window.opened is not None
    register = Register(window.opened, KINDS["strategy"])
    qtbot.addWidget(register)
    register.resize(980, 400)
    register.show()
    register.refresh()
    settle()
    country = register.model.names.index("country")
    said = register.table.fontMetrics().horizontalAdvance(name)
    assert register.table.columnWidth(country) < said
    register.hold(reading.Condition("country", "is", ids["drc"]))
    settle()
    assert (register.model.rows, shown(register, 0, "country")) == (1, name)
    assert register.table.columnWidth(country) > said


def test_the_column_of_the_cursor_is_sorted_by_keyboard(
    activities: Register, qtbot: QtBot, settle: Settle
) -> None:
    table = activities.table
    table.setCurrentIndex(activities.model.index(0, activities.model.names.index("title")))
    qtbot.keyClick(table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    settle()
    assert activities.model.order == "-title"
    assert shown(activities, 0, "title") == "Water and reconciliation in territory 9"


def test_the_rows_in_sight_are_asked_for_once_when_the_desk_has_changed(
    window: Window, activities: Register, settle: Settle
) -> None:
    assert window.opened is not None
    with statements() as sent:
        window.opened.changed.emit()
        assert shown(activities, 0, "title") == "Water and reconciliation in territory 0", "painted meanwhile"
        settle()
    read = [one for one in sent if one.startswith("SELECT activity.id, activity.title")]
    assert len(read) == 1


def test_columns_chosen_before_a_table_was_first_read_are_filled(
    window: Window, activities: Register, qtbot: QtBot, settle: Settle
) -> None:
    assert window.opened is not None
    again = Register(window.opened, KINDS["activity"])
    qtbot.addWidget(again)
    again.model.reload()
    again.model.show_columns(("title", "status"))
    settle()
    assert (again.model.columnCount(), again.model.rows) == (2, activities.model.rows)
    assert shown(again, 0, "title") == "Water and reconciliation in territory 0"


def test_a_table_is_found_as_it_was_left(window: Window, activities: Register, qtbot: QtBot, settle: Settle) -> None:
    activities.table.header.resizeSection(1, 217)
    activities.table.header.moveSection(1, 0)
    activities.table.sort_by_cursor(Qt.SortOrder.DescendingOrder)
    qtbot.waitUntil(lambda: activities.views.last is not None)
    assert window.opened is not None
    again = Register(window.opened, KINDS["activity"])
    qtbot.addWidget(again)
    assert again.model.names[:2] == ("agency", "title")
    assert again.table.columnWidth(0) == 217
    assert again.model.order == activities.model.order


def test_a_view_brings_back_columns_order_and_filters(
    window: Window, activities: Register, qtbot: QtBot, settle: Settle
) -> None:
    window.commands.run("table filter")
    editors = activities.table.header.findChildren(QLineEdit)
    title = next(one for one in editors if one.accessibleName() == "Filter by Title")
    qtbot.keyClicks(title, "territory 7")
    qtbot.waitUntil(lambda: activities.model.rows == 1)
    activities.keep_view("Seven")
    window.commands.run("table filter")
    settle()
    assert activities.model.rows == 40
    offered = [one.text() for one in activities.views_menu().actions()]
    assert offered[0] == "Seven"
    activities.show_view("Seven")
    settle()
    assert activities.model.rows == 1
    activities.views.drop("Seven")
    assert activities.views.names() == []


def test_a_view_is_given_another_name_that_no_other_has(activities: Register, window: Window) -> None:
    said: list[str] = []
    assert window.opened is not None
    window.opened.said.connect(said.append)
    activities.keep_view("Seven")
    activities.keep_view("All of them")
    activities.rename_view("Seven", "All of them")
    assert said[-1] == "Another view is called All of them already."
    activities.rename_view("Seven", "Territory seven")
    assert activities.views.names() == ["All of them", "Territory seven"]
    offered = [one.text() for one in activities.views_menu().actions()]
    assert {"Rename a view", "Forget a view"} <= set(offered)


def test_what_was_filtered_is_found_again_and_seen_in_this_desk_alone(
    window: Window, activities: Register, qtbot: QtBot, settle: Settle, tmp_path: Path
) -> None:
    activities.table.header.type({"title": "territory 7"})
    assert activities.bar_of_filters is not None
    activities.bar_of_filters.choose("ongoing")
    qtbot.waitUntil(lambda: activities.views.last is not None and activities.views.last.which == "ongoing")
    settle()
    assert window.opened is not None
    page = ActivitiesPage(window.opened)
    qtbot.addWidget(page)
    again = page.register("activity")
    assert again.table.header.filters_open
    assert again.table.header.typed() == {"title": "territory 7"}
    assert again.bar_of_filters is not None
    assert again.bar_of_filters.current == "ongoing"
    other = opening.new(tmp_path / "other.pbdesk", government="NOR", person=PERSON)
    elsewhere = Register(Opened(other, window.settings, window.tasks), KINDS["activity"])
    qtbot.addWidget(elsewhere)
    assert not elsewhere.table.header.filters_open


def test_a_view_that_was_kept_in_another_version_is_no_fault(activities: Register, window: Window) -> None:
    assert window.opened is not None
    for kept in ("nonsense", "[]", '{"columns": ["gone"], "widths": {}, "filters": {}, "order": ""}'):
        window.opened.keep("table/activity", kept)
        assert activities.views.last is None


def test_rows_are_copied_as_cells_in_the_order_of_the_columns(activities: Register, qtbot: QtBot) -> None:
    activities.table.selectRow(0)
    qtbot.keyClick(activities.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(activities.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = [line.split("\t") for line in QGuiApplication.clipboard().text().split("\n")]
    assert lines[0][:2] == ["Title", "Agency"]
    assert [line[0] for line in lines[1:]] == [f"Water and reconciliation in territory {at}" for at in (0, 1)]


@pytest.fixture
def long_table(window: Window, settle: Settle, desk: Desk) -> Register:
    """Three thousand notes, far more than a table keeps."""
    from pbdesk.store.change import change

    with change(desk, "add", PERSON) as made:
        made.add_many(KINDS["note"], ("title",), ((f"The note of number {at:04}",) for at in range(3000)))
    opened = window.opened
    assert opened is not None
    made_table = Register(opened, KINDS["note"])
    made_table.resize(800, 400)
    made_table.hold(reading.Condition("title", "contains", "The note of number"))
    made_table.show()
    settle()
    return made_table


def test_the_end_of_a_long_table_is_read_and_in_order(long_table: Register, qtbot: QtBot, settle: Settle) -> None:
    qtbot.addWidget(long_table)
    assert long_table.model.rows == 3000
    long_table.table.scrollToBottom()
    long_table.table.viewport().repaint()
    settle()
    assert shown(long_table, 2999, "title") == LAST
    assert shown(long_table, 2999 - CHUNK // 2, "title") == f"The note of number {2999 - CHUNK // 2}"


def test_rows_never_seen_are_copied_too(long_table: Register, qtbot: QtBot, settle: Settle) -> None:
    qtbot.addWidget(long_table)
    long_table.table.selectAll()
    long_table.table.copy()
    settle()
    lines = QGuiApplication.clipboard().text().split("\n")
    assert len(lines) == 3001
    assert lines[-1].split("\t")[0] == LAST


def test_the_delete_key_deletes_as_one_change_and_undo_brings_it_back(
    window: Window, activities: Register, qtbot: QtBot, settle: Settle, desk: Desk
) -> None:
    activities.table.selectRow(0)
    qtbot.keyClick(activities.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(activities.table, Qt.Key.Key_Delete)
    settle()
    assert activities.model.rows == 38
    past = undoing.next_undo(desk)
    assert past is not None
    assert (past.action, past.entries) == ("delete", 2)
    window.commands.run("undo")
    settle()
    assert activities.model.rows == 40


def test_what_others_rest_on_is_not_deleted_and_each_of_them_opens(
    window: Window, qtbot: QtBot, settle: Settle, desk: Desk, ids: dict[str, str]
) -> None:
    shell_of(window).rail.choose("actors")
    settle()
    register = shell_of(window).register()
    assert register is not None
    register.table.unwanted.emit([ids["defence"]])
    settle()
    listed = window.findChildren(Listed)
    assert [one.windowTitle() for one in listed] == ["It cannot be deleted"]
    titles = [listed[0].records.item(at).text() for at in range(listed[0].records.count())]
    assert "1 · Agree on terms of reference for the assessment" in titles
    qtbot.keyClick(listed[0].records, Qt.Key.Key_Return)
    settle()
    assert shell_of(window).sheet().isVisible()
    assert reading.one(desk, ids["defence"]).title == "Ministry of Defence"


def test_an_undo_that_something_rests_on_says_what_and_opens_it(
    window: Window, settle: Settle, desk: Desk, qtbot: QtBot
) -> None:
    agency = add(desk, "actor", name="Ministry of Fisheries")
    past = undoing.next_undo(desk)
    add(desk, "activity", title="Harbour", agency=agency)
    assert past is not None
    assert window.opened is not None
    window.opened.change(lambda held: undoing.undo(held, PERSON, past.id))
    settle()
    listed = window.findChildren(Listed)
    assert listed[0].records.item(0).text() == "Harbour"


def test_what_is_shown_is_exported_as_a_workbook(activities: Register, settle: Settle, tmp_path: Path) -> None:
    activities.export_to(tmp_path / "shown.xlsx")
    settle()
    book = openpyxl.load_workbook(tmp_path / "shown.xlsx")
    sheet = book.active
    assert sheet is not None
    assert (book.properties.title, book.properties.language) == ("Activities", "en-GB")
    rows = list(sheet.iter_rows(values_only=True))
    assert (len(rows), rows[0][0], rows[2][0]) == (41, "Title", "Water and reconciliation in territory 1")


def test_text_that_looks_like_a_formula_is_exported_as_text(
    window: Window, activities: Register, settle: Settle, tmp_path: Path, desk: Desk
) -> None:
    add(desk, "activity", title="=HYPERLINK(1)")
    activities.export_to(tmp_path / "shown 1.6.CSV")
    settle()
    with (tmp_path / "shown 1.6.CSV").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert len(rows) == 42
    assert rows[-1][0] == "'=HYPERLINK(1)"
    assert rows[2][rows[0].index("Budget")] == "1251000.00"


def test_the_records_behind_a_figure_are_shown_until_all_are_wanted(
    window: Window, activities: Register, settle: Settle
) -> None:
    opened = window.opened
    assert opened is not None
    wanted = reading.Listing(KINDS["activity"], (reading.Condition("status", "is", "ongoing"),))
    opened.listing_wanted.emit(wanted)
    settle()
    opened.changed.emit()
    settle()
    assert activities.model.rows == 20
    activities.released.emit()
    settle()
    assert activities.model.rows == 40


def test_where_a_filter_leaves_no_record_it_is_said_what_to_do_until_there_is_one(
    window: Window, desk: Desk, ids: dict[str, str], settle: Settle
) -> None:
    writing.set_values(desk, ids["policy"], {"status": "draft"}, PERSON)
    shell_of(window).rail.choose("policies")
    settle()
    register = shell_of(window).register()
    assert register is not None
    assert register.bar_of_filters is not None
    window.commands.run("table focus")
    register.bar_of_filters.choose("asked")
    settle()
    seen = [one.text() for one in register.findChildren(QLabel) if one.isVisible()]
    assert {"0\u00a0records", "Choose others above, or add one here."} <= set(seen)
    held = QApplication.focusWidget()
    assert isinstance(held, QPushButton)
    assert held.text() == "Add policy"
    writing.set_values(desk, ids["policy"], {"status": "in consultation"}, PERSON)
    register.opened.changed.emit()
    settle()
    assert register.table.isVisible()


def test_a_head_says_what_its_numbers_count_once_and_an_amount_its_own_currency() -> None:
    assert columns.heading(KINDS["attendance"].by_name["hours"]) == "Hours each"
    assert columns.heading(KINDS["agenda_item"].by_name["minutes_long"]) == "Time set aside (minutes)"
    assert columns.first(KINDS["share"]) == ("fund", "agency", "amount")


def test_a_listing_of_what_has_no_table_is_a_list(window: Window, ids: dict[str, str], settle: Settle) -> None:
    opened: Opened | None = window.opened
    assert opened is not None
    for language in ("en", "nb"):
        add(opened.desk, "narrative", country=ids["drc"], place="issue", language=language, text="Who leads is open.")
    opened.listing_wanted.emit(reading.Listing(KINDS["narrative"]))
    settle()
    assert [one.records.count() for one in window.findChildren(Listed)] == [2]


def test_of_a_long_list_the_first_are_listed_and_the_rest_is_a_button_away(
    window: Window, ids: dict[str, str], settle: Settle, desk: Desk, qtbot: QtBot
) -> None:
    with change(desk, "add", PERSON) as made:
        rows = [(ids["drc"], "issue", "en", f"Issue {at}") for at in range(1203)]
        made.add_many(KINDS["narrative"], ("country", "place", "language", "text"), rows)
    assert window.opened is not None
    window.opened.listing_wanted.emit(reading.Listing(KINDS["narrative"]))
    settle()
    (listed,) = window.findChildren(Listed)
    said, more = listed._how_many, listed._more
    assert (listed.records.count(), said.text()) == (500, "The first 500 of 1,203")
    for count, words in ((1000, "The first 1,000 of 1,203"), (1203, "1,203 records")):
        assert more.isVisible()
        qtbot.keyClick(more, Qt.Key.Key_Space)
        settle()
        assert (listed.records.count(), said.text()) == (count, words)
    assert not more.isVisible()
    assert len({listed.records.item(at).data(Qt.ItemDataRole.UserRole) for at in range(1203)}) == 1203
