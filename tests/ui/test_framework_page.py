"""The framework page: read from the top, every crossing opens, targets change with their reason, versions follow."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from pbdesk.desk import reading, writing
from pbdesk.records.kinds import KINDS
from pbdesk.store.desk import Desk
from pbdesk.store.query import Listing
from tests.ui.conftest import Settle
from tests.ui.places import page_at
from tests.ui.seeding import PERSON, add, day
from ui.charts.trend import TrendChart
from ui.framework.questions import ForceQuestion, TargetQuestion
from ui.pages.countries import CountriesPage
from ui.pages.framework import FrameworkPage
from ui.pages.policies import PoliciesPage
from ui.window import Window


@pytest.fixture
def framed(desk: Desk, ids: dict[str, str]) -> dict[str, str]:
    """A framework with a cause that is answered and one that is not, and a benchmark that fell back."""
    framework = add(desk, "framework", title="Framework for the DRC", country=ids["drc"], version=1, status="in force",
                    vision="Villages live in safety.")  # fmt: skip
    land = add(desk, "cause", framework=framework, type="root cause", title="Land")
    add(desk, "cause", framework=framework, type="trigger", title="Elections")
    law = reading.choices(desk, KINDS["dimension"], "rule of law")[0].id
    objective = add(desk, "objective", framework=framework, number="1", title="Courts sit", dimension=law,
                    causes=[land], phase="transitional")  # fmt: skip
    add(desk, "milestone", objective=objective, title="First hearing", due=day(-10))
    benchmark = add(desk, "benchmark", objective=objective, title="Cases heard", baseline=12, baseline_date="2023",
                    target=60, unit="cases")  # fmt: skip
    add(desk, "observation", benchmark=benchmark, date="2024", value=21)
    add(desk, "observation", benchmark=benchmark, date="2025", value=9, setback=1, note="Fighting.")
    add(desk, "comment", framework=framework, agency=ids["defence"], text="Say more of the police.")
    plan = add(desk, "policy", title="Plan", type="plan", version=1, status="draft", framework=framework)
    return {**ids, "framework": framework, "benchmark": benchmark, "objective": objective, "plan": plan}


@pytest.fixture
def countries(window: Window, framed: dict[str, str], settle: Settle) -> CountriesPage:
    """The page of countries on the framework of the one in focus."""
    assert window.shell is not None
    assert window.opened is not None
    window.opened.focus(framed["drc"], window.opened.as_of)
    found = page_at(window, "countries", CountriesPage, settle)
    found.choose("framework")
    settle()
    return found


@pytest.fixture
def page(countries: CountriesPage) -> FrameworkPage:
    return countries.findChildren(FrameworkPage)[0]


def words(part: QWidget) -> str:
    texts = [one.text() for one in part.findChildren(QLabel) if one.isVisibleTo(part)]
    return "\n".join(texts + [one.accessibleName() for one in part.findChildren(QPushButton) if one.isVisibleTo(part)])


def link(part: QWidget, name: str) -> QPushButton:
    return next(one for one in part.findChildren(QPushButton) if one.accessibleName() == name and one.isVisibleTo(part))


def test_it_says_what_no_objective_answers_and_what_fell_back(page: FrameworkPage) -> None:
    said = words(page)
    assert "No objective answers: Elections" in said
    assert "▼ setback 2025: Fighting." in said
    assert "was due" in said
    assert "Villages live in safety." in said
    assert "1 is not answered" in said


def test_a_setback_can_be_heard_on_the_drawing(page: FrameworkPage) -> None:
    marks = page.findChildren(TrendChart)[0].canvas.marks
    assert [one.words for one in marks] == ["2023: 12. baseline", "2024: 21. observed", "2025: 9. setback: Fighting."]


def test_a_crossing_opens_its_objectives(
    page: FrameworkPage, countries: CountriesPage, settle: Settle, qtbot: QtBot
) -> None:
    assert page.opened is not None
    with qtbot.waitSignal(page.opened.listing_wanted) as wanted:
        link(page, "1 · Transitional").click()
    settle()
    listing = wanted.args[0]
    assert isinstance(listing, Listing)
    assert {condition.name for condition in listing.conditions} == {"framework", "causes", "dimension", "phase"}
    assert countries.shows == "records"


def test_a_target_is_changed_with_its_reason_and_the_old_one_is_told(
    page: FrameworkPage, desk: Desk, framed: dict[str, str], settle: Settle
) -> None:
    link(page, "Change the target …").click()
    question = page.findChildren(TargetQuestion)[0]
    question.target.setText("40")
    assert not question.act.isEnabled()
    question.reason.setPlainText("Two courts were closed.")
    assert question.act.isEnabled()
    question.accept()
    settle()
    assert reading.one(desk, framed["benchmark"]).values["target"] == 40
    assert "Two courts were closed." in words(page)
    assert "The target was 60 until" in words(page)


def test_a_target_is_put_off_with_the_reason(
    page: FrameworkPage, desk: Desk, framed: dict[str, str], settle: Settle
) -> None:
    link(page, "Change the target …").click()
    question = page.findChildren(TargetQuestion)[0]
    question.target.setText("60")
    question.until.setText("2029")
    question.until.editingFinished.emit()
    question.reason.setPlainText("Two courts were closed.")
    question.decision.show_value(framed["decision"], "Lead agency")
    question.accept()
    settle()
    assert reading.one(desk, framed["benchmark"]).values["target_date"] == "2029"
    (kept,) = page.dossier.objectives[0].benchmarks[0].revisions if page.dossier else ()
    assert (kept["new_target_date"], kept["decision"]) == ("2029", framed["decision"])


def test_it_is_opened_for_comment_and_agreed_on_by_a_decision(
    page: FrameworkPage, desk: Desk, framed: dict[str, str], settle: Settle
) -> None:
    page.begin_version()
    settle()
    link(page, "Open for comment").click()
    settle()
    assert page.dossier is not None
    assert page.dossier.framework["status"] == "open for comment"
    link(page, "Put in force …").click()
    question = page.findChildren(ForceQuestion)[0]
    question.decision.show_value(framed["decision"], "Lead agency")
    question.accept()
    settle()
    assert page.dossier.framework["adopted_by"] == framed["decision"]
    assert link(page, "GL 2026/001 · Lead agency for the DRC")


def test_it_says_what_of_an_agreement_no_objective_serves(
    page: FrameworkPage, desk: Desk, framed: dict[str, str], settle: Settle, qtbot: QtBot
) -> None:
    assert "No peace agreement and no national strategy" in words(page)
    agreement = add(desk, "agreement", country=framed["drc"], title="Accord of 2013", start=day(-900))
    served = add(desk, "provision", agreement=agreement, number="1", text="Courts")
    add(desk, "provision", agreement=agreement, number="2", text="Police")
    writing.set_values(desk, framed["objective"], {"provisions": [served]}, PERSON)
    page.refresh()
    settle()
    said = words(page)
    assert "1 of 2 served" in said
    assert "objective 1" in said
    assert "no objective serves it" in said
    assert page.opened is not None
    with qtbot.waitSignal(page.opened.record_wanted) as wanted:
        link(page, "1 · Courts").click()
    assert wanted.args == [served]


def test_a_new_version_is_begun_put_in_force_and_names_the_plans_left_behind(
    page: FrameworkPage, desk: Desk, framed: dict[str, str], settle: Settle
) -> None:
    page.begin_version()
    settle()
    assert page.dossier is not None
    assert page.dossier.framework["version"] == 2
    page.put_in_force()
    page.findChildren(ForceQuestion)[0].accept()
    settle()
    assert reading.one(desk, framed["framework"]).values["status"] == "superseded"
    assert page.dossier.framework["status"] == "in force"
    assert [one.policy for one in page.dossier.behind] == [framed["plan"]]
    assert "rests on version 1" in words(page)
    assert [one["value"] for one in page.dossier.objectives[0].benchmarks[0].observations] == [21, 9]


def test_the_keyboard_goes_to_the_new_version_and_stays_on_the_page_as_it_changes(
    page: FrameworkPage, desk: Desk, framed: dict[str, str], settle: Settle, qtbot: QtBot
) -> None:
    button = link(page, "New version")
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    settle()
    assert held(page) == "Open"
    target = link(page, "Change the target …")
    target.setFocus()
    add(desk, "comment", framework=framed["framework"], agency=framed["defence"], text="Say less of the army.")
    page.refresh()
    settle()
    assert held(page) == "Change the target …"


def held(page: FrameworkPage) -> str:
    """What has the keyboard on the page."""
    at = QApplication.focusWidget()
    assert at is not None
    return at.accessibleName() if page.isAncestorOf(at) else f"elsewhere: {at.accessibleName()}"


def test_a_country_without_a_framework_says_what_one_is_for(
    countries: CountriesPage, window: Window, framed: dict[str, str], settle: Settle
) -> None:
    assert window.opened is not None
    window.opened.focus(framed["burundi"], window.opened.as_of)
    settle()
    assert "No strategic framework yet" in words(countries)
    assert "Agreements and strategies that apply" in words(countries)
    assert link(countries, "Begin a framework").isEnabled()


def test_a_record_of_a_framework_leads_to_its_page(window: Window, framed: dict[str, str], settle: Settle) -> None:
    assert window.shell is not None
    assert window.opened is not None
    window.shell.show_record(framed["framework"])
    settle()
    link(window.shell.sheet(), "Read the whole framework").click()
    settle()
    page = window.shell.page("countries")
    assert isinstance(page, CountriesPage)
    assert (page.shows, window.opened.country) == ("framework", framed["drc"])
    shown = page.findChildren(FrameworkPage)[0].dossier
    assert shown is not None
    assert shown.framework["id"] == framed["framework"]


def test_a_record_of_a_policy_leads_to_its_page(window: Window, framed: dict[str, str], settle: Settle) -> None:
    assert window.shell is not None
    window.shell.show_record(framed["plan"])
    settle()
    link(window.shell.sheet(), "Read it beside its coherence record").click()
    settle()
    page = window.shell.page("policies")
    assert isinstance(page, PoliciesPage)
    assert page.document.dossier is not None
    assert page.document.dossier.policy["id"] == framed["plan"]
