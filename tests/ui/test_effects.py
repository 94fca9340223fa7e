"""The side of a country for ownership and effects: cards that open, a load whose cells open their requests."""


import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from pbdesk.desk import reading
from pbdesk.desk.effects import Effects
from pbdesk.records.kinds import KINDS
from pbdesk.store.desk import Desk
from pbdesk.store.query import Listing
from tests.ui.conftest import Settle
from tests.ui.seeding import add, day
from ui import words
from ui.charts.load import LoadChart
from ui.charts.requests import RequestsChart
from ui.pages import effects
from ui.pages.countries import CountriesPage
from ui.pages.effects import EffectsPage
from ui.widgets.listed import Listed
from ui.widgets.parts import LinkButton
from ui.window import Window


@pytest.fixture
def page(window: Window, desk: Desk, ids: dict[str, str], settle: Settle) -> EffectsPage:
    country = ids["drc"]
    planning = add(desk, "actor", name="Host ministry", side="internal", country=country)
    for n in range(3):
        add(desk, "request", title=f"Mission {n}", internal_actor=planning, country=country, date=day(-n))
    trade = add(desk, "tradeoff", title="Speed first", country=country, favoured="agency", over="external",
                decision=ids["decision"], date=day(-20), revisit=day(-2))  # fmt: skip
    add(desk, "consequence", title="A block", country=country, tradeoff=trade, status="watched", date=day(-9))
    add(desk, "judgement", country=country, principle="donors align", judgement="not met", date=day(-30))
    assert window.shell is not None
    assert window.opened is not None
    window.opened.focus(country, window.opened.as_of)
    window.shell.rail.choose("countries")
    whole = window.shell.page("countries")
    assert isinstance(whole, CountriesPage)
    whole.choose("effects")
    settle()
    return whole.findChildren(EffectsPage)[0]


def links(page: EffectsPage, card: str) -> list[str]:
    return [one.accessibleName() for one in page.cards[card].findChildren(LinkButton) if one.isVisible()]


def test_each_effect_shows_what_caused_it(page: EffectsPage) -> None:
    assert links(page, "tradeoffs") == ["Speed first", "GL 2026/001 · Lead agency for the DRC"]
    assert links(page, "consequences") == ["A block", "Speed first"]


def test_a_principle_that_nobody_judged_is_not_known_and_opens_nothing(page: EffectsPage) -> None:
    assert links(page, "principles") == ["Donors align"]


def test_a_month_of_requests_opens_all_that_was_asked_in_it(
    page: EffectsPage, desk: Desk, qtbot: QtBot, settle: Settle
) -> None:
    chart = page.findChildren(RequestsChart)[0]
    chart.canvas.setFocus()
    qtbot.keyClick(chart.canvas, Qt.Key.Key_Right)
    assert chart.canvas.chosen is not None
    assert "request" in chart.canvas.chosen.words
    with qtbot.waitSignal(page.opened.listing_wanted) as wanted:
        qtbot.keyClick(chart.canvas, Qt.Key.Key_Return)
    (listing,) = list(wanted.args or ())
    assert listing.kind is KINDS["request"]
    settle()
    rows = reading.page(desk, listing).rows
    assert f": {len(rows)} request" in chart.canvas.chosen.words


def test_a_request_without_a_country_is_opened_with_its_month(
    page: EffectsPage, desk: Desk, ids: dict[str, str], settle: Settle
) -> None:
    host = reading.choices(desk, KINDS["actor"], "Host ministry")[0].id
    other = add(desk, "request", title="Elsewhere", internal_actor=host, country=ids["burundi"], date="2024-05-02")
    here = add(desk, "request", title="A list", internal_actor=host, date="2024-05-03")
    page.refresh()
    settle()
    asked: list[Listing] = []
    page.opened.listing_wanted.connect(asked.append)
    for what in (("", "2024-05"), (host, "2024-05")):
        page._open_load(what)
    settle()
    assert len(asked) == 2
    for listing in asked:
        found = [row["id"] for row in reading.page(desk, listing).rows]
        assert found == [here]
        assert other not in found


def test_a_sign_of_false_coherence_opens_every_record_that_shows_it(
    page: EffectsPage, desk: Desk, ids: dict[str, str], settle: Settle
) -> None:
    second = add(desk, "policy", title="Plan", type="plan", version=1, status="draft", country=ids["drc"])
    for policy in (ids["policy"], second):
        add(desk, "consultation", policy=policy, consulted=ids["foreign"], circle="across government",
            asked=day(-90), due=day(-60))  # fmt: skip
    third = add(desk, "policy", title="Other plan", type="plan", version=1, status="draft", country=ids["drc"])
    add(desk, "consultation", policy=third, consulted=ids["foreign"], circle="across government", answer="agrees")
    page.refresh()
    settle()
    silent = next(one for one in links(page, "warnings") if "Ministry of Foreign Affairs" in one)
    next(one for one in page.cards["warnings"].findChildren(LinkButton) if one.accessibleName() == silent).click()
    settle()
    (shown,) = page.findChildren(Listed)
    assert shown.records.count() == 2
    opened: list[str] = []
    page.opened.record_wanted.connect(opened.append)
    shown._open_current()
    assert len(opened) == 1


def test_a_sign_names_the_version_of_a_policy_in_the_language_of_the_window() -> None:
    words.speak("nb")
    found = Effects("country", "2026-01-01", [], [], titles={"plan": "Plan · version 2"})
    named = effects._named({"policy": "plan", "n": 2}, found)
    words.speak("en")
    assert named == {"policy": "Plan · versjon 2", "n": 2}


def test_a_cell_of_the_load_opens_its_requests(
    page: EffectsPage, window: Window, qtbot: QtBot, settle: Settle
) -> None:
    chart = page.findChildren(LoadChart)[0]
    chart.canvas.setFocus()
    qtbot.keyClick(chart.canvas, Qt.Key.Key_Right)
    chosen = chart.canvas.chosen
    assert chosen is not None
    qtbot.keyClick(chart.canvas, Qt.Key.Key_Return)
    settle()
    assert window.shell is not None
    whole = window.shell.page("countries")
    assert isinstance(whole, CountriesPage)
    assert whole.shows == "records"
    listed = whole._registers.register("request")
    assert listed.isVisible()
    assert listed.model.rows == int(chosen.words.split(": ")[1].split(" ")[0])


def test_one_key_shows_the_load_as_a_table(page: EffectsPage, qtbot: QtBot) -> None:
    chart = page.findChildren(LoadChart)[0]
    chart.canvas.setFocus()
    qtbot.keyClick(chart.canvas, Qt.Key.Key_T)
    assert chart.shows_table
    assert chart.grid.rows[0][0] == "Host ministry"
