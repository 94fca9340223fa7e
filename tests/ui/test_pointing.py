"""What points to a record, and its whole history, are one key away from its sheet, however much there is."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from pbdesk.desk import reading, writing
from pbdesk.desk.reading import Condition
from pbdesk.records.kind import Type
from pbdesk.records.kinds import KINDS
from pbdesk.store.desk import Desk
from tests.desk.asking import statements
from tests.ui.conftest import Settle
from tests.ui.seeding import PERSON, add
from ui.forms.asides import MOST
from ui.forms.follows import FOLLOWS
from ui.forms.sheet import RecordSheet
from ui.pages.registers import RegistersPage
from ui.widgets.parts import LinkButton
from ui.window import Window


@pytest.fixture
def sheet(window: Window) -> RecordSheet:
    assert window.shell is not None
    return window.shell.sheet()


def words_of(part: QWidget) -> list[str]:
    return [one.text() for one in part.findChildren(QLabel) if one.isVisible()]


def link(sheet: RecordSheet, words: str) -> LinkButton:
    return next(one for one in sheet.findChildren(LinkButton) if one.isVisible() and one.accessibleName() == words)


def test_of_what_points_to_a_country_the_first_are_shown_and_the_rest_opens(
    window: Window, sheet: RecordSheet, ids: dict[str, str], settle: Settle
) -> None:
    sheet.open(ids["drc"])
    settle()
    assert "40" in words_of(sheet)
    link(sheet, f"and {40 - MOST} more").click()
    settle()
    register = window.shell.register() if window.shell else None
    assert register is not None
    assert (register.kind.name, register.model.rows) == ("activity", 40)
    assert "Only those you asked for are shown." in words_of(register)


def test_what_was_filtered_before_does_not_narrow_what_is_asked_for(
    window: Window, sheet: RecordSheet, ids: dict[str, str], settle: Settle
) -> None:
    shell = window.shell
    assert shell is not None
    shell.rail.choose("activities")
    settle()
    register = shell.register()
    assert register is not None
    register.table.header.type({"title": "territory 7"})
    settle()
    assert register.model.rows == 1
    sheet.open(ids["foreign"])
    settle()
    link(sheet, f"and {40 - MOST} more").click()
    settle()
    assert register.model.rows == 40
    assert not register.table.header.filters_open


def test_parts_of_records_have_tables_too(
    window: Window, desk: Desk, ids: dict[str, str], settle: Settle
) -> None:
    shell = window.shell
    assert shell is not None
    shell.rail.choose("policies")
    settle()
    page = shell.page("policies")
    assert isinstance(page, RegistersPage)
    page.segments.choose("consultation")
    settle()
    register = shell.register()
    assert register is not None
    assert (register.kind.name, register.model.rows) == ("consultation", 2)


def test_every_kind_of_record_has_a_table_on_its_page(window: Window, settle: Settle) -> None:
    from ui.pages.every import page_of

    assert window.shell is not None
    without = [kind for kind in KINDS if not window.shell.page(page_of(KINDS[kind])).lists(kind)]
    assert without == ["profile", "narrative", "written_brief"]
    settle()


def test_the_whole_history_of_a_record_is_told_in_its_sheet(
    sheet: RecordSheet, desk: Desk, ids: dict[str, str], settle: Settle
) -> None:
    for at in range(10):
        writing.set_values(desk, ids["late"], {"evidence": f"Letter {at}"}, PERSON)
    sheet.open(ids["late"])
    settle()
    assert not [one for one in words_of(sheet) if one.startswith("Added")]
    link(sheet, "Show earlier changes").click()
    settle()
    assert [one for one in words_of(sheet) if one.startswith("Added Action")]
    assert not [one for one in sheet.findChildren(LinkButton) if one.accessibleName() == "Show earlier changes"]


def test_a_record_with_much_around_it_asks_the_desk_no_more(desk: Desk, ids: dict[str, str]) -> None:
    with statements() as few:
        reading.one(desk, ids["drc"], MOST)
    for at in range(60):
        add(desk, "activity", title=f"Further work {at}", country=ids["drc"], agency=ids["foreign"])
        add(desk, "action", title=f"Further action {at}", country=ids["drc"])
    with statements() as many:
        shown = reading.one(desk, ids["drc"], MOST)
    assert len(many) == len(few)
    activities = next(one for one in shown.pointing if one.kind == "activity")
    assert (activities.count, len(activities.some)) == (100, MOST)
    found = reading.page(desk, activities.listing(ids["drc"]))
    assert len(found.rows) == 100


def test_all_that_points_to_a_record_is_what_the_records_say(desk: Desk, ids: dict[str, str]) -> None:
    tag = add(desk, "tag", name="water")
    for kind in ("activity", "note", "action"):
        add(desk, kind, title=f"One {kind}", tags=[tag])
    for record in (*ids.values(), tag):
        shown = reading.one(desk, record)
        for group in shown.pointing:
            listed = reading.page(desk, reading.Listing(KINDS[group.kind], (Condition(group.field, "is", record),)))
            assert sorted(one.id for one in group.some) == sorted(str(row["id"]) for row in listed.rows)
            assert group.count == len(group.some)


def test_tables_of_parts_are_reached_by_keyboard(window: Window, qtbot: QtBot, settle: Settle) -> None:
    shell = window.shell
    assert shell is not None
    shell.rail.choose("policies")
    settle()
    page = shell.page("policies")
    more = next(one for one in page.findChildren(QToolButton) if one.isVisible() and one.text() == "More …")
    more.setFocus(Qt.FocusReason.TabFocusReason)
    chosen: list[str] = []

    def choose() -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        chosen.append(menu.actions()[0].text())
        qtbot.keyClick(menu, Qt.Key.Key_Down)
        qtbot.keyClick(menu, Qt.Key.Key_Return)

    QTimer.singleShot(0, choose)
    qtbot.keyClick(more, Qt.Key.Key_Space)
    settle()
    assert chosen == ["Consultation record"]
    register = shell.register()
    assert register is not None
    assert register.kind.name == "consultation"


def test_what_follows_from_a_decision_is_begun_from_its_sheet(
    window: Window, sheet: RecordSheet, desk: Desk, ids: dict[str, str], settle: Settle
) -> None:
    decision = add(desk, "decision", title="Mobile courts go on", task_force=ids["force"], country=ids["drc"],
                   policy=ids["policy"], status="draft")  # fmt: skip
    sheet.open(decision)
    settle()
    link(sheet, "Add trade-off").click()
    settle()
    sheet._left({"title": "Speed over ownership", "favoured": "agency", "over": "internal/external"})
    settle()
    assert sheet.record is not None
    made = reading.one(desk, sheet.record)
    assert made.kind.name == "tradeoff"
    assert {name: made.values[name] for name in ("decision", "country", "policy")} == {
        "decision": decision, "country": ids["drc"], "policy": ids["policy"],
    }  # fmt: skip
    sheet.open(decision)
    settle()
    offered = [one.accessibleName() for one in sheet.findChildren(LinkButton) if one.isVisible()]
    assert "Add action" in offered
    assert "Add trade-off" not in offered
    assert "Add trade-off" in [one.accessibleName() for one in sheet.findChildren(QToolButton) if one.isVisible()]


@pytest.mark.parametrize("kind", list(FOLLOWS))
def test_what_is_offered_to_follow_links_back(kind: str) -> None:
    for name, field in FOLLOWS[kind]:
        found = KINDS[name].by_name[field]
        assert (found.type, found.to) == (Type.LINK, kind)
        assert not KINDS[name].part_of or KINDS[name].part_of != field
