"""Nothing on the country page is a bare number or a bare claim: each figure and each finding opens what it rests on."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from pbdesk.coherence.figure import Scope
from pbdesk.store.desk import Desk
from tests.ui.conftest import Settle
from tests.ui.places import country_page, shell_of
from tests.ui.seeding import add, day
from ui.charts.elements import ElementsChart
from ui.charts.lead_timeline import LeadTimeline
from ui.country.behind import BehindDialog
from ui.country.findings import FindingsDialog
from ui.country.narrowed import NarrowedDialog
from ui.pages.country import CountryPage
from ui.widgets.listed import Listed
from ui.window import Window


@pytest.fixture
def page(window: Window, settle: Settle, desk: Desk, ids: dict[str, str]) -> CountryPage:
    """The page of a country that has been led for 200 days, and was before, with twenty days between."""
    add(desk, "assignment", agency=ids["defence"], country=ids["drc"], role="lead", decision=ids["decision"],
        start=day(-300), end=day(-221))  # fmt: skip
    for title in "ABCDEF":
        add(desk, "contradiction", title=title, country=ids["drc"], found=day(-30))
    return country_page(window, ids["drc"], settle)


def words(dialog: BehindDialog) -> set[str]:
    return {one.text() for one in dialog.findChildren(QLabel)}


def test_a_figure_opens_its_question_how_it_is_counted_and_both_of_its_sides(
    page: CountryPage, window: Window, qtbot: QtBot, settle: Settle
) -> None:
    chart = next(one for one in page.findChildren(ElementsChart) if one.isVisible())
    at = next(at for at, one in enumerate(chart.canvas.marks) if "serve no objective of the strategy" in one.words)
    chart.canvas.setFocus()
    chart.canvas._stand(at)
    qtbot.keyClick(chart.canvas, Qt.Key.Key_Return)
    (dialog,) = page.findChildren(BehindDialog)
    assert "How many activities serve no objective of the country's strategy?" in words(dialog)
    assert "activities linked to no objective of the strategic framework, of all activities" in words(dialog)
    assert [one for one in words(dialog) if one.startswith("over 55 % of 336 projects (Smith 2003")]
    sides = {one.accessibleName(): one for one in dialog.findChildren(QPushButton)}
    assert {"Counted: 40", "Of: 40", "Not known: 0"} <= set(sides)
    assert not sides["Not known: 0"].isEnabled()
    sides["Of: 40"].click()
    settle()
    register = shell_of(window).register()
    assert register is not None
    assert (register.kind.name, register.model.rows) == ("activity", 40)


def chosen(dialog: NarrowedDialog, name: str, record: str) -> None:
    """Choose an agency, a dimension or a task force as a person does."""
    box = dialog.boxes[name]
    box.setCurrentIndex(box.findData(record))
    box.activated.emit(box.currentIndex())


def told(dialog: NarrowedDialog) -> dict[str, str]:
    """Every figure by its title, with its numbers."""
    chart = dialog.findChildren(ElementsChart)[-1]
    return {row[1]: row[4] for row in chart.grid.rows}


def test_the_figures_of_one_agency_since_a_day_are_those_of_the_desk_and_say_what_is_not_narrowed(
    page: CountryPage, window: Window, desk: Desk, ids: dict[str, str], settle: Settle
) -> None:
    page.narrow()
    settle()
    (dialog,) = page.findChildren(NarrowedDialog)
    assert told(dialog)["Open actions past their due date"] == "1 of 2"
    chosen(dialog, "agency", ids["foreign"])
    settle()
    assert told(dialog)["Open actions past their due date"] == "0 of 1"
    assert told(dialog)["Activities that serve no objective of the strategy"] == "40 of 40"
    chosen(dialog, "agency", ids["defence"])
    settle()
    assert told(dialog)["Open actions past their due date"] == "1 of 1"
    chosen(dialog, "task_force", ids["force"])
    dialog.since.show_value("2026-01-01")
    dialog.ask()
    settle()
    assert dialog.scope == Scope(ids["drc"], dialog.scope.as_of, "2026-01-01", ids["defence"], None, ids["force"])
    words = dialog._said.text().splitlines()
    assert [one for one in words if one.startswith("Not narrowed by the agency") and "Days with a lead" in one]
    chart = dialog.findChildren(ElementsChart)[-1]
    at = next(at for at, one in enumerate(chart.grid.rows) if one[1] == "Open actions past their due date")
    chart.opened.emit(chart.grid.opens[at])
    (behind,) = dialog.findChildren(BehindDialog)
    assert "How many actions are past their day?" in {one.text() for one in behind.findChildren(QLabel)}


def findings_of(page: CountryPage) -> FindingsDialog:
    """The dialog with all of them, opened from the page."""
    next(one for one in page.findChildren(QPushButton) if one.text().startswith("All ")).click()
    (dialog,) = page.findChildren(FindingsDialog)
    return dialog


def test_every_finding_is_listed_with_the_reason_its_rule_gives(page: CountryPage) -> None:
    assert page._seen is not None
    found = page._seen.profile.findings
    dialog = findings_of(page)
    assert dialog.list.count() == len(found) > 8
    for at, one in enumerate(found):
        dialog.list.setCurrentRow(at)
        assert dialog.why.text() == f"Why it is told: {one.rule.why}"


def test_a_gap_opens_who_led_before_and_after_it_with_the_reason(
    page: CountryPage, qtbot: QtBot, settle: Settle
) -> None:
    dialog = findings_of(page)
    told = [dialog.list.item(at).text() for at in range(dialog.list.count())]
    at = next(at for at, one in enumerate(told) if "led from" in one and "20 days" in one)
    dialog.list.setCurrentRow(at)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    settle()
    (listed,) = page.findChildren(Listed)
    assert listed.records.count() == 2
    assert [one.text() for one in listed.findChildren(QLabel) if one.text().startswith("A lead in place every day")]


def test_every_finding_leads_somewhere(page: CountryPage, window: Window, settle: Settle, qapp: QApplication) -> None:
    assert page._seen is not None
    for one in page._seen.profile.findings:
        shell_of(window).rail.choose("countries")
        settle()
        page.open_finding(one)
        settle()
        listed = [dialog.records.count() for dialog in page.findChildren(Listed) if dialog.isVisible()]
        assert listed != [0]
        assert listed or not page.isVisible() or shell_of(window).sheet().isVisible(), one.rule.code
        for dialog in page.findChildren(Listed):
            dialog.reject()


def test_who_led_when_is_drawn_and_a_gap_begins_the_lead_it_lacks(
    page: CountryPage, window: Window, ids: dict[str, str], qtbot: QtBot, settle: Settle
) -> None:
    chart = next(one for one in page.findChildren(LeadTimeline) if one.isVisible())
    words = [mark.words for mark in chart.canvas.marks]
    leads = ["Ministry of Defence leads", "Nobody leads", "Ministry of Foreign Affairs leads"]
    assert [one.partition(",")[0] for one in words] == leads
    assert [one.text() for one in page.findChildren(QLabel) if one.text().endswith("20 days without a lead")]
    gap = next(at for at, one in enumerate(words) if one.startswith("Nobody"))
    chart.canvas.setFocus()
    chart.canvas._stand(gap)
    assert window.opened is not None
    with qtbot.waitSignal(window.opened.kind_wanted) as begun:
        qtbot.keyClick(chart.canvas, Qt.Key.Key_Return)
    kind, preset = begun.args
    assert (kind, preset["country"], preset["start"], preset["end"]) == ("assignment", ids["drc"], day(-220), day(-201))
