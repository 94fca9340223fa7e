"""The country page: what a committee would ask for, each figure with its records behind it."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from pbdesk.desk import adopting, reading, writing
from pbdesk.records.kinds import KINDS
from pbdesk.store.desk import Desk
from tests.ui.conftest import Settle
from tests.ui.places import country_page, shell_of
from tests.ui.seeding import PERSON, add, day
from ui import display
from ui.charts.chart import Chart
from ui.charts.elements import ElementsChart
from ui.charts.heat import HeatMap
from ui.pages.country import CountryPage
from ui.window import Window


@pytest.fixture
def page(window: Window, settle: Settle, desk: Desk, ids: dict[str, str]) -> CountryPage:
    """The page of a country in its second phase, whose policy was never adopted."""
    add(desk, "phase", country=ids["drc"], phase="stabilisation", start=day(-900), end=day(-400))
    add(desk, "phase", country=ids["drc"], phase="transitional", start=day(-399))
    return country_page(window, ids["drc"], settle)


def said(page: CountryPage) -> list[str]:
    labels = [one.text() for one in page.findChildren(QLabel) if one.isVisible()]
    return labels + [one.text() for one in page.findChildren(QPushButton) if one.isVisible()]


def chart(page: CountryPage, sort: type[Chart]) -> Chart:
    return next(one for one in page.findChildren(sort) if one.isVisible())


def test_it_says_phase_lead_policy_and_strategy(page: CountryPage) -> None:
    words = said(page)
    assert {"Transitional", "Ministry of Foreign Affairs"} <= set(words)
    assert "No policy towards this country has been adopted." in words
    assert "Without a strategic framework nothing can be said to serve a common objective." in words


def test_a_policy_that_is_adopted_and_valid_only_from_a_later_day_is_said_to_be_so(
    page: CountryPage, desk: Desk, ids: dict[str, str], settle: Settle, window: Window
) -> None:
    for row in reading.page(desk, reading.Listing(KINDS["consultation"])).rows:
        writing.set_values(desk, str(row["id"]), {"answer": "agrees"}, PERSON)
    steps = {"steps": "All were asked.", "contested": "nothing is contested", "start": day(30)}
    writing.set_values(desk, ids["policy"], steps, PERSON)
    adopting.adopt(desk, ids["policy"], ids["decision"], PERSON)
    assert window.opened is not None
    window.opened.changed.emit()
    settle()
    title = "Engagement with the Democratic Republic of the Congo"
    assert f"“{title}” is adopted and valid from {display.date(day(30))}." in said(page)
    assert "No policy towards this country has been adopted." not in said(page)


def test_it_says_since_when_each_agency_leads_and_by_which_decision(
    page: CountryPage, desk: Desk, ids: dict[str, str], settle: Settle, window: Window
) -> None:
    (first,) = reading.page(desk, reading.Listing(KINDS["assignment"])).rows
    since = f"since {display.date(str(first['start']))} · GL 2026/001 · Lead agency for the DRC"
    assert any(one.startswith(since) for one in said(page))
    add(desk, "assignment", agency=ids["defence"], country=ids["drc"], start=day(-5), decision=ids["decision"])
    assert window.opened is not None
    window.opened.changed.emit()
    settle()
    both = next(one for one in said(page) if "Ministry of Defence: " in one).split("\n")
    assert f"Ministry of Foreign Affairs: {since}" in both
    assert f"Ministry of Defence: since {display.date(day(-5))} · GL 2026/001 · Lead agency for the DRC" in both


def test_as_of_an_earlier_day_it_says_what_was_then(
    page: CountryPage, window: Window, settle: Settle, ids: dict[str, str]
) -> None:
    opened = window.opened
    assert opened is not None
    opened.focus(ids["drc"], day(-500))
    settle()
    assert {"Stabilisation", "Nobody"} <= set(said(page))


def test_the_four_elements_stand_beside_each_other_without_a_total(page: CountryPage) -> None:
    rows = chart(page, ElementsChart).grid.rows
    elements = list(dict.fromkeys(row[0] for row in rows))
    assert elements == ["Agency", "Whole of government", "External", "Internal/external"]
    assert not [words for words in said(page) if "total" in words.lower()]


def test_every_figure_is_one_press_away(page: CountryPage, settle: Settle) -> None:
    chief = len(chart(page, ElementsChart).grid.rows)
    next(one for one in page.findChildren(QPushButton) if one.text() == "Every figure").click()
    settle()
    assert len(chart(page, ElementsChart).grid.rows) > chief


def test_a_cell_of_the_matrix_opens_its_activities(
    page: CountryPage, window: Window, qtbot: QtBot, settle: Settle
) -> None:
    matrix = chart(page, HeatMap)
    mark = next(one for one in matrix.canvas.marks if "40 activities" in one.words)
    qtbot.mouseClick(matrix.canvas, Qt.MouseButton.LeftButton, pos=mark.area.center().toPoint())
    settle()
    register = shell_of(window).register()
    assert register is not None
    assert (register.kind.name, register.model.rows) == ("activity", 40)


def test_what_is_late_is_listed_and_opens(
    page: CountryPage, window: Window, settle: Settle, ids: dict[str, str]
) -> None:
    late = next(one for one in page.findChildren(QPushButton) if one.accessibleName().startswith("1 · Agree on"))
    late.click()
    settle()
    assert shell_of(window).sheet().record == ids["late"]


def test_what_is_not_known_is_said_and_never_counted_as_nought(page: CountryPage) -> None:
    assert [words for words in said(page) if words.endswith("40 not known")]
    assert [words for words in said(page) if words.startswith("Nothing is recorded on:")]


def test_no_question_that_is_not_answered_is_cut(page: CountryPage) -> None:
    shown = [one for one in page.findChildren(QPushButton) if one.isVisible()]
    links = [one for one in shown if re.fullmatch(r".+: \d+ not known", one.accessibleName())]
    questions = {one.accessibleName().partition(": ")[0] for one in links}
    assert questions
    assert questions <= set(said(page))
    assert [one for one in links if one.width() < one.sizeHint().width()] == []
