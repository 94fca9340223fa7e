"""The country page and the composer as of what the desk knew on an earlier day."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from pbdesk.desk import measuring
from pbdesk.store.desk import Desk
from tests.ui.conftest import Settle
from tests.ui.seeding import add
from tests.waiting import TODAY, dated
from ui.charts.elements import ElementsChart
from ui.country.compared import ComparedDialog, Days, came_and_left
from ui.country.known import KnownChoice
from ui.pages.briefs import BriefsPage
from ui.pages.countries import CountriesPage
from ui.pages.country import CountryPage
from ui.pages.effects import EffectsPage
from ui.pages.framework import FrameworkPage
from ui.widgets.listed import Listed
from ui.window import Window

THEN = "2026-01-10"


@pytest.fixture
def page(window: Window, settle: Settle, desk: Desk, ids: dict[str, str]) -> CountryPage:
    """A country of which an activity was learnt after the day."""
    assert window.opened is not None
    assert window.shell is not None
    dated(desk, THEN)
    add(desk, "activity", title="Learnt later", country=ids["drc"], agency=ids["defence"])
    window.opened.focus(ids["drc"], TODAY)
    window.shell.rail.choose("countries")
    settle()
    return window.findChildren(CountryPage)[0]


def look_back(page: CountryPage, day: str, qtbot: QtBot, settle: Settle) -> None:
    """Type a day into the field, as a person does."""
    field = page.known.day
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, day)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    settle()
    settle()


def deficit(page: CountryPage) -> str:
    chart = next(one for one in page.findChildren(ElementsChart) if one.isVisible())
    return next(row[-1] for row in chart.grid.rows if row[1] == "Activities that serve no objective of the strategy")


def said(page: CountryPage) -> list[str]:
    return [one.text() for one in page.findChildren(QLabel) if one.isVisible()]


def test_a_day_chosen_shows_what_was_known_then_says_so_and_goes_back(
    page: CountryPage, qtbot: QtBot, settle: Settle
) -> None:
    assert deficit(page).startswith("41 of 41")
    look_back(page, THEN, qtbot, settle)
    assert deficit(page).startswith("40 of 40")
    assert "This page says what the desk knew on 10 Jan 2026; what was learnt since is not in it." in said(page)
    next(one for one in page.findChildren(QPushButton) if one.text() == "As known today").click()
    settle()
    assert deficit(page).startswith("41 of 41")
    assert page.known.day.value is None


def test_a_day_before_the_desk_is_said_and_the_page_stays(
    page: CountryPage, window: Window, qtbot: QtBot, settle: Settle
) -> None:
    heard: list[Exception] = []
    window.tasks.failed.disconnect()
    window.tasks.failed.connect(heard.append)
    look_back(page, "2001-01-01", qtbot, settle)
    assert [str(one) for one in heard] == [
        f"Nothing was known on 2001-01-01: the first change of this desk is of {THEN}."
    ]
    assert deficit(page).startswith("41 of 41")
    assert page.known.day.value is None


def test_a_figure_of_then_opens_the_records_of_then(page: CountryPage, qtbot: QtBot, settle: Settle) -> None:
    look_back(page, THEN, qtbot, settle)
    chart = next(one for one in page.findChildren(ElementsChart) if one.isVisible())
    at = next(at for at, row in enumerate(chart.grid.rows) if row[1].startswith("Activities that serve no objective"))
    page.open_evidence(chart.grid.opens[at].counted)  # type: ignore[attr-defined]
    settle()
    shown = page.findChildren(Listed)[0]
    assert shown.records.count() == 40
    shown.reject()


def test_the_composer_takes_the_day_from_the_page_and_writes_what_was_known_then(
    page: CountryPage, window: Window, qtbot: QtBot, settle: Settle
) -> None:
    look_back(page, THEN, qtbot, settle)
    assert window.opened is not None
    assert window.shell is not None
    window.opened.page_wanted.emit("briefs")
    briefs = window.shell.page("briefs")
    assert isinstance(briefs, BriefsPage)
    qtbot.waitUntil(lambda: briefs.pages.count > 0)
    assert briefs.wanted().known == THEN


def test_the_other_sides_of_a_country_and_the_bar_above_follow_the_day(
    page: CountryPage, window: Window, desk: Desk, ids: dict[str, str], qtbot: QtBot, settle: Settle
) -> None:
    add(desk, "tradeoff", title="Traded later", country=ids["drc"], favoured="agency", over="external", date=THEN)
    frame = add(desk, "framework", title="Frame", country=ids["drc"], version=1, status="draft")
    add(desk, "cause", title="Found later", framework=frame, type="root cause")
    look_back(page, THEN, qtbot, settle)
    assert window.shell is not None
    assert window.opened is not None
    whole = window.shell.page("countries")
    assert isinstance(whole, CountriesPage)
    for side, kind, words in (("effects", EffectsPage, "Traded later"), ("framework", FrameworkPage, "Found later")):
        whole.choose(side)
        settle()
        settle()
        (shown,) = whole.findChildren(kind)
        assert words not in _everything(shown)
        assert "This page says what the desk knew on 10 Jan 2026" in _everything(shown)
    bar = next(one for one in window.findChildren(QPushButton) if one.text() == "as known on 10 Jan 2026")
    assert bar.isVisible()
    bar.click()
    settle()
    settle()
    assert window.opened.known == ""
    assert not bar.isVisible()
    assert "Found later" in _everything(shown)


def _everything(shown: QWidget) -> str:
    told = [one.text() for one in shown.findChildren(QLabel)]
    return " ".join([*told, *(one.accessibleName() for one in shown.findChildren(QPushButton))])


def test_two_days_are_compared_figure_by_figure_with_what_came_and_what_left(
    page: CountryPage, desk: Desk, ids: dict[str, str], qtbot: QtBot, settle: Settle
) -> None:
    page.compare()
    settle()
    (dialog,) = page.findChildren(ComparedDialog)
    dialog.known.show_value(THEN)
    dialog.day.show_value(TODAY)
    dialog.compare()
    settle()
    settle()
    rows = [[_cell(dialog, at, place) for place in range(4)] for at in range(dialog.table.rowCount())]
    at = next(at for at, one in enumerate(rows) if one[0] == "Activities that serve no objective of the strategy")
    assert rows[at][1:] == ["100 % · 40 of 40", "100 % · 41 of 41", "0"]
    found = came_and_left(desk, Days(ids["drc"], TODAY, "", TODAY, THEN), at)
    assert [words for _, words in found] == ["came: Learnt later"]
    dialog.open_row(at)
    settle()
    settle()
    assert [one.records.count() for one in dialog.findChildren(Listed)] == [1]


@pytest.mark.parametrize("width", [700, 980])
def test_no_word_of_a_comparison_is_cut(page: CountryPage, settle: Settle, width: int) -> None:
    page.compare()
    (dialog,) = page.findChildren(ComparedDialog)
    dialog.resize(width, 500)
    settle()
    settle()
    table = dialog.table
    assert table.rowCount() > 20
    assert sum(table.columnWidth(place) for place in range(4)) <= table.viewport().width()
    for at in range(table.rowCount()):
        for place in range(4):
            room = QRect(0, 0, table.columnWidth(place) - 26, 1000)
            words = table.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, _cell(dialog, at, place))
            assert words.height() <= table.rowHeight(at)


def _cell(dialog: ComparedDialog, at: int, place: int) -> str:
    item = dialog.table.item(at, place)
    return item.text() if item else ""


def test_the_field_is_empty_for_now(qtbot: QtBot) -> None:
    made = KnownChoice()
    qtbot.addWidget(made)
    made.show_day("")
    with qtbot.waitSignal(made.chosen) as heard:
        made.day.setText("10.1.2026")
        made.day.editingFinished.emit()
    assert heard.args == [THEN]


@pytest.mark.parametrize("width", [600, 780, 1000, 1400])
def test_no_words_of_a_figure_are_cut_however_narrow_the_page(
    desk: Desk, ids: dict[str, str], qtbot: QtBot, width: int
) -> None:
    found = measuring.profile(desk, ids["drc"], TODAY)
    before = {one.key: one for one in found.every_figure}
    chart = ElementsChart(found.sections, lambda one: one.indicator.title, before)
    qtbot.addWidget(chart)
    laid = chart._laid(chart.font(), width)
    advance = QFontMetricsF(chart.font()).horizontalAdvance
    wide = [advance(one.indicator.title) for section in found.sections for one in section.figures]
    assert max(wide) <= width
    assert laid.names + laid.said + 70 <= width
    assert all(over or name <= laid.names for over, name in zip(laid.above, wide, strict=True))
    assert all(laid.above) is (width < 700)
