"""Charts on the screen: what they show can be reached by keyboard, heard, read as a table, and told apart in grey."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from math import hypot

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter
from PySide6.QtWidgets import QApplication, QFileDialog, QToolButton
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from pbdesk.brief import charts as documents
from pbdesk.coherence import cells, leads, requests
from pbdesk.coherence.figure import Evidence, Figure, Profile, Turn, Year
from pbdesk.desk import measuring
from pbdesk.desk.leading import Lane, Timeline
from pbdesk.store.desk import Desk
from pbdesk.store.tables import TABLES
from ui import theme, words
from ui.charts import colours, elements
from ui.charts.absorption import AbsorptionChart, currencies
from ui.charts.amounts import percent, short
from ui.charts.chart import Chart, bold, heads, name, small
from ui.charts.elements import ElementsChart, behind
from ui.charts.heat import HeatMap
from ui.charts.lead_timeline import LeadTimeline
from ui.charts.network import TIERS, Member, TierNetwork
from ui.charts.requests import Month, RequestsChart, between


@pytest.fixture
def profile(desk: Desk, ids: dict[str, str]) -> Profile:
    return measuring.profile(desk, ids["drc"], "2026-06-30")


@pytest.fixture(autouse=True)
def light(qapp: QApplication) -> Iterator[None]:
    words.speak("en")
    theme.dress(qapp, "light")
    yield
    theme.dress(qapp, "light")


def shown(qtbot: QtBot, chart: Chart) -> Chart:
    qtbot.addWidget(chart)
    chart.resize(900, 500)
    with qtbot.waitExposed(chart):
        chart.show()
    chart.canvas.setFocus()
    return chart


def press(qtbot: QtBot, chart: Chart, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(chart.table if chart.shows_table else chart.canvas, key)


def test_every_figure_of_the_profile_is_a_mark_that_says_its_numbers(qtbot: QtBot, profile: Profile) -> None:
    chart = shown(qtbot, ElementsChart(profile.sections, lambda one: one.indicator.title, {}))
    figures = [one for section in profile.sections for one in section.figures]
    assert len(chart.canvas.marks) == len(figures)
    said = [mark.words for mark in chart.canvas.marks if mark.words.startswith("Strategic deficit")]
    assert said == [
        "Strategic deficit: 100 % · 40 of 40",
        "Strategic deficit by money: 100 % · 40.6 m of 40.6 m NOK · 8 not known",
    ]


def test_a_long_name_stands_above_its_bar_and_all_others_beside_theirs(qtbot: QtBot, profile: Profile) -> None:
    longest = profile.sections[0].figures[0]
    called = {longest: longest.indicator.title * 6}
    chart = shown(qtbot, ElementsChart(profile.sections, lambda one: called.get(one, one.indicator.title[:20]), {}))
    high = [mark.area.height() for mark in chart.canvas.marks]
    assert high[0] > high[1]
    assert set(high[1:]) == {high[1]}
    long = shown(qtbot, ElementsChart(profile.sections, lambda one: one.indicator.title * 6, {}))
    assert {mark.area.height() for mark in long.canvas.marks} == {high[0]}


def test_a_figure_says_what_it_counts_and_what_is_not_known() -> None:
    none = Evidence("", lambda: select(TABLES["activity"].c.id))
    asked = Figure(requests.PER_MONTH, 7, 11, 0, none, none, none)
    assert behind(asked) == "7 in 11 months"
    empty = Figure(cells.EMPTY, 24, 30, 193, none, none, none)
    assert behind(empty) == "24 of 30 · 193 activities not known"
    assert elements._known_part(empty) == 1.0, "activities are no part of all crossings"


def test_arrows_move_from_cell_to_cell_and_enter_opens_the_records(qtbot: QtBot, profile: Profile) -> None:
    chart = shown(qtbot, HeatMap(profile.matrix))
    press(qtbot, chart, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Down)
    chosen = chart.canvas.chosen
    assert chosen is not None
    cell = profile.matrix.cells[len(profile.matrix.columns) + 1]
    assert chosen.opens is cell.evidence
    with qtbot.waitSignal(chart.opened) as heard:
        press(qtbot, chart, Qt.Key.Key_Return)
    assert isinstance(heard.args[0], Evidence)
    assert chart.canvas.accessibleDescription() == chosen.words


def test_the_table_behind_a_drawing_is_one_key_away_and_so_is_the_drawing(qtbot: QtBot, profile: Profile) -> None:
    chart = shown(qtbot, HeatMap(profile.matrix))
    press(qtbot, chart, Qt.Key.Key_T)
    assert chart.shows_table
    assert chart.table.rowCount() == len(profile.matrix.rows)
    press(qtbot, chart, Qt.Key.Key_T)
    assert not chart.shows_table


def every_chart(profile: Profile) -> list[Chart]:
    """One of each, with enough in it to walk about."""
    empty = Evidence("flow", lambda: select(TABLES["flow"].c.id))
    years = [Year(2020 + at, "NOK", Decimal(9), Decimal(8), None if at % 2 else Decimal(at), empty) for at in range(5)]
    members = [Member(f"Agency {at}", (*TIERS, None)[at % 4], at) for at in range(11)]
    turns = [Turn(str(at), f"a{at % 3}", "lead", f"20{10 + at}-02-01", f"20{10 + at}-12-20") for at in range(8)]
    lanes = tuple(Lane("c", "", "", leads.line_of(None, some, None, "2018-06-30")) for some in (turns, turns[2:5]))
    titles = {"c": "Congo", "a0": "MFA", "a1": "MOD", "a2": "MOJ"}
    timeline = Timeline("2018-01-01", "2018-06-30", lanes, (), (), titles)
    return [
        ElementsChart(profile.sections, lambda one: one.indicator.title, {}),
        HeatMap(profile.matrix, {row.name: row.name for row in profile.matrix.rows}),
        LeadTimeline(timeline, "2010-02-01", "2018-01-01"), AbsorptionChart(years, "NOK"),
        RequestsChart([Month(f"2026-0{at}", at % 4) for at in range(1, 9)]), TierNetwork(members),
    ]  # fmt: skip


ARROWS = (Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Down)


@pytest.mark.parametrize("at", range(6))
def test_every_mark_of_every_chart_is_reached_by_arrows_and_speaks(qtbot: QtBot, profile: Profile, at: int) -> None:
    chart = shown(qtbot, every_chart(profile)[at])
    press(qtbot, chart, ARROWS[0])
    reached, waiting = set[int](), [0]
    while waiting:
        here = waiting.pop()
        reached.add(here)
        for key in ARROWS:
            chart.canvas._stand(here)
            press(qtbot, chart, key)
            assert chart.canvas.accessibleDescription()
            if chart.canvas._stands not in (reached | set(waiting)):
                waiting.append(chart.canvas._stands)
    assert reached == set(range(len(chart.canvas.marks)))
    assert len(reached) > 4


@pytest.mark.parametrize("at", range(6))
def test_the_table_behind_every_chart_is_one_key_away(qtbot: QtBot, profile: Profile, at: int) -> None:
    chart = shown(qtbot, every_chart(profile)[at])
    press(qtbot, chart, Qt.Key.Key_T)
    assert chart.shows_table
    assert chart.focusWidget() is chart.table
    assert chart.table.rowCount() == len(chart.grid.rows) > 1
    press(qtbot, chart, Qt.Key.Key_T)
    assert not chart.shows_table


def test_amounts_of_two_currencies_never_share_a_scale(qtbot: QtBot, profile: Profile) -> None:
    assert currencies(profile.absorption) == []
    chart = shown(qtbot, AbsorptionChart(profile.absorption, "NOK"))
    assert chart.canvas.marks == []


def test_a_month_without_a_request_is_nought_and_not_left_out() -> None:
    found = between([Month("2025-11", 2), Month("2026-02", 1)])
    assert [(one.month, one.requests) for one in found] == [
        ("2025-11", 2), ("2025-12", 0), ("2026-01", 0), ("2026-02", 1),
    ]  # fmt: skip
    assert [one.requests for one in between([Month("2025-11", 2)], "2026-01")] == [2, 0, 0]


def test_requests_are_told_month_by_month(qtbot: QtBot) -> None:
    chart = shown(qtbot, RequestsChart([Month("2026-01", 5), Month("2026-02", 3)]))
    assert [mark.words for mark in chart.canvas.marks] == ["Jan 2026: 5 requests", "Feb 2026: 3 requests"]


def test_actors_stand_on_the_ring_of_their_tier_and_the_unknown_outermost(qtbot: QtBot) -> None:
    members = [Member("Police", None), Member("Foreign Affairs", "core", 4), Member("Justice", "periphery", 0)]
    chart = shown(qtbot, TierNetwork(members))
    assert [mark.words for mark in chart.canvas.marks] == [
        "Foreign Affairs: Core, 4 meetings",
        "Justice: Periphery, 0 meetings",
        "Police: not known, not known",
    ]
    whole = QRectF(chart.canvas.rect())
    steps = [mark.area.center() - whole.center() for mark in chart.canvas.marks]
    reach = [hypot(one.x() / whole.width(), one.y() / whole.height()) for one in steps]
    assert reach[0] < reach[1] < reach[2]


@pytest.mark.parametrize(
    ("amount", "said"), [("1500000000", "1.5 bn"), ("2000000", "2.0 m"), ("45000", "45.0 k"), ("12", "12")]
)
def test_amounts_above_columns_are_short(amount: str, said: str) -> None:
    assert short(Decimal(amount)) == said


@pytest.mark.parametrize(
    ("part", "said"), [("0.996", "over 99 %"), ("0.001", "under 1 %"), ("1", "100 %"), ("0.5", "50 %")]
)
def test_a_share_is_nought_or_whole_only_where_it_is_exactly_that(part: str, said: str) -> None:
    assert percent(Decimal(part)) == said


def test_the_screen_has_the_colours_of_the_documents() -> None:
    assert colours.SERIES == documents.COLOURS


@pytest.mark.parametrize("look", ["light", "dark"])
def test_neighbouring_series_differ_in_grey_too(qapp: QApplication, look: str) -> None:
    theme.dress(qapp, look)
    grey = [_grey(colours.series(at)) for at in range(len(colours.SERIES))]
    assert all(abs(one - other) > 30 for one, other in pairwise(grey))
    ground = _grey(theme.colour("base"))
    assert all(abs(ground - one) > 40 for one in grey)


@pytest.mark.parametrize("look", ["light", "dark"])
@pytest.mark.parametrize("part", [0.0, 0.12, 0.5, 1.0])
def test_the_number_in_a_shaded_cell_can_be_read(qapp: QApplication, look: str, part: float) -> None:
    theme.dress(qapp, look)
    ground = colours.shade(part)
    assert _contrast(ground, colours.ink_on(ground)) >= 4.5


@pytest.mark.parametrize("look", ["light", "dark"])
@pytest.mark.parametrize("name", ["backButton", "forwardButton", "toParentButton"])
def test_the_ways_to_other_folders_are_seen_where_files_are_chosen(
    qapp: QApplication, qtbot: QtBot, look: str, name: str
) -> None:
    theme.dress(qapp, look)
    dialog = QFileDialog()
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    qtbot.addWidget(dialog)
    way = dialog.findChild(QToolButton, name)
    assert way is not None
    seen = way.icon().pixmap(20, 20).toImage()
    inked = max((seen.pixelColor(x, y) for x in range(20) for y in range(20)), key=lambda one: one.alpha())
    assert _contrast(inked, theme.colour("window")) >= 3


def _grey(colour: QColor) -> float:
    return 0.299 * colour.red() + 0.587 * colour.green() + 0.114 * colour.blue()


def _contrast(one: QColor, other: QColor) -> float:
    """The contrast of two colours (WCAG 2.2, 1.4.3)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_a_name_goes_on_in_the_next_line_before_it_is_cut(qapp: QApplication) -> None:
    metrics = QFontMetricsF(qapp.font())
    wide, line = int(metrics.horizontalAdvance("Development Cooperation")), int(metrics.lineSpacing())

    def drawn(called: str, high: int) -> QImage:
        image = QImage(wide, high, QImage.Format.Format_RGB32)
        image.fill(QColor("white"))
        with QPainter(image) as painter:
            painter.setFont(qapp.font())
            name(painter, QRectF(0, 0, wide, high), called)
        return image

    called = [f"Development Cooperation {end}" for end in ("Directorate", "Department")]
    assert drawn(called[0], 2 * line) != drawn(called[1], 2 * line), "the end of the name is seen"
    assert drawn(called[0], line) == drawn(called[1], line), "there is room for one line only"


def test_all_heads_of_months_break_where_one_has_no_room(qapp: QApplication) -> None:
    months = ["Jul 2026", "Aug 2026", "Sept 2026"]
    wide = QFontMetricsF(qapp.font()).horizontalAdvance(months[2])
    assert heads(qapp.font(), months, wide + 4) == months
    assert heads(qapp.font(), months, wide) == ["Jul\n2026", "Aug\n2026", "Sept\n2026"]


@pytest.mark.parametrize("width", [420, 560, 900])
def test_no_heading_of_the_heat_map_is_cut_beside_an_open_record(qtbot: QtBot, profile: Profile, width: int) -> None:
    words.speak("nb")
    chart = HeatMap(profile.matrix)
    qtbot.addWidget(chart)
    metrics = QFontMetricsF(bold(small(chart.font())))
    each = (width - chart._left(chart.font(), width)) / len(profile.matrix.columns)
    room = each * chart._head_lines(chart.font(), width) - 4
    called = [chart._called(one.name) for one in profile.matrix.columns]
    assert [one for one in called if metrics.horizontalAdvance(one) > room] == []
    words.speak("en")
