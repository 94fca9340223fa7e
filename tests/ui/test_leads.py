"""Leads and today in the window: the timeline by keyboard and as a table, any day, the rotation, lines that open."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from pbdesk.desk import leading, reading, writing
from pbdesk.records.kinds import KINDS
from pbdesk.store.desk import Desk
from tests.ui.conftest import Serve, Settle
from tests.ui.places import page_at
from tests.ui.seeding import PERSON, add, day
from ui.charts.lead_timeline import LeadTimeline, Unfilled, between
from ui.leads.rotation import RotationDialog
from ui.leads.view import TimelineView
from ui.pages.leads import LeadsPage
from ui.pages.today import TodayPage
from ui.widgets.parts import LinkButton
from ui.window import Window


@pytest.fixture
def view(window: Window, desk: Desk, ids: dict[str, str], settle: Settle) -> TimelineView:
    """Foreign Affairs led, nobody for ten days, then both ministries at once."""
    (held,) = reading.page(desk, reading.Listing(KINDS["assignment"])).rows
    writing.set_values(desk, str(held["id"]), {"end": day(-100)}, PERSON)
    for agency, start in (("defence", -89), ("foreign", -10)):
        add(desk, "assignment", agency=ids[agency], country=ids["drc"], start=day(start), decision=ids["decision"])
    page = page_at(window, "leads", LeadsPage, settle)
    found = page.view("assignment")
    assert isinstance(found, TimelineView)
    return found


def chart_of(view: TimelineView) -> LeadTimeline:
    return next(one for one in view.findChildren(LeadTimeline) if one.isVisible())


def answers(view: TimelineView) -> set[str]:
    return {one.accessibleName() for one in view.findChildren(LinkButton) if one.isVisible()}


def test_the_timeline_shows_leads_gaps_and_overlaps_that_a_listener_hears(view: TimelineView) -> None:
    words = [mark.words for mark in chart_of(view).canvas.marks]
    assert sum(one.startswith("Nobody leads") for one in words) == 1
    assert sum("lead at once" in one for one in words) == 1
    assert sum(one.startswith(("MFA leads", "MoD leads")) for one in words) == 3


def test_arrows_reach_the_gap_and_enter_begins_the_lead_it_lacks(
    view: TimelineView, window: Window, ids: dict[str, str], qtbot: QtBot, settle: Settle
) -> None:
    canvas = chart_of(view).canvas
    canvas.setFocus()
    for _ in range(2):
        qtbot.keyClick(canvas, Qt.Key.Key_Right)
    assert canvas.chosen is not None
    assert isinstance(canvas.chosen.opens, Unfilled)
    qtbot.keyClick(canvas, Qt.Key.Key_Return)
    settle()
    assert window.shell is not None
    assert window.shell.sheet().record is None
    assert canvas.chosen.opens.preset["start"] == day(-99)
    assert canvas.chosen.opens.preset["country"] == ids["drc"]


def test_one_key_shows_the_table_behind_the_timeline(view: TimelineView, qtbot: QtBot) -> None:
    chart = chart_of(view)
    chart.canvas.setFocus()
    qtbot.keyClick(chart.canvas, Qt.Key.Key_T)
    assert chart.shows_table
    assert chart.table.rowCount() == 5
    qtbot.keyClick(chart.table, Qt.Key.Key_T)
    assert not chart.shows_table


def test_a_gap_is_hatched_where_a_lead_is_even_so_that_grey_tells_them_apart(view: TimelineView) -> None:
    canvas = chart_of(view).canvas
    grey = canvas.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)

    def shades(area: QRectF) -> int:
        inside = QRectF(area.right() - 6, area.top() + 3, 4, area.height() - 6).toRect()
        across, down = range(inside.left(), inside.right()), range(inside.top(), inside.bottom())
        return len({grey.pixelColor(x, y).red() for x in across for y in down})

    gap = next(mark for mark in canvas.marks if isinstance(mark.opens, Unfilled))
    first = next(mark for mark in canvas.marks if mark.words.startswith("MFA leads"))
    assert (shades(gap.area), shades(first.area)) == (2, 1)


def test_no_line_that_is_drawn_later_crosses_the_name_of_an_agency() -> None:
    bar = QRectF(100, 0, 300, 20)
    assert between(bar, [120.0, 390.0, 50.0], 80) == QRectF(120, 0, 270, 20), "the first part with room for it"
    assert between(bar, [200.0, 260.0], 250) == QRectF(260, 0, 140, 20), "else the widest"
    assert between(bar, [], 80) == bar


def test_who_led_on_any_day_is_one_field_away(view: TimelineView, qtbot: QtBot) -> None:
    assert {"Ministry of Foreign Affairs", "Ministry of Defence"} <= answers(view)
    view.day.show_value(day(-95))
    view.day.committed.emit(day(-95))
    qtbot.waitUntil(lambda: "no lead agency" in {one.text() for one in view.findChildren(QLabel)})


def test_before_there_is_a_country_nobody_is_said_to_be_missing(serve: Serve, desk: Desk, settle: Settle) -> None:
    page = page_at(serve(desk), "leads", LeadsPage, settle)
    said = {one.text() for one in page.findChildren(QLabel) if one.isVisible()}
    assert "There is no country yet. Add it first, then who leads." in said
    assert "no lead agency" not in said


def test_lists_reach_as_far_back_as_the_timeline_and_say_so(
    view: TimelineView, desk: Desk, ids: dict[str, str], qtbot: QtBot
) -> None:
    for agency, start, end in (("foreign", -2000, -1901), ("defence", -1900, -1801)):
        add(desk, "assignment", agency=ids[agency], country=ids["burundi"], start=day(start), end=day(end),
            decision=ids["decision"])  # fmt: skip

    def told() -> tuple[bool, bool]:
        words = [one.text() for one in view.findChildren(QLabel) if one.isVisible()]
        buttons = {one.accessibleName() for one in view.findChildren(LinkButton)}
        return any(one.startswith("Handovers since") for one in words), "MFA to MoD, Burundi" in buttons

    view.refresh()
    qtbot.waitUntil(lambda: told() == (True, False))
    view.scale.choose("all")
    qtbot.waitUntil(lambda: told() == (False, True))
    view.scale.choose("2")
    qtbot.waitUntil(lambda: told() == (True, False))


def test_a_rotation_is_seen_before_it_is_written(
    view: TimelineView, window: Window, desk: Desk, ids: dict[str, str], settle: Settle
) -> None:
    for position, agency in enumerate(("foreign", "defence"), 1):
        add(desk, "rotation", task_force=ids["force"], position=position, agency=ids[agency], months=6)
    assert window.opened is not None
    dialog = RotationDialog(window.opened, view)
    dialog.task_force._give(ids["force"], "Task force")
    dialog.decision._give(ids["draft"], "Draft")
    dialog.until.show_value(day(300))
    dialog.until.committed.emit(day(300))
    settle()
    assert "recorded decision" in dialog._says.text()
    dialog.decision._give(ids["decision"], "Lead")
    settle()
    assert dialog.periods.rowCount() == 2
    assert dialog.plan is not None
    dialog.accept()


def test_ten_years_of_leads_are_read_in_a_moment(desk: Desk, ids: dict[str, str]) -> None:
    start = date(2016, 1, 1)
    for n in range(20):
        first, last = (start + timedelta(days=182 * n + more) for more in (0, 181))
        agency = ids[("foreign", "defence")[n % 2]]
        add(desk, "assignment", agency=agency, country=ids["burundi"], decision=ids["decision"],
            start=first.isoformat(), end=last.isoformat())  # fmt: skip
    lane = next(one for one in leading.timeline(desk, ids["burundi"]).lanes if one.whole)
    assert len(lane.line.turns) == 20
    assert [gap.since for gap in lane.line.gaps] == [(start + timedelta(days=3640)).isoformat()]


@pytest.fixture
def today(window: Window, settle: Settle) -> TodayPage:
    return page_at(window, "today", TodayPage, settle)


def lines(page: TodayPage, card: str) -> list[str]:
    return [one.accessibleName() for one in page.cards[card].findChildren(LinkButton) if one.isVisible()]


def test_today_shows_what_is_due_unanswered_and_without_a_lead(today: TodayPage) -> None:
    assert lines(today, "actions") == [
        "1 · Agree on terms of reference for the assessment", "2 · Report on disbursement",
    ]  # fmt: skip
    assert lines(today, "answers") == ["Ministry of Defence"]
    assert lines(today, "leads") == ["Burundi"]
    assert lines(today, "meetings") == ["4 · Fourth meeting"]


def test_today_of_one_agency(today: TodayPage, ids: dict[str, str], settle: Settle) -> None:
    today.agency.setCurrentIndex(today.agency.findData(ids["defence"]))
    today.agency.activated.emit(today.agency.currentIndex())
    settle()
    assert lines(today, "actions") == ["1 · Agree on terms of reference for the assessment"]
    assert lines(today, "leads") == []


def test_a_line_opens_its_record(today: TodayPage, window: Window, ids: dict[str, str], settle: Settle) -> None:
    next(one for one in today.cards["actions"].findChildren(LinkButton) if one.isVisible()).click()
    settle()
    assert window.shell is not None
    assert window.shell.sheet().record == ids["late"]


def test_a_decision_shows_who_led_on_its_day(window: Window, ids: dict[str, str], settle: Settle) -> None:
    assert window.shell is not None
    window.shell.show_record(ids["decision"])
    settle()
    shown = {one.accessibleName() for one in window.shell.sheet().findChildren(LinkButton) if one.isVisible()}
    texts = {one.text() for one in window.shell.sheet().findChildren(QLabel)}
    assert any(one.startswith("Who led on ") for one in texts)
    assert "Ministry of Foreign Affairs" in shown
